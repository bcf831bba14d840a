"""The commands: one short function each. This room alone prints, and makes one line of an error."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import geomap
from geomap.cli.reading import (
    FOLDER,
    MOST_COMPLAINTS,
    add_engine,
    corpus_of,
    counts_line,
    parts_of,
    work_folder,
    write_quarantine,
    write_worklist,
)
from geomap.cli.tables import add_filters, claims_for_map, claims_of_corpus, parts_of_table, write_parts_to
from geomap.errors import GazetteerError, GeomapError

if TYPE_CHECKING:
    import pandas as pd

    from geomap.corpus import Corpus
    from geomap.gazetteer import Gazetteer, Match

OK, WRONG_INPUT, INTERRUPTED = 0, 1, 130
SAMPLES = Path(geomap.__file__).parent / "samples"
LABEL_LANGUAGES = ("en", "ar")


class Complaints:
    """The errors that did not stop the work: each is told at once, in one line, and counted."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, error: GeomapError) -> None:
        """Tell one error; of very many only the first."""
        self.count += 1
        if self.count <= MOST_COMPLAINTS:
            say(str(error))
        elif self.count == MOST_COMPLAINTS + 1:
            say("and more of the kind")

    @staticmethod
    def told_already(error: GeomapError) -> None:
        """Pass over an error that an earlier reading of the same reports told."""

    @property
    def code(self) -> int:
        """The exit code that they ask for."""
        return WRONG_INPUT if self.count else OK


def say(words: str) -> None:
    """Print one line on stderr; control characters of the input don't reach the terminal."""
    print(f"geomap: {plain_line(words)}", file=sys.stderr)


def plain_line(words: str) -> str:
    """Return words on one line, with U+FFFD for characters that would steer a terminal."""
    return "".join(mark if mark.isprintable() else "\ufffd" for mark in " ".join(words.split()))


def tell(words: str) -> None:
    """Print a result on stdout."""
    print(words)


# What several commands need


def _gazetteer(args: argparse.Namespace) -> Gazetteer:
    from geomap.gazetteer import read_gazetteer
    from geomap.gazetteer.reading import shipped_packs

    faults: list[GazetteerError] = []
    gazetteer = read_gazetteer(*shipped_packs(), *args.gazetteer, faults=faults)
    for fault in faults:
        args.complaints(fault)
    return gazetteer


def _labels(table: pd.DataFrame, gazetteer: Gazetteer) -> dict[str, dict[str, str]]:
    ids = {*table["origin_id"].dropna(), *table["destination_id"].dropna()}
    labels: dict[str, dict[str, str]] = {}
    for place_id in sorted(ids):
        for name in gazetteer.names_of(place_id):
            if name.lang in LABEL_LANGUAGES:
                labels.setdefault(place_id, {}).setdefault(name.lang, name.name)
    return labels


def _via(table: pd.DataFrame, gazetteer: Gazetteer) -> dict[str, tuple[float, float]]:
    """Return where the places on the way are, by name; one that is not settled stays out."""
    import pandas as pd

    from geomap.table import split_members

    found: dict[str, tuple[float, float]] = {}
    for row in table[table["via"].notna()].to_dict("records"):
        ends = [(row[f"{end}_lat"], row[f"{end}_lon"]) for end in ("origin", "destination")]
        near = [(float(lat), float(lon)) for lat, lon in ends if pd.notna(lat) and pd.notna(lon)]
        for name in split_members(row["via"]):
            match = gazetteer.resolve(name, near=near)
            if name not in found and match.lat is not None and match.lon is not None:
                found[name] = (match.lat, match.lon)
    return found


def _write_map(
    table: pd.DataFrame,
    path: Path,
    args: argparse.Namespace,
    gazetteer: Gazetteer,
    drafts: Path | None = None,
    subtitle: str = "",
) -> None:
    from geomap.compare import Windows, events_of
    from geomap.maps import build_map, write_map
    from geomap.table import whole_file

    windows = Windows()
    events = events_of(table, days=windows.days, km=windows.km)
    try:
        page = build_map(
            table.join(events),
            title=args.title,
            subtitle=subtitle,
            language=args.language,
            labels=_labels(table, gazetteer),
            shapes=gazetteer.shapes,
            via=_via(table, gazetteer),
            windows=(windows.days, windows.km),
            tiles=args.tiles,
        )
    except ValueError as error:  # an unknown name of tiles
        raise GeomapError(str(error)) from error
    with whole_file(path, drafts=drafts) as draft:
        write_map(page, draft)


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


# The commands


def build(args: argparse.Namespace) -> int:
    """Read reports and write the claims table, the worklist and the map."""
    out = Path(args.output)
    complaints = Complaints()
    gazetteer = _gazetteer(args)
    with corpus_of(args, gazetteer, out / FOLDER) as (corpus, drafts):
        for aside in corpus.asides():
            complaints(aside.error())
        write_quarantine(corpus.asides(), out / "quarantine.jsonl", drafts)
        if not _has_reports(corpus):
            return WRONG_INPUT
        for name in ("claims.csv", "claims.geojson"):
            write_parts_to(parts_of(corpus), out / name, drafts)
        names = write_worklist(corpus, out / "unresolved.csv", gazetteer, drafts)
        table, words = claims_of_corpus(corpus)
        _write_map(table, out / "map.html", args, gazetteer, drafts, words)
    tell(f"{_found(corpus)}; {_plural(names, 'place name')} not settled (unresolved.csv)")
    if complaints.count:
        tell(f"{_plural(complaints.count, 'fault')} set aside (quarantine.jsonl)")
    if words:
        tell(f"the map shows {words}")
    tell(f"open {out / 'map.html'} in a browser")
    return complaints.code


def _has_reports(corpus: Corpus) -> bool:
    has = corpus.totals.with_claims + corpus.totals.quiet > 0
    if not has:
        say("no report could be read, so nothing was written")
    return has


def _found(corpus: Corpus) -> str:
    done = corpus.totals
    if line := counts_line(corpus):
        tell(line)
    return f"{_plural(done.claims, 'claim')} in {_plural(done.with_claims + done.quiet, 'report')}"


def demo(args: argparse.Namespace) -> int:
    """Build the sample reports that ship with geomap."""
    args.reports, args.workers, args.scheduler, args.time_limit = [SAMPLES], 0, None, 60.0
    return build(args)


def extract(args: argparse.Namespace) -> int:
    """Read reports and write the claims table alone; with --explain also pages that show why."""
    from geomap.table import writer_of

    out = Path(args.output)
    if out.suffix:
        writer_of(out)  # an ending that nobody knows is told before the work, not after it
    complaints = Complaints()
    gazetteer = _gazetteer(args)
    with corpus_of(args, gazetteer, work_folder(out)) as (corpus, drafts):
        for aside in corpus.asides():
            complaints(aside.error())
        if not _has_reports(corpus):
            return WRONG_INPUT
        write_quarantine(corpus.asides(), out.with_name(f"{out.stem}.quarantine.jsonl"), drafts)
        write_parts_to(parts_of(corpus), out, drafts)
    tell(f"{_found(corpus)}: {args.output}")
    if args.explain:
        from geomap.explain import explain_reports

        index = explain_reports(args.reports, args.explain, gazetteer, on_error=Complaints.told_already)
        tell(f"open {index} in a browser to see how each report was read")
    return complaints.code


def draw(args: argparse.Namespace) -> int:
    """Draw a claims table; names without coordinates are looked up first."""
    from geomap.table import resolve_ends, unresolved_ends

    complaints = Complaints()
    gazetteer = _gazetteer(args)
    table, words = claims_for_map(args, complaints)
    table = resolve_ends(table, gazetteer)
    open_ends = unresolved_ends(table)
    if len(open_ends):
        names = ", ".join(open_ends["name"].drop_duplicates().head(5))
        say(f"{_plural(len(open_ends), 'end')} not settled by the gazetteer, not on the map: {names}")
    _write_map(table, Path(args.output), args, gazetteer, subtitle=words)
    tell(f"{_plural(len(table), 'claim')}: {args.output}")
    if words:
        tell(f"the map shows {words}")
    return complaints.code


def export(args: argparse.Namespace) -> int:
    """Write a claims table in another format."""
    from geomap.database import shown_address

    complaints = Complaints()
    if args.format:
        from geomap.cli.compare import export_flows

        return export_flows(args, complaints)
    count = write_parts_to(parts_of_table(args.claims, complaints), args.out)
    tell(f"{_plural(count, 'claim')}: {shown_address(args.out)}")
    return complaints.code


def evaluate(args: argparse.Namespace) -> int:
    """Score claims against a labelled corpus."""
    from geomap.corpus import extract_corpus
    from geomap.evaluation import evaluate_claims, read_labels, summary_lines
    from geomap.table import read_claims

    folder = Path(args.gold_dir)
    stems = _stems_asked_for(args, list(read_labels(folder)))
    complaints = Complaints()
    if args.claims is None:
        table = extract_corpus([folder / "reports"], _gazetteer(args), on_error=complaints, workers=None).table
    else:
        table = read_claims(args.claims, on_fault=complaints)
    evaluation = evaluate_claims(folder, table, only=stems)
    for fault in evaluation.faults if args.show else ():
        print(plain_line(f"{fault.report}: {fault.kind} {fault.pair}: {fault.words}"), file=sys.stderr)
    tell(json.dumps(evaluation.total) if args.json else "\n".join(summary_lines(evaluation)))
    for line in _fold_lines(folder, table, stems, args.folds):
        tell(line)
    return complaints.code


def _stems_asked_for(args: argparse.Namespace, stems: list[str]) -> list[str]:
    only, hold = (set(filter(None, (name.strip() for name in names.split(",")))) for names in (args.only, args.hold))
    unknown = sorted((only | hold) - set(stems))
    if unknown:
        raise GeomapError(f"has no report {', '.join(unknown)}", path=Path(args.gold_dir) / "gold.jsonl")
    return [stem for stem in stems if (stem in only or not only) and stem not in hold]


def _fold_lines(folder: Path, table: pd.DataFrame, stems: Sequence[str], folds: int) -> Iterable[str]:
    from geomap.evaluation import evaluate_claims, fold_stems

    for number, part in enumerate(fold_stems(stems, folds), start=1):
        total = evaluate_claims(folder, table, only=part).total
        scores = f"pair f1 {total['pair']['f1']}  strict f1 {total['strict']['f1']}"
        yield f"fold {number}: {len(part)} reports  {scores}"


def resolve(args: argparse.Namespace) -> int:
    """Say where places are, and why."""
    gazetteer = _gazetteer(args)
    codes = country_codes(args.country)
    if args.table:
        return _resolve_table(args, gazetteer, codes)
    for name in args.names:
        match = gazetteer.resolve(name, countries=codes)
        tell(plain_line(_match_line(name, match)))
        if args.why:
            tell(plain_line(f"why: {match.reason}"))
            for place in match.candidates[:8]:
                what = f"{place.name} ({place.kind}, {place.country or 'no single country'}) [{place.id}]"
                tell(plain_line(f"candidate: {what} {place.match}, {place.score:g}"))
    return OK


def country_codes(words: Sequence[str]) -> tuple[str, ...]:
    """Return the ISO codes of countries given by code or by name."""
    from geomap.gazetteer import country_of

    codes = []
    for word in words:
        code = word.upper() if len(word) == 2 else country_of(word)
        if code is None or not code.isalpha():
            raise GeomapError(f"{word!r} is no country; write its ISO code of two letters, such as SY")
        codes.append(code)
    return tuple(codes)


def _match_line(name: str, match: Match) -> str:
    if not match.is_found:
        return f"{name}: {'not a place' if match.match == 'not a place' else 'not found'}"
    where = f"{match.lat:.4f}, {match.lon:.4f}"
    area = f"{match.kind}, {match.country or 'no single country'}, within {match.radius_km:g} km"
    return f"{name}: {match.name} ({area}) at {where}; {match.match}, {match.score:g} [{match.place_id or '-'}]"


def _resolve_table(args: argparse.Namespace, gazetteer: Gazetteer, codes: Sequence[str]) -> int:
    from geomap.table import read_csv_rows, whole_file, write_csv_rows

    header, rows = read_csv_rows(args.table, "name")
    added = ("place_id", "lat", "lon", "kind", "match", "score")
    kept = [name for name in header if name not in added]
    out: list[list[Any]] = []
    found = 0
    for row in rows:
        match = gazetteer.resolve(row["name"], countries=codes, context=row.get("context", ""))
        found += match.is_found
        answer = [getattr(match, column) if match.is_found else None for column in added]
        out.append([row.get(name, "") for name in kept] + answer)
    with whole_file(args.output) as draft:
        write_csv_rows((*kept, *added), out, draft)
    tell(f"{found:,} of {_plural(len(out), 'name')} found: {args.output}")
    return OK


# The parser


def _add_reports(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "reports",
        nargs="+",
        metavar="REPORTS",
        help="files or folders of .txt, .md, .html; or .csv, .jsonl, .parquet",
    )


def _add_gazetteer(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--gazetteer",
        action="append",
        default=[],
        metavar="PACK",
        help="a folder with your own places.csv and names.csv; may be given several times, later ones win",
    )


def _add_map_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--title", default="Claimed movements", help="the words at the top of the map")
    parser.add_argument("--language", default="en", choices=LABEL_LANGUAGES, help="language of the map's interface")
    parser.add_argument(
        "--tiles",
        metavar="NAME",
        help="online background, as OpenStreetMap.Mapnik; its server then learns what you look at",
    )


def _add_output(parser: argparse.ArgumentParser, default: str) -> None:
    parser.add_argument("-o", "--output", default=default, metavar="PATH", help=f"where to write ({default})")


def _command(commands: Any, name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
    words = (run.__doc__ or "").strip()
    parser: argparse.ArgumentParser = commands.add_parser(name, help=words, description=words)
    parser.set_defaults(run=run)
    return parser


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    from geomap.cli.compare import add_compare_command
    from geomap.cli.gazetteer import add_gazetteer_commands

    parser = argparse.ArgumentParser(prog="geomap", description=(geomap.__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--version", action="version", version=f"geomap {geomap.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_road_commands(commands)
    _add_table_commands(commands)
    add_compare_command(commands)
    _add_evaluate(commands)
    _add_resolve(commands)
    add_gazetteer_commands(commands)
    return parser


def _add_road_commands(commands: Any) -> None:
    for name, run in (("build", build), ("demo", demo)):
        parser = _command(commands, name, run)
        if run is build:
            _add_reports(parser)
            add_engine(parser)
        _add_output(parser, "outputs")
        _add_gazetteer(parser)
        _add_map_words(parser)
    parser = _command(commands, "extract", extract)
    _add_reports(parser)
    _add_output(parser, "claims.csv")
    add_engine(parser)
    parser.add_argument(
        "--explain", metavar="FOLDER", help="also write a page for each report that shows how it was read"
    )
    _add_gazetteer(parser)


def _add_table_commands(commands: Any) -> None:
    parser = _command(commands, "map", draw)
    parser.add_argument("claims", metavar="CLAIMS", help="a claims table, written by geomap or by hand")
    _add_output(parser, "map.html")
    add_filters(parser)
    _add_gazetteer(parser)
    _add_map_words(parser)
    parser = _command(commands, "export", export)
    parser.add_argument("claims", metavar="CLAIMS", help="a claims table")
    parser.add_argument("out", metavar="OUT", help="the new file: .csv, .jsonl, .geojson, .gpkg or .parquet")
    parser.add_argument(
        "--format",
        choices=("flowmapblue", "kepler", "jsonfg", "kml", "qgis", "geoparquet"),
        help="the format of another tool instead: flowmapblue (a folder), kepler (.csv), jsonfg (.json), kml, qgis "
        "(.gpkg with styles), geoparquet (.parquet)",
    )
    _add_gazetteer(parser)


def _add_evaluate(commands: Any) -> None:
    parser = _command(commands, "evaluate", evaluate)
    parser.add_argument("gold_dir", metavar="GOLD_DIR", help="a folder with gold.jsonl and reports/")
    parser.add_argument("claims", nargs="?", metavar="CLAIMS", help="a claims table; without it the reports are read")
    parser.add_argument("--show", action="store_true", help="tell each miss, false claim and wrong detail on stderr")
    parser.add_argument("--json", action="store_true", help="the totals as one JSON object")
    parser.add_argument("--only", default="", metavar="D01,D02", help="count these reports alone")
    parser.add_argument("--hold", default="", metavar="D05,D10", help="leave these reports out")
    parser.add_argument("--folds", type=int, default=0, metavar="N", help="also score N parts of the corpus")
    _add_gazetteer(parser)


def _add_resolve(commands: Any) -> None:
    parser = _command(commands, "resolve", resolve)
    parser.add_argument("names", nargs="*", metavar="NAME", help="names of places, in any script")
    parser.add_argument("--country", action="append", default=[], metavar="SY", help="look there first; ISO code")
    parser.add_argument("--why", action="store_true", help="tell the reason and the other candidates")
    parser.add_argument("--table", metavar="NAMES.CSV", help="resolve the column name of a table, with its context")
    _add_output(parser, "resolved.csv")
    _add_gazetteer(parser)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        The words after ``geomap``; those of the process where it is left out.

    Returns
    -------
    int
        0, or 1 where the input is wrong. Wrong usage leaves with 2.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    parser = make_parser()
    args = parser.parse_args(argv)
    if args.run is resolve and not args.names and not args.table:
        parser.error("resolve needs a NAME or --table")
    args.complaints = Complaints()
    try:
        code = int(args.run(args)) or args.complaints.code
        sys.stdout.flush()
        return code
    except GeomapError as error:
        say(str(error))
        return WRONG_INPUT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that leaving doesn't flush to nobody
        return OK
    except OSError as error:  # a full disk, a file where a folder should be
        say(f"{error.filename or 'a file'}: cannot be read or written ({error.strerror or error})")
        return WRONG_INPUT
    except KeyboardInterrupt:
        say("stopped")
        return INTERRUPTED
