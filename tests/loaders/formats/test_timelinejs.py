"""TimelineJS sheets and JSON, held to what TimelineJS 3.9.11 does with them."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.dates import parse_date
from loaders.delimited import NotATable
from loaders.formats import FORMATS, Export
from loaders.formats.timelinejs import COLUMNS, COLUMNS_18, COLUMNS_OLD, read_json, read_sheet
from tests.loaders.formats.readers import read_again, timelinejs_sheet

DATES = ["2016-07-28", "2016-06", "2016", "2016/2018", "2016-04-11/2016-04-12~", "2016-05-01/..", "2016-07-28?", "2016-06%", "2016-06~", "2016-02/2016-03", "2016-12-31/2017-01", "2016~"]  # fmt: skip


@pytest.fixture(scope="session")
def sheet(harmful):
    return timelinejs_sheet(FORMATS["timelinejs-csv"].write(harmful))


@pytest.fixture
def row_of(sheet):
    def row(title):
        return next(r for r in sheet if f"/event/{title}" in r["Text"])

    return lambda act: row(act["event_id"])


def csv_of(columns, *rows):
    lines = [",".join(columns)]
    for row in rows:
        lines.append(",".join('"' + row.get(name, "").replace('"', '""') + '"' for name in columns))
    return "\n".join(lines).encode()


def test_the_sheet_has_the_19_columns_and_a_title(sheet):
    assert 19 == len(COLUMNS) == len(set(COLUMNS))
    assert 18 == len(COLUMNS_18)
    assert list(COLUMNS) == list(sheet[0])
    assert ["title"] == [row["Type"] for row in sheet if row["Type"]]
    assert "Acts with &lt;b&gt; &amp; other things" in sheet[0]["Text"]


@pytest.mark.parametrize(
    ("title", "start", "end", "said"),
    [
        ("<script>alert(1)</script>", ("2016", "3", "3"), ("", "", ""), "3 March 2016"),
        ("A month whose day is not known", ("2016", "6", ""), ("", "", ""), "June 2016 (day not known)"),
        ("Between two years", ("2016", "", ""), ("2018", "", ""), "2016–2018"),
        ("About two days", ("2016", "4", "11"), ("2016", "4", "12"), "about 11–12 April 2016"),
        ("No end", ("2016", "5", "1"), ("", "", ""), "from 1 May 2016"),
        ("A year", ("2016", "", ""), ("", "", ""), "2016 (month not known)"),
    ],
)  # fmt: skip
def test_a_date_has_the_parts_that_are_known(row_of, act_of, title, start, end, said):
    row = row_of(act_of(title))

    assert start == (row["Year"], row["Month"], row["Day"])
    assert end == (row["End Year"], row["End Month"], row["End Day"])
    assert said == row["Display Date"]


def test_no_cell_is_a_formula_and_no_text_is_a_tag(sheet, harmful):
    assert all(not re.match(r"[=+\-@|%\s]", cell) for row in sheet for cell in row.values())
    assert "&#61;HYPERLINK(&#34;https://x.example&#34;,&#34;a&#34;)" in {r["Headline"] for r in sheet}  # fmt: skip
    slides = json.loads(FORMATS["timelinejs-json"].write(harmful))["events"]
    texts = [slide["text"]["headline"] + slide["text"]["text"] for slide in slides]
    tags = {tag for text in texts for tag in re.findall(r"<(\w+)", text)}
    assert {"p", "a"} == tags


def test_every_slide_passes_timelinejs_own_checks(everything):
    body = json.loads(FORMATS["timelinejs-json"].write(everything))

    ids = [slide["unique_id"] for slide in body["events"]]
    assert len(ids) == len(set(ids))
    assert {"title", "events", "scale"} == set(body)
    for slide in body["events"]:
        for end in ("start_date", "end_date"):
            parts = slide.get(end, {"year": 2000})
            assert list(parts) == ["year", "month", "day"][: len(parts)]
            assert all(isinstance(part, int) for part in parts.values())
        # TimelineJS takes an end that says the same as the start for none.
        assert slide["start_date"] != slide.get("end_date")
        assert slide["group"] in {"United States", "Together", "Russia", "Others"}


@pytest.mark.parametrize("name", ["timelinejs-csv", "timelinejs-json"])
def test_our_own_acts_come_back(everything, harmful, name):
    for export in (everything, harmful):
        back = read_again(name, FORMATS[name].write(export))

        def kept(row):
            return (row["event_id"], row["date"], row["title"], " ".join(row["summary"].split()))

        wanted = [kept({**act, **{k: act[k].replace("\x0b", "").replace("\x1f", "") for k in ("title", "summary")}}) for act in export.acts]  # fmt: skip
        assert wanted == [kept(row) for row in back.rows]
        assert () == back.problems


@settings(deadline=None, database=None)
@given(st.sampled_from(DATES))
def test_a_date_in_words_comes_back_as_it_was(text):
    from loaders.dates import in_words
    from loaders.formats.timelinejs import _edtf, _ends

    start, end = ("-".join(part.zfill(2) for part in parts) for parts in _ends(text))

    assert parse_date(text).span == parse_date(_edtf(start, end, in_words(text))).span
    assert text == _edtf(start, end, in_words(text))


@pytest.mark.parametrize("columns", [COLUMNS, COLUMNS_18])
def test_a_sheet_of_others_is_read(columns):
    told = {
        "Year": "2,025", "Month": "7", "Day": "28", "End Year": "2025", "End Month": "8", "End Day": "3",
        "Time": "12:00", "Display Date": "High summer", "Headline": "<b>Trump</b> &amp; Putin", "Group": "Talks",
        "Text": "One.<br>Two <i>three</i>.<p>Four.</p>", "Media": "https://x.example/a.jpg", "Type": "",
    }  # fmt: skip
    title = {"Type": "title", "Headline": "A timeline"}
    era = {"Type": "era", "Year": "2020", "End Year": "2021", "Headline": "An era"}

    back = read_sheet(csv_of(columns, title, told, era, {}))

    (row,) = back.rows
    assert "2025-07-28/2025-08-03" == row["date"]
    assert ("Trump & Putin", "One. Two three. Four.") == (row["title"], row["summary"])
    assert ("High summer", "https://x.example/a.jpg", "Talks") == (row["date_text"], row["media"], row["group"])  # fmt: skip
    assert () == back.problems


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        ("7/28/2025", "", "2025-07-28"),
        ("7/2025", "", "2025-07"),
        ("2025", "2026", "2025/2026"),
        ("2025-07-28", "8/3/2025", "2025-07-28/2025-08-03"),
        ("7/28/2025 14:30", "7/28/2025 15:00", "2025-07-28"),
        ("7/28/2025 2:30 PM", "", "2025-07-28"),
    ],
)
def test_the_old_form_is_read(start, end, date):
    row = {"Start Date": start, "End Date": end, "Headline": "H", "Text": "T", "Tag": "Talks"}

    back = read_sheet(csv_of(COLUMNS_OLD, row))

    assert [(date, "H", "T", "Talks")] == [(r["date"], r["title"], r["summary"], r["group"]) for r in back.rows]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "row", "column", "found", "expected"),
    [
        (COLUMNS, {"Headline": "H"}, "Year", "", "a year"),
        (COLUMNS, {"Year": "2025"}, "Headline", "", "a title"),
        (COLUMNS, {"Year": "2025", "Month": "13", "Headline": "H"}, "Month", "2025-13", "a date in the calendar"),
        (COLUMNS, {"Year": "2025", "Month": "2", "Day": "30", "Headline": "H"}, "Day", "2025-2-30", "a date in the calendar"),
        (COLUMNS, {"Year": "2025", "Day": "30", "Headline": "H"}, "Month", "", "the month of day 30"),
        (COLUMNS, {"Year": "-44", "Headline": "H"}, "Year", "-44", "a year of four digits"),
        (COLUMNS, {"Year": "2025", "End Year": "2024", "Headline": "H"}, "End Year", "2024", "a date from 2025 on"),
        (COLUMNS_OLD, {"Start Date": "28.7.2025", "Headline": "H"}, "Start Date", "28.7.2025", "a date such as 7/28/2025, 7/2025 or 2025"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_an_act_is_refused_with_its_place(
    columns, row, column, found, expected
):
    good = {"Year": "2025", "Start Date": "2025", "Headline": "Good"}

    back = read_sheet(csv_of(columns, good, row))

    (told,) = back.problems
    assert 1 == len(back.rows)
    assert (3, column, found, expected, True) == (told.line, told.column, told.found, told.expected, told.dropped)  # fmt: skip


def test_json_that_is_refused_says_which_event():
    back = read_json(
        b'{"events": [{"start_date": {"year": "2025"}, "text": {"headline": "H"}}, {}]}'
    )

    assert [("2025", "H")] == [(row["date"], row["title"]) for row in back.rows]
    assert ["us-russia-timeline-timelinejs.json event 2: Headline is empty; a title was expected."] == [p.message for p in back.problems]  # fmt: skip


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"Year,b\n1,2\n"])
def test_another_table_is_not_taken_for_a_sheet(data):
    with pytest.raises(NotATable, match="has no column"):
        read_sheet(data)


def test_without_an_address_there_is_no_link(odd):
    data = FORMATS["timelinejs-json"].write(Export(odd, (0,)))

    assert b"/event/" not in data
