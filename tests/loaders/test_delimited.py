import pytest

from loaders.delimited import NotATable, read_delimited

HEADER = "id,title,note\n"


def cells(text, encoding="utf-8"):
    return read_delimited(text.encode(encoding), "events.csv")


def values(read):
    return read.rows.drop(columns="line").to_numpy().tolist()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("id,title\na,Überfall\n", "utf-8"),
        ("id,title\na,Überfall", "utf-8"),
        ("id,title\na,Überfall\n", "utf-8-sig"),
        ("id,title\r\na,Überfall\r\n", "utf-8-sig"),
        ("id;title\r\na;Überfall\r\n", "utf-8-sig"),
        ("id\ttitle\r\na\tÜberfall\r\n", "utf-16"),
        ("sep=;\r\nid;title\r\na;Überfall\r\n", "cp1252"),
        ("id,title\ra,Überfall\r", "utf-8"),
        ('"id","title"\n"a","Überfall"\n', "utf-8"),
        ("\n\nid,title\na,Überfall\n", "utf-8"),
    ],
)
def test_what_spreadsheets_write_is_read(text, encoding):
    read = cells(text, encoding)

    assert list(read.rows.columns) == ["id", "title", "line"]
    assert values(read) == [["a", "Überfall"]]


def test_windows_1252_is_told():
    read = cells("id,title\na,x\nb,Überfall\n", "cp1252")

    assert values(read) == [["a", "x"], ["b", "Überfall"]]
    assert [problem.message for problem in read.problems] == [
        "events.csv: the file is not UTF-8 (first seen in line 3) and was read as Windows-1252."
    ]


def test_a_delimiter_within_quotation_marks_belongs_to_the_cell():
    assert values(cells(HEADER + 'a,"One, two; three",\n')) == [["a", "One, two; three", ""]]


def test_each_row_has_the_line_on_which_it_begins():
    read = cells(HEADER + 'a,"two\nlines",\n\nb,x,\nc,"three\n\nlines",\nd,x,\n')

    rows = read.rows[read.rows["id"] != ""]
    assert dict(zip(rows["id"], rows["line"], strict=True)) == {"a": 2, "b": 5, "c": 6, "d": 9}
    assert rows["title"].tolist() == ["two\nlines", "x", "three\n\nlines", "x"]


def test_the_line_of_a_declared_separator_is_counted():
    assert cells("sep=;\nid;title\na;b\n").rows["line"].tolist() == [3]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("b,x\n", "events.csv line 3 (b): the row has 2 cells, not 3."),
        ("b,x,y,z\n", "events.csv line 3 (b): the row has 4 cells, not 3."),
        (
            'b,"x,y\n',
            "events.csv line 3 (b): a quotation mark in this row is out of place or never closed.",
        ),
        (
            'b,"x"y,\n',
            "events.csv line 3 (b): a quotation mark in this row is out of place or never closed.",
        ),
    ],
)
def test_a_row_that_is_none_is_told_and_the_others_are_read(row, says):
    read = cells(HEADER + "a,x,y\n" + row + "c,x,y\n" + "d,x\n")

    assert values(read) == [["a", "x", "y"], ["c", "x", "y"]]
    assert read.rows["line"].tolist() == [2, 4]
    assert says == read.problems[0].message
    assert [problem.line for problem in read.problems] == [3, 5]
    assert read.records == len(read.rows) + sum(problem.dropped for problem in read.problems)


def test_a_quotation_mark_closed_rows_later_swallows_none_of_them():
    read = cells(HEADER + 'a,"open,y\n' + "b,x,y\n" * 40 + 'c,x",y\nd,x,y\n')

    assert read.records == 43
    assert [problem.line for problem in read.problems] == [2]
    assert read.rows["id"].tolist() == ["b"] * 40 + ["c", "d"]


def test_empty_cells_too_many_are_no_fault():
    assert values(cells(HEADER + "a,x,y,,\n")) == [["a", "x", "y"]]


def test_a_name_that_stands_twice_in_the_header_keeps_both_columns():
    read = cells("id,title,title,line\na,b,c,d\n")

    assert list(read.rows.columns) == ["id", "title", "title (2)", "line (2)", "line"]
    assert values(read) == [["a", "b", "c", "d"]]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"PK\x03\x04rest", "a zip archive or an Excel workbook"),
        (b"%PDF-1.7", "is a PDF"),
        (b"id,title\n\0\0\n", "holds NUL bytes"),
        (b"\xff\xfeodd", "is not text"),
        (b"<!DOCTYPE html><html>Sign in</html>", "is a web page"),
    ],
)
def test_what_is_no_table_is_refused(data, says):
    with pytest.raises(NotATable, match=says):
        read_delimited(data, "events.csv")
