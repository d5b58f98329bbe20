"""Where an expression of time hangs in a sentence: what it dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import HOSTILE
from loaders.articles.acts.clauses import governor
from loaders.articles.acts.nouns import ACT_NOUNS, CLASSES
from loaders.articles.mentions import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Verbs that speak of a deed whose date may follow them.
SPEAKING = frozenset(
    "accuse blame condemn denounce criticise criticize deny reject dismiss defend mention recall".split()
)
TOWN = re.compile(r"\W*[A-ZÀ-Þ][A-ZÀ-Þ./ -]{2,}[\w ]{0,20},\s*$")
_DASH = re.compile(r"\.?\s*(?:[(/][^)/]{2,20}[)/]\.?\s*)?(?:[-–—:]|/)|\.\s*/")
# What happens, and bears its year behind "of": "the street protests of 2011".
_HAPPENINGS = frozenset(
    "protest election war crisis revolution coup campaign scandal vote poisoning crash revolt affair".split()
)
_YEAR = re.compile(r"\d{4}")


@dataclass(slots=True)
class Placed:
    """A mention of a date in a sentence: its topmost word and the verb or act that it belongs to.

    `linked` is whether it dates what stands after "after" or "before", `named` whether it is a year
    that tells which thing is meant ("a 2000 accord")."""

    mention: DateMention
    root: Token
    owner: Token
    linked: bool
    named: bool = False


def is_dateline(doc: Doc, mention: DateMention, base: int) -> bool:
    """Whether a date stands in a dateline: "MOSCOW, July 29 (Reuters) –"."""
    before = doc.text[: max(0, mention.start - base)]
    behind = doc.text[max(0, mention.end - base) :][:25]
    return len(before) < 40 and bool(TOWN.match(before)) and bool(_DASH.match(behind))


def place(doc: Doc, mention: DateMention, base: int) -> Placed | None:
    """Where a mention hangs in the parse: its topmost word and what it dates."""
    span = doc.char_span(
        max(mention.start - base, 0),
        min(mention.end - base, len(doc.text)),
        alignment_mode="expand",
    )
    if span is None or not len(span):
        return None
    root = span.root
    linked = False
    last = span[-1]
    if last.lower_ in ("after", "before") and not _is_of_other(mention, last):
        verb = root.head if root.head.pos_ in ("VERB", "AUX") else governor(last)
        if verb is not None:
            return Placed(mention, root, verb, False)
    if last.lower_ in ("after", "before", "since", "following"):
        # "a day after X": the day is that of X.
        for each in [last, *last.children]:
            for inner in each.children:
                if inner.dep_ in ("pobj", "pcomp") or (inner.pos_ == "VERB" and inner.i > last.i):
                    return Placed(mention, last, _up_to_act(inner), True)
        if last.dep_ in ("mark", "prep", "advmod") and last.head.i > last.i:
            return Placed(mention, last, last.head, True)
    if root.dep_ in ("nummod", "compound", "amod", "nmod", "poss") and (
        root.head.pos_ == "NOUN" or (root.head.pos_ == "PROPN" and _YEAR.fullmatch(mention.text))
    ):
        # "the 1987 treaty", "the 2016 election": the year of the thing, and of an act only if it is one.
        owner = root.head
        named = bool(_YEAR.fullmatch(mention.text))
        return (
            Placed(mention, root, owner, linked, named)
            if owner.lemma_.lower() in ACT_NOUNS
            else None
        )
    if _YEAR.fullmatch(mention.text) and root.dep_ == "pobj" and root.head.lower_ in ("of", "from"):
        owned = root.head.head
        if owned.lemma_.lower() in CLASSES["LAW"] | CLASSES["TREATY"]:
            # "Under a law of 1977".
            return None
        if root.head.lower_ == "of" and owned.pos_ == "NOUN":
            # "The borders of 2014".
            happened = owned.lemma_.lower() in ACT_NOUNS or owned.lemma_.lower() in _HAPPENINGS
            return Placed(mention, root, owned, linked) if happened else None
    deed = _of_noun(root)
    if deed is not None:
        return Placed(mention, root, deed, linked)
    current = root
    for _ in range(15):
        if current != root or current.pos_ in ("VERB", "AUX"):
            if current.pos_ in ("VERB", "AUX") and current.dep_ not in ("aux", "auxpass"):
                return Placed(mention, root, current, linked)
            if current.lemma_.lower() in ACT_NOUNS and current.pos_ == "NOUN":
                return Placed(mention, root, current, linked)
        if current.head == current:
            return Placed(mention, root, current, linked)
        current = current.head
    return Placed(mention, root, current, linked)


def _is_of_other(mention: DateMention, last: Token) -> bool:
    """Whether the day of "a day after X" is that of X: it was then counted back from the story's
    day; counted on from it, it is the day of what happened after X."""
    if "−" in mention.because:
        return last.lower_ == "after"
    return "+" not in mention.because or last.lower_ == "before"


def _of_noun(root: Token) -> Token | None:
    """The deed that a date behind it belongs to, where the verb before only speaks of it:
    "blamed Moscow for the poisoning of a spy on March 4"."""
    verb = governor(root)
    if verb is None or verb.i > root.i:
        return None
    speaks = verb.lemma_.lower() in SPEAKING
    deeds = [
        token
        for token in verb.doc[verb.i + 1 : root.i]
        if ACT_NOUNS.get(token.lemma_.lower()) in HOSTILE
        and token.pos_ == "NOUN"
        and (
            (speaks and token.dep_ in ("pobj", "dobj"))
            or (token.dep_ == "pobj" and token.head.lower_ == "over")
        )
    ]
    return deeds[-1] if deeds and root.i - deeds[-1].i > 1 else None


def _up_to_act(token: Token) -> Token:
    """The word itself if it is a verb or act, else the first act in its phrase."""
    if token.pos_ in ("VERB", "AUX"):
        return token
    aside = {
        inner.i
        for each in token.children
        if each.dep_ in ("acl", "relcl")
        for inner in each.subtree
    }
    return next(
        (
            each
            for each in token.subtree
            if each.lemma_.lower() in ACT_NOUNS and each.i not in aside
        ),
        token,
    )
