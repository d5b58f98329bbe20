"""The year that a text tells of, and where a story told in order begins and ends."""

from __future__ import annotations

from loaders.articles.dating.chronicle import heads_a_year, yearless
from loaders.articles.dating.context import Context, Reading
from loaders.articles.dating.phrases import (
    Clock,
    Day,
    Found,
    FromToday,
    Holiday,
    Month,
    Nth,
    Offset,
    Part,
    Phrase,
    Range,
    Same,
    Season,
    Unit,
    Weekday,
    Year,
)
from loaders.articles.dating.tokens import BREAK, NUMBER, STOP, Tokens
from loaders.articles.dating.verbs import BE_THEN, FUTURE, PAST, is_past, verb
from loaders.articles.dating.words import BY, PREPOSITIONS, SINCE, UNTIL

# How many days from publication a date at the head of a paragraph is still that of the report.
OF_THE_REPORT = 10
# "In 2013 …" sets the year of what follows; "Signed in 1992 …" and "The 2014 crisis …" do not.
_OPENING = frozenset("in by during throughout over back until late early mid of".split())


def governor(t: Tokens, begin: int) -> str:
    """The preposition right before the mention, "" if there is none."""
    before = t.low[begin - 1] if begin else STOP
    return before if before in PREPOSITIONS else ""


def year_of_telling(one: Found, reading: Reading, c: Context) -> None:
    """The year in which the text tells from here on."""
    phrase, t = one.phrase, c.t
    here = t.paragraph[one.begin]
    governed = governor(t, one.begin)
    year = year_said(phrase)
    _tell(one, reading, year, c)
    if isinstance(phrase, Month) and phrase.of is not None:
        c.frame = (reading.days.first.year, here, reading.days.first, one.begin)
        return
    first, last = t.sentences[one.begin]
    counted = isinstance(phrase, Same) or (isinstance(phrase, Offset) and phrase.anchor == "text")
    if counted and reading.precision == "year" and one.begin - first <= 1 and c.tense == PAST:
        if c.frame is None or c.frame[1] >= 0:
            c.frame = (reading.days.first.year, here, None, one.begin)
        return
    if isinstance(phrase, FromToday | Weekday) and c.frame is not None and c.frame[1] >= 0:
        near = abs((reading.days.first - c.published).days) <= OF_THE_REPORT
        if near and reading.days.first.year != c.frame[0]:
            c.frame = None  # the text is back in the days of its publication
        return
    if one.begin in c.chronicle.years:
        c.frame = (reading.days.first.year, -1, reading.days.first, one.begin)
        return
    if one.begin in c.chronicle.dated:
        begun = reading.days.first
        away = abs((begun - c.published).days) > OF_THE_REPORT
        c.frame = (begun.year, -1, begun, one.begin) if away or c.frame else None
        return
    if year is None:
        _back_in_its_days(phrase, reading, c)
        return
    since = reading.days.first if reading.precision in ("day", "month") else None
    alone = one.begin == first and (one.end == last or t.low[one.end] in (":", "."))
    if one.begin == c.chronicle.heading or heads_a_year(t, one):
        c.frame = (year, -1, None, one.begin)
    elif t.heads(one.begin) and (alone or t.low[one.end] in (STOP, ".", ":", "—", "–", "-", "|")):
        # The day of the report itself heads a text, and its year is not told of.
        away = abs((reading.days.first - c.published).days) > OF_THE_REPORT
        c.frame = (year, -1, since, one.begin) if away or c.frame else None
    elif governed in SINCE | UNTIL | BY:
        return
    elif year != c.published.year or c.frame is not None:
        before = t.low[one.begin - 1]
        opens = one.begin == first or (one.begin - first == 1 and before in _OPENING)
        opens = opens or (before == "in" and _details(t, one.end))
        if c.frame is not None and c.frame[1] < 0 and c.frame[0] == year:
            return  # the heading says so already
        # Where the text tells of years, another year is told of: "and for 2020 the longest".
        other = c.frame is not None and isinstance(phrase, Year) and before in ("in", "for")
        if other and one.begin - first == 3 and is_past(t, one.begin - 2):
            c.frame = None  # "Sanctions imposed in 2014 were renewed": which are meant
            return
        if opens or other or isinstance(phrase, Day | Range):
            c.frame = (year, here, since, one.begin)
            c.named = not (opens or c.tale)


def _back_in_its_days(phrase: Phrase, reading: Reading, c: Context) -> None:
    """Drop the year of a story where the text counts from its own day again: "six months ago"."""
    counted = isinstance(phrase, Offset) and phrase.anchor == "published"
    near = isinstance(phrase, Unit) and (
        phrase.unit in ("week", "weekend", "month") or (phrase.unit, phrase.shift) == ("year", 0)
    )
    told = counted and reading.precision in ("day", "week", "month")
    looks_back = isinstance(phrase, Season | Month) and phrase.shift is not None
    near = near or looks_back
    told_of = c.frame is not None and c.frame[1] >= 0 and c.frame[0]
    if (told or near) and told_of and (looks_back or reading.days.first.year != told_of):
        c.frame = None


def follow(c: Context, one: Found) -> None:
    """Read on up to the mention: words of the report end a story, and a year that only names."""
    t = c.t
    for k in range(c.seen, one.begin):
        low = t.low[k]
        if low in ('"', "“", "”"):
            c.quoted = low == "“" or (low == '"' and not c.quoted)
        elif t.kind[k] == BREAK and t.heads(k + 1):
            c.quoted = False
        elif (
            not c.quoted
            and (low in _PRESENT or (low in _HABITS and t.sentences[k][0] > c.last_end))
            and _of_report(t, k)
        ):
            c.tale = None
            if c.named and c.frame is not None and c.frame[1] >= 0:
                c.frame = None
    c.seen = max(c.seen, one.begin)
    if c.tale is not None and t.paragraph[one.begin] != c.tale[1] and not _goes_on(c, one):
        c.tale = None


# Verbs of the present and of what is to come, which a story of the past has none of.
_PRESENT = frozenset("is are has have remains remain will wants expects hopes denies".split())
# Others that tell of what is so: "This law obliges them …".
_HABITS = frozenset(
    "says obliges allows gives bars lets requires faces needs plans hopes lives works sits stands "
    "keeps calls runs meets begins starts ends expires goes comes takes marks".split()
) - {"says"}
_NO_PRESENT = frozenset(
    "who which that what where to would could should must might may not".split()
)


def _of_report(t: Tokens, k: int) -> bool:
    """Whether the verb is that of a main clause: not "which is", "to have", "is said to have"."""
    return t.low[k - 1] not in _NO_PRESENT and t.low[k - 2] not in ("who", "which", "that")


def _goes_on(c: Context, one: Found) -> bool:
    """Whether a story goes on in the paragraph that the mention opens."""
    assert c.tale is not None
    t, i = c.t, one.begin
    here, (first, last) = t.paragraph[i], t.sentences[i]
    if here - c.tale[1] > 1 or not t.heads(first) or i - first > _OPENS:
        return False
    phrase = one.phrase
    counted = isinstance(phrase, Same) or (isinstance(phrase, Offset) and phrase.anchor == "text")
    if not (yearless(phrase) or isinstance(phrase, Holiday) or counted):
        return False
    if any(t.low[k] in _PRESENT and _of_report(t, k) for k in range(i, min(last, i + _SENTENCE))):
        return False
    if t.low[i - 1] != "by" and not counted and c.steps < _STEPS:
        return False
    c.tale = (c.tale[0], here, c.tale[2])
    return True


# So many words may stand before the date that opens a paragraph.
_OPENS = 3
# "On a cold night in November 2013 a train left": so many, if none of them is a verb.
_LED_IN = 8
# So many tokens behind a date the verb of its clause is looked for.
_SENTENCE = 25
# So many dates make a story that does not end with its paragraph.
_STEPS = 2


def tells(t: Tokens, one: Found) -> bool:
    """Whether the sentence tells what was done then: "began in March 2016", "In 2016 he left".

    "The treaty signed in 2010 lapses", "a man who fled in 2013": which one is meant.
    """
    i = one.begin
    first, last = t.sentences[i]
    if isinstance(one.phrase, Year) and i - first > 1:
        return False
    before = t.low[i - 1]
    if before in SINCE | UNTIL | {"of", "from", "for", "to", "than", "the", "a", "before", "after"}:
        return False
    for k in range(i - 1, max(first, i - _SENTENCE) - 1, -1):
        low = t.low[k]
        if low in (";", ":", "—", "–"):
            first = k + 1
            break
        if low == "(":
            return False
        if low in _RELATIVES and k > first:
            return False
        if low in ("was", "were") or is_past(t, k):
            had = "had" in t.low[max(first, k - 3) : k + 1]
            return not (had or _relative(t, k, first) or _participle(t, k, one.end, first))
        if low in _PRESENT or verb(t, k):
            return False
    if i - first > _LED_IN:
        return False
    for k in range(one.end, min(last, one.end + _SENTENCE)):
        if t.low[k] in BE_THEN or t.low[k] in _PRESENT or verb(t, k):
            return t.low[k] not in _PRESENT and (is_past(t, k) or t.low[k] in BE_THEN)
    return False


def _relative(t: Tokens, k: int, first: int) -> bool:
    """Whether the verb is that of a clause with "which" or "who"."""
    for n in range(k - 1, max(first, k - 12), -1):
        if t.low[n] in _RELATIVES:
            return True
        if t.low[n] in (";", ":", "—", "–", "(") or (t.low[n] == "," and t.kind[n + 1] != NUMBER):
            return False
    return False


_RELATIVES = frozenset("who whom whose which where that when since after before".split())


def _participle(t: Tokens, k: int, end: int, first: int) -> bool:
    """Whether the past form describes a noun: "Signed in 2010, …", "the pact signed in 2010 …"."""
    if t.low[k] in BE_THEN or t.low[k - 1] in BE_THEN:
        return False
    if k == first or t.low[k - 1] in (",", "—", "–", "(", "first", "last"):
        return True
    return verb(t, end) is not None


def _tell(one: Found, reading: Reading, year: int | None, c: Context) -> None:
    """Begin a story with a date that has its year, or go on from one that has none."""
    phrase, t = one.phrase, c.t
    begin = reading.days.first
    here = t.paragraph[one.begin]
    of = phrase.of if isinstance(phrase, Day | Month | Season) else None
    if year is not None:
        fine = reading.precision in ("day", "month")
        told = fine and c.tense != FUTURE and begin <= c.published and tells(t, one)
        if told:
            c.steps = c.steps + 1 if c.tale is not None and begin >= c.tale[0] else 1
            c.tale = (begin, here, one.begin)
        elif governor(t, one.begin) not in SINCE | UNTIL | {"of"}:
            c.tale = None
        return
    opens = one.begin - t.sentences[one.begin][0] <= 1
    if isinstance(of, Same) and c.tense != FUTURE and (isinstance(phrase, Day) or opens):
        c.tale, c.steps = (begin, here, one.begin), 1
    near = isinstance(phrase, FromToday | Weekday | Unit) or isinstance(of, Unit)
    if c.tale is None or near or (isinstance(phrase, Offset) and phrase.anchor == "published"):
        c.tale = None
        return
    counted = isinstance(phrase, Same) or (isinstance(phrase, Offset) and phrase.anchor == "text")
    counted = counted or of is not None
    steps = yearless(phrase) or isinstance(phrase, Holiday | Season) or counted
    if counted and reading.precision == "year":
        c.tale = None
    elif steps and governor(t, one.begin) not in UNTIL and c.tale[0] <= begin <= c.published:
        c.tale = (begin, here, one.begin)
        c.steps += 1
    elif counted and begin < c.tale[0]:
        c.tale = None


def _details(t: Tokens, i: int) -> bool:
    """Whether what follows a year tells of days in it: "twice in 2017, in Bonn on July 7 and …"."""
    return t.low[i] in (",", ":", "—", "–", "(") and t.low[i + 1] in _DETAILS


# What begins the details behind a year.
_DETAILS = frozenset("in on at first once".split())


def year_said(phrase: object) -> int | None:
    """The year that the phrase itself gives."""
    if isinstance(phrase, Part | Nth):
        return year_said(phrase.of)
    if isinstance(phrase, Clock):
        return year_said(phrase.day)
    if isinstance(phrase, Range):
        return year_said(phrase.right) if isinstance(phrase.right, Day) else None
    if isinstance(phrase, Day | Month | Year | Season):
        return phrase.year
    return None
