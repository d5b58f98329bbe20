"""Finds and resolves the dates of a news text.

The grammar in `dating/` finds expressions of time and says what each means; here they are read
one after the other, each in the light of those before it. Nothing asks what day it is today.
"""

from __future__ import annotations

from datetime import date, datetime

from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.grammar import scan
from loaders.articles.dating.phrases import (
    Century,
    Clock,
    Day,
    Decade,
    Due,
    Found,
    Habit,
    Length,
    Month,
    Now,
    Nth,
    Offset,
    Part,
    Range,
    Same,
    Season,
    Stretch,
    Unit,
    Year,
)
from loaders.articles.dating.resolve import read
from loaders.articles.dating.spans import say, write
from loaders.articles.dating.tense import FUTURE, direction
from loaders.articles.dating.tokens import STOP, Tokens
from loaders.articles.dating.words import BY, PREPOSITIONS, SINCE, UNTIL
from loaders.articles.mentions import DateMention

# How many of the following mentions a phrase may look at.
_AHEAD = 4
# How many days from publication a date at the head of a paragraph is still that of the report.
_OF_THE_REPORT = 10


def find_dates(text: str, published: date) -> list[DateMention]:
    """Every expression of time in a text, in order, none overlapping another.

    `published` is the day from which "yesterday" and "last week" count. Durations, habits and
    vague expressions come back without days, and so does what cannot be resolved.

    >>> [m.edtf for m in find_dates("They met on Monday.", date(2025, 7, 29))]
    ['2025-07-28']
    """
    if isinstance(published, datetime):
        published = published.date()
    tokens = Tokens(text)
    found = scan(tokens)
    context = Context(tokens, published)
    mentions = []
    for n, one in enumerate(found):
        context.at = one
        context.following = found[n + 1 : n + 1 + _AHEAD]
        context.tense, context.weight = direction(tokens, one.begin, one.end)
        _turn_page(context, one)
        reading = read(one.phrase, context)
        mentions.append(_mention(one, reading, context))
        if reading is not None:
            _remember(one, reading, context)
        elif isinstance(one.phrase, Habit):
            context.habit_at = one.end
    return mentions


def _turn_page(c: Context, one: Found) -> None:
    """Drop the year that an earlier paragraph told of."""
    if c.frame is not None and c.frame[1] >= 0 and c.t.paragraph[one.begin] != c.frame[1]:
        c.frame = None


def _mention(one: Found, reading: Reading | None, c: Context) -> DateMention:
    """The mention as it is handed back."""
    t = c.t
    start, end = t.start[one.begin], t.end[one.end - 1]
    governed = one.governed_by or _governor(t, one.begin)
    role = _role(one, reading, governed, c)
    if reading is None:
        edtf = c.published.isoformat() if role == "now" else None
        why = {
            "duration": "a length of time and no date",
            "set": "how often, and no date",
            "now": f"the time of the report, {say(c.published)}, and no unit of its own",
            "vague": "no days follow from the words",
        }.get(role, "the text does not say which")
        return DateMention(
            start, end, t.text[start:end], None, None, None, edtf, role, one.rule, why, governed
        )
    first, last = reading.days
    edtf = write(reading.days, reading.precision)
    if role == "since":
        edtf = edtf.partition("/")[0] + "/.."
    elif reading.about:
        edtf += "~"
    return DateMention(
        start,
        end,
        t.text[start:end],
        first,
        last,
        reading.precision,
        edtf,
        role,
        one.rule,
        reading.because,
        governed,
        reading.note,
    )


def _governor(t: Tokens, begin: int) -> str:
    """The preposition right before the mention, "" if there is none."""
    before = t.low[begin - 1] if begin else STOP
    return before if before in PREPOSITIONS else ""


def _role(one: Found, reading: Reading | None, governed: str, c: Context) -> str:
    """What the mention does in its sentence, a key of mentions.ROLES."""
    phrase = one.phrase
    if isinstance(phrase, Length):
        return "duration"
    if isinstance(phrase, Habit):
        return "set"
    if isinstance(phrase, Now):
        return "now"
    if reading is None:
        return "vague"
    if isinstance(phrase, Due):
        return "deadline"
    if governed in SINCE:
        return "since"
    if governed in UNTIL:
        return "until"
    if governed in BY and c.tense == FUTURE:
        return "deadline"
    if c.t.low[one.begin - 3 : one.begin] == ["no", "later", "than"] and one.begin >= 3:
        return "deadline"
    if c.t.low[one.end] == "deadline" or (
        one.begin >= 2 and c.t.low[one.begin - 2 : one.begin] == ["deadline", "of"]
    ):
        return "deadline"
    return "when"


def _remember(one: Found, reading: Reading, c: Context) -> None:
    """Keep what later mentions may count from."""
    phrase = one.phrase
    if isinstance(phrase, Due | Stretch | Decade | Century):
        return
    if isinstance(phrase, Offset) and phrase.anchor == "event":
        return  # a day after something: the text goes on from what it told before
    governed = _governor(c.t, one.begin)
    bound = governed in UNTIL | BY | {"before"}
    if reading.precision == "day" and not bound:
        c.day = reading.days.first
        c.day_at = one.begin
    elif bound:
        c.due = reading.days.first if reading.precision == "day" else None
    elif reading.precision == "range" and (reading.days.last - reading.days.first).days < 10:
        c.day = reading.days.last
        c.day_at = one.begin
    if c.day is not None and c.day <= c.published:
        c.past_day = c.day
    if not bound:
        c.last, c.last_end = reading, one.end
        c.last_relative = isinstance(phrase, Offset | Same | Unit)
    if reading.precision == "year" or _year_said(phrase) is not None:
        c.year = reading.days.first.year
    if isinstance(phrase, Month) and phrase.of is not None:
        c.frame = (reading.days.first.year, c.t.paragraph[one.begin], reading.days.first)
        return
    year = _year_said(phrase)
    if year is None:
        return
    t = c.t
    first, last = t.sentences[one.begin]
    alone = one.begin == first and (one.end == last or t.low[one.end] in (":", "."))
    since = reading.days.first if reading.precision in ("day", "month") else None
    if t.heads(one.begin) and (alone or t.low[one.end] in (STOP, ".", ":", "—", "–", "-", "|")):
        # The day of the report itself heads a text, and its year is not told of.
        away = abs((reading.days.first - c.published).days) > _OF_THE_REPORT
        c.frame = (year, -1, since) if away or c.frame else None
    elif governed in SINCE | UNTIL | BY:
        return
    elif year != c.published.year or c.frame is not None:
        leads = one.begin - first <= 3
        if leads or isinstance(phrase, Day):
            c.frame = (year, t.paragraph[one.begin], since)


def _year_said(phrase: object) -> int | None:
    """The year that the phrase itself gives."""
    if isinstance(phrase, Part | Nth):
        return _year_said(phrase.of)
    if isinstance(phrase, Clock):
        return _year_said(phrase.day)
    if isinstance(phrase, Range):
        return None
    if isinstance(phrase, Day | Month | Year | Season):
        return phrase.year
    return None
