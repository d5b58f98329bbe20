import io
import json
import re

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from loaders.formats import FORMATS
from server.routes import ADDRESSES, routes

ULTIMATUM = "2025-07-28-trump-cuts-deadline"
SUMMER = "from=2025-07-10&to=2025-08-20"


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=routes()), follow_redirects=False)


def acts(answer):
    return pd.read_csv(io.BytesIO(answer.content))["event_id"].tolist()


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_format_has_an_address_with_its_own_type(client, path):
    answer = client.get(f"{path}?{SUMMER}")

    assert 200 == answer.status_code
    assert answer.content
    assert FORMATS[ADDRESSES[path]].media_type.split(";")[0] == answer.headers["content-type"].split(";")[0]  # fmt: skip
    assert "*" == answer.headers.get("access-control-allow-origin") or not answer.request.headers.get("origin")  # fmt: skip


def test_every_format_has_an_address(client):
    assert set(FORMATS) == set(ADDRESSES.values())


@pytest.mark.parametrize(
    "query",
    ["", SUMMER, "side=Russia", "actor=trump&as=recipient", "deadlines=yes", "topic=prisoners", "q=embassy"],
)  # fmt: skip
def test_an_address_holds_the_acts_that_the_page_shows_for_it(client, index, query):
    from urllib.parse import parse_qs

    from loaders.address import from_params
    from loaders.query import Query

    wanted, _ = from_params(parse_qs(query), index, Query(window=index.extent))
    ids = index.record.events["event_id"].iloc[index.select(wanted).rows].tolist()

    assert ids == acts(client.get(f"/data/events.csv?{query}"))


def test_an_exchange_and_a_story_have_addresses_too(client, record):
    from loaders.stories import stories

    story = {each.id: each for each in stories(record)}["prisoners-exchanged"]

    assert ULTIMATUM in acts(client.get(f"/data/events.csv?exchange={ULTIMATUM}"))
    assert {step.event_id for step in story.steps} == set(acts(client.get(f"/data/events.csv?story={story.id}")))  # fmt: skip


def test_what_has_not_changed_is_not_sent_again(client):
    first = client.get(f"/feed.atom?{SUMMER}")
    again = client.get(f"/feed.atom?{SUMMER}", headers={"If-None-Match": first.headers["etag"]})
    other = client.get("/feed.atom?side=US", headers={"If-None-Match": first.headers["etag"]})

    assert "max-age" in first.headers["cache-control"]
    assert (304, b"") == (again.status_code, again.content)
    assert first.headers["etag"] == again.headers["etag"]
    assert 200 == other.status_code


def test_another_page_may_read_it_and_nobody_may_write(client):
    reading = client.get("/data/events.json", headers={"Origin": "https://news.example"})

    assert "*" == reading.headers["access-control-allow-origin"]
    assert 405 == client.post("/data/events.json").status_code
    assert "GET" in client.post("/data/events.json").headers["allow"]


@pytest.mark.parametrize(
    ("address", "status", "quoted"),
    [
        ("/data/events.csv?side=Mars", 400, "Mars"),
        ("/calendar.ics?from=soon", 400, "soon"),
        ("/feed.atom?story=nothing", 400, "nothing"),
        ("/view.html?chart=pie", 400, "pie"),
        ("/event/1812-06-24-napoleon", 404, "1812-06-24-napoleon"),
        ("/data/events.csv?q=" + "x" * 5000, 414, "4,000"),
    ],
)
def test_a_refusal_is_a_problem_in_words(client, address, status, quoted):
    answer = client.get(address)

    assert status == answer.status_code
    assert "application/problem+json" == answer.headers["content-type"]
    assert status == answer.json()["status"]
    assert quoted in answer.json()["detail"]


def test_an_act_has_an_address_that_opens_it(client):
    answer = client.get(f"/event/{ULTIMATUM}")

    assert 302 == answer.status_code
    assert answer.headers["location"].startswith("http://testserver/?")
    assert f"act={ULTIMATUM}" in answer.headers["location"]


def test_the_address_given_by_the_operator_stands_in_every_file(client, monkeypatch):
    monkeypatch.setenv("PUBLIC_ADDRESS", "https://timeline.example/rel/")

    assert "https://timeline.example/rel/event/" in client.get(f"/feed.atom?{SUMMER}").text
    assert client.get(f"/event/{ULTIMATUM}").headers["location"].startswith("https://timeline.example/rel/?")  # fmt: skip


def test_a_file_of_one_view_asks_nobody_for_anything(client):
    page = client.get(f"/view.html?{SUMMER}")
    fetched = re.findall(
        r"<(?:script|link|img|iframe)[^>]+(?:src|href)=[\"']?(http[^\"'> ]+)", page.text
    )

    assert "attachment" in page.headers["content-disposition"]
    assert [] == fetched
    assert ULTIMATUM in page.text


@pytest.mark.parametrize("chart", ["timeline", "climate", "places"])
def test_a_file_draws_the_chart_of_the_page_it_comes_from(client, chart):
    page = client.get(f"/view.html?{SUMMER}&chart={chart}").text
    figure = json.loads(page.partition("const figure = ")[2].partition(";\n")[0])

    assert {"timeline": "scatter", "climate": "bar", "places": "scattergeo"}[chart] in {t.get("type", "scatter") for t in figure["data"]}  # fmt: skip


def test_text_of_the_record_cannot_leave_the_script_it_stands_in(client, tmp_path, monkeypatch, index_with):  # fmt: skip
    import streamlit as st

    hostile = "</script><script>alert(1)</script>"
    index_with(title=hostile[:80])
    monkeypatch.setenv("EVENTS_SOURCE", str(tmp_path / "record"))
    page = client.get("/view.html").text
    st.cache_resource.clear()

    assert "alert(1)" in page
    assert hostile not in page


def test_the_description_names_every_address_and_every_choice(client, index):
    told = client.get("/openapi.json").json()

    assert {*ADDRESSES, "/view.html", "/event/{event_id}", "/openapi.json"} == set(told["paths"])
    sides = told["components"]["parameters"]["side"]["schema"]["items"]["enum"]
    assert list(index.sides) == sides


def test_who_asks_too_often_is_told_when_to_come_back(client, monkeypatch):
    monkeypatch.setenv("DATA_LIMIT", "3/minute")
    answers = [client.get("/event/nothing") for _ in range(5)]
    refused = [each for each in answers if each.status_code == 429]

    assert refused
    assert 1 <= int(refused[-1].headers["retry-after"]) <= 60
    assert "seconds" in refused[-1].json()["detail"]


def test_a_limit_that_cannot_be_read_is_quoted(monkeypatch):
    from server.limiting import limit

    monkeypatch.setenv("DATA_LIMIT", "many")
    with pytest.raises(ValueError, match="“many”"):
        limit()


def test_a_record_that_cannot_be_read_is_told_without_its_place(client, monkeypatch, tmp_path):
    monkeypatch.setenv("EVENTS_SOURCE", str(tmp_path / "gone.csv"))
    for path in ("/data/events.csv", "/feed.atom", "/event/x", "/openapi.json"):
        answer = client.get(path)
        assert 503 == answer.status_code
        assert "gone.csv" not in answer.text
