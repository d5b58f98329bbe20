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
    assert app.dataframe or app.markdown or app.info or app.get_by_key(f"table-{part}")


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


FOREIGN = (
    "Datum,Headline,Wer,Link\n"
    "28.07.2025,Trump sets <b>a shorter</b> term,Donald Trump,https://news.example/term\n"
    "31.02.2025,A day that never was,Donald Trump,https://news.example/never\n"
)


@pytest.fixture
def brought(page):
    """The Import part after a file was brought and its columns were named."""

    def brought_(data, name="export.csv"):
        app = page(part=["import"])
        app.file_uploader[0].set_value((name, data.encode(), "text/csv")).run()
        return app

    return brought_


def test_a_table_of_another_form_is_mapped_with_a_preview_and_a_report(brought):
    app = brought(FOREIGN)
    app.multiselect(key="import_export.csv_actors").set_value(["Wer"])
    app.text_input(key="import_else_export.csv_event_type").set_value("comment")
    app.text_input(key="import_else_export.csv_importance").set_value("3")
    app.selectbox(key="import_dates_export.csv").set_value("day-month-year").run()

    assert not app.exception
    assert "Trump sets <b>a shorter</b> term" in app.dataframe[0].value["title"].tolist()
    assert any("1 act can be taken, 1 row cannot" in each.value for each in app.subheader)
    refused = app.dataframe[1].value.iloc[0]
    assert (3, "date", "31.02.2025") == (refused["line"], refused["column"], refused["found"])


def test_what_is_no_table_is_told_in_words(brought):
    app = brought("", "nothing.csv")

    assert not app.exception
    assert "empty" in app.error[0].value


def test_readers_cannot_write_to_the_record(brought, monkeypatch):
    monkeypatch.delenv("EVENTS_EDIT", raising=False)
    app = brought(FOREIGN)

    assert not [each for each in app.button if each.label == "Add to the record"]


def test_an_editor_adds_the_acts_and_their_sources_to_the_record(brought, edited_record, monkeypatch, tmp_path):  # fmt: skip
    from loaders.record import load_record

    monkeypatch.setenv("EVENTS_EDIT", "1")
    before = len(load_record(tmp_path / "record").events)
    app = brought(FOREIGN)
    app.multiselect(key="import_export.csv_actors").set_value(["Wer"])
    app.text_input(key="import_else_export.csv_event_type").set_value("comment")
    app.text_input(key="import_else_export.csv_importance").set_value("3")
    app.selectbox(key="import_dates_export.csv").set_value("day-month-year").run()
    app.button(key="import_save").click().run()
    after = load_record(tmp_path / "record")

    assert any("Added 1 act" in each.value for each in app.info), [e.value for e in app.info]
    assert before + 1 == len(after.events)
    assert "https://news.example/term" in set(after.articles["url"])
    assert "https://news.example/never" not in set(after.articles["url"])
