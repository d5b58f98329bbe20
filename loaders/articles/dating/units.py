"""Units told from the present or from the text: this week, last Friday, that year."""

from __future__ import annotations

from dataclasses import replace

from loaders.articles.dating.absolute import (
    Read,
    month_first,
    name_of_month,
    name_of_weekday,
    year_after,
)
from loaders.articles.dating.named_days import a_day, holiday, today
from loaders.articles.dating.numbers import amount
from loaders.articles.dating.phrases import (
    Amount,
    Day,
    FiscalYear,
    FromToday,
    Holiday,
    Month,
    Phrase,
    Range,
    Same,
    Season,
    Stretch,
    The,
    Unit,
    Vague,
    Weekday,
    Year,
)
from loaders.articles.dating.tokens import STOP, WORD, Tokens
from loaders.articles.dating.verbs import SPEECH
from loaders.articles.dating.words import (
    DASHES,
    DAYTIMES,
    PREPOSITIONS,
    SEASONS,
    UNITS,
    VAGUE_NUMBERS,
)

SHIFT = {"this": 0, "current": 0, "last": -1, "next": 1, "past": -1, "coming": 1, "upcoming": 1}


_TEXT_SHIFT = {
    "same": 0,
    "following": 1,
    "next": 1,
    "ensuing": 1,
    "subsequent": 1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
}


CALENDAR_UNITS = frozenset("week weekend month quarter year decade century".split())


def which_unit(t: Tokens, i: int) -> Read | None:
    """ "this week", "last month", "next Friday", "last summer", "that year", "the next day"."""
    low = t.low
    j = i
    the = low[j] == "the"
    if the:
        j += 1
    word = low[j]
    if (
        word == "this"
        and low[j + 1] in ("past", "coming", "last", "same", "very")
        and not the
        and not (low[j + 1] == "last" and name_of_month(t, j + 2))
    ):
        word = {"past": "last", "last": "last", "coming": "next", "same": "this", "very": "this"}[
            low[j + 1]
        ]
        if word == "next" and low[j + 2] in UNITS and low[j + 2] != "weekend":
            word = "this"
        if word == "last" and low[j + 2] in ("week", "month", "year") and low[j + 1] == "past":
            return Unit(UNITS[low[j + 2]], -1, True), j + 3
        j += 1
    elif word in ("that", "those") or (word == "same" and low[j - 1] not in ("the",) and not the):
        if low[j + 1] == "time" and low[i - 1] in ("by", "until", "since"):
            return Same("time"), j + 2
        if word == "that" and low[j + 1] in ("same", "very"):
            j += 1
        links = word == "that" and t.capital(j + 1) and low[j + 2] not in (".", ",", ";", STOP)
        if links and low[i - 1] in SPEECH | _FEARS:
            return None  # "warned that October could be hard"
        feast = holiday(t, j + 1) if word == "that" and t.capital(j + 1) else None
        if feast and isinstance(feast[0], Holiday) and feast[0].year is None:
            return replace(feast[0], of=Same("year")), feast[1]
        return _text_unit(t, j + 1, 0, None, i)
    elif (
        the
        and word in ("same", "following", "previous", "preceding", "ensuing", "subsequent", "prior")
    ) or (the and word in ("next", "very")):
        if word == "next" and (amount(t, j + 1) or low[j + 1] in VAGUE_NUMBERS):
            return None
        if word == "next" and low[j + 1] == "fortnight":
            return Stretch(Amount(1, 1), "fortnight", 1), j + 2
        if word == "very" and low[j + 1] in ("next", "same"):
            word, j = low[j + 1], j + 1
        if word == "same" and low[j + 1] == "period":
            return _period(t, j + 2)
        moved = _same_unit_of(t, j + 1) if word == "same" else None
        if moved:
            return moved
        return (
            _text_unit(t, j + 1, _TEXT_SHIFT.get(word, 0), None, i) if word in _TEXT_SHIFT else None
        )
    elif word in ("following", "previous", "preceding") and not the:
        return None
    if (
        the
        and low[j + 1] in ("of", "on")
        and (word in DAYTIMES or word in ("day", "night", "weekend"))
    ):
        dated = a_day(t, j + 2) or today(t, j + 2)
        if dated and isinstance(dated[0], Day | Weekday | FromToday):
            if word == "weekend":
                return Same("weekend", 0, dated[0]), dated[1]
            return dated
        if dated and isinstance(dated[0], Range) and word == "weekend":
            return dated
    month = name_of_month(t, j) if the and t.capital(j) else None
    if month and low[month[1]] in ("before", "after") and low[month[1] + 1] in (",", ".", STOP):
        shift = -1 if low[month[1]] == "before" else 1
        return Month(month[0], of=Same("month", shift)), month[1] + 1
    if the and UNITS.get(word) == word:
        return _the(t, i, j)
    if the and word in ("morning", "afternoon", "evening"):
        return (The("day"), j + 1) if low[i - 1] in ("in", "by", "during", "that") else None
    if (
        the
        and word in ("entire", "whole", "full")
        and low[j + 1] in ("day", "week", "month", "year")
    ):
        return The(low[j + 1]), j + 2
    if the and t.word[j] in ("outgoing", "new", "old") and t.word[j + 1] == "year":
        named = low[j + 2] in ("'s", "’s") or (low[j + 2] in DASHES and t.glued(j + 2))
        return (The(f"{'new' if word == 'new' else 'old'} year"), j + 2) if not named else None
    if the and word == "fiscal" and low[j + 1] == "year":
        return FiscalYear(), j + 2
    if (
        word == "next"
        and not the
        and low[j + 1] in ("day", "morning")
        and low[i - 1] not in ("'s", "’s")
    ):
        return Same("day", 1), j + 2
    if low[j : j + 4] == ["this", "time", "last", "year"]:
        return Unit("year", -1), j + 4
    if the and word == "holiday":
        return _the_holiday(t, j)
    if word not in SHIFT:
        return None
    other = _or_next(t, i) if not the and j == i else None
    if other:
        return other, i + 1
    shift = SHIFT[word]
    j += 1
    if low[j] in ("full", "entire", "whole", "calendar", "fiscal", "financial", "academic"):
        if low[j] == "fiscal" and low[j + 1] == "year":
            return FiscalYear(shift=shift), j + 2
        if low[j] in ("fiscal", "financial", "academic"):
            return (Vague(), j + 2) if low[j + 1] == "year" else None
        j += 1
    name = UNITS.get(low[j])
    if name in CALENDAR_UNITS and low[j] in (name,):
        if t.low[j + 1] in DASHES and t.glued(j + 1) and t.kind[j + 2] == WORD and t.glued(j + 2):
            return None
        if low[j + 1] == "ago":
            return None
        if the and word in ("past", "last") and low[j + 1] == "of" and low[j + 2] in _WHOSE:
            return Vague(), j + 1  # "the last decade of his life"
        if the and word == "last" and name in ("century", "decade") and low[i - 1] == "of":
            return Unit(name, -1), j + 1
        if (
            the
            and word in ("past", "last")
            and low[i - 1] in ("over", "in", "during", "within", "throughout", "for", "of")
            and (word == "past" or low[i - 1] != "for")
        ):
            return Stretch(Amount(1, 1), name, -1), j + 1
        if the and word in ("coming", "upcoming"):
            return Stretch(Amount(1, 1), name, 1), j + 1
        return Unit(name, shift, word == "past"), j + 1
    if name == "fortnight" and low[j] == name and shift:
        return Stretch(Amount(1, 1), name, shift), j + 1
    if low[j] in SEASONS and not (low[j] == "fall" and word == "this" and the):
        return Season(low[j], shift=shift), j + 1
    weekday = name_of_weekday(t, j)
    if weekday:
        k = weekday[1]
        word = "past" if low[j - 1] == "past" else word
        return Weekday(weekday[0], word), k + 1 if low[k] in DAYTIMES else k
    month = name_of_month(t, j)
    if month and (t.capital(j)):
        dated = month_first(t, j)
        if dated and isinstance(dated[0], Day):
            return dated
        return Month(month[0], shift=shift), month[1]
    feast = holiday(t, j)
    if feast and isinstance(feast[0], Holiday) and not the:
        return replace(feast[0], which={-1: "last", 1: "next"}.get(shift, "this")), feast[1]
    return None


def _the_holiday(t: Tokens, j: int) -> Read | None:
    """ "The holiday": the one that was named before it."""
    if t.kind[j + 1] == WORD and t.low[j + 1] in ("season", "weekend", "home", "resort", "period"):
        return None
    for k in range(j - 2, max(-1, j - _NAMED_BEFORE), -1):
        named = holiday(t, k) if t.capital(k) else None
        if named:
            return named[0], j + 1
    return None


# So many tokens back a holiday is looked for that "the holiday" may mean.
_NAMED_BEFORE = 150


def _or_next(t: Tokens, i: int) -> Phrase | None:
    """ "This year or next", "last month and this": the unit is that of the date before it."""
    name = UNITS.get(t.low[i - 2])
    near = t.low[i - 1] in ("or", "and", "nor") and name in ("week", "month", "year")
    if not near or t.low[i - 3] not in ("this", "last") or t.low[i] not in ("next", "this"):
        return None
    ends = t.kind[i + 1] != WORD or t.low[i + 1] in _AFTER_NEXT
    return Unit(t.low[i - 2], SHIFT[t.low[i]]) if ends else None


_AFTER_NEXT = frozenset("is was are were will would as but and by for with if when to".split())
# Verbs besides those of speech that take "that" and a clause.
_FEARS = frozenset("feared fears hoped hopes knew knows thought thinks believed believes".split())
_WHOSE = frozenset("his her its their".split())


# "Shares ended the week higher", "before the month is out", "as the year ends".
_SPENT = frozenset("ended finished closed began started opened ending".split())
_AS_IT_ENDS = frozenset("before as until by when once after till".split())
_ENDING = frozenset(
    "ends ended closes closed draws drew turns turned began begins opened opens".split()
)


def _greatest(t: Tokens, k: int) -> bool:
    """Whether a superlative stands before "of the year": "the heaviest barrage of the year"."""
    near = t.low[max(t.sentences[k][0], k - 5) : k]
    return "the" in near and any(
        word in _FIRSTS or (word.endswith("est") and len(word) > 5 and word not in _NO_SUPERLATIVES)
        for word in near
    )


_FIRSTS = frozenset("first most worst best only".split())
_NO_SUPERLATIVES = frozenset(
    "protest interest request forest arrest harvest contest conquest manifest suggest invest "
    "northwest southwest budapest bucharest".split()
)


def _the(t: Tokens, i: int, j: int) -> Read | None:
    """ "over the weekend", "2019, the year the treaty ended", "to end the day"."""
    low = t.low
    name = UNITS[low[j]]
    before, after = low[i - 1], low[j + 1]
    if after in DASHES and t.glued(j + 1):
        return None
    if name == "year" and after == "just" and low[j + 2] in ("past", "ended", "gone"):
        return Unit("year", -1), j + 3
    if name == "weekend":
        bound = before in (
            "over",
            "during",
            "through",
            "for",
            "at",
            "on",
            "throughout",
            "until",
            "till",
            "by",
            "before",
            "since",
            "this",
            "of",
            "spend",
            "spent",
            "spends",
            "spending",
            "as",
        )
        return (Unit("weekend", 0), j + 1) if bound and after != "of" else None
    if name == "year" and before in ("of", "in") and after not in DASHES and _greatest(t, i - 1):
        return Unit("year", 0), j + 1
    if (
        before == ","
        and name in ("day", "week", "month", "year")
        and (
            after in ("when", "that", "the", "he", "she", "they", "it", "after", "before")
            or t.capital(j + 1)
        )
    ):
        if after in ("after", "before"):
            return None
        return Same(name, 0), j + 1
    if before in _AS_IT_ENDS and name in ("week", "month", "year", "decade"):
        if after in ("is", "was") and low[j + 2] in ("out", "over", "up", "through"):
            return The(name), j + 3
        if after in _ENDING:
            return The(name), j + 1
    if before in _SPENT and name in ("week", "month", "quarter", "year") and after != "of":
        return The(name), j + 1
    if name == "day" and before == "for" and after == ",":
        return Same("day", 0), j + 1
    if name == "day" and before in (
        "end",
        "ended",
        "ending",
        "finish",
        "finished",
        "close",
        "closed",
    ):
        return Same("day", 0), j + 1
    return None


def _text_unit(t: Tokens, j: int, shift: int, of: Phrase | None, i: int) -> Read | None:
    """The unit after "the same", "that", "the following"."""
    low = t.low
    name = UNITS.get(low[j])
    if name in ("day", "night", "morning") or low[j] in ("morning", "evening", "afternoon"):
        if low[j] not in ("day", "night", "morning", "evening", "afternoon"):
            return None
        if low[j + 1] in DASHES and t.glued(j + 1):
            return None
        return Same("day", shift), j + 1
    if name in CALENDAR_UNITS and low[j] == name:
        if name == "decade" and low[j - 1] == "next":
            return Unit(name, shift), j + 1
        return Same(name, shift, of), j + 1
    if low[j] in SEASONS:
        return Season(low[j], of=Same("season" if shift else "year", shift)), j + 1
    weekday = name_of_weekday(t, j)
    if weekday:
        k = weekday[1]
        which = {0: "same", 1: "following", -1: "previous"}[shift]
        return Weekday(weekday[0], which), k + 1 if low[k] in DAYTIMES else k
    month = name_of_month(t, j)
    named = t.kind[j + 1] != WORD or low[j + 1] in _AFTER_NEXT or low[i - 1] in PREPOSITIONS
    if month and t.capital(j) and (shift or named or low[j] not in ("may", "march")):
        return Month(month[0], of=Same("month", shift)), month[1]
    return None


def _same_unit_of(t: Tokens, j: int) -> Read | None:
    """ "The same quarter of 2022", "the same week last year"."""
    if t.low[j] not in ("day", "week", "month", "quarter", "half"):
        return None
    k = j + 2 if t.low[j + 1] in ("of", "in") else j + 1
    found = year_after(t, k)
    if found:
        return Same(t.low[j], 0, Year(found[0])), found[1]
    if t.low[k : k + 2] == ["last", "year"]:
        return Same(t.low[j], 0, Unit("year", -1)), k + 2
    ago = t.low[k : k + 2] in (["a", "year"], ["one", "year"])
    if ago and t.low[k + 2] in ("earlier", "ago", "before"):
        return Same(t.low[j], 0, Same("year", -1)), k + 3
    if t.low[k] == "the" and t.low[k + 1] in ("previous", "preceding") and t.low[k + 2] == "year":
        return Same(t.low[j], 0, Same("year", -1)), k + 3
    return None


def _period(t: Tokens, j: int) -> Read | None:
    """ "the same period last year", "the same period a year earlier"."""
    if t.low[j] in ("of", "in"):
        j += 1
    inner = which_unit(t, j)
    if inner and isinstance(inner[0], Unit):
        return Same("period", inner[0].shift), inner[1]
    if (
        t.low[j] in ("a", "one")
        and t.low[j + 1] == "year"
        and t.low[j + 2] in ("earlier", "ago", "before")
    ):
        return Same("period", -1), j + 3
    found = year_after(t, j)
    if found:
        return Same("period", 0, Year(found[0])), found[1]
    return None
