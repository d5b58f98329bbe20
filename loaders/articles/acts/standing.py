"""How an act stands in its sentence: denied, only possible, planned, asked for, or somebody's word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.articles.acts.clauses import (
    child,
    is_joined,
    is_negated,
    modal,
    resumes,
)
from loaders.articles.acts.conditions import is_conditional
from loaders.articles.acts.verbs import CONTROL, SAYING, Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

# Nouns that govern an infinitive, and what they make of it, as CONTROL does for verbs.
NOUN_CONTROL = {
    noun: effect
    for effect, nouns in {
        "do": "decision move order step vote deal agreement law decree permission operation",
        "plan": "right plan intention intent proposal threat promise pledge offer commitment readiness willingness option possibility chance way",
        "no": "moratorium ban halt end limit restriction choice fear idea notion effort bid campaign attempt interest failure inability reluctance unwillingness need reason attempt",
        "refuse": "refusal",
    }.items()
    for noun in nouns.split()
}


# Who is so is not yet doing it: "ready to meet" is an offer.
_WILLING = frozenset(("ready", "willing", "prepared", "open", "happy", "glad", "eager"))


@dataclass(slots=True)
class Standing:
    """How a verb stands in its sentence, as the words above it make it."""

    negated: bool = False
    modal: str = ""
    planned: bool = False
    willing: bool = False
    dropped: bool = False
    consumed: bool = False
    refused: bool = False
    conditional: bool = False
    saying: Token | None = None


def standing(verb: Token, frames: Mapping[int, Frame]) -> Standing:
    """How a verb stands, from its own small words and from what governs it."""
    found = Standing(is_negated(verb), modal(verb), conditional=is_conditional(verb))
    current, through_verb = verb, False
    for _ in range(12):
        label, head = current.dep_, current.head
        if head == current or label == "relcl":
            break
        if (label == "conj" or is_joined(current)) and head.pos_ in ("VERB", "AUX", "ADJ"):
            if _starts_anew(current):
                break
            current = resumes(current) or head
            continue
        if label == "ccomp" and current.i < head.i and head.lemma_.lower() not in SAYING:
            break
        if label in ("csubj", "csubjpass"):
            break
        if label in (
            "pcomp",
            "prep",
            "pobj",
            "acl",
            "dobj",
            "attr",
            "nsubj",
            "nsubjpass",
            "appos",
            "conj",
        ) and head.pos_ in ("NOUN", "PROPN", "ADP", "SCONJ", "PRON"):
            if label == "prep" and through_verb and head.pos_ == "NOUN":
                _noun_above(found, head)
            through_verb = label == "pcomp"
            if label == "acl":
                if current.tag_ == "VBN" or (current.tag_ == "VBG"):
                    break
                _noun_above(found, head)
            current = head
            continue
        found.dropped |= _is_weighed(current, head)
        if label == "advcl" and not (
            current.tag_ == "VBG" and child(current, "mark") is None and current.i > head.i
        ):
            # "after", "when", "to do": told for itself, unless what it hangs on is not. "if" was
            # seen above.
            found.consumed = head != verb and standing(head, frames).consumed
            found.consumed |= _is_asked(current, frames.get(head.i))
            break
        if head.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and _verb_above(
            frames, found, current, head, label
        ):
            break
        current = head
    if found.saying is None:
        found.saying = _in_passing(current)
    return found


def _is_weighed(verb: Token, head: Token) -> bool:
    """Whether an infinitive is only what would be easy, fair or wrong: "it is wrong to ask them"."""
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl", "ccomp", "csubj"):
        return False
    be = head if head.lemma_ == "be" else head.head
    own = child(be, "nsubj", "expl")
    said = head if head.pos_ == "ADJ" else child(be, "acomp")
    return (
        be.lemma_ == "be"
        and own is not None
        and own.lower_ in ("it", "that", "this")
        and said is not None
        and said.pos_ == "ADJ"
        and said.lower_ not in _WILLING
    )


def _is_asked(verb: Token, above: Frame | None) -> bool:
    """Whether an infinitive is what somebody is called on to do: "called on Moscow on Friday to
    leave"."""
    infinitive = verb.tag_ == "VB" and any(each.lower_ == "to" for each in verb.children)
    if not infinitive or above is None:
        return False
    return (above.kind == "request" and bool(above.preps)) or (
        verb.head.lemma_ in ("offer", "volunteer", "propose", "promise", "pledge", "threaten")
        and not any(each.dep_ in ("dobj", "xcomp", "ccomp") for each in verb.head.children)
    )


def _noun_above(found: Standing, noun: Token) -> None:
    effect = NOUN_CONTROL.get(noun.lemma_.lower(), "do")
    found.dropped |= effect == "no"
    found.planned |= effect == "plan"
    found.refused |= effect == "refuse"


def _verb_above(
    frames: Mapping[int, Frame], found: Standing, below: Token, head: Token, label: str
) -> bool:
    """Notes what a governing verb does; True if nothing above it matters any more."""
    frame = frames.get(head.i)
    deep = label in (
        "xcomp",
        "ccomp",
        "pcomp",
        "prep",
        "dobj",
        "oprd",
        "advcl",
        "nsubj",
        "nsubjpass",
        "agent",
        "attr",
        "acomp",
    )
    if (
        frame is not None
        and "content" in frame
        and deep
        and label not in ("nsubj", "advcl", "nsubjpass")
    ) and (
        frame.kind not in ("agree", "request")
        or label != "prep"
        or below.lower_ not in ("after", "before", "by", "in", "with")
    ):
        found.consumed = True
        return True
    if frame is not None and frame.then and below.lemma_.lower() in frame.then and below.i > head.i:
        found.consumed = True
        return True
    if label == "advcl":
        return True
    if head.lemma_.lower() in SAYING and label == "ccomp":
        found.saying = head
        found.conditional |= is_conditional(head)
        return True
    if label in ("xcomp", "ccomp", "oprd", "acomp") and head.pos_ in ("VERB", "ADJ", "AUX"):
        effect = CONTROL.get(head.lemma_.lower(), "do")
        found.willing |= head.lemma_.lower() in _WILLING
        if frame is not None and frame.kind in ("reject",):
            found.refused = True
        found.dropped |= effect == "no"
        if effect == "plan" or (head.pos_ == "AUX" and below.tag_ == "VB"):
            found.planned = True
        found.negated |= is_negated(head)
        found.modal = found.modal or modal(head)
    return False


def _starts_anew(verb: Token) -> bool:
    """Whether a joined clause stands for itself: ", and Washington threw out 60 diplomats"."""
    own = next((each for each in verb.children if each.dep_ in ("nsubj", "nsubjpass")), None)
    if own is None or own.pos_ == "PRON" or verb.head.dep_ != "ccomp":
        return False
    start = verb.left_edge.i
    return start >= 2 and verb.doc[start - 1].dep_ == "cc" and verb.doc[start - 2].lower_ == ","


def _in_passing(verb: Token) -> Token | None:
    """The verb of saying put into a clause: "Moscow, he said, had restricted flights"."""
    for each in verb.children:
        if (
            (
                each.dep_ in ("parataxis", "ccomp", "dep", "advcl", "intj")
                and each.lemma_.lower() in SAYING
                and each.pos_ == "VERB"
            )
            and any(inner.dep_ == "nsubj" for inner in each.children)
            and not any(inner.dep_ in ("ccomp", "dobj", "mark") for inner in each.children)
        ):
            return each
    return None


def is_asked_which(verb: Token) -> bool:
    """Whether a clause asks which thing it is done to: "voted on which consulate to shut"."""
    return any(
        each.dep_ == "dobj"
        and each.i < verb.i
        and any(inner.lower_ in ("which", "what") for inner in each.children)
        for each in verb.children
    )


def is_withheld(verb: Token) -> bool:
    """Whether it is told only that somebody would not say: "declined to say when he would go"."""
    return any(
        each.lemma_.lower() in SAYING
        and each.dep_ == "xcomp"
        and each.head.lemma_.lower() in ("decline", "refuse")
        for each in verb.ancestors
    )


def is_vague(verb: Token) -> bool:
    """Whether a verb only describes things that may or may not be: "any agreement reached"."""
    return verb.dep_ in ("acl", "relcl") and any(
        each.lower_ in ("any", "every", "no", "such") for each in verb.head.children
    )


def joined_on(trigger: Token, saying: Token) -> bool:
    """Whether a trigger is a second thing said, after "and", and not the first."""
    current = trigger
    for _ in range(12):
        if current.dep_ == "conj":
            return True
        if current.head == saying or current.head == current:
            return False
        current = current.head
    return False
