"""Which words of a sentence share a date: clauses that happen with it, and those told in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.articles.acts.clauses import child, tense
from loaders.articles.acts.nouns import ACT_NOUNS
from loaders.articles.acts.placing import SPEAKING, Placed

if TYPE_CHECKING:
    from spacy.tokens import Token

# "Two days after reports that …", "signed a law that bars …": what such a noun tells of happened
# when it came.
BEARING = frozenset(
    """report news word announcement revelation law decree order bill act legislation directive
    resolution""".split()
)
# Clauses behind these tell of something else that happened as well.
_BESIDE = frozenset(("while", "whereas", "though", "although"))


_PUBLISHING = frozenset(
    "publish release show air issue post broadcast print date record televise give run print".split()
)
# Where something is done at talks: "at the conference on Saturday he accused".
_AT = frozenset(("at", "during", "in", "on"))


def is_past(verb: Token) -> bool:
    """Whether a verb tells of something that has happened."""
    return tense(verb) in ("past", "pluperfect", "perfect")


def is_within(placed: Placed, verb: Token) -> bool:
    """Whether a date hangs on what a verb does rather than on the verb: "announced the embargo on
    Thursday", "ordered the staff cut on July 28"."""
    owner = placed.owner
    if (
        owner.dep_ == "pobj"
        and owner.head.lower_ in _AT
        and owner.head.head == verb
        and ACT_NOUNS.get(owner.lemma_.lower()) == "consult"
    ):
        return not placed.linked and not placed.named
    if _came_out(owner, verb):
        return not placed.linked
    if placed.linked or owner.head != verb:
        return False
    if placed.mention.first is None or placed.mention.first != placed.mention.last:
        return False
    if owner.i < verb.i:
        # "Standing beside him on Wednesday, he said".
        return owner.dep_ == "advcl" and owner.tag_ == "VBG" and child(owner, "mark") is None
    if owner.dep_ == "dobj":
        return placed.root.head.dep_ == "prep" and verb.lemma_.lower() not in SPEAKING
    return owner.dep_ == "ccomp" and not any(
        each.dep_ in ("mark", "aux", "auxpass") for each in owner.children
    )


def told_in(verb: Token) -> str:
    """The tense in which a verb is told: what a past verb says in a clause was said in the past."""
    how = tense(verb)
    if how in ("past", "pluperfect", "none"):
        return how
    inside = verb
    while inside.dep_ in ("conj", "xcomp") and inside.head != inside:
        inside = inside.head
    return "past" if inside.dep_ == "ccomp" and tense(inside.head) == "past" else how


def _came_out(owner: Token, verb: Token) -> bool:
    """Whether a date is that of the paper or talk in which something is said: "in an article
    published on Thursday, he urged"."""
    if owner.tag_ != "VBN" or owner.dep_ != "acl" or owner.lemma_.lower() not in _PUBLISHING:
        return False
    paper = owner.head
    return paper.dep_ == "pobj" and paper.head.lower_ in _AT and paper.head.head == verb


def follows(verb: Token, placed: Placed) -> bool:
    """Whether a clause tells what happened at the time named before it: "the bill for July, when
    Moscow told them to leave"."""
    if verb.dep_ not in ("relcl", "advcl"):
        return False
    when = next((each for each in verb.children if each.lower_ == "when"), None)
    if when is None or not when.i > placed.root.i >= when.i - 4:
        return False
    return all(
        each.is_punct or each.text in placed.mention.text
        for each in verb.doc[placed.root.i + 1 : when.i]
    )


def is_when(placed: Placed, verb: Token) -> bool:
    """Whether a date is that of a clause that tells when a verb happened: "when he left the treaty in
    2023, he blamed Washington"."""
    owner = placed.owner
    return (
        owner.dep_ == "advcl"
        and owner.head == verb
        and owner.i < verb.i
        and not placed.linked
        and not placed.named
        and any(each.lower_ == "when" for each in owner.children)
    )


def shares_time(verb: Token) -> bool:
    """Whether a side clause happens when the main one does: "blaming Moscow", "when", "as"; what
    came "after" or "before" has its own day."""
    if verb.tag_ == "VBG" and not any(each.dep_ == "mark" for each in verb.children):
        return True
    return any(each.lower_ in ("when", "as", "while") for each in verb.children)


def goes_along(verb: Token) -> bool:
    """Whether a clause behind a noun happens when its sentence does: "where he held talks"."""
    if tense(verb) == "pluperfect" or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return False
    return any(
        each.lower_ in ("where", "when", "during") for each in verb.subtree if each.i < verb.i
    ) or (tense(verb) == "past" and verb.dep_ == "relcl")


def is_aside(token: Token) -> bool:
    """Whether a word stands in a clause that tells of something else in passing."""
    current = token
    for _ in range(10):
        borne = current.tag_ == "VBG" and current.head.lemma_.lower() in BEARING
        if current.dep_ in ("relcl", "acl") and current.tag_ != "VB" and not borne:
            return True
        if current.dep_ == "advcl" and any(
            (each.dep_ == "mark" and each.lower_ not in _BESIDE)
            or (each.dep_ == "advmod" and each.tag_ == "WRB")
            for each in current.children
        ):
            return True
        if current.dep_ == "pcomp" and current.head.lower_ in ("after", "before", "since"):
            return True
        if current.head == current:
            return False
        current = current.head
    return False
