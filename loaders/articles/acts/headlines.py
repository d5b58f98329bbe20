"""Verbs of headlines and lists that a parser takes for nouns: "US sanctions seven officials"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.articles.acts.verbs import FRAMES

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# Past forms that are not made with -ed, of verbs that headlines use.
_IRREGULAR = dict(
    pair.split(":")
    for pair in """meet:met hold:held send:sent give:gave tell:told say:said shoot:shot cut:cut leave:left quit:quit
        find:found hit:hit put:put bring:brought take:took seek:sought speak:spoke write:wrote fly:flew draw:drew
        fall:fell begin:began freeze:froze withdraw:withdrew strike:struck lay:laid set:set let:let shut:shut swear:swore
        sit:sat keep:kept lead:led make:made pay:paid break:broke throw:threw drive:drove bid:bid read:read fight:fought
        win:won come:came go:went see:saw get:got run:ran lose:lost stand:stood""".split()
)
# What may follow a verb in a headline; after a preposition the word before was a noun after all.
_FOLLOWS = frozenset(
    ("CD", "DT", "JJ", "NNP", "NNPS", "NN", "NNS", "PRP$", "RP", "VBN", "TO", "RB")
)
# The verb of a headline stands near its beginning, behind a date at most.
_REACH = 9


def mended(doc: Doc, model: Language) -> Doc:
    """The same text parsed as if its verb were in the past, if it has none but a likely one."""
    at = _hidden_verb(doc)
    if at is None:
        return doc
    from spacy.tokens import Doc as NewDoc

    lemma = _lemma(doc[at])
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    again = model(
        NewDoc(doc.vocab, words=[*words[:at], _past(lemma), *words[at + 1 :]], spaces=spaces)
    )
    if again[at].pos_ != "VERB":
        return doc
    return NewDoc(
        doc.vocab,
        words=words,
        spaces=spaces,
        tags=["VBZ" if token.i == at else token.tag_ for token in again],
        pos=[token.pos_ for token in again],
        lemmas=[lemma if token.i == at else token.lemma_ for token in again],
        heads=[token.head.i for token in again],
        deps=[token.dep_ for token in again],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in again],
    )


def _hidden_verb(doc: Doc) -> int | None:
    """The place of a noun that is likely a verb in a sentence that has none; None if it has one."""
    if any(token.head == token and token.pos_ in ("VERB", "AUX") for token in doc):
        return None
    for token in doc[1:-1]:
        if token.i > _REACH:
            return None
        before, behind = doc[token.i - 1], doc[token.i + 1]
        if (
            token.pos_ in ("NOUN", "PROPN")
            and token.text.islower()
            and _lemma(token)
            and before.pos_ in ("PROPN", "NOUN")
            and behind.tag_ in _FOLLOWS
        ):
            return token.i
    return None


def _lemma(token: Token) -> str:
    """The verb of which a word can be the third person, "" if of none that makes an act."""
    word = token.lower_
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + instead in FRAMES:
            return word[: -len(ending)] + instead
    return ""


def _past(lemma: str) -> str:
    """The past form of a verb.

    >>> _past("expel"), _past("deny"), _past("close"), _past("send")
    ('expelled', 'denied', 'closed', 'sent')
    """
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return f"{lemma[:-1]}ied"
    return (
        f"{lemma}{lemma[-1]}ed"
        if lemma in ("expel", "ban", "swap", "bar", "snub", "scrap")
        else f"{lemma}ed"
    )
