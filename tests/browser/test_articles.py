import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from loaders.record import load_record
from tests.browser.test_timeline import AXE, PHONE, SIZES, grave_findings
from tests.browser.visits import serving

ROOT = Path(__file__).parent.parent.parent
SAMPLE = "/articles?sample=ultimatum-2025-07-29"
ARTICLE = """Trump warns Putin once more
Published: 2025-09-03

On Tuesday Donald Trump threatened Russia with new sanctions within two weeks.

<img src=x onerror="document.title='run'"> <script>document.title='run'</script>
"""


@pytest.fixture
def editors(tmp_path):
    """A dashboard over a record of its own that its readers may change."""
    shutil.copytree(ROOT / "data", tmp_path / "record")
    record = str(tmp_path / "record")
    with serving(tmp_path / "log.txt", EVENTS_SOURCE=record, EVENTS_EDIT="1") as server:
        yield server


def opened(visit, address=SAMPLE):
    visit.page.goto(visit.server.address + address)
    expect(drafts(visit).first).to_be_visible(timeout=60_000)
    visit.quiet()
    return visit


def text(visit):
    return visit.page.get_by_role("region", name="Text of the article")


def drafts(visit):
    return visit.page.get_by_role("region", name="List of drafts").get_by_role("listitem")


def test_a_reading_shows_on_hover_and_on_focus(visiting):
    visit = opened(visiting())
    phrase = text(visit).locator(".when", has_text="a day after").first
    tip = phrase.get_by_role("tooltip")
    expect(tip).to_be_hidden()

    phrase.hover()
    expect(tip).to_be_visible()
    expect(tip).to_contain_text("28 July 2025")

    visit.page.mouse.move(0, 0)
    expect(tip).to_be_hidden()
    phrase.focus()
    expect(tip).to_be_visible()


def test_no_tip_is_cut_by_the_box_of_the_text(visiting):
    visit = opened(visiting())
    box = text(visit).bounding_box()
    for phrase in text(visit).locator(".when").all():
        phrase.hover()
        tip = phrase.get_by_role("tooltip").bounding_box()
        assert tip["x"] >= box["x"] - 1
        assert tip["x"] + tip["width"] <= box["x"] + box["width"] + 1
        assert tip["y"] >= box["y"] - 1


def test_a_draft_leads_to_its_words_and_a_sentence_to_its_draft(visiting):
    visit = opened(visiting())
    last = drafts(visit).last
    last.get_by_role("link").click()

    expect(last).to_have_attribute("aria-current", "true")
    chosen = text(visit).locator(".evidence[aria-current]")
    expect(chosen).to_be_in_viewport()

    first = text(visit).locator(".evidence").first
    visit.quiet()
    first.scroll_into_view_if_needed()
    line = first.evaluate("(e) => e.getClientRects()[0].toJSON()")
    visit.page.mouse.click(line["x"] + 5, line["y"] + 5)
    expect(first).to_have_attribute("aria-current", "true")
    expect(last).not_to_have_attribute("aria-current", "true")


def test_a_date_can_be_typed_and_a_wrong_one_is_told(visiting):
    visit = opened(visiting())
    when = visit.page.get_by_role("combobox", name="When")
    for typed in ("2025-02-30", "2025-07"):
        when.fill(typed)
        when.press("Enter")
        visit.quiet()
        visit.page.get_by_role("button", name="Accept").click()
        if typed == "2025-02-30":
            expect(visit.page.get_by_text("is not a day in the calendar")).to_be_visible()

    expect(drafts(visit).first).to_contain_text("accepted")
    expect(drafts(visit).first).to_contain_text("July 2025 (day not known)")


def test_an_upload_is_read_edited_added_and_found_in_the_timeline(visiting, editors, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    visit = visiting(of=editors)
    visit.page.goto(editors.address + "/articles")
    visit.page.get_by_text("Upload a file").click()
    visit.page.locator("input[type=file]").set_input_files(file)
    expect(drafts(visit).first).to_be_visible(timeout=60_000)

    visit.page.get_by_role("textbox", name="Address").fill("https://example.com/2025/09/03/warns")
    visit.page.get_by_role("textbox", name="Address").press("Enter")
    visit.quiet()
    visit.page.get_by_role("textbox", name="Title").fill("Trump warns Putin a third time")
    visit.page.get_by_role("textbox", name="Title").press("Enter")
    visit.quiet()
    visit.page.get_by_role("button", name="Accept").click()
    visit.page.get_by_role("button", name="Add to the record").click()
    expect(visit.page.get_by_text("Added: 2025-09-02")).to_be_visible()

    record = load_record(tmp_path / "record")
    row = record.events.set_index("title").loc["Trump warns Putin a third time"]
    visit.open(f"/?act={row['event_id']}")
    expect(visit.card).to_contain_text("Trump warns Putin a third time")


def test_nothing_in_a_hostile_article_runs(visiting, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    visit = visiting()
    visit.page.goto(visit.server.address + "/articles")
    visit.page.get_by_text("Upload a file").click()
    visit.page.locator("input[type=file]").set_input_files(file)
    expect(text(visit)).to_contain_text("<img src=x onerror=", timeout=60_000)
    visit.quiet()

    assert "run" != visit.page.title()
    assert 0 == text(visit).locator("img, script").count()


def test_by_keyboard_alone_a_draft_is_opened_and_rejected(visiting):
    visit = opened(visiting())
    second = drafts(visit).nth(1)
    second.get_by_role("link").focus()
    visit.page.keyboard.press("Enter")
    expect(second).to_have_attribute("aria-current", "true")

    visit.page.get_by_role("button", name="Reject").focus()
    visit.page.keyboard.press("Enter")
    expect(second).to_contain_text("rejected")


@pytest.mark.parametrize("size", [*SIZES, PHONE], ids=str)
def test_the_desk_is_not_wider_than_the_screen(visiting, size):
    visit = opened(visiting(size))
    wide = visit.page.evaluate(
        "Math.max(document.scrollingElement.scrollWidth, "
        "document.querySelector('[data-testid=stMain]').scrollWidth)"
    )

    assert wide <= size[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_a_reader_with_a_disability(visiting, scheme):
    visit = opened(visiting(color_scheme=scheme))
    visit.page.evaluate(AXE.read_text(encoding="utf-8"))

    assert [] == grave_findings(visit)


def test_a_copied_address_opens_the_same_sample(visiting):
    visit = visiting()
    visit.page.goto(visit.server.address + "/articles")
    visit.page.get_by_role("button", name=re.compile("shorter deadline")).click()
    expect(drafts(visit).first).to_be_visible(timeout=60_000)
    visit.asks_for("sample")
    address = visit.page.url.removeprefix(visit.server.address)
    shown = text(visit).inner_text()

    assert shown == text(opened(visiting(), address)).inner_text()
