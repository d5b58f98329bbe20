"""What a reader of dates hands back: one mention, where it stands, what it means and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# The units a mention can have. A range is two dates that the text joins, or a stretch counted
# from a day ("the coming weeks").
PRECISIONS = (
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
    "range",
)

# What a mention does in its sentence.
ROLES = {
    "when": "says when something happens",
    "deadline": "says when something falls due: the window of the due day",
    "since": "says when something that lasts began",
    "until": "says when something that lasts ends",
    "now": "the time of the report, with no unit of its own",
    "duration": "says for how long, and not when",
    "set": "says how often, and not when",
    "vague": "says when, but not so that a calendar could show it",
}


@dataclass(frozen=True, slots=True)
class DateMention:
    """One expression of time in a text.

    `start` and `end` are offsets of characters, the end exclusive, and `text` is what stands
    between them. `first` and `last` are the days it can mean, both inclusive, or None where it
    names no time that a calendar could show; `precision` is the unit that the text gives (one of
    PRECISIONS), None if there are no days. `edtf` writes the days in the profile of
    data/README.md, None if there are none. `role` is a key of ROLES, `rule` the name of the rule
    that read it, `because` how the days follow, in words. `governed_by` is the word before it
    that binds it ("by", "since", "between"), "" if there is none; `note` says what is doubtful,
    "" if nothing is.
    """

    start: int
    end: int
    text: str
    first: date | None
    last: date | None
    precision: str | None
    edtf: str | None
    role: str
    rule: str
    because: str
    governed_by: str = ""
    note: str = ""

    @property
    def resolved(self) -> bool:
        """Whether the mention stands for days of the calendar."""
        return self.first is not None
