"""What holds for all formats: the acts of the view, and the same bytes each time."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.formats import FORMATS, Export
from loaders.formats.export import Export as SameExport
from loaders.formats.export import neutral, restored
from loaders.query import Query
from loaders.record import load_record
from tests.loaders.formats.readers import IDS, links_within, read_again, text_cells

README = Path(__file__).parents[3] / "loaders/formats/README.md"
# Formats that keep every cell; how their files end.
TABLES = {"csv": ".csv", "xlsx": ".xlsx", "json": ".json", "parquet": ".parquet"}
SERVED = ["csv", "json", "parquet", "xlsx", "jsonld", "chicago", "apa", "bibtex", "csl-json", "timelinejs-csv", "timelinejs-json", "ics", "atom"]  # fmt: skip


def queries(index):
    """Views such as readers make: some actors, topics, kinds, words, a window."""
    record = index.record
    some = {
        "sides": st.lists(st.sampled_from(index.sides), max_size=2, unique=True),
        "actors": st.lists(st.sampled_from(record.actors["actor_id"].tolist()), max_size=3, unique=True),
        "topics": st.lists(st.sampled_from(sorted(index.topics.counts)), max_size=3, unique=True),
        "event_types": st.lists(st.sampled_from(list(index.event_types)), max_size=3, unique=True),
    }  # fmt: skip
    return st.builds(
        Query,
        **{name: values.map(tuple) for name, values in some.items()},
        words=st.sampled_from(["", "", "sanctions", "Putin", "nothing at all like this"]),
        importance=st.integers(1, 3),
        with_deadline=st.sampled_from([False, False, True]),
    )


def test_the_registry_has_every_format_under_its_own_name():
    assert sorted(SERVED) == sorted(FORMATS)
    assert all(name == form.name for name, form in FORMATS.items())
    assert len(FORMATS) == len({form.filename for form in FORMATS.values()})
    assert Export is SameExport


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_holds_the_acts_of_any_view(index, name):
    @settings(max_examples=12, deadline=None, database=None)
    @given(queries(index))
    def holds(query):
        rows = tuple(int(row) for row in index.select(query).rows)
        export = Export(index.record, rows, "https://timeline.example/?q=x", "A view")
        wanted = [index.record.events["event_id"].iat[row] for row in rows]

        found = IDS[name](FORMATS[name].write(export))

        assert sorted(wanted) == sorted(found)

    holds()


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_holds_the_whole_record(everything, name):
    found = IDS[name](FORMATS[name].write(everything))

    assert sorted(act["event_id"] for act in everything.acts) == sorted(found)


@pytest.mark.parametrize("name", FORMATS)
def test_a_view_without_acts_can_be_taken_along(record, name):
    data = FORMATS[name].write(Export(record, (), "", "No acts"))

    assert [] == IDS[name](data)
    if FORMATS[name].read:
        assert () == read_again(name, data).rows


@pytest.mark.parametrize("name", FORMATS)
def test_the_clock_is_not_in_a_file(harmful, odd, name):
    again = Export(odd, harmful.rows, harmful.address, harmful.title)

    assert FORMATS[name].write(harmful) == FORMATS[name].write(again)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_comes_back_through_the_loader_as_it_was(index, tmp_path_factory, name):
    @settings(max_examples=6, deadline=None, database=None)
    @given(queries(index))
    def comes_back(query):
        rows = tuple(int(row) for row in index.select(query).rows)
        if not rows:
            return
        export = Export(index.record, rows)
        path = tmp_path_factory.mktemp("back") / f"view{TABLES[name]}"
        path.write_bytes(FORMATS[name].write(export))

        back = load_record(path)

        assert links_within(export.events) == links_within(back.events)
        assert back.problems["message"].str.contains(r"(?:is|are) not in events").all()

    comes_back()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_read_again_cell_by_cell(harmful, name):
    back = read_again(name, FORMATS[name].write(harmful))

    assert text_cells(harmful) == list(back.rows)
    assert () == back.problems
    assert len(harmful.rows) == back.records


@pytest.mark.parametrize("name", TABLES)
def test_harmful_cells_pass_the_loader(harmful, tmp_path, name):
    path = tmp_path / f"view{TABLES[name]}"
    path.write_bytes(FORMATS[name].write(harmful))

    back = load_record(path).events

    wanted = [{k: neutral(v) if name == "csv" else v for k, v in row.items()} for row in text_cells(harmful)]  # fmt: skip
    columns = ["event_id", "date", "title", "summary", "note", "demand", "deadline"]
    assert [[row[c] for c in columns] for row in wanted] == back[columns].values.tolist()


@pytest.mark.parametrize("name", [name for name, form in FORMATS.items() if form.read])
@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"<html></html>"])
def test_what_is_another_kind_of_file_is_refused(name, data):
    from loaders.tables import NotATable

    with pytest.raises(NotATable, match="us-russia-timeline"):
        read_again(name, data)


@given(st.text(alphabet="'=+-@|% ＝a1\t", max_size=6))
def test_what_was_made_neutral_is_restored(text):
    assert text == restored(neutral(text))
    assert not re.match(r"[=+\-@|%\s＝]", neutral(text))


def test_an_acts_own_address_lies_below_the_dashboards(odd):
    for page in ("", "exchanges", "exchanges?x=1/2", "?x=1"):
        export = Export(odd, (), f"https://timeline.example/rel/{page}")
        assert "https://timeline.example/rel/event/2016-x" == export.act_address("2016-x")
    assert "" == Export(odd, ()).act_address("2016-x")


def test_a_view_keeps_its_name_when_the_record_grows(record, odd):
    def name_of(some, address):
        return Export(some, (), "https://timeline.example/" + address).view_id

    first, last = (f"{getattr(record.events[end], how)():%Y-%m-%d}" for end, how in (("first", "min"), ("last", "max")))  # fmt: skip
    whole = name_of(record, f"?from={first}&to={last}&side=US&record=a")

    assert whole == name_of(odd, "?side=US&record=b")
    assert whole != name_of(record, f"?from=2025-01-01&to={last}&side=US&record=a")
    assert whole != name_of(record, "?side=Russia")


def test_the_licence_is_that_of_our_own_record_only(record, odd):
    assert Export(record, ()).licence.startswith("https://creativecommons.org/")
    assert "" == Export(odd, ()).licence


def test_the_readme_tells_of_every_format_and_its_file():
    rows = re.findall(r"^\| `([\w-]+)` \| `([\w.-]+)` \|", README.read_text(encoding="utf-8"), re.MULTILINE)  # fmt: skip

    assert [(name, form.filename) for name, form in FORMATS.items()] == rows
