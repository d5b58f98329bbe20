"""The year of a bare month or day: that of the story, else the nearest that the tense allows."""

from __future__ import annotations

from datetime import date

from loaders.articles.dating.context import Context
from loaders.articles.dating.phrases import Day, Month, Range, Unit, Year
from loaders.articles.dating.reading import choose, exists, ground, looks_past
from loaders.articles.dating.spans import Days, month_of, say
from loaders.articles.dating.verbs import FUTURE, is_past, verb

# A story seldom goes back: a day before the last one told counts as so many times farther.
_BACKWARDS = 6
# The same in the entry of a chronology that gives its year.
_BACK_IN_ENTRY = 3
# A story that names the year once goes on for so many days.
_ONE_STORY = 500
# A story of so many years ago is not left within its paragraph.
_LONG_AGO = 20
# In a story told in order the next date is no farther than so many days; a day that is no farther
# than so many days from publication is of the report.
NEXT, _NEWS = 330, 14
# How many times nearer to publication than to the story a date must be to be out of the story.
_SAME_STORY, _SAME_SENTENCE = 2, 4


def year_for(c: Context, month: int, day: int | None) -> tuple[int | None, str]:
    """The year of a bare month or day of a month, and why."""
    if c.at is not None and c.at.begin in c.chronicle.years:
        return c.chronicle.years[c.at.begin], "the year that the chronology has reached"
    shared = _shared_year(c)
    if shared is not None and (day is None or exists(shared, month, day)):
        return shared, f"the year of the date that follows, {shared}"
    apposed = _within_last(c, month, day)
    if apposed is not None:
        return apposed, "the day that the words before it point to"
    part = _in_quarter(c, month) if day is None else None
    if part is not None:
        return part, f"in the part of {part} told of before"
    told = _told(c, month, day)
    if told is not None:
        return told, f"the story has reached {told}"
    framed = _framed(c, month, day)
    if framed is not None:
        return framed, f"the text tells of {framed}"
    candidates = []
    for year in range(c.published.year - 8, c.published.year + 9):
        if not 1 <= year <= 9999:
            continue
        if day is None:
            candidates.append(month_of(year, month))
        elif exists(year, month, day):
            candidates.append(Days(date(year, month, day), date(year, month, day)))
    inside = [days for days in candidates if days.first <= c.published <= days.last]
    if inside:
        return inside[0].first.year, f"published on {say(c.published)}"
    before = [days for days in candidates if days.last < c.published]
    after = [days for days in candidates if days.first > c.published]
    best = choose(c, before[-1] if before else None, after[0] if after else None)
    return (best.first.year, f"{ground(c)}, from {say(c.published)}") if best else (None, "")


def _within_last(c: Context, month: int, day: int | None) -> int | None:
    """The year that puts a date inside the one right before it: "two months later, on 31 January"."""
    if (
        c.last is None
        or c.at is None
        or c.last.precision not in ("month", "week", "year")
        or (day is None and c.last.precision != "year")
    ):
        return None
    t, i = c.t, c.at.begin
    k = i - 1 if t.low[i - 1] in ("on", "in") else i
    if t.low[k - 1] != "," or c.last_end != k - 1 or not c.last_relative:
        return None
    first, last = c.last.days
    for year in {first.year, last.year}:
        if exists(year, month, day or 1) and first <= date(year, month, day or 1) <= last:
            return year
    return None


def _in_quarter(c: Context, month: int) -> int | None:
    """The year of the quarter that the sentence told before, if the month lies in it."""
    if c.last is None or c.at is None or c.last_end < c.t.sentences[c.at.begin][0]:
        return None
    first, last = c.last.days
    inside = c.last.precision in ("quarter", "half") and first.month <= month <= last.month
    return first.year if inside else None


def _told(c: Context, month: int, day: int | None) -> int | None:
    """The year in which a story told in order comes to the month or the day."""
    if c.tale is None or c.at is None or c.t.low[c.at.begin - 1] == "since":
        return None
    if c.tense == FUTURE and not was_to_be(c):
        return None
    since = c.tale[0] if day is not None else c.tale[0].replace(day=1)
    if _had(c):
        # "In May he left, after friends had been told to go in March": the last one before.
        near = [y for y in (since.year, since.year - 1) if exists(y, month, day or 1)]
        return next((y for y in near if date(y, month, day or 1) <= since), None)
    for year in (since.year, since.year + 1):
        if year > 9999 or not exists(year, month, day or 1):
            continue
        one = date(year, month, day or 1)
        away = (c.published - one).days
        if one >= since and (one - since).days <= NEXT and away >= 0:
            return None if day is not None and _news(c, month, day, away) else year
    return None


def _had(c: Context) -> bool:
    """Whether the clause tells of what had been before: "friends had been told to go in March"."""
    assert c.at is not None
    t, first = c.t, c.t.sentences[c.at.begin][0]
    if t.low[c.at.begin - 1] == "by":
        return False  # "All but two had ratified by October"
    for k in range(c.at.begin - 1, max(first, c.at.begin - 9) - 1, -1):
        if t.low[k] in (",", ";", ":", "—"):
            return False
        if t.low[k] == "had":
            return verb(t, k + 1) is not None or is_past(t, k + 1) or t.low[k + 1] == "been"
    return False


def was_to_be(c: Context) -> bool:
    """Whether the date lay ahead at the time of the story: "Flights were to start on 1 August"."""
    assert c.at is not None
    words = c.t.low[c.t.sentences[c.at.begin][0] : c.at.begin]
    was = {"was", "were"} & set(words) and "to" in words
    return bool(was or "would" in words) and not {"will", "is", "are", "has"} & set(words)


def _news(c: Context, month: int, day: int, away: int) -> bool:
    """Whether the day of the month has just been, and the story is of another year."""
    if away <= _NEWS or not exists(c.published.year, month, day):
        return False
    return 0 <= (c.published - date(c.published.year, month, day)).days <= _NEWS


def _framed(c: Context, month: int, day: int | None) -> int | None:
    """The year in which the text is telling, for a bare month or day.

    After a full date the telling goes on from it: after 4 December 2018, 1 February is of 2019.
    """
    if c.frame is None:
        return None
    year, _, since, _ = c.frame
    if c.at is not None and c.frame[1] >= 0 and c.t.low[c.at.begin - 1] == "since":
        return None
    if looks_past(c):
        return None
    entry = c.frame[3] in c.chronicle.years or c.frame[3] in c.chronicle.dated
    if since is not None and entry:
        near = [y for y in (year - 1, year, year + 1) if exists(y, month, day or 1)]
        begun = since if day is not None else since.replace(day=1)
        back = _BACK_IN_ENTRY if c.frame[3] in c.chronicle.dated else 1
        gaps = {y: (date(y, month, day or 1) - begun).days for y in near}
        return min(near, key=lambda y: max(gaps[y], -back * gaps[y]), default=None)
    if since is None or c.frame[1] < 0:
        return year if day is None or exists(year, month, day) else None
    if c.day is not None and c.day_at > c.frame[3] and since < c.day <= c.published:
        since = c.day if (c.day - since).days < _ONE_STORY else since
    costs = []
    same = c.at is not None and c.frame[3] >= c.t.sentences[c.at.begin][0]
    for step in (-1, 0, 1):
        if not 1 <= year + step <= 9999 or not exists(year + step, month, day or 1):
            continue
        one = date(year + step, month, day or 1)
        if since > c.published and c.published < one < since and not same:
            return year + step  # of two dates ahead the text may name the later one first
        gap = (one - since.replace(day=1) if day is None else one - since).days
        if one > c.published and year + step > year:
            continue
        costs.append(((gap if gap >= 0 else _BACKWARDS * -gap) * (1.3 if step else 1), year + step))
    if not costs:
        return None
    cost, found = min(costs)
    return None if _back_from_story(c, month, day, cost) else found


def _back_from_story(c: Context, month: int, day: int | None, cost: float) -> bool:
    """Whether the text is back in its own days: the date is far nearer to publication.

    "Arrested on 29 March 2023, he went to prison. On 19 July a court …" in a text of 2 August
    2024: 112 days after the arrest, 14 before publication. `cost` is what the date costs in the
    story. In one sentence the story holds longer.
    """
    if c.at is None or c.frame is None or c.published.year - c.frame[0] > _LONG_AGO:
        return False
    now = c.published
    gaps = [
        (now - date(year, month, day or 1)).days
        for year in (now.year, now.year - 1)
        if exists(year, month, day or 1)
    ]
    past = [gap for gap in gaps if gap >= 0]
    here = c.frame[3] >= c.t.sentences[c.at.begin][0]
    if not past or min(past) * (_SAME_SENTENCE if here else _SAME_STORY) >= cost:
        return False
    c.frame = None
    return True


def _shared_year(c: Context) -> int | None:
    """The year of a date that is joined to this one: "in March and April 2018"."""
    if c.at is None:
        return None
    end = c.at.end
    for other in c.following:
        words = c.t.low[end : other.begin]
        if (
            len(words) > 3
            or not words
            or not set(words) <= {"and", "or", ",", "in", "on", "&", "then", "to", "the"}
        ):
            return None
        if words == [","] and len(c.following) == 1:
            return None
        phrase = other.phrase.right if isinstance(other.phrase, Range) else other.phrase
        if not isinstance(phrase, Day | Month):
            return None
        if phrase.year is not None:
            return phrase.year
        if isinstance(phrase.of, Year):
            return phrase.of.year
        if isinstance(phrase.of, Unit) and phrase.of.unit == "year":
            return c.published.year + phrase.of.shift
        end = other.end
    return None
