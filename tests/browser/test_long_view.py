"""Climate, Places and Stories, as a visitor uses them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import OVERFLOW
from tests.browser.test_timeline import AXE, PHONE, SIZES, grave_findings

WHOLE = "from=2012-12-14&to=2026-06-24"
STORY = "/story?story=summer-of-ultimatums"
PAGES = [f"/climate?{WHOLE}&mean=yes", f"/places?{WHOLE}&place=geneva", f"{STORY}&step=4", f"{STORY}&quiz=3"]  # fmt: skip


def told(visit):
    """What the Stories page tells."""
    return visit.page.locator(".story")


def read(visit, address):
    """Opens a page of text and waits until it stands."""
    visit.page.goto(visit.server.address + address)
    expect(told(visit)).to_be_visible()
    visit.quiet()
    return visit


def at_step(visit, number):
    expect(told(visit).locator(".kicker").first).to_contain_text(f"step {number} of")
    visit.quiet()


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("size", SIZES)
def test_pages_fit_every_screen_and_everybody(visiting, address, size):
    visit = visiting(size)
    if "story" in address:
        read(visit, address)
    else:
        visit.open(address)
    assert visit.page.evaluate(OVERFLOW) <= size[0]

    visit.page.evaluate(AXE.read_text(encoding="utf-8"))
    assert [] == grave_findings(visit)


def test_arrow_keys_turn_the_pages_of_a_story_and_each_has_an_address(visiting):
    visit = read(visiting(), STORY)
    for number in (2, 3, 4):
        visit.page.keyboard.press("ArrowRight")
        at_step(visit, number)
    visit.page.keyboard.press("ArrowLeft")
    at_step(visit, 3)
    visit.asks_for("step")
    copied = visit.page.url.removeprefix(visit.server.address)

    colleague = read(visiting(), copied)
    at_step(colleague, 3)
    assert (
        told(visit).locator("h2").first.inner_text()
        == told(colleague).locator("h2").first.inner_text()
    )


def test_a_swipe_turns_the_page(visiting):
    visit = read(visiting(PHONE, has_touch=True), STORY)
    visit.page.evaluate(
        """() => {
          const at = document.querySelector('.story .paragraph');
          const touch = (x) => new Touch({ identifier: 1, target: at, clientX: x, clientY: 300 });
          at.dispatchEvent(new TouchEvent('touchstart', { bubbles: true, touches: [touch(300)], changedTouches: [touch(300)] }));
          at.dispatchEvent(new TouchEvent('touchend', { bubbles: true, touches: [], changedTouches: [touch(100)] }));
        }"""
    )
    at_step(visit, 2)


def test_full_screen_stays_when_the_page_turns(visiting):
    visit = read(visiting(), STORY)
    visit.page.get_by_role("button", name="Full screen").click()
    visit.page.wait_for_function("document.fullscreenElement")
    visit.page.keyboard.press("ArrowRight")
    at_step(visit, 2)

    assert visit.page.evaluate("!!document.fullscreenElement")


def test_keys_that_are_typed_turn_no_page(visiting):
    visit = read(visiting(), f"/story?story=view&{WHOLE}&importance=1")
    visit.page.get_by_role("textbox", name="Search").press("ArrowRight")
    visit.page.get_by_role("textbox", name="Search").press("f")
    visit.page.wait_for_timeout(500)

    at_step(visit, 1)
    assert not visit.page.evaluate("!!document.fullscreenElement")


def test_a_quiz_can_be_put_in_order_by_the_keyboard_alone(visiting):
    visit = read(visiting(), f"{STORY}&quiz=3")
    titles = told(visit).locator(".order b")
    first = titles.first.inner_text()
    visit.page.get_by_role("button", name=re.compile("^Later: " + re.escape(first))).focus()
    visit.page.keyboard.press("Enter")
    expect(titles.nth(1)).to_have_text(first)

    check = visit.page.get_by_role("button", name="Check the order")
    check.focus()
    visit.page.keyboard.press("Enter")
    expect(told(visit).locator("h2")).to_have_text(re.compile("pairs are in order|All in order"))
    expect(titles.nth(1)).to_have_text(first)


def test_an_act_of_a_quiz_can_be_dragged(visiting):
    visit = read(visiting(), f"{STORY}&quiz=3")
    titles = told(visit).locator(".order b")
    first = titles.first.inner_text()
    handle = told(visit).locator("[data-handle]").first.bounding_box()
    third = told(visit).locator(".order li").nth(2).bounding_box()
    visit.page.mouse.move(handle["x"] + 8, handle["y"] + 8)
    visit.page.mouse.down()
    visit.page.mouse.move(handle["x"] + 8, third["y"] + third["height"] - 4, steps=8)
    visit.page.mouse.up()

    expect(titles.nth(2)).to_have_text(first)


def test_the_handout_prints_every_step(visiting):
    visit = read(visiting(), STORY)
    visit.page.emulate_media(media="print")

    expect(visit.page.locator(".handout article")).to_have_count(16)
    expect(visit.page.locator(".handout article").last).to_be_visible()
    expect(visit.page.locator(".story .ways")).to_be_hidden()


def test_a_mark_on_the_map_opens_the_acts_of_its_place(visiting):
    visit = visiting().open(f"/places?{WHOLE}")
    mark = visit.page.locator(".scattergeo .point").first  # the largest: Moscow
    box = mark.bounding_box()
    visit.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 6)  # Khimki lies in its middle
    visit.asks_for("place")

    assert ["moscow"] == visit.params["place"]
    expect(visit.page.locator(".places h2")).to_contain_text("Moscow")


def test_a_bar_of_the_climate_lists_its_acts(visiting):
    visit = visiting().open(f"/climate?{WHOLE}")
    visit.page.get_by_role("button", name="173").or_(
        visit.page.get_by_role("link", name="173")
    ).first.click()

    expect(visit.page.get_by_text(re.compile("173 acts"))).to_be_visible()


def test_a_page_in_a_frame_is_the_view_alone(visiting):
    visit = visiting().open("/?embed=true")

    expect(visit.page.get_by_role("link", name="Exchanges", exact=True)).to_have_count(0)
    expect(visit.page.get_by_role("textbox", name="Search")).to_have_count(0)
    way = visit.page.get_by_role("link", name=re.compile("^Open this view"))
    assert "from=2025-07-10" in way.get_attribute("href")
