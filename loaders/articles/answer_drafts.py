"""Answers one line of the command line's drafts: an article in, its drafts out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from loaders.articles.drafts import draft_events


class BadLine(ValueError):
    """A line is not an object with `id`, `text` and `dct`."""


def answer(line: Mapping[str, object]) -> dict[str, Any]:
    """`{"id", "text", "dct", "title"}` becomes `{"id", "drafts": [...]}`; `title` may be missing.

    Raises BadLine, saying what was expected, and NoLanguageModel if none is installed.
    """
    text, published = line.get("text"), line.get("dct")
    if not isinstance(text, str):
        raise BadLine(f"text is {text!r}, expected the words of an article")
    try:
        day = date.fromisoformat(str(published))
    except ValueError:
        raise BadLine(f"dct is {published!r}, expected a day such as 2025-07-29") from None
    drafts = draft_events(text, day, str(line.get("title") or ""))
    return {"id": line.get("id"), "drafts": [draft.as_dict() for draft in drafts]}
