"""Finds and resolves the dates of a news text.

The grammar in `dating/` finds expressions of time and says what each means; here they are read
one after the other, each in the light of those before it. Nothing asks what day it is today.
"""

from __future__ import annotations

from datetime import date, datetime

from loaders.articles.dating.chronicle import chronicle
from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.grammar import scan
from loaders.articles.dating.memory import (
    ahead_in_sentence,
    remember,
    turn_page,
)
from loaders.articles.dating.phrases import (
    Due,
    Found,
    Habit,
    Length,
    Now,
)
from loaders.articles.dating.resolve import read
from loaders.articles.dating.spans import say, write
from loaders.articles.dating.story import governor
from loaders.articles.dating.tense import direction
from loaders.articles.dating.tokens import Tokens
from loaders.articles.dating.verbs import FUTURE
from loaders.articles.dating.words import BY, SINCE, UNTIL
from loaders.articles.mentions import DateMention

# How many of the following mentions a phrase may look at.
_AHEAD = 4


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
    context = Context(tokens, published, chronicle=chronicle(tokens, found, published))
    mentions = []
    for n, one in enumerate(found):
        context.at = one
        context.following = found[n + 1 : n + 1 + _AHEAD]
        context.tense, context.weight = direction(tokens, one.begin, one.end)
        if ahead_in_sentence(one, context):
            context.tense = FUTURE
        turn_page(context, one)
        reading = read(one.phrase, context)
        mentions.append(_mention(one, reading, context))
        if reading is not None:
            remember(one, reading, context)
            context.told = reading, one.end
        elif isinstance(one.phrase, Habit):
            context.habit_at = one.end
    return mentions


def _mention(one: Found, reading: Reading | None, c: Context) -> DateMention:
    """The mention as it is handed back."""
    t = c.t
    start, end = t.start[one.begin], t.end[one.end - 1]
    governed = one.governed_by or governor(t, one.begin)
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
