"""Build index.gz beside the tables of each pack that is kept as CSV, so that the pack is ready sooner.

    python tools/build_index.py [--check]

The file holds the folded keys of the names and a digest of the two tables; where the digest does not fit, the tables
are read as if there were no such file. ``--check`` fails where a file is missing or was built from other tables.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geomap.gazetteer.compact import INDEX_FILE, pack_index, read_index  # noqa: E402 (the repository's own package)
from geomap.gazetteer.index import Tables  # noqa: E402
from geomap.gazetteer.reading import CsvPack  # noqa: E402


def main() -> int:
    """Build or check the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if a file would change")
    arguments = parser.parse_args()
    folders = sorted(path.parent for path in (ROOT / "gazetteer").glob("*/places.csv"))
    if arguments.check:
        return 0 if all(read_index(folder) for folder in folders) else 1
    for folder in folders:
        (folder / INDEX_FILE).unlink(missing_ok=True)
        pack, tables = CsvPack(folder), Tables()
        if pack.foreign:
            raise SystemExit(f"tools/build_index.py: {folder.name} names places of other packs; leave it as it is")
        pack.fill(tables, 0)
        (folder / INDEX_FILE).write_bytes(pack_index(tables, len(pack), folder))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
