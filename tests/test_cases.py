"""Each file of tests/cases is a report with the claims that a careful reader takes from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from gazetteers import shipped

from geomap.claims import Claim
from geomap.extraction import extract_claims
from geomap.reports import parse_report

CASES = Path(__file__).parent / "cases"
LINES = ("from", "to", "via", "direction", "group", "what", "count", "days", "status", "claimant", "notes")
Block = dict[str, str]


def parse_case(source: str) -> tuple[str, list[Block], str]:
    """Return the report, the expected claims and, where the case is not met yet, why."""
    first, _, rest = source.partition("\n")
    gap = first.removeprefix("# not yet:").strip() if first.startswith("# not yet:") else ""
    text, heading, claims = (rest if gap else source).partition("\n# claims\n")
    assert heading, "a case needs a line '# claims'"
    blocks = [block.strip() for block in re.split(r"\n\s*\n", claims.strip())]
    return text.strip() + "\n", [] if blocks == ["none"] else [parse_block(block) for block in blocks], gap


def parse_block(block: str) -> Block:
    out: Block = {}
    for line in block.splitlines():
        name, colon, value = line.partition(":")
        assert colon, f"{line!r} is no line of a claim; write 'name: value'"
        assert name in LINES, f"{name!r} is no line of a claim; write one of {', '.join(LINES)}"
        assert name not in out, f"{name!r} stands twice"
        out[name] = value.strip()
    assert out, "a claim needs a line; write 'none' where there is no claim"
    return out


def days_of(claim: Claim) -> str:
    days = sorted({str(day) for day in (claim.date_start, claim.date_end) if day is not None})
    return " to ".join(days) or "none"


def count_of(claim: Claim) -> str:
    low, high = claim.count_min, claim.count_max
    if low is None and high is None:
        return "none"
    words = f"{low} or more" if high is None else f"up to {high}" if low is None else f"{low} to {high}"
    return (str(low) if low == high else words) + (", shared" if claim.count_shared else "")


def block_of(claim: Claim) -> Block:
    return {
        "from": claim.origin.text if claim.origin else "",
        "to": claim.destination.text if claim.destination else "",
        "via": ", ".join(claim.via) or "none",
        "direction": claim.direction or "none",
        "group": claim.group or "none",
        "what": claim.what,
        "count": count_of(claim),
        "days": days_of(claim),
        "status": claim.status,
        "claimant": claim.claimant or "none",
        "notes": ", ".join(claim.notes) or "none",
    }


def compared(expected: list[Block], found: list[Block]) -> tuple[list[Block], list[Block]]:
    """Cut what was found down to the lines that the case writes, and sort both."""
    wanted = [{"from": "", "to": ""} | block for block in expected]
    rest = list(found)
    shown: list[Block] = []
    for block in wanted:
        same = [other for other in rest if (other["from"], other["to"]) == (block["from"], block["to"])]
        best = max(same, key=lambda other: sum(other[name] == block[name] for name in block), default=None)
        if best is not None:
            rest.remove(best)
            shown.append({name: best[name] for name in block})
    shown += [{name: other[name] for name in ("from", "to", "status")} for other in rest]
    return sorted(wanted, key=str), sorted(shown, key=str)


def cases() -> list[object]:
    out: list[object] = []
    for path in sorted(CASES.glob("*.txt")):
        gap = parse_case(path.read_text(encoding="utf-8"))[2]
        marks = [pytest.mark.xfail(reason=gap, strict=True)] if gap else []
        out.append(pytest.param(path, id=path.stem, marks=marks))
    return out


@pytest.mark.parametrize("path", cases())
def test_the_case_gives_the_claims_that_a_careful_reader_takes_from_it(path: Path) -> None:
    text, expected, _ = parse_case(path.read_text(encoding="utf-8"))
    claims = extract_claims(parse_report(text, report_id=path.name), shipped())
    wanted, found = compared(expected, [block_of(claim) for claim in claims])
    assert found == wanted


def test_the_readme_shows_every_line_that_a_claim_may_have() -> None:
    readme = (CASES / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in LINES)


def test_the_example_of_the_readme_is_a_case_that_is_met() -> None:
    readme = (CASES / "README.md").read_text(encoding="utf-8")
    example = readme.split("For example:\n")[1].split("\nThe lines that may be written")[0]
    text, expected, _ = parse_case("\n".join(line.removeprefix("    ") for line in example.strip("\n").splitlines()))
    claims = extract_claims(parse_report(text, report_id="example"), shipped())
    wanted, found = compared(expected, [block_of(claim) for claim in claims])
    assert found == wanted


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("Fighters left.\n", "needs a line '# claims'"),
        ("Fighters left.\n\n# claims\n\nMosul to Raqqa\n", "write 'name: value'"),
        ("Fighters left.\n\n# claims\n\nfrm: Mosul\n", "is no line of a claim"),
        ("Fighters left.\n\n# claims\n\nfrom: Mosul\nfrom: Raqqa\n", "stands twice"),
        ("Fighters left.\n\n# claims\n\n", "is no line of a claim|needs a line"),
    ],
)
def test_a_case_that_is_written_wrongly_says_what_to_do(source: str, message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        parse_case(source)
