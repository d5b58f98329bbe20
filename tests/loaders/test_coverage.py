from datetime import date

import numpy as np
import pytest

from loaders.coverage import articles_of, by_month, by_year, publishers_of, state_controlled_only
from loaders.dates import Span
from loaders.query import Query


@pytest.fixture(scope="module")
def everything(index):
    return np.arange(index.size)


def test_every_article_that_an_act_rests_on_counts_once(index, everything):
    used = {source for cell in index.record.events["sources"] for source in cell}

    assert len(used) == publishers_of(index, everything)["articles"].sum()


def test_every_article_is_listed_once_with_the_acts_that_rest_on_it(index, everything):
    table = articles_of(index, everything)
    cells = index.record.events["sources"]

    assert publishers_of(index, everything)["articles"].sum() == len(table)
    assert sum(len(set(cell)) for cell in cells) == table["acts"].sum()
    assert table["published"].is_monotonic_decreasing
    assert table["url"].str.match("https?://").all()


def test_publishers_are_counted_over_the_acts_of_the_view(index):
    rows = index.select(Query(window=Span(date(2025, 7, 28), date(2025, 7, 29)))).rows
    table = publishers_of(index, rows).set_index("publisher_id")
    owner = index.record.articles.set_index("article_id")["publisher"]
    behind = [{owner[source] for source in index.record.events["sources"].iat[row]} for row in rows]

    for publisher, row in table.iterrows():
        assert sum(publisher in each for each in behind) == row["acts"]
    assert set().union(*behind) == set(table.index)


def test_years_and_months_have_every_act_once(index, everything):
    years, months = by_year(index, everything), by_month(index, everything)

    assert index.size == years["acts"].sum() == months["acts"].sum()
    assert list(range(2012, 2027)) == years["year"].tolist()
    assert 305 == years.set_index("year").at[2025, "acts"]
    assert (np.diff(months["month"].dt.month) % 12 == 1).all()


def test_the_acts_that_rest_on_state_controlled_outlets_alone_are_as_the_guide_says(
    index, everything
):
    assert 13 == state_controlled_only(index, everything)


def test_nothing_comes_of_nothing(index):
    none = np.array([], dtype=np.int64)

    assert 0 == len(by_year(index, none)) == len(by_month(index, none))
    assert 0 == len(publishers_of(index, none))
