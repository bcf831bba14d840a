"""What `map` and `export` share: claims from files and datasets, and of large tables what a page can hold."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import GeomapError

if TYPE_CHECKING:
    import pandas as pd

    from geomap.corpus import Corpus
    from geomap.table import ClaimFilter, OnFault


def claims_for_map(args: argparse.Namespace, on_fault: OnFault) -> tuple[pd.DataFrame, str]:
    """Read the claims that a command asks for, and of very many only what a page can hold.

    Parameters
    ----------
    args : argparse.Namespace
        With ``claims`` and the options of `add_filters`.
    on_fault : callable
        Called for each row that cannot be used.

    Returns
    -------
    table : pandas.DataFrame
        The claims.
    words : str
        What was asked for and what was left out; empty where the table is whole.
    """
    from geomap.corpus import thin
    from geomap.corpus.thinning import MAP_CLAIMS
    from geomap.database import is_database, read_database
    from geomap.table import arrow_from_frame, check_parts, is_dataset, read_claims, read_parts
    from geomap.table.check import Source

    wanted = filter_of(args)
    path = Path(args.claims)
    if is_database(args.claims):
        thinned = thin(lambda columns: read_database(args.claims, wanted, columns))
        table = check_parts([thinned.claims], source=Source(), on_fault=on_fault)
    elif is_dataset(path):
        thinned = thin(lambda columns: read_parts(path, wanted, columns))
        table = check_parts([thinned.claims], source=Source(path), on_fault=on_fault)
    else:
        table = read_claims(path, on_fault=on_fault)
        if not wanted and len(table) <= MAP_CLAIMS:
            return table, ""
        arrow = arrow_from_frame(table)
        arrow = arrow.filter(wanted.expression()) if wanted else arrow
        thinned = thin(lambda _: [arrow])
        table = check_parts([thinned.claims], source=Source(path), on_fault=on_fault)
    return table, "; ".join(filter(None, (wanted.words(), thinned.words())))


def claims_of_corpus(corpus: Corpus) -> tuple[pd.DataFrame, str]:
    """Return the claims of a corpus that a page can hold, and what was left out."""
    from geomap.corpus import thin
    from geomap.table import frame_from_arrow

    thinned = thin(lambda _: corpus.claims())
    return frame_from_arrow(thinned.claims), thinned.words()


def filter_of(args: argparse.Namespace) -> ClaimFilter:
    """Return the filter that a command's options ask for."""
    from geomap.table import ClaimFilter

    if args.since and args.until and args.since > args.until:
        raise GeomapError(f"--since {args.since} is after --until {args.until}; are the two swapped?")
    return ClaimFilter(args.since, args.until, tuple(args.outlet), tuple(args.group), args.bbox)


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the options that say which claims are wanted."""
    parser.add_argument("--since", type=day, metavar="DAY", help="only movements on or after this day, as 2016-11-30")
    parser.add_argument("--until", type=day, metavar="DAY", help="only movements on or before this day")
    parser.add_argument("--outlet", action="append", default=[], metavar="NAME", help="only this outlet; several times")
    parser.add_argument("--group", action="append", default=[], metavar="NAME", help="only this group; several times")
    parser.add_argument(
        "--bbox",
        type=box,
        metavar="W,S,E,N",
        help="only movements with an end in this box, in degrees; as --bbox=-10,30,40,50",
    )


def day(text: str) -> date:
    """Read a day of the command line."""
    return date.fromisoformat(text)


def box(text: str) -> tuple[float, float, float, float]:
    """Read a box of the command line."""
    west, south, east, north = (float(side) for side in text.split(","))
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError
    return west, south, east, north


def parts_of_table(path: str, on_fault: OnFault) -> Iterable[Any]:
    """Return the claims of a file, dataset or database in parts, checked, at least one; only a file is held whole."""
    from geomap.database import is_database, read_database
    from geomap.table import SCHEMA, arrow_from_frame, check_parts, is_dataset, read_claims, read_parts
    from geomap.table.check import Source
    from geomap.table.clean import is_clean

    source = Path(path)
    if not is_dataset(source) and not is_database(path):
        return [arrow_from_frame(read_claims(source, on_fault=on_fault))]

    def checked() -> Iterator[Any]:
        yield SCHEMA.empty_table()
        for part in read_database(path) if is_database(path) else read_parts(source):
            if is_clean(part):
                yield part
            else:
                yield arrow_from_frame(check_parts([part], source=Source(source), on_fault=on_fault))

    return checked()


def write_parts_to(parts: Iterable[Any], target: str | Path, drafts: Path | None = None) -> int:
    """Write claims to a file, a database, or as a dataset where the path has no ending; return how many there were."""
    from geomap.database import is_database, write_database
    from geomap.table import write_dataset, write_parts

    if is_database(str(target)):
        return write_database(parts, str(target))
    path = Path(target)
    count = 0

    def counted() -> Iterator[Any]:
        nonlocal count
        for part in parts:
            count += part.num_rows
            yield part

    (write_parts if path.suffix else write_dataset)(counted(), path, drafts=drafts)
    return count
