"""Which way to use a verb fits the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.articles.acts.clauses import is_passive, lemmas_in, objects, phrases, subject
from loaders.articles.acts.nouns import AGENTS
from loaders.articles.acts.verbs import CONTROL, FRAMES, Frame

if TYPE_CHECKING:
    from spacy.tokens import Token


def match(verb: Token) -> Frame | None:
    """The first way to use a verb that its objects, prepositions and particle fit; None if none does."""
    lemma = verb.lemma_.lower()
    if (
        lemma in ("fire", "launch")
        and verb.i > 1
        and verb.doc[verb.i - 2 : verb.i].text.lower() == "test-"
    ):
        lemma = "test"
    frames = FRAMES.get(lemma)
    if not frames:
        return None
    particles = _particles(verb)
    follows = {each.lemma_.lower() for each in complements(verb)}
    themes: set[str] | None = None
    followed: list[tuple[str, Token]] | None = None
    for frame in frames:
        if frame.particle and frame.particle not in particles:
            continue
        if frame.then and not frame.then & follows:
            continue
        if "inf" in frame and not any(
            each.dep_ in ("xcomp", "ccomp")
            and each.tag_ == "VB"
            and any(inner.lower_ == "to" for inner in each.children)
            for each in verb.children
        ):
            continue
        if "main" in frame and verb.dep_ in ("relcl", "acl"):
            continue
        if "subjunctive" in frame and not any(
            (each.tag_ in ("VB", "VBP") and not any(inner.tag_ == "MD" for inner in each.children))
            or any(inner.dep_ == "auxpass" and inner.lower_ == "be" for inner in each.children)
            or (each.tag_ == "VBG" and not any(inner.dep_ == "aux" for inner in each.children))
            for each in complements(verb)
        ):
            continue
        if "plain" in frame and names_so(verb):
            continue
        if "dat" in frame and not _has_receiver(verb):
            continue
        if "intrans" in frame and any(each.dep_ in ("dobj", "dative") for each in verb.children):
            continue
        if "agent" in frame and not _is_somebody(subject(verb)):
            continue
        if "target" in frame and not _is_promised(verb):
            continue
        if "alone" in frame and any(prep == "of" for prep, _ in phrases(verb, through=False)):
            continue
        if "active" in frame and is_passive(verb):
            continue
        if "passive" in frame and not is_passive(verb):
            continue
        if "says" in frame and not any(each.dep_ == "ccomp" for each in verb.children):
            continue
        if "place" in frame and not _is_due_somewhere(verb):
            continue
        if "planned" in frame and not is_to_come(verb):
            continue
        if frame.things:
            if themes is None:
                themes = _themes(verb)
            if not themes & frame.things:
                continue
        if frame.preps:
            if followed is None:
                followed = list(phrases(verb))
            fits = [
                end
                for prep, end in followed
                if prep in frame.preps
                and (end.ent_type_ not in ("DATE", "TIME") or prep == "until")
            ]
            if not fits:
                continue
            if frame.behind and not any(lemmas_in(end) & frame.behind for end in fits):
                continue
        return frame
    return None


# Treaties whose names are words of the tables.
_TREATIES = frozenset(("START", "INF"))


def is_to_come(verb: Token) -> bool:
    """Whether a verb tells of what is planned: "plans to see", "will see", "was due to see"."""
    if any(each.dep_ == "aux" and each.lower_ in ("will", "would") for each in verb.children):
        return True
    return verb.dep_ == "xcomp" and CONTROL.get(verb.head.lemma_.lower()) == "plan"


def _is_due_somewhere(verb: Token) -> bool:
    """Whether somebody is due in a place, and not due to do something: "is due in Minsk"."""
    above = [each for each in verb.children if each.dep_ in ("acomp", "oprd", "attr")]
    return any(
        not any(inner.dep_ == "xcomp" for inner in each.children)
        and any(
            prep in ("in", "at") and end.pos_ == "PROPN" and end.ent_type_ not in ("DATE", "TIME")
            for prep, end in phrases(each)
        )
        for each in above or [verb]
    )


def _is_somebody(own: Token | None) -> bool:
    """Whether a subject is one who can travel: a name, a pronoun, an office."""
    return own is None or own.pos_ != "NOUN" or own.lemma_.lower() in AGENTS


def _is_promised(verb: Token) -> bool:
    """Whether a promise names a deed that counts, or somebody to whom it is made."""
    return (
        any(each.lemma_.lower() in FRAMES for each in complements(verb))
        or bool(objects(verb))
        or _has_receiver(verb)
    )


def _has_receiver(verb: Token) -> bool:
    """Whether something goes to a country: "sent Ukraine missiles", "missiles to Kyiv"."""
    if any(each.dep_ == "dative" for each in verb.children):
        return True
    return any(
        prep in ("to", "for") and end.ent_type_ in ("GPE", "NORP") for prep, end in phrases(verb)
    )


def _particles(verb: Token) -> set[str]:
    """The small words behind a verb that may belong to it: "out", "home", "positively"."""
    found = set()
    for each in verb.doc[verb.i + 1 : verb.i + 9]:
        if (
            each.dep_ == "prt"
            or each.tag_ in ("RP", "RB")
            or each.lower_ in ("home", "out", "away", "back", "off", "down", "free")
        ) and (each.head == verb or verb.is_ancestor(each)):
            found.add(each.lower_)
    return found


def complements(verb: Token) -> list[Token]:
    """The verbs that follow a verb: "told to leave", "stopped sharing", "given a week to go"."""
    found = [
        each
        for each in verb.children
        if each.dep_ in ("xcomp", "ccomp", "advcl")
        and each.tag_.startswith("VB")
        and each.i > verb.i
    ]
    for each in verb.children:
        if each.dep_ in ("dobj", "nsubjpass"):
            found += [
                inner
                for inner in each.children
                if inner.dep_ in ("acl", "relcl") and inner.tag_ == "VB"
            ]
    return found


def names_so(verb: Token) -> bool:
    """Whether a verb of calling says what something is called: by "as", an adjective or quotes."""
    if any(
        (each.dep_ in ("oprd", "xcomp", "ccomp", "acomp", "attr") and each.tag_ != "VB")
        or (each.dep_ == "prep" and each.lower_ == "as")
        for each in verb.children
    ):
        return True
    named = any(
        each.dep_ == "dobj"
        and (
            each.ent_type_ == "PERSON"
            or each.lemma_.lower() == "counterpart"
            or each.i in verb.doc.user_data.get("people", ())
        )
        for each in verb.children
    )
    if verb.lemma_.lower() in ("call", "label", "brand", "term", "dub", "deem") and not named:
        return True
    if named and verb.lemma_.lower() == "dismiss":
        return False
    behind = verb.doc[verb.i + 1 : verb.right_edge.i + 2].text
    return verb.lemma_.lower() in ("denounce", "condemn", "decry", "dismiss") or any(
        mark in behind for mark in '"“«'
    )


def _themes(verb: Token) -> set[str]:
    """The lemmas of what a verb is done to; of its subject too where it has no object."""
    found: set[str] = set()
    things = objects(verb)
    for each in things:
        found |= lemmas_in(each)
    if verb.lemma_ == "spend":
        # "Spent more than two hours alone": the parser takes the hours for a measure.
        found |= {each.lemma_ for each in verb.doc[verb.i : verb.i + 7] if each.ent_type_ == "TIME"}
    for each in verb.children:
        if each.dep_ in ("acomp", "oprd", "xcomp", "ccomp") and not each.tag_.startswith("VB"):
            found |= {each.lemma_.lower()} | {inner.lower_ for inner in each.children}
        if each.dep_ == "ccomp" and not things and verb.lemma_.lower() != "add":
            inner = next((end for end in each.children if end.dep_ in ("nsubj", "nsubjpass")), None)
            if inner is not None:
                found |= lemmas_in(inner)
    if not things and not is_passive(verb):
        own = subject(verb)
        if own is not None and (own.pos_ == "NOUN" or own.text in _TREATIES):
            found |= lemmas_in(own)
    return found
