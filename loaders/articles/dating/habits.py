"""How often: "every Friday", "annually", "open Monday to Thursday", "in July each year"."""

from __future__ import annotations

from dataclasses import replace

from loaders.articles.dating.absolute import Read, name_of_month, name_of_weekday
from loaders.articles.dating.named_days import holiday
from loaders.articles.dating.numbers import amount
from loaders.articles.dating.phrases import (
    Day,
    DayOfMonth,
    Found,
    Habit,
    Month,
    Nth,
    Phrase,
    Range,
    Season,
    Weekday,
)
from loaders.articles.dating.tense import direction
from loaders.articles.dating.tokens import STOP, WORD, Tokens
from loaders.articles.dating.verbs import PAST, is_past, is_planned
from loaders.articles.dating.words import DAYTIMES, PLURAL_WEEKDAYS, SEASONS, UNITS

HABITS = frozenset(
    "daily weekly monthly quarterly yearly annual annually nightly hourly biweekly fortnightly "
    "biannual biannually biennial".split()
)
# Before a span of weekdays: what is done in every week.
_OPEN = frozenset("open opens closed works work operates operate available staffed weekly".split())
# The same, unless the sentence tells of one thing: "the talks run Monday to Wednesday".
_RUN = frozenset("run runs held".split())
_ONE_THING = frozenset("the this these that a an".split())
_HABITUAL = frozenset("usually normally typically traditionally".split())
_USUALLY = frozenset("usually normally typically traditionally annually always".split())


def habit(t: Tokens, i: int) -> Read | None:
    """ "every Friday", "each year", "daily", "twice a week", "per month", "Mondays"."""
    low = t.low
    if low[i] in HABITS:
        name = t.capital(i) and t.capital(i + 1) and t.kind[i + 1] == WORD
        return (
            None
            if name or (t.capital(i) and low[i - 1] != STOP and t.capital(i - 1))
            else (Habit(), i + 1)
        )
    if low[i] in PLURAL_WEEKDAYS:
        return None if low[i + 1] == "for" and t.capital(i + 2) else (Habit(), i + 1)
    if low[i] in ("weekdays", "weekends"):
        return Habit(), i + 1
    if low[i] in ("once", "twice") and low[i + 1] in ("a", "every", "per", "each"):
        return _unit_behind(t, i + 2)
    if low[i] in ("once", "twice", "thrice"):
        k = i + 2 if low[i + 1] in ("-", "‑", "–") and t.glued(i + 1) else i + 1
        if low[k] in HABITS:
            return Habit(), k + 1  # "twice-yearly"
    if low[i] == "per":
        return _unit_behind(t, i + 1)
    if low[i] in ("every", "each"):
        j = i + 1
        feast = holiday(t, j)
        if feast:
            k = feast[1]
            return Habit(), k + 1 if low[k] in ("weekend", "week", *DAYTIMES) else k
        if low[j] in ("single", "other", "few", "second", "third"):
            j += 1
        weekday = name_of_weekday(t, j)
        if weekday:
            k = weekday[1]
            return Habit(), k + 1 if low[k] in DAYTIMES else k
        month = name_of_month(t, j)
        if month and t.capital(j):
            return Habit(), month[1]
        if low[j] in SEASONS or low[j] in DAYTIMES or low[j] == "weekday":
            return Habit(), j + 1
        counted = amount(t, j)
        if counted and low[j] not in ("a", "an"):
            return _unit_behind(t, counted[1])
        return _unit_behind(t, j)
    return None


def _unit_behind(t: Tokens, j: int) -> Read | None:
    name = UNITS.get(t.low[j])
    if name is None or (name == "second" and t.low[j] == "second"):
        return None
    return Habit(), j + 1


def with_habits(t: Tokens, found: list[Found]) -> list[Found]:
    """The same mentions, those that come round again marked as habits.

    "On 1 March each year", "every six months, on 1 March and 1 September", "the office is open
    Monday to Thursday", "grass is cut from April to October".
    """
    out: list[Found] = []
    for one in found:
        before = out[-1] if out else None
        if _undated(one.phrase) and (
            _yearly(t, one.end) or _as_before(t, before, one) or _by_custom(t, one)
        ):
            one = replace(one, phrase=Habit(), rule="habit")
        out.append(one)
    return out


def _undated(phrase: Phrase) -> bool:
    """Whether the date leaves its year or week to the text."""
    if isinstance(phrase, Range):
        return _undated(phrase.left) and _undated(phrase.right)
    if isinstance(phrase, Weekday):
        return not phrase.which and phrase.week is None
    if isinstance(phrase, Season):
        return phrase.year is None and phrase.of is None and phrase.shift is None
    if isinstance(phrase, Month):
        return phrase.year is None and phrase.of is None and phrase.shift is None
    if isinstance(phrase, Nth):
        return isinstance(phrase.of, Month) and _undated(phrase.of)
    if isinstance(phrase, DayOfMonth):
        return phrase.of is None
    return isinstance(phrase, Day) and phrase.year is None and phrase.of is None


def _yearly(t: Tokens, j: int) -> bool:
    """Whether "every year", "of each year" or "annually" stands there."""
    k = j + 1 if t.low[j] in ("of", ",") else j
    if t.low[j : j + 2] == ["by", "law"]:
        return True
    return t.low[k] == "annually" or (
        t.low[k] in ("every", "each") and t.low[k + 1] in ("year", "week", "month")
    )


def _as_before(t: Tokens, before: Found | None, one: Found) -> bool:
    """Whether the date goes on from a habit: "every six months, on 1 March and 1 September"."""
    if before is None or not isinstance(before.phrase, Habit):
        return False
    words = t.low[before.end : one.begin]
    joined = 0 < len(words) <= 3 and set(words) <= {"and", "or", ",", "on", "in", "the"}
    if before.rule == "habit" and isinstance(one.phrase, Day | Month | Nth) and joined:
        return True
    first = t.low[before.begin] in ("every", "each", "twice")
    heads = t.heads(before.begin) and words[:1] == ["."]
    short = len(words) <= 9 and (heads or STOP not in words) and "," in words
    return first and short and isinstance(one.phrase, Day | Nth) and words[-1:] == ["on"]


def _by_custom(t: Tokens, one: Found) -> bool:
    """Whether the verb before a span tells what is usual."""
    i = one.begin
    first, _ = t.sentences[i]
    if isinstance(one.phrase, Day | Month | Season):
        return not _HABITUAL.isdisjoint(t.low[max(first, i - 12) : i])
    if not isinstance(one.phrase, Range):
        return False
    verb = t.low[i - 1] if t.low[i - 1] not in (",", ":", "from", "only") else t.low[i - 2]
    if isinstance(one.phrase.left, Weekday):
        if verb in _OPEN:
            return True
        return verb in _RUN and t.low[first] not in _ONE_THING and direction(t, i, i)[0] != PAST
    if not isinstance(one.phrase.left, Month):
        return False
    if not _USUALLY.isdisjoint(t.low[max(first, i - 6) : i]):
        return True
    done = i - 1
    while done > first and t.low[done] in ("only", "there", "here"):
        done -= 1
    return (
        t.low[done - 1] in ("is", "are")
        and is_past(t, done)
        and not is_planned(t.low[done])
        and t.low[first] not in _ONE_THING
    )
