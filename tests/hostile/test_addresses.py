"""Addresses that ask for too much, for what there is not, or for what lies elsewhere."""

from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from components.view import CHOICES, IDS, VIEW_PARAMETERS, View, view_of
from loaders.address import PARAMETERS
from loaders.query import Query
from server import limiting
from server.routes import ADDRESSES, routes
from tests.hostile.payloads import PAYLOADS

ROOT = Path(__file__).parents[2]
NAMES = sorted({*PARAMETERS, *VIEW_PARAMETERS, "chart", "embed"})

# Values that are none, one a trick.
ODD = [
    "", " ", "\0", "\x0b\x1b", "\n", "%00", "%", "%zz", "\ufeff", "\u202e", "\U0010ffff", "-1", "0",
    "٣", "1e999", "NaN", "9" * 500, "0000-00-00", "9999-12-31", "0001-01-01", "2025-02-30", "-2025",
    "2025-07-28/..", "../2025", "2025-07-28~", "null", "true", "__class__", "constructor", "[]", "{}",
    "../../etc/passwd", "..\\..\\windows", "/etc/passwd", "file:///etc/passwd", "a" * 1000, "é" * 400,
    "' OR 1=1 --", "$(id)", "`id`", "trump;putin", "trump,putin", "trump\0", "TRUMP", "\u0442rump",
    *PAYLOADS[::7],
]  # fmt: skip
PLACES = [
    "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "..%5c..%5cwindows",
    "%252e%252e%252fetc", "....//....//etc/passwd", "%c0%ae%c0%ae/etc", ".", "..", "%00", "%2f", "a%00b",
    "/etc/passwd", "//payload.example", "%2F%2Fpayload.example", "\\\\payload.example", "a" * 3000,
    "2025-07-28-trump-cuts-deadline/..", "%0d%0aSet-Cookie:%20a=b", "%E2%80%AE", "%ff%fe", "*", "?", "#",
]  # fmt: skip


@pytest.fixture(scope="module")
def client():
    patch = pytest.MonkeyPatch()
    patch.setattr(limiting, "seconds_to_wait", lambda _: 0)
    patch.setattr("server.routes.seconds_to_wait", lambda _: 0)
    # A fault in an answer is raised here, not made a 500.
    yield TestClient(Starlette(routes=routes()), follow_redirects=False)
    patch.undo()


def assert_in_order(answer):
    assert answer.status_code in {200, 302, 304, 307, 400, 404, 405, 413, 414}
    if answer.status_code in {400, 413, 414} or "problem" in answer.headers.get("content-type", ""):
        assert "application/problem+json" == answer.headers["content-type"]
        assert len(answer.content) < 100_000
    assert "root:" not in answer.text[:10_000]
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_value_is_answered_in_words(client, name):
    for value in ODD:
        assert_in_order(client.get("/data/citations.txt?" + urlencode({name: value})))


@pytest.mark.parametrize("path", [*ADDRESSES, "/view.html", "/openapi.json"])
def test_every_address_meets_odd_values_with_patience(client, path):
    for value in ODD[::9]:
        params = dict.fromkeys(("q", "side", "from", "exchange", "story"), value)
        assert_in_order(client.get(f"{path}?{urlencode(params)}"))


@pytest.mark.parametrize("place", PLACES)
def test_no_path_leads_out(client, place):
    for base in ("/event/", "/data/", "/", "/data/events.csv/"):
        answer = client.get(base + place)
        assert_in_order(answer)
        location = answer.headers.get("location", "http://testserver/")
        assert location.startswith("http://testserver/")
        assert not location.startswith("http://testserver//")


@pytest.mark.parametrize("text", PAYLOADS)
def test_an_act_by_the_name_of_a_payload_is_not_there(client, text):
    answer = client.get("/event/" + quote(text, safe=""))

    # What ends in a slash is first sent to the same address without it.
    assert answer.status_code in {404, 307}
    assert answer.headers.get("location", "http://testserver/event/").startswith("http://testserver/event/")  # fmt: skip


@pytest.mark.parametrize(
    "query",
    [
        "&".join(["actor=trump"] * 101),
        "&".join(f"actor=a{n}" for n in range(400)),
        "&".join(f"p{n}={n}" for n in range(600)),
        "&" * 3_999,
        "=" * 3_999,
        "%" * 3_999,
        "q=" + "%00" * 1_300,
        "q=" + "a+" * 1_900,
        "q=" + "a" * 60_000,
        "a[" * 1_000,
        "side=US;side=Russia",
        "\u00e9=1",
    ],
    ids=lambda query: f"{query[:12]} … {len(query)}",
)
def test_bombs_of_parameters_are_refused_or_passed_over(client, query):
    for path in ("/data/citations.txt", "/view.html", "/event/x"):
        assert_in_order(client.get(f"{path}?{query}"))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_is_written(client, method):
    for path in [*ADDRESSES, "/event/x", "/view.html"]:
        assert client.request(method, path).status_code == 405


@pytest.mark.parametrize("name", ["If-None-Match", "Host", "X-Forwarded-Host", "Accept", "Range", "Origin"])  # fmt: skip
def test_odd_headers_are_no_fault(client, name):
    for value in ('"', "W/" * 500, "," * 5_000, "a" * 8_000, "*", "payload.example", "<script>", "bytes=0-0,1-1,2-2"):  # fmt: skip
        if name == "Host" and not value.replace(".", "").isalnum():
            continue
        assert_in_order(client.get("/data/citations.txt?side=US", headers={name: value}))


PARAMS = some.dictionaries(
    some.sampled_from(NAMES) | some.text(max_size=8),
    some.lists(some.sampled_from([*ODD, "trump", "US", "2025-07"]) | some.text(max_size=300), max_size=6),
    max_size=8,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(params=PARAMS)
def test_a_page_reads_any_address_and_writes_one_that_reads_the_same(index, params):
    default = Query(window=index.extent)
    view, notices = view_of(params, index, default)

    assert isinstance(view, View)
    assert all(isinstance(notice, str) for notice in notices)
    again, doubts = view_of(view.params(default), index, default)
    assert (view.params(default), []) == (again.params(default), doubts)


@pytest.mark.parametrize("name", [*IDS, *CHOICES, "who", "actor", "topic", "step", "quiz", "from"])
def test_what_is_not_known_is_told_and_left_out(index, name):
    default = Query(window=index.extent)
    view, notices = view_of({name: ["<script>ran(7)</script>"]}, index, default)

    assert view == view_of({}, index, default)[0]
    assert 1 == len(notices)


@pytest.mark.parametrize(
    "params",
    [
        dict.fromkeys(NAMES, ODD),
        {each: ["a" * 100_000] for each in NAMES},
        {"actor": [f"a{n}" for n in range(5_000)], "who": [f"b{n}" for n in range(5_000)]},
        {f"p{n}": [str(n)] for n in range(2_000)},
        {"record": ["../" * 50], "sample": ["../../etc/passwd"], "story": ["../secrets"]},
    ],
    ids=["odd", "over-long", "many values", "many names", "paths"],
)  # fmt: skip
@pytest.mark.parametrize("page", ["explore/timeline.py", "explore/story.py", "explore/record.py", "edit/articles.py"])  # fmt: skip
def test_no_page_falls_over_an_address(page, params):
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    for name, values in params.items():
        app.query_params[name] = [each for each in values if "\0" not in each]
    app = app.run().switch_page(f"pages/{page}").run()

    assert not app.exception
    assert not any(len(each.value) > 20_000 for each in app.info)
