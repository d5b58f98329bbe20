"""The same act told twice in an article becomes one draft."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loaders.articles.drafts import DraftEvent


def merged(drafts: list[DraftEvent]) -> list[DraftEvent]:
    """The same act told twice becomes one draft, with the surer evidence first."""
    kept: dict[object, list[DraftEvent]] = {}
    for draft in drafts:
        alike = kept.setdefault(_key(draft), [])
        for at, other in enumerate(alike):
            if _same(draft, other):
                better, worse = (
                    (draft, other) if draft.confidence > other.confidence + 0.15 else (other, draft)
                )
                spans = dict.fromkeys([*better.also_evidence, worse.evidence, *worse.also_evidence])
                spans.pop(better.evidence, None)
                alike[at] = replace(better, also_evidence=tuple(spans))
                break
        else:
            alike.append(draft)
    return sorted(
        (draft for alike in kept.values() for draft in alike),
        key=lambda draft: (draft.evidence, draft.trigger),
    )


def _key(draft: DraftEvent) -> object:
    """What two tellings of one act have in common: kind, parties and days."""
    return (
        draft.event_type,
        frozenset(draft.actor_codes),
        frozenset(draft.recipient_codes),
        draft.first,
        draft.last,
    )


_WORD = re.compile(r"[A-Za-z][\w'’-]{3,}|\d+")


def _same(draft: DraftEvent, other: DraftEvent) -> bool:
    """Whether two drafts of one key tell of one act: they say so in much the same words."""
    if draft.evidence == other.evidence or draft.first is None:
        return False
    if draft.event_type == "consult" and draft.actors == other.actors:
        return True
    if _stem(draft) != _stem(other):
        return False
    mine, theirs = (_words(each) for each in (draft, other))
    return len(mine & theirs) >= 0.4 * max(1, min(len(mine), len(theirs)))


def _stem(draft: DraftEvent) -> str:
    """The beginning of the word that makes it an act: "expel" and "expulsion" share "exp"."""
    start = draft.trigger[0] - draft.evidence[0]
    return draft.text[start : start + 3].lower() if draft.text[start:] else ""


def _words(draft: DraftEvent) -> set[str]:
    """The longer words of a sentence, without the names of the parties."""
    names = " ".join((*draft.actor_names, *draft.recipient_names)).lower()
    return {word for word in map(str.lower, _WORD.findall(draft.text)) if word not in names}
