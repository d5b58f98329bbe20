"""What was said: the words that a verb of saying governs, and those between quotation marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from loaders.articles.acts.verbs import Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def said(verb: Token, frames: Mapping[int, Frame]) -> str:
    """The words of a statement: the clause that a verb of saying governs and what is quoted."""
    parts = [
        each
        for each in verb.children
        if each.dep_ in ("ccomp", "dobj", "advcl", "prep", "xcomp", "parataxis", "oprd", "dep")
        and (each.i not in frames or frames[each.i].kind == "comment")
    ]
    tokens = {token.i for part in parts for token in part.subtree}
    quoted = _quoted_tokens(verb.doc)
    if not any(part.dep_ in ("ccomp", "xcomp", "parataxis", "dobj") for part in parts) and (
        verb.dep_ in ("parataxis", "ccomp", "advcl", "dep") or not quoted
    ):
        # "…, he said": all the rest of the sentence.
        mine = {token.i for token in verb.subtree}
        tokens |= mine - {verb.i} if verb.head == verb else {token.i for token in verb.doc} - mine
    places = sorted(tokens | quoted)
    gaps = [" " if each + 1 not in tokens | quoted else "" for each in places]
    return "".join(verb.doc[i].text_with_ws + gap for i, gap in zip(places, gaps, strict=True))


def is_question(verb: Token) -> bool:
    """Whether somebody only asked whether, what or why."""
    return any(
        each.dep_ in ("ccomp", "advcl")
        and any(
            inner.tag_ in ("WP", "WRB", "WDT") or inner.lower_ in ("whether", "if")
            for inner in each.subtree
            if inner.i <= each.i
        )
        for each in verb.children
    )


def _quoted_tokens(doc: Doc) -> set[int]:
    """The words of a sentence between quotation marks, by their places."""
    found, inside = set(), False
    for token in doc:
        if token.text in ("“", "«", "``") or (token.text == '"' and not inside):
            inside = True
        elif inside and token.text in ("”", "»", '"', "''"):
            inside = False
        elif inside:
            found.add(token.i)
    return found
