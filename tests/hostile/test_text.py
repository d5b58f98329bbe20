"""A record whose every text tries to be more than text, through all that shows or carries it."""

import csv
import html
import io
import json
import re
import zipfile
from pathlib import Path

import bibtexparser
import icalendar
import pandas as pd
import plotly.graph_objects as go
import pyarrow.parquet as pq
import pytest
import streamlit as st
from lxml import etree  # type: ignore[import-untyped]
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from charts.climate import balance_chart, mean_chart, sides_chart
from charts.exchange import exchange_chart
from charts.places import map_of
from charts.timeline import timeline
from components.view import RECORD_PARTS
from loaders.climate import climate
from loaders.exchanges import exchange_of
from loaders.formats import FORMATS, Export
from loaders.formats.export import FORMULA, NO_CHARACTER, restored
from loaders.places import by_place
from loaders.query import Index, Query
from loaders.record import load_record
from server.routes import ADDRESSES, routes
from tests.hostile.markup import (
    faults_of_figure,
    faults_of_links,
    faults_of_markdown,
    faults_of_markup,
    texts_of,
)
from tests.hostile.payloads import PAYLOADS, TEXTS, hostile_record

ROOT = Path(__file__).parents[2]
ACT = "2025-07-28-trump-cuts-deadline"
SUMMER = {"from": ["2025-07-01"], "to": ["2025-08-31"]}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return hostile_record(tmp_path_factory.mktemp("hostile") / "record")


@pytest.fixture(scope="module")
def hostile(folder):
    return Index(load_record(folder))


@pytest.fixture
def served(folder, monkeypatch):
    monkeypatch.setenv("EVENTS_SOURCE", str(folder))
    yield folder
    st.cache_resource.clear()


def test_there_are_a_hundred_and_the_record_holds_each_in_every_column(hostile):
    assert 100 == len(set(PAYLOADS))
    events = hostile.record.events
    for column in TEXTS["events"]:
        assert set(PAYLOADS) <= set(events[column])
    assert 0 == sum(each["left_out"] for each in hostile.record.counts.values())


# Fields that Streamlit's own front end reads as Markdown.
IS_MARKDOWN = re.compile(r"\.(label|body|help|content|caption|captions)$")

PAGES = [
    ("pages/explore/timeline.py", {"act": [ACT]}),
    ("pages/explore/timeline.py", {"act": ["2025-07-17-payload-19"], "lanes": ["topics"]}),
    ("pages/explore/timeline.py", {"q": ["<img src=x onerror=ran(7)>"], "actor": ["<b>ran(7)"]}),
    ("pages/explore/exchanges.py", {"exchange": [ACT]}),
    ("pages/explore/actors.py", {"who": ["trump"]}),
    ("pages/explore/actors.py", {"who": ["trump", "putin"]}),
    ("pages/explore/climate.py", {}),
    ("pages/explore/places.py", {}),
    ("pages/explore/places.py", {"place": ["washington"]}),
    ("pages/explore/story.py", {"story": ["view"], "from": ["2025-07-10"], "to": ["2025-07-18"]}),
    ("pages/explore/story.py", {"story": ["view"], "quiz": ["3"], "from": ["2025-07-10"], "to": ["2025-07-18"]}),
    ("pages/edit/articles.py", {"sample": ["ultimatum-2025-07-29"]}),
    *(("pages/explore/record.py", {"part": [part]}) for part in RECORD_PARTS),
]  # fmt: skip


def every(block):
    """The elements of a page, whatever they are in."""
    for each in getattr(block, "children", {}).values():
        yield each
        yield from every(each)


@pytest.mark.parametrize(("page", "params"), PAGES, ids=[f"{p[14:-3]} {q}" for p, q in PAGES])
def test_no_page_makes_markup_of_a_text(served, page, params):
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, values in (SUMMER | params).items():
        app.query_params[name] = values
    app.run()
    app = app.switch_page(page).run()
    faults, told = [], 0
    for element in every(app._tree):
        proto = getattr(element, "proto", None)
        if type(proto).__name__ == "BidiComponent":
            sent = json.loads(element.proto.bytes)
            for part in ("html", "aside", "below"):
                faults += faults_of_markup(sent.get(part) or "")
            if "figure" in sent:
                faults += faults_of_figure(sent["figure"])
        elif proto is not None and hasattr(proto, "ListFields"):
            for name, text in texts_of(proto):
                told += 1
                if IS_MARKDOWN.search(name):
                    faults += [f"{name}: {each}" for each in faults_of_markdown(text)]
        if type(element).__name__ == "Dataframe":
            faults += faults_of_links(element)

    assert not app.exception
    assert [] == faults
    assert told


def figures(index):
    window = index.extent
    rows = index.select(Query(window=window)).rows
    yield timeline(index, Query(window=window), width=1000).figure
    for lanes in ("topics", "actors"):
        yield timeline(index, Query(window=window, importance=1), width=1000, lanes=lanes).figure
    yield exchange_chart(index, exchange_of(index, ACT))
    yield map_of(by_place(index, rows), count="acts", region="world", width=1000, chosen=None)
    told = climate(index, rows, window)
    for chart in (balance_chart, mean_chart, sides_chart):
        yield chart(told)


def test_no_chart_makes_markup_of_a_text(hostile):
    seen = ""
    for figure in figures(hostile):
        assert isinstance(figure, go.Figure)
        sent = json.loads(figure.to_json(engine="json"))
        assert [] == faults_of_figure(sent)
        seen += json.dumps(sent)

    assert "ran(7)" in seen


@pytest.fixture(scope="module")
def exported(hostile):
    rows = hostile.select(Query(window=hostile.extent)).rows
    view = Export(hostile.record, tuple(rows), "https://timeline.example/?q=x", PAYLOADS[0])
    return view, {name: form.write(view) for name, form in FORMATS.items()}


@pytest.mark.parametrize("name", ["csv", "timelinejs-csv"])
def test_no_cell_of_a_csv_is_computed(exported, name):
    rows = list(csv.reader(io.StringIO(exported[1][name].decode("utf-8"), newline="")))

    assert len(exported[0].acts) + (2 if name != "csv" else 1) == len(rows)
    assert 1 == len({len(row) for row in rows})
    assert [] == [cell for row in rows for cell in row if FORMULA.match(cell) and cell[0] != "'"]


def test_the_csv_gives_every_payload_back(exported):
    table = pd.read_csv(io.BytesIO(exported[1]["csv"]), dtype=str, keep_default_na=False)

    assert set(PAYLOADS) == {restored(cell) for cell in table["note"]}


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(exported):
    with zipfile.ZipFile(io.BytesIO(exported[1]["xlsx"])) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    sheets = [body for name, body in parts.items() if name.startswith("xl/worksheets/")]

    assert not [name for name in parts if "externalLink" in name or "vba" in name.lower()]
    for sheet in sheets:
        assert not etree.fromstring(sheet).xpath("//*[local-name()='f' or local-name()='hyperlink']")  # fmt: skip


def test_the_feed_has_only_our_elements_and_links_to_the_web(exported):
    feed = etree.fromstring(exported[1]["atom"])
    names = {etree.QName(each).localname for each in feed.iter()}

    assert names <= {"feed", "id", "title", "subtitle", "updated", "author", "name", "generator", "link", "entry", "category", "summary", "content", "div", "p", "strong", "ul", "li", "a"}  # fmt: skip
    for each in feed.iter():
        assert all(not key.startswith("on") for key in each.attrib)
        assert re.match("https?://", each.get("href", "https://"))
    assert set(PAYLOADS) <= {each.text for each in feed.iter("{http://www.w3.org/2005/Atom}title")}


def test_the_calendar_has_only_entries(exported):
    calendar = icalendar.Calendar.from_ical(exported[1]["ics"])
    entries = list(calendar.walk("VEVENT"))
    deadlines = sum(bool(act["deadline"]) for act in exported[0].acts)
    lines = exported[1]["ics"].replace(b"\r\n ", b"").split(b"\r\n")

    assert {"VCALENDAR", "VEVENT"} == {each.name for each in calendar.walk()}
    assert len(exported[0].acts) + deadlines == len(entries)
    assert not [line for line in lines if re.match(rb"(ATTACH|VALARM|ACTION|ORGANIZER)\b", line)]
    assert all(str(each.get("url", "")).startswith("https://timeline.example/") for each in entries)


def test_linked_data_is_data(exported):
    body = exported[1]["jsonld"].decode("utf-8")
    links: list[str] = []

    def walk(node):
        if isinstance(node, dict):
            links.extend(v for k, v in node.items() if k in {"url", "sameAs", "license"})
            assert "@reverse" not in node
            list(map(walk, node.values()))
        elif isinstance(node, list):
            list(map(walk, node))

    walk(json.loads(body))
    assert links
    assert all(re.match("https?://", each) for each in links)


@pytest.mark.parametrize("name", ["json", "csl-json", "timelinejs-json"])
def test_json_is_json(exported, name):
    body = json.loads(exported[1][name])

    if name == "timelinejs-json":
        for slide in body["events"]:
            assert [] == faults_of_markup(slide["text"]["headline"])
            assert [] == faults_of_markup(slide["text"]["text"])
            assert set(slide) <= {"unique_id", "start_date", "end_date", "display_date", "text", "group"}  # fmt: skip
        titles = {html.unescape(slide["text"]["headline"]) for slide in body["events"]}
    else:
        titles = {act["title"] for act in body["events"]} if name == "json" else {act["title"].rpartition(" (")[0] for act in body}  # fmt: skip
    assert set(PAYLOADS) <= titles


def test_the_timelinejs_sheet_has_no_markup_but_ours(exported):
    for row in csv.DictReader(io.StringIO(exported[1]["timelinejs-csv"].decode(), newline="")):
        assert [] == faults_of_markup(row["Headline"])
        assert [] == faults_of_markup(row["Text"])


def test_parquet_holds_them_as_they_are(exported):
    table = pq.read_table(io.BytesIO(exported[1]["parquet"]))

    assert set(PAYLOADS) == set(table.column("note").to_pylist())


def test_bibtex_has_an_entry_an_act_and_no_command(exported):
    text = exported[1]["bibtex"].decode("utf-8")
    library = bibtexparser.parse_string(text)

    assert not library.failed_blocks
    assert len(exported[0].acts) == len(library.entries)
    assert not re.search(r"\\(?!textbackslash|[#$%&_{}])\S", text)


@pytest.mark.parametrize("name", ["chicago", "apa"])
def test_a_list_of_citations_has_a_line_each(exported, name):
    lines = exported[1][name].decode("utf-8").splitlines()

    assert len(exported[0].acts) == len([line for line in lines[2:] if line])


@pytest.mark.parametrize("name", FORMATS)
def test_no_format_carries_control_characters(exported, name):
    if name in {"parquet", "xlsx"}:
        return
    assert not NO_CHARACTER.search(exported[1][name].decode("utf-8"))


def test_every_address_answers_as_what_it_says_it_is(served):
    client = TestClient(Starlette(routes=routes()), follow_redirects=False)
    for path in ADDRESSES:
        answer = client.get(path)
        assert 200 == answer.status_code
        assert "html" not in answer.headers["content-type"]
        assert "sandbox" in answer.headers["content-security-policy"]
    page = client.get("/view.html?from=2025-07-01&to=2025-08-31")
    markup = page.text
    scripts = re.findall(r"<script\b[^>]*>", markup)
    kept = re.sub(r"<(script|style)\b.*?</\1>", "", markup, flags=re.DOTALL)

    assert "attachment" in page.headers["content-disposition"]
    assert len(scripts) == markup.count("</script")
    assert [] == [each for each in faults_of_markup(kept) if each not in {"<html>", "<head>", "<meta>", "<title>", "<body>"}]  # fmt: skip
    assert 1 == kept.count("<body")
    assert "ran(7)" in kept


def test_a_row_of_hostile_ids_is_left_out_and_told(tmp_path):
    folder = hostile_record(tmp_path / "record")
    path = folder / "events.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    spoilt = [row | {"event_id": f"2025-07-10-{text}"} for row, text in zip(rows, PAYLOADS, strict=False)]  # fmt: skip
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, list(rows[0]), lineterminator="\n").writerows(spoilt)
    record = load_record(folder)

    assert len(PAYLOADS) == record.counts["events.csv"]["left_out"]
    assert len(rows) == len(record.events)
    assert all(re.fullmatch(r"[0-9a-z-]+", each) for each in record.events["event_id"])


def test_the_message_of_a_problem_is_text_on_the_page(served):
    """The Problems part quotes what it found; a table cell shows it and nothing else."""
    path = served / "places.csv"
    before = path.read_bytes()
    path.write_bytes(before + b'"<img src=x onerror=ran(7)>",=1+1,XX,0,0\n')
    try:
        app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
        app.query_params["part"] = ["problems"]
        app = app.run().switch_page("pages/explore/record.py").run()
        assert any("onerror" in str(each.value.to_dict()) for each in app.dataframe)
        assert not [fault for each in (*app.markdown, *app.caption) for fault in faults_of_markdown(each.value)]  # fmt: skip
    finally:
        path.write_bytes(before)


@pytest.mark.parametrize("text", PAYLOADS)
def test_the_title_of_a_view_is_only_text_too(hostile, text):
    view = Export(hostile.record, (0,), "https://timeline.example/", text)
    sheet = csv.DictReader(io.StringIO(FORMATS["timelinejs-csv"].write(view).decode(), newline=""))

    assert [] == faults_of_markup(next(sheet)["Text"])
    assert 1 == len(etree.fromstring(FORMATS["atom"].write(view)).findall("{*}entry"))
    assert 1 == len(icalendar.Calendar.from_ical(FORMATS["ics"].write(view)).walk("VEVENT"))
