"""A record whose every text tries to be more than text: in a real browser none of it runs."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from components.view import RECORD_PARTS
from loaders.record import load_record
from tests.browser.visits import serving
from tests.hostile.payloads import HOST, PAYLOADS, hostile_record

SUMMER = "from=2025-07-01&to=2025-08-31"
ACT = "2025-07-28-trump-cuts-deadline"
# The list below the chart holds fifty acts at a time.
WEEKS = [
    ("2025-07-10", "2025-07-16"), ("2025-07-17", "2025-07-23"), ("2025-07-24", "2025-07-30"),
    ("2025-07-31", "2025-08-06"), ("2025-08-07", "2025-08-12"), ("2025-08-13", "2025-08-18"),
]  # fmt: skip
PAGES = [
    f"/?{SUMMER}",
    f"/?{SUMMER}&lanes=topics&act={ACT}",
    f"/exchanges?exchange={ACT}",
    "/actors?who=trump",
    "/actors?who=trump&who=putin",
    f"/climate?{SUMMER}",
    f"/places?{SUMMER}",
    "/story?from=2025-07-10&to=2025-07-20&story=view",
    "/story?from=2025-07-10&to=2025-07-20&story=view&quiz=3",
    f"/?{SUMMER}&embed=true",
    "/?q=%3Cimg%20src%3Dx%20onerror%3Dran(7)%3E",
    *(f"/record?{SUMMER}&part={part}" for part in RECORD_PARTS),
]
# A page that runs a payload tells us here; what a payload would add to a page is looked for.
TRAP = "window.runs = []; window.ran = (n) => { window.runs.push(n); };"
BROUGHT_IN = (
    "script:not([src]):not([type]), iframe:not([srcdoc='']), object, embed, base, meta[http-equiv=refresh], "
    "form[action], [onerror], [onload], [onclick], [onfocus], [onmouseover], [ontoggle], marquee, plaintext, "
    "a[href^='javascript:' i], a[href^='data:text' i], a[href^='vbscript:' i], img[src='x']"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """The folder with the record of payloads."""
    return hostile_record(tmp_path_factory.mktemp("hostile") / "record")


@pytest.fixture(scope="module")
def hostile(record):
    """The dashboard over it."""
    with serving(record.parent / "log.txt", EVENTS_SOURCE=str(record)) as server:
        yield server


@pytest.fixture
def visit(visiting, hostile):
    """A visit whose page knows whether anything ran."""
    opened = visiting(of=hostile)
    opened.page.add_init_script(TRAP)
    opened.page.on("dialog", lambda dialog: opened.faults.append(f"dialogue: {dialog.message}"))
    return opened


def assert_nothing_ran(visit):
    page = visit.page
    brought = page.locator(BROUGHT_IN).evaluate_all(
        "all => all.filter(e => !e.closest('head')).map(e => e.outerHTML.slice(0, 200))"
    )
    assert [] == page.evaluate("window.runs")
    assert [] == brought
    assert not visit.faults
    assert HOST not in page.url


@pytest.mark.parametrize("address", PAGES)
def test_no_page_runs_what_its_record_says(visit, address):
    visit.page.goto(visit.server.address + address)
    expect(visit.page.locator(".reader, .stage").first).to_be_visible()
    visit.quiet()

    assert_nothing_ran(visit)
    expect(visit.page.get_by_test_id("stException")).to_have_count(0)


def test_no_card_and_no_headline_runs_any_of_the_hundred(visit, record):
    events = load_record(record).events
    seen = set()
    for first, last in WEEKS:
        held = events["event_id"].str.contains("-payload-") & events["date"].between(first, last)
        visit.open(f"/?from={first}&to={last}")
        links = visit.acts.locator("li [data-pick*='-payload-']")
        expect(links).to_have_count(int(held.sum()))
        for act in events["event_id"][held]:
            visit.acts.locator(f"[data-pick='{act}']").first.dispatch_event("click")
            expect(visit.page).to_have_url(re.compile(f"act={act}"))
            seen.add(act)
        visit.quiet()
        assert_nothing_ran(visit)

    assert len(PAYLOADS) == len(seen)


def test_hovering_over_the_chart_runs_nothing(visit):
    visit.open(f"/?{SUMMER}")
    box = visit.page.locator(".stage .plot").first.bounding_box()
    for part in range(40):
        visit.page.mouse.move(box["x"] + box["width"] * part / 40, box["y"] + box["height"] * 0.35)
        visit.page.wait_for_timeout(30)

    assert_nothing_ran(visit)


def test_the_single_file_runs_nothing_but_its_own(browser, hostile, tmp_path):
    page = browser.new_context(offline=True).new_page()
    page.add_init_script(TRAP)
    file = tmp_path / "view.html"
    with urlopen(f"{hostile.address}/view.html?{SUMMER}") as answer:
        file.write_bytes(answer.read())
    page.goto(file.as_uri())
    expect(page.locator("body")).to_contain_text("ran(7)")
    page.wait_for_timeout(500)

    assert [] == page.evaluate("window.runs")
    page.context.close()
