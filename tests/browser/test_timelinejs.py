"""Views drawn by Knight Lab's TimelineJS, as a newsroom's page would embed them."""

import re
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlencode, urlsplit

import pandas as pd
import pytest
from playwright.sync_api import expect

from tests.browser.test_timeline import HEADLINE, ULTIMATUM
from tests.browser.visits import DESKTOP, ROOT

LIBRARY = ROOT / "tests" / "browser" / "vendor" / "timelinejs"
# No typeface is asked for: Knight Lab's own style sheets fetch them from another host.
PAGE = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>A newsroom's page</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/css/timeline.css">
<div id="story" style="height: 640px"></div><script src="/js/timeline.js"></script>
<script>
const address = new URLSearchParams(location.search).get("address")
window.timeline = new TL.Timeline("story", address, {font: "", duration: 0})
</script></html>"""

SUMMER = "from=2025-07-10&to=2025-08-20"
YEAR_2016 = "from=2016-01-01&to=2016-12-31"
VIEWS = [SUMMER, YEAR_2016]
FILES = ["/timelinejs.json", "/timelinejs.csv"]
# Acts whose date has no day: what is known of it, and the words for it.
NO_DAY = [
    ("2016-06-russia-expels-two-americans", "month", "June 2016 (day not known)"),
    ("2016-us-seizes-six-properties", "year", "2016–2018"),
]
A_DAY = re.compile(r"\b\d{1,2} June\b|\bJune \d{1,2}\b(?!\d)")


class Newsroom(SimpleHTTPRequestHandler):
    """Another site, with the library as it was published and one page of its own."""

    def __init__(self, *args):
        super().__init__(*args, directory=str(LIBRARY))

    def do_GET(self):
        if urlsplit(self.path).path != "/":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def newsroom():
    """Where the other site is: another origin, so that TimelineJS reads across origins.

    It stands on this machine as the dashboard does. A browser lets no page from elsewhere, nor
    one that a test makes up, read from the machine it runs on.
    """
    with ThreadingHTTPServer(("127.0.0.1", 0), Newsroom) as site:
        Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}"
        site.shutdown()


@pytest.fixture
def drawing(browser, server, newsroom):
    """A function from an address to a page on which TimelineJS has drawn it; complaints fail."""
    faults: list[str] = []
    ours = ("data:", f"{newsroom}/", f"{server.address}/timelinejs.")

    def asked(request):
        if not request.url.startswith(ours):
            faults.append(f"request to another address: {request.url}")

    def wrote(line):
        if line.type == "error":
            faults.append(f"error in the console: {line.text}")

    def draw(address):
        page.goto(f"{newsroom}/?{urlencode({'address': server.address + address})}")
        expect(page.locator(".tl-slide-titleslide h2")).to_have_count(1)
        return page

    width, height = DESKTOP
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.on("request", asked)
    page.on("pageerror", lambda error: faults.append(f"error in the page: {error}"))
    page.on("console", wrote)
    yield draw
    context.close()
    assert not faults, "\n".join(faults)


def acts(server, query):
    """The acts that the dashboard has for a view, from its table."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", f"/data/events.csv?{query}")
    table = pd.read_csv(connection.getresponse(), dtype=str)
    connection.close()
    return table


def titles(page):
    return page.locator(".tl-slide:not(.tl-slide-titleslide) h2.tl-headline").all_inner_texts()


@pytest.mark.parametrize("query", VIEWS)
@pytest.mark.parametrize("path", FILES)
def test_every_act_has_a_slide_and_a_marker_after_the_title(drawing, server, path, query):
    table = acts(server, query)
    page = drawing(f"{path}?{query}")

    assert len(table) + 1 == page.locator(".tl-slide").count()
    assert len(table) == page.locator(".tl-timemarker").count()
    assert sorted(" ".join(title.split()) for title in table["title"]) == sorted(titles(page))
    expect(page.locator(".tl-slide-titleslide h2")).to_have_text("US–Russia timeline")
    assert [] == page.evaluate("timeline.config.messages.errors.map(String)")


@pytest.mark.parametrize("query", VIEWS)
def test_a_slide_has_the_id_of_its_act(drawing, server, query):
    page = drawing(f"/timelinejs.json?{query}")
    ids = page.evaluate("timeline.config.events.map(event => event.unique_id)")

    assert sorted(acts(server, query)["event_id"]) == sorted(ids)
    assert set(ids) <= set(page.evaluate("[...document.querySelectorAll('.tl-slide')].map(e => e.id)"))  # fmt: skip


@pytest.mark.parametrize("path", FILES)
def test_the_ultimatum_is_told_with_its_date_in_words_and_its_sources(drawing, server, path):
    page = drawing(f"{path}?{SUMMER}")
    slide = page.locator(".tl-slide").filter(has=page.get_by_text(HEADLINE, exact=True))

    expect(slide.locator("h2")).to_have_text(HEADLINE)
    expect(slide.locator(".tl-headline-date")).to_have_text("28 July 2025")
    expect(slide.locator("p.sources")).to_contain_text("The Moscow Times")
    record = slide.locator("p.sources a", has_text="this act in the record")
    expect(record).to_have_attribute("href", f"{server.address}/event/{ULTIMATUM}")


def test_it_opens_at_the_slide_that_a_reader_asks_for(drawing):
    page = drawing(f"/timelinejs.json?{SUMMER}")
    page.evaluate("id => timeline.goToId(id)", ULTIMATUM)

    assert ULTIMATUM == page.evaluate("timeline.current_id")
    expect(page.get_by_role("heading", name=HEADLINE).first).to_be_in_viewport()


@pytest.mark.parametrize(("event_id", "unit", "words"), NO_DAY)
@pytest.mark.parametrize("path", FILES)
def test_no_slide_makes_a_day_of_a_month(drawing, server, path, event_id, unit, words):
    title = acts(server, YEAR_2016).set_index("event_id").loc[event_id, "title"]
    page = drawing(f"{path}?{YEAR_2016}")
    slide = page.locator(".tl-slide").filter(has=page.get_by_text(title, exact=True))
    event = page.evaluate(
        "title => timeline.config.events.find(each => each.text.headline === title).start_date.data",
        title,
    )

    expect(slide.locator(".tl-headline-date")).to_have_text(words)
    assert not A_DAY.search(" ".join(slide.locator("h2, h3").all_inner_texts()))
    assert not event.get("day")
    # What TimelineJS has understood, and would write had it no words of ours.
    assert unit == event["format"]
