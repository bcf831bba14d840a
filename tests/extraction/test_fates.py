"""What became of those who set out: stopped, turned back, or arrived all the same."""

from __future__ import annotations

import pytest

from .readings import claims_of, gap
from .test_asked_planned_or_feared import within
from .test_told_over_sentences import pairs_within

STOPPED_AND_STATUS = [
    ("A convoy of rebels that had left Homs for Aleppo was destroyed on the road.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo; jets caught it on the road.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo. Jets caught it on the road.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo. It did not get far.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo. It got no farther than the river.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo. Not one vehicle got through.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo. None of them arrived.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo, but it was ambushed on the way.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo, only to be ambushed on the way.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo and ran into an ambush.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo and drove straight into an ambush.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo and hit a minefield.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo and never made it past the river.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo and ended in a ditch under fire.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo and was forced to return.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo and had to turn round.", ["Homs > Aleppo"], "prevented"),
    (
        "A convoy of rebels left Homs for Aleppo but came back after an hour, the road being cut.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    (
        "A convoy of rebels left Homs for Aleppo but was sent back at the first checkpoint.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    ("A convoy of rebels left Homs for Aleppo but the army closed the road.", ["Homs > Aleppo"], "prevented"),
    ("A convoy of rebels left Homs for Aleppo but soldiers barred its way.", ["Homs > Aleppo"], "prevented"),
    ("The army blocked the passage of rebels from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("The army cut off rebels who were trying to get from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("The army headed off rebels who had set out from Homs for Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("The army stopped 30 rebels on their way from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("The army turned back 30 rebels who wanted to go from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("The army's guns put an end to an attempt by rebels to move from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("An attempt by 30 rebels to slip from Homs to Aleppo ended at a checkpoint.", ["Homs > Aleppo"], "prevented"),
    ("An attempt by 30 rebels to slip from Homs to Aleppo ended in their arrest.", ["Homs > Aleppo"], "prevented"),
    ("An attempt by 30 rebels to slip from Homs to Aleppo came to nothing.", ["Homs > Aleppo"], "prevented"),
    ("An attempt by 30 rebels to slip from Homs to Aleppo was nipped in the bud.", ["Homs > Aleppo"], "prevented"),
    (
        "An attempt by 30 rebels to slip from Homs to Aleppo cost eight of them their lives.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    ("Thirty rebels who tried to slip from Homs to Aleppo were rounded up.", ["Homs > Aleppo"], "prevented"),
    ("Thirty rebels who tried to slip from Homs to Aleppo are now in custody.", ["Homs > Aleppo"], "prevented"),
    ("Thirty rebels who tried to slip from Homs to Aleppo lie dead in a field.", ["Homs > Aleppo"], "prevented"),
    ("Thirty rebels tried in vain to get from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("Thirty rebels tried and failed to get from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("Thirty rebels tried to get from Homs to Aleppo without success.", ["Homs > Aleppo"], "prevented"),
    (
        "Thirty rebels on the road from Homs to Aleppo were met by tank fire and scattered.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    ("Thirty rebels on the road from Homs to Aleppo were wiped out by a drone.", ["Homs > Aleppo"], "prevented"),
    ("Thirty rebels bound from Homs for Aleppo fell into the hands of the army.", ["Homs > Aleppo"], "prevented"),
    ("Thirty rebels bound from Homs for Aleppo were picked up at a roadblock.", ["Homs > Aleppo"], "prevented"),
    ("Thirty rebels bound from Homs for Aleppo were taken off a bus by soldiers.", ["Homs > Aleppo"], "prevented"),
    (
        "Thirty rebels bound from Homs for Aleppo got stuck in the snow and gave themselves up.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    ("Thirty rebels bound from Homs for Aleppo drowned in the river.", ["Homs > Aleppo"], "prevented"),
    ("Thirty rebels on their way from Homs to Aleppo surrendered at a checkpoint.", ["Homs > Aleppo"], "prevented"),
    (
        "Thirty rebels heading from Homs to Aleppo died when their bus was hit by a rocket.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    pytest.param(
        "Soldiers opened fire on rebels heading from Homs to Aleppo and drove them back.",
        ["Homs > Aleppo"],
        "prevented",
        marks=gap("weighed as a drive of the soldiers'"),
    ),
    (
        "Soldiers opened fire on rebels heading from Homs to Aleppo, killing eight and forcing the rest to return.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    ("Soldiers seized a lorry with rockets that was going from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("Soldiers seized 40 rockets that rebels were smuggling from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("Soldiers seized 40 rockets on their way from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    (
        "A drone struck a car in which a rebel commander was travelling from Homs to Aleppo.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    ("A rebel commander was arrested while travelling from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    (
        "The rebels wanted to withdraw from Homs to Aleppo but found the bridge blown up.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    ("The rebels wanted to withdraw from Homs to Aleppo, which the army prevented.", ["Homs > Aleppo"], "prevented"),
    ("The rebels were kept from going from Homs to Aleppo by heavy shelling.", ["Homs > Aleppo"], "prevented"),
    ("Heavy shelling kept the rebels from going from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("Heavy shelling thwarted the rebels' withdrawal from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("Snow stopped the rebels from going from Homs to Aleppo.", ["Homs > Aleppo"], "prevented"),
    ("The rebels' withdrawal from Homs to Aleppo was cut short by an air strike.", ["Homs > Aleppo"], "prevented"),
    ("The withdrawal of rebels from Homs to Aleppo was foiled.", ["Homs > Aleppo"], "prevented"),
    ("The crossing of rebels from Homs to Aleppo was repelled.", ["Homs > Aleppo"], "prevented"),
    ("Buses that were to bring rebels from Homs to Aleppo were burned by a mob.", ["Homs > Aleppo"], "prevented"),
    ("Buses bringing rebels from Homs to Aleppo were stoned and turned back.", ["Homs > Aleppo"], "prevented"),
    ("Of 30 rebels who set out from Homs for Aleppo, none arrived.", ["Homs > Aleppo"], "prevented"),
]
ARRIVED_AND_STATUS = [
    ("A convoy of rebels from Homs ran into an ambush, yet reached Aleppo by night.", ["Homs > Aleppo"], "occurred"),
    ("The rebels left Homs for Aleppo after the army closed the road to the north.", ["Homs > Aleppo"], "occurred"),
    ("The rebels left Homs for Aleppo, where the army ran into an ambush on Sunday.", ["Homs > Aleppo"], "occurred"),
    ("The rebels fled from Homs to Aleppo when their front was met by heavy fire.", ["Homs > Aleppo"], "occurred"),
    ("The army moved 300 men from Homs to Aleppo, where rebels surrendered on Monday.", ["Homs > Aleppo"], "occurred"),
    ("The army moved 300 men from Homs to Aleppo, and the rebels gave themselves up.", ["Homs > Aleppo"], "occurred"),
    ("The army sent 300 men from Homs to Aleppo and blocked the roads.", ["Homs > Aleppo"], "occurred"),
    ("The army sent 300 men from Homs to Aleppo after rebels cut the road.", ["Homs > Aleppo"], "occurred"),
    ("After the rebels had barred the road, soldiers were flown from Homs to Aleppo.", ["Homs > Aleppo"], "occurred"),
    ("Rebels who surrendered in Homs were bused to Aleppo.", ["Homs > Aleppo"], "occurred"),
    ("The rebels were forced to return from Homs to Aleppo.", ["Homs > Aleppo"], "occurred"),
    ("The rebels were forced to retreat from Homs to Aleppo.", ["Homs > Aleppo"], "occurred"),
    ("The rebels had to go back from Homs to Aleppo.", ["Homs > Aleppo"], "occurred"),
    ("The army sent back 30 rebels from Homs to Aleppo.", ["Homs > Aleppo"], "occurred"),
    ("The rebels came back from Homs to Aleppo, the road being cut.", ["Homs > Aleppo"], "occurred"),
    ("Rebels left Homs for Aleppo but came back on Monday with their families.", ["Homs > Aleppo"], "occurred"),
    ("The rebels blocked the road and moved from Homs to Aleppo.", ["Homs > Aleppo"], "occurred"),
    ("Rebels left Homs for Aleppo, forcing the others to return fire.", ["Homs > Aleppo"], "occurred"),
    (
        "A rebel commander was killed in an air strike while travelling from Homs to Aleppo.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    (
        "Two rebel commanders were killed in a strike on their car as they travelled from Homs to Aleppo.",
        ["Homs > Aleppo"],
        "prevented",
    ),
    (
        "Eight rebels were killed in a strike when they were on their way from Homs to Aleppo.",
        ["Homs > Aleppo"],
        "prevented",
    ),
]


@pytest.mark.parametrize(("text", "expected", "status"), STOPPED_AND_STATUS)
def test_they_did_not_arrive_and_how(text: str, expected: list[str], status: str) -> None:
    assert sorted(pairs_within(text)) == expected
    assert {claim.status for claim in claims_of(within(text))} == {status}


@pytest.mark.parametrize(("text", "expected", "status"), ARRIVED_AND_STATUS)
def test_they_arrived_or_not_and_how(text: str, expected: list[str], status: str) -> None:
    assert sorted(pairs_within(text)) == expected
    assert {claim.status for claim in claims_of(within(text))} == {status}
