"""The days of an act, and how a mention of a date or another act's day becomes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from loaders.articles.mentions import DateMention

_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of an act, the words that gave them ("" if none did), how, and how surely."""

    first: date | None
    last: date | None
    text: str
    basis: str
    edtf: str
    sure: float


UNDATED = Dated(None, None, "", "nothing", "", 0.3)


def lend(day: Dated, how: str, sure: float) -> Dated:
    """A day that an act borrows from another, and how it comes by it."""
    basis = f"{how}: {day.basis}" if how else day.basis
    return Dated(day.first, day.last, "", basis, day.edtf, sure)


def dated(mention: DateMention, sure: float, *, past: bool, published: date) -> Dated:
    """The days of a mention. What a past verb tells did not happen after the report: a weekday
    then is the one before, a day without its year that of the year before."""
    first, last, edtf = mention.first, mention.last, mention.edtf or ""
    if (
        past
        and first is not None
        and last is not None
        and first > published
        and not _YEAR.search(mention.text)
    ):
        if (
            first == last
            and first - published <= timedelta(days=7)
            and _WEEKDAY.search(mention.text)
        ):
            first = last = first - timedelta(days=7)
            edtf = first.isoformat()
        elif first - published > timedelta(days=60):
            try:
                first, last = first.replace(year=first.year - 1), last.replace(year=last.year - 1)
                edtf = (
                    edtf.replace(str(mention.first.year), str(first.year))
                    if mention.first
                    else edtf
                )
            except ValueError:
                pass
    return Dated(first, last, mention.text, mention.because or mention.rule, edtf, sure)
