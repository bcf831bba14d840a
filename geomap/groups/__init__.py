"""Armed groups as data: canonical names, aliases and acronyms, found in running text."""

from __future__ import annotations

import csv
import itertools
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from geomap.errors import GazetteerError

_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`](?![sS]\b)[^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’ʼ‘`")
KINDS = frozenset(["group", "army", "pmc", "coalition"])
_CASES = ("needs capital", "needs acronym case")
_BY_COUNTRY = "by country"
_WITH_STATE = "with the state"
_DESCRIPTION = "description"
_LEADER = "leader"
_CODES = re.compile(r"[A-Z]{2}(?: [A-Z]{2})*")


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group, army or company of mercenaries.

    Parameters
    ----------
    name : str
        Canonical English name.
    kind : {"group", "army", "pmc", "coalition"}
        ``army`` stands for any armed body of a state.
    country : str
        ISO 3166-1 alpha-2 code; "" where it belongs to none.
    with_state : bool
        Whether it fights on a state's side, so that nobody calls its men rebels.
    is_description : bool
        Whether its name tells only who people are ("Chechen rebels"), so that claims name no group for them.
    """

    name: str
    kind: str
    country: str
    with_state: bool = False
    is_description: bool = False


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A group named in a text: ``text[start:end]``; ``is_leader`` where it is named by the man who leads it."""

    start: int
    end: int
    group: Group
    is_leader: bool = False


@dataclass(frozen=True, slots=True)
class _Alias:
    """One name of a group and what it needs to count.

    ``capitals`` says which words have to be capitalised, ``countries`` where the name counts; None is no condition.
    """

    written: str
    group: Group
    needs_acronym_case: bool
    capitals: tuple[bool, ...] | None
    countries: frozenset[str] | None
    is_leader: bool

    def is_so_written(self, text: str, words: list[re.Match[str]]) -> bool:
        if self.needs_acronym_case:
            written = text[words[0].start() : words[-1].end()]
            return _plain(written) == _plain(self.written) and not _in_capitals(text, words)
        found = [word.group()[0].isupper() for word in words]
        if self.capitals is not None:
            return all(has or not needs for has, needs in zip(found, self.capitals, strict=True))
        return any(found) or not self.written[:1].isupper()


class GroupLexicon:
    """Find armed groups by any of their names.

    Parameters
    ----------
    rows : iterable of mapping
        ``canonical, alias, kind, country, note``; a note of ``needs capital`` or ``needs acronym case`` asks for the
        alias as it is written, one of ``by country`` for a report about the country of the row, and
        ``by country: IQ SY`` for a report about one of these; ``with the state`` tells of a group that it fights on a
        state's side, ``description`` that its name tells only who people are, ``leader`` that the alias names its head.
    """

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self.groups: dict[str, Group] = {}
        self._aliases: dict[tuple[str, ...], list[_Alias]] = {}
        self._longest: dict[str, int] = {}
        self._nexts: dict[str, set[str]] = {}
        """The words that follow the first word of an alias; the empty one where it is an alias itself."""
        told = list(rows)
        loyal = {row["canonical"] for row in told if _WITH_STATE in _notes(row.get("note") or "")}
        described = {row["canonical"] for row in told if _DESCRIPTION in _notes(row.get("note") or "")}
        for row in told:
            name = row["canonical"]
            with_state = name in loyal or row["kind"] in ("army", "pmc")
            group = Group(name, row["kind"], row["country"].upper(), with_state, name in described)
            group = self.groups.setdefault(name, group)
            key = tuple(_fold(word) for word in _WORD.findall(row["alias"]))
            if not key:
                continue
            self._aliases.setdefault(key, []).append(_alias_of(row, group))
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))
            self._nexts.setdefault(key[0], set()).add(key[1] if len(key) > 1 else "")

    def find(self, name: str, countries: Collection[str] = ()) -> Group | None:
        """Look a name up; None where no group bears it.

        Parameters
        ----------
        name : str
            The whole name.
        countries : collection of str, optional
            As in `mentions`.

        Returns
        -------
        Group or None
        """
        for mention in self.mentions(name, countries=countries):
            if mention.start == 0 and mention.end == len(name):
                return mention.group
        return None

    def army_of(self, country: str) -> Group | None:
        """Return the army of a country (ISO alpha-2); None where the lexicon has none."""
        return _armies(self).get(country.upper())

    def mentions(
        self,
        text: str,
        start: int = 0,
        end: int | None = None,
        countries: Collection[str] | Mapping[str, float] = (),
    ) -> list[GroupMention]:
        """Find every group named in a run of text, the longest name first, in order and without overlaps.

        Parameters
        ----------
        text : str
            The whole text.
        start, end : int, optional
            The run to look through.
        countries : collection of str, optional
            What the report is about, as ISO 3166-1 alpha-2 codes; with their weights, where it is a mapping. A name
            that several groups bear, each in its own country, counts only where these decide between them, or where
            one country weighs twice as much as the next; without countries it never counts.

        Returns
        -------
        list of GroupMention
        """
        stop = len(text) if end is None else end
        keys, begins = self._begins(text[start:stop])
        if not begins:
            return []
        weights = countries if isinstance(countries, Mapping) else dict.fromkeys(countries, 1.0)
        about = {code.upper(): weight for code, weight in weights.items()}
        words = list(_WORD.finditer(text, start, stop))
        out: list[GroupMention] = []
        done = 0
        for at in begins:
            if at < done:
                continue
            longest = self._longest[keys[at]] if self._nexts[keys[at]].intersection(keys[at + 1 : at + 2]) else 1
            for length in range(min(longest, len(words) - at), 0, -1):
                key = tuple(keys[at : at + length])
                alias = self._match(text, words[at : at + length], key, about) if key in self._aliases else None
                if alias:
                    if not _AGAINST.search(text, max(start, words[at].start() - 6), words[at].start()):
                        span = words[at].start(), words[at + length - 1].end()
                        out.append(GroupMention(*span, alias.group, alias.is_leader))
                    done = at + length
                    break
        if len(out) <= 1:
            return out
        behind = {mention.start for mention in out}
        return [one for one in out if one.end + 1 not in behind or not _KIND.search(text, one.start, one.end)]

    def may_name(self, text: str, start: int, end: int) -> bool:
        """Say whether a run of text has the beginning of a name, so that it is worth looking through its parts."""
        return bool(self._begins(text[start:end])[1])

    def _begins(self, part: str) -> tuple[list[str], list[int]]:
        """Return the folded words of a text, and which of them are a name or begin one that the next word goes on."""
        if part.isascii():
            keys = [word.translate(_APOSTROPHES) if "'" in word else word for word in _WORD.findall(part.lower())]
        else:
            keys = [_fold(word) for word in _WORD.findall(part)]
        nexts = self._nexts
        begins = [at for at, key in enumerate(keys) if key in nexts]
        return keys, [
            at for at in begins if "" in nexts[keys[at]] or nexts[keys[at]].intersection(keys[at + 1 : at + 2])
        ]

    def _match(
        self, text: str, words: list[re.Match[str]], key: tuple[str, ...], about: Mapping[str, float]
    ) -> _Alias | None:
        aliases = self._aliases[key]
        if not all(_GAP.fullmatch(text, a.end(), b.start()) for a, b in itertools.pairwise(words)):
            return None
        written = [alias for alias in aliases if alias.is_so_written(text, words)]
        here: dict[str, tuple[float, _Alias]] = {}
        for alias in written:
            if alias.countries and (codes := alias.countries & about.keys()):
                here[alias.group.name] = (max(about[code] for code in codes), alias)
        first, second = [*sorted(here.values(), key=lambda item: -item[0]), (0.0, None), (0.0, None)][:2]
        if first[1] is not None and first[0] >= _OUTWEIGHS * second[0]:
            before = max(0, words[0].start() - _LONGEST_OFFICE), words[0].start()
            numbered = words[0].group()[0].isdigit() and first[1].group.kind != "army"
            owned = _OFFICE.search(text, *before) or (numbered and _OF_AN_ARMY.search(text, *before))
            return None if owned else first[1]
        return next((alias for alias in written if alias.countries is None), None)


def _alias_of(row: Mapping[str, str], group: Group) -> _Alias:
    notes = _notes(row.get("note") or "")
    countries: frozenset[str] | None = None
    if _BY_COUNTRY in notes:
        countries = frozenset((notes[_BY_COUNTRY] or row["country"].upper()).split())
    is_short = row["alias"].isupper() and len(row["alias"]) <= 4
    capitals = tuple(word[0].isupper() for word in _WORD.findall(row["alias"])) if _CASES[0] in notes else None
    return _Alias(row["alias"], group, is_short or _CASES[1] in notes, capitals, countries, _LEADER in notes)


def _notes(note: str) -> dict[str, str]:
    """Cut a note into its parts: the name of each, and what stands after its colon."""
    parts = (part.partition(":") for part in note.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in parts}


_OUTWEIGHS = 2.0
"""A country weighing this many times another decides between two groups of one name."""
_OFFICE = re.compile(r"\b(?:ministry|minister|secretary|secretariat|department|committee) (?:of|for) (?:the )?$", re.I)
"""What makes "National Defence" the business of a ministry, and no militia's name."""
_OF_AN_ARMY = re.compile(r"\b(?:(?:army|military|forces)['’]s?|its)\s+$", re.I)
"""What makes of "the army's 20th Division" no rebel group of that name."""
_LONGEST_OFFICE = 24  # characters
_KIND = re.compile(r"\b(?:militias?|groups?|factions?|movements?)\Z", re.I)
"""What makes of "the Shia militia Asaib Ahl al-Haq" the name of one group, not of two."""
_GAP = re.compile(r"[\s\-‐‑–'’./]{0,2}")
_AGAINST = re.compile(r"\b[Aa]nti[-‐‑–]$")
"""What makes of a group's name one for its enemies: "anti-Taliban fighters"."""


def _in_capitals(text: str, words: list[re.Match[str]]) -> bool:
    """Say whether the words around are capitals too, so that an acronym's case tells nothing."""
    around = text[max(0, words[0].start() - 30) : words[-1].end() + 30]
    letters = [ch for ch in around if ch.isalpha()]
    return len(letters) > 20 and sum(ch.isupper() for ch in letters) * 10 > len(letters) * 9


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name)


@lru_cache(maxsize=1 << 15)  # bounded: the words of an archive, numbers above all, are without end
def _fold(word: str) -> str:
    bare = unicodedata.normalize("NFKD", word.casefold().translate(_APOSTROPHES))
    return "".join(ch for ch in bare if not unicodedata.combining(ch))


@cache
def _armies(lexicon: GroupLexicon) -> Mapping[str, Group]:
    out: dict[str, Group] = {}
    for group in lexicon.groups.values():
        if group.kind == "army" and group.country:
            best = out.get(group.country)
            if best is None or _army_rank(group.name) < _army_rank(best.name):
                out[group.country] = group
    return out


def _army_rank(name: str) -> tuple[int, int]:
    words = name.split(" (")[0].casefold().split()
    if "police" in words or any(word.endswith("'s") for word in words):
        return 4, len(words)  # "Idi Amin's army"
    rank = 0 if words[-1] == "army" else 1 if words[-2:] == ["defence", "forces"] else 2 if "army" in words else 3
    return rank, len(" ".join(words))


def read_groups(path: str | Path | None = None) -> GroupLexicon:
    """Read a lexicon of armed groups.

    Parameters
    ----------
    path : str or Path, optional
        A CSV of ``canonical,alias,kind,country,note``; the one that geomap ships where it is left out.

    Returns
    -------
    GroupLexicon

    Raises
    ------
    GazetteerError
        A column is missing, or a kind or a note is not known; names the file and the line.
    """
    if path is None:
        return _shipped()
    return GroupLexicon(_rows(Path(path)))


@cache
def _shipped() -> GroupLexicon:
    with resources.as_file(resources.files("geomap.groups") / "data" / "groups.csv") as path:
        return GroupLexicon(_rows(path))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        reader = csv.DictReader(file)
        missing = {"canonical", "alias", "kind", "country"} - set(reader.fieldnames or ())
        if missing:
            message = f"lacks the column {', '.join(sorted(missing))}; it needs canonical,alias,kind,country,note"
            raise GazetteerError(message, path=path, line=1)
        rows = []
        for row in reader:
            if row["kind"] not in KINDS:
                message = f"kind {row['kind']!r} is none of {', '.join(sorted(KINDS))}"
                raise GazetteerError(message, path=path, line=reader.line_num)
            fault = _fault_of_note(row)
            if fault:
                raise GazetteerError(fault, path=path, line=reader.line_num)
            rows.append(row)
    return rows


def _fault_of_note(row: Mapping[str, str]) -> str | None:
    notes = _notes(row.get("note") or "")
    known = (*_CASES, _BY_COUNTRY, _WITH_STATE, _DESCRIPTION, _LEADER)
    unknown = set(notes).difference(known)
    if unknown:
        return f"note {min(unknown)!r} is none of {', '.join(known)}"
    if _BY_COUNTRY in notes and not _CODES.fullmatch(notes[_BY_COUNTRY] or row["country"].upper()):
        return "'by country' needs a country in its row, or codes after it, as in 'by country: IQ SY'"
    return None
