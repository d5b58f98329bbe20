"""Drafts under review: what an editor changes, accepts, rejects or merges, and what is missing.

Nothing here is added to the record; `accepted` hands on what an editor has accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from loaders.articles.article import Article
from loaders.articles.drafts import DraftEvent
from loaders.articles.mentions import DateMention
from loaders.articles.rows import date_of
from loaders.dates import BadDate, parse_date
from loaders.schema import schemas

# What can become of a draft, in words for the page.
STATUSES = {
    "open": "to check",
    "accepted": "accepted",
    "rejected": "rejected",
    "merged": "merged",
    "attached": "attached",
    "saved": "added to the record",
}
# Below this share a field is named as one to check first.
DOUBTFUL = 0.6
FIELDS = {
    "type": "kind of act",
    "date": "date",
    "actors": "actors",
    "recipients": "recipients",
}


@dataclass
class Item:
    """One draft on the desk: its fields as they stand now, and what became of it.

    `fields` has the columns of events.csv by name, lists as lists, and `answers`: positions of
    other drafts or ids of acts on record. `into` is the position of the draft it was merged into,
    or the id of the act that the article was attached to.
    """

    fields: dict[str, Any]
    evidence: list[tuple[int, int]]
    confidence: float
    doubtful: list[str]
    date_basis: str
    status: str = "open"
    into: int | str | None = None


@dataclass
class Review:
    """An article, its readings of time, and its drafts on the way into the record."""

    article: Article
    published: date
    mentions: list[DateMention]
    items: list[Item] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        article: Article,
        published: date,
        mentions: list[DateMention],
        drafts: Iterable[DraftEvent],
    ) -> Review:
        """A review with every draft open."""
        return cls(article, published, mentions, [_item(draft) for draft in drafts])

    def missing(self, number: int) -> list[str]:
        """What a draft lacks before it can be accepted, a sentence each."""
        return list(_missing(self.items[number].fields))

    def accept(self, number: int) -> list[str]:
        """Accept a draft if nothing is missing; what is missing comes back."""
        missing = self.missing(number)
        if not missing:
            self._set(number, "accepted")
        return missing

    def reject(self, number: int) -> None:
        """Leave a draft out."""
        self._set(number, "rejected")

    def reopen(self, number: int) -> None:
        """Take back what became of a draft. What it lent to another draft stays there."""
        self._set(number, "open")

    def attach(self, number: int, event_id: str) -> None:
        """Take the draft for an act that is on record: the article becomes a source of that."""
        self._set(number, "attached", event_id)

    def attached_now(self) -> None:
        """Note that the article is a source of the acts it was attached to."""
        for item in self.items:
            if item.status == "attached":
                item.status = "saved"

    def saved(self, number: int, event_id: str) -> None:
        """Note that a draft is an act of the record now."""
        self._set(number, "saved", event_id)

    def merge(self, number: int, into: int) -> None:
        """Take two drafts for one act: the second gains what it lacks from the first.

        Drafts that answered the first answer the second from now on.
        """
        if number == into:
            raise ValueError("A draft cannot be merged into itself.")
        here, there = self.items[number], self.items[into]
        for name, value in here.fields.items():
            if not there.fields.get(name):
                there.fields[name] = list(value) if isinstance(value, list) else value
        there.evidence = sorted({*there.evidence, *here.evidence})
        for each in self.items:
            answers = [into if a == number else a for a in each.fields["answers"]]
            each.fields["answers"] = list(dict.fromkeys(answers))
        own = self.items[into].fields
        own["answers"] = [a for a in own["answers"] if a != into]
        self._set(number, "merged", into)

    @property
    def accepted(self) -> list[int]:
        """The positions of the drafts that were accepted."""
        return [n for n, item in enumerate(self.items) if item.status == "accepted"]

    @property
    def attached(self) -> list[str]:
        """The ids of the acts on record that the article is to be a source of."""
        ids = (str(item.into) for item in self.items if item.status == "attached")
        return list(dict.fromkeys(ids))

    def next_open(self, after: int) -> int:
        """The next draft to check, from the start again at the end; the same if there is none."""
        count = len(self.items)
        order = [(after + step) % count for step in range(1, count + 1)] if count else []
        return next((n for n in order if self.items[n].status == "open"), after)

    def _set(self, number: int, status: str, into: int | str | None = None) -> None:
        item = self.items[number]
        item.status, item.into = status, into


def _item(draft: DraftEvent) -> Item:
    given = draft.as_dict()
    answers = given.get("answers")
    listed = answers if isinstance(answers, list) else [] if answers in (None, "") else [answers]
    columns = schemas()["events"].fields
    fields: dict[str, Any] = {
        column.name: _listed(given.get(column.name))
        if column.delimiter
        else str(given.get(column.name) or "")
        for column in columns
        if column.name not in ("event_id", "sources", "responds_to", "deadline_outcome")
    }
    fields |= {"date": date_of(given), "answers": listed, "importance": "3"}
    if fields["deadline"]:
        fields["deadline_status"] = fields["deadline_status"] or "unknown"
    shares = draft.confidences
    return Item(
        fields=fields,
        evidence=[draft.evidence, *draft.also_evidence],
        confidence=draft.confidence,
        doubtful=[words for name, words in FIELDS.items() if shares.get(name, 1.0) < DOUBTFUL],
        date_basis=draft.date_basis,
    )


def _listed(value: Any) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list | tuple) else []


def _missing(fields: dict[str, Any]) -> Iterator[str]:
    events = schemas()["events"]
    title, limit = fields["title"].strip(), events["title"].max_length
    if not title:
        yield "A title is missing."
    elif limit is not None and len(title) > limit:
        yield f"The title has {len(title)} characters; {limit} is the most."
    for name, words in (("date", "date"), ("deadline", "deadline")):
        if not fields[name]:
            if name == "date":
                yield "A date is missing: when did it happen?"
            continue
        try:
            parse_date(fields[name])
        except BadDate as error:
            yield f"The {words}: {error}."
    if not fields["actors"]:
        yield "An actor is missing: who did it?"
    if not fields["event_type"]:
        yield "The kind of act is missing."
