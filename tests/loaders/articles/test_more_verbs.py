"""Verbs of lists, cells, near misses and papers, read as acts in sentences of our own."""

from __future__ import annotations

from datetime import date

import pytest

from loaders.articles.drafts import draft_events

CASES = [
    ("Washington put the Russian bank under sanctions on Monday.", "sanction"),
    ("The United States tightened export licences for Russia on Monday.", "sanction"),
    ("A Russian armoured car sideswiped an American patrol on Monday.", "assault"),
    ("Russian officials did not listen, the US State Department said on Monday.", "accuse"),
    ("The United States will not stand idly by, the State Department told Russia.", "threaten"),
]


@pytest.mark.parametrize(("text", "kind"), CASES)
def test_kind(text: str, kind: str) -> None:
    drafts = draft_events(text, date(2021, 5, 4))
    assert kind in {each.event_type for each in drafts}
