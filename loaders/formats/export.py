"""What every format is given to write, and what it gives back when it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

import pandas as pd

from loaders.dates import NO_END, in_words, parse_dates
from loaders.problems import Problem
from loaders.record import DATA, DERIVED, Record
from loaders.schema import schemas

Row = dict[str, str]

# Ids must stay the same wherever the dashboard is served from, so they are tag: URIs (RFC 4151)
# under the project's own name and not under a host.
TAG = "tag:us-russia-timeline,2026:"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# How `load_record` is told of the record that comes with the dashboard.
OWN = (Path("data").absolute(), DATA.absolute())

# XML 1.0, production 2: what a document may hold. The other formats are spared the rest, too.
NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection), the
# full-width forms of the four signs among it; and such a text behind apostrophes.
FORMULA = re.compile(r"'*[=+\-@|%\s＝＋－＠]")
NEUTRAL = re.compile(r"'+[=+\-@|%\s＝＋－＠]")


@dataclass(frozen=True)
class Source:
    """An article that an act rests on."""

    article_id: str
    title: str
    url: str
    publisher: str
    published: str


@dataclass(frozen=True, eq=False)
class Export:
    """The acts of one view, as a format is given them.

    `rows` are positions in `record.events`, in the order of the view; `address` is the view's
    own, absolute, or "" if it has none; `title` says in one sentence what the view shows.
    """

    record: Record
    rows: Sequence[int]
    address: str = ""
    title: str = ""

    @cached_property
    def columns(self) -> list[str]:
        """The columns of events.csv, then those that the source had besides."""
        return [name for name in self.record.events.columns if name not in {*DERIVED, "line"}]

    @cached_property
    def events(self) -> pd.DataFrame:
        """The rows of the view out of the record's events, with all that was worked out."""
        return self.record.events.iloc[list(self.rows)]

    @cached_property
    def acts(self) -> list[dict[str, Any]]:
        """The acts as mappings from column to value; lists are tuples, days are `date`."""
        events = self.events
        cells = {name: events[name].tolist() for name in events.columns}
        for name in ("first", "last", "due_first", "due_last"):
            cells[name] = [None if day is pd.NaT else day.date() for day in events[name]]
        names = list(cells)
        return [dict(zip(names, row, strict=True)) for row in zip(*cells.values(), strict=True)]

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of actors and of places, by id."""
        record = self.record
        actors = zip(record.actors["actor_id"], record.actors["name"], strict=True)
        return {**dict(zip(record.places["place_id"], record.places["name"], strict=True)), **dict(actors)}  # fmt: skip

    @cached_property
    def _sources(self) -> dict[str, Source]:
        table = self.record.articles
        publishers = self.record.publishers
        names = dict(zip(publishers["publisher_id"], publishers["name"], strict=True))
        columns = [table[name].tolist() for name in ("article_id", "title", "url", "publisher", "published")]  # fmt: skip
        return {
            row[0]: Source(row[0], row[1], row[2], names.get(row[3], row[3]), row[4])
            for row in zip(*columns, strict=True)
        }

    def sources(self, act: Mapping[str, Any]) -> list[Source]:
        """The articles that an act rests on, best first; those not in the record are left out."""
        return [self._sources[each] for each in act["sources"] if each in self._sources]

    def named(self, ids: Sequence[str]) -> list[str]:
        """The names of actors, an id where none is known."""
        return [self.names.get(each, each) for each in ids]

    def who(self, act: Mapping[str, Any]) -> str:
        """Who acted, and towards whom: "Donald Trump → Vladimir Putin"."""
        parties = [", ".join(self.named(act[each])) for each in ("actors", "recipients")]
        return " → ".join(filter(None, parties))

    def act_address(self, event_id: str) -> str:
        """The act's own address below the dashboard's, "" if the view has none.

        Pages lie side by side, so it is found from the address of any of them.

        >>> Export(None, (), "https://example.org/rel/exchanges?side=US").act_address("2025-x")
        'https://example.org/rel/event/2025-x'
        """
        if not self.address:
            return ""
        return f"{self.root}event/{quote(event_id, safe='')}"

    @cached_property
    def root(self) -> str:
        """Where the dashboard stands, with a slash at its end, "" if that is not known."""
        return urljoin(self.address, ".") if self.address else ""

    @cached_property
    def day(self) -> date:
        """The last day that the record speaks of: the latest act's or article's first day.

        It stands where a format needs a day of its own: the record bears no date, and the clock
        would make a new file of the same acts at every request.
        """
        published = parse_dates(self.record.articles["published"])["first"]
        known = [day for day in (self.record.events["first"].max(), published.max()) if day == day]
        return max(known).date() if known else date(1970, 1, 1)

    def ended(self, last: date) -> date:
        """A last day, or the record's where there is no end: what is on record has happened."""
        return self.day if last == NO_END else last

    @cached_property
    def licence(self) -> str:
        """The licence of the record that comes with the dashboard; "" for another's record."""
        return LICENCE if Path(self.record.source).absolute() in OWN else ""

    @cached_property
    def view_id(self) -> str:
        """A name of the view that stays when the record grows: its choices, not its edition.

        A window that is the whole record's is no choice, either.
        """
        choices = parse_qsl(urlsplit(self.address).query)
        events = self.record.events
        if len(events):
            extent = (("from", f"{events['first'].min():%Y-%m-%d}"), ("to", f"{events['last'].max():%Y-%m-%d}"))  # fmt: skip
            if all(end in choices for end in extent):
                choices = [choice for choice in choices if choice not in extent]
        page = urlsplit(self.address).path.rpartition("/")[2]
        kept = urlencode(sorted(choice for choice in choices if choice[0] != "record"))
        return f"{TAG}view:{'/'.join(filter(None, [page, kept]))}"


@dataclass(frozen=True)
class Imported:
    """Rows that a file gave, and what was wrong with the others.

    Each of `rows` has columns of events.csv by their names, "" where nothing is known, and may
    have others. Rows that were refused are those among `problems` that are `dropped`; `records`
    counts all that the file had.
    """

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    records: int = 0
    unit: str = field(default="line", repr=False)


@dataclass(frozen=True)
class Format:
    """One way to take acts along: `write` gives a file's bytes, `read` their rows again.

    `read` is None where a format keeps too little of an act to bring it back; it raises
    NotATable for bytes that are something else.
    """

    name: str
    label: str
    media_type: str
    filename: str
    write: Callable[[Export], bytes]
    read: Callable[[bytes], Imported] | None = None


def clean(text: object) -> str:
    """A text without the characters that no format may carry.

    >>> clean("a\\x00b\\x0bc")
    'abc'
    """
    return NO_CHARACTER.sub("", str(text))


def neutral(text: str) -> str:
    """A text that no spreadsheet computes: an apostrophe stands before what looks like a formula.

    `restored` takes exactly that one off again.

    >>> neutral("=1+1"), neutral("'=1+1"), neutral("-5 degrees"), neutral("a=b"), neutral("'s")
    ("'=1+1", "''=1+1", "'-5 degrees", 'a=b', "'s")
    """
    return "'" + text if FORMULA.match(text) else text


def restored(text: str) -> str:
    """The text that `neutral` was given.

    >>> restored("'=1+1"), restored("''=1+1"), restored("'s"), restored("a=b")
    ('=1+1', "'=1+1", "'s", 'a=b')
    """
    return text[1:] if NEUTRAL.match(text) else text


def dated(act: Mapping[str, Any]) -> bool:
    """Whether the record knows the day of an act, and surely."""
    return act["precision"] == "day" and not act["about"] and not act["uncertain"]


def when(act: Mapping[str, Any]) -> str:
    """The date of an act in words, with what is not known of it."""
    return in_words(act["date"])


def as_text(value: Any, delimiter: str = ";") -> str:
    """A cell as the CSV writes it."""
    return delimiter.join(value) if isinstance(value, tuple) else str(value)


def rows_of(table: pd.DataFrame) -> tuple[Row, ...]:
    """The rows of a table of text, in the columns of events.csv and those it has besides."""
    missing = [name for name in schemas()["events"].columns if name not in table.columns]
    rows = table.drop(columns="line", errors="ignore").to_dict("records")
    return tuple({**dict.fromkeys(missing, ""), **{str(k): str(v) for k, v in row.items()}} for row in rows)  # fmt: skip
