"""Chronologies: entries that begin with a day or a month, and the year each of them is of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from loaders.articles.dating.phrases import Day, Found, Month, Part, Phrase, Range, Year
from loaders.articles.dating.tokens import STOP, Tokens

# A line of at most so many words is a heading.
_HEADING = 14
# So many lines that begin with a day or a month make a chronology; without a year, so many.
_ENTRIES, _YEARLESS_ENTRIES = 2, 3
# What stands between a year or a day at the head of a line and what it tells.
_MARKS = frozenset((STOP, ".", ":", "—", "–", "-", "|"))
# An entry ahead of publication counts as so many times farther than one behind it.
_AHEAD = 3


@dataclass(frozen=True, slots=True)
class Chronicle:
    """The token of the year in the heading (-1 if none), and the years of entries by token.

    `dated` are the tokens of entries that give their own year.
    """

    heading: int = -1
    years: dict[int, int] = field(default_factory=dict)
    dated: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Entry:
    """A month and a day (the first if only the month is told), and the year if it is known."""

    begin: int
    month: int
    day: int
    year: int | None
    told: bool = False


def yearless(phrase: Phrase) -> bool:
    """Whether it is a day or a month whose year is left to the text."""
    if isinstance(phrase, Range):
        return yearless(phrase.left) and _year(phrase.right) is None
    if isinstance(phrase, Part):
        return yearless(phrase.of)
    return isinstance(phrase, Day | Month) and phrase.year is None and phrase.of is None


def chronicle(t: Tokens, found: list[Found], published: date) -> Chronicle:
    """The chronology that the text is, if it is one.

    In "Sanctions in 2014: the steps", with lines that begin "6 March", the days are of 2014, and
    of 2015 from the line on where the months begin anew.
    """
    heads = [one for one in found if t.heads(one.begin) and yearless(one.phrase)]
    lines = [one for one in heads if t.paragraph[one.begin] > 0]
    heading = _heading(t, found) if len(lines) >= _ENTRIES else -1
    entries: list[_Entry] = []
    set_by: int | None = None
    for one in found:
        year = _year(one.phrase)
        if one.begin == heading or (year is not None and heads_a_year(t, one)):
            set_by = year
            continue
        if not t.heads(one.begin):
            continue
        begins = _begins(one.phrase)
        if begins is not None and (year is not None or yearless(one.phrase)):
            known = year if year is not None else set_by
            entries.append(_Entry(one.begin, *begins, known, known is not None))
            set_by = None
    dated = frozenset(e.begin for e in entries if e.told and t.paragraph[e.begin] > 0)
    dated = dated if len(dated) >= _ENTRIES else frozenset()
    several = len(lines) >= (_ENTRIES if any(e.told for e in entries) else _YEARLESS_ENTRIES)
    if not several:
        return Chronicle(heading, dated=dated)
    _number(entries, published)
    bare = {one.begin for one in heads}
    years = {e.begin: e.year for e in entries if e.year and e.begin in bare}
    return Chronicle(heading, years, dated)


def heads_a_year(t: Tokens, one: Found) -> bool:
    """Whether a year stands alone at the head of a line: "2014", "In 2014:"."""
    if not isinstance(one.phrase, Year) or t.low[one.end] not in _MARKS:
        return False
    led = one.begin > 0 and t.low[one.begin - 1] in ("in", "year") and t.heads(one.begin - 1)
    alone = t.low[one.end] in (STOP, ":") or (
        t.low[one.end] == "." and t.low[one.end + 1] == STOP and not led
    )
    return t.heads(one.begin) or (led and alone)


def _heading(t: Tokens, found: list[Found]) -> int:
    """The mention with a year in the first line, by its token; -1 if none."""
    for one in found:
        if t.paragraph[one.begin] > 0:
            return -1
        short = t.sentences[one.begin][1] <= _HEADING
        if short and _year(one.phrase) is not None and not yearless(one.phrase):
            return one.begin
    return -1


def _year(phrase: Phrase) -> int | None:
    """The year that the phrase gives: the first if it gives two."""
    if isinstance(phrase, Range):
        left = _year(phrase.left)
        return left if left is not None else _year(phrase.right)
    if isinstance(phrase, Part):
        return _year(phrase.of)
    return phrase.year if isinstance(phrase, Day | Month | Year) else None


def _begins(phrase: Phrase) -> tuple[int, int] | None:
    """The month and the day with which an entry begins."""
    if isinstance(phrase, Range):
        return _begins(phrase.left)
    if isinstance(phrase, Part):
        return _begins(phrase.of)
    if isinstance(phrase, Day):
        return phrase.month, phrase.day
    return (phrase.month, 1) if isinstance(phrase, Month) else None


def _number(entries: list[_Entry], published: date) -> None:
    """Give each entry its year: the years move on where the months begin anew."""
    pairs = list(pairwise(entries))
    falls = sum((b.month, b.day) < (a.month, a.day) for a, b in pairs)
    step = -1 if falls > len(pairs) / 2 else 1
    if not any(e.told for e in entries):
        latest = entries[-1] if step > 0 else entries[0]
        latest.year = _nearest(latest, published)
    first = next(n for n, e in enumerate(entries) if e.year is not None)
    for n in range(first + 1, len(entries)):
        if entries[n].year is None:
            entries[n].year = _next(entries[n - 1], entries[n], step)
    for n in range(first - 1, -1, -1):
        entries[n].year = _next(entries[n + 1], entries[n], -step)


def _next(told: _Entry, other: _Entry, step: int) -> int:
    """The year of an entry beside one whose year is known, `step` years on at most."""
    assert told.year is not None
    anew = _before(other, told) if step > 0 else _before(told, other)
    return told.year + step * anew


def _before(one: _Entry, other: _Entry) -> bool:
    """Whether the first stands before the second in a year; one month's order may be loose."""
    return one.month < other.month


def _nearest(entry: _Entry, published: date) -> int:
    """The year that brings an entry nearest to publication, best before it."""
    now = (published.month, published.day)
    ahead = (entry.month - now[0]) * 31 + entry.day - now[1]
    if ahead <= 0:
        return published.year if -ahead <= _AHEAD * (ahead + 372) else published.year + 1
    return published.year if ahead * _AHEAD <= 372 - ahead else published.year - 1
