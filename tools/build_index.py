"""Build pack.bin beside the tables of each pack that is kept as CSV, so that the pack is ready sooner.

    python tools/build_index.py [--check]

The file holds the rows of the two tables, the folded keys of the names, which rows of earlier packs are the same
places, and a digest of the tables; where the digest does not fit, the tables are read as if there were no such file.
``--check`` fails where a file is missing or was built from other tables. Build the world first.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from geomap.gazetteer.compact import COMPACT_FILE, CompactPack, compact_bytes, tables_digest  # noqa: E402 (our own package)
from geomap.gazetteer.index import PackRows  # noqa: E402
from geomap.gazetteer.joining import shared_rows  # noqa: E402
from geomap.gazetteer.reading import CsvPack, is_compact, read_pack, shipped_packs  # noqa: E402


def main() -> int:
    """Build or check the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if a file would change")
    arguments = parser.parse_args()
    earlier: list[PackRows] = []
    for folder in shipped_packs():
        pack = read_pack(folder)
        is_fresh = isinstance(pack, CompactPack) and set(pack.joins) == {other.stamp for other in earlier}
        if not is_compact(folder) and not is_fresh:
            if arguments.check:
                return 1
            (folder / COMPACT_FILE).write_bytes(build(folder, earlier))
            pack = read_pack(folder)
        earlier.append(pack)
    return 0


def build(folder: Path, earlier: list[PackRows]) -> bytes:
    """Build the file of a pack."""
    pack = CsvPack(folder)
    if pack.foreign:
        raise SystemExit(f"tools/build_index.py: {folder.name} names places of other packs; leave it as it is")
    joins = {other.stamp: shared_rows(pack, other) for other in earlier}
    return compact_bytes(pack, tables_digest(folder), joins)


if __name__ == "__main__":
    raise SystemExit(main())
