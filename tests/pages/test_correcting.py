"""An editor corrects an act, another one too, a change is taken back; a reader can do neither."""

import csv

import pytest

from loaders.changes import changes
from loaders.record import load_record

PAGE = "pages/explore/record.py"
ACT = "2025-07-28-trump-cuts-deadline"
# Fields of the sidebar, two of which have the name of a column.
FILTERS = ("actor", "topic")


@pytest.fixture
def desk(opened, edited_record, monkeypatch, tmp_path):
    """The form of an act as an editor opens it, over a record of its own."""
    edited_record("events.csv", ACT)
    monkeypatch.setenv("EVENTS_EDIT", "1")

    def open_(part="correct"):
        app = opened(part=[part], act=[ACT]).switch_page(PAGE).run(timeout=60)
        assert not app.exception
        return app

    return open_


def field(app, label):
    kinds = [*app.text_input, *app.text_area, *app.multiselect, *app.selectbox]
    return next(each for each in kinds if each.label == label and each.key not in FILTERS)


def save(app, why="a better word"):
    field(app, "Why").set_value(why)
    button = next(each for each in app.button if each.label == "Save the correction")
    return button.click().run(timeout=60)


def title_of(folder):
    record = load_record(folder)
    return record.events.at[record.row_of[ACT], "title"]


def errors(app):
    return " ".join(each.value.replace("\\", "") for each in app.error)


def test_a_correction_is_saved_logged_and_seen_at_once(desk, tmp_path):
    app = desk()
    field(app, "Title").set_value("Trump gives Putin 10 or 12 days")
    app = save(app)

    assert not app.exception
    assert "Saved as change 1" in app.success[0].value.replace("\\", "")
    assert "Trump gives Putin 10 or 12 days" == title_of(tmp_path / "record")
    (logged,) = changes(tmp_path / "record")
    assert ("events", ACT, "title", "a better word") == (
        logged.table, logged.row_id, logged.column, logged.why,
    )  # fmt: skip
    assert "Trump gives Putin 10 or 12 days" == field(app, "Title").value


def test_undoing_leaves_the_file_as_it_was_to_the_byte(desk, tmp_path):
    events = tmp_path / "record" / "events.csv"
    app = desk()
    before = events.read_bytes()
    field(app, "Title").set_value("Something else")
    save(app)
    assert before != events.read_bytes()
    app = desk(part="changes")
    next(each for each in app.button if each.label == "Undo this change").click().run(timeout=60)

    assert before == events.read_bytes()
    assert [1, 2] == [each.change_id for each in changes(tmp_path / "record")]


def test_the_second_of_two_editors_is_told_and_loses_nothing(desk, tmp_path):
    first, second = desk(), desk()
    field(first, "Title").set_value("The first title")
    save(first)
    field(second, "Title").set_value("The second title")
    app = save(second)

    assert "changed meanwhile" in errors(app)
    assert "The first title" == title_of(tmp_path / "record")
    assert "The second title" == field(app, "Title").value
    assert any(
        "On record now: The first title" in each.value.replace("\\", "") for each in app.caption
    )
    app = save(app)
    assert not app.error
    assert "The second title" == title_of(tmp_path / "record")


def test_two_editors_of_two_fields_both_get_their_way(desk, tmp_path):
    first, second = desk(), desk()
    field(first, "Title").set_value("The first title")
    save(first)
    field(second, "Note").set_value("A note by the second")
    save(save(second))
    record = load_record(tmp_path / "record")

    row = record.events.iloc[record.row_of[ACT]]
    assert ("The first title", "A note by the second") == (row["title"], row["note"])


@pytest.mark.parametrize(
    ("label", "typed", "told"),
    [
        ("Date", "31.02.2025", "31.02.2025"),
        ("Deadline", "in ten days", "in ten days"),
        ("Title", "", "title"),
    ],
)
def test_what_breaks_a_rule_is_refused_and_kept_on_the_screen(desk, tmp_path, label, typed, told):
    events = tmp_path / "record" / "events.csv"
    before = events.read_bytes()
    app = desk()
    field(app, label).set_value(typed)
    app = save(app)

    assert told in errors(app)
    assert typed == field(app, label).value
    assert before == events.read_bytes()


@pytest.mark.parametrize(
    ("label", "chosen", "column", "cell"),
    [
        ("Actors", ["trump", "vance"], "actors", "trump;vance"),
        ("Event type", "request", "event_type", "request"),
        ("Importance", "2", "importance", "2"),
        ("Place", "", "place", ""),
        ("Responds to", ["2025-07-14-trump-50-day-ultimatum"], "responds_to", "2025-07-14-trump-50-day-ultimatum"),
    ],
)  # fmt: skip
def test_what_has_a_list_is_chosen_from_it(desk, tmp_path, label, chosen, column, cell):
    app = desk()
    field(app, label).set_value(chosen)
    app = save(app)

    assert not app.error
    (logged,) = changes(tmp_path / "record")
    assert (column, cell) == (logged.column, logged.after)


def test_what_stands_in_a_cell_and_in_no_list_is_kept(desk, edited_record, tmp_path):
    written = "tariffs; sanctions"
    edited_record("events.csv", ACT, topics=written)
    app = desk()
    field(app, "Note").set_value("Only the note")
    app = save(app)

    assert ["tariffs", "sanctions"] == field(app, "Topics").value
    assert ["note"] == [each.column for each in changes(tmp_path / "record")]
    assert f",{written}," in (tmp_path / "record" / "events.csv").read_text(encoding="utf-8")


def test_columns_in_another_order_have_a_field_each(desk, tmp_path):
    events = tmp_path / "record" / "events.csv"
    with events.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with events.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0])[::-1])
        writer.writeheader()
        writer.writerows(rows)
    app = desk()

    assert ["trump"] == field(app, "Actors").value
    assert ["putin"] == field(app, "Recipients").value


def test_a_value_that_no_list_has_is_shown_and_can_be_taken_out(desk, edited_record, tmp_path):
    edited_record("events.csv", ACT, topics="tariffs;unheard-of")
    app = desk()
    assert ["tariffs", "unheard-of"] == field(app, "Topics").value
    field(app, "Topics").set_value(["tariffs"])
    save(app)

    assert ["tariffs"] == [each.after for each in changes(tmp_path / "record")]


def test_a_correction_needs_a_reason(desk, tmp_path):
    app = desk()
    field(app, "Title").set_value("Another title")
    app = save(app, why=" ")

    assert "Say why" in errors(app)
    assert [] == changes(tmp_path / "record")


def test_a_reader_finds_no_form_and_no_undo(opened, monkeypatch):
    monkeypatch.setenv("EVENTS_EDIT", "")
    for part in ("correct", "changes"):
        app = opened(part=[part], act=[ACT]).switch_page(PAGE).run(timeout=60)
        assert ["Clear filters"] == [each.label for each in app.button]
        assert not app.text_area


def test_an_unknown_id_is_told(desk):
    app = desk()
    field(app, "Id of the act").set_value("2025-never").run(timeout=60)

    assert "2025-never" in app.warning[0].value.replace("\\", "")
