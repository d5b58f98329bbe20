"""What the text has said about time so far, and what surrounds the mention being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from loaders.articles.dating.chronicle import Chronicle
from loaders.articles.dating.phrases import Found
from loaders.articles.dating.spans import Days
from loaders.articles.dating.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """The days that a phrase means, their unit and how they follow.

    `about` where the text does not mean the count exactly; `point` is the very day that a sum
    leads to where the reading is the week of it.
    """

    days: Days
    precision: str
    because: str
    about: bool = False
    note: str = ""
    point: date | None = None


@dataclass(slots=True)
class Context:
    """The memory of one pass over a text.

    `day` is the last single day that the text told of, at the token `day_at`, `last` the last
    reading of any unit, `frame` the year in which the text tells for the moment and the paragraph
    it was set in (-1 for a heading, which holds until the next), with the day from which it goes
    on and the token, `event` the day of an event that other words date ("a day after he spoke"). `tense` is the
    direction at the mention that is being read, `weight` how many times nearer a date must be to
    be taken against it. `past_day` is the last day told of that is not ahead, `next_day` the last
    that is, at the token `next_at`, `due` the last day that "by" or "until" named, `year` the last year that was named,
    `habit_at` the token of the last habit, `lead` the day of the report, `point` the very day of
    the last sum and its token, `told`
    the reading of the last mention and its end, `chronicle` the entries of a chronology and their years.
    `head` is the first day that the last sentence with one told of, and where that sentence begins.
    `happened` are the days of events that the text has dated, by their kind.
    `last_named` tells that `last` is a year in a name ("the 2015 deal").
    `tale` is the day from which a story told in order goes on, with its paragraph and token, `steps`
    how many dates it has told, `named` whether the year of `frame` only tells which thing is meant
    ("the treaty signed in 2010"), `seen` the token up to which words of the report have been
    looked for, `quoted` whether that stands in a quotation.
    `aside` keeps the running day while the text tells of something else: the tokens and the
    paragraph it lasts for (-1 if only the former count), and what is put back then.
    """

    t: Tokens
    published: date
    day: date | None = None
    last: Reading | None = None
    last_end: int = -1
    last_relative: bool = False
    last_named: bool = False
    frame: tuple[int, int, date | None, int] | None = None
    event: tuple[date, int] | None = None
    past_day: date | None = None
    due: date | None = None
    year: int | None = None
    tense: str | None = None
    weight: float = 1.5
    habit_at: int = -99
    day_at: int = -1
    lead: date | None = None
    next_day: date | None = None
    next_at: int = -1
    point: tuple[date, int] | None = None
    chronicle: Chronicle = field(default_factory=Chronicle)
    told: tuple[Reading, int] | None = None
    head: tuple[date, int] | None = None
    aside: tuple[int, int, date | None, int, Reading | None, int, date | None] | None = None
    happened: dict[str, list[date]] = field(default_factory=dict)
    tale: tuple[date, int, int] | None = None
    steps: int = 0
    named: bool = False
    seen: int = 0
    quoted: bool = False
    at: Found | None = None
    following: list[Found] = field(default_factory=list)
