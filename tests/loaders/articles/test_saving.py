import csv
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.articles import saving
from loaders.articles.article import Article
from loaders.articles.rows import CannotBeSaved, as_csv, edtf_of, free_text, rows_for
from loaders.articles.saving import RefusedRows, attach_source, save_rows
from loaders.articles.swapping import BACKUPS, NotSwapped
from loaders.dates import parse_date
from loaders.record import ORDER, load_record
from loaders.schema import schemas

DATA = Path(__file__).parents[3] / "data"

ARTICLE = Article(
    title="Moscow answers on the pause",
    publisher="The Moscow Times",
    url="https://www.themoscowtimes.com/2025/08/05/a-test-a1",
    published=date(2025, 8, 5),
    published_from='meta date "2025-08-05"',
    text="Peskov spoke.",
    kind="html",
)
ELSEWHERE = replace(ARTICLE, publisher="The Evening Héron", url="https://heron.example/a?b=c")
PUBLISHER = {
    "publisher_id": "evening-heron",
    "name": "The Evening Héron",
    "country": "",
    "kind": "unknown",
    "note": "",
}
DRAFT = {
    "first": date(2025, 8, 5),
    "last": date(2025, 8, 5),
    "actors": ["peskov"],
    "recipients": ["trump"],
    "event_type": "comment",
    "topics": ["ukraine-war"],
    "title": "Peskov says the Kremlin will look at the pause",
    "summary": "He named no day.",
}
ULTIMATUM = {
    **DRAFT,
    "actors": ["trump"],
    "recipients": ["putin"],
    "event_type": "threaten",
    "title": "Trump sets a new test deadline",
    "demand": "Agree to a pause",
    "deadline": "2025-08-15/2025-08-17",
    "date_text": "within 10 to 12 days",
}


@pytest.fixture
def folder(tmp_path):
    """A copy of the six tables."""
    copy = tmp_path / "record"
    copy.mkdir()
    for name in ORDER:
        shutil.copyfile(DATA / f"{name}.csv", copy / f"{name}.csv")
    return copy


def contents(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.csv"))}


def added_lines(before, after):
    """The lines that one table has more than before; fails if any other changed or moved."""
    new = after.decode().splitlines()
    added: list[str] = []
    for line in before.decode().splitlines():
        place = new.index(line)
        added += new[:place]
        new = new[place + 1 :]
    return [*added, *new]


def test_drafts_become_rows(record):
    answer = {**DRAFT, "answers": 0, "place": "moscow"}
    rows = rows_for([ULTIMATUM, answer], ARTICLE, record)

    assert rows.article_id == "moscow-times-" + rows.articles[0]["article_id"][-6:]
    assert rows.publishers == []
    assert rows.articles == [
        {
            "article_id": rows.article_id,
            "publisher": "moscow-times",
            "title": "Moscow answers on the pause",
            "url": "https://www.themoscowtimes.com/2025/08/05/a-test-a1",
            "published": "2025-08-05",
            "note": "",
        }
    ]
    assert rows.event_ids == [
        "2025-08-05-trump-sets-new-test",
        "2025-08-05-peskov-says-kremlin-look",
    ]
    assert rows.events[0] | {"summary": ""} == {
        "event_id": "2025-08-05-trump-sets-new-test",
        "date": "2025-08-05",
        "date_text": "within 10 to 12 days",
        "title": "Trump sets a new test deadline",
        "summary": "",
        "actors": "trump",
        "recipients": "putin",
        "event_type": "threaten",
        "topics": "ukraine-war",
        "importance": "3",
        "place": "",
        "responds_to": "",
        "demand": "Agree to a pause",
        "deadline": "2025-08-15/2025-08-17",
        "deadline_status": "unknown",
        "deadline_outcome": "",
        "sources": rows.article_id,
        "note": "",
    }
    assert rows.events[1]["responds_to"] == "2025-08-05-trump-sets-new-test"


def test_the_words_for_a_deadline_are_kept_with_those_for_the_date(record):
    draft = {**ULTIMATUM, "date_text": "Monday", "deadline_text": "within 10 to 12 days"}

    assert rows_for([draft], ARTICLE, record).events[0]["date_text"] == (
        "Monday; within 10 to 12 days"
    )


def test_the_ids_are_the_same_each_time_and_each_once(record):
    drafts = [DRAFT, DRAFT, {**DRAFT, "title": "Peskov speaks"}, {**DRAFT, "title": "Ответ"}]

    ids = rows_for(drafts, ARTICLE, record).event_ids

    assert ids == rows_for(drafts, ARTICLE, record).event_ids
    assert ids == [
        "2025-08-05-peskov-says-kremlin-look",
        "2025-08-05-peskov-says-kremlin-look-pause",
        "2025-08-05-peskov-speaks",
        "2025-08-05-act",
    ]


def test_an_answer_to_a_draft_that_was_not_accepted_is_left_out(record):
    answer = {**DRAFT, "answers": [0, 4, "2025-07-28-trump-cuts-deadline"]}
    rows = rows_for([ULTIMATUM, answer], ARTICLE, record, numbers=[4, 7])

    assert rows.events[1]["responds_to"] == (
        "2025-08-05-trump-sets-new-test;2025-07-28-trump-cuts-deadline"
    )


def test_an_unknown_publisher_gets_a_row(record):
    rows = rows_for([DRAFT], ELSEWHERE, record)

    assert rows.publishers == [PUBLISHER]
    assert rows.articles[0]["publisher"] == "evening-heron"


def test_a_publisher_is_known_by_its_name_at_a_new_host(record):
    rows = rows_for([DRAFT], replace(ELSEWHERE, publisher="Moscow Times"), record)

    assert rows.publishers == []
    assert rows.articles[0]["publisher"] == "moscow-times"


@pytest.mark.parametrize("form", ["{}", "{}/", "{}#top", "{}?utm_source=x"])
def test_an_article_on_record_is_not_added_again(record, form):
    known = record.articles.iloc[0]
    rows = rows_for([DRAFT], replace(ARTICLE, url=form.format(known["url"])), record)

    assert rows.articles == rows.publishers == []
    assert rows.article_id == known["article_id"]


@pytest.mark.parametrize(
    ("draft", "article", "said"),
    [
        ({"title": ""}, ARTICLE, "Draft 1 has no title"),
        ({"actors": []}, ARTICLE, "Draft 1 has no actors"),
        ({"event_type": ""}, ARTICLE, "Draft 1 has no event_type"),
        ({"first": None}, ARTICLE, "Draft 1 has no date"),
        ({"date": "2025-02-30"}, ARTICLE, "is not a day in the calendar"),
        ({}, replace(ARTICLE, url=""), "no web address"),
        ({}, replace(ARTICLE, url="file:///a"), "no web address"),
        ({}, replace(ARTICLE, title="\u200b"), "no title"),
    ],
)
def test_what_no_row_can_be_without_is_asked_for(record, draft, article, said):
    with pytest.raises(CannotBeSaved, match=said):
        rows_for([{**DRAFT, **draft}], article, record)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2025-07-28", "2025-07-28", "2025-07-28"),
        ("2025-07-28", "2025-07-30", "2025-07-28/2025-07-30"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-03-31", "2024-02/2024-03"),
        ("2016-01-01", "2016-12-31", "2016"),
        ("2016-01-01", "2018-12-31", "2016/2018"),
        ("2025-07-30", "2025-07-28", "2025-07-28/2025-07-30"),
        (None, "2025-07-28", ""),
    ],
)
def test_days_are_written_no_finer_than_they_are(first, last, text):
    assert edtf_of(first, last) == text


@given(st.dates(), st.dates())
def test_days_written_are_the_days_read(one, other):
    first, last = sorted([one, other])
    span = parse_date(edtf_of(first, last)).span

    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ('=HYPERLINK("http://x")', 'HYPERLINK("http://x")'),
        ("+1 more", "1 more"),
        ("@realDonaldTrump said", "realDonaldTrump said"),
        ("- a dash", "a dash"),
        ("\t=1+1", "1+1"),
        (" = + -x", "x"),
        ("said = meant", "said = meant"),
        ("a\x00b\x1b[31m\u202ec\n\nd", "ab[31mc d"),
        ("– dash", "– dash"),
        (None, ""),
    ],
)
def test_no_cell_is_a_formula_or_holds_what_cannot_be_seen(text, cell):
    assert free_text(text) == cell


def test_a_long_title_is_cut_after_a_word(record):
    title = rows_for([{**DRAFT, "title": "Word " * 40}], ARTICLE, record).events[0]["title"]

    assert len(title) <= 80
    assert title.endswith("Word…")


def test_rows_to_download_come_back_the_same(record, tmp_path):
    drafts = [{**ULTIMATUM, "summary": 'He said "now", and\n=more.', "note": "=1+1"}, DRAFT]
    rows = rows_for(drafts, ARTICLE, record)
    file = tmp_path / "events.csv"
    file.write_bytes(as_csv(rows.events))

    read = load_record(file)

    text = file.read_text(encoding="utf-8")
    assert text.splitlines()[0] == ",".join(schemas()["events"].columns)
    assert "\r" not in text
    assert read.counts["events.csv"]["loaded"] == 2
    assert set(read.events["summary"]) == {'He said "now", and =more.', "He named no day."}
    assert set(read.events["note"]) == {"1+1", ""}


def test_rows_are_added_in_their_places_and_nothing_else_changes(folder):
    before, record = contents(folder), load_record(folder)
    rows = rows_for([ULTIMATUM, {**DRAFT, "answers": 0}], ELSEWHERE, record)

    saved = save_rows(folder, rows)

    after, read = contents(folder), load_record(folder)
    assert saved.files == ("publishers.csv", "articles.csv", "events.csv")
    assert saved.event_ids == tuple(rows.event_ids)
    assert len(added_lines(before["events.csv"], after["events.csv"])) == 2
    assert added_lines(before["articles.csv"], after["articles.csv"]) == [
        f"{rows.article_id},evening-heron,Moscow answers on the pause,"
        "https://heron.example/a?b=c,2025-08-05,"
    ]
    assert added_lines(before["publishers.csv"], after["publishers.csv"]) == [
        "evening-heron,The Evening Héron,,unknown,"
    ]
    assert {name for name in before if before[name] == after[name]} == {
        "actors.csv", "event_types.csv", "places.csv",
    }  # fmt: skip
    assert read.problems.empty
    assert set(rows.event_ids) <= set(read.row_of)
    assert contents(saved.backup) == {name: before[name] for name in sorted(saved.files)}
    with (folder / "events.csv").open(encoding="utf-8", newline="") as file:
        ids = [row["event_id"] for row in csv.DictReader(file)]
    assert ids == read.events["event_id"].tolist()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"actors": ["nobody-known"]}, "'nobody-known' is not in actors"),
        ({"event_type": "invade"}, "event_type 'invade' is not in event_types"),
        ({"topics": ["weather"]}, "topics 'weather' is not among the topics"),
        ({"place": "atlantis"}, "place 'atlantis' is not in places"),
        ({"importance": "9"}, "importance"),
        ({"deadline": "2025-08-01"}, "lies before the act itself"),
        ({"deadline_status": "met"}, "stands where there is no deadline"),
        ({"answers": "2026-01-01-nothing"}, "is not in events"),
        ({"answers": "2025-08-08-no-such"}, "is not in events"),
    ],
)
def test_rows_that_break_a_rule_are_refused_and_nothing_is_written(folder, changes, said):
    before = contents(folder)
    rows = rows_for([DRAFT, {**ULTIMATUM, "deadline": "", **changes}], ARTICLE, load_record(folder))

    with pytest.raises(RefusedRows, match=said) as refused:
        save_rows(folder, rows)

    assert contents(folder) == before
    assert all(problem.endswith(".") for problem in refused.value.problems)


def test_problems_that_were_there_before_are_no_reason_to_refuse(folder):
    events = (folder / "events.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    events[5] = events[5].replace(",3,", ",7,", 1).replace(",2,", ",7,", 1).replace(",1,", ",7,", 1)
    (folder / "events.csv").write_text("".join(events), encoding="utf-8")
    record = load_record(folder)

    save_rows(folder, rows_for([DRAFT], ARTICLE, record))

    assert len(record.problems) == len(load_record(folder).problems) == 1


def test_the_same_rows_cannot_be_saved_twice(folder):
    rows = rows_for([DRAFT], ARTICLE, load_record(folder))
    save_rows(folder, rows)
    before = contents(folder)

    with pytest.raises(RefusedRows, match="stands in an earlier row already"):
        save_rows(folder, rows)

    assert contents(folder) == before


def test_an_article_becomes_another_source_of_an_act(folder):
    before, event_id = contents(folder), "2025-07-28-trump-cuts-deadline"
    had = load_record(folder).events.set_index("event_id").at[event_id, "sources"]

    saved = attach_source(folder, event_id, ELSEWHERE)

    read = load_record(folder)
    assert read.problems.empty
    assert read.events.set_index("event_id").at[event_id, "sources"] == (*had, *saved.article_ids)
    changed = [
        (old, new)
        for old, new in zip(
            before["events.csv"].decode().splitlines(),
            contents(folder)["events.csv"].decode().splitlines(),
            strict=True,
        )
        if old != new
    ]
    assert len(changed) == 1
    with pytest.raises(CannotBeSaved, match="already"):
        attach_source(folder, event_id, ELSEWHERE)
    with pytest.raises(CannotBeSaved, match="is not an act"):
        attach_source(folder, "2025-01-01-nothing", ELSEWHERE)


def test_files_of_other_hands_keep_their_form(folder):
    """A byte-order mark, CRLF, odd quotes, a column of one's own, no line end at the last row."""
    text = (folder / "events.csv").read_text(encoding="utf-8")
    lines = text.splitlines()
    lines = [f"{lines[0]},mine", *(f'{line},"x"' for line in lines[1:])]
    (folder / "events.csv").write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    before = contents(folder)["events.csv"]

    save_rows(folder, rows_for([DRAFT], ARTICLE, load_record(folder)))

    after = contents(folder)["events.csv"]
    added = added_lines(before, after)
    assert len(added) == 1
    assert added[0].endswith(",")
    assert after.startswith(b"\xef\xbb\xbfevent_id,")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert load_record(folder).counts["events.csv"]["loaded"] == 753


def test_a_folder_without_articles_gets_them(folder):
    (folder / "articles.csv").unlink()

    saved = save_rows(folder, rows_for([DRAFT], ARTICLE, load_record(folder)))

    assert "articles.csv" in saved.files
    assert set(saved.article_ids) <= set(load_record(folder).articles["article_id"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"event_id;date\n", "has no column"),
        ("event_id,ü\n".encode("latin-1"), "not in UTF-8"),
    ],
)
def test_a_table_in_another_form_is_not_written_to(folder, content, said):
    rows = rows_for([DRAFT], ARTICLE, load_record(folder))
    (folder / "events.csv").write_bytes(content)

    with pytest.raises(CannotBeSaved, match=said):
        save_rows(folder, rows)

    assert (folder / "events.csv").read_bytes() == content


def test_a_folder_that_is_none_is_said_to_be_none(tmp_path, record):
    with pytest.raises(CannotBeSaved, match="is not a folder"):
        save_rows(tmp_path / "nowhere", rows_for([DRAFT], ARTICLE, record))


def test_a_disk_that_is_full_changes_nothing(folder, monkeypatch):
    before = contents(folder)
    rows = rows_for([DRAFT], ARTICLE, load_record(folder))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotSwapped, match="No space left on device"):
        save_rows(folder, rows)

    assert contents(folder) == before
    assert sorted(path.name for path in folder.iterdir()) == [BACKUPS, *before]


def test_a_folder_that_may_only_be_read_changes_nothing(folder, monkeypatch):
    before = contents(folder)
    rows = rows_for([DRAFT], ARTICLE, load_record(folder))
    opening = Path.open

    def read_only(path, mode="r", *given, **named):
        if set(mode) & set("wax+"):
            raise PermissionError(30, "Read-only file system", str(path))
        return opening(path, mode, *given, **named)

    monkeypatch.setattr(Path, "open", read_only)  # root may write wherever it likes
    with pytest.raises(OSError, match="Read-only file system"):
        save_rows(folder, rows)

    assert contents(folder) == before


def test_a_hand_that_edits_while_a_change_is_prepared_is_not_overwritten(folder, monkeypatch):
    rows = rows_for([DRAFT], ARTICLE, load_record(folder))
    checking = saving.new_problems

    def meanwhile(*given):
        found = checking(*given)
        with (folder / "articles.csv").open("a", encoding="utf-8") as by_hand:
            by_hand.write("a line by hand\n")
        return found

    monkeypatch.setattr(saving, "new_problems", meanwhile)
    with pytest.raises(NotSwapped, match=r"articles\.csv was changed by something else"):
        save_rows(folder, rows)

    assert (folder / "articles.csv").read_text(encoding="utf-8").endswith("a line by hand\n")
    assert DRAFT["title"] not in (folder / "events.csv").read_text(encoding="utf-8")
