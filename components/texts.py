"""What the templates are given: acts, cards and lists in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from loaders.actors import role_on
from loaders.citations import citations
from loaders.dates import Span, in_words
from loaders.deadlines import STATUS_WORDS, arithmetic, deadline_at, lag_in_words, span_at
from loaders.query import SIDE_NAMES, Index

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
KINDS_NAMED = {
    "official": "official source",
    "state-controlled": "state-controlled",
    "state-funded": "state-funded",
    "aggregator": "republisher",
}
LISTED = 80
Links = Callable[[str], str]


@cache
def _template(name: str) -> Any:
    return ENVIRONMENT.get_template(name)


def rendered(name: str, **values: Any) -> str:
    """A template filled in; every value in it is escaped."""
    return str(_template(name).render(**values))


class Words:
    """Looks up names and labels of one record; made once for each."""

    def __init__(self, index: Index) -> None:
        record = index.record
        self.index, self.record = index, record
        types = record.event_types.set_index("event_type")
        self.labels = types["label"].to_dict()
        self.verbs = types["verb"].to_dict()
        self.names = dict(zip(record.actors["actor_id"], record.actors["name"], strict=True))
        self.places = dict(zip(record.places["place_id"], record.places["name"], strict=True))
        self.articles = record.articles.set_index("article_id").to_dict("index")
        self.publishers = record.publishers.set_index("publisher_id").to_dict("index")

    def brief(self, row: int, beside: Span | None = None) -> dict[str, Any]:
        """One act as a line: id, title, side and day; with its lag where another act is given."""
        events = self.record.events
        side = str(events["side"].iat[row])
        span = span_at(self.record, row)
        earlier, later = (beside, span) if beside and beside.first <= span.first else (span, beside)
        return {
            "event_id": events["event_id"].iat[row],
            "title": events["title"].iat[row],
            "side": side,
            "side_name": SIDE_NAMES[side],
            "when": in_words(events["date"].iat[row]),
            "lag": lag_in_words(earlier, later) if earlier and later else "",
            "label": self.labels.get(events["event_type"].iat[row], ""),
            "importance": int(events["importance"].iat[row]),
        }

    def people(self, ids: Iterable[str], day: Span) -> list[dict[str, str]]:
        """Names with the role held on the day."""
        return [
            {
                "id": i,
                "name": self.names.get(i, i),
                "role": role_on(self.record.actors, i, day) or "",
            }
            for i in ids
        ]

    def rows(self, ids: Iterable[str]) -> list[int]:
        """Rows of the ids that are in the record."""
        return [self.record.row_of[i] for i in ids if i in self.record.row_of]

    def sources(self, ids: Iterable[str]) -> list[dict[str, str]]:
        """Sources with their publisher and, where a state or a copyist is behind it, its kind."""
        found = []
        for article_id in ids:
            article = self.articles.get(article_id)
            if article is None:
                continue
            publisher = self.publishers.get(article["publisher"], {})
            url = str(article["url"])
            published = str(article["published"])
            found.append(
                {
                    "title": article["title"] or url,
                    "url": url if url.lower().startswith(("https://", "http://")) else "",
                    "publisher": publisher.get("name", article["publisher"]),
                    "kind": KINDS_NAMED.get(publisher.get("kind", ""), ""),
                    "published": in_words(published) if published else "",
                    "note": article["note"],
                }
            )
        return found

    def card(self, row: int, *, permalink: str, outside: bool) -> dict[str, Any]:
        """Everything the card shows of one act."""
        events = self.record.events
        act = events.iloc[row]
        span = span_at(self.record, row)
        brief = self.brief(row)
        deadline = deadline_at(self.record, row)
        due = None
        if deadline is not None:
            due = {
                "sum": _capital(arithmetic(deadline)),
                "demand": deadline.demand,
                "status": STATUS_WORDS[deadline.status],
                "outcome": [self.brief(r, span) for r in self.rows(deadline.outcome)],
            }
        when = brief["when"]
        return brief | {
            "phrase": act["date_text"],
            "place": self.places.get(act["place"], ""),
            "summary": act["summary"],
            "demand": act["demand"],
            "actors": self.people(act["actors"], span),
            "recipients": self.people(act["recipients"], span),
            "due": due,
            "answers_to": [self.brief(r, span) for r in self.rows(act["responds_to"])],
            "answered_by": [
                self.brief(int(r), span) for r in self.index.answers_to(act["event_id"])
            ],
            "note": act["note"],
            "sources": self.sources(act["sources"]),
            "citations": citations(act["event_id"], act["title"], when, self.record.version),
            "report": (
                f"Act: {act['event_id']} (record {self.record.version})\nTitle: {act['title']}\n"
                "What is wrong:\nWhat it should say:\nSource (address):\n"
            ),
            "permalink": permalink,
            "outside": outside,
        }

    def months(self, rows: Iterable[int]) -> list[dict[str, Any]]:
        """Acts as a list, by the month of their first day."""
        events = self.record.events
        first = events["first"]

        def month(row: int) -> str:
            return f"{first.iat[row]:%B %Y}"

        found = []
        for name, group in groupby(rows, key=month):
            acts = []
            for row in group:
                brief = self.brief(row)
                deadline = deadline_at(self.record, row)
                brief["answers"] = len(self.index.answers_to(brief["event_id"]))
                brief["due"] = (
                    f"due {in_words(events['deadline'].iat[row])} · {STATUS_WORDS[deadline.status]}"
                    if deadline
                    else ""
                )
                acts.append(brief)
            found.append({"name": name, "acts": acts})
        return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def words(index: Index) -> Words:
    """The look-ups of a record, made once for each."""
    return Words(index)
