"""Clauses that only say what would be if: "if", "unless", "should Russia strike"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.articles.acts.clauses import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

CONDITIONS = frozenset(("if", "unless", "whether", "should", "lest"))


def is_conditional(token: Token) -> bool:
    """Whether a token stands in a clause after "if", "unless" or "whether"."""
    current = token
    for _ in range(10):
        if current.dep_ in ("advcl", "ccomp", "pcomp", "relcl", "acl") or current.pos_ in (
            "VERB",
            "AUX",
        ):
            for each in current.children:
                if (
                    each.lower_ in CONDITIONS
                    and each.dep_ in ("mark", "advmod")
                    and each.i < min(current.i, token.i)
                ):
                    return True
            if is_inverted(current) and not _is_parted(current, token):
                return True
        if current.head == current:
            return False
        current = current.head
    return False


def _is_parted(verb: Token, other: Token) -> bool:
    """Whether a word stands outside the clause of a verb: in front of it or behind a comma."""
    return other.i < verb.left_edge.i or any(
        each.text == "," for each in verb.doc[verb.i : max(verb.i, other.i)]
    )


def is_inverted(verb: Token) -> bool:
    """Whether a clause is a condition by its word order: "should Russia strike", "had it left"."""
    if verb.doc.text.rstrip('"” ').endswith("?"):
        return False
    own = next((each for each in verb.children if each.dep_ in SUBJECTS), None)
    return own is not None and any(
        each.dep_ == "aux"
        and (each.lower_ in ("should", "were") or (each.lower_ == "had" and verb.tag_ == "VBN"))
        and each.i < own.left_edge.i
        and verb.left_edge.i >= each.i
        for each in verb.children
    )
