"""Which earlier act a draft answers: one in the same article, or one of the record."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from loaders.record import Record


# Who takes notice of what the other side said or did answers it, if only by a comment.
_NOTICE = re.compile(
    r"\b(?:(?:tak\w+|took) (?:it |this |them )?(?:[\w' ]{0,40})?into (?:account|consideration)|(?:tak\w+|took) (?:due |careful |good )?(?:note|notice)|"
    r"(?:has|have|had) (?:\w+ )?(?:heard|noted|seen|registered)|(?:is|are|was|were) (?:\w+ )?aware of|"
    r"(?:is|are|was|were|has been|have been) (?:\w+ )?(?:studying|examining|analy[sz]ing|reviewing))\b",
    re.IGNORECASE,
)
_UNNOTICED = re.compile(r"\b(?:not|never|nobody|no one|none|nothing)\b|n['’]t\b", re.IGNORECASE)


def takes_note(words: str) -> bool:
    """Whether somebody takes note of, has heard or is studying something.

    >>> takes_note("had taken into account the ultimatum"), takes_note("had never heard of it")
    (True, False)
    """
    found = _NOTICE.search(words)
    return found is not None and not _UNNOTICED.search(words[: found.end()])


class Told(Protocol):
    """What linking needs to know of a draft."""

    @property
    def first(self) -> date | None:
        """The first day it can have happened on."""
        ...

    @property
    def last(self) -> date | None:
        """The last one."""
        ...

    @property
    def actor_codes(self) -> tuple[str, ...]:
        """The countries of those who acted."""
        ...

    @property
    def recipient_codes(self) -> tuple[str, ...]:
        """The countries of those at whom it was directed."""
        ...

    @property
    def event_type(self) -> str:
        """Its kind."""
        ...

    @property
    def deadline(self) -> str:
        """The deadline it sets, "" if none."""
        ...

    @property
    def text(self) -> str:
        """The sentence that tells of it."""
        ...


# Words that tie an act to an earlier one.
_TIED = re.compile(
    r"\b(?:in (?:response|reply|retaliation|answer|return|reaction)|retaliat\w+|respond\w*|repl(?:y|ied|ies|ying)|answer\w*|"
    r"react\w*|counter\w*|tit[- ]for[- ]tat|mirror\w*|reciproc\w+|taken? (?:\w+ ){0,2}into account|took note|taken note|"
    r"take note|asked about|commenting on)\b",
    re.IGNORECASE,
)
# What is answered, by the word that names it. A reply that names "the ultimatum" answers a threat.
_NAMED: dict[str, re.Pattern[str]] = {
    "threaten": re.compile(r"\b(?:ultimat\w+|deadlines?|threat\w*|warn\w*)\b", re.IGNORECASE),
    "accuse": re.compile(
        r"\b(?:accus\w+|alleg\w+|charges?|claims?|critici\w+|remarks?|indict\w+)\b", re.IGNORECASE
    ),
    "sanction": re.compile(
        r"\b(?:sanctions?|tariffs?|expulsions?|expel\w*|measures|closures?)\b", re.IGNORECASE
    ),
    "agree": re.compile(r"\b(?:proposals?|offers?|invitations?|plan)\b", re.IGNORECASE),
    "request": re.compile(r"\b(?:demands?|requests?|calls?|appeals?|proposals?)\b", re.IGNORECASE),
    "assault": re.compile(r"\b(?:strikes?|attacks?|shot down|downing)\b", re.IGNORECASE),
    "coerce": re.compile(r"\b(?:seizures?|arrests?|detention|detained|hack\w*)\b", re.IGNORECASE),
}
_REPLIES = frozenset(
    ("reject", "comment", "concede", "support", "accuse", "threaten", "agree", "sanction")
)
# A reply comes at most this long after what it answers, unless the text ties them.
_SOON = timedelta(days=7)
_TIED_SOON = timedelta(days=60)


# How many drafts before and after are looked at: longer texts are digests of many pieces.
NEAR = 150


def answered(drafts: Sequence[Told], index: int) -> int | None:
    """The index of the draft that one answers, None if the text ties it to none.

    It must be by the other party, no later, and named or tied by the words of the sentence.
    """
    mine = drafts[index]
    if mine.event_type not in _REPLIES or mine.first is None:
        return None
    tied = bool(_TIED.search(mine.text))
    named = {kind for kind, pattern in _NAMED.items() if pattern.search(mine.text)}
    best: tuple[tuple[bool, bool, bool, date, int], int] | None = None
    for other in range(max(0, index - NEAR), min(len(drafts), index + NEAR)):
        each = drafts[other]
        if other == index or each.first is None or each.last is None:
            continue
        if not set(each.actor_codes) & set(mine.recipient_codes) or set(each.actor_codes) & set(
            mine.actor_codes
        ):
            continue
        if each.first > mine.first or mine.first - each.last > (_TIED_SOON if tied else _SOON):
            continue
        fits = each.event_type in named
        if not fits and (not tied or mine.event_type == "comment"):
            continue
        due = bool(each.deadline) and "threaten" in named
        key = (fits, each.first == each.last, due, each.last, -abs(other - index))
        if best is None or key > best[0]:
            best = (key, other)
    return best[1] if best is not None else None


def answered_on_record(
    mine: Told, actors: Sequence[str], recipients: Sequence[str], record: Record
) -> str:
    """The id of the act of the record that a draft answers; "" if none is tied to it."""
    if mine.first is None or mine.event_type not in _REPLIES:
        return ""
    tied = bool(_TIED.search(mine.text))
    named = {kind for kind, pattern in _NAMED.items() if pattern.search(mine.text)}
    if not (tied or named) or not recipients:
        return ""
    events = record.events
    days = events["last"]
    soon = _TIED_SOON if tied else _SOON
    window = events[(days <= str(mine.first)) & (days >= str(mine.first - soon))]
    best: tuple[tuple[int, str], str] | None = None
    for row in window.itertuples():
        shared = set(row.actors) & set(recipients)
        if not shared or set(row.actors) & set(actors):
            continue
        points = 2 * (row.event_type in named) + tied + bool(set(row.recipients) & set(actors))
        if points < 2:
            continue
        key = (points, str(row.last))
        if best is None or key > best[0]:
            best = (key, str(row.event_id))
    return best[1] if best is not None else ""
