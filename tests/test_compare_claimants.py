from __future__ import annotations

import pytest

from geomap.compare import Sources, sources_of
from geomap.compare.claimants import claimant_of, relation
from geomap.reports import parse_report

SAME = [
    ("Iraq's Border Guard Command", "Iraqi Border Guard Command"),
    ("Russian Defense Ministry", "Russian Ministry of Defence"),
    ("Russian Defense Ministry", "Moscow's military"),
    ("Russian Defense Ministry", "a spokesman for Russia's MoD"),
    ("Syrian Observatory for Human Rights", "SOHR"),
    ("Popular Mobilization Forces", "Hashd spokesman"),
    ("media directorate of Iraq's Hashd al-Shaabi", "Hashd"),
    (
        "Volcano of Rage operations room of the Government of National Accord",
        "Tripoli's Volcano of Rage operations room",
    ),
    ("Blue Nile Telegraph Agency", "BNTA"),
    ("officer of the Iraqi Federal Police", "Iraqi Federal Police"),
]
ALIKE = [
    ("Department of Defence", "Kenya's Department of Defence"),
    ("the ministry", "Russian Defense Ministry"),
    ("the army", "Sudanese Army"),
    ("army's spokesman", "official spokesman of the Armed Forces"),
]
DIFFERENT = [
    ("Russian Defense Ministry", "Russian Foreign Ministry"),
    ("Russian Defense Ministry", "Syrian Defense Ministry"),
    ("Iraqi Interior Ministry", "Iraqi Defence Ministry"),
    ("Turkish security sources", "Turkish media"),
    ("residents of Binnish", "Binnish council"),
    ("Syrian Observatory for Human Rights", "Syrian Network for Human Rights"),
]
UNNAMED = [("local sources", "local sources"), ("residents", "the residents")]
OPEN = [(None, "Russian Defense Ministry"), ("he", "the ministry"), ("Hatem al-Rawdani", "Joint Operations Command")]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (one, other, kind)
        for kind, pairs in (
            ("same", SAME),
            ("alike", ALIKE),
            ("different", DIFFERENT),
            ("unnamed", UNNAMED),
            ("open", OPEN),
        )
        for one, other in pairs
    ],
)
def test_two_names_of_claimants_are_one_body_or_not(one: str | None, other: str | None, expected: str) -> None:
    assert relation(claimant_of(one), claimant_of(other)) == expected
    assert relation(claimant_of(other), claimant_of(one)) == expected


@pytest.mark.parametrize("name", ["", " ", "\0", "{{7*7}}", "<script>", "a" * 100_000, "()" * 500, "\u202egnp.exe"])
def test_any_name_can_be_compared(name: str) -> None:
    assert relation(claimant_of(name), claimant_of("Russian Defense Ministry")) in {"open", "different"}


def test_the_sources_of_a_report_are_kept_small() -> None:
    text = (
        "MORE BUSES\n\nSixty men left Zliten for Sirte on Monday, as first reported by Tripoli Beacon. "
        "This is what the Russian Defence Ministry stated. The Permanent Strategic Framework (CSP) said nothing. "
        "Rain fell in Gharyan.\n"
    )
    found = sources_of(parse_report(text, report_id="r"))
    assert "Tripoli Beacon" in found.names
    assert "Russian Defence Ministry" in found.names
    assert "Permanent Strategic Framework (CSP)" in found.names
    assert found.figures == (60,)
    assert found.has_word("zliten")
    assert found.has_word("gharyan")
    assert not found.has_word("misrata")
    crowd = " ".join(f"Name{n} Ministry said so." for n in range(5000))
    assert len(sources_of(parse_report(crowd, report_id="r")).names) == 12
    assert len(sources_of(parse_report(crowd, report_id="r")).words) <= 4 * 250
    assert Sources() == Sources((), (), b"")
