import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.test_timeline import (
    ARITHMETIC,
    AXE,
    HEADLINE,
    PHONE,
    SIZES,
    ULTIMATUM,
    grave_findings,
)

SUMMER = "Trump gives Russia 50 days to make peace or face 100% secondary tariffs"
EXCHANGE = f"/exchanges?exchange={ULTIMATUM}"
PESKOV = "/actors?who=peskov"
PAIR = "/actors?who=trump&who=putin"
PAGES = [EXCHANGE, f"{EXCHANGE}&act={ULTIMATUM}", PESKOV, PAIR]
A4 = (595, 842)  # points
PRINTED_PX = 703  # between margins of 12 mm
OVERFLOW = """Math.max(document.scrollingElement.scrollWidth,
  ...[...document.querySelectorAll('[data-testid=stMain]')].map((e) => e.scrollWidth))"""


def heading(visit, name):
    """The second heading of a page: the exchange, or the actor."""
    return visit.page.get_by_role("heading", name=name, level=2, exact=True)


def dialogue(visit):
    return visit.page.get_by_role("region", name="The exchange, act by act")


def exchanges(visit):
    return visit.page.get_by_role("region", name="Table of exchanges")


def course(visit):
    """The small chart of an exchange."""
    return visit.page.get_by_role("group", name=re.compile("acts of this exchange"))


def menu(visit, page):
    return visit.page.get_by_role("main").get_by_role("link", name=page, exact=True)


def path(visit):
    parts = urlsplit(visit.page.url)
    return f"{parts.path}?{parts.query}"


def arrived(visit, page):
    expect(visit.page).to_have_url(re.compile(rf"/{page}\?"))
    visit.drawn()
    visit.quiet()


@pytest.fixture
def walk(visit):
    """From the Timeline to the ultimatum's card, its exchange, and Peskov: the three addresses."""
    visit.headline(HEADLINE).click()
    expect(visit.card.get_by_role("heading", name=HEADLINE)).to_be_visible()
    visit.asks_for("act")
    visit.ran()
    addresses = [path(visit)]
    visit.card.get_by_role("link", name="The whole exchange").click()
    expect(heading(visit, SUMMER)).to_be_visible()
    arrived(visit, "exchanges")
    addresses.append(path(visit))
    dialogue(visit).get_by_role("link", name="Dmitry Peskov").first.click()
    expect(heading(visit, "Dmitry Peskov")).to_be_visible()
    arrived(visit, "actors")
    return [*addresses, path(visit)]


def test_from_the_ultimatum_one_comes_to_its_exchange_and_to_peskov(visit, walk):
    timeline, exchange, actor = walk

    assert f"/?act={ULTIMATUM}" == timeline
    assert EXCHANGE == exchange
    assert f"/actors?exchange={ULTIMATUM}&who=peskov" == actor
    expect(visit.page.get_by_role("region", name="Dmitry Peskov", exact=True)).to_be_visible()
    expect(visit.chart).to_have_accessible_name(re.compile("acts of Dmitry Peskov"))


def test_back_returns_to_the_exchange_and_to_the_card_and_forward_goes_again(visit, walk):
    timeline, exchange, actor = walk
    visit.page.go_back()
    expect(heading(visit, SUMMER)).to_be_visible()
    expect(dialogue(visit)).to_contain_text(ARITHMETIC)
    arrived(visit, "exchanges")

    assert exchange == path(visit)

    visit.page.go_back()
    expect(visit.card.get_by_role("heading", name=HEADLINE)).to_be_visible()
    expect(visit.card).to_contain_text(ARITHMETIC)
    expect(visit.sentence).to_contain_text("10 July – 20 August 2025")
    visit.quiet()

    assert timeline == path(visit)

    visit.page.go_forward()
    expect(heading(visit, SUMMER)).to_be_visible()
    arrived(visit, "exchanges")
    visit.page.go_forward()
    expect(heading(visit, "Dmitry Peskov")).to_be_visible()
    arrived(visit, "actors")

    assert actor == path(visit)


def test_each_address_of_the_walk_shows_another_reader_the_same(walk, visit, visiting):
    timeline, exchange, actor = walk
    profile = visit.page.get_by_role("region", name="Dmitry Peskov", exact=True).inner_text()
    other = visiting().open(timeline)

    expect(other.card.get_by_role("heading", name=HEADLINE)).to_be_visible()

    other = visiting().open(exchange)

    expect(heading(other, SUMMER)).to_be_visible()
    expect(dialogue(other)).to_contain_text(ARITHMETIC)

    other = visiting().open(actor)

    expect(heading(other, "Dmitry Peskov")).to_be_visible()
    expect(other.page.get_by_role("region", name="Dmitry Peskov", exact=True)).to_have_text(
        profile, use_inner_text=True
    )


def test_the_menu_carries_filters_and_choices_from_page_to_page(visiting):
    visit = visiting().open("/exchanges?topic=tariffs&axis=days")
    menu(visit, "Actors").click()
    arrived(visit, "actors")
    menu(visit, "Timeline").click()
    expect(visit.sentence).to_contain_text("tariffs")
    visit.quiet()
    menu(visit, "Exchanges").click()
    arrived(visit, "exchanges")

    assert {"topic": ["tariffs"], "axis": ["days"]} == visit.params
    expect(visit.page.get_by_role("radio", name="Days since it opened")).to_be_checked()


def test_the_switch_of_axis_changes_the_chart_and_the_address(visiting):
    visit = visiting().open(EXCHANGE)
    drawn = course(visit).get_attribute("data-drawn")
    expect(course(visit)).not_to_contain_text("days since it opened")
    visit.page.get_by_role("radio", name="Days since it opened").click()

    expect(course(visit)).not_to_have_attribute("data-drawn", drawn)
    expect(course(visit)).to_contain_text("days since it opened")
    visit.asks_for("axis")
    visit.ran()
    assert {"exchange": [ULTIMATUM], "axis": ["days"]} == visit.params

    visit.page.get_by_role("radio", name="Calendar", exact=True).click()

    expect(course(visit)).to_have_attribute("data-drawn", drawn)
    expect(visit.page).not_to_have_url(re.compile("axis="))


def test_a_click_in_the_small_chart_or_on_a_title_opens_the_card_in_its_turn(visiting):
    visit = visiting().open(EXCHANGE)
    turn = dialogue(visit).locator(f"#turn-{ULTIMATUM}")
    turn.get_by_role("link", name=HEADLINE).click()

    expect(turn.get_by_role("article").get_by_role("heading", name=HEADLINE)).to_be_focused()
    expect(turn).to_have_attribute("aria-current", "true")
    visit.asks_for("act")

    turn.get_by_role("button", name="Close").click()

    expect(dialogue(visit).get_by_role("article")).to_have_count(0)
    expect(visit.page).not_to_have_url(re.compile("act="))

    course(visit).locator(".points path").first.click(force=True)  # Plotly listens on a layer above

    expect(dialogue(visit).get_by_role("article")).to_have_count(1)
    visit.asks_for("act")


def test_what_replaced_a_window_is_one_click_away(visiting):
    visit = visiting().open(EXCHANGE)
    window = dialogue(visit).get_by_role("listitem").filter(has_text=ARITHMETIC)
    window.get_by_role("link").click()

    expect(dialogue(visit).get_by_role("article")).to_contain_text("= 8 August 2025")


def test_the_heads_of_the_table_sort_it_up_and_down(visiting):
    visit = visiting().open("/exchanges?from=2013&to=2026")
    head = exchanges(visit).get_by_role("columnheader", name=re.compile("^Acts"))
    numbers = exchanges(visit).locator("tbody td:nth-of-type(6)")

    def column():
        return [int(text) for text in numbers.all_inner_texts()]

    before = column()
    assert before != sorted(before)

    head.get_by_role("button").click()

    expect(head).to_have_attribute("aria-sort", "ascending")
    assert sorted(before) == column()

    head.get_by_role("button").click()

    expect(head).to_have_attribute("aria-sort", "descending")
    assert sorted(before, reverse=True) == column()

    exchanges(visit).get_by_role("button", name="Opened", exact=True).click()

    expect(exchanges(visit).locator("th[aria-sort]")).to_have_text(["Opened"])


def test_a_row_of_the_table_opens_its_exchange(visiting):
    visit = visiting().open("/exchanges")
    link = exchanges(visit).get_by_role("rowheader").first.get_by_role("link")
    title = link.inner_text()
    link.click()

    assert title != SUMMER
    expect(heading(visit, title)).to_be_visible()
    expect(exchanges(visit).locator("tr[aria-current]")).to_contain_text(title)
    visit.asks_for("exchange")
    visit.page.go_back()
    expect(heading(visit, SUMMER)).to_be_visible()


def test_whos_who_is_searched_by_name_or_office_and_leads_to_a_page(visiting):
    visit = visiting().open("/actors")
    visit.page.get_by_text("Who’s who: every actor of the record").click()
    rows = visit.page.locator("#people tbody tr:visible")
    search = visit.page.get_by_role("searchbox", name="Find a name or an office")
    expect(search).to_be_visible()
    everybody = rows.count()
    search.fill("orban")

    assert everybody > 200
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Viktor Orbán")

    search.fill("security council deputy")

    expect(rows.filter(has_text="Dmitry Medvedev")).to_be_visible()
    expect(rows.filter(has_text="Dmitry Peskov")).to_have_count(0)

    search.fill("no such name")

    expect(rows).to_have_count(0)

    search.fill("")

    expect(rows).to_have_count(everybody)

    search.fill("peskov")
    rows.get_by_role("link", name="Dmitry Peskov").click()

    expect(heading(visit, "Dmitry Peskov")).to_be_visible()
    visit.asks_for("who")


def test_two_actors_are_chosen_in_the_page_and_stay_in_the_address(visiting):
    visit = visiting().open(PESKOV)
    visit.page.get_by_role("combobox", name="Compare with").fill("Rubio")
    visit.page.get_by_role("option", name=re.compile("Marco Rubio")).click()

    expect(heading(visit, "Dmitry Peskov and Marco Rubio")).to_be_visible()
    expect(visit.page.get_by_role("region", name="What passed between them")).to_be_visible()
    expect(visit.page).to_have_url(re.compile("who=peskov&who=rubio"))

    visit.page.get_by_text("With all who speak for the same").click()

    visit.asks_for("alone")
    visit.ran()
    visit.page.reload()
    visit.drawn()
    expect(heading(visit, "Dmitry Peskov and Marco Rubio")).to_be_visible()
    expect(visit.page.get_by_role("checkbox", name="With all who speak")).to_be_checked()


def test_by_keyboard_alone_an_exchange_and_a_turn_are_opened(visiting):
    visit = visiting().open("/exchanges")
    link = exchanges(visit).get_by_role("rowheader").nth(1).get_by_role("link")
    title = link.inner_text()
    link.focus()
    visit.page.keyboard.press("Enter")
    expect(heading(visit, title)).to_be_visible()
    turn = dialogue(visit).get_by_role("heading", level=3).first.get_by_role("link")
    expect(turn).to_have_text(title)
    turn.focus()
    visit.page.keyboard.press("Enter")

    expect(dialogue(visit).get_by_role("article").get_by_role("heading", level=2)).to_be_focused()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("address", PAGES)
def test_no_page_is_wider_than_the_screen(visiting, size, address):
    visit = visiting(size).open(address)
    visit.quiet()

    assert visit.page.evaluate(OVERFLOW) <= size[0]


def test_on_a_phone_the_dialogue_is_one_column_that_names_each_side(visiting):
    visit = visiting(PHONE, is_mobile=True, has_touch=True).open(EXCHANGE)
    visit.quiet()
    boxes = (
        dialogue(visit)
        .locator("li.turn .said")
        .evaluate_all(
            "all => all.map((e) => { const r = e.getBoundingClientRect(); return [r.left, r.right]; })"
        )
    )
    sides = dialogue(visit).locator("li.turn .kicker .side")

    assert 33 == len(boxes) == sides.count()
    assert 1 == len({tuple(box) for box in boxes})
    assert boxes[0][1] - boxes[0][0] > 250
    assert all(side.is_visible() for side in sides.all())
    assert {"united states", "russia"} == {text.lower() for text in sides.all_inner_texts()}


def test_on_a_wide_screen_washington_stands_left_and_moscow_right(visiting):
    visit = visiting().open(EXCHANGE)
    visit.quiet()

    def ends(side):
        return (
            dialogue(visit)
            .locator(f"li.turn.{side} .said")
            .evaluate_all(
                "all => all.map((e) => { const r = e.getBoundingClientRect(); return [r.left, r.right]; })"
            )
        )

    assert max(right for _, right in ends("US")) <= min(left for left, _ in ends("Russia"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_nothing_bars_a_reader_with_a_disability(visiting, address, scheme):
    visit = visiting(color_scheme=scheme).open(address)
    visit.quiet()
    visit.page.evaluate(AXE.read_text(encoding="utf-8"))

    assert [] == grave_findings(visit)


def test_nothing_in_whos_who_bars_a_reader_with_a_disability(visiting):
    visit = visiting().open("/actors")
    visit.page.get_by_text("Who’s who: every actor of the record").click()
    expect(visit.page.get_by_role("searchbox", name="Find a name or an office")).to_be_visible()
    visit.quiet()
    visit.page.evaluate(AXE.read_text(encoding="utf-8"))

    assert [] == grave_findings(visit)


def test_a_new_process_answers_a_deep_link_with_frame_and_dialogue(visiting, cold_server):
    visit = visiting(of=cold_server).open(EXCHANGE)

    expect(dialogue(visit)).to_contain_text(ARITHMETIC)
    expect(visit.page.get_by_label("Search")).to_be_visible()
    for page in ("Timeline", "Exchanges", "Actors"):
        expect(menu(visit, page)).to_be_visible()
    expect(visit.page.get_by_role("dialog")).to_have_count(0)
    # Until the frame has run once, Streamlit knows no page but the first, and says so in passing.
    passing = "The page that you have requested does not seem to exist"
    visit.faults[:] = [fault for fault in visit.faults if passing not in fault]


def test_an_unknown_exchange_and_actor_are_told(visiting):
    visit = visiting().open("/exchanges?exchange=nosuch&who=nobody")

    expect(visit.page.get_by_text("“nosuch”")).to_be_visible()
    expect(visit.page.get_by_text("“nobody”")).to_be_visible()
    expect(heading(visit, SUMMER)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [f"/?act={ULTIMATUM}", EXCHANGE, PAIR])
def test_on_an_a4_page_nothing_is_cut_and_ink_is_dark(visiting, tmp_path, address, scheme):
    visit = visiting(color_scheme=scheme).open(address)
    visit.quiet()
    visit.page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    pages = PdfReader(tmp_path / "page.pdf").pages
    words = "".join(page.extract_text() for page in pages)
    edges, inks = printed(visit)

    assert (A4[0], A4[1]) == pytest.approx(pages[0].mediabox[2:], abs=1)
    assert max(edges) <= PRINTED_PX + 1
    assert max(inks) < 0.25
    assert "Clear filters" not in words
    assert "Zoom in" not in words


def test_a_view_is_printed_on_one_page_with_its_filters_record_and_address(visiting, tmp_path):
    visit = visiting().open("/?from=2025-07-10&to=2025-08-20&deadlines=yes")
    visit.quiet()
    visit.page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    pages = PdfReader(tmp_path / "page.pdf").pages
    words = " ".join("".join(page.extract_text() for page in pages).split())

    assert len(pages) == 1
    assert "5 of 752 acts, 10 July – 20 August 2025, that set a deadline. Record " in words
    assert f", with news up to 24 June 2026. {visit.server.address}/?from=2025-07-10" in words
    assert "Tell these" not in words


def printed(visit):
    """The right edges of all that is drawn or written as on paper, and how light its inks are."""
    page = visit.page
    visit.quiet()  # after the printing before
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PRINTED_PX, "height": 1000})
    edges = page.locator(".stage .chart, .headlines span, .reader td, .reader .said").evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect().right)"
    )
    colours = page.locator(".headlines span, .reader p, .reader li, h1, h2").evaluate_all(
        "all => all.map((e) => getComputedStyle(e).color)"
    )
    return edges, [luminance(colour) for colour in set(colours)]


def luminance(colour):
    """The relative luminance of a CSS colour, as the WCAG define it: 0 is black, 1 white."""
    most = 1 if colour.startswith("color(srgb") else 255
    red, green, blue = (float(n) / most for n in re.findall(r"\d[\d.]*", colour)[:3])
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)
    ]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
