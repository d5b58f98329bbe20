"""What the record rests on: publishers and their kinds, and how dense it is over time."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd

from loaders.query import Index, Rows

STATE_CONTROLLED = "state-controlled"


def publishers_of(index: Index, rows: Rows) -> pd.DataFrame:
    """The publishers that acts rest on, those of most articles first.

    Columns: `publisher_id`, `name`, `country`, `kind`, `articles` (different ones), `acts` (that
    rest on at least one of them) and `note`. An article on two acts counts once.
    """
    record = index.record
    publisher = dict(zip(record.articles["article_id"], record.articles["publisher"], strict=True))
    articles: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    seen: set[str] = set()
    sources = record.events["sources"]
    for row in rows.tolist():
        here = [source for source in sources.iat[row] if source in publisher]
        acts.update({publisher[source] for source in here})
        articles.update(publisher[source] for source in here if source not in seen)
        seen.update(here)
    table = record.publishers.set_index("publisher_id")
    found = sorted(articles, key=lambda each: (-articles[each], -acts[each], each))
    known = table.reindex(found)
    return pd.DataFrame(
        {
            "publisher_id": found,
            "name": known["name"].fillna("").tolist(),
            "country": known["country"].fillna("").tolist(),
            "kind": known["kind"].fillna("").tolist(),
            "articles": [articles[each] for each in found],
            "acts": [acts[each] for each in found],
            "note": known["note"].fillna("").tolist(),
        }
    )


def state_controlled_only(index: Index, rows: Rows) -> int:
    """How many acts rest on state-controlled outlets alone."""
    record = index.record
    kind = dict(zip(record.publishers["publisher_id"], record.publishers["kind"], strict=True))
    controlled = {
        article
        for article, publisher in zip(
            record.articles["article_id"], record.articles["publisher"], strict=True
        )
        if kind.get(publisher) == STATE_CONTROLLED
    }
    sources = record.events["sources"]
    return sum(bool(sources.iat[row]) and controlled.issuperset(sources.iat[row]) for row in rows)


def by_year(index: Index, rows: Rows) -> pd.DataFrame:
    """How dense the record is: for each year from the first to the last of the rows, `year`,
    `acts` and `publishers` (different ones they rest on).

    An act counts in the year of its first day.
    """
    record = index.record
    if not len(rows):
        return pd.DataFrame({"year": [], "acts": [], "publishers": []}, dtype=int)
    publisher = dict(zip(record.articles["article_id"], record.articles["publisher"], strict=True))
    years = record.events["first"].dt.year.to_numpy()[rows]
    sources = record.events["sources"]
    span = np.arange(years.min(), years.max() + 1)
    behind: dict[int, set[str]] = {int(year): set() for year in span}
    for row, year in zip(rows.tolist(), years.tolist(), strict=True):
        behind[year].update(publisher[s] for s in sources.iat[row] if s in publisher)
    counts = Counter(years.tolist())
    return pd.DataFrame(
        {
            "year": span.tolist(),
            "acts": [counts[year] for year in span.tolist()],
            "publishers": [len(behind[year]) for year in span.tolist()],
        }
    )


def articles_of(index: Index, rows: Rows) -> pd.DataFrame:
    """
    The articles that acts rest on, the newest first.

    Columns: `published` (EDTF), `title`, `publisher` and its `kind`, `acts` that rest on it, and
    `url`, "" where it is no web address.
    """
    used = Counter(s for row in rows.tolist() for s in set(index.record.events["sources"].iat[row]))
    houses = index.record.publishers.set_index("publisher_id")
    table = index.record.articles
    table = table[table["article_id"].isin(used)]
    found = pd.DataFrame(
        {
            "published": table["published"],
            "title": table["title"].where(table["title"] != "", table["url"]),
            "publisher": table["publisher"].map(houses["name"]).fillna(table["publisher"]),
            "kind": table["publisher"].map(houses["kind"]).fillna(""),
            "acts": table["article_id"].map(used),
            "url": table["url"].where(table["url"].str.match(r"https?://", case=False), ""),
        }
    )
    return found.sort_values(["published", "title"], ascending=[False, True], ignore_index=True)


def by_month(index: Index, rows: Rows) -> pd.DataFrame:
    """The same by month: `month` (its first day) and `acts`, from the first to the last month."""
    if not len(rows):
        return pd.DataFrame({"month": pd.to_datetime([]), "acts": []})
    first = index.record.events["first"].to_numpy().astype("datetime64[M]")[rows]
    months = np.arange(first.min(), first.max() + 1)
    counts = np.bincount((first - months[0]).astype(np.int64), minlength=len(months))
    return pd.DataFrame({"month": months.astype("datetime64[s]"), "acts": counts})
