"""How a phrase becomes days: the table of resolvers, and what they share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.phrases import Day, Phrase
from loaders.articles.dating.spans import Days, OutOfCalendar, say
from loaders.articles.dating.tokens import BREAK, Tokens
from loaders.articles.dating.verbs import FUTURE, PAST

# The label of a unit that has none of its own.
LABELS = {"night": "day", "fortnight": "week"}


# How much the tense weighs against nearness where the dates lie close to each other.
FIRMLY = 50.0


# So many days around publication a text tells of its own days.
_THESE_DAYS = 14
# So many days ago a month is none that the days of the report go on from.
_LONG_PAST = 120
# A month that begins so many days after the day told before has left it behind.
_MOVED_ON = 45
# How coarse a reading is.
RANK = {
    "day": 0,
    "weekend": 1,
    "week": 1,
    "month": 2,
    "range": 2,
    "season": 3,
    "quarter": 3,
    "half": 4,
    "year": 5,
    "decade": 6,
    "century": 7,
}


# Filled by resolve.py, which knows the resolvers of all phrases.
RESOLVERS: dict[type, Callable[[Any, Context], Reading | None]] = {}


def read(phrase: Phrase, c: Context) -> Reading | None:
    """The days that the phrase means here, None if it means none."""
    resolver = RESOLVERS.get(type(phrase))
    if resolver is None:
        return None
    try:
        return resolver(phrase, c)
    except (OutOfCalendar, OverflowError):
        return None


def one_day(day: date, because: str, note: str = "") -> Reading:
    """A reading that is one day."""
    return Reading(Days(day, day), "day", because, note=note)


def choose(
    c: Context, before: Days | None, after: Days | None, weight: float | None = None
) -> Days | None:
    """Of the last such date and the next one, the nearer that the tense allows.

    The period in which the text was published counts as either. A date that is much nearer is
    taken against the tense: "the deadline was 8 August", published on 29 July.
    """
    if before is None or after is None:
        return before or after
    back: float = (c.published - before.last).days
    ahead: float = (after.first - c.published).days
    weight = weight or c.weight
    if c.tense == PAST:
        back /= weight
    elif c.tense == FUTURE:
        ahead /= weight
    return before if back <= ahead else after


def ground(c: Context) -> str:
    """The ground for a choice between past and future."""
    return {PAST: "told as past", FUTURE: "told as ahead"}.get(c.tense or "", "the nearest")


def days_from_publication(c: Context, day: date) -> int:
    """How many days lie between the day and publication."""
    return abs((day - c.published).days)


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has the day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def anchor_day(c: Context) -> date | None:
    """The day the text speaks of; told as past, it is none that lies ahead."""
    if c.day is not None and c.tense == PAST and c.day > c.published and c.past_day is not None:
        return c.past_day
    return c.day


def elsewhere(c: Context) -> bool:
    """Whether the sentence has moved to a month or a year that the day told last is not of.

    "In 2004 two planes were blown up; the following week …": of no week that is known.
    """
    if c.last is None or c.at is None or c.day is None:
        return False
    if c.tale is not None and c.day_at < c.tale[2]:
        return True  # the story has left the day behind
    if c.last_end <= c.day_at:
        return False
    coarse = RANK.get(c.last.precision, 0) > RANK["week"] and c.last.precision != "range"
    here = c.last_end > c.t.sentences[c.at.begin][0]
    page = c.t.paragraph[c.at.begin]
    old = days_from_publication(c, c.last.days.last) > _LONG_PAST
    moved = c.last.precision == "month" and (c.last.days.first - c.day).days > _MOVED_ON
    here = here or (moved and c.tense == PAST and c.last.days.last < c.published)
    here = here or (old and c.t.paragraph[c.day_at] < page == c.t.paragraph[c.last_end - 1])
    return coarse and here and not c.last.days.first <= c.day <= c.last.days.last


def stale(c: Context) -> bool:
    """Whether the day told last is of long ago and stands more than a sentence back."""
    if c.day is None or c.at is None or c.lead is None or c.frame is not None:
        return False
    begins = before_sentence(c.t, c.t.sentences[c.at.begin][0])
    return c.day_at < begins and days_from_publication(c, c.day) > _THESE_DAYS


# A day so far back is no day of these, if the text has moved on from it.
_YEARS_BACK = 400


def left_behind(c: Context) -> bool:
    """Whether "On the same day" opens a sentence paragraphs after a day of years before."""
    if c.at is None or c.day is None or c.tale is not None or not stale(c):
        return False
    apart = c.t.paragraph[c.at.begin] - c.t.paragraph[c.day_at]
    return apart > 1 and days_from_publication(c, c.day) > _YEARS_BACK


def before_sentence(t: Tokens, first: int) -> int:
    """The first token of the sentence before the one that begins there."""
    k = first - 1
    while k > 0 and t.kind[k] == BREAK:
        k -= 1
    return t.sentences[k][0] if k >= 0 else 0


def day_of_report(c: Context) -> date:
    """The day of "earlier in the day": that of the sentence before, else that of the report."""
    day = anchor_day(c)
    if c.day is not None and day is not None and c.at is not None:
        if day_in(c, c.t.sentences[c.at.begin][0]) and c.tense == PAST:
            return day
        if c.t.paragraph[c.at.begin] - c.t.paragraph[c.day_at] <= 1:
            return _head_or_lead(c, day)
        if c.frame is not None and c.frame[1] < 0:
            return c.day
    return c.lead or c.published


# So many days before publication what is quoted was said, if the report is of that day.
_JUST_SAID = 1
# What an introduction to an interview tells, within so many tokens.
_ASKED = frozenset(("reached", "interviewed", "interview"))
_INTRODUCED = 100
# "DW: …", "Ms Bergholt: …": so many words may name who speaks at the head of a paragraph.
_SPEAKERS = 4


def day_of_speech(c: Context) -> date | None:
    """The day of what is quoted, where the report is of the day before its publication."""
    if c.lead is None or c.at is None or not 0 < (c.published - c.lead).days <= _JUST_SAID:
        return None
    asked = _speaks(c.t, c.at.begin) and not _ASKED.isdisjoint(c.t.low[:_INTRODUCED])
    return c.lead if c.quoted or asked else None


def _speaks(t: Tokens, i: int) -> bool:
    """Whether the paragraph is a line of an interview: "Bergholt: This morning …"."""
    page, k = t.paragraph[i], i
    while k > max(0, i - _LINE) and t.paragraph[k - 1] == page:
        k -= 1
    while k < i and t.kind[k] == BREAK:
        k += 1
    if not t.heads(k) or not t.capital(k):
        return False
    return any(
        t.low[n] == ":" and all(t.capital(x) or t.low[x] == "." for x in range(k, n))
        for n in range(k + 1, min(i, k + _SPEAKERS + 1))
    )


# So many tokens back the head of the paragraph is looked for.
_LINE = 120


def _head_or_lead(c: Context, day: date) -> date:
    """The first day of the last dated sentence; if that stands farther back, of the report."""
    if c.head is None or c.at is None:
        return day
    head, begins = c.head
    first = c.t.sentences[c.at.begin][0]
    if c.lead is None:
        return max(head, day)
    if begins < first and begins < before_sentence(c.t, first):
        return max(head, c.lead)
    if head < c.lead and days_from_publication(c, head) > _THESE_DAYS:
        return c.lead
    return head


def entry_day(c: Context) -> date | None:
    """The day of the entry of a chronology in which the mention stands, if it is long ago."""
    if c.at is None or c.frame is None or c.frame[2] is None:
        return None
    if c.frame[3] not in c.chronicle.years and c.frame[3] not in c.chronicle.dated:
        return None
    here = c.t.paragraph[c.at.begin] == c.t.paragraph[c.frame[3]]
    day = c.frame[2]
    return day if here and days_from_publication(c, day) > _THESE_DAYS else None


def looks_past(c: Context) -> bool:
    """Whether the verb looks beyond the year that the text tells of."""
    return (
        c.frame is not None
        and c.tense == FUTURE
        and c.frame[0] < c.published.year
        and c.weight >= 6
        and c.frame[1] >= 0
    )


def signed(count: float) -> str:
    """A number with its sign, as in "− 2"."""
    return f"{'−' if count < 0 else '+'} {abs(count):g}"


def as_sum(base: date, count: float, unit: str) -> str:
    """A sum in words: "28 July 2025 + 1 day"."""
    if count == 0:
        return f"the day the text speaks of, {say(base)}"
    return f"{say(base)} {signed(count)} {unit}{'' if abs(count) == 1 else 's'}"


def replace_tense(c: Context, tense: str | None, weight: float = 1.5) -> Context:
    """The same context with another tense and nothing around it."""
    return Context(
        c.t,
        c.published,
        day=c.day,
        day_at=c.day_at,
        last=c.last,
        frame=c.frame,
        tense=tense,
        weight=weight,
    )


def finer(unit: str, low: float, high: float) -> tuple[str, int, int]:
    """Half units as whole units of the next finer kind."""
    finer = {
        "year": ("month", 12),
        "decade": ("year", 10),
        "century": ("year", 100),
        "month": ("week", 4),
        "week": ("day", 7),
        "quarter": ("month", 3),
        "half": ("month", 6),
    }
    name, size = finer.get(unit, ("day", 1))
    return name, int(low * size), int(high * size)


def day_in(c: Context, first: int) -> bool:
    """Whether the day the text told last stands in the same sentence."""
    return c.day_at >= first


def apposed(c: Context) -> Reading | None:
    """The date that stands right behind a comma after this one: ", on 4 August 2025"."""
    if c.at is None or not c.following:
        return None
    other = c.following[0]
    words = c.t.low[c.at.end : other.begin]
    if (
        not words
        or words[0] != ","
        or len(words) > 2
        or (len(words) == 2 and words[1] not in ("on", "in"))
    ):
        return None
    if not isinstance(other.phrase, Day):
        return None
    return read(other.phrase, replace_tense(c, c.tense, c.weight))
