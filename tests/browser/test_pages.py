import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_timeline import AXE, HEADLINE, PHONE, ULTIMATUM, grave_findings

OPENED = "Trump gives Russia 50 days to make peace or face 100% secondary tariffs"
EXCHANGE = f"/exchanges?exchange={ULTIMATUM}"


def dialogue(visit):
    return visit.page.get_by_role("region", name="The exchange, act by act")


def named(visit, words):
    return visit.page.get_by_role("heading", name=words)


def test_from_the_ultimatum_to_its_exchange_to_peskov_and_back(visit, visiting):
    page = visit.page
    visit.headline(HEADLINE).click()
    page.get_by_role("link", name="The whole exchange").click()
    expect(dialogue(visit)).to_contain_text("Medvedev")
    visit.asks_for("exchange")
    exchange = page.url
    dialogue(visit).get_by_role("link", name="Dmitry Peskov").first.click()
    expect(named(visit, "Dmitry Peskov")).to_be_visible()
    visit.asks_for("who")
    peskov = page.url

    page.go_back()
    expect(dialogue(visit)).to_contain_text("Medvedev")
    assert exchange == page.url
    page.go_back()
    expect(visit.card.get_by_role("heading", name=HEADLINE)).to_be_visible()

    for address, heading in ((exchange, OPENED), (peskov, "Dmitry Peskov")):
        other = visiting().open(address.removeprefix(visit.server.address))
        expect(named(other, heading).first).to_be_visible()


def test_the_axis_can_count_days_since_the_opening(visiting):
    visit = visiting().open(EXCHANGE)
    visit.page.get_by_text("Days since it opened", exact=True).click()

    visit.asks_for("axis")
    assert ["days"] == visit.params["axis"]


def test_the_table_sorts_by_a_column_and_opens_an_exchange(visiting):
    visit = visiting().open("/exchanges?from=2012-12-14&to=2026-06-24")
    table = visit.page.get_by_role("region", name=re.compile("Table of exchanges"))
    head = table.get_by_role("columnheader", name=re.compile("Acts"))
    head.get_by_role("button").click()

    counts = table.locator("tbody td:nth-child(7)").all_inner_texts()
    assert sorted(map(int, counts)) == list(map(int, counts))
    expect(head).to_have_attribute("aria-sort", "ascending")

    link = table.get_by_role("rowheader").first.get_by_role("link")
    title = link.inner_text()
    link.click()
    expect(visit.page.get_by_role("heading", name=title, level=2)).to_be_visible()


def test_whos_who_finds_a_name_and_leads_to_it(visiting):
    visit = visiting().open("/actors")
    visit.page.get_by_text("Who’s who: every actor of the record").click()
    visit.page.get_by_role("searchbox", name="Find a name").fill("zakharova")
    people = visit.page.get_by_role("region", name=re.compile("Table of actors"))

    expect(people.locator("tbody tr:visible")).to_have_count(1)
    people.get_by_role("link", name="Maria Zakharova").click()
    expect(visit.page.get_by_role("heading", name="Maria Zakharova")).to_be_visible()


def test_on_a_phone_the_dialogue_is_one_column_with_each_side_named(visiting):
    visit = visiting(PHONE, has_touch=True).open(EXCHANGE)
    turns = dialogue(visit).locator(".turn")
    places = turns.locator(".said").evaluate_all(
        "a => a.map((e) => e.getBoundingClientRect().left)"
    )

    assert visit.page.evaluate("document.scrollingElement.scrollWidth") <= PHONE[0]
    assert len(set(places)) == 1
    for text in turns.locator(".kicker").all_inner_texts():
        assert re.match("United States|Russia|Together|Others", text)


@pytest.mark.parametrize("address", [EXCHANGE, "/actors?who=trump&who=putin", "/actors?who=peskov"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_a_reader_with_a_disability(visiting, scheme, address):
    visit = visiting(color_scheme=scheme).open(address)
    visit.quiet()
    visit.page.evaluate(AXE.read_text(encoding="utf-8"))

    assert [] == grave_findings(visit)


def test_a_deep_link_to_a_cold_process_shows_frame_and_exchange(visiting, cold_server):
    visit = visiting(of=cold_server).open(EXCHANGE)

    expect(visit.page.get_by_role("link", name="Timeline")).to_be_visible()
    expect(visit.page.get_by_label("Search")).to_be_visible()
    expect(dialogue(visit)).to_contain_text("Peskov says the war")
    expect(visit.page.get_by_role("dialog")).to_have_count(0)
    # Until the frame has run once, Streamlit knows no page but the first, and says so in passing.
    passing = "The page that you have requested does not seem to exist"
    visit.faults[:] = [fault for fault in visit.faults if passing not in fault]
