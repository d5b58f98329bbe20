"""Accepted drafts and their article as rows of the record, in the form of data/README.md.

No cell of free text begins with a character that makes a spreadsheet take it for a formula, so
that a file of such rows can be opened in one, and read back here without a change.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from loaders.articles.article import Article, one_line, site_of, web_address
from loaders.dates import parse_date
from loaders.record import Record
from loaders.schema import schemas

Row = dict[str, str]

# Spreadsheets take a cell for a formula that begins with one of these (OWASP, CSV injection).
FORMULA = re.compile(r"^[=+\-@|%\s]+")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Words that say nothing in an id.
EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and are as at be by for from had has have he in into is it "
        "its of on or over she that the their they to up was were will with",
    )
)
SLUG_WORDS = 5
LONGEST_SLUG = 48

# What an editor has not set yet: `3` is the README's "the rest".
UNSET = {"importance": "3", "topics": "other"}
# In an article that has just come in, nobody knows yet what will become of its deadline.
NEW_DEADLINE = "unknown"


class CannotBeSaved(ValueError):
    """Drafts or an article lack what a row of the record must have."""


@dataclass(frozen=True)
class Rows:
    """New rows for three tables; articles and publishers that are on record already have none.

    `article_id` is the id of the article that the events rest on, new or known.
    """

    article_id: str
    events: list[Row] = field(default_factory=list)
    articles: list[Row] = field(default_factory=list)
    publishers: list[Row] = field(default_factory=list)

    @property
    def event_ids(self) -> list[str]:
        """The ids of the new acts, in the order of the drafts."""
        return [row["event_id"] for row in self.events]


def rows_for(
    drafts: Iterable[Any],
    article: Article,
    record: Record,
    numbers: Sequence[int] | None = None,
) -> Rows:
    """The rows that accepted drafts and their article add to a record.

    A draft is a mapping or an object with `as_dict()` or fields: the columns of events.csv by
    their names, with `date` as EDTF or else `first` and `last`, lists as lists, and `answers`:
    ids of acts on record, or positions of other drafts in the article, counted from 0. `numbers`
    says which positions the drafts given here had, if not all were accepted; an answer to one
    that was not is left out. Raises CannotBeSaved.
    """
    _, article_id, articles, publishers = source_rows(article, record)
    cells = [as_mapping(draft) for draft in drafts]
    taken = set(record.row_of)
    ids: list[str] = []
    for number, draft in enumerate(cells, start=1):
        ids.append(_event_id(draft, number, taken))
        taken.add(ids[-1])
    id_at = dict(zip(range(len(ids)) if numbers is None else numbers, ids, strict=True))
    events = [
        _event_row(draft, event_id, article_id, id_at, number)
        for number, (draft, event_id) in enumerate(zip(cells, ids, strict=True), start=1)
    ]
    return Rows(article_id, events, articles, publishers)


def source_rows(article: Article, record: Record) -> tuple[str, str, list[Row], list[Row]]:
    """Publisher id and article id, and the rows of either that are not on record yet.

    The publisher is the one of other articles at the same host, else the one of that name.
    Raises CannotBeSaved if the article has no address or no title.
    """
    url = web_address(article.url)
    if not url:
        raise CannotBeSaved(
            f"The article has no web address ({article.url!r}); a source needs one that others "
            "can open, such as https://www.example.org/2025/07/28/story."
        )
    known = _known_article(url, record)
    if known:
        return known[0], known[1], [], []
    title = free_text(article.title)
    if not title:
        raise CannotBeSaved("The article has no title; please set it by hand.")
    publishers: list[Row] = []
    publisher_id = _known_publisher(url, article.publisher, record)
    if not publisher_id:
        name = free_text(article.publisher) or site_of(url)
        publisher_id = _new_id(name, site_of(url), set(record.publishers["publisher_id"]))
        row = {"publisher_id": publisher_id, "name": name, "country": "", "kind": "unknown"}
        publishers.append({**row, "note": ""})
    article_id = article_id_of(publisher_id, url)
    day = article.published.isoformat() if article.published else ""
    row = {"article_id": article_id, "publisher": publisher_id, "title": title, "url": url}
    return publisher_id, article_id, [{**row, "published": day, "note": ""}], publishers


def article_id_of(publisher_id: str, url: str) -> str:
    """The id of an article: its publisher's, and the first six hex digits of the URL's SHA-1.

    >>> article_id_of("rfe-rl", "https://www.rferl.org/")
    'rfe-rl-f0d0bb'
    """
    digest = hashlib.sha1(url.encode("utf-8"), usedforsecurity=False).hexdigest()
    return f"{publisher_id}-{digest[:6]}"


def as_csv(rows: Sequence[Row], table: str = "events") -> bytes:
    """Rows of a table as the file that the record keeps: UTF-8, LF, every column in its order.

    Free text that a spreadsheet would take for a formula loses its first characters.
    """
    schema = schemas()[table]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, schema.columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: safe_cell(row.get(name, "")) for name in schema.columns})
    return out.getvalue().encode("utf-8")


def safe_cell(text: str) -> str:
    """A cell without the first characters that would make a spreadsheet compute it."""
    return FORMULA.sub("", text)


def free_text(text: object, longest: int = 2000) -> str:
    """A text as a cell: one line, nothing unseen, not too long, never a formula.

    >>> free_text('=HYPERLINK("x")')
    'HYPERLINK("x")'
    """
    return FORMULA.sub("", one_line(str(text or ""), longest))


def as_mapping(draft: Any) -> Mapping[str, Any]:
    """A draft's fields by name, whether it is a mapping, a dataclass or has `as_dict()`."""
    if isinstance(draft, Mapping):
        return draft
    if hasattr(draft, "as_dict"):
        fields: Mapping[str, Any] = draft.as_dict()
        return fields
    if is_dataclass(draft) and not isinstance(draft, type):
        return asdict(draft)
    return dict(vars(draft))


def edtf_of(first: object, last: object) -> str:
    """The days something can mean as the record writes them, "" if they are not known.

    >>> edtf_of("2025-07-28", "2025-07-28"), edtf_of("2025-02-01", "2025-02-28")
    ('2025-07-28', '2025-02')
    >>> edtf_of(date(2016, 1, 1), date(2018, 12, 31)), edtf_of("2025-07-28", "2025-07-29")
    ('2016/2018', '2025-07-28/2025-07-29')
    """
    if not first or not last:
        return ""
    start = first if isinstance(first, date) else date.fromisoformat(str(first))
    end = last if isinstance(last, date) else date.fromisoformat(str(last))
    if end < start:
        start, end = end, start
    if start == end:
        return start.isoformat()
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and start.month == 1 and end.month == 12:
        first, last = f"{start.year:04}", f"{end.year:04}"
        return first if first == last else f"{first}/{last}"
    if whole_months:
        one = (start.year, start.month) == (end.year, end.month)
        first, last = start.isoformat()[:7], end.isoformat()[:7]
        return first if one else f"{first}/{last}"
    return f"{start.isoformat()}/{end.isoformat()}"


def date_of(draft: Mapping[str, Any]) -> str:
    """The date of a draft as EDTF, "" if it has none."""
    given = draft.get("date") or draft.get("edtf")
    if isinstance(given, date):
        return given.isoformat()
    return str(given) if given else edtf_of(draft.get("first"), draft.get("last"))


def event_cells(draft: Mapping[str, Any]) -> Row:
    """The cells of a draft that need no other row: every column of events.csv, "" if not known."""
    row: Row = {}
    for column in schemas()["events"].fields:
        given = draft.get(column.name)
        if column.delimiter:
            row[column.name] = _listed(given, column.delimiter)
        elif column.is_date or column.name in ("event_id", "event_type", "place"):
            row[column.name] = str(given or "").strip()
        else:
            row[column.name] = free_text(given, column.max_length or 2000)
    row["date"] = date_of(draft)
    # One cell keeps a source's words for the date and for the term.
    words = [row["date_text"], free_text(draft.get("deadline_text")) if row["deadline"] else ""]
    row["date_text"] = "; ".join(dict.fromkeys(filter(None, words)))
    for name, value in UNSET.items():
        row[name] = row[name] or value
    if row["deadline"] and not row["deadline_status"]:
        row["deadline_status"] = NEW_DEADLINE
    return row


def _listed(given: Any, delimiter: str) -> str:
    """Ids as one cell, each once."""
    values = given.split(delimiter) if isinstance(given, str) else list(given or ())
    return delimiter.join(dict.fromkeys(str(value).strip() for value in values if value))


def _event_row(
    draft: Mapping[str, Any], event_id: str, article_id: str, id_at: dict[int, str], number: int
) -> Row:
    """The row of one draft; `id_at` has the ids of the drafts by position, for answers."""
    row = event_cells(draft)
    for column in ("date", "title", "actors", "event_type"):
        if not row[column]:
            raise CannotBeSaved(f"Draft {number} has no {column}: {row['title'] or event_id}.")
    answers = draft.get("answers")
    answers = [answers] if isinstance(answers, (int, str)) else list(answers or ())
    linked = row["responds_to"].split(";") if row["responds_to"] else []
    for answer in answers:
        linked.append(id_at.get(answer, "") if isinstance(answer, int) else str(answer))
    known = row["sources"].split(";") if row["sources"] else []
    return {
        **row,
        "event_id": event_id,
        "responds_to": _listed([link for link in linked if link not in ("", event_id)], ";"),
        "sources": _listed([article_id, *known], ";"),
    }


def _event_id(draft: Mapping[str, Any], number: int, taken: set[str]) -> str:
    """A new id: the date as first published, and two to five words of the title.

    More words tell it from an act of that name; after them, a number.
    """
    title = free_text(draft.get("title"))
    when = date_of(draft)
    if not title or not when:
        missing = "title" if not title else "date"
        raise CannotBeSaved(f"Draft {number} has no {missing}: {title or when or 'it is empty'}.")
    try:
        parse_date(when)
    except ValueError as error:
        raise CannotBeSaved(f"Draft {number} ({title}): {error}.") from None
    start = re.match(r"[0-9]{4}(?:-[0-9]{2}){0,2}", when)
    words = _words(title)
    telling = [word for word in words if word not in EMPTY_WORDS]
    telling = telling if len(telling) > 1 else words or ["act"]
    stem = start[0] if start else when[:4]
    for count in range(min(SLUG_WORDS - 1, len(telling)), len(telling) + 1):
        event_id = f"{stem}-{'-'.join(telling[:count])[:LONGEST_SLUG].strip('-')}"
        if event_id not in taken:
            return event_id
    again = 2
    while f"{event_id}-{again}" in taken:
        again += 1
    return f"{event_id}-{again}"


def _words(text: str) -> list[str]:
    """The words of a text in lower-case ASCII letters and digits.

    >>> _words("Lavrov’s U.S. visit – Malmö 2021")
    ['lavrov', 'us', 'visit', 'malmo', '2021']
    """
    text = re.sub(r"\b(?:[A-Za-z]\.){2,}", lambda name: name[0].replace(".", ""), text)
    plain = unicodedata.normalize("NFKD", re.sub(r"[’']s\b", "", text))
    return re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode("ascii").lower())


def _new_id(name: str, host: str, taken: set[str]) -> str:
    """An id for a publisher, from its name, or from its host if the name has no Latin letters."""
    words = [word for word in _words(name) if word != "the"] or _words(host)
    stem = "-".join(words[:5])[:LONGEST_SLUG].strip("-") or "publisher"
    found, again = stem, 2
    while found in taken:
        found, again = f"{stem}-{again}", again + 1
    return found


def _same_page(url: str) -> str:
    """An address without what does not tell pages apart: scheme, `www.`, a slash at the end."""
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{site_of(url)}{parts.path.rstrip('/')}{query}"


def _known_article(url: str, record: Record) -> tuple[str, str] | None:
    """Publisher and id of the article that the record has at this address."""
    wanted, host = _same_page(url), site_of(url)
    near = record.articles[record.articles["url"].str.contains(host, regex=False)]
    for row in near.itertuples(index=False):
        if _same_page(row.url) == wanted:
            return str(row.publisher), str(row.article_id)
    return None


def _known_publisher(url: str, name: str, record: Record) -> str:
    """The publisher of most articles at this host, else the one of that name, else ""."""
    host = site_of(url)
    near = record.articles[record.articles["url"].str.contains(host, regex=False)]
    same = near.loc[near["url"].map(site_of) == host, "publisher"]
    if len(same):
        return str(same.value_counts(sort=False).sort_index().idxmax())
    wanted = _plain_name(name)
    for row in record.publishers.itertuples(index=False):
        if wanted and wanted == _plain_name(row.name):
            return str(row.publisher_id)
    return ""


def _plain_name(name: str) -> str:
    return " ".join(word for word in _words(name) if word != "the")
