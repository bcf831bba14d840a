from __future__ import annotations

import pytest

from geomap.extraction.frames import find_frames

from .readings import pairs_of, sentence_of


def movers_of(text: str) -> list[str | None]:
    """Return the words of the mover of each frame."""
    sentence = sentence_of(text)
    out: list[str | None] = []
    for frame in find_frames(sentence.units, sentence.masked, sentence.nps):
        mover = frame.mover
        out.append(" ".join(u.low for u in sentence.units[mover.first : mover.last]) if mover else None)
    return out


@pytest.mark.parametrize(
    ("text", "movers"),
    [
        ("Fighters left Mosul.", ["fighters"]),
        ("The army sent 300 soldiers to Palmyra.", ["300 soldiers"]),
        ("Some 300 soldiers were sent to Palmyra.", ["some 300 soldiers"]),
        ("The redeployment of some 400 militants to Raqqa began.", ["some 400 militants"]),
        ("Fighters who had refused the deal left Mosul.", ["fighters"]),
        ("The army reinforced Palmyra with 200 soldiers.", ["200 soldiers"]),
        ("Fighters were seen in Mosul leaving for Raqqa.", ["fighters"]),
        ("Coming down from Sinjar, the militants reached Mosul.", ["the militants"]),
        ("In Mosul the mayor slept.", []),
    ],
)
def test_a_frame_has_the_mover_that_its_voice_makes_it(text: str, movers: list[str | None]) -> None:
    assert movers_of(text) == movers


SHAPES = [
    # active and passive
    ("Fighters moved from Mosul to Raqqa.", ["Mosul > Raqqa"]),
    ("Fighters were moved from Mosul to Raqqa.", ["Mosul > Raqqa"]),
    ("The group moved 300 fighters from Mosul to Raqqa.", ["Mosul > Raqqa"]),
    # nouns
    ("The withdrawal of 400 militants from Mosul to Raqqa took a day.", ["Mosul > Raqqa"]),
    ("A convoy of Islamic State fighters from Mosul reached Raqqa.", ["Mosul > Raqqa"]),
    ("The arrival in Raqqa of 60 fighters from Mosul was noted.", ["Mosul > Raqqa"]),
    # participles
    ("Militants leaving Mosul reached Raqqa.", ["Mosul > Raqqa"]),
    ("Militants fled Mosul, heading to Raqqa.", ["Mosul > Raqqa"]),
    ("Fighters transferred from Mosul were seen in Raqqa.", ["Mosul > ?"]),
    # relative clauses
    ("Militants who had fled Mosul reached Raqqa.", ["Mosul > Raqqa"]),
    ("Militants, who left Mosul on Monday, arrived in Raqqa.", ["Mosul > Raqqa"]),
    ("A convoy which the militants had pushed out of Mosul reached Raqqa.", ["Mosul > Raqqa"]),
    ("It was Mosul that the militants came from.", ["Mosul > ?"]),
    # one subject, two verbs
    ("Militants left Mosul and reached Raqqa.", ["Mosul > Raqqa"]),
    ("Militants left Mosul and later returned to Homs from Palmyra.", ["Mosul > ?", "Palmyra > Homs"]),
    ("The army took 200 fighters out of Homs and brought them to Idlib.", ["Homs > Idlib"]),
    # a verb left out
    (
        "Some 200 fighters were sent from Homs to Palmyra, and another contingent from Hama.",
        ["Homs > Palmyra", "Hama > Palmyra"],
    ),
    # onward
    ("Militants left Mosul for Raqqa. They then went on to Mayadin.", ["Mosul > Raqqa", "Raqqa > Mayadin"]),
    pytest.param(
        "Militants moved from Mosul to Raqqa and then on to Mayadin.",
        ["Mosul > Raqqa", "Raqqa > Mayadin"],
    ),
    ("Militants moved from Mosul to Raqqa and then went on to Mayadin.", ["Mosul > Raqqa", "Raqqa > Mayadin"]),
    # an unknown verb, and none
    ("Militants trundled from Mosul to Raqqa.", ["Mosul > Raqqa"]),
    pytest.param(
        "Mosul → Raqqa: some 40 fighters.",
        ["Mosul > Raqqa"],
    ),
    pytest.param(
        "Thirty fighters from Mosul to Raqqa, twenty fighters from Homs to Palmyra.",
        ["Mosul > Raqqa", "Homs > Palmyra"],
    ),
    # what stands far apart
    pytest.param(
        "Militants, tired, hungry and short of water after ten days, left Mosul for Raqqa.",
        ["Mosul > Raqqa"],
    ),
    pytest.param(
        "From Mosul, where the bridge was closed, militants went to Raqqa.",
        ["Mosul > Raqqa"],
    ),
    ("Transferred from Mosul to Raqqa on Monday: two battalions of the Islamic State.", ["Mosul > Raqqa"]),
    pytest.param(
        "Brought from Mosul to Raqqa on Monday: two battalions of the Islamic State.",
        ["Mosul > Raqqa"],
    ),
    # two movements of two groups
    ("Militants left Mosul for Raqqa, while soldiers left Homs for Palmyra.", ["Mosul > Raqqa", "Homs > Palmyra"]),
]


@pytest.mark.parametrize(("text", "pairs"), SHAPES)
def test_a_movement_is_read_in_every_shape_of_a_sentence(text: str, pairs: list[str]) -> None:
    assert pairs_of(text) == pairs
