"""Acts that stand as nouns: "the expulsion of 35 diplomats", "Russia's 2022 invasion of Ukraine"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import HOSTILE, Act
from loaders.articles.acts.cast import Party
from loaders.articles.acts.clauses import governor, is_passive, lemmas_in, phrases, subject
from loaders.articles.acts.nouns import ACT_NOUNS, CLASSES, UKRAINIAN
from loaders.articles.acts.reading import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

# Nouns whose owner is the one it is done to: "Whelan's arrest", and not "Russia's arrest".
_DONE_TO = frozenset(
    """arrest detention release freeing poisoning conviction imprisonment jailing expulsion killing assassination murder
    exchange swap sentencing capture extradition recall""".split()
)
# Nouns that name an act only with a word of this class behind or before them.
_NEEDS = {
    "withdrawal": "TREATY",
    "exit": "TREATY",
    "suspension": "TREATY",
    "closure": "MISSION",
    "ban": "FLIGHT",
    "test": "FORCE",
    "attack": "",
    "strike": "",
}
# Verbs that say of a meeting no more than that it took place.
_HAPPENING = frozenset(
    """take be happen last end begin start follow come produce bring continue conclude open resume focus yield mark result
    fail collapse run touch cover go occur""".split()
)
# Verbs of which the object did not happen, or not yet.
_AVERTED = frozenset(
    "avert avoid prevent head deter forestall fear risk expect plan consider threaten seek want".split()
)
# A meeting "is due" or "is scheduled".
_SETTING = frozenset(
    "due set schedule scheduled plan planned expect expected slate slated fix fixed arrange pencil".split()
)
# A further one of these is between those who met before.
_ROUNDS = frozenset(("round", "session", "talk", "talks", "meeting", "negotiation", "consultation"))
# These are meetings of the two sides only where somebody who takes part is named.
_LOOSE = frozenset(("visit", "trip", "session", "meeting", "encounter", "dialogue"))
_BY = ("by", "from")
_AT = ("of", "against", "on", "to", "in", "into", "with", "from", "over")


def nominal_acts(sentence: Sentence, dated: Callable[[Token], bool]) -> list[Act]:
    """The acts that nouns of a sentence name, unless a verb has told them already.

    `dated` says whether an expression of time belongs to a noun.
    """
    found = []
    for token in sentence.doc:
        kind = ACT_NOUNS.get(token.lemma_.lower())
        if (
            kind is None
            or token.pos_ not in ("NOUN", "PROPN")
            or token.dep_ in ("compound", "amod", "npadvmod")
        ):
            continue
        if token.i in sentence.used and not dated(token):
            continue
        if token.i in sentence.scene.named_here:
            continue
        above = token.head.head if token.dep_ == "pobj" else token.head
        if (
            kind == "consult"
            and above != token
            and ACT_NOUNS.get(above.lemma_.lower()) == "consult"
            and above.pos_ == "NOUN"
        ):
            continue
        act = _act(sentence, token, kind, dated(token))
        if act is not None:
            found.append(act)
    return found


def _act(sentence: Sentence, noun: Token, kind: str, dated: bool) -> Act | None:
    if any(
        each.lower_
        in (
            "no",
            "any",
            "further",
            "possible",
            "future",
            "potential",
            "planned",
            "threatened",
            "alleged",
        )
        for each in noun.children
    ):
        return None
    if kind != "consult" and any(each.lower_ == "such" for each in noun.children):
        return None
    above = sentence.frames.get(noun.head.i) if noun.dep_ in ("nsubj", "nsubjpass") else None
    if above is not None and above.kind == kind:
        # "A missile attack killed two": the verb tells it.
        return None
    verb = governor(noun)
    if verb is not None and (
        (verb.lemma_.lower() in _AVERTED and not dated)
        or (kind == "consult" and noun.dep_ == "pobj" and _is_meeting(sentence, verb))
    ):
        return None
    stand = sentence.standing(noun)
    if (stand.conditional and not dated) or (
        (stand.consumed or stand.negated or stand.modal) and not dated
    ):
        return None
    lemma = noun.lemma_.lower()
    needed = _NEEDS.get(lemma)
    if needed and not (lemmas_in(noun) | _behind(noun)) & CLASSES[needed]:
        return None
    act = Act(kind, noun, [], [], sure=0.6, nominal=True)
    act.speech = kind in ("accuse", "reject", "request", "threaten", "support")
    act.saying = stand.saying
    if kind == "consult" or lemma in ("swap", "exchange"):
        return _meeting(sentence, noun, act, dated)
    return _deed(sentence, noun, act, dated)


def _has_day(verb: Token) -> bool:
    """Whether a day stands beside a verb: "took place on Thursday"."""
    return any(
        each.ent_type_ == "DATE" or any(end.ent_type_ == "DATE" for end in each.children)
        for above in (verb, *(each for each in verb.children if each.dep_ == "acomp"))
        for each in above.children
        if each.dep_ in ("prep", "npadvmod", "advmod")
    )


def _is_set(verb: Token) -> bool:
    """Whether a meeting is fixed for a day: "is due on Sunday", "has been scheduled for May"."""
    if verb.lemma_.lower() in _SETTING:
        return is_passive(verb)
    return verb.lemma_ == "be" and any(
        each.dep_ in ("acomp", "attr") and each.lower_ in _SETTING for each in verb.children
    )


def _is_for_press(noun: Token) -> bool:
    return any(each.lower_ in ("press", "news", "background", "media") for each in noun.children)


def _is_meeting(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells of the meeting already: "discussed it in an hour-long call"."""
    frame = sentence.frames.get(verb.i)
    return frame is not None and frame.kind == "consult"


def _behind(noun: Token) -> set[str]:
    found: set[str] = set()
    for _, end in phrases(noun, through=False):
        found |= lemmas_in(end)
    return found


def _meeting(sentence: Sentence, noun: Token, act: Act, dated: bool) -> Act | None:
    """A meeting, call or swap: all who are named beside it take part."""
    scene = sentence.scene
    found: list[Party] = []
    found += scene.owners(noun)
    for prep, end in phrases(noun, through=False):
        if prep in ("between", "with", "among", "of", "by", "to"):
            found += scene.of(end)
    verb = governor(noun)
    if noun.dep_ in ("dobj", "pobj") and verb is not None and verb.i not in sentence.frames:
        found += [] if len({each.code for each in found}) > 1 else scene.of(subject(verb))
    codes = {each.code for each in found}
    loose = noun.lemma_.lower() in _LOOSE and (noun.lemma_ != "meeting" or noun.dep_ != "pobj")
    alike = any(each.lower_ in ("such", "another", "similar") for each in noun.children)
    if loose and not codes and not alike:
        return None
    happening = verb is not None and (
        (noun.dep_ == "nsubj" and verb.lemma_.lower() in _HAPPENING)
        or (noun.dep_ in ("nsubj", "nsubjpass") and _is_set(verb))
    )
    if not (
        (dated and (codes or happening or noun.dep_ == "pobj"))
        or (
            happening
            and verb is not None
            and (verb.lemma_ in ("take", "last", "begin", "end") or _is_set(verb))
            and _has_day(verb)
        )
        or (codes and happening and any(each.lower_ == "between" for each in noun.children))
        or (len(codes) > 1 and (happening or noun.dep_ in ("nsubj", "ROOT", "nsubjpass")))
        or (len(codes) > 1 and act.kind == "retreat")
        or (noun.dep_ == "ROOT" and noun.i < 12 and not _is_for_press(noun))
    ):
        return None
    if len(codes) < 2:
        if codes - {"USA", "RUS"}:
            return None
        act.inferred.add("recipients")
        again = scene.last_meeting if noun.lemma_.lower() in _ROUNDS and not codes else []
        found = found + [each for each in again or scene.pair() if each.code not in codes]
    act.mutual, act.actors = True, found
    return act


def _deed(sentence: Sentence, noun: Token, act: Act, dated: bool) -> Act | None:
    """A deed or a word: its doer owns it or stands behind "by", its object behind "of"."""
    scene = sentence.scene
    owner = scene.modifier(noun)
    lemma = noun.lemma_.lower()
    actors: list[Party] = []
    recipients: list[Party] = []
    for prep, end in phrases(noun, through=False):
        if prep in _BY and not actors:
            actors = scene.of(end)
    if owner is not None and lemma in _DONE_TO and owner.kind == "person":
        recipients = [owner]
    elif owner is not None and not actors:
        actors = [owner]
    codes = {each.code for each in actors}
    behind = sorted(
        ((p, e) for p, e in phrases(noun, through=False) if p in _AT),
        key=lambda pair: _AT.index(pair[0]),
    )
    for _, end in behind:
        if recipients:
            break
        if act.kind == "assault" and lemmas_in(end) & UKRAINIAN:
            recipients = [scene.cast.state("UKR")]
        recipients = recipients or [each for each in scene.of(end) if each.code not in codes]
    if (
        not actors
        and recipients
        and {each.code for each in recipients} == {"UKR"}
        and act.kind == "assault"
    ):
        actors = [scene.cast.state("RUS")]
    named = bool(actors) + bool(recipients)
    if act.kind not in HOSTILE | {"retreat"}:
        # Words as nouns are mostly told again: only those that are dated or have both parties.
        if (
            not actors
            or (not dated and not recipients)
            or (noun.dep_ in ("pobj", "dobj") and not dated and act.kind != "threaten")
        ):
            return None
    elif named == 0 or (
        named == 1 and not dated and noun.dep_ not in ("nsubj", "nsubjpass", "ROOT")
    ):
        return None
    if not actors:
        act.inferred.add("actors")
        other = scene.counterpart({each.code for each in recipients})
        actors = [other] if other is not None else []
    if not recipients:
        act.inferred.add("recipients")
        mine = {each.code for each in actors}
        other = scene.counterpart(mine)
        recipients = [other] if other is not None else []
        if act.kind == "assault":
            recipients = sentence.finder.others(mine, [], act)
    if not actors or not recipients:
        return None
    act.actors, act.recipients = actors, recipients
    return act
