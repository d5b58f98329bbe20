import csv
import shutil

import pandas as pd
import pytest

from loaders.drafts import WrongHeader
from loaders.record import DATA, NotATable, load_record


def told(record, file="events.csv"):
    """The sentences on one file."""
    return record.problems.loc[record.problems["file"] == file, "message"].tolist()


def one(record):
    """The only problem of a record."""
    assert len(record.problems) == 1
    return record.problems.iloc[0]


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (
            {"date": "2025-02-30"},
            "events.csv line 3 (2025-07-28-act-2): date '2025-02-30' is not a day in the calendar.",
        ),
        (
            {"title": ""},
            "events.csv line 3 (2025-07-28-act-2): title is empty, and every row needs one.",
        ),
        (
            {"event_id": ""},
            "events.csv line 3 (Trump cuts the deadline): event_id is empty, and every row needs "
            "one.",
        ),
        (
            {"event_id": "2025-07-28-act-1"},
            "events.csv line 3 (2025-07-28-act-1): event_id '2025-07-28-act-1' stands in an "
            "earlier row already.",
        ),
        (
            {"event_type": "insult"},
            "events.csv line 3 (2025-07-28-act-2): event_type 'insult' is not in event_types.",
        ),
        (
            {"actors": "nobody;noone"},
            "events.csv line 3 (2025-07-28-act-2): actors 'nobody', 'noone' are not in actors, and "
            "no other value of actors is left.",
        ),
        (
            {"sources": ";"},
            "events.csv line 3 (2025-07-28-act-2): sources holds no value.",
        ),
    ],
)
def test_a_row_without_what_it_needs_is_left_out_and_told(csv_with, cells, sentence):
    record = load_record(csv_with({}, cells, {}))

    assert sentence == one(record)["message"]
    assert one(record)["dropped"]
    assert record.events["event_id"].tolist() == ["2025-07-28-act-1", "2025-07-28-act-3"]
    assert record.counts["events.csv"] == {"in": 3, "loaded": 2, "left_out": 1, "blank": 0}


@pytest.mark.parametrize(
    ("cells", "column", "value", "sentence"),
    [
        ({"actors": "trump;nobody"}, "actors", ("trump",), "actors 'nobody' is not in actors."),
        ({"recipients": "nobody"}, "recipients", (), "recipients 'nobody' is not in actors."),
        (
            {"topics": "tariffs;love"},
            "topics",
            ("tariffs",),
            "topics 'love' is not among the topics.",
        ),
        ({"place": "atlantis"}, "place", "", "place 'atlantis' is not in places."),
        (
            {"responds_to": "2025-07-27-x"},
            "responds_to",
            (),
            "responds_to '2025-07-27-x' is not in events.",
        ),
        (
            {"deadline": "soon", "deadline_status": ""},
            "deadline",
            "",
            "deadline 'soon' is not a date such as 2025-07-28, 2025-07, 2025 or 2025/2026.",
        ),
        (
            {"deadline": "2025-08", "deadline_status": ""},
            "deadline_status",
            "unknown",
            "deadline_status is empty although there is a deadline; it was taken as unknown.",
        ),
        (
            {"deadline_status": "met"},
            "deadline_status",
            "",
            "deadline_status 'met' stands where there is no deadline.",
        ),
        (
            {"deadline": "2025-07-27", "deadline_status": "met"},
            "deadline_status",
            "",
            "deadline '2025-07-27' lies before the act itself (2025-07-28).",
        ),
        (
            {"responds_to": "2025-07-28-act-1"},
            "responds_to",
            (),
            "responds_to '2025-07-28-act-1' is the event itself; the link was taken off.",
        ),
    ],
)
def test_a_doubtful_value_is_taken_off_and_told_and_the_row_stays(
    csv_with, cells, column, value, sentence
):
    record = load_record(csv_with(cells))

    assert f"events.csv line 2 (2025-07-28-act-1): {sentence}" == one(record)["message"]
    assert not one(record)["dropped"]
    assert value == record.events.at[0, column]


def test_a_long_text_stays_and_is_told(csv_with):
    record = load_record(csv_with({"summary": "x" * 321}))

    assert record.events.at[0, "summary"] == "x" * 321
    assert "summary has 321 characters, not 320 at most." in one(record)["message"]


def test_a_link_to_a_later_act_is_taken_off_and_told(csv_with):
    later = {"event_id": "2025-08-01-later", "date": "2025-08-01"}
    month = {"event_id": "2025-07-month", "date": "2025-07"}
    links = "2025-08-01-later;2025-07-month"
    record = load_record(csv_with(month, {"responds_to": links}, later))

    assert record.events.at[record.row_of["2025-07-28-act-2"], "responds_to"] == ("2025-07-month",)
    assert "'2025-08-01-later' is later (2025-08-01); the link was taken off" in told(record)[0]


def test_a_circle_of_answers_is_opened_and_told(csv_with):
    ids = [f"2025-07-28-act-{number}" for number in (1, 2, 3)]
    circle = [{"responds_to": ids[1]}, {"responds_to": ids[2]}, {"responds_to": ids[0]}]
    record = load_record(csv_with(*circle))

    assert [(ids[1],), (ids[2],), ()] == record.events["responds_to"].tolist()
    assert "leads back to this event in a circle" in one(record)["message"]


def test_a_long_chain_of_answers_is_followed_to_its_end(csv_with):
    chain: list[dict] = [{}] + [
        {"responds_to": f"2025-07-28-act-{number}"} for number in range(1, 3000)
    ]
    record = load_record(csv_with(*chain))

    assert record.events["responds_to"].map(len).sum() == 2999
    # Act 10 comes before act 2 in the alphabet, so the rows are sorted; nothing else is told.
    assert told(record) == [
        "events.csv: the rows are not in the order of their dates; they were sorted."
    ]


def test_a_row_that_is_left_out_is_answered_by_no_one(csv_with):
    record = load_record(csv_with({"date": "never"}, {"responds_to": "2025-07-28-act-1"}))

    assert record.events["responds_to"].tolist() == [()]
    assert record.problems["dropped"].tolist() == [True, False]


def test_rows_are_sorted_by_the_first_day_they_can_mean_and_that_is_told_once(csv_with):
    dates = ["2025-07-28", "2025-07", "2024", "2025-07-01"]
    record = load_record(csv_with(*({"date": day} for day in dates)))

    assert record.events["date"].tolist() == ["2024", "2025-07", "2025-07-01", "2025-07-28"]
    assert pd.RangeIndex(4).equals(record.events.index)
    assert {event: row for row, event in enumerate(record.events["event_id"])} == record.row_of
    assert told(record) == [
        "events.csv: the rows are not in the order of their dates; they were sorted."
    ]


def test_every_row_is_loaded_left_out_or_blank(csv_with):
    path = csv_with({}, {"date": "x", "title": ""}, {"place": "atlantis"}, {"actors": ""}, {})
    text = path.read_text()
    path.write_text(text + 'too,few,cells\n\n,,,\n2025-07-28-open,2025-07-28,"open\n')

    record = load_record(path)

    counts = record.counts["events.csv"]
    dropped = record.problems[record.problems["dropped"]].drop_duplicates(["file", "line"])
    assert counts == {"in": 9, "loaded": 3, "left_out": 4, "blank": 2}
    assert len(dropped) == 4
    assert len(record.events) == 3


@pytest.mark.parametrize(
    "form",
    [
        {"encoding": "utf-8-sig"},
        {"delimiter": ";", "encoding": "utf-8-sig"},
        {"delimiter": "\t", "encoding": "utf-16"},
    ],
)
def test_a_spreadsheets_own_csv_loads_without_problems(csv_with, form):
    record = load_record(csv_with({"actors": "trump;vance", "title": "Übermut, “quoted”"}, **form))

    assert told(record) == []
    assert record.events.at[0, "actors"] == ("trump", "vance")
    assert record.events.at[0, "title"] == "Übermut, “quoted”"


def test_a_column_that_may_be_missing_is_empty(csv_with):
    record = load_record(csv_with({}, without=["summary", "recipients", "place"]))

    assert told(record) == []
    assert tuple(record.events.loc[0, ["summary", "recipients", "place"]]) == ("", (), "")
    assert record.events.at[0, "deadline"] == ""
    assert record.events["due_first"].isna().all()


def test_columns_of_the_files_own_are_kept(csv_with):
    record = load_record(csv_with({"editor": "AB", "score": "high"}))

    assert record.events.at[0, "editor"] == "AB"
    assert record.events.at[0, "score (read)"] == "high"
    assert record.events.at[0, "score"] == -3.5
    assert "column score is worked out by the dashboard" in one(record)["message"]


def test_a_missing_column_is_named_with_the_one_that_may_be_meant(csv_with):
    path = csv_with({"tittle": "x"}, without=["title", "actors"])

    with pytest.raises(WrongHeader) as refused:
        load_record(path)

    says = "events.csv has no columns title (is 'tittle' meant?), actors in its header"
    assert says == str(refused.value)


def test_a_misspelt_column_that_may_be_missing_is_told(csv_with):
    record = load_record(csv_with({"sumary": "x"}, without=["summary"]))

    says = "the header has no column summary (is 'sumary' meant?); it was taken as empty"
    assert f"events.csv: {says}." == one(record)["message"]


def test_a_header_in_capitals_is_understood_and_told(csv_with):
    path = csv_with({})
    path.write_text(path.read_text().replace("event_id", "Event ID"))

    record = load_record(path)

    assert len(record.events) == 1
    assert "column 'Event ID' was read as event_id" in one(record)["message"]


def test_a_header_without_rows_is_an_empty_record(csv_with):
    path = csv_with({})
    path.write_text(path.read_text().split("\n")[0] + "\n")

    record = load_record(path)

    assert len(record.events) == 0
    assert record.events["first"].dtype == "datetime64[s]"
    assert record.row_of == {}


@pytest.fixture
def folder(tmp_path):
    """A copy of the folder with the six tables, to spoil."""
    for path in DATA.glob("*.csv"):
        shutil.copy(path, tmp_path)
    return tmp_path


def test_a_table_that_a_folder_lacks_is_taken_from_ours_and_told(folder, record):
    (folder / "places.csv").unlink()
    (folder / "actors.csv").write_bytes(b"%PDF-1.7")

    loaded = load_record(folder)

    assert len(record.events) == len(loaded.events)
    assert len(record.actors) == len(loaded.actors)
    assert loaded.problems["file"].tolist() == ["places.csv", "actors.csv"]
    assert loaded.problems["message"].str.endswith("comes with the dashboard was taken.").all()


def test_a_folder_without_events_is_refused(tmp_path):
    with pytest.raises(NotATable, match=r"events\.csv cannot be read"):
        load_record(tmp_path)


def test_an_article_of_an_unknown_publisher_and_what_rests_on_it_alone_are_left_out(folder, record):
    lines = (folder / "publishers.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("reuters,")]
    (folder / "publishers.csv").write_text("".join(kept), encoding="utf-8")

    loaded = load_record(folder)

    reuters = record.articles[record.articles["publisher"] == "reuters"]["article_id"]
    alone = record.events["sources"].map(lambda ids: set(ids) <= set(reuters)).sum()
    assert len(reuters) == loaded.counts["articles.csv"]["left_out"] > 0
    assert alone == loaded.counts["events.csv"]["left_out"]
    assert set(loaded.events["sources"].explode()) <= set(loaded.articles["article_id"])


def test_the_version_follows_the_content_and_not_the_place(folder, record):
    assert record.version == load_record(folder).version

    path = folder / "events.csv"
    path.write_bytes(path.read_bytes().replace(b"Ukraine", b"ukraine", 1))

    assert record.version != load_record(folder).version


def test_equal_lists_are_one_tuple(record):
    lists = record.events["actors"]

    assert len(set(map(id, lists))) == len(set(lists))


@pytest.mark.parametrize(
    ("actors", "side"),
    [
        ("trump", "US"),
        ("trump;zelensky", "US"),
        ("putin;zelensky", "Russia"),
        ("zelensky;putin;trump", "Both"),
        ("zelensky", "Other"),
    ],
)
def test_the_side_of_an_act_is_that_of_its_actors(csv_with, actors, side):
    assert side == load_record(csv_with({"actors": actors})).events.at[0, "side"]


@pytest.mark.parametrize(
    ("event_type", "quad_class", "score"),
    [
        ("sanction", "material conflict", -6),
        ("accuse", "verbal conflict", -3),
        ("comment", "comment", 0),
        ("consult", "verbal cooperation", 2.5),
    ],
)
def test_the_quad_class_and_score_are_those_of_the_type(csv_with, event_type, quad_class, score):
    event = load_record(csv_with({"event_type": event_type})).events.iloc[0]

    assert (quad_class, score) == (event["quad_class"], event["score"])


def test_events_that_come_alone_are_shown_without_sources_that_are_not_known(tmp_path):
    head, *rows = (DATA / "events.csv").read_text(encoding="utf-8").splitlines()[:2]
    place = tmp_path / "mine.csv"
    cells = next(csv.reader(rows))
    cells[head.split(",").index("sources")] = "my-paper-000001"
    with place.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head.split(","), cells])

    found = load_record(place)

    assert len(found.events) == 1
    assert "my-paper-000001" in found.problems["message"].str.cat()
    assert not found.problems["dropped"].any()
