"""The sample articles that come with the dashboard, written for it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from loaders.articles.article import Article

FOLDER = Path(__file__).parent.parent.parent / "data" / "samples"
# A domain that is reserved for examples (RFC 2606): a sample is nobody's publication.
ADDRESS = "https://example.org/samples/"


@lru_cache(maxsize=1)
def sample_names() -> tuple[str, ...]:
    """The names of the samples, that of 28 and 29 July 2025 first."""
    return tuple(file.stem for file in _files())


@lru_cache(maxsize=1)
def samples() -> dict[str, Article]:
    """The samples by their names; raises UnreadableArticle if one is no article."""
    return {file.stem: _sample(file) for file in _files()}


def is_sample(article: Article) -> bool:
    """Whether an article is one of ours, which is no source for the record."""
    return article.url.startswith(ADDRESS)


def _files() -> list[Path]:
    files = sorted(FOLDER.glob("*.txt"))
    return sorted(files, key=lambda file: not file.stem.startswith("ultimatum"))


def _sample(file: Path) -> Article:
    from loaders.articles.intake import read_article

    article = read_article(file.read_bytes(), file.name)
    return replace(article, url=ADDRESS + file.stem, publisher="Sample, written for this page")
