"""The day that a time of day is on."""

from __future__ import annotations

from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.habits import HABITS
from loaders.articles.dating.near_days import same_page
from loaders.articles.dating.phrases import Clock, Day, FromToday, Habit, Weekday
from loaders.articles.dating.reading import day_in, days_from_publication, one_day, read
from loaders.articles.dating.spans import add_days, say
from loaders.articles.dating.tokens import WORD
from loaders.articles.dating.verbs import FUTURE, PAST

# "(The briefing was concluded at 2:47 p.m.)": what a transcript is of, and what is said of it.
_SITTINGS = frozenset("briefing hearing committee session meeting conference event".split())
_SITS = frozenset("concluded began begun adjourned convened met ended recessed started".split())


def _comes_round(c: Context) -> bool:
    """Whether a habit stands by the time: "daily at noon", "from 1 to 5 a.m. every night"."""
    assert c.at is not None
    first, _ = c.t.sentences[c.at.begin]
    describes = c.habit_at > 0 and c.t.low[c.habit_at - 1] in HABITS and c.at.begin - c.habit_at > 1
    describes = describes and c.t.kind[c.habit_at] == WORD  # "the annual congress"
    if c.habit_at >= first and c.at.begin - c.habit_at < _BY_HABIT and not describes:
        return True
    if not _USUAL.isdisjoint(c.t.low[max(first, c.at.begin - _BY_HABIT) : c.at.begin]):
        return not day_in(c, first)
    other = c.following[0] if c.following else None
    words = c.t.low[c.at.end : other.begin] if other is not None else []
    return other is not None and isinstance(other.phrase, Habit) and words in ([], ["on"], [","])


# What is so day by day: a curfew, and what is done "usually".
_USUAL = frozenset("curfew curfews usually normally typically always".split())
# So many tokens behind a habit a time of day is that of the habit.
_BY_HABIT = 12


def _of_markets(c: Context) -> bool:
    """Whether it is the time of a price: "was up 2 percent at 1230 GMT"."""
    assert c.at is not None
    t, i = c.t, c.at.begin
    short = len(t.word[i]) == 4 and t.low[i + 1] == "gmt"
    return short and t.low[i - 1] in ("by", "at") and c.tense == PAST


def _of_transcript(c: Context) -> bool:
    """Whether the time is that of a line in a transcript which tells when it begins or ends."""
    assert c.at is not None
    first, last = c.t.sentences[c.at.begin]
    words = set(c.t.low[first : c.at.begin])
    bracketed = c.t.low[first] in ("(", "[") and last - first < _LINE
    return bracketed and bool(words & _SITTINGS) and bool(words & _SITS)


# A line of a transcript about the sitting itself is no longer than that.
_LINE = 24


# So many days from publication a time of day goes with the day told before it.
_THIS_WEEK = 7


_LIGHT = frozenset("dawn sunrise daybreak early".split())


def _after_an_evening(c: Context) -> bool:
    """Whether an evening was told last: the dawn behind "said on Monday evening" is Tuesday's."""
    near = c.t.low[c.day_at : c.day_at + 3] if c.day_at >= 0 else []
    return same_page(c) and not {"evening", "night"}.isdisjoint(near)


_LIMITS = frozenset("until till by before".split())


def _an_aside(c: Context) -> bool:
    """Whether the day told last only stood beside that of the report: "opened on Thursday …,
    hoping to save a plan floated on Monday. Mr Kerry, who landed before noon, …"."""
    return c.head is not None and c.head[0] == c.lead and c.head[1] <= c.day_at


def resolve_clock(p: Clock, c: Context) -> Reading | None:
    """The day that a time of day is on."""
    if p.day is not None:
        return read(p.day, c)
    day = (
        c.day
        if c.at is not None and c.day is not None and day_in(c, c.t.sentences[c.at.begin][0])
        else None
    )
    if c.at is not None and _comes_round(c):
        return None
    told = c.at is not None and c.tale is not None and c.tale[2] >= c.t.sentences[c.at.begin][0]
    if day is None and told:
        return None  # "In December they came and stayed until 3 a.m."
    if day is None and c.tale is not None and c.day == c.tale[0] and same_page(c):
        return one_day(c.day, f"the story has reached {say(c.day)}")
    if c.at is not None and day is None and c.t.low[c.at.begin] in _LIGHT:
        if c.t.low[c.at.begin - 1] == "since":
            return one_day(c.published, f"the morning of {say(c.published)}")
        if _after_an_evening(c) and c.day is not None and c.day < c.published:
            return one_day(add_days(c.day, 1), f"the morning after {say(c.day)}")
    if c.at is not None and day is None and _of_markets(c):
        return one_day(c.published, f"a time on {say(c.published)}")
    if c.at is not None and day is None and _of_transcript(c):
        return one_day(c.published, f"the transcript is of {say(c.published)}")
    if day is None and c.at is not None:
        last = c.t.sentences[c.at.begin][1]
        if c.t.heads(c.at.begin):
            return one_day(c.published, f"a time on {say(c.published)}")
        other = c.following[0] if c.following else None
        if (
            other
            and other.begin < last
            and isinstance(other.phrase, Day | Weekday | FromToday)
            and other.begin - c.at.end <= 3
            and c.t.word[c.at.end] != "On"
        ):
            reading = read(other.phrase, c)
            if reading:
                return reading
        near = c.t.paragraph[c.at.begin] - c.t.paragraph[c.day_at]
        if (
            c.day is not None
            and near <= (1 if c.tense == PAST else 0)
            and days_from_publication(c, c.day) <= _THIS_WEEK
        ):
            ahead = c.tense == PAST and c.day > c.published
            day = c.lead if ahead else c.day
            if (
                day
                and day < c.published
                and c.tense == FUTURE
                and c.t.low[c.at.begin - 1] in _LIMITS
            ):
                return one_day(c.published, f"a limit to come, {say(c.published)}")
            if day and day < c.published and c.tense == FUTURE and c.t.low[c.at.begin - 1] == "at":
                return one_day(c.published, f"told as ahead, {say(c.published)}")
            if c.lead and day and c.lead > day and (near or _an_aside(c)):
                day = c.lead
        elif c.day is not None and near <= 1 and c.tense == PAST and c.frame is None:
            day = c.lead
    return one_day(day or c.published, f"a time on {say(day or c.published)}")
