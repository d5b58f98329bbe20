"""Web addresses in an import's cells of sources as articles of the record, new ones with rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import pandas as pd

from loaders.articles.article import Article
from loaders.articles.rows import CannotBeSaved, Row, source_rows
from loaders.formats.mapping import From, Mapped
from loaders.record import Record
from loaders.tables import Table

SPLIT = re.compile(r"[;|\s]+")
WEB = re.compile(r"https?://\S+", re.IGNORECASE)
# The name of the column in which the ids are set beside the file's own.
COLUMN = "sources, as articles"


@dataclass(frozen=True)
class Sourced:
    """A table whose sources are ids, the mapping that takes them, a record that knows them.

    `articles` and `publishers` are the rows that the record does not have yet.
    """

    table: Table
    mapping: Mapped
    record: Record
    articles: tuple[Row, ...] = ()
    publishers: tuple[Row, ...] = ()


def sourced(table: Table, mapping: Mapped, record: Record) -> Sourced:
    """
    Sets an article's id in place of each web address that the mapping takes as a source.

    An article that the record has at that address is used. A new one is titled by the act that
    names it first, which the editor should put right, and has no day of publication; its
    publisher is known by its host. What is no web address is left for `mapped` to judge.
    """
    source = mapping.get("sources", From())
    title = mapping.get("title", From())
    articles: list[Row] = []
    publishers: list[Row] = []
    cells: list[str] = []
    known: dict[str, str] = {}
    for row in table.rows.to_dict("records"):
        found = []
        for each in filter(None, SPLIT.split(source.of(row))):
            if WEB.fullmatch(each) and each not in known:
                article = Article(url=each, title=title.of(row) or each, publisher="", text="", kind="text", published=None, published_from="", warnings=())  # fmt: skip
                try:
                    _, known[each], new, houses = source_rows(article, record)
                except CannotBeSaved:
                    known[each] = each
                    continue
                articles += new
                publishers += houses
                if houses:  # so that the next article of the house finds it
                    record = _with(record, new, houses)
            found.append(known.get(each, each))
        cells.append(";".join(dict.fromkeys(found)))
    if not any(WEB.search(cell) for cell in known):
        return Sourced(table, mapping, record)
    on_record = set(record.articles["article_id"])
    left = [row for row in articles if row["article_id"] not in on_record]
    told = replace(table, rows=table.rows.assign(**{COLUMN: cells}))
    return Sourced(
        told,
        {**mapping, "sources": From((COLUMN,))},
        _with(record, left, []),
        tuple(articles),
        tuple(publishers),
    )


def _with(record: Record, articles: list[Row], publishers: list[Row]) -> Record:
    """The record as it will be with these rows."""

    def longer(frame: pd.DataFrame, rows: list[Row]) -> pd.DataFrame:
        if not rows:
            return frame
        added = pd.DataFrame(rows).reindex(columns=frame.columns, fill_value="")
        return pd.concat([frame, added], ignore_index=True)

    return replace(
        record,
        articles=longer(record.articles, articles),
        publishers=longer(record.publishers, publishers),
    )
