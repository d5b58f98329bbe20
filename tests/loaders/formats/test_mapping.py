"""Any other table as acts: columns mapped, joined and given defaults; the rest refused and told."""

import pytest

from loaders.formats import csv_table
from loaders.formats.mapping import DATE_FORMS, From, as_table, mapped, preview, suggested
from loaders.formats.timelinejs import COLUMNS, read_sheet
from loaders.problems import as_table as told_in_table
from loaders.record import load_record
from loaders.tables import read_table

HEADER = "Day,Month,Year,Headline,First name,Last name,Kind,Where,Text"
GOOD = "28,7,2025,Trump cuts the deadline,Donald,Trump,threaten,Turnberry,Ten days"
MAPPING = {
    "date": From(("Year", "Month", "Day"), "-"),
    "title": From(("Headline",)),
    "summary": From(("Text",)),
    "actors": From(("First name", "Last name")),
    "recipients": From(default="Vladimir Putin;russia"),
    "event_type": From(("Kind",), default="comment"),
    "topics": From(default="Ukraine war"),
    "importance": From(default="3"),
    "place": From(("Where",)),
    "sources": From(default="unknown"),
}


@pytest.fixture
def table_of(tmp_path):
    def table(*lines, header=HEADER):
        path = tmp_path / "theirs.csv"
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return read_table(path)

    return table


def test_columns_are_mapped_joined_and_given_defaults(table_of, record):
    back = mapped(table_of(GOOD), MAPPING, record)

    (row,) = back.rows
    assert () == back.problems
    assert ("2025-07-28", "Trump cuts the deadline", "Ten days") == (row["date"], row["title"], row["summary"])  # fmt: skip
    assert ("trump", "putin;russia", "turnberry") == (row["actors"], row["recipients"], row["place"])  # fmt: skip
    assert ("ukraine-war", "3", "unknown") == (row["topics"], row["importance"], row["sources"])
    assert "2025-07-28-trump-cuts-the-deadline" == row["event_id"]


@pytest.mark.parametrize(
    ("line", "column", "found", "expected", "dropped"),
    [
        ("30,2,2025,T,Donald,Trump,threaten,,", "date", "2025-2-30", "a date such as 2025-07-28, 2025-07 or 2025-07-28/2025-08-03", True),
        (",,,T,Donald,Trump,threaten,,", "date", "", "a date such as 2025-07-28", True),
        ("28,7,2025,,Donald,Trump,threaten,,", "title", "", "at most 80 characters", True),
        ("28,7,2025,T,John,Nobody,threaten,,", "actors", "John Nobody", "an id or a name in actors", True),
        ("28,7,2025,T,Donald,Trump,shouts,,", "event_type", "shouts", "a kind of act", True),
        ("28,7,2025,T,Donald,Trump,threaten,Atlantis,", "place", "Atlantis", "an id or a name in places", False),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(
    table_of, record, line, column, found, expected, dropped
):
    back = mapped(table_of(GOOD, line, GOOD), MAPPING, record)

    (told,) = back.problems
    assert (3, column, found, dropped) == (told.line, told.column, told.found, told.dropped)
    assert told.expected.startswith(expected.partition(",")[0])
    assert 2 + (not dropped) == len(back.rows)
    assert 3 == back.records
    assert 1 == len(told_in_table(back.problems))


def test_one_known_actor_among_several_is_kept(table_of, record):
    mapping = MAPPING | {"actors": From(("Text",))}
    back = mapped(table_of("28,7,2025,T,,,threaten,,Donald Trump; Nobody"), mapping, record)

    assert ["trump"] == [row["actors"] for row in back.rows]
    assert [("Nobody", False)] == [(told.found, told.dropped) for told in back.problems]


@pytest.mark.parametrize(
    ("form", "text", "date"),
    [
        ("edtf", "2025-07-28/2025-8-3~", "2025-07-28/2025-08-03~"),
        ("day-month-year", "3.8.2025", "2025-08-03"),
        ("day-month-year", "08/2025", "2025-08"),
        ("day-month-year", "2025", "2025"),
        ("month-day-year", "3/8/2025", "2025-03-08"),
        ("month-day-year", "8/2025", "2025-08"),
        ("words", "3 August 2025", "2025-08-03"),
        ("words", "Sept. 3rd, 2025", "2025-09-03"),
        ("words", "August 2025", "2025-08"),
    ],
)
def test_the_form_of_dates_is_chosen(table_of, record, form, text, date):
    mapping = MAPPING | {"date": From(("Text",))}
    back = mapped(table_of(f'1,1,1999,T,Donald,Trump,threaten,,"{text}"'), mapping, record, form)

    assert [date] == [row["date"] for row in back.rows]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("day-month-year", "07/28/2025"),
        ("day-month-year", "2025-07-28"),
        ("day-month-year", "3.8.25"),
        ("month-day-year", "28/07/2025"),
        ("words", "3 Augast 2025"),
        ("words", "yesterday"),
        ("words", "31 February 2025"),
        ("edtf", "3.8.2025"),
        ("edtf", "1/2/3"),
    ],
)
def test_a_date_in_another_form_is_refused_and_not_guessed(table_of, record, form, text):
    mapping = MAPPING | {"date": From(("Text",))}
    back = mapped(table_of(f'1,1,1999,T,Donald,Trump,threaten,,"{text}"'), mapping, record, form)

    assert () == back.rows
    assert [("date", text)] == [(told.column, told.found) for told in back.problems]
    assert DATE_FORMS[form][0] in back.problems[0].expected


def test_ids_are_new_and_each_is_one_acts(table_of, record):
    taken = "2025-07-28-trump-cuts-deadline"
    line = GOOD.replace("the deadline", "deadline")

    found = [row["event_id"] for row in mapped(table_of(line, line), MAPPING, record).rows]

    assert [f"{taken}-2", f"{taken}-3"] == found


def test_a_mapping_is_suggested_by_the_names_of_the_columns():
    found = suggested(["Headline", "URL", "Who", "Day", "Year", "Month", "line", "Colour"])

    assert {
        "title": From(("Headline",)),
        "sources": From(("URL",)),
        "actors": From(("Who",)),
        "date": From(("Year", "Month", "Day"), "-"),
    } == found


def test_a_preview_shows_the_first_rows_unchecked(table_of):
    shown = preview(table_of(GOOD, "99,,2025,T,,,,,", GOOD), MAPPING, most=2)

    assert ["2025-7-28", "2025-99"] == shown["date"].tolist()
    assert [2, 3] == shown["line"].tolist()


@pytest.mark.parametrize("wrong", [{"titel": From()}, {"title": From(("No such",))}])
def test_a_mapping_that_fits_neither_side_is_an_error(table_of, record, wrong):
    with pytest.raises(KeyError):
        mapped(table_of(GOOD), wrong, record)


def test_a_mapped_table_loads(table_of, record, tmp_path):
    import csv

    rows = mapped(table_of(GOOD, GOOD), MAPPING, record).rows
    path = tmp_path / "events.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)

    loaded = load_record(path)

    assert 2 == len(loaded.events)
    assert len(rows) == len(csv_table.read(path.read_bytes()).rows)


def test_a_timelinejs_sheet_becomes_acts_with_defaults(record):
    data = ",".join(COLUMNS) + "\n2025,7,28" + ",," * 3 + ",Trump & Putin,,,,,,,,,\n"
    sheet = as_table(read_sheet(data.encode()))
    given = {name: MAPPING[name] for name in ("recipients", "topics", "importance", "sources")}
    mapping = {**suggested(list(sheet.rows)), **given, "actors": From(default="trump"), "event_type": From(default="consult")}  # fmt: skip

    back = mapped(sheet, mapping, record)

    assert [("2025-07-28", "Trump & Putin", "consult")] == [(r["date"], r["title"], r["event_type"]) for r in back.rows]  # fmt: skip
    assert () == back.problems
