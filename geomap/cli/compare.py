"""The command that compares claims: who agrees, who differs, who echoes whom."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import cli

if TYPE_CHECKING:
    import pandas as pd

    from geomap.compare import Comparison

FRAMES = ("events", "outlets", "pairs", "links")


def compare(args: argparse.Namespace) -> int:
    """Say who agrees, who differs and who echoes whom, as a page and as tables."""
    from geomap.compare import compare_claims, read_sides
    from geomap.dossier import write_page
    from geomap.table import read_claims, resolve_ends

    complaints = cli.Complaints()
    table = resolve_ends(read_claims(args.claims, on_fault=complaints), cli._gazetteer(args))
    sides = read_sides(args.sides) if args.sides else None
    comparison = compare_claims(table, days=args.days, km=args.km, sides=sides)
    if args.csv:
        _write_frames(comparison, Path(args.csv))
    if args.json:
        _write_json(comparison, Path(args.json))
    write_page(comparison, args.output, title=args.title)
    for line in _why_lines(comparison, args.why) if args.why is not None else ():
        cli.tell(cli.plain_line(line))
    counts = comparison.events["verdict"].value_counts()
    found = ", ".join(
        f"{int(counts.get(name, 0)):,} {name}" for name in ("contested", "corroborated", "echoed", "single")
    )
    windows = f"{cli._plural(args.days, 'day')} and {args.km:g} km"
    cli.tell(f"{cli._plural(len(comparison.events), 'event')} within {windows}: {found}")
    cli.tell(f"open {args.output} in a browser")
    return complaints.code


def _write_frames(comparison: Comparison, folder: Path) -> None:
    from geomap.table import whole_file, write_csv_rows

    for name in FRAMES:
        frame = getattr(comparison, name)
        with whole_file(folder / f"{name}.csv") as draft:
            write_csv_rows(frame.columns, (row.values() for row in _records(frame)), draft)


def _write_json(comparison: Comparison, path: Path) -> None:
    from geomap.table import whole_file

    windows = {"days": comparison.windows.days, "km": comparison.windows.km}
    body = {"windows": windows, **{name: _records(getattr(comparison, name)) for name in FRAMES}}
    with whole_file(path) as draft:
        draft.write_text(json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf-8")


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as plain values, None for an empty cell."""
    import pandas as pd

    return [
        {
            str(name): None if pd.isna(cell) else getattr(cell, "item", lambda cell=cell: cell)()
            for name, cell in row.items()
        }
        for row in frame.to_dict("records")
    ]


def _why_lines(comparison: Comparison, claim: str) -> list[str]:
    """Tell what speaks for each link, of one claim or of all, and which pairs came close."""
    outlets = dict(zip(comparison.claims["claim"], comparison.claims["outlet"], strict=True))
    lines = []
    for row in _records(comparison.links):
        if claim and claim not in (row["claim"], row["other_claim"]):
            continue
        kind = f"echo {row['echo']}" if row["echo"] else "no echo, but close"
        names = " and ".join(
            f"{row[name]} ({outlets.get(row[name]) or 'no outlet'})" for name in ("claim", "other_claim")
        )
        points = f"{row['score']:g} points: " if row["score"] else ""
        lines.append(f"{kind}: {names}: {points}{row['evidence']}")
    return lines or ["no two claims are linked" if not claim else f"{claim} is linked to no other claim"]


def export_flows(args: argparse.Namespace, complaints: cli.Complaints) -> int:
    """Write the claims in the format of a tool for flows, globes or GIS."""
    from geomap.flows import write_flows
    from geomap.table import read_claims, resolve_ends

    table = resolve_ends(read_claims(args.claims, on_fault=complaints), cli._gazetteer(args))
    written = write_flows(table, args.out, args.format)
    if written.left_out:
        ends = cli._plural(written.left_out, "claim")
        cli.say(f"{ends} with an open end make no flow and are left out; jsonfg, kml, qgis and geoparquet hold them")
    noun = "movement" if args.format in ("flowmapblue", "kepler") else "claim"
    cli.tell(f"{cli._plural(written.rows, noun)}: {written.path}")
    return complaints.code


def add_compare_command(commands: Any) -> None:
    """Put the command into the parser."""
    parser = cli._command(commands, "compare", compare)
    parser.add_argument("claims", metavar="CLAIMS", help="a claims table, written by geomap or by hand")
    cli._add_output(parser, "compare.html")
    parser.add_argument("--title", default="Claims compared", help="the words at the top of the page")
    parser.add_argument("--days", type=int, default=3, metavar="N", help="movements within N days may be one (3)")
    parser.add_argument("--km", type=float, default=5.0, metavar="KM", help="ends within KM may be one place (5)")
    parser.add_argument(
        "--sides", metavar="SIDES.CSV", help="your own claimant_pattern,side; they win over the shipped ones"
    )
    parser.add_argument("--csv", metavar="FOLDER", help="also write events.csv, outlets.csv, pairs.csv and links.csv")
    parser.add_argument("--json", metavar="FILE", help="also write the same as one JSON file")
    parser.add_argument(
        "--why", nargs="?", const="", metavar="CLAIM", help="tell what speaks for each echo, of all claims or of one"
    )
    cli._add_gazetteer(parser)
