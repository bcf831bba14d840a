"""The commands that keep the gazetteer good: lint, search, import, export, add."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap import cli
from geomap.errors import GazetteerError

if TYPE_CHECKING:
    from geomap.gazetteer import Gazetteer, Place, PlaceEntry

FORMATS = ("lpf", "lptsv", "geonames", "geojson", "csv")
PLACE_CELLS = ("id", "kind", "country", "admin1", "radius_km", "note")


def lint(args: argparse.Namespace) -> int:
    """Tell the faults of packs, each with file and line."""
    from geomap.gazetteer import lint_pack
    from geomap.gazetteer.reading import shipped_packs

    shipped = shipped_packs()
    packs = [Path(pack) for pack in args.packs] or shipped
    own = all(pack.resolve() not in {path.resolve() for path in shipped} for pack in packs)
    elsewhere = set(cli._gazetteer(args).places) if own else set()
    faults = [fault for pack in packs for fault in lint_pack(pack, elsewhere=elsewhere)]
    for fault in faults:
        cli.tell(cli.plain_line(str(fault)))
    errors = sum(fault.level == "error" for fault in faults)
    found = cli._plural(errors, "error"), cli._plural(len(faults) - errors, "warning")
    cli.tell(f"{found[0]} and {found[1]} in {cli._plural(len(packs), 'pack')}")
    return cli.WRONG_INPUT if faults else cli.OK


def search(args: argparse.Namespace) -> int:
    """List the places that bear a name, and those with a similar one."""
    gazetteer = cli._gazetteer(args)
    codes = cli.country_codes(args.country)
    for name in args.names:
        places = [place for place in gazetteer.find(name) if not codes or place.country in codes]
        for place in places:
            cli.tell(_place_line(place, "", gazetteer))
        known = {place.id for place in places}
        similar = [item for item in gazetteer.suggest(name, codes, args.limit) if item.place_id not in known]
        for item in similar[: max(0, args.limit - len(places))]:
            cli.tell(_place_line(gazetteer.places[item.place_id], f", {item.score:g} of 100 like {name!r}", gazetteer))
        if not places and not similar:
            cli.tell(cli.plain_line(f"{name}: nothing like it"))
    return cli.OK


def _place_line(place: Place, likeness: str, gazetteer: Gazetteer) -> str:
    where = f"{place.lat:.4f}, {place.lon:.4f} within {place.radius_km:g} km"
    names = list(dict.fromkeys(name.name for name in gazetteer.names_of(place.id) if name.name != place.name))
    also = f"; also {', '.join(names[:6])}" if names else ""
    region = ", ".join(part for part in (place.kind, place.admin1, place.country) if part)
    return cli.plain_line(f"{place.id}: {place.name} ({region}) at {where} [{place.pack}]{likeness}{also}")


def take_in(args: argparse.Namespace) -> int:
    """Take places of another gazetteer's file into a pack."""
    from geomap.gazetteer import read_exchange, write_exchange
    from geomap.gazetteer.reading import is_pack

    folder = Path(args.to)
    kept = read_exchange(folder, "csv", pack=folder.name) if is_pack(folder) else []
    taken = {entry.place.id for entry in kept}
    fresh = []
    there = 0
    for entry in read_exchange(args.file, args.format or "", pack=folder.name):
        if entry.place.id in taken:
            there += 1
            continue
        taken.add(entry.place.id)
        fresh.append(entry)
    write_exchange(sorted([*kept, *fresh], key=lambda entry: entry.place.id), folder, "csv")
    names = sum(len(entry.names) for entry in fresh)
    cli.tell(f"{cli._plural(len(fresh), 'place')} with {cli._plural(names, 'name')} added to {folder}")
    if there:
        cli.say(f"{args.file}: {cli._plural(there, 'place')} left out, whose ids stand in the pack already")
    return cli.WRONG_INPUT if there else cli.OK


def export(args: argparse.Namespace) -> int:
    """Write a pack in the format of another gazetteer."""
    from geomap.gazetteer import read_exchange, read_gazetteer, write_exchange
    from geomap.gazetteer.reading import is_compact, pack_folder

    folder = pack_folder(args.pack)
    if is_compact(folder):
        entries = list(_entries(read_gazetteer(folder)))
    else:
        entries = read_exchange(folder, "csv", pack=folder.name)
    if args.country:
        codes = cli.country_codes(args.country)
        entries = [entry for entry in entries if entry.place.country in codes]
    write_exchange(entries, args.out, args.format or "")
    names = sum(len(entry.names) for entry in entries)
    cli.tell(f"{cli._plural(len(entries), 'place')} with {cli._plural(names, 'name')}: {args.out}")
    return cli.OK


def _entries(gazetteer: Gazetteer) -> Iterator[PlaceEntry]:
    from geomap.gazetteer import PlaceEntry

    for place_id, place in gazetteer.places.items():
        yield PlaceEntry(place, gazetteer.names_of(place_id))


def add(args: argparse.Namespace) -> int:
    """Add a name, as a spelling of a known place or as a new place, to a pack of yours after checking it."""
    from geomap.gazetteer import add_name, add_place

    gazetteer = _with_own_pack(args)
    line = _worklist_line(args)
    place_id = args.place or (line and _suggested(args, line)) or ""
    if place_id:
        add_name(args.to, gazetteer, place_id, args.name, source=args.source, lang=args.lang, kind=args.name_kind)
        done = f"{args.name} is now a name of {gazetteer.places[place_id].name} [{place_id}]"
    elif args.at:
        lat, _, lon = args.at.partition(",")
        cells = {name: getattr(args, name) for name in PLACE_CELLS}
        cells |= {"name": args.name, "lat": lat.strip(), "lon": lon.strip(), "source": args.source}
        place = add_place(args.to, gazetteer, cells)
        done = f"{place.name} is now a place [{place.id}]"
    else:
        raise GazetteerError(
            f"nothing says where {args.name} is; name a place with --place ID or --suggestion N, or a point with --at"
        )
    if args.worklist:
        _take_off(args.worklist, args.name)
    cli.tell(cli.plain_line(f"{done} in {args.to}"))
    return cli.OK


def _with_own_pack(args: argparse.Namespace) -> Gazetteer:
    """Read the packs, the one to add to among them, so that what it has is not added again."""
    from geomap.gazetteer.reading import is_pack

    if is_pack(Path(args.to)):
        args.gazetteer = [*args.gazetteer, args.to]
    return cli._gazetteer(args)


def _worklist_line(args: argparse.Namespace) -> dict[str, str] | None:
    from geomap.table import read_csv_rows

    if not args.worklist:
        return None
    for row in read_csv_rows(args.worklist, "name")[1]:
        if row["name"] == args.name:
            return row
    raise GazetteerError(f"has no line for {args.name!r}; write the name as it stands there", path=args.worklist)


def _suggested(args: argparse.Namespace, line: dict[str, str]) -> str:
    from geomap.gazetteer import suggested_ids

    if args.suggestion is None:
        return ""
    ids = suggested_ids(line.get("suggestions", ""))
    if not 1 <= args.suggestion <= len(ids):
        what = f"the line of {args.name!r} has {cli._plural(len(ids), 'suggestion')}, so there is no {args.suggestion}"
        raise GazetteerError(what, path=args.worklist)
    return str(ids[args.suggestion - 1])


def _take_off(path: str, name: str) -> None:
    """Take the line of a name off the worklist."""
    from geomap.table import read_csv_rows, whole_file, write_csv_rows

    header, rows = read_csv_rows(path, "name")
    kept = [[row[column] for column in header] for row in rows if row["name"] != name]
    with whole_file(path) as draft:
        write_csv_rows(header, kept, draft)


# The parser


def add_gazetteer_commands(commands: Any) -> None:
    """Add ``geomap gazetteer`` and its commands to the parser."""
    words = "keep the gazetteer good"
    parser = commands.add_parser("gazetteer", help=words, description=words.capitalize() + ".")
    inner = parser.add_subparsers(required=True, metavar="COMMAND")
    one = cli._command(inner, "lint", lint)
    one.add_argument("packs", nargs="*", metavar="PACK", help="folders of packs; the shipped ones where none is named")
    cli._add_gazetteer(one)
    one = cli._command(inner, "search", search)
    one.add_argument("names", nargs="+", metavar="NAME", help="names of places, in any script")
    one.add_argument("--country", action="append", default=[], metavar="SY", help="there only; ISO code")
    one.add_argument("--limit", type=int, default=5, metavar="N", help="how many similar places at most (5)")
    cli._add_gazetteer(one)
    one = cli._command(inner, "import", take_in)
    one.add_argument("file", metavar="FILE", help="the file to take in")
    one.add_argument("--to", required=True, metavar="PACK", help="the folder of your pack; made where there is none")
    _add_format(one)
    one = cli._command(inner, "export", export)
    one.add_argument("pack", metavar="PACK", help="a pack's folder, or the name of a shipped one")
    one.add_argument("out", metavar="OUT", help="the new file; for csv a folder")
    one.add_argument("--country", action="append", default=[], metavar="SY", help="places there only; ISO code")
    _add_format(one)
    _add_add(inner)


def _add_format(parser: argparse.ArgumentParser) -> None:
    words = "the format, where the file's ending does not say it"
    parser.add_argument("--format", choices=FORMATS, help=f"{words}: {', '.join(FORMATS)}")


def _add_add(inner: Any) -> None:
    parser = cli._command(inner, "add", add)
    options: Sequence[tuple[str, dict[str, Any]]] = (
        ("--to", {"required": True, "metavar": "PACK", "help": "the folder of your pack; made where there is none"}),
        ("--source", {"required": True, "metavar": "WORDS", "help": "where the name or the point is attested"}),
        ("--worklist", {"metavar": "UNRESOLVED.CSV", "help": "the list that the name is on; its line is taken off"}),
        ("--suggestion", {"type": int, "metavar": "N", "help": "it is the Nth place that the list suggests"}),
        ("--place", {"default": "", "metavar": "ID", "help": "it is a spelling of this place"}),
        ("--lang", {"default": "en", "help": "language of the spelling (en)"}),
        ("--name-kind", {"default": "spelling", "metavar": "KIND", "help": "kind of the name (spelling)"}),
        ("--at", {"default": "", "metavar": "LAT,LON", "help": "it is a new place at this point"}),
        ("--id", {"default": "", "help": "id of the new place"}),
        ("--kind", {"default": "", "help": "kind of the new place"}),
        ("--country", {"default": "", "metavar": "SY", "help": "country of the new place"}),
        ("--admin1", {"default": "", "metavar": "PROVINCE", "help": "province of the new place"}),
        ("--radius-km", {"default": "", "metavar": "KM", "help": "how far the new place reaches"}),
        ("--note", {"default": "", "help": "what the next curator should know"}),
    )
    parser.add_argument("name", metavar="NAME", help="the name, as reports write it")
    for flag, settings in options:
        parser.add_argument(flag, **settings)
    cli._add_gazetteer(parser)
