"""What a piece of text says about time, before it is known which days that is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units: the least and the most; `vague` where there is no number at all."""

    low: float
    high: float
    about: bool = False
    vague: bool = False

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.low:g}"
        return f"{self.low:g} to {self.high:g}"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Any of the forms below."""


@dataclass(frozen=True, slots=True)
class Day(Phrase):
    """A day of a month: "28 July 2025", "July 28"; `of` is the year it is said to lie in.

    `note` where the order of numbers is a guess.
    """

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    note: str = ""
    of: Phrase | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth(Phrase):
    """A day without its month: "the 24th", "Tuesday the 15th"; `of` if it says which month."""

    day: int
    weekday: int | None = None
    of: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Month(Phrase):
    """A month: "July", "July 2025"; `of` is the year it is said to lie in ("of that year")."""

    month: int
    year: int | None = None
    of: Phrase | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Year(Phrase):
    """A year: "2014"."""

    year: int


@dataclass(frozen=True, slots=True)
class FiscalYear(Phrase):
    """A budget year of the United States, from October to September: "fiscal year 2024".

    Without a year the one that publication lies in, or `shift` years from it.
    """

    year: int | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class The(Phrase):
    """A unit that the text takes as known: "(the end of) the month", "the year"."""

    unit: str


@dataclass(frozen=True, slots=True)
class Decade(Phrase):
    """Ten years: "the 1990s"."""

    year: int


@dataclass(frozen=True, slots=True)
class Century(Phrase):
    """A hundred years: "the 20th century"."""

    number: int


@dataclass(frozen=True, slots=True)
class Season(Phrase):
    """A season: "the summer of 2025", "last winter"."""

    name: str
    year: int | None = None
    shift: int | None = None
    of: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Nth(Phrase):
    """The nth unit within another: "the third quarter of 2025"; -1 is the last."""

    number: int
    unit: str
    of: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Part(Phrase):
    """A part of something: "early February", "the end of the year"."""

    part: str
    of: Phrase


@dataclass(frozen=True, slots=True)
class Weekday(Phrase):
    """A day of the week: "Tuesday", "last Friday", "Monday of next week"."""

    weekday: int
    which: str = ""
    week: Phrase | None = None
    later: bool = False


@dataclass(frozen=True, slots=True)
class FromToday(Phrase):
    """Some days from the day of publication: "yesterday", "tomorrow"."""

    days: int
    also_before: bool = False


@dataclass(frozen=True, slots=True)
class Unit(Phrase):
    """A unit counted from the present one: "this week" 0, "last year" -1.

    `over` where it may be the one that ends now: "the past week", published on its Sunday.
    """

    unit: str
    shift: int
    over: bool = False


@dataclass(frozen=True, slots=True)
class Same(Phrase):
    """A unit counted from the one the text speaks of: "that year" 0, "the next day" 1."""

    unit: str
    shift: int = 0
    of: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Offset(Phrase):
    """So many units away: "two weeks ago", "a day after", "10 days from today".

    `anchor` is "published", "text" (the date the text speaks of), "event" (something that
    follows), "plan" (what was planned instead), "known" (something at the end of the phrase that the text has dated) or a phrase; `sign` is -1 for before and 1 for after; `exact` where the very day is
    meant ("a week from Tuesday").
    """

    amount: Amount
    unit: str
    sign: int
    anchor: Phrase | str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Due(Phrase):
    """A time limit: "within 10 to 12 days", "72 hours to leave"."""

    amount: Amount
    unit: str


@dataclass(frozen=True, slots=True)
class Stretch(Phrase):
    """So many units up to now or from now on: "the past six months", "the coming days"."""

    amount: Amount
    unit: str
    sign: int


@dataclass(frozen=True, slots=True)
class RunUp(Phrase):
    """So many units that end with a day or a month: "the six months to June"."""

    amount: Amount
    unit: str
    end: Phrase


@dataclass(frozen=True, slots=True)
class Range(Phrase):
    """From one to the other: "between 2016 and 2018"."""

    left: Phrase
    right: Phrase


@dataclass(frozen=True, slots=True)
class Holiday(Phrase):
    """A day with a name: "Christmas Day"; `of` is the year it is said to lie in.

    `which` is "last", "this" or "next" before it, `unit` "week" or "weekend" behind it.
    """

    name: str
    year: int | None = None
    of: Phrase | None = None
    which: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Clock(Phrase):
    """A time of day, on a day if one is given: "10 a.m. Moscow time on Tuesday"."""

    day: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Length(Phrase):
    """How long: "nine years", "a 90-minute call"."""


@dataclass(frozen=True, slots=True)
class Habit(Phrase):
    """How often: "every Friday", "annually"."""


@dataclass(frozen=True, slots=True)
class Vague(Phrase):
    """A time that no calendar could show: "recently", "in the coming era"."""


@dataclass(frozen=True, slots=True)
class Now(Phrase):
    """The time of the report: "currently"."""


@dataclass(frozen=True, slots=True)
class Foreign(Phrase):
    """Words or numbers that are left to dateparser."""

    text: str
    languages: str
    day_given: bool
    year_given: bool


@dataclass(frozen=True, slots=True)
class Anniversary(Phrase):
    """The nth anniversary or day of an event, 0 if no number is given: "the 500th day of the war"."""

    number: int
    unit: str
    event: str


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase and the tokens it takes: from `begin` up to but not including `end`."""

    begin: int
    end: int
    phrase: Phrase
    rule: str
    governed_by: str = ""
