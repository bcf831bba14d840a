"""Formulas that hand a claim on to a source: "this from the mayor", "as told us by", "So the mayor says"."""

from __future__ import annotations

import re

import pytest

from .readings import claims_of
from .test_asked_planned_or_feared import within

SOURCES = [
    (
        (
            "The chief of the centre maintains that rebels left. By the 10th, he would have us "
            "believe, 300 rebels will be moved from Homs to Aleppo."
        ),
        "the chief of the centre",
    ),
    (
        "Six hundred rebels have been moved from Homs to Aleppo, it was gathered from the Ministry of Defence.",
        "Ministry of Defence",
    ),
    (
        (
            "Rebels are to be driven from Homs to Aleppo on Sunday; that's the word of a mediator who "
            "has been right so far."
        ),
        "mediator",
    ),
    ("On Sunday rebels were seen leaving Homs for Aleppo; that comes from a pharmacist, who watched.", "pharmacist"),
    ("More than 80 rebels escaped from Homs to Aleppo, as told us by the operations room.", "operations room"),
    (
        "Fifteen rebel lorries sent from Homs to Aleppo arrived on Saturday, in the telling of the General Staff.",
        "General Staff",
    ),
    ("The Ministry of Defence affirms that the rebels did not withdraw from Homs to Aleppo.", "Ministry of Defence"),
    ("Three hundred rebels left Homs for Aleppo on Sunday. Their embassy confirms it.", "embassy"),
    (
        "On Tuesday the rebels left Homs for Aleppo. Nine hundred men, an officer in the command says.",
        "officer in the command",
    ),
    ("The deputy mayor swore he had counted 300 rebels on their way from Homs to Aleppo.", "deputy mayor"),
    (
        "From Homs, some 60 rebel pickups are rolling into Aleppo, say two engineers at the refinery there.",
        "two engineers",
    ),
    ("To hear a diplomat in Beirut tell it, 300 rebels left Homs for Aleppo.", "diplomat"),
    ("By the mayor's count, 300 rebels left Homs for Aleppo.", "mayor"),
    ("The mayor has counted 300 rebels who left Homs for Aleppo.", "mayor"),
    ("The mayor, for his part, speaks of 300 rebels who left Homs for Aleppo.", "mayor"),
    ("According to what the mayor told us, 300 rebels left Homs for Aleppo.", "mayor"),
    ("300 rebels left Homs for Aleppo. So the mayor says.", "mayor"),
    ("300 rebels left Homs for Aleppo. This from the mayor.", "mayor"),
    ("300 rebels left Homs for Aleppo; the mayor watched them go.", "mayor"),
    ("The mayor watched 300 rebels leave Homs for Aleppo.", "mayor"),
    ("300 rebels left Homs for Aleppo, this from the mayor.", "mayor"),
    ("300 rebels left Homs for Aleppo, by the reckoning of the mayor.", "mayor"),
    ("300 rebels left Homs for Aleppo, if we are to believe the mayor.", "mayor"),
    ("We hear from the mayor that 300 rebels left Homs for Aleppo.", "mayor"),
    ("Word from the mayor is that 300 rebels left Homs for Aleppo.", "mayor"),
    ("300 rebels left Homs for Aleppo, we learn from the mayor.", "mayor"),
    ("The mayor spoke on the radio on Monday. He said that 300 rebels had left Homs for Aleppo.", "mayor"),
    ("The mayor spoke on the radio on Monday. According to him, 300 rebels had left Homs for Aleppo.", "mayor"),
    ('The mayor spoke on the radio on Monday. "Some 300 rebels left Homs for Aleppo," he said.', "mayor"),
    ("The mayor spoke on the radio on Monday. By his account, 300 rebels left Homs for Aleppo.", "mayor"),
    ('"The town is calm," the mayor said. "Some 300 rebels left Homs for Aleppo."', "mayor"),
    ('"Some 300 rebels left Homs for Aleppo," said the mayor.', "mayor"),
    ('"Some 300 rebels left Homs for Aleppo." The mayor of Rastan said this.', "mayor"),
    ('The mayor: "Some 300 rebels left Homs for Aleppo."', "mayor"),
    ("Asked about the rebels, the mayor said 300 had left Homs for Aleppo.", "mayor"),
    ("The mayor said the town was calm and that 300 rebels had left Homs for Aleppo.", "mayor"),
    ("The mayor said the town was calm. He added that 300 rebels had left Homs for Aleppo.", "mayor"),
    ("The mayor said the town was calm. Some 300 rebels, he added, had left Homs for Aleppo.", "mayor"),
    ("The mayor said the town was calm; 300 rebels had left Homs for Aleppo, he went on.", "mayor"),
    ("The ministry issued a statement on Monday. It said 300 rebels had left Homs for Aleppo.", "ministry"),
    ("The ministry issued a statement on Monday. The statement said 300 rebels had left Homs for Aleppo.", "ministry"),
    ("In a statement on Monday the ministry said 300 rebels had left Homs for Aleppo.", "ministry"),
    ("A statement by the ministry said 300 rebels had left Homs for Aleppo.", "ministry"),
    ("300 rebels left Homs for Aleppo, a ministry statement said.", "ministry"),
    ("300 rebels left Homs for Aleppo, said a spokesman for the ministry.", "ministry"),
    ("300 rebels left Homs for Aleppo, the ministry's spokesman told the agency.", "ministry"),
    ("300 rebels left Homs for Aleppo, the ministry wrote on its website.", "ministry"),
    ("300 rebels left Homs for Aleppo, the ministry tweeted.", "ministry"),
    ("300 rebels left Homs for Aleppo, reads a statement by the ministry.", "ministry"),
    ("According to a statement by the ministry carried by the agency, 300 rebels left Homs for Aleppo.", "ministry"),
    ("The agency, quoting the ministry, reported that 300 rebels left Homs for Aleppo.", "ministry"),
    ("The agency reported, citing the ministry, that 300 rebels left Homs for Aleppo.", "ministry"),
    ("The agency reported that according to the ministry 300 rebels left Homs for Aleppo.", "ministry"),
    ("The ministry told the agency that 300 rebels left Homs for Aleppo.", "ministry"),
    ("The agency reported that 300 rebels left Homs for Aleppo.", "agency"),
    ("Residents of Homs said 300 rebels had left for Aleppo.", "residents"),
    ("Residents saw 300 rebels leave Homs for Aleppo.", "residents"),
    ("Residents reported seeing 300 rebels leave Homs for Aleppo.", "residents"),
    ("300 rebels left Homs for Aleppo, residents contacted by phone said.", "residents"),
    ("300 rebels left Homs for Aleppo, according to residents and a local journalist.", "residents"),
    ("Three residents, who asked not to be named, said 300 rebels had left Homs for Aleppo.", "residents"),
    ("A bus driver who had seen them said 300 rebels had left Homs for Aleppo.", "driver"),
    ("300 rebels left Homs for Aleppo, a bus driver counted.", "driver"),
    ("300 rebels left Homs for Aleppo, in the estimate of a bus driver.", "driver"),
    ("300 rebels left Homs for Aleppo, to hear a bus driver tell it.", "driver"),
    ("It was a bus driver who told us that 300 rebels had left Homs for Aleppo.", "driver"),
    ("What a bus driver told us: 300 rebels left Homs for Aleppo.", "driver"),
    ("A bus driver remembers how 300 rebels left Homs for Aleppo on Monday.", "driver"),
    ("A bus driver is certain that 300 rebels left Homs for Aleppo.", "driver"),
    ("A bus driver has it that 300 rebels left Homs for Aleppo.", "driver"),
    ("A bus driver swears that 300 rebels left Homs for Aleppo.", "driver"),
    ("A bus driver claims to have seen 300 rebels leave Homs for Aleppo.", "driver"),
    ("A bus driver confirmed the departure of 300 rebels from Homs to Aleppo.", "driver"),
    ("A bus driver told of 300 rebels who left Homs for Aleppo.", "driver"),
    ("A bus driver spoke of 300 rebels leaving Homs for Aleppo.", "driver"),
    ("A bus driver mentioned 300 rebels who had left Homs for Aleppo.", "driver"),
    ("A bus driver described how 300 rebels left Homs for Aleppo.", "driver"),
    ("Analysts believe 300 rebels left Homs for Aleppo.", "analysts"),
    ("300 rebels left Homs for Aleppo, analysts believe.", "analysts"),
    ("Analysts put at 300 the rebels who left Homs for Aleppo.", "analysts"),
    ("US officials think 300 rebels left Homs for Aleppo.", "officials"),
    ("Security sources confirmed that 300 rebels left Homs for Aleppo.", "sources"),
    ("300 rebels left Homs for Aleppo, well-informed sources said.", "sources"),
    ("Sources in the army say 300 rebels left Homs for Aleppo.", "sources"),
    ("A rebel commander denied that 300 rebels left Homs for Aleppo.", "commander"),
    ('"No rebel has left Homs for Aleppo," a rebel commander said.', "commander"),
    ("No rebel has left Homs for Aleppo, a rebel commander insisted.", "commander"),
    ("A rebel commander rejected reports that 300 rebels left Homs for Aleppo.", "commander"),
    ("Reports that 300 rebels left Homs for Aleppo are false, a rebel commander said.", "commander"),
    ("The claim that 300 rebels left Homs for Aleppo was dismissed by a rebel commander.", "commander"),
    ("The Observatory documented the transfer of 300 rebels from Homs to Aleppo.", "observatory"),
    ("The Observatory's director says 300 rebels left Homs for Aleppo.", "observatory"),
    ("300 rebels left Homs for Aleppo, says the director of the Observatory.", "observatory"),
    ("300 rebels left Homs for Aleppo, the Observatory for Rights says.", "observatory"),
    ("The mayor, Ahmad al-Ali, said 300 rebels left Homs for Aleppo.", "mayor"),
    ("Mayor Ahmad al-Ali said 300 rebels left Homs for Aleppo.", "mayor"),
    ("Ahmad al-Ali, the mayor, said 300 rebels left Homs for Aleppo.", "mayor"),
    ("General Ahmad al-Ali told reporters in Damascus on Monday that 300 rebels left Homs for Aleppo.", "general"),
    ("The radio has learned that 300 rebels left Homs for Aleppo.", "radio"),
    ("300 rebels left Homs for Aleppo, the radio has learned.", "radio"),
    ("300 rebels left Homs for Aleppo, writes the paper Tishrin.", "paper"),
    ("The paper Tishrin writes that 300 rebels left Homs for Aleppo.", "paper"),
    ("300 rebels left Homs for Aleppo, the army's bulletin said.", "bulletin"),
    ("300 rebels left Homs for Aleppo, the UN said.", "UN"),
    ("300 rebels left Homs for Aleppo, per the UN.", "UN"),
    ("Per the UN, 300 rebels left Homs for Aleppo.", "UN"),
    ("UN: 300 rebels left Homs for Aleppo.", "UN"),
    ("300 rebels left Homs for Aleppo - UN.", "UN"),
    ("300 rebels left Homs for Aleppo (UN).", "UN"),
    ("The UN says the truce holds. 300 rebels left Homs for Aleppo, it says.", "UN"),
    ("The UN said the truce holds. 300 rebels left Homs for Aleppo under it, the organisation said.", "UN"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_the_claimant(text: str, source: str) -> None:
    for claim in claims_of(within(text)):
        assert claim.claimant is not None
        assert set(source.casefold().split()) & set(re.findall(r"\w+", claim.claimant.casefold()))
    assert claims_of(within(text))


NOBODY_SAYS_IT = [
    "300 rebels left Homs for Aleppo.",
    "We saw 300 rebels leave Homs for Aleppo.",
    "Our correspondent saw 300 rebels leave Homs for Aleppo.",
    "The mayor complained about the price of bread. Meanwhile, 300 rebels left Homs for Aleppo.",
    "300 rebels left Homs for Aleppo. The mayor complained about the price of bread.",
]


@pytest.mark.parametrize("text", NOBODY_SAYS_IT)
def test_nobody_else_is_the_claimant(text: str) -> None:
    assert [claim.claimant for claim in claims_of(within(text))] == [None]
