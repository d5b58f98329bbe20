import json
import warnings

import bibtexparser
import pytest
from pylatexenc.latex2text import LatexNodes2Text  # type: ignore[import-untyped]

from loaders.formats import FORMATS, Export


def test_bibtex_says_what_the_act_says(harmful):
    entries = bibtexparser.parse_string(FORMATS["bibtex"].write(harmful).decode()).entries
    plain = LatexNodes2Text()

    for entry, act in zip(entries, harmful.acts, strict=True):
        told = {name: field.value for name, field in entry.fields_dict.items()}
        assert harmful.act_address(act["event_id"]) == told["url"]
        # TeX has its own quotation marks and dashes, so only the words are compared.
        words = [word for word in act["title"].split() if word.isalnum()]
        assert all(word in plain.latex_to_text(told["title"]) for word in words)


@pytest.mark.parametrize(
    ("title", "parts", "circa"),
    [
        ("A month whose day is not known", [[2016, 6]], None),
        ("Between two years", [[2016], [2018]], None),
        ("About two days", [[2016, 4, 11], [2016, 4, 12]], True),
        ("No end", [[2016, 5, 1]], None),
        ("Uncertain day", [[2016, 7, 28]], True),
    ],
)
def test_csl_knows_no_more_of_a_date_than_the_record(harmful, act_of, title, parts, circa):
    items = {item["id"]: item for item in json.loads(FORMATS["csl-json"].write(harmful))}
    date = items[act_of(title)["event_id"]]["event-date"]

    assert (parts, circa) == (date["date-parts"], date.get("circa"))


def test_a_citation_processor_takes_csl_json(harmful):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of every field that it has no use for
        from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]

        source = CiteProcJSON(json.loads(FORMATS["csl-json"].write(harmful)))

    assert [act["event_id"] for act in harmful.acts] == list(source)


@pytest.mark.parametrize("name", ["chicago", "apa"])
def test_a_list_begins_with_the_view_and_gives_the_month_as_a_month(harmful, act_of, name):
    head, blank, *lines = FORMATS[name].write(harmful).decode().splitlines()
    act = act_of("A month whose day is not known")

    assert f"US–Russia timeline. {harmful.title}. {harmful.address}" == head
    assert "" == blank
    line = next(line for line in lines if act["event_id"] in line)
    assert "(June 2016 (day not known))" in line
    assert harmful.act_address(act["event_id"]) in line


def test_a_title_with_braces_leaves_the_file_whole(index_with):
    record = index_with(rows=2, title="An { open brace").record
    data = FORMATS["bibtex"].write(Export(record, (0, 1))).decode()

    assert data.count("{") == data.count("}")
    assert 2 == len(bibtexparser.parse_string(data).entries)
