from html import escape

import pytest

from components.view import RECORD_PARTS
from loaders.query import Query

PAGE = "pages/explore/record.py"
WHOLE = {"from": ["2012-01-01"], "to": ["2026-12-31"]}


@pytest.fixture
def page(opened):
    """The Record page at an address with these parameters."""
    return lambda **params: opened(**params).switch_page(PAGE).run(timeout=60)


@pytest.mark.parametrize("part", RECORD_PARTS)
def test_every_part_shows_and_has_an_address(page, part):
    app = page(part=[part])

    assert not app.exception
    assert part == app.segmented_control(key="part").value
    assert app.dataframe or app.markdown or app.get_by_key(f"table-{part}")


def test_the_table_has_the_acts_of_the_view_and_a_link_to_each(page, index):
    app = page(side=["Russia"], **WHOLE)
    table = app.dataframe[0].value

    assert len(index.select(Query(sides=("Russia",)))) == len(table)
    assert {"Russia"} == set(table["Side"])
    assert all(f"act={act}" in link for act, link in zip(table["Id"], table["Act"], strict=True))


def test_dates_are_never_finer_than_the_record(page):
    table = page(**WHOLE).dataframe[0].value.set_index("Id")

    assert "July 2025 (day not known)" not in set(table.loc["2025-07-28-trump-cuts-deadline"])
    coarse = table[table.index.str.match(r"\d{4}-\d{2}-[a-z]")]
    assert len(coarse)
    assert not coarse["When"].str.match(r"^\d").any()


def test_a_part_that_there_is_not_is_told(page):
    app = page(part=["nosuch"])

    assert any("nosuch" in each.value for each in app.info)
    assert "acts" == app.segmented_control(key="part").value


def test_every_correction_of_the_record_is_listed(page, message):
    shown = message(page(part=["changes"]), "table-changes")["html"]

    assert 74 == shown.count('<th scope="row">')
    assert "2018-10-23-bolton-putin-inf-talks" in shown


def test_every_kind_of_act_has_its_definition_and_its_count(page, message, index):
    shown = message(page(part=["kinds"], **WHOLE), "table-kinds")["html"]
    counts = index.record.events["event_type"].value_counts()

    for kind in index.record.event_types.to_dict("records"):
        assert escape(kind["definition"], quote=False)[:40] in unescape_quotes(shown)
        assert f"<td>{counts.get(kind['event_type'], 0)}</td>" in shown


def unescape_quotes(html):
    return html.replace("&#39;", "'").replace("&#34;", '"')


def test_rows_left_out_are_told(page, edited_record):
    edited_record("events.csv", "2025-07-28-trump-cuts-deadline", date="2025-02-30")
    table = page(part=["problems"]).dataframe[0].value

    out = table[table["row left out"]].set_index("row_id")["file"]
    assert "events.csv" == out.loc[["2025-07-28-trump-cuts-deadline"]].iloc[0]
    # A story that tells of the act cannot show that step.
    assert {"events.csv", "stories/summer-of-ultimatums.toml"} == set(out)
    assert table["found"].str.contains("2025-02-30").any()


def test_the_method_comes_from_the_guide_and_leads_nowhere_else(page):
    said = " ".join(each.value for each in page(part=["method"]).markdown)

    assert "It is a selection." in said
    assert "](#" not in said
    assert ".md)" not in said
