"""What happened when, so far as the text has dated it: "the day before his death"."""

from __future__ import annotations

from datetime import date

from loaders.articles.dating.tokens import Tokens

# Words that tell of one event: verbs and nouns of the same stem or sense.
_FAMILIES = {
    "death": "death dead died dies murder murdered killed killing assassinated assassination shot",
    "vote": "vote voted votes election elections referendum ballot",
    "meeting": "meeting meet meets met summit talks",
    "invasion": "invasion invaded invade",
    "arrest": "arrest arrested detained detention seized",
    "poisoning": "poisoning poisoned",
    "crash": "crash crashed downing downed",
    "blast": "blast explosion exploded bombing bombed",
    "attack": "attack attacked strike struck",
    "inauguration": "inauguration inaugurated",
    "verdict": "verdict convicted sentenced",
    "trial": "trial hearing",
    "release": "release released freed swap swapped",
    "annexation": "annexation annexed",
    "announcement": "announcement announced announces announce unveiled",
    "truce": "truce ceasefire",
}
FAMILY = {word: name for name, words in _FAMILIES.items() for word in words.split()}
# Nouns by which such an event is called to mind.
_NOUNS = frozenset(
    "death murder killing assassination vote election elections referendum meeting summit talks "
    "invasion arrest detention poisoning crash downing blast explosion bombing attack strike "
    "inauguration verdict trial hearing release swap annexation truce ceasefire announcement".split()
)
# What news since 2022 means by "the invasion" unless it dates another.
INVASION = date(2022, 2, 24)
_OF_INVASION = frozenset("the russia russian 's ’s full - scale moscow its".split())
# "The tanks crossed the border", "Russian troops rolled into Ukraine".
_FORCES = frozenset("tanks troops forces columns armour armor".split())
_MOVED = frozenset("crossed rolled poured entered swept streamed marched".split())
_NAMED = 7
_BEFORE_NOUN = frozenset("the his her its their that".split())
# How far from its date a word may stand.
_BEFORE, _AFTER = 8, 4
# So many days of one kind of event are kept, lest a long text be slow.
_KEPT = 8
_CLOSES = frozenset((",", ";", ":", "—", "–", "(", ")", '"', "“", "”"))


def recalls(t: Tokens, i: int) -> str | None:
    """The event that "his death" or "the vote" at the token calls to mind, if it may be dated."""
    if t.low[i] in _BEFORE_NOUN and t.low[i + 1] in _NOUNS:
        return FAMILY[t.low[i + 1]]
    return None


def the_invasion(t: Tokens, i: int) -> bool:
    """Whether "the invasion", "Russia's full-scale invasion" stands there."""
    k = i
    while k < i + _NAMED and t.low[k] in _OF_INVASION:
        k += 1
    if k > i and t.low[k] == "invasion":
        return t.low[k + 1] != "of" or t.low[k + 2] in ("ukraine", "its", "the")
    forces = next((n for n in range(i, i + 4) if t.low[n] in _FORCES), None)
    if forces is None or t.low[forces + 1] not in _MOVED:
        return t.low[i : i + 3] == ["russia", "invaded", "ukraine"]
    return not {"border", "ukraine"}.isdisjoint(t.low[forces + 2 : forces + 7])


def note(t: Tokens, begin: int, end: int, day: date, happened: dict[str, list[date]]) -> None:
    """Keep the day for the events that stand beside its mention, in the same clause."""
    for step, reach, start in ((-1, _BEFORE, begin - 1), (1, _AFTER, end)):
        for k in range(start, start + step * reach, step):
            if k < 0 or t.low[k] in _CLOSES or t.low[k] == "" or t.low[k] in ("before", "after"):
                break
            family = FAMILY.get(t.low[k])
            if family:
                days = happened.setdefault(family, [])
                days.append(day)
                del days[:-_KEPT]
                return


def when(family: str, ahead: bool, published: date, happened: dict[str, list[date]]) -> date | None:
    """The day of the event: the next one if it lies ahead, else the one told last."""
    days = happened.get(family, [])
    if ahead:
        return min((day for day in days if day > published), default=None)
    return days[-1] if days else None
