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
_MONTHS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
# The verb of a headline stands near its beginning, behind a date at most.
_REACH = 9


def mended(doc: Doc, model: Language) -> Doc:
    """The same text parsed as if its verb were in the past, if it has none but a likely one; as if
    a date between its subject and verb were a single word."""
    if any(token.head == token and token.pos_ in ("VERB", "AUX") for token in doc):
        return doc
    at = _date_before_verb(doc)
    if at is not None:
        again, words = _parsed(doc, model, {at: ",", at + 1: "today", at + 2: ","})
        if any(token.head == token and token.pos_ == "VERB" for token in again):
            return _copied(doc, again, words, {})
        return doc
    at = _hidden_verb(doc)
    if at is None:
        return doc
    lemma = _lemma(doc[at])
    again, words = _parsed(doc, model, {at: _past(lemma)})
    return _copied(doc, again, words, {at: lemma}) if again[at].pos_ == "VERB" else doc


def _parsed(doc: Doc, model: Language, instead: dict[int, str]) -> tuple[Doc, list[str]]:
    """The text parsed with other words in some places, and the words it has."""
    from spacy.tokens import Doc as NewDoc

    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    likely = [instead.get(i, word) for i, word in enumerate(words)]
    return model(NewDoc(doc.vocab, words=likely, spaces=spaces)), words


def _copied(doc: Doc, again: Doc, words: list[str], verbs: dict[int, str]) -> Doc:
    """The words of a text with the parse of another; `verbs` are lemmas of its verbs by place."""
    from spacy.tokens import Doc as NewDoc

    return NewDoc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        tags=["VBZ" if token.i in verbs else token.tag_ for token in again],
        pos=[token.pos_ for token in again],
        lemmas=[verbs.get(token.i, token.lemma_) for token in again],
        heads=[token.head.i for token in again],
        deps=[token.dep_ for token in again],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in again],
    )


def _date_before_verb(doc: Doc) -> int | None:
    """The place of the "on" of "The Treasury on Oct. 22 imposed", None if there is no such thing."""
    for token in doc[1:-4]:
        day = doc[token.i + 1 : token.i + 3]
        if (
            token.lower_ == "on"
            and token.i < _REACH
            and day[0].text[:3] in _MONTHS
            and day[1].text.isdigit()
            and doc[token.i + 3].tag_ in ("VBD", "VBN")
        ):
            return token.i
    return None


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
