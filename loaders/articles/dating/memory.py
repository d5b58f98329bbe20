"""What a mention leaves behind for those after it: the day, the month and the year told of."""

from __future__ import annotations

from datetime import date

from loaders.articles.dating.chronicle import yearless
from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.happenings import note
from loaders.articles.dating.phrases import (
    Century,
    Decade,
    Due,
    Found,
    Month,
    Nth,
    Offset,
    Part,
    RunUp,
    Same,
    Stretch,
    The,
    Unit,
    Weekday,
    Year,
)
from loaders.articles.dating.reading import before_sentence
from loaders.articles.dating.story import (
    OF_THE_REPORT,
    follow,
    governor,
    year_of_telling,
    year_said,
)
from loaders.articles.dating.tokens import WORD, Tokens
from loaders.articles.dating.verbs import PAST, SPEECH, is_past
from loaders.articles.dating.words import BY, SINCE, UNTIL

# So many days away a date behind "of" only tells which one is meant.
_RECALLED = 60
# How many days a report may come after the day it reports.
_LEAD = 7
# A month so many months back, told as past, is not that of the year to come.
_JUST_BEFORE = 3
# So many days back "since" tells of a state, and not where the story is.
_LONG_SINCE = 30
# A name of what happened, and no date that a story goes on from.
_ATTACKS = date(2001, 9, 11)
_LINKS = frozenset("which while where when after since until because before that though".split())
_RELATIVES = frozenset("who whom whose which where".split())


def ahead_in_sentence(one: Found, c: Context) -> bool:
    """Whether a date without a year stands behind one of its sentence that lies ahead.

    "He listed a vote on 21 May and a summit in July": the verb is past, the dates are to come.
    """
    if c.tense != PAST or c.day is None or c.day <= c.published:
        return False
    if _had(c.t, one.begin, c.t.sentences[one.begin][0]) or c.t.low[one.begin - 1] in SINCE:
        return False
    phrase = one.phrase.of if isinstance(one.phrase, Nth) else one.phrase
    inner = phrase.of if isinstance(phrase, Part) else phrase
    if isinstance(inner, Month) and 0 < (c.published.month - inner.month) % 12 <= _JUST_BEFORE:
        return False  # "Before he leaves on Jan. 20, he answers a report in early October"
    return phrase is not None and yearless(phrase) and c.day_at >= c.t.sentences[one.begin][0]


def turn_page(c: Context, one: Found) -> None:
    """Drop the year that an earlier paragraph told of, and go back from what was an aside."""
    here = c.t.paragraph[one.begin]
    follow(c, one)
    if c.frame is not None and c.frame[1] >= 0 and here != c.frame[1]:
        c.frame = None
    if c.aside is not None:
        until, paragraph, day, day_at, last, last_end, past_day = c.aside
        back = isinstance(one.phrase, Offset) and one.phrase.sign < 0
        back = back or (isinstance(one.phrase, Same) and one.phrase.shift < 0)
        first, _ = c.t.sentences[one.begin]
        if paragraph >= 0 and c.day_at > until and c.day_at >= first:
            return  # the sentence has told another day since
        ahead = isinstance(one.phrase, Same) and one.phrase.shift > 0
        that = isinstance(one.phrase, Same) and c.t.low[one.begin] == "that"
        if (
            paragraph < 0
            and that
            and c.day_at >= before_sentence(c.t, first)
            and c.t.low[until] != ","
        ):
            return  # "a raid, which began on Monday. A regime declared that evening …"
        if paragraph < 0 and ahead and first <= until:
            return  # "which sent a note on Monday, called it piracy the next day"
        if one.begin > until and (paragraph < 0 or here != paragraph or back):
            # A story goes forward: only what lies before it is an aside.
            if day is not None and c.day is not None and c.day < day:
                c.day, c.day_at, c.past_day = day, day_at, past_day
            if last is not None and c.last is not None and c.last.days < last.days:
                c.last, c.last_end = last, last_end
            c.aside = None


def remember(one: Found, reading: Reading, c: Context) -> None:
    """Keep what later mentions may count from."""
    phrase = one.phrase
    if isinstance(phrase, Due | Stretch | RunUp | Decade | Century):
        return
    if isinstance(phrase, The) and phrase.unit in ("new year", "old year"):
        return  # "In December he let the new year come, and the following July …"
    if reading.days.first == _ATTACKS and _in_figures(c.t, one):
        return
    if isinstance(phrase, Offset) and phrase.anchor == "event":
        return  # a day after something: the text goes on from what it told before
    if (
        isinstance(phrase, Offset)
        and isinstance(phrase.anchor, Weekday)
        and phrase.unit in ("year", "month")
    ):
        return  # "since the war began two years ago Saturday"
    if reading.precision == "day":
        note(c.t, one.begin, one.end, reading.days.first, c.happened)
    _step_aside(one, reading, c)
    _days(one, reading, c)
    governed = governor(c.t, one.begin)
    compared = isinstance(phrase, Same) and phrase.of is not None  # "than in the same week of 2022"
    if not _bounds(governed, c) and not compared:
        c.last, c.last_end = reading, one.end
        c.last_named = isinstance(phrase, Year) and c.t.low[one.begin - 1] in _ARTICLES
        c.last_relative = isinstance(phrase, Offset | Same | Unit)
    if reading.point is not None:
        c.point = reading.point, one.begin
    ago = isinstance(phrase, Offset) and phrase.anchor != "event" and phrase.unit == "year"
    # "The first call since 1979, and …": an aside, after which "that year" is another.
    state = (
        governed in SINCE and c.year is not None and c.t.low[one.end : one.end + 2] == [",", "and"]
    )
    if not state and (ago or reading.precision == "year" or year_said(phrase) is not None):
        c.year = reading.days.first.year
    year_of_telling(one, reading, c)


def _bounds(governed: str, c: Context) -> bool:
    """Whether the date is a limit, and not where the story is: "by noon they had left"."""
    told = governed == "by" and c.tense == PAST
    end = c.at.end if c.at is not None else 0
    if governed == "before" and c.t.low[end : end + 2] == [",", "when"]:
        return False  # "That was before June 23, when …"
    return governed in UNTIL | BY | {"before"} and not told


def _in_figures(t: Tokens, one: Found) -> bool:
    """Whether the mention is written in figures: "9/11"."""
    return t.text[t.start[one.begin] : t.end[one.end - 1]].replace("/", "").isdigit()


def _step_aside(one: Found, reading: Reading, c: Context) -> None:
    """Keep the running day where the date is that of an aside.

    In brackets and relative clauses ("a man who had fled in August 2019") it holds up to the end
    of the sentence, in what had been before ("He had arrived on Sunday") up to that of the
    paragraph.
    """
    if c.aside is not None:
        return
    t = c.t
    first, last = t.sentences[one.begin]
    had = _had(t, one.begin, first)
    reduced = _reduced(t, one.begin, first)
    clause = _bracketed(t, one.begin, first)
    clause = clause or _recalled(t, one, reading, c) or t.low[one.begin - 1] == "dated"
    if had or reduced or clause:
        had = had and not reduced and not clause
        paragraph = t.paragraph[one.begin] if had else -1
        if reduced:
            last = one.end - 1
        elif not had:
            comma = next(
                (k for k in range(one.end, min(last, one.end + 30)) if t.low[k] in (",", ";")), last
            )
            last = comma
        c.aside = (last, paragraph, c.day, c.day_at, c.last, c.last_end, c.past_day)


def _bracketed(t: Tokens, i: int, first: int) -> bool:
    """Whether the date stands in brackets or in a relative clause."""
    for k in range(i - 1, max(first, i - 30) - 1, -1):
        low = t.low[k]
        if low in _RELATIVES and k > first:
            return True
        if low == "that" and k > first and is_past(t, k + 1) and _noun_before(t, k):
            return True  # "the truce that took effect on February 27"
        if low in (",", ";", ":", "—", ")"):
            return False
        if low == "(":
            return True
    return False


def _noun_before(t: Tokens, k: int) -> bool:
    """Whether the word before "that" is a noun after an article, and no verb of saying."""
    before = t.low[k - 1]
    if t.kind[k - 1] != WORD or before in SPEECH or is_past(t, k - 1):
        return False
    return not {"the", "a", "an", "his", "her", "its", "their"}.isdisjoint(
        t.low[max(0, k - 4) : k - 1]
    )


def _recalled(t: Tokens, one: Found, reading: Reading, c: Context) -> bool:
    """Whether a story of these days names something of long ago: "the accord of 5 September"."""
    if (
        c.day is None
        or c.tale is not None
        or t.low[one.begin - 1] != "of"
        or reading.precision != "day"
    ):
        return False
    first, _ = t.sentences[one.begin]
    if t.low[first] in ("in", "on", "by") and one.begin - first <= 5:
        return False  # "In a letter of March 24, 2015, she …"
    away = abs((reading.days.first - c.published).days)
    return away > _RECALLED and abs((c.day - c.published).days) <= OF_THE_REPORT


def _reduced(t: Tokens, i: int, first: int) -> bool:
    """Whether the date ends a clause without "which": "the deadline he gave on July 14"."""
    k = i - 2 if t.low[i - 1] in ("on", "in") else i - 1
    who = k - 2 if t.low[k - 1] == "had" else k - 1
    noun = who - 1
    return (
        noun > first
        and is_past(t, k)
        and t.low[who] in ("he", "she", "they", "it")
        and t.kind[noun] == WORD
        and len(t.low[noun]) > 3
        and t.low[noun] not in _LINKS | SPEECH
        and (who == k - 1 or not is_past(t, noun))
    )


def _had(t: Tokens, i: int, first: int) -> bool:
    """Whether the verb before the date tells of what had been: "he had arrived on Sunday"."""
    for k in range(i - 1, max(first, i - 20) - 1, -1):
        if t.low[k] in (";", ":", "—", ","):
            return False
        if t.kind[k] == WORD and is_past(t, k):
            return t.low[k - 1] == "had" or (t.low[k - 2] == "had" and k - 2 >= first)
    return False


def _attributes(one: Found, c: Context) -> bool:
    """Whether the day is that of the source in a sentence that is dated: ", officials said Friday"."""
    t = c.t
    first, _ = t.sentences[one.begin]
    if c.day_at < first:
        return False
    verb = one.begin - 2 if t.low[one.begin - 1] == "on" else one.begin - 1
    if t.low[verb] in _HEARERS and t.low[verb - 1] in SPEECH:
        verb -= 1
    elif t.low[verb] in _SAID_IN:
        verb = next((k for k in range(verb, verb - 5, -1) if t.low[k] in SPEECH), verb)
    if t.low[verb] not in SPEECH:
        return False
    return any(t.low[k] == "," for k in range(max(c.day_at, verb - 10), verb))


_ARTICLES = frozenset("the a an its their his her".split())
# "He told reporters on Friday", "he said in a statement on Friday".
_HEARERS = frozenset(
    "reporters journalists lawmakers parliament viewers them agencies me us him her".split()
)
_SAID_IN = frozenset("statement briefing interview post email tweet conference note".split())


def _behind(c: Context, one: Found) -> bool:
    """Whether the day is that of what came before: "their second in a week, after talks on May 6"."""
    t, i = c.t, one.begin
    if c.lead is None or c.day is None or t.low[i - 1] != "on" or c.day_at < t.sentences[i][0] - 60:
        return False
    for k in range(i - 2, max(t.sentences[i][0], i - 8), -1):
        if t.low[k] in ("after", "following"):
            return t.low[k + 1] in _MET or t.low[k + 2] in _MET
        if t.low[k] == "," or is_past(t, k):
            return False
    return False


_MET = frozenset("meeting talks call summit visit session vote".split())


def _days(one: Found, reading: Reading, c: Context) -> None:
    """The day that the text tells of, and those it names as limits or as ahead."""
    governed = governor(c.t, one.begin)
    bound = _bounds(governed, c)
    day = reading.days.first
    if reading.precision == "day" and not bound and not _attributes(one, c):
        since = governed in SINCE and c.day is not None
        old = since and c.day is not None and (c.day - day).days > _LONG_SINCE
        old = old or _behind(c, one)
        old = old or (since and c.day_at >= c.t.sentences[one.begin][0])
        if not old:
            c.day, c.day_at = day, one.begin
        first = c.t.sentences[one.begin][0]
        if day > c.published:
            c.next_day, c.next_at = day, one.begin
        elif c.aside is None and not (c.head and c.head[1] == first):
            c.head = day, first
        if c.lead is None and day <= c.published and (c.published - day).days <= _LEAD:
            c.lead = day if governed not in SINCE else None
    elif bound:
        c.due = day if reading.precision == "day" else None
    elif reading.precision == "range" and (reading.days.last - day).days < 10:
        astride = day <= c.published < reading.days.last
        c.day, c.day_at = day if astride else reading.days.last, one.begin
    if c.day is not None and c.day <= c.published:
        c.past_day = c.day
