"""Who is said to have said it: the source, its cue and the words that belong to neither the mover nor the movement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geomap.extraction import lexicon
from geomap.extraction.accounts import (
    ACCOUNTS,
    CONTENTIONS,
    OPINIONS,
    OWN_ACCOUNTS,
    STATEMENTS,
    TELLINGS,
    account_of,
    believed_of,
    cleft_at,
    contention_of,
    issued_by,
    opinion_of,
    owner_of,
    that_is_account,
    what_one_has,
)
from geomap.extraction.bounds import (
    MEANS,
    is_seen_by_town,
    object_end,
    past_listener,
    past_means,
    past_seat,
    past_statement,
    relative_before,
    subject_behind,
    subject_of_two,
    subject_start,
    until,
    with_relative,
    words_of,
)
from geomap.extraction.formulas import LAST_WORDS, formula_at
from geomap.extraction.labels import closing_label, label_of, quoted_behind_colon
from geomap.extraction.passives import SEEING, passive_source
from geomap.extraction.phrasings import PHRASED, is_told_here, is_willing, phrased, tells_who
from geomap.extraction.sources import PRONOUNS, SOURCE_NOUNS, SPOKEN_OF, Attribution, make_source
from geomap.extraction.units import Unit

_STOP = lexicon.words("stop")
_OBJECT_VERBS = lexicon.words("object verbs")
_AMBIGUOUS = lexicon.words("ambiguous")


def find_attributions(text: str, units: Sequence[Unit]) -> list[Attribution]:
    """Find the sources named in a sentence, in order.

    Parameters
    ----------
    text : str
        The report's text.
    units : sequence of Unit
        The sentence.

    Returns
    -------
    list of Attribution
    """
    out: list[Attribution] = []
    speech = lexicon.speech()
    label = label_of(text, units)
    if label is not None:
        out.append(label)
    for i, unit in enumerate(units):
        if unit.kind != "word" or unit.quoted:
            continue
        if out and i < out[-1].last:
            continue
        if unit.low == "watch" and unit.capital:
            continue  # a part of a name
        if unit.low == "according" and i + 1 < len(units) and units[i + 1].low == "to":
            alone = words_of(units, i + 2, i + 3) in (["them"], ["him"], ["her"], ["it"])
            end = i + 3 if alone else _before_clause(units, i + 2, with_relative(units, i + 2))
            made = make_source(text, units, i + 2, end, i, denies=False, after=True)
        elif unit.low in LAST_WORDS and (begins := formula_at(units, i)) is not None:
            end, behind = with_relative(units, i + 1), None
            for k in range(i + 1, until(units, i + 1)):
                if words_of(units, k, k + 2) == ["is", "that"]:
                    end, behind = k, k + 2
            made = make_source(text, units, i + 1, end, begins, denies=False, after=True, ends=behind)
        elif unit.low in ("citing", "quoting"):
            end = until(units, i + 1)
            if end > i + 1 and not _may_be_cited(units, i + 1, end):
                continue  # "citing intercepted radio traffic"
            made = make_source(text, units, i + 1, with_relative(units, i + 1), i, denies=False, after=True)
            if made is not None and out and out[-1].after and i - out[-1].last <= 2:
                made = replace(made, first=out.pop().first)  # the agency only carries it
        elif (
            unit.low in ("strength", "authority", "calculation")
            and words_of(units, i - 2, i) == ["on", "the"]
            and i + 2 < len(units)
        ):
            made = make_source(text, units, i + 2, until(units, i + 2), i - 2, denies=False, after=True)
            if made is not None and out and out[-1].after and made.first - out[-1].last <= 2:
                made = replace(made, first=out.pop().first)
        elif unit.low == "per" and i == 0 and len(units) > 2 and units[1].low in lexicon.DETERMINERS:
            made = make_source(text, units, 1, until(units, 1), 0, denies=False, after=True)
        elif unit.low == "reference" and words_of(units, i - 1, i + 2) == ["with", "reference", "to"]:
            end = until(units, i + 2)
            named = {u.low for u in units[i + 2 : end]} & SOURCE_NOUNS
            made = make_source(text, units, i + 2, end, i - 1, denies=False, after=True) if named else None
            if made is not None and out and i - out[-1].last <= 2:
                made = replace(made, first=out.pop().first)  # "it says with reference to a statement of X"
        elif (
            unit.low in TELLINGS
            and words_of(units, i - 2, i) in (["in", "the"], ["by", "the"])
            and words_of(units, i + 1, i + 2) == ["of"]
        ):
            made = make_source(text, units, i + 2, with_relative(units, i + 2), i - 2, denies=False, after=True)
        elif unit.low in lexicon.HAVE and (held := what_one_has(text, units, i)):
            made = held
        elif unit.low in ACCOUNTS and (told := that_is_account(text, units, i)):
            made = told
        elif unit.low == "opinion" and words_of(units, i - 3, i) in (["are", "of", "this"], ["is", "of", "this"]):
            first = subject_start(units, i - 3)
            made = make_source(text, units, first, i - 3, first, denies=False, after=True, ends=i + 1)
        elif unit.low in CONTENTIONS and (held := contention_of(text, units, i)):
            made = held
        elif unit.low in STATEMENTS and (issued := issued_by(text, units, i)):
            made = issued
        elif unit.low in ACCOUNTS | OWN_ACCOUNTS and (own := account_of(text, units, i) or owner_of(text, units, i)):
            made = own
        elif (
            unit.low in ("claim", "account", "version", "word", "words", "statement")
            and words_of(units, i + 1, i + 2) == ["of"]
            and (i and units[i - 1].low == "the")
        ):
            made = (
                make_source(text, units, i + 2, until(units, i + 2), i, denies=False, after=True)
                if unit.low == "claim"
                else None
            )
        elif unit.low in ("saying", "claiming") and (cleft := cleft_at(units, i)) is not None:
            made = make_source(text, units, cleft + 2, i, cleft, denies=False, after=True, ends=i + 1)
        elif (
            unit.low in _SURE
            and i
            and units[i - 1].low in lexicon.BE
            and words_of(units, i + 1, i + 2) in (["that"], [":"], [","])
        ):
            first = subject_start(units, i - 1)
            made = make_source(text, units, first, i - 1, first, denies=False, after=True, ends=i + 2)
        elif (
            unit.low in speech
            and i > 3
            and units[i - 1].low == "who"
            and words_of(units, 0, 2) in (["it", "was"], ["it", "is"])
        ):
            end = object_end(units, i + 1) if unit.low in _OBJECT_VERBS else i + 1
            end += words_of(units, end, end + 1) == ["that"]
            made = make_source(text, units, 2, i - 1, 0, denies=False, after=True, ends=end)
        elif unit.low in OPINIONS and words_of(units, i + 1, i + 3) in (["is", "that"], ["was", "that"]) and i:
            made = opinion_of(text, units, i)
        elif unit.low in ("believed", "trusted") and words_of(units, i - 3, i) in (
            ["is", "to", "be"],
            ["are", "to", "be"],
        ):
            made = believed_of(text, units, i)
        elif unit.low in PHRASED and (said := phrased(text, units, i)):
            made = said
        elif unit.low in _SAID_OF and words_of(units, i + 1, i + 3) in _TO_HAVE_DONE:
            made = None  # "rebels said to have left X"
        elif is_told_here(units, i):
            made = _spoken(text, units, i, speech[unit.low] == "deny")
        elif unit.low in ("made", "makes") and words_of(units, i + 1, i + 2) in (["clear"], ["known"], ["public"]):
            made = _spoken(text, units, i, denies=False)
            made = replace(made, last=max(made.last, min(i + 3, len(units)))) if made is not None else None
        elif unit.low in ("continued", "continues") and (
            words_of(units, i - 1, i) in (["he"], ["she"]) or words_of(units, i - 2, i) == [",", "it"]
        ):
            spoken = words_of(units, i + 1, i + 2) in ([","], ["."], [":"])
            made = _spoken(text, units, i, denies=False) if spoken else None
        elif unit.low in ("went", "goes") and words_of(units, i + 1, i + 3) in (["on", "."], ["on", ","], ["on", ":"]):
            made = _spoken(text, units, i, denies=False) if _after_clause(units, i) else None
            made = replace(made, last=max(made.last, i + 2)) if made is not None else None
        else:
            made = None
        if made is not None and out and made.first <= out[-1].first and _speaks_on(units, out[-1], i):
            said = out[-1]
            made = replace(made, first=i, claimant=said.claimant, pronoun=said.pronoun)
        if made is not None and out and _only_carries(units, out[-1], made):
            out[-1] = replace(out[-1], first=min(out[-1].first, made.first), last=made.last)
        elif made is not None and not (out and _is_no_other(units, out[-1], made, unit.low)):
            out.append(made)
    closing = (closing_label(text, units) or quoted_behind_colon(text, units)) if not out else None
    return out if closing is None else [closing]


def _only_carries(units: Sequence[Unit], cited: Attribution, made: Attribution) -> bool:
    """Say whether one only passes on what another said: "Quoting the army, the agency writes that"."""
    cites = units[cited.first].low in ("citing", "quoting")
    inside = made.first < cited.first and cited.last < made.last  # "The agency, citing the army, reported that"
    opens = cites and cited.first == 0 and (made.first - cited.last <= 1 or tells_who(units, cited.last, made.first))
    return cites and (opens or inside) and made.after and made.claimant is not None


def _speaks_on(units: Sequence[Unit], said: Attribution, verb: int) -> bool:
    """Say whether a second verb of saying goes with the source of the first: "The mission denied A and spoke of B"."""
    return said.last < verb and units[verb - 1].low in ("and", "but") and said.first < said.last


def _is_no_other(units: Sequence[Unit], said: Attribution, made: Attribution, cue: str) -> bool:
    """Say whether a source only belongs to the one before: "The mission said its patrol had seen"."""
    own = said.last == made.first and units[made.first].low in ("its", "their") and said.claimant is not None
    return own or (made.first < said.last and cue in _AMBIGUOUS)


_SAID_OF = frozenset(["said", "reported", "believed", "thought", "known", "alleged"])
_TO_HAVE_DONE = (["to", "have"], ["to", "be"])


def _before_clause(units: Sequence[Unit], first: int, end: int) -> int:
    """Find where a source ends that a clause follows without a comma: "According to the spokesman the militia is"."""
    for k in range(first + 1, end):
        named = (k == first + 1 and units[first].capital) or (k == first + 2 and units[first].low == "the")
        if units[k - 1].low not in SOURCE_NOUNS and not named:
            continue
        counted = units[k].kind == "count" and k + 1 < end  # and not "according to France 24."
        opens = units[k].low in lexicon.DETERMINERS or units[k].kind == "group" or units[k].low in _SUBJECTS
        if counted or (opens and any(_is_finite(u) for u in units[k:end])):
            return k
    return end


_SUBJECTS = frozenset(["they", "he", "she", "it", "we"])


def _is_finite(unit: Unit) -> bool:
    """Say whether a word shows that a clause has a verb of its own: an auxiliary, or a movement that is told."""
    low = unit.low
    moved = low in lexicon.verbs() and not low.endswith(("ing", "s")) and low not in lexicon.actors()
    return low in lexicon.BE | lexicon.HAVE or low in lexicon.MODALS or (moved and not unit.capital)


_SURE = frozenset(["certain", "sure", "convinced", "adamant", "positive", "confident", "aware"])


def _after_clause(units: Sequence[Unit], verb: int) -> bool:
    """Say whether a short subject behind a comma or a quotation precedes the verb: "..., the ministry went on"."""
    return any(u.low in (",", "”", '"', "»") for u in units[max(0, verb - 6) : verb])


def _spoken(text: str, units: Sequence[Unit], verb: int, denies: bool) -> Attribution | None:
    low = units[verb].low
    denies = denies and _NOT.isdisjoint(words_of(units, verb - 1, verb))  # "does not deny that it has left"
    if low == "conveyed" and words_of(units, verb + 1, verb + 2) != ["that"]:
        return None  # "were conveyed by boat to X"
    if low in ("laughed", "brushed", "waved") and words_of(units, verb + 1, verb + 2)[:1] not in (
        ["off"],
        ["aside"],
        ["away"],
    ):
        return None
    if low in ("denied", "refused") and not {"entry", "passage", "access", "permission"}.isdisjoint(
        words_of(units, verb + 1, verb + 2)
    ):
        return None  # "denied passage by customs officers"
    if (inserted := _inserted(units, verb, denies)) is not None:
        return inserted
    if low in _SHOWING and units[verb - 1].low not in _SCREENS:
        return None
    closing = _after_clause(units, verb) and words_of(units, verb + 1, verb + 2) in ([], ["."])
    if low == "found" and words_of(units, verb + 1, verb + 2) != ["that"] and not closing:
        return None  # but "..., a UN panel found."
    if low.startswith("comment") and not _NOT.isdisjoint(words_of(units, verb - 2, verb)):
        return None  # "did not comment on reports that"
    if low in ("read", "reads") and not _reads(units, verb):
        return None
    if low in ("held", "holds") and words_of(units, verb + 1, verb + 2) != ["that"]:
        return None  # "families held at the camp"
    if low.startswith("maintain") and [u.kind for u in units[verb + 2 : verb + 3]] == ["place"]:
        return None  # "the sixty gunmen whom the group maintained in X"
    before = units[verb - 1].low if verb else ""
    if low in ("thought", "believed", "said", "reported", "known") and before in ("now", "also", "still", "then"):
        before = units[verb - 2].low if verb > 1 else ""
    if low in ("thought", "believed", "known") and after_is_to(units, verb):
        return None  # "eleven men, thought to be from the group"
    willing = is_willing(units, verb)
    if willing is not None:
        first = subject_start(units, willing)
        end = verb + 1 + (words_of(units, verb + 1, verb + 2) == ["that"])
        return make_source(text, units, first, willing, first, denies=denies, after=True, ends=end, cue=low)
    wishes = words_of(units, verb - 2, verb - 1) in (["wishes"], ["wish"], ["wants"], ["like"])
    needs = words_of(units, verb - 4, verb - 1) in (["finds", "it", "necessary"], ["deems", "it", "necessary"])
    if before == "to" and (wishes or needs):
        speaks = verb - 4 if needs else verb - 2
        first = subject_start(units, speaks)
        end = until(units, verb + 1)
        return make_source(text, units, first, speaks, first, denies=denies, after=True, ends=end, cue=low)
    if before == "which" and words_of(units, verb - 2, verb - 1) == [","] and (stopped := _stopping(text, units, verb)):
        return stopped
    if before in ("to", "is", "are", "was", "were", "be", "been", "being") and low not in ("telling",):
        return passive_source(text, units, verb, denies)
    if low == "feared" and before == "most":
        return None  # "long the most feared of all"
    if (before == "in" and low in ("reply", "answer")) or (before == "one" and low in ("hears", "reads")):
        return None  # "One hears that"
    if low == "declared" and not {"which", "whom"}.isdisjoint(words_of(units, verb - 4, verb)):
        return None  # "two towns which Moscow had declared pacified"
    if before in lexicon.DETERMINERS or (before == "of" and low in _AMBIGUOUS):
        return None  # "the report", "a claim"
    if before in ("'s", "'", "’") and (low in _AMBIGUOUS or not low.endswith(("s", "ed"))):
        return None  # "the army's answer"
    after = units[verb + 1].low if verb + 1 < len(units) else ""
    if (after == "at" and low == "estimated") or (
        low in ("broadcasts", "reports", "claims", "notes", "posts") and after in ("on", "of", "about", "from")
    ):
        return None  # "estimated at 45 men", "broadcasts on the withdrawal"
    if verb == 0 and low in ("claims", "reports") and after in ("in", "say", "said", "claim", "suggest", "indicate"):
        return None  # "Claims in foreign media that ...", "Reports say rebels have left X"
    if low in ("point", "points", "pointed") and after != "out":
        return None  # "The main points of its statement"
    if low in ("confirm", "verify") and before in ("not", "cannot", "independently"):
        return None  # "which this newspaper could not confirm"
    if low.startswith("establish") and after != "that" and not _closes_quote(units, subject_start(units, verb), verb):
        return None  # "established a base"
    if low in ("note", "notes") and before in ("take", "takes", "took", "taking", "taken"):
        return None  # "This command takes note of the group's assertion that ..."
    if low == "mention" and before in ("deserve", "deserves", "deserved", "merits", "worth"):
        return None  # "One further possibility deserves mention"
    if low == "talks" and after not in ("of", "about"):
        return None  # "the peace talks collapsed"
    if low == "thought" and before in lexicon.HAVE and after in (".", ",", ";"):
        return None  # "for that case too the brothers have thought"
    if low == "post" and (before in _POSTS or after in ("at", "in", "near", "of", "on")):
        return None  # "the border post at X"
    if low == "posted" and after in ("at", "in", "near", "along", "around"):
        return _posted_at(text, units, verb)
    is_lie = False
    behind = {u.low for u in units[verb + 1 : verb + 10]}
    if low in ("called", "calls", "call") or (low.startswith("describe") and _LIES & behind):
        if not (_TOLD | _LIES) & behind:
            return None  # "the terrorist called ..."
        is_lie = bool(_LIES & behind)
        denies = denies or is_lie
    by_phone = bool(set(words_of(units, verb + 2, verb + 4)) & _MEANS)
    seen = low in SEEING and before == ","  # "..., counted by a teacher on the road"
    credited = before == "as" or seen or (low in _BY_WHOM and before in (",", "("))
    if after == "by" and credited and not by_phone:
        return passive_source(text, units, verb, denies)
    if credited and words_of(units, verb + 1, verb + 4) in (["to", "us", "by"], ["to", "me", "by"]):
        return passive_source(text, units, verb + 2, denies)
    if after == "by" and not by_phone:
        return None  # "an expert cited by the bishops": the credit is no source of its own
    if low in ("called", "calls", "put") and after in ("back", "up", "for", "on", "off", "out", "in", "to"):
        return None
    quoted_as = next((k for k in range(verb + 1, min(verb + 12, len(units))) if units[k].low == "as"), None)
    if low in ("quoted", "quotes", "cited", "cites") and quoted_as is not None and before != "was":
        first = subject_start(units, verb)
        said = min(quoted_as + 2, len(units))
        return make_source(text, units, verb + 1, quoted_as, first, denies=denies, after=True, ends=said)
    heard = verb + 1 + (units[verb + 1 : verb + 2] != [] and units[verb + 1].kind == "date")  # "learned yesterday from"
    if low in ("learned", "learnt", "heard", "hear", "learn", "learns") and words_of(units, heard, heard + 1) == [
        "from"
    ]:
        end = until(units, heard + 1)
        ends = end + 1 if end < len(units) and units[end].low == "that" else end
        return make_source(
            text, units, heard + 1, end, subject_start(units, verb), denies=denies, after=True, ends=ends
        )
    closes = low in ("state", "states") and after in (".", "")
    named = low == "states" and before in SOURCE_NOUNS | SPOKEN_OF
    closes = closes and (named or _closes_quote(units, subject_start(units, verb), verb))
    if low in ("state", "states") and after != "that" and not closes:
        return None  # "state television"
    if (low == "seen" and before not in lexicon.HAVE) or is_seen_by_town(units, verb):
        return None  # "vehicles seen on the highway", "X has seen the arrival of 300 rebels"
    if low == "informed" and verb < 2:
        return None  # "informed sources"
    negated = not _NOT.isdisjoint(words_of(units, verb - 3, verb))
    denies = denies or (rules_out(low, after) and not negated)
    inverted = _inverted(text, units, verb, denies)
    if inverted is not None:
        return inverted
    if (told := subject_behind(units, verb)) is not None:
        return make_source(text, units, *told, told[0] - 1, denies=denies, after=True, ends=verb + 1, cue=low)
    first = subject_start(units, verb)
    last = object_end(units, verb + 1) if low in _OBJECT_VERBS else past_listener(units, verb + 1)
    while last < len(units):
        if units[last].kind == "date":
            last += 1
        elif units[last].low in ("on", "late", "early") and last + 1 < len(units) and units[last + 1].kind == "date":
            last += 2
        else:
            break
    closing_quote = _closes_quote(units, first, verb)
    aside = low in ("recalls", "recalled", "remembers", "remembered") and after == "," and _after_clause(units, verb)
    aside = aside or (after == "," and first > 0 and units[first - 1].low == "as")  # "As the Observatory reports, ..."
    last = past_seat(units, past_means(units, past_statement(units, last)))
    if last < len(units) and units[last].low == "that":
        last += 1
    elif low in _AMBIGUOUS and not is_lie and not (_has_clause(units, verb) or closing_quote or aside):
        return None
    two = subject_of_two(units, verb)
    if two is not None and (low in _OF_TWO or units[last - 1].low == "that" or low in _OBJECT_VERBS):
        subject = make_source(text, units, *two, two[0], denies=denies, after=True, ends=last, cue=low)
        goes = any(u.low in lexicon.verbs() for u in units[two[1] : verb])
        if subject is not None:
            return replace(subject, first=verb) if goes else subject  # "the general left X and said that"
    subject = make_source(text, units, first, verb, first, denies=denies, after=True, ends=last, cue=low)
    if subject is not None:
        return subject
    if low in ("believe", "think", "fear", "know", "see", "remember") and units[verb - 1].low == ":":
        return None  # "my rule: believe the number"
    if low in _AMBIGUOUS and low not in ("claims", "reports", "notes", "writes", "claim"):
        return None
    if verb == 0 or units[verb - 1].low in _STOP or units[verb - 1].quoted or units[verb - 1].low in ("so", "thus"):
        return _after_verb(text, units, verb, denies)
    return None


def _inserted(units: Sequence[Unit], verb: int, denies: bool) -> Attribution | None:
    """Read "A band of fifteen, it reports, made its way to X": a pronoun and a verb between commas."""
    around = words_of(units, verb - 2, verb - 1) + words_of(units, verb + 1, verb + 2)
    speaks = verb > 1 and units[verb - 1].low in ("it", "he", "she", "they") and around == [",", ","]
    return Attribution(None, verb - 1, verb + 1, denies, units[verb - 1].low, True, units[verb].low) if speaks else None


def _posted_at(text: str, units: Sequence[Unit], verb: int) -> Attribution | None:
    """Read "The page posted at 22:15 that it had seen"; None for "mercenaries posted at X have left"."""
    that = next((k for k in range(verb + 2, min(verb + 7, len(units))) if units[k].low == "that"), None)
    if that is None or not (units[verb + 2].low[:1].isdigit() or units[verb + 2].kind == "date"):
        return None
    first = subject_start(units, verb)
    return make_source(text, units, first, verb, first, denies=False, after=True, ends=that + 1)


_OF_TWO = frozenset(
    "said says say added adds claimed claims confirmed confirms warned warns insisted insists announced announces "
    "wrote writes declared declares stated promised promises replied answered denied denies".split()
)
"""What needs no "that" to be told by who has done something else before: "gave no figures but said"."""


def _reads(units: Sequence[Unit], verb: int) -> bool:
    """Say whether a paper is quoted: "..., a statement by the army read", "..., read a letter of the union"."""
    if verb and units[verb - 1].low in (",", "”", '"', "»"):
        return not _PAPERS.isdisjoint(words_of(units, verb + 1, verb + 4))
    ends = words_of(units, verb + 1, verb + 2)[:1] in ([], ["."], [":"], [","])
    return ends and not _PAPERS.isdisjoint(words_of(units, subject_start(units, verb), verb))


_PAPERS = frozenset("statement communique communiqué letter message post release notice caption".split())
_SHOWING = frozenset(["showed", "shows", "show"])
_SCREENS = frozenset("television tv channel channels broadcaster network station".split())


def rules_out(verb: str, after: str) -> bool:
    """Say whether a verb and the word behind it hold something for impossible: "ruled out", "excludes that"."""
    return (verb in ("rule", "rules", "ruled") and after == "out") or (
        verb in ("exclude", "excludes", "excluded") and after == "that"
    )


_POSTS = frozenset("border command military frontier guard army observation police forward".split())


def _stopping(text: str, units: Sequence[Unit], verb: int) -> Attribution | None:
    """Read "was stopped by the army, which reported three killed": who stopped them tells of it."""
    end = verb - 2
    first = subject_start(units, end)
    by = next((k for k in range(end - 1, first - 2, -1) if units[k].low == "by"), None)
    if by is None or not any(u.low in lexicon.words("stopped") for u in units[max(0, by - 4) : by]):
        return None
    return make_source(text, units, by + 1, end, end, denies=False, after=True, ends=verb + 1)


def after_is_to(units: Sequence[Unit], verb: int) -> bool:
    """Say whether a verb of thinking is followed by an infinitive."""
    return words_of(units, verb + 1, verb + 2) == ["to"]


def _closes_quote(units: Sequence[Unit], first: int, verb: int) -> bool:
    """Say whether a source follows what it said: "..., a local news page reports."."""
    if not first or (units[first - 1].low not in (",", '"', "”", "»") and not units[first - 1].quoted):
        return False
    behind = words_of(units, verb + 1, verb + 3)
    goes_on = behind in ([",", "and"], [",", "who"], [",", "which"]) or behind[:1] == [";"]
    if verb - first <= 7 and (goes_on or all(u.low in (".", ")", "”", '"') for u in units[verb + 1 :])):
        return True
    head = next((k for k in range(first, verb) if units[k].low in ("of", "in", "from", "at", "along")), verb) - 1
    speaks = units[head].low in SOURCE_NOUNS or lexicon.actors().get(units[head].low) == "person"
    return head >= first and (speaks or units[head].kind == "group")


def _has_clause(units: Sequence[Unit], verb: int) -> bool:
    """Say whether a word that may be a noun ("the border post") is followed or led by what it would report."""
    before = units[verb - 1] if verb else None
    after = units[verb + 1] if verb + 1 < len(units) else None
    if after is not None and (after.quoted or after.low in (":", "“", '"', "„", "«")):
        return True
    if units[verb].low in ("put", "puts") and after is not None and after.low in ("it", "at", "the"):
        return after.low != "the" or any(u.low in ("at", "number", "figure") for u in units[verb + 2 : verb + 9])
    if units[verb].low in ("calls", "posts", "post", "call", "counts", "count", "put", "puts"):
        return False
    if after is None or after.low in (".", ","):
        return before is not None and before.kind in ("group", "place", "state")
    sees = units[verb].low in ("saw", "see", "sees", "seen")  # "Homs saw the arrival of" tells of no speaker
    told = (_AUXILIARIES, lexicon.verbs(), *(() if sees else (lexicon.nouns(),)))
    return any(u.low in words for u in units[verb + 1 :] for words in told)


_AUXILIARIES = lexicon.BE | lexicon.HAVE | {"will", "would", "may"}


_NOT = frozenset(["not", "cannot", "never"])
_LIES = lexicon.words("lies")


def find_source_behind(text: str, units: Sequence[Unit], at: int) -> str | None:
    """Name the source that begins at a unit: behind "The source is"."""
    made = make_source(text, units, at, until(units, at), at, denies=False, after=True)
    return made.claimant if made is not None else None


def _after_verb(text: str, units: Sequence[Unit], verb: int, denies: bool) -> Attribution | None:
    end = until(units, verb + 1)
    if end + 2 < len(units) and units[end].low == "," and units[end + 1].low in ("a", "an", "the"):
        named = all(u.capital for u in units[verb + 1 : end])
        office = any(u.low in _OFFICES or u.low in lexicon.actors() for u in units[end + 2 : end + 5])
        end = until(units, end + 1) if named and office else end  # "said Abu Ahmad, a commander with the group"
    made = make_source(text, units, verb + 1, end, verb, denies=denies, after=True, cue=units[verb].low)
    if made is None or end >= len(units) or units[end].low not in ("who", "whose", "which"):
        return made
    # what the source did itself is no movement: "added a pharmacist who escaped from the town"
    while end < len(units) and units[end].low not in (",", ".", ";", ":"):
        end += 1
    return replace(made, last=end)


_OFFICES = frozenset("spokesman spokeswoman spokesperson head director chief commander deputy member activist".split())


def _inverted(text: str, units: Sequence[Unit], verb: int, denies: bool) -> Attribution | None:
    """Read "..., says the priest": a verb behind a comma or a quotation whose clause already has its verb."""
    if verb == 0 or verb + 1 >= len(units):
        return None
    before, after = units[verb - 1], units[verb + 1]
    if (
        not (before.low in (",", "so", "thus", "least", "”", '"', "»", ";") or before.quoted)
        or units[verb].low in _OBJECT_VERBS
    ):
        return None
    if after.low in PRONOUNS and after.low not in ("one", "he", "she", "they"):
        return None
    relative = relative_before(units, verb)
    if relative and not any(u.low in lexicon.verbs() or u.low in lexicon.BE for u in units[:relative]):
        return None  # "The officer, who asked not to be named, said men had left"
    if units[verb].low in ("put", "puts") and after.kind == "count":
        return None  # "an account, which has been right before, puts twelve of them in X"
    if (
        after.low in ("that", "of", "about", "in", "on", "to", "at", ",", ".", "there")
        or after.quoted
        or after.kind == "date"
    ):
        return None
    lead = units[:verb]
    if before.low == ",":
        opens = next((k for k in range(verb - 2, max(0, verb - 10), -1) if units[k].low == ","), None)
        passing = units[opens + 2].low in ("by", "about", "whether", "if") if opens is not None else False
        if opens is not None and passing and units[opens + 1].low.endswith("ed"):
            lead = units[:opens]  # "The commander, reached by Skype, said the men ..."
    clause = (
        before.quoted
        or before.low in ("so", "thus", "least", "”", '"', "»")
        or any(
            u.low in lexicon.verbs() or u.low in lexicon.BE or u.low in lexicon.HAVE for u in lead if u.kind == "word"
        )
    )
    return _after_verb(text, units, verb, denies) if clause else None


_BY_WHOM = frozenset(["said", "claimed", "reported", "confirmed"])
_TOLD = lexicon.words("told")


def _may_be_cited(units: Sequence[Unit], first: int, end: int) -> bool:
    """Say whether what is cited is somebody, and no recording or reason: "citing an understanding with the elders"."""
    head = next((k for k in range(first, end) if units[k].low in ("with", "between", "for", "of", "in")), end) - 1
    return units[head].low not in _NOT_CITED and units[end - 1].low not in _NOT_CITED


_NOT_CITED = frozenset(
    "papers traffic intercepts footage images imagery data video videos documents photographs photos security concerns "
    "reasons lack fears intelligence conversations understanding agreement deal accord truce need orders".split()
)
_MEANS = MEANS | frozenset("email text message messenger satellite call link".split())
