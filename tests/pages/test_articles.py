import csv
import io
import json
import re
import subprocess
import sys
from datetime import date

import pytest

from loaders.articles.saving import as_csv, rows_for
from loaders.record import load_record

PAGE = "pages/edit/articles.py"
SAMPLE = "ultimatum-2025-07-29"
HOSTILE = """Kremlin <script>alert(1)</script> **answers** $x$
Published: 2025-07-29

On Monday Donald Trump threatened Vladimir Putin with <img src=x onerror=alert(2)> sanctions.
"""


@pytest.fixture
def articles(opened):
    """The Articles page at an address with these parameters."""
    return lambda **params: opened(**params).switch_page(PAGE).run(timeout=60)


@pytest.fixture
def sample(articles):
    return articles(sample=[SAMPLE])


@pytest.fixture
def html(message):
    return lambda app, key: message(app, key)["html"]


@pytest.fixture
def pasted(articles):
    """The page with a text on the desk."""

    def paste(text):
        app = articles()
        app.segmented_control(key="way").set_value("paste").run()
        app.text_area[0].set_value(text)
        return button(app, "Read it").click().run(timeout=60)

    return paste


def button(app, label):
    return next(each for each in app.button if each.label == label)


def labels(app):
    return [each.label for each in app.button]


def titles(html):
    return re.findall(r'data-pick="\d+">([^<]*)</a>', html)


def open_draft(app, words):
    """Opens the draft whose title has these words, as a click on it does."""
    found = [n for n, title in enumerate(titles(drafts_of(app))) if words in title]
    app.session_state["draft"] = found[0]
    return app.run()


def drafts_of(app):
    return json.loads(app.get_by_key("drafts").proto.bytes)["html"]


def test_every_sample_is_offered_and_opens_with_dates_and_drafts(articles, html):
    offered = [label for label in labels(articles()) if label != "Clear filters"]

    assert 3 == len(offered)
    for label in offered:
        app = articles()
        button(app, label).click().run(timeout=60)
        assert not app.exception
        assert 'class="when dated"' in html(app, "article_text")
        assert titles(html(app, "drafts"))


def test_a_sample_has_an_address(sample, html):
    assert not sample.exception
    assert SAMPLE in sample.query_params["sample"]
    assert "29 July 2025" in html(sample, "article_text")


def test_a_sample_that_there_is_not_is_told(articles):
    app = articles(sample=["nosuch"])

    assert any("nosuch" in each.value for each in app.info)


def test_each_phrase_of_time_stands_with_its_reading_and_why(sample, html):
    markup = html(sample, "article_text")
    tips = re.findall(
        r'<span class="when[^"]*" tabindex="0"[^>]*>([^<]*)<span[^>]*><b>([^<]*)</b>', markup
    )

    assert {
        ("Tuesday", "29 July 2025"),
        ("a day after", "28 July 2025"),
        ("Feb. 27", "27 February 2025"),
        ("April 10", "10 April 2025"),
        ("between 2016 and 2018", "2016–2018"),
        ("2022", "2022 (month not known)"),
    } <= set(tips)


def test_the_ultimatum_is_drafted_with_its_window_and_the_answer_to_it(sample, html):
    markup = html(sample, "drafts")

    assert "due 7–9 August 2025" in markup
    assert re.search(r"Peskov.*?answers draft \d", markup, re.DOTALL)


def test_what_the_record_holds_already_is_told(sample, html):
    assert "May be on record: Trump gives Putin 10 to 12 days to make peace" in html(
        sample, "drafts"
    )


def test_an_accepted_draft_can_be_downloaded_and_the_next_one_opens(sample):
    app = open_draft(sample, "Trump")
    before = app.subheader[0].value
    app.text_input(key=key_of(app, "title")).set_value("Trump threatens Russia again").run()
    app = app.button(key="accept").click().run()

    assert not app.exception
    assert before != app.subheader[0].value
    assert "1 draft accepted" in " ".join(c.value for c in app.caption)
    assert {"Download the acts as CSV"} <= {b.label for b in app.get("download_button")}


def key_of(app, name):
    return next(
        w.key for w in [*app.text_input, *app.selectbox] if w.key and w.key.endswith(f"-{name}")
    )


def test_a_draft_without_a_title_is_not_accepted(sample):
    app = open_draft(sample, "Trump")
    app.text_input(key=key_of(app, "title")).set_value("").run()
    app = app.button(key="accept").click().run()

    assert any("A title is missing." in each.value for each in app.error)
    assert "to check" in app.subheader[0].value


def test_a_draft_can_be_rejected_and_taken_back(sample):
    app = sample.button(key="reject").click().run()
    app.session_state["draft"] = 0
    app = app.run()
    assert "rejected" in app.subheader[0].value

    app = app.button(key="reopen").click().run()
    assert "to check" in app.subheader[0].value


def test_a_draft_can_be_merged_into_another(sample, html):
    before = len(titles(html(sample, "drafts")))
    app = sample.button(key="merge").click().run()

    assert before == len(titles(html(app, "drafts")))
    assert "Told in draft" in html(app, "drafts")


def test_a_pasted_text_without_a_day_asks_for_it_and_is_read_once_it_is_set(pasted, html):
    app = pasted("Trump warns Putin\n\nOn Monday Donald Trump threatened Russia with sanctions.\n")
    assert any("Set the day" in each.value for each in app.info)

    app.date_input[0].set_value(date(2025, 7, 29)).run(timeout=60)

    assert "28 July 2025" in html(app, "article_text")
    assert titles(html(app, "drafts"))


def test_markup_in_an_article_is_text(pasted, html):
    app = pasted(HOSTILE)

    for key in ("article_text", "drafts"):
        assert "<script" not in html(app, key)
        assert "<img" not in html(app, key)
    assert "&lt;script&gt;" in html(app, "article_text")
    for each in [*app.markdown, *app.caption, *app.subheader]:
        assert "<script" not in each.value


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_text_is_told_and_nothing_is_lost(pasted, text):
    app = pasted(text)

    assert not app.exception
    assert any("empty" in each.value for each in app.error)
    assert "Read it" in labels(app)


def test_fetching_is_offered_only_where_the_operator_allows_it(articles, monkeypatch):
    monkeypatch.delenv("ARTICLES_FETCH", raising=False)
    assert "fetch" not in articles().segmented_control(key="way").options

    monkeypatch.setenv("ARTICLES_FETCH", "1")
    app = articles()
    assert 4 == len(app.segmented_control(key="way").options)
    app.segmented_control(key="way").set_value("fetch").run()
    app.text_input[0].set_value("http://127.0.0.1:8501/").run()
    app = button(app, "Fetch and read it").click().run()
    assert not app.exception
    assert app.error


@pytest.mark.parametrize("switch", [None, "0", "yes"])
def test_nobody_may_write_unless_the_operator_says_so(sample, monkeypatch, switch):
    monkeypatch.delenv("EVENTS_EDIT", raising=False)
    if switch:
        monkeypatch.setenv("EVENTS_EDIT", switch)
    app = open_draft(sample, "Trump").button(key="accept").click().run()

    assert "Add to the record" not in labels(app)


def test_an_editor_adds_a_draft_and_the_record_has_it(pasted, edited_record, tmp_path, monkeypatch):
    edited_record("events.csv", "2025-07-28-trump-cuts-deadline")
    monkeypatch.setenv("EVENTS_EDIT", "1")
    app = pasted(
        "Trump warns Putin again\nPublished: 2025-09-03\n\n"
        "On Tuesday Donald Trump threatened Russia with new sanctions.\n"
    )
    url = next(w for w in app.text_input if w.label == "Address")
    url.set_value("https://example.com/2025/09/03/warns").run()
    app.text_input(key=key_of(app, "title")).set_value("Trump warns Putin once more").run()
    app = app.button(key="accept").click().run()
    app = app.button(key="save").click().run(timeout=60)

    assert not app.exception
    assert any("Added: 2025" in each.value.replace("\\", "") for each in app.success)
    record = load_record(tmp_path / "record")
    row = record.events[record.events["title"] == "Trump warns Putin once more"].iloc[0]
    assert "2025-09-02" == row["date"]
    assert 0 == len(record.problems)
    source = record.articles.set_index("article_id").loc[row["sources"][0]]
    assert "https://example.com/2025/09/03/warns" == source["url"]


def test_the_download_is_in_the_form_of_the_record(sample):
    app = open_draft(sample, "Trump").button(key="accept").click().run()
    found = app.session_state["review"]
    record = load_record()
    rows = rows_for(
        [found.items[n].fields for n in found.accepted], found.article, record, found.accepted
    )
    read = list(csv.DictReader(io.StringIO(as_csv(rows.events, "events").decode("utf-8"))))

    assert "threaten" == read[0]["event_type"]
    assert "trump" == read[0]["actors"]


def test_the_choices_of_other_pages_survive_a_visit(opened):
    app = opened(side=["Russia"])
    app = app.switch_page(PAGE).run(timeout=60)
    app = app.switch_page("pages/explore/timeline.py").run()

    assert "Russia" in app.query_params["side"]


def test_the_page_loads_no_parser_before_an_article_is_read():
    code = "import sys, components.article_view, components.intake_view; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    loaded = set(run.stdout.split())
    assert "loaders.articles.drafts" in loaded
    assert loaded.isdisjoint({"spacy", "trafilatura", "htmldate", "lxml", "pypdf", "dateparser"})
