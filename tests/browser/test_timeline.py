import csv
import re
import shutil
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.browser.visits import DESKTOP, ROOT, serving

PHONE, TABLET = (390, 844), (820, 1180)
SIZES = [PHONE, TABLET, DESKTOP]
ULTIMATUM = "2025-07-28-trump-cuts-deadline"
HEADLINE = "Trump gives Putin 10 to 12 days to make peace"
ARITHMETIC = "28 July 2025 + 10 to 12 days = 7–9 August 2025"
ANSWERS = ["Medvedev", "Kremlin says it has taken", "Peskov says the war"]


def period(visit):
    """First and last day in the address."""
    visit.asks_for("from", "to")
    params = visit.params
    return date.fromisoformat(params["from"][0]), date.fromisoformat(params["to"][0])


def drag(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end)
    page.mouse.up()


def zoom(visit):
    """Drags over the middle of the chart."""
    box = visit.chart.locator(".nsewdrag").first.bounding_box()
    y = box["y"] + 30
    drag(visit.page, (box["x"] + box["width"] * 0.3, y), (box["x"] + box["width"] * 0.7, y))


def test_the_first_view_is_summer_2025(visit):
    expect(visit.sentence).to_contain_text("10 July – 20 August 2025")
    expect(visit.headline(HEADLINE)).to_be_visible()
    expect(visit.acts.get_by_role("link", name=HEADLINE)).to_be_visible()
    expect(visit.card).to_be_hidden()
    assert {} == visit.params


def test_a_click_on_a_headline_opens_its_card(visit):
    visit.headline(HEADLINE).click()

    expect(visit.card.get_by_role("heading", name=HEADLINE)).to_be_visible()
    expect(visit.card).to_contain_text(ARITHMETIC)
    for answer in ANSWERS:
        expect(visit.card.get_by_role("link", name=re.compile(answer))).to_be_visible()
    visit.asks_for("act")
    assert [ULTIMATUM] == visit.params["act"]


def test_a_copied_link_shows_another_reader_the_same(visit, visiting):
    visit.page.get_by_text("Only acts with a deadline").click()
    visit.asks_for("deadlines")
    visit.ran()
    zoom(visit)
    first, last = period(visit)
    visit.headline(HEADLINE).click()
    link = visit.card.get_by_role("link", name="Copy link").evaluate("a => a.href")
    visit.ran()
    shown = visit.sentence.inner_text()
    other = visiting().open(link.removeprefix(visit.server.address))

    expect(other.sentence).to_have_text(shown)
    expect(other.card.get_by_role("heading", name=HEADLINE)).to_be_visible()
    expect(other.card).to_contain_text(ARITHMETIC)
    expect(other.page.get_by_role("checkbox", name="Only acts with a deadline")).to_be_checked()
    assert visit.acts.inner_text() == other.acts.inner_text()
    assert (first, last) == period(other)


def test_a_drag_zooms_and_a_filter_keeps_the_zoom(visit):
    zoom(visit)
    first, last = period(visit)
    visit.page.get_by_text("Only acts with a deadline").click()
    visit.asks_for("deadlines")

    assert date(2025, 7, 10) < first < last < date(2025, 8, 20)
    assert (first, last) == period(visit)
    expect(visit.sentence).to_contain_text("that set a deadline")


def test_the_frame_on_the_strip_moves_the_period(visit):
    visit.frame.scroll_into_view_if_needed()
    box = visit.frame.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    drag(visit.page, (x, y), (x - 200, y))
    first, last = period(visit)

    assert last < date(2025, 7, 10)
    assert abs((last - first).days - 41) <= 2


# Button, key, by how much of its length the period moves, and how long it is then.
MOVES = [
    ("← Earlier", "ArrowLeft", -0.5, 1),
    ("Later →", "ArrowRight", 0.5, 1),
    ("Zoom in", "+", 0, 0.5),
    ("Zoom out", "-", 0, 2),
]


@pytest.mark.parametrize("by", ["button", "key"])
def test_buttons_and_keys_move_the_period(visiting, by):
    visit = visiting().open("/?from=2024-03-01&to=2024-03-30")
    for button, key, shift, length in MOVES:
        address, (first, last) = visit.page.url, period(visit)
        if by == "button":
            visit.page.get_by_role("button", name=button).click()
        else:
            visit.chart.focus()
            visit.page.keyboard.press(key)
        expect(visit.page).not_to_have_url(address)
        visit.ran()
        new_first, new_last = period(visit)
        days = (last - first).days + 1
        middle = first.toordinal() + last.toordinal()
        new_middle = new_first.toordinal() + new_last.toordinal()

        # What falls on half a day goes to the one or the other.
        assert abs((new_last - new_first).days + 1 - days * length) <= 1, button
        assert abs((new_middle - middle) / 2 - days * shift) <= 1, button


def test_back_restores_the_view_before(visit):
    shown = visit.sentence.inner_text()
    visit.page.get_by_role("button", name="← Earlier").click()
    visit.asks_for("from", "to")
    expect(visit.sentence).not_to_have_text(shown)
    visit.ran()
    visit.page.go_back()

    expect(visit.sentence).to_have_text(shown)
    expect(visit.page).not_to_have_url(re.compile("from="))


def test_by_keyboard_alone_an_act_is_reached_and_read(visit):
    link = visit.acts.get_by_role("link", name=HEADLINE)
    presses = 0
    while not link.evaluate("a => a === document.activeElement"):
        visit.page.keyboard.press("Tab")
        presses += 1
        assert presses < 200
    visit.page.keyboard.press("Enter")

    expect(visit.card.get_by_role("heading", name=HEADLINE)).to_be_focused()
    visit.page.keyboard.press("Shift+Tab")
    expect(visit.card.get_by_role("button", name="Close")).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(visit.card).to_be_hidden()


def test_a_new_process_answers_a_deep_link_with_frame_and_card(visiting, cold_server):
    visit = visiting(of=cold_server).open(f"/?act={ULTIMATUM}&from=2025-07-20&to=2025-08-15")

    expect(visit.card).to_contain_text(ARITHMETIC)
    expect(visit.page.get_by_label("Search")).to_be_visible()
    expect(visit.sentence).to_contain_text("20 July – 15 August 2025")
    expect(visit.page.get_by_role("dialog")).to_have_count(0)


def test_an_unknown_value_in_the_address_is_told_and_stays_told(visiting):
    visit = visiting().open("/?actor=nosuch&importance=9")
    visit.quiet()

    expect(visit.page.get_by_text("“nosuch”")).to_be_visible()
    expect(visit.page.get_by_text("“9”")).to_be_visible()
    expect(visit.sentence).to_contain_text("10 July – 20 August 2025")


def test_a_phone_shows_everything_in_its_width(visiting):
    visit = visiting(PHONE, is_mobile=True, has_touch=True).open(f"/?act={ULTIMATUM}")
    chart, card = visit.chart.bounding_box(), visit.card.bounding_box()
    width = visit.page.evaluate(
        "Math.max(document.scrollingElement.scrollWidth,"
        " ...[...document.querySelectorAll('[data-testid=stMain]')].map((e) => e.scrollWidth))"
    )
    title = visit.acts.get_by_role("link", name=HEADLINE)

    assert width <= PHONE[0]
    assert chart["y"] + chart["height"] <= card["y"]
    assert title.evaluate("a => parseFloat(getComputedStyle(a).fontSize)") >= 14
    assert title.evaluate("a => a.closest('.what').getBoundingClientRect().width") > 250


MEASURE = """plot => {
  const box = (e) => { const r = e.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; };
  const texts = [...plot.closest(".chart").querySelectorAll(".headlines span")];
  return {plot: box(plot), labels: texts.map((e) => [e.textContent, ...box(e)])};
}"""


ADDRESSES = ["/", f"/?act={ULTIMATUM}", "/?from=2025-08-01&to=2025-08-09", "/?lanes=topics"]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_label_touches_another_or_leaves_the_plot(visiting, size):
    visit = visiting(size)
    for address in ADDRESSES:
        visit.open(address)
        visit.quiet()
        visit.page.evaluate("document.fonts.ready.then(() => true)")
        measured = visit.chart.evaluate(MEASURE)
        left, top, right, bottom = measured["plot"]
        labels = measured["labels"]
        touching = [
            (a[0], b[0])
            for i, a in enumerate(labels)
            for b in labels[:i]
            if min(a[3], b[3]) - max(a[1], b[1]) > 1 and min(a[4], b[4]) - max(a[2], b[2]) > 1
        ]
        outside = [
            text
            for text, x0, y0, x1, y1 in labels
            if x0 < left - 1 or y0 < top - 1 or x1 > right + 1 or y1 > bottom + 1
        ]

        assert len(labels) > 4, address
        assert [] == touching, address
        assert [] == outside, address


def lightness(colour):
    """From 0 for black to 255 for white, of a colour such as rgb(22, 22, 20)."""
    red, green, blue = (float(n) for n in re.findall(r"[\d.]+", colour)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_and_chart_follow_the_readers_colour_scheme(visiting, scheme):
    visit = visiting(color_scheme=scheme).open()
    ground = visit.page.get_by_test_id("stApp").evaluate("e => getComputedStyle(e).backgroundColor")
    paper = visit.chart.locator(".main-svg").first.evaluate(
        "e => getComputedStyle(e).backgroundColor"
    )
    ink = visit.headline(HEADLINE).evaluate("e => getComputedStyle(e).color")
    title = visit.acts.get_by_role("link", name=HEADLINE).evaluate("e => getComputedStyle(e).color")

    assert ground == paper
    assert (scheme == "dark") == (lightness(ground) < 60)
    assert abs(lightness(ink) - lightness(ground)) > 150
    assert abs(lightness(title) - lightness(ground)) > 150


AXE = ROOT / "tests" / "browser" / "vendor" / "axe.min.js"


def grave_findings(visit):
    """What axe calls serious or critical: rule, element and what is wrong with it."""
    found = visit.page.evaluate("axe.run({resultTypes: ['violations']})")
    assert found["passes"]
    return [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in found["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_a_reader_with_a_disability(visiting, scheme):
    visit = visiting(color_scheme=scheme).open()
    visit.page.evaluate(AXE.read_text(encoding="utf-8"))

    assert [] == grave_findings(visit)

    visit.acts.get_by_role("link", name=HEADLINE).click()
    expect(visit.card.get_by_role("heading", name=HEADLINE)).to_be_visible()
    visit.ran()

    assert [] == grave_findings(visit)


LITERAL = (
    "<script>document.title='taken'</script> <img src=x onerror=alert(1)> **b** $x^2$ <br>{{ 1 }}"
)


@pytest.fixture(scope="module")
def server_of_markup(tmp_path_factory):
    """The dashboard with a record whose ultimatum is titled and told in markup."""
    folder = tmp_path_factory.mktemp("markup") / "record"
    shutil.copytree(ROOT / "data", folder)
    with (folder / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["event_id"] == ULTIMATUM:
            row |= {"title": LITERAL, "summary": LITERAL, "note": LITERAL, "demand": LITERAL}
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with serving(folder.parent / "log.txt", EVENTS_SOURCE=str(folder)) as running:
        yield running


def test_markup_in_the_record_is_shown_letter_by_letter(visiting, server_of_markup):
    visit = visiting(of=server_of_markup).open(f"/?act={ULTIMATUM}&from=2025-07-27&to=2025-07-30")

    expect(visit.card.get_by_role("heading", name=LITERAL)).to_be_visible()
    expect(visit.acts.get_by_role("link", name=LITERAL)).to_be_visible()
    expect(visit.headline("<script>")).to_be_visible()
    assert visit.card.inner_text().count(LITERAL) >= 4
    assert "taken" != visit.page.title()
    assert 0 == visit.page.locator("img[src=x]").count()


def test_what_is_searched_for_is_quoted_letter_by_letter(visiting):
    visit = visiting().open("/?q=%3Cimg%20src%3Dx%3E%20**b**%20%24x%24")

    expect(visit.sentence).to_contain_text("with the words “<img src=x> **b** $x$”")
    assert 0 == visit.page.locator("img[src=x]").count()
