"""Score claims against a labelled corpus: what was found, what was made up, which details are right.

The labels (``gold.jsonl``) hold one object a report: ``file``, ``outlet``, ``published``, ``echo_group``
and ``claims``.
All measures are sums of counts over the reports, so that the corpus's figures are no means of means.
"""

from __future__ import annotations

import html
import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from geomap.errors import GeomapError
from geomap.gazetteer.distances import distance_km
from geomap.table import rows_from_frame

Row = Mapping[str, Any]
Point = tuple[float, float]

REACH_KM = {"town": 15.0, "area": 150.0}
DETAILS = ("date", "count", "status", "claimant", "group", "what")
ROLES = ("origin", "destination")
_SMALL_WORDS = frozenset({"the", "a", "an", "of", "and", "in", "s", "al", "el"})
_ONE_GROUP = re.compile(r"(?:the )?(?:islamic state|isis|isil|daesh|is)\b")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SAME_POINT_KM = 1.0
_OPENING = re.compile("<(script|style)", re.IGNORECASE | re.ASCII)
_CLOSING = {name: re.compile(f"</{name}>", re.IGNORECASE | re.ASCII) for name in ("script", "style")}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that the claims have wrong.

    Parameters
    ----------
    report : str
        The report's stem.
    kind : {"missed", "false", "wrong"}
        A labelled claim that is not there, a claim that has no label, or a pair with a wrong detail.
    pair : str
        ``origin -> destination``.
    words : str
        The quote, or the wrong details with what the labels say.
    """

    report: str
    kind: Literal["missed", "false", "wrong"]
    pair: str
    words: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The measures of a corpus, of each of its reports, and the faults behind them.

    Parameters
    ----------
    total : dict
        Measures by name: ``pair``, ``end``, ``strict`` and ``echo`` hold p, r, f1, tp, pred and gold; the
        others are shares, None where there is nothing to share.
    by_report : dict
        The same, without ``echo``, by report stem.
    faults : tuple of Fault
        In the order of the labels.
    """

    total: dict[str, Any]
    by_report: dict[str, dict[str, Any]]
    faults: tuple[Fault, ...]


def evaluate_claims(gold_dir: str | Path, table: pd.DataFrame, *, only: Collection[str] | None = None) -> Evaluation:
    """Score a claims table against a labelled corpus.

    Parameters
    ----------
    gold_dir : str or Path
        A folder with ``gold.jsonl`` and ``reports/``.
    table : pandas.DataFrame
        The claims table; rows whose ``review`` is ``rejected`` do not count.
    only : collection of str, optional
        Stems of the reports that count; the others are left out on both sides.

    Returns
    -------
    Evaluation
        Measures in total and by report.

    Raises
    ------
    GeomapError
        The labels cannot be read, or a stem is not among them.
    """
    folder = Path(gold_dir)
    labels = read_labels(folder)
    if only is not None:
        unknown = sorted(set(only) - set(labels))
        if unknown:
            raise GeomapError(f"has no report {', '.join(unknown)}", path=folder / "gold.jsonl")
        labels = {stem: label for stem, label in labels.items() if stem in only}
    said = _rows_by_report(table)
    if only is not None:
        said = {stem: rows for stem, rows in said.items() if stem in only}
    faults: list[Fault] = []
    counts: Counter[str] = Counter()
    by_report = {}
    for stem, label in labels.items():
        tally, found = _score_report(folder, stem, label, said.get(stem, []))
        counts += tally
        faults += found
        by_report[stem] = _measures(tally)
    total = {"reports": len(labels), **_measures(counts), "echo": _echo_measure(labels, said)}
    total["unknown_reports"] = sorted(set(said) - set(labels))[:5]
    return Evaluation(total, by_report, tuple(faults))


def read_labels(folder: Path) -> dict[str, dict[str, Any]]:
    """Read ``gold.jsonl`` of a labelled corpus.

    Parameters
    ----------
    folder : Path
        The corpus.

    Returns
    -------
    dict
        Label by report stem, in the file's order.

    Raises
    ------
    GeomapError
        The file is not there or a line is no label.
    """
    path = folder / "gold.jsonl"
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise GeomapError("cannot be read; a labelled corpus is a folder with gold.jsonl", path=path) from error
    labels: dict[str, dict[str, Any]] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            label = json.loads(line)
            stem = Path(label["file"]).stem
            label["claims"] = list(label["claims"])
        except (ValueError, KeyError, TypeError) as error:
            raise GeomapError("is no label; each needs file and claims", path=path, line=number) from error
        labels[stem] = label
    return labels


def _rows_by_report(table: pd.DataFrame) -> dict[str, list[Row]]:
    by_report: dict[str, list[Row]] = defaultdict(list)
    for row in rows_from_frame(table):
        if row["review"] != "rejected":
            by_report[Path(row["report"] or "").stem].append(row)
    return dict(by_report)


def _score_report(
    folder: Path, stem: str, label: Mapping[str, Any], rows: Sequence[Row]
) -> tuple[Counter[str], list[Fault]]:
    gold: list[Row] = label["claims"]
    matches = _match(gold, rows)
    tally = Counter({"gold": len(gold), "said": len(rows), "pair": len(matches)})
    for right in matches.values():
        tally["strict"] += right["date"] and right["status"] and right["count"]
        tally.update({detail: int(right[detail]) for detail in DETAILS})
    if not gold:
        tally += Counter({"quiet of": 1, "quiet": int(not rows)})
    for role in ROLES:
        tally += _end_tally(gold, rows, role)
    if rows:
        tally["meta of"] = 1
        tally["quote of"] = len(rows)
        tally["outlet"] = int(is_same_text(label.get("outlet"), rows[0]["outlet"]))
        tally["published"] = int(_day(label.get("published")) == _day(rows[0]["published"]))
        seen = _visible_text(folder, stem)
        tally["quote"] = sum(bool(row["quote"]) and _squash(row["quote"]) in seen for row in rows)
    return tally, list(_faults(stem, gold, rows, matches))


def _match(gold: Sequence[Row], rows: Sequence[Row]) -> dict[tuple[int, int], dict[str, bool]]:
    """Pair labels with rows whose two ends are right, those with most details right first."""
    candidates = [
        ((number, place), _details(claim, row))
        for number, claim in enumerate(gold)
        for place, row in enumerate(rows)
        if all(_is_end_right(claim, row, role) for role in ROLES)
    ]
    candidates.sort(key=lambda candidate: -sum(candidate[1].values()))
    chosen: dict[tuple[int, int], dict[str, bool]] = {}
    used_gold: set[int] = set()
    used_rows: set[int] = set()
    for (number, place), right in candidates:
        if number not in used_gold and place not in used_rows:
            used_gold.add(number)
            used_rows.add(place)
            chosen[number, place] = right
    return chosen


def _is_end_right(claim: Row, row: Row, role: str) -> bool:
    at, said = claim.get(f"{role}_at"), _point(row, role)
    if at is None or said is None:
        return at is None and said is None
    return _is_within(at, claim.get(f"{role}_kind"), said)


def _is_within(at: Sequence[float], kind: str | None, said: Point) -> bool:
    return distance_km(at[0], at[1], *said) <= REACH_KM.get(kind or "town", REACH_KM["town"])


def _point(row: Row, role: str) -> Point | None:
    lat, lon = row[f"{role}_lat"], row[f"{role}_lon"]
    return None if lat is None or lon is None else (lat, lon)


def _details(claim: Row, row: Row) -> dict[str, bool]:
    return {
        "date": all(_day(claim.get(name)) == _day(row[name]) for name in ("date_start", "date_end")),
        "count": all(_number(claim.get(name)) == row[name] for name in ("count_min", "count_max")),
        "status": claim.get("status") == row["status"],
        "claimant": is_same_text(claim.get("claimant"), row["claimant"]),
        "group": is_same_group(claim.get("group"), row["group"]),
        "what": (claim.get("what") or "fighters") == (row["what"] or "fighters"),
    }


def _day(value: object) -> str | None:
    found = _DAY.match("" if value is None else str(value))
    return found[0] if found else None


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not math.isnan(value) else None


def _telling_words(text: str | None) -> set[str]:
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return set(re.findall(r"[^\W_]+", plain)) - _SMALL_WORDS


def is_same_text(gold: str | None, said: str | None) -> bool:
    """Say whether two names share half of the shorter one's telling words; two empty ones are the same.

    Parameters
    ----------
    gold, said : str or None
        Names of people, bodies or outlets.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_same_text("the Ministry of Defence", "Defence Ministry")
    True
    """
    left, right = _telling_words(gold), _telling_words(said)
    if not left or not right:
        return not left and not right
    return 2 * len(left & right) >= min(len(left), len(right))


def is_same_group(gold: str | None, said: str | None) -> bool:
    """Say whether two names stand for one armed group; the many names of the Islamic State are one.

    Parameters
    ----------
    gold, said : str or None
        Names of groups.

    Returns
    -------
    bool
    """
    left, right = ((name or "").strip().casefold() for name in (gold, said))
    if not left or not right:
        return not left and not right
    return bool(_ONE_GROUP.match(left) and _ONE_GROUP.match(right)) or is_same_text(left, right)


def _end_tally(gold: Sequence[Row], rows: Sequence[Row], role: str) -> Counter[str]:
    wanted: list[tuple[Sequence[float], str | None]] = []
    for claim in gold:
        at = claim.get(f"{role}_at")
        if at and not any(distance_km(at[0], at[1], *other) < _SAME_POINT_KM for other, _ in wanted):
            wanted.append((at, claim.get(f"{role}_kind")))
    said: list[Point] = []
    for row in rows:
        point = _point(row, role)
        if point and not any(distance_km(*point, *other) < _SAME_POINT_KM for other in said):
            said.append(point)
    free = list(said)
    for at, kind in wanted:
        hit = next((point for point in free if _is_within(at, kind, point)), None)
        if hit:
            free.remove(hit)
    return Counter({"end": len(said) - len(free), "end said": len(said), "end gold": len(wanted)})


def _visible_text(folder: Path, stem: str) -> str:
    files = [
        path for path in sorted((folder / "reports").glob(f"{stem}.*")) if path.suffix in (".txt", ".html", ".htm")
    ]
    if not files:
        return ""
    raw = files[0].read_text(encoding="utf-8", errors="replace")
    return _squash(raw if files[0].suffix == ".txt" else html.unescape(_without_tags(_without_scripts(raw))))


def _without_scripts(page: str) -> str:
    kept, at = [], 0
    while found := _OPENING.search(page, at):
        end = _CLOSING[found[1].lower()].search(page, found.end())
        kept += [page[at : found.start()], " " if end else found[0]]
        at = end.end() if end else found.end()
    return "".join(kept) + page[at:]


def _without_tags(page: str) -> str:
    kept, at = [], 0
    while (start := page.find("<", at)) >= 0 and (end := page.find(">", start)) >= 0:
        kept.append(page[at:start] if end > start + 1 else page[at : end + 1])
        at = end + 1
    return " ".join([*kept, page[at:]])


def _squash(text: str) -> str:
    return "".join(text.split())


def _faults(
    stem: str, gold: Sequence[Row], rows: Sequence[Row], matches: Mapping[tuple[int, int], Mapping[str, bool]]
) -> Iterable[Fault]:
    for (number, _), right in matches.items():
        wrong = [f"{name} (labelled {_labelled(gold[number], name)})" for name, good in right.items() if not good]
        if wrong:
            yield Fault(stem, "wrong", _pair_words(gold[number]), ", ".join(wrong))
    for number, claim in enumerate(gold):
        if all(number != used for used, _ in matches):
            words = f"[{claim.get('status')}] {claim.get('quote')!r}"
            yield Fault(stem, "missed", _pair_words(claim), words)
    for place, row in enumerate(rows):
        if all(place != used for _, used in matches):
            yield Fault(stem, "false", _pair_words(row), f"[{row['status']}] {(row['quote'] or '')[:160]!r}")


def _labelled(claim: Row, detail: str) -> str:
    if detail == "date":
        return f"{claim.get('date_start')}..{claim.get('date_end')}"
    if detail == "count":
        return f"{claim.get('count_min')}..{claim.get('count_max')}"
    return repr(claim.get(detail))


def _pair_words(claim: Row) -> str:
    return f"{claim.get('origin')} -> {claim.get('destination')}"


def _f1(hits: int, said: int, gold: int) -> dict[str, float]:
    precision = hits / said if said else 0.0
    recall = hits / gold if gold else 0.0
    both = precision + recall
    return {
        "p": round(precision, 4),
        "r": round(recall, 4),
        "f1": round(2 * precision * recall / both, 4) if both else 0.0,
        "tp": hits,
        "pred": said,
        "gold": gold,
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _measures(tally: Counter[str]) -> dict[str, Any]:
    return {
        "pair": _f1(tally["pair"], tally["said"], tally["gold"]),
        "end": _f1(tally["end"], tally["end said"], tally["end gold"]),
        "strict": _f1(tally["strict"], tally["said"], tally["gold"]),
        **{detail: _share(tally[detail], tally["pair"]) for detail in DETAILS},
        "quiet": _share(tally["quiet"], tally["quiet of"]),
        "outlet": _share(tally["outlet"], tally["meta of"]),
        "published": _share(tally["published"], tally["meta of"]),
        "quote": _share(tally["quote"], tally["quote of"]),
    }


def _echo_measure(labels: Mapping[str, Row], said: Mapping[str, Sequence[Row]]) -> dict[str, float]:
    gold: dict[str, set[str]] = defaultdict(set)
    for stem, label in labels.items():
        if label.get("echo_group"):
            gold[label["echo_group"]].add(stem)
    claimed: dict[str, set[str]] = defaultdict(set)
    for stem, rows in said.items():
        for row in rows:
            if row["echo"]:
                claimed[row["echo"]].add(stem)
    wanted, found = (
        {pair for stems in groups.values() for pair in combinations(sorted(stems), 2)} for groups in (gold, claimed)
    )
    return _f1(len(wanted & found), len(found), len(wanted))


def summary_lines(evaluation: Evaluation) -> list[str]:
    """Lay the measures out for a terminal.

    Parameters
    ----------
    evaluation : Evaluation
        From `evaluate_claims`.

    Returns
    -------
    list of str
        One line a report, then one line a measure of the whole corpus.
    """
    lines = [f"{'report':<12} {'pair':>5} {'found':>7} {'said':>5} {'details right':>14}"]
    for stem, measures in evaluation.by_report.items():
        pair = measures["pair"]
        shares = [measures[detail] for detail in DETAILS if measures[detail] is not None]
        details = f"{sum(shares) / len(shares):.2f}" if shares else "-"
        f1 = f"{pair['f1']:.2f}" if pair["gold"] or pair["pred"] else "quiet"
        lines.append(f"{stem:<12} {f1:>5} {pair['tp']:>3}/{pair['gold']:<3} {pair['pred']:>5} {details:>14}")
    lines.append("")
    lines.extend(f"{name:10} {_in_words(value)}" for name, value in evaluation.total.items())
    return lines


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return "  ".join(f"{name} {number}" for name, number in value.items())
    return "-" if value is None or value == [] else str(value)


def fold_stems(stems: Sequence[str], folds: int) -> list[list[str]]:
    """Deal the reports of a corpus out into parts of the same size, in their order.

    Parameters
    ----------
    stems : sequence of str
        The reports.
    folds : int
        How many parts.

    Returns
    -------
    list of list of str
        The parts; none is empty where there are at least as many reports as parts.
    """
    return [list(stems[first::folds]) for first in range(folds)]
