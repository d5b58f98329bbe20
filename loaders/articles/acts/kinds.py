"""Which kind of act a verb makes once negation, modality and refusal are seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import HOSTILE
from loaders.articles.acts.clauses import is_negated, is_passive, modal, objects, tense
from loaders.articles.acts.conditions import is_conditional
from loaders.articles.acts.matching import complements, names_so
from loaders.articles.acts.quoting import is_question
from loaders.articles.acts.speech import epithet
from loaders.articles.acts.standing import Standing
from loaders.articles.acts.verbs import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

# To announce that one will leave a treaty is a threat (data/README.md, coding rules).
_LEAVING = frozenset(("withdraw", "pull", "leave", "quit", "exit", "walk", "abandon"))

_TALKING = frozenset(
    "talk talks meeting call conversation tone exchange atmosphere session discussion negotiation".split()
)
# Who does not do these leaves a door open.
_OPEN = frozenset(("rule", "exclude", "preclude"))
_DECIDING = frozenset("decide choose opt elect resolve agree prefer promise pledge vow".split())
_PROMISING = frozenset(("promise", "pledge", "undertake", "assure", "commit"))
_ANSWER = re.compile(
    r"\b(?:respon(?:se|d)|retaliat\w+|(?:an )?answer|repl(?:y|ies)|consequences?|countermeasures?|"
    r"unanswered|unpunished|hit back|pressure on|(?:tougher|harsher|more|new|further) sanctions)\b",
    re.IGNORECASE,
)
# "Remained ready for decisive steps".
_POISED = re.compile(
    r"\b(?:countermeasures?|decisive|respond|response|retaliat\w+|repel|any (?:scenario|turn)|strike|"
    r"military (?:means|action)|fight)\b",
    re.IGNORECASE,
)


def kind_of(
    verb: Token, frame: Frame, stand: Standing, content: str, frames: Mapping[int, Frame]
) -> tuple[str, float]:
    """The kind of act after negation, modality and refusal, and how sure; "" if it is none."""
    kind, sure = frame.kind, 0.75
    future = stand.modal in ("will", "would") or tense(verb) == "future"
    doubtful = stand.modal in ("may", "might", "could", "can", "should", "must")
    conditional = any(is_conditional(each) for each in verb.children if each.dep_ == "advcl")
    if kind == "called":
        if not names_so(verb) or any(
            each.lower_ == "what" and each.dep_ in ("dobj", "nsubj") for each in verb.children
        ):
            # "Because of what he called sham charges" is part of what he says.
            return "", 0.0
        kind = epithet(content.lower())
        if kind == "support" and verb.lemma_.lower() in ("condemn", "denounce", "decry"):
            kind = "accuse"
        sure = 0.65
        if stand.negated or doubtful or (kind == "support" and _is_tone(verb)):
            return "", 0.0
    if kind == "consider" and verb.lemma_ == "consider" and _judges(verb):
        # "Considers this decision irresponsible".
        return (epithet(content), 0.6) if not stand.negated else ("", 0.0)
    if kind == "consider":
        kind = "threaten" if _has_hostile(verb, frames) else "agree"
        return (kind, 0.5) if not stand.negated else ("", 0.0)
    if kind == "comment" or _is_source(verb):
        return "", 0.0
    if kind == "violation":
        if verb.lemma_ in ("be", "comply", "adhere"):
            kept = verb.lemma_ != "be" or "compliance" in content.lower()
            return ("accuse", 0.5) if stand.negated == kept else ("", 0.0)
        return ("accuse", 0.5) if not (stand.negated or doubtful or future) else ("", 0.0)
    proposal = kind == "request" and verb.lemma_.lower() in (
        "propose",
        "suggest",
        "float",
        "moot",
    )
    inner = [frames[each.i] for each in verb.subtree if each.i in frames and each != verb]
    if proposal and any(frame.kind in HOSTILE for frame in inner):
        return "threaten", 0.5
    if (
        kind == "threaten"
        and verb.lemma_.lower() in ("vow", "swear")
        and any(is_negated(each) for each in complements(verb))
    ):
        return "", 0.0
    if (
        kind == "request"
        and is_passive(verb)
        and verb.lemma_.lower() in ("ask", "press", "challenge")
        and not complements(verb)
    ):
        return "", 0.0
    if (
        kind == "agree"
        and verb.lemma_ in ("announce", "confirm")
        and any(modal(each) in ("must", "should") for each in complements(verb))
    ):
        return "request", 0.5
    poised = verb.lemma_.lower() in ("remain", "stay", "be", "stand") and _POISED.search(content)
    if kind == "agree" and (
        poised or (verb.lemma_.lower() in _PROMISING and _ANSWER.search(content))
    ):
        # "Promised that there would be a response".
        return ("threaten", 0.6) if not stand.negated else ("", 0.0)
    if kind == "agree" and not stand.negated:
        # "Agreed to cut banks off" is told as done.
        after = [
            each.i
            for each in complements(verb)
            if each.head == verb and (each.dep_ != "advcl" or each.tag_ == "VB")
        ]
        deeds = [frames[i].kind for i in after if i in frames]
        if deeds and deeds[0] in HOSTILE:
            return deeds[0], 0.6
    if (
        kind == "request"
        and verb.lemma_ == "ask"
        and verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "advcl", "dep")
        and not any(each.tag_ == "VB" for each in complements(verb))
    ):
        # "Asked which candidate he preferred".
        return "", 0.0
    if kind == "request" and verb.lemma_ == "ask" and is_question(verb):
        return "", 0.0
    shut = next((each for each in complements(verb) if each.lemma_ in _OPEN), None)
    if kind == "reject" and shut is not None and verb.lemma_ in ("decline", "refuse"):
        return ("threaten" if _has_hostile(shut, frames) else "agree"), 0.6
    if kind == "retaliate":
        decided = stand.negated and verb.dep_ == "xcomp" and verb.head.lemma_ in _DECIDING
        if future or stand.planned or doubtful or stand.modal or decided:
            return ("threaten", 0.75) if not stand.negated else ("concede", 0.5)
        return "", 0.0
    if verb.lemma_.lower() in _OPEN and (stand.negated or stand.refused):
        # "Declined to rule out letting them in" leaves a door open.
        return ("threaten" if _has_hostile(verb, frames) else "agree"), 0.6
    if stand.refused:
        return "reject", 0.7
    if stand.negated:
        return _negated(kind, verb, stand, future)
    if kind in HOSTILE:
        if stand.modal in ("should", "must"):
            return ("request", 0.5) if stand.saying is not None else ("", 0.0)
        if stand.modal == "can" and stand.saying is None and not conditional:
            # "The president can impose or lift them": what a law allows.
            return "", 0.0
        bill = verb.dep_ == "relcl" and verb.head.lemma_.lower() in ("bill", "draft", "amendment")
        if future and (bill or _joins_condition(verb)):
            # "A bill that would ban", "if … , they will answer and impose".
            return "threaten", 0.6
        if conditional or doubtful or (stand.planned and not future):
            return "threaten", 0.6
        if future and kind == "sanction" and verb.lemma_.lower() in _LEAVING:
            return "threaten", 0.6
        return kind, sure - 0.1 * future
    if doubtful:
        if kind == "consult" and stand.modal in ("could", "may", "might"):
            return "agree", 0.4
        if stand.modal in ("should", "must") and stand.saying is not None:
            return "request", 0.45
        return "", 0.0
    if future or stand.planned:
        if kind == "consult":
            return ("agree", 0.5) if stand.willing else (kind, 0.6)
        if kind in ("retreat", "aid", "cooperate"):
            return ("agree" if kind != "retreat" else "concede"), 0.5
        if (
            kind in ("accuse", "reject", "request", "support", "protest")
            and stand.planned
            and not future
        ):
            return kind, 0.4
    return kind, sure


def _is_source(verb: Token) -> bool:
    """Whether a sentence only ends on who agrees with it: "nothing had changed, both sides agree"."""
    before = any(each.dep_ == "ccomp" and each.i < verb.i for each in verb.children)
    return verb.lemma_ == "agree" and (before or verb.dep_ == "parataxis")


def _judges(verb: Token) -> bool:
    """Whether a verb of considering says what something is held to be."""
    return any(
        each.dep_ in ("oprd", "acomp", "ccomp", "xcomp") and each.pos_ in ("ADJ", "NOUN")
        for each in verb.children
    )


def _is_tone(verb: Token) -> bool:
    """Whether only the tone of talks is told: "both sides called the talks constructive"."""
    words = {each.lemma_.lower() for thing in objects(verb) for each in [thing, *thing.children]}
    return bool(words & _TALKING)


def _joins_condition(verb: Token) -> bool:
    """Whether a verb is joined to another before which a condition stands."""
    return verb.dep_ == "conj" and any(
        is_conditional(each) for each in verb.head.children if each.dep_ == "advcl"
    )


def _negated(kind: str, verb: Token, stand: Standing, future: bool) -> tuple[str, float]:
    if kind in HOSTILE:
        if future or (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _DECIDING):
            # "Decided not to throw anyone out".
            return "concede", 0.6
        return ("reject", 0.65) if stand.saying is not None and tense(verb) != "none" else ("", 0.0)
    if verb.lemma_.lower() in ("reach", "strike", "sign", "conclude", "seal") and not future:
        return "", 0.0
    if verb.lemma_ == "agree" and stand.modal in ("can", "could") and stand.saying is None:
        # "Could not agree on the text" tells how talks ended, and refuses nothing.
        return "", 0.0
    if kind in ("agree", "support", "retreat", "concede", "cooperate", "aid") or (
        kind == "request" and future
    ):
        return "reject", 0.6
    if kind == "consult":
        return ("reject", 0.55) if future or stand.planned else ("", 0.0)
    return "", 0.0


def _has_hostile(verb: Token, frames: Mapping[int, Frame]) -> bool:
    for token in verb.subtree:
        if token != verb:
            frame = frames.get(token.i)
            if (
                frame is not None and frame.kind in HOSTILE | {"threaten"}
            ) or token.lemma_.lower() in (
                "sanction",
                "tariff",
                "strike",
                "expulsion",
                "withdrawal",
                "force",
                "retaliation",
                "step",
                "penalty",
                "response",
                "weapon",
                "missile",
                "tomahawk",
                "measure",
            ):
                return True
    return False
