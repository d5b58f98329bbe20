"""The same promises for both places that a record can be kept in: a folder and a database."""

import shutil
import threading
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from loaders import changes as log
from loaders import corrections
from loaders.articles.article import Article
from loaders.articles.rows import CannotBeSaved, Rows
from loaders.articles.saving import RefusedRows
from loaders.articles.swapping import BACKUPS
from loaders.changes import CannotUndo, ChangedMeanwhile
from loaders.database import editing, store
from loaders.record import ORDER, load_record

DATA = Path(__file__).parents[3] / "data"
ACT = "2025-07-28-trump-cuts-deadline"
LATER = "2025-07-29-trump-fixes-8-august"

HOSTILE = [
    "'; DROP TABLE events; --",
    "Robert'); DELETE FROM change_log;--",
    '"; UPDATE record_version SET number = 0; --',
    "%s %(note)s :note {note} $1 ?",
    "\\'; SELECT pg_sleep(60); --",
    "$$ E'\\047' $$ \\x00 \\N \\.",
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x.example","y")',
    'a "quoted, word", and a comma',
    "\u202etxt.exe\u202c \u200b zero width",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🕊️ Ё ё",
    '{"note": ["x"]}',
    "x" * 100_000,
]


@dataclass
class Place:
    """A record that can be changed, and the functions that change it there."""

    at: Any
    edit: Any
    read: Any

    def row(self, row_id=ACT, table="events"):
        return self.read.row_in(self.at, table, row_id)

    def change(self, new, *, seen=None, row_id=ACT, who="Ann", why="a better source"):
        seen = self.row(row_id) if seen is None else seen
        return self.edit.change_event(self.at, row_id, seen, new, who, why)

    def undo(self, change_id, who="Ann"):
        return self.edit.undo(self.at, change_id, who)

    @property
    def changes(self):
        return (store if self.edit is editing else log).changes(self.at)

    @property
    def files(self):
        if self.edit is editing:
            return store.tables_as_csv(self.at)
        return {f"{name}.csv": (self.at / f"{name}.csv").read_bytes() for name in ORDER}

    @property
    def record(self):
        return store.load_from_database(self.at) if self.edit is editing else load_record(self.at)


@pytest.fixture(params=["folder", "database"])
def place(request, tmp_path):
    """The published record in a folder, and in a database."""
    if request.param == "database":
        return Place(request.getfixturevalue("address"), editing, store)
    folder = tmp_path / "record"
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns(BACKUPS))
    return Place(folder, corrections, corrections)


def test_a_change_is_told_with_who_when_what_and_why(place):
    before = place.row()
    number = place.change({"importance": "2", "note": "Checked"})

    assert {**before, "importance": "2", "note": "Checked"} == place.row()
    told = {each.column: each for each in place.changes}
    assert {"importance", "note"} == set(told)
    assert (before["importance"], "2") == (told["importance"].before, told["importance"].after)
    assert (before["note"], "Checked") == (told["note"].before, told["note"].after)
    for each in told.values():
        assert (number, "Ann", "events", ACT) == (each.change_id, each.who, each.table, each.row_id)
        assert "a better source" == each.why
        assert each.at.endswith("Z")


def test_a_change_touches_no_other_line(place):
    before = place.files
    place.change({"note": "Checked"})
    after = place.files

    old, new = (each["events.csv"].splitlines() for each in (before, after))
    assert 1 == sum(one != other for one, other in zip(old, new, strict=True))
    assert {**before, "events.csv": b""} == {**after, "events.csv": b""}


def test_of_two_editors_on_one_row_the_second_is_told_and_loses_nothing(place):
    seen = place.row()
    place.change({"title": "Trump shortens the deadline"}, seen=seen, who="Ann")
    with pytest.raises(ChangedMeanwhile) as told:
        place.change({"note": "Written by Ben"}, seen=seen, who="Ben")

    assert told.value.current is not None
    assert "Trump shortens the deadline" == told.value.current["title"]
    assert {"note": "Written by Ben"} == told.value.wanted
    assert seen == told.value.seen
    assert ["Ann"] == [each.who for each in told.value.changes]
    assert "by Ann at 20" in str(told.value)
    assert "Trump shortens the deadline" == place.row()["title"]
    assert seen["note"] == place.row()["note"]


def test_of_editors_at_the_same_moment_one_wins_and_the_others_are_told(place):
    seen = place.row()
    gate = threading.Barrier(4)
    done, told = [], []

    def edit(who):
        gate.wait()
        try:
            done.append((place.change({"note": f"by {who}"}, seen=seen, who=who), who))
        except ChangedMeanwhile as error:
            told.append(error)

    editors = [threading.Thread(target=edit, args=(f"editor {n}",)) for n in range(4)]
    for each in editors:
        each.start()
    for each in editors:
        each.join()

    assert (1, 3) == (len(done), len(told))
    assert f"by {done[0][1]}" == place.row()["note"]
    assert 1 == len(place.changes)


def test_editors_of_different_rows_do_not_disturb_each_other(place):
    one, other = place.row(ACT), place.row(LATER)
    place.change({"note": "one"}, seen=one)
    place.change({"note": "other"}, seen=other, row_id=LATER)

    assert ("one", "other") == (place.row(ACT)["note"], place.row(LATER)["note"])


@pytest.mark.parametrize(
    "new",
    [
        {"note": "Checked"},
        {"title": "Trump shortens the deadline", "importance": "2", "recipients": "putin"},
        {"date": "2025-07"},
    ],
)
def test_undo_brings_back_every_byte_and_can_itself_be_undone(place, new):
    before = place.files
    number = place.change(new)
    changed = place.files
    back = place.undo(number, who="Ben")

    assert before == place.files
    assert before != changed
    assert "Ben" == place.changes[-1].who
    assert f"undo of change {number}" == place.changes[-1].why

    place.undo(back)

    assert changed == place.files


def test_undo_does_not_undo_what_another_wrote_since(place):
    number = place.change({"note": "by Ann"})
    place.change({"note": "by Ben"}, who="Ben")
    before = place.files
    with pytest.raises(ChangedMeanwhile, match="by Ben at 20"):
        place.undo(number)

    assert before == place.files


def test_there_is_no_undo_of_what_never_was(place):
    with pytest.raises(CannotUndo, match="There is no change 99"):
        place.undo(99)


def test_an_act_whose_date_is_corrected_goes_to_its_place(place):
    place.change({"date": "2025-06-01"})

    told = place.record.problems["message"].tolist()
    assert told == load_record(DATA).problems["message"].tolist()
    assert "2025-06-01" == place.row()["date"]


@pytest.mark.parametrize(
    ("new", "error", "said"),
    [
        ({"date": "2025-02-30"}, RefusedRows, "2025-02-30"),
        ({"title": ""}, RefusedRows, "title"),
        ({"actors": "nobody-known"}, RefusedRows, "nobody-known"),
        ({"event_id": "2025-07-28-other"}, CannotBeSaved, "never changes"),
        ({"colour": "red"}, CannotBeSaved, "no column colour"),
        ({}, CannotBeSaved, "nothing to save"),
        ({"note": "a\0b"}, CannotBeSaved, "NUL"),
        ({"note": "a\ud800b"}, CannotBeSaved, "half a character"),
    ],
)
def test_what_would_spoil_the_record_is_refused(place, new, error, said):
    before = place.files
    with pytest.raises(error, match=said):
        place.change(new)

    assert before == place.files
    assert [] == place.changes


def test_nobody_changes_the_record_without_a_name(place):
    with pytest.raises(CannotBeSaved, match="name"):
        place.change({"note": "x"}, who=" ")


def test_nobody_overwrites_what_they_have_not_seen(place):
    with pytest.raises(CannotBeSaved, match="without having been seen"):
        place.change({"note": "x"}, seen={"title": place.row()["title"]})


def test_an_act_that_is_not_on_record_cannot_be_changed(place):
    with pytest.raises(CannotBeSaved, match="is not in"):
        place.change({"note": "x"}, seen=place.row(), row_id="2025-07-28-nothing")


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(place, text):
    before = place.files
    number = place.change({"note": text}, who="O'Hara; --", why=text)

    assert text == place.row()["note"]
    events = place.record.events
    assert text == events.loc[events["event_id"] == ACT, "note"].item()
    assert text == place.changes[-1].after

    place.undo(number)

    assert before == place.files


NEW = {
    "event_id": "2025-07-28-test-answer",
    "date": "2025-07-28",
    "title": "Putin answers",
    "summary": "He did.",
    "actors": "putin",
    "event_type": "comment",
    "topics": "other",
    "importance": "3",
    "sources": "test-press-0a1b2c",
}
ROWS = Rows(
    article_id="test-press-0a1b2c",
    events=[NEW],
    articles=[
        {
            "article_id": "test-press-0a1b2c",
            "publisher": "test-press",
            "title": 'A; "test", \'--',
            "url": "https://press.example/1",
            "published": "2025-07-28",
        }
    ],
    publishers=[{"publisher_id": "test-press", "name": "Test Press", "kind": "unknown"}],
)


def test_added_rows_stand_in_their_places_and_can_be_taken_back(address):
    before = store.tables_as_csv(address)
    number = editing.add_rows(address, ROWS, "Ann", "a new source")

    record = store.load_from_database(address)
    assert 753 == len(record.events)
    assert load_record(DATA).problems["message"].tolist() == record.problems["message"].tolist()
    assert {
        ("publishers", "test-press"),
        ("articles", ROWS.article_id),
        ("events", NEW["event_id"]),
    } == {(each.table, each.row_id) for each in store.changes(address)}

    back = editing.undo(address, number, "Ann")

    assert before == store.tables_as_csv(address)

    editing.undo(address, back, "Ann")

    assert 753 == len(store.load_from_database(address).events)


def test_rows_are_added_all_or_none(address):
    before = store.tables_as_csv(address)
    broken = replace(ROWS, events=[NEW, {**NEW, "event_id": "2025-07-29-broken", "date": "never"}])
    with pytest.raises(RefusedRows, match="never"):
        editing.add_rows(address, broken, "Ann", "")
    with pytest.raises(RefusedRows):
        editing.add_rows(address, replace(ROWS, events=[{**NEW, "event_id": ACT}]), "Ann", "")

    assert before == store.tables_as_csv(address)
    assert [] == store.changes(address)


def test_rows_that_another_has_corrected_are_not_taken_back(address):
    number = editing.add_rows(address, ROWS, "Ann", "")
    seen = store.row_in(address, "events", NEW["event_id"])
    editing.change_event(address, NEW["event_id"], seen, {"note": "kept"}, "Ben", "")
    with pytest.raises(ChangedMeanwhile, match="Ben"):
        editing.undo(address, number, "Ann")

    assert "kept" == store.row_in(address, "events", NEW["event_id"])["note"]


def test_an_article_becomes_the_last_source_of_an_act(address):
    article = Article(
        title="Another",
        publisher="Test Press",
        url="https://press.example/2",
        published=date(2025, 7, 29),
        published_from="given",
        text="x",
        kind="text",
    )
    before = store.row_in(address, "events", ACT)["sources"]
    editing.attach_source(address, ACT, article, "Ann", "")

    assert store.row_in(address, "events", ACT)["sources"].startswith(f"{before};test-press-")


def test_the_version_changes_with_the_record_and_only_then(address):
    first = store.version(address)

    assert first == store.version(address)

    with pytest.raises(RefusedRows):
        editing.change_event(
            address, ACT, store.row_in(address, "events", ACT), {"title": ""}, "Ann", ""
        )

    assert first == store.version(address)

    editing.change_event(
        address, ACT, store.row_in(address, "events", ACT), {"note": "x"}, "Ann", ""
    )

    assert first != store.version(address)
