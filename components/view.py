"""The view: all that an address holds, written so that it stays true, read with patience.

Streamlit can bind a widget to the address by itself, but writes what is on screen: a count
in a label would be part of the link and go stale with the next edit of the record, and a value it
does not know vanishes without a word. So the address is read and written here, by id.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from charts.lanes import LANE_KINDS
from charts.places import REGIONS
from loaders.address import from_params, to_params
from loaders.articles.samples import sample_names
from loaders.places import DOINGS
from loaders.query import Index, Query
from loaders.stories import MOST_STEPS, VIEW, Story, stories

SCALES = {"calendar": "Calendar", "equal": "Equal steps"}
AXES = {"calendar": "Calendar", "days": "Days since it opened"}
RECORD_PARTS = {
    "acts": "Acts",
    "sources": "Sources",
    "kinds": "Kinds of act",
    "coverage": "Coverage",
    "problems": "Problems",
    "changes": "Changes",
    "method": "Method",
    "import": "Import",
    "correct": "Correct an act",
}
PERIODS = {"quarter": "Quarters", "month": "Months"}
PLACE_REGIONS = {key: region.name for key, region in REGIONS.items()}
Params = dict[str, list[str]]
# Who is shown on the Actors page until somebody is chosen.
FIRST_ACTOR = "trump"
# What a reader comes to the stories for first.
FIRST_STORY = "summer-of-ultimatums"
# The largest number that shuffles a quiz.
MOST_SHUFFLES = 9_999


def _one_of(choices: Mapping[str, str], default: str, what: str) -> Any:
    """A field that is one of a few values; the address is told what it asked for in vain."""
    return field(default=default, metadata={"choices": choices, "what": what})


@dataclass(frozen=True)
class View:
    """All that an address holds: the query, the chosen act, and what each page lets one choose.

    `exchange` is the one opened on the Exchanges page, `axis` how its chart counts time; `who`
    the one or two actors of the Actors page, `alone` whether those who speak for the same
    principal are left out. `sample` is the sample article that is open on the Articles page,
    `part` the one of the Record page; `place`, `region` and `doing` are chosen on the Places
    page, `per` and `mean` on the Climate page; `story` and `step` (from 1) on the Story page,
    where `quiz` is the number that shuffles, 0 for no quiz.
    """

    query: Query
    act: str | None = None
    lanes: str = _one_of(LANE_KINDS, "sides", "lanes by")
    scale: str = _one_of(SCALES, "calendar", "the scale")
    exchange: str | None = None
    axis: str = _one_of(AXES, "calendar", "the axis")
    who: tuple[str, ...] = ()
    alone: bool = True
    sample: str | None = None
    part: str = _one_of(RECORD_PARTS, "acts", "the part")
    place: str | None = None
    region: str = _one_of(PLACE_REGIONS, "world", "the region")
    doing: str = _one_of(DOINGS, "all", "the doings")
    per: str = _one_of(PERIODS, "quarter", "counts by")
    mean: bool = False
    story: str | None = None
    step: int = 1
    quiz: int = 0

    def params(self, default: Query | None) -> Params:
        """The view as parameters; with no `default` every choice that is common is spelt out."""
        params = to_params(self.query, default)
        chosen = {name: [value] for name in IDS if (value := getattr(self, name))}
        if default is None or self.who != (FIRST_ACTOR,):
            chosen["who"] = list(self.who)
        for name in CHOICES:
            spelt = default is None and name in SPELT_OUT
            if spelt or getattr(self, name) != PLAIN[name]:
                chosen[name] = [getattr(self, name)]
        if not self.alone:
            chosen["alone"] = ["no"]
        if self.mean:
            chosen["mean"] = ["yes"]
        if self.story and self.step > 1:
            chosen["step"] = [str(self.step)]
        if self.quiz:
            chosen["quiz"] = [str(self.quiz)]
        return params | {name: values for name, values in chosen.items() if values}

    def address(self, version: str) -> str:
        """A link that stays true when defaults move: every choice, and the record's version."""
        return "?" + urlencode(self.params(None) | {"record": [version]}, doseq=True)

    def address_with(self, default: Query, **changes: Any) -> str:
        """The address of this view with some of its choices changed."""
        return "?" + urlencode(replace(self, **changes).params(default), doseq=True)


CHOICES = {f.name: f.metadata for f in fields(View) if "choices" in f.metadata}
PLAIN = {f.name: f.default for f in fields(View)}
# Choices of the pages that are linked most; a default of the others is not going to move.
SPELT_OUT = ("lanes", "scale", "axis", "part")
# What an id in the address is the id of.
IDS = {
    "act": "names the act",
    "exchange": "opens the exchange",
    "sample": "opens the sample article",
    "place": "opens the place",
    "story": "opens the story",
}
VIEW_PARAMETERS = (*IDS, *CHOICES, "record", "who", "alone", "mean", "step", "quiz")


@lru_cache(maxsize=4)
def told(index: Index) -> dict[str, Story]:
    """The stories that ship, by id, the first one first."""
    found = {story.id: story for story in stories(index.record)}
    return dict(sorted(found.items(), key=lambda each: each[0] != FIRST_STORY))


def view_of(
    params: Mapping[str, Sequence[str]], index: Index, default: Query
) -> tuple[View, list[str]]:
    """
    The view an address describes, and a sentence for each thing in it that is not known.

    Unknown and stale values are left out of the view, never an error.
    """
    query, notices = from_params(params, index, default)
    record = index.record
    known: dict[str, Container[str]] = {
        "act": record.row_of,
        "exchange": record.row_of,
        "sample": sample_names(),
        "place": set(record.places["place_id"]),
        "story": {*told(index), VIEW},
    }

    def last(name: str) -> str:
        return (params.get(name) or [""])[-1]

    chosen: dict[str, Any] = {}
    for name, what in IDS.items():
        value = last(name)
        if value and value not in known[name]:
            notices.append(f"The address {what} “{value}”, which is not in this record.")
        elif value:
            chosen[name] = value
    for name, rule in CHOICES.items():
        value = last(name)
        if value and value not in rule["choices"]:
            known_ones = ", ".join(rule["choices"])
            notices.append(
                f"The address asks for {rule['what']} “{value}”; {known_ones} are known."
            )
        elif value:
            chosen[name] = value
    for name, most in (("step", MOST_STEPS), ("quiz", MOST_SHUFFLES)):
        value = last(name)
        if value.isascii() and value.isdecimal() and len(value) < 6 and 1 <= int(value) <= most:
            chosen[name] = int(value)
        elif value:
            notices.append(
                f"The address gives {name} “{value}”; a number from 1 to {most:,} was expected."
            )
    version = last("record")
    if version and version != record.version:
        notices.append(
            "This link was made with an earlier edition of the record; acts may have been "
            "added or corrected since."
        )
    people = set(record.actors["actor_id"])
    who = tuple(dict.fromkeys(params.get("who") or ()))
    notices += [
        f"The address names “{w}”, who is not in this record." for w in who if w not in people
    ]
    return View(
        query,
        who=tuple(w for w in who if w in people)[:2],
        alone=last("alone") != "no",
        mean=last("mean") == "yes",
        **chosen,
    ), notices
