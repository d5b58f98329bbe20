import pytest

from loaders.formats import FORMATS, Export
from loaders.formats.incoming import OTHER, OURS, SHEET, SLIDES, incoming
from loaders.formats.mapping import From, mapped, suggested
from loaders.formats.sources import sourced
from loaders.tables import NotATable

FOREIGN = (
    "Datum,Headline,Wer,Link\n"
    "28.07.2025,Trump sets a shorter term,Donald Trump,https://news.example/2025/07/28/term\n"
    "29.07.2025,Peskov answers,Dmitry Peskov,https://news.example/2025/07/29/answer\n"
    "31.02.2025,A day that never was,Donald Trump,https://news.example/never\n"
    "30.07.2025,An act without a source,Donald Trump,\n"
)


@pytest.mark.parametrize(
    ("name", "file", "kind"),
    [
        ("csv", "acts.csv", OURS),
        ("xlsx", "acts.xlsx", OURS),
        ("json", "acts.json", OURS),
        ("parquet", "acts.parquet", OURS),
        ("timelinejs-csv", "sheet.csv", SHEET),
        ("timelinejs-json", "slides.json", SLIDES),
    ],
)
def test_what_was_taken_along_is_known_again(record, name, file, kind):
    export = Export(record, range(540, 560), "https://timeline.example/?side=US", "Twenty acts")
    found = incoming(FORMATS[name].write(export), file)

    assert kind == found.kind
    assert 20 == len(found.table.rows)
    assert export.events["title"].tolist() == found.table.rows["title"].tolist()


@pytest.mark.parametrize("name", ["csv", "xlsx", "json", "parquet"])
def test_our_own_files_come_back_as_they_were(record, name):
    rows = range(record.events.shape[0])
    export = Export(record, rows)
    suffix = FORMATS[name].filename.rpartition(".")[2]
    table = incoming(FORMATS[name].write(export), f"acts.{suffix}").table
    back = mapped(table, suggested(list(table.rows.columns)), record)

    assert len(rows) == len(back.rows)
    assert not [each for each in back.problems if each.dropped]
    columns = ["event_id", "date", "title", "actors", "deadline", "sources"]
    ours = [tuple(";".join(v) if isinstance(v, tuple) else str(v) for v in row) for row in record.events[columns].itertuples(index=False)]  # fmt: skip
    assert ours == [tuple(row[name] for name in columns) for row in back.rows]


def test_a_table_of_another_form_is_mapped_and_its_addresses_become_sources(record):
    found = incoming(FOREIGN.encode(), "export.csv")
    mapping = suggested(["Datum", "Headline", "Wer", "Link"]) | {
        "actors": From(("Wer",)),
        "event_type": From(default="comment"),
        "importance": From(default="3"),
    }
    ready = sourced(found.table, mapping, record)
    taken = mapped(ready.table, ready.mapping, ready.record, "day-month-year")
    refused = {(each.line, each.column) for each in taken.problems if each.dropped}

    assert OTHER == found.kind
    assert ["2025-07-28", "2025-07-29"] == [row["date"] for row in taken.rows]
    assert ["trump", "peskov"] == [row["actors"] for row in taken.rows]
    assert {(4, "date"), (5, "sources")} == refused
    assert 1 == len(ready.publishers)
    ids = {row["article_id"] for row in ready.articles}
    assert {row["sources"] for row in taken.rows} < ids


def test_an_article_that_the_record_has_is_used_and_not_doubled(record):
    known = record.articles.iloc[0]
    table = incoming(
        f"date,title,sources\n2025-07-28,An act,{known['url']}\n".encode(), "a.csv"
    ).table
    ready = sourced(table, suggested(["date", "title", "sources"]), record)

    assert () == ready.articles == ready.publishers
    assert [known["article_id"]] == ready.table.rows[ready.mapping["sources"].columns[0]].tolist()


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"", "empty.csv", "empty"),
        (b"a,b\n1,2\n", "picture.png", ".png"),
        (b"{", "broken.json", "JSON"),
        (b"\x00\x01\x02", "broken.xlsx", "xlsx"),
    ],
)
def test_what_is_no_table_is_told(data, name, told):
    with pytest.raises(NotATable, match=told):
        incoming(data, name)
