"""Expressions of time that are no date: how long, how often, and what is left vague."""

from __future__ import annotations

from loaders.articles.dating.absolute import Read
from loaders.articles.dating.numbers import amount, cardinal, ordinal
from loaders.articles.dating.phrases import Habit, Length, Now, Vague
from loaders.articles.dating.tokens import NUMBER, WORD, Tokens
from loaders.articles.dating.words import (
    COUNTED_AS,
    DASHES,
    MONTHS,
    UNITS,
    WEEKDAYS,
)

# Sequences of words, the longest first where they begin alike.
_NOW = (
    ("at", "the", "moment"),
    ("at", "present"),
    ("right", "now"),
    ("as", "of", "now"),
    ("now",),
    ("currently",),
    ("presently",),
)
_VAGUE = (
    ("in", "recent", "history"),
    ("the", "very", "near", "future"),
    ("the", "not", "too", "distant", "future"),
    ("the", "not", "so", "distant", "future"),
    ("the", "near", "future"),
    ("the", "near", "term"),
    ("the", "long", "term"),
    ("the", "medium", "term"),
    ("the", "night"),
    ("the", "short", "term"),
    ("the", "foreseeable", "future"),
    ("the", "immediate", "future"),
    ("the", "distant", "future"),
    ("the", "distant", "past"),
    ("the", "recent", "past"),
    ("the", "time", "being"),
    ("the", "future"),
    ("the", "past"),
    ("the", "present", "day"),
    ("the", "present"),
    ("near", "future"),
    ("foreseeable", "future"),
    ("these", "days"),
    ("one", "day"),
    ("very", "recently"),
    ("more", "recently"),
    ("most", "recently"),
    ("until", "recently"),
    ("just", "recently"),
    ("very", "soon"),
    ("recently",),
    ("lately",),
    ("nowadays",),
    ("soon",),
    ("shortly",),
    ("long", "ago"),
    ("not", "long", "ago"),
    ("a", "long", "time", "ago"),
    ("some", "time", "ago"),
    ("at", "a", "later", "date"),
    ("a", "later", "date"),
    ("a", "later", "time"),
)
# Words of _VAGUE and _NOW that are left out of the span, as prepositions are.
_OUTSIDE = frozenset(("at", "in", "until"))
_KEPT = frozenset((("at", "the", "moment"), ("at", "present")))
_TIMES = frozenset(("once", "twice", "thrice", "times", "time"))
_LONG_BEFORE = frozenset(
    "for in after within over during lasting lasted last lasts took take takes taken spent spend "
    "through throughout of than by despite about around nearly almost and until takes".split()
)


def _by_first(table: tuple[tuple[str, ...], ...]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(table, key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


_NOW_BY_FIRST, _VAGUE_BY_FIRST = _by_first(_NOW), _by_first(_VAGUE)


def loose(t: Tokens, i: int) -> tuple[int, Read] | None:
    """ "currently", "recently", "the near future": where it begins, and what it is."""
    for words in _NOW_BY_FIRST.get(t.low[i], ()):
        if tuple(t.low[i : i + len(words)]) == words:
            if words == ("now",) and t.low[i + 1] in ("that", "-", "defunct"):
                return None
            begin = i + 2 if words == ("as", "of", "now") else i
            return begin, (Now(), i + len(words))
    for words in _VAGUE_BY_FIRST.get(t.low[i], ()):
        if tuple(t.low[i : i + len(words)]) != words:
            continue
        after = t.low[i + len(words)]
        if words == ("the", "past") and (
            t.kind[i + 2] == WORD
            and after
            not in (
                "and",
                "or",
                "that",
                "to",
                "as",
                "is",
                "was",
                "has",
                "have",
                "when",
                "but",
                "by",
                "for",
                "with",
                "few",
            )
        ):
            return None
        if words == ("the", "night") and t.low[i - 1] not in (
            "through",
            "in",
            "during",
            "throughout",
        ):
            return None
        if (
            words == ("the", "present")
            and t.kind[i + 2] == WORD
            and after not in ("and", "or", "to", "is")
        ):
            return None
        if words == ("the", "future") and (
            after == "of" or (t.kind[i + 2] == WORD and t.low[i - 1] not in ("in", "for"))
        ):
            return None
        if words == ("shortly",) and after in (
            "before",
            "after",
            "thereafter",
            "afterwards",
            "following",
        ):
            return None
        if words == ("soon",) and (
            after in ("after", "as", "afterwards", "thereafter", "enough")
            or t.low[i - 1] in ("as", "too", "how", "so")
        ):
            return None
        if words == ("recently",) and after == "as" and t.low[i - 1] == "as":
            return None  # "as recently as last week" is told by the week
        if words[-1] == "recently" and after in ("on", "in") and _a_time(t, i + len(words) + 1):
            return None  # "most recently on 7 December"
        begin = i + 1 if words[0] in _OUTSIDE and words not in _KEPT else i
        return begin, (Vague(), i + len(words))
    return None


def _a_time(t: Tokens, i: int) -> bool:
    """Whether a month, a weekday or figures stand there."""
    return t.kind[i] == NUMBER or t.low[i] in MONTHS or t.low[i] in WEEKDAYS


def length(t: Tokens, i: int) -> Read | None:
    """ "nine years", "50-day", "a three-hour", "decades", "two years and three months"."""
    low = t.low
    numbered = ordinal(t, i)
    if (numbered and low[i] != "second") or (
        numbered and low[i - 1] in ("a", "the", "its", "their")
    ):
        j = numbered[1]
        if low[j] in ("consecutive", "straight", "successive"):
            j += 1
        if low[j] in DASHES and t.glued(j):
            j += 1
        if (
            low[j] in ("day", "week", "month", "year", "decade", "hour", "night")
            and low[j + 1] != "of"
        ):
            return Length(), j + 1
        if j > 0 and low[numbered[1]] in ("anniversary",):
            return None
        if not _is_number(t, i):
            return None
    counted = amount(t, i)
    if counted is None:
        return _bare(t, i)
    count, j = counted
    dash = low[j] in DASHES and t.glued(j)
    if dash:
        j += 1
    while low[j] in COUNTED_AS:
        j += 1
    name = UNITS.get(low[j])
    if name is None:
        return None
    k = j + 1
    if low[j] == "quarters" and count.high <= 3 and (dash or low[k] == "of"):
        return None  # "three-quarters", "three quarters of the staff"
    if low[k] in DASHES and low[k + 1] in ("old", "olds"):
        return Vague(), -1
    if low[k] in ("old", "olds"):
        return Vague(), -1
    if low[k] in DASHES and t.glued(k) and low[k + 1] in ("long", "plus"):
        return Length(), k + 2
    if count.high == 1 and low[j] in ("second", "minute", "quarter"):
        return None
    if low[j] == "second" and low[i] not in ("a",) and count.high != 1:
        return None
    if low[j] == "seconds" and count.vague:
        return None
    singular = count.high > 1 and not dash and not low[j].endswith("s")
    if singular and (count.vague or low[k] == "of"):
        return None
    if low[i] in ("a", "an", "per") and _is_rate(t, i):
        return Habit(), k
    if (
        low[i] in ("a",)
        and low[j] == "day"
        and low[i + 1] == "day"
        and low[i - 1] not in _LONG_BEFORE
    ):
        return None
    if low[i] == "a" and low[j] in ("night", "weekend") and low[i + 1] == low[j]:
        return None
    if dash and low[i] in ("a",) and low[i + 1] in DASHES:
        return None
    if low[k : k + 3] == ["and", "a", "half"]:
        return Length(), k + 3
    if low[k] == "or" and low[k + 1] == "two":
        return Length(), k + 2
    if low[k] in ("to", "or"):
        more = amount(t, k + 1)
        if more and low[more[1]] in UNITS and low[more[1]] != "second":
            return Length(), more[1] + 1  # "six months to a year"
    if low[k] == "and":
        more = amount(t, k + 1)
        if more and low[more[1]] in UNITS and low[more[1]] not in ("second",):
            k = more[1] + 1
    if low[k] == "," and t.kind[k + 1] == "n" and low[k + 2] in UNITS:
        k += 3
    if low[k] in ("'", "’") and t.start[k] == t.end[k - 1]:
        k += 0
    return Length(), k


def _is_number(t: Tokens, i: int) -> bool:
    return amount(t, i) is not None


def _is_rate(t: Tokens, i: int) -> bool:
    """Whether "a year" says how often: "15 a year", "twice a week", "$5 billion a year"."""
    before = t.low[i - 1]
    if (
        before in _TIMES
        or cardinal(t, i - 1)
        or t.kind[i - 1] == "n"
        or before in ("%", "million", "billion", "percent", "trillion", "thousand")
    ):
        return True
    if (
        t.kind[i - 1] == WORD
        and t.kind[i - 2] == "n"
        and before.endswith("s")
        and before not in ("days", "years", "weeks", "months", "hours")
    ):
        return t.low[i + 2] not in ("after", "before", "later", "earlier", "ago")
    return False


def _bare(t: Tokens, i: int) -> Read | None:
    """ "years", "for decades", "months-long", "year-long", "the years"."""
    low = t.low
    name = UNITS.get(low[i])
    if name is None or name in ("second", "quarter", "weekend", "night"):
        return None
    j = i + 1
    if low[j] in DASHES and t.glued(j) and t.glued(j + 1) and low[j + 1] in ("long", "old"):
        return (Length(), j + 2) if low[j + 1] == "long" else None
    if not low[i].endswith("s"):
        return None
    if low[i - 1] in _LONG_BEFORE or (
        low[j] == "of" and t.kind[j + 1] == WORD and low[i - 1] not in ("the", "number", "couple")
    ):
        return Length(), j
    return None
