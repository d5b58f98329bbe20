import re
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

import pytest

from components.source import SUMMER
from loaders.dates import Span
from loaders.query import Query, in_words

ULTIMATUM = "2025-07-28-trump-cuts-deadline"
OPENING = Query(window=SUMMER)
MARKUP = [
    "<script>alert('x')</script>",
    "<img src=x onerror=alert(1)>",
    "**bold** and [here](https://example.org)",
    "$E = mc^2$",
    "one<br>two",
    '<a href="https://example.org">here</a>',
    '&lt;b&gt; & "quoted" {{ 7 * 7 }}',
]


def sentence(app):
    """The line above the chart that says what is shown."""
    return next(c.value for c in app.caption if " acts, " in c.value)


def unescaped(text):
    """A line of Markdown as the page shows it."""
    return re.sub(r"\\([^\w\s])", r"\1", text)


def ids(index, query):
    return index.record.events["event_id"].iloc[index.select(query).rows].tolist()


def test_the_page_opens_on_summer_2025(opened, index):
    app = opened()

    shown, total = len(index.select(OPENING)), index.size
    assert not app.exception
    assert f"{shown} of {total} acts, 10 July – 20 August 2025" == sentence(app)
    assert "Summer 2025" == app.segmented_control(key="period").value
    assert not app.info


def test_the_list_holds_the_acts_that_the_sentence_counts(opened, listed, index):
    assert ids(index, OPENING) == listed(opened()).picks


def test_the_chart_says_in_words_what_it_shows(opened, message, index):
    alt = message(opened(), "timeline")["alt"]

    assert alt.startswith(f"Timeline of {len(index.select(OPENING))} US–Russia acts, 10 July – 20")


@pytest.mark.parametrize(
    ("key", "value", "query"),
    [
        ("q", "ultimatum", {"words": "ultimatum"}),
        ("dates", (date(2025, 8, 1), date(2025, 8, 9)), {"window": Span(date(2025, 8, 1), date(2025, 8, 9))}),
        ("side", ["Russia"], {"sides": ("Russia",)}),
        ("actor", ["medvedev"], {"actors": ("medvedev",)}),
        ("type", ["threaten"], {"event_types": ("threaten",)}),
        ("topic", ["tariffs"], {"topics": ("tariffs",)}),
        ("importance", 1, {"importance": 1}),
        ("deadlines", True, {"with_deadline": True}),
        ("answered", True, {"answered": True}),
    ],
)  # fmt: skip
def test_each_filter_narrows_the_sentence_and_the_list(opened, listed, index, key, value, query):
    app = opened()
    app.get_by_key(key).set_value(value)
    app.run()

    narrowed = replace(OPENING, **query)
    wanted = ids(index, narrowed)
    assert not app.exception
    assert 0 < len(wanted) < len(index.select(OPENING))
    assert wanted == listed(app).picks
    assert in_words(narrowed, len(wanted), index.size, index) == unescaped(sentence(app))


def test_clearing_the_filters_keeps_the_period(opened, index):
    app = opened(q="ultimatum", side="US", **{"from": "2025-07-01", "to": "2025-07-31"})
    app.button[0].click()
    app.run()

    july = Query(window=Span(date(2025, 7, 1), date(2025, 7, 31)))
    assert in_words(july, len(index.select(july)), index.size, index) == unescaped(sentence(app))


def test_a_named_period_sets_the_dates(opened, index):
    app = opened()
    app.segmented_control(key="period").set_value("All")
    app.run()

    assert (index.extent.first, index.extent.last) == app.date_input(key="dates").value
    assert sentence(app).startswith(f"{index.size} of {index.size} acts")


@pytest.mark.parametrize(
    ("params", "key", "value"),
    [
        ({"q": "Kremlin"}, "q", "Kremlin"),
        ({"side": ["US", "Russia"]}, "side", ["US", "Russia"]),
        ({"actor": ["trump", "putin"]}, "actor", ["trump", "putin"]),
        ({"actor": "putin", "as": "recipient"}, "actor_as", "recipient"),
        ({"type": ["threaten", "sanction"]}, "type", ["threaten", "sanction"]),
        ({"topic": "tariffs"}, "topic", ["tariffs"]),
        ({"importance": "2"}, "importance", 2),
        ({"deadlines": "yes"}, "deadlines", True),
        ({"answered": "yes"}, "answered", True),
        ({"from": "2018-07-01", "to": "2018-07-31"}, "dates", (date(2018, 7, 1), date(2018, 7, 31))),
        ({"from": "2018-07", "to": "2018-08"}, "dates", (date(2018, 7, 1), date(2018, 8, 31))),
        ({"lanes": "topics"}, "lanes", "topics"),
        ({"scale": "equal"}, "scale", "equal"),
    ],
)  # fmt: skip
def test_an_address_sets_the_controls(opened, params, key, value):
    app = opened(**params)

    assert not app.exception
    assert not app.info
    assert value == app.get_by_key(key).value


def test_an_address_opens_the_card_of_an_act(opened, card, listed):
    app = opened(act=ULTIMATUM)

    assert "28 July 2025 + 10 to 12 days = 7–9 August 2025" in card(app).text
    assert ("li", {"class": "US landmark", "aria-current": "true"}) in listed(app).elements


def test_without_a_chosen_act_there_is_no_card(opened, message):
    assert not message(opened(), "timeline")["aside"]


def test_an_act_outside_the_filters_is_shown_and_said_to_be(opened, card):
    app = opened(act=ULTIMATUM, **{"from": "2018-07-01", "to": "2018-07-31"})

    assert "Trump gives Putin 10 to 12 days" in card(app).text
    assert "outside the filters or dates" in card(app).text


@pytest.mark.parametrize(
    "name", ["act", "side", "actor", "type", "topic", "importance", "lanes", "scale", "from", "to"]
)
def test_an_unknown_value_in_an_address_is_quoted_and_ignored(opened, name):
    app = opened(**{name: "no*such*one"})

    assert not app.exception
    assert ["“no*such*one”"] == re.findall("“.*?”", unescaped(app.info[0].value))
    assert sentence(opened()) == sentence(app)


def test_a_notice_stays_while_nothing_is_chosen(opened):
    app = opened(actor="nosuch")
    app.run()

    assert "“nosuch”" in app.info[0].value


def test_an_unknown_role_in_an_address_is_quoted_and_ignored(opened):
    app = opened(actor="putin", **{"as": "nosuch"})

    assert "“nosuch”" in app.info[0].value
    assert "either" == app.get_by_key("actor_as").value


def test_what_is_known_of_an_address_still_counts(opened):
    app = opened(actor=["putin", "nosuch"])

    assert ["putin"] == app.multiselect(key="actor").value
    assert "“nosuch”" in app.info[0].value


def test_a_period_that_ends_before_it_begins_is_said_and_ignored(opened):
    app = opened(**{"from": "2025-08-01", "to": "2025-07-01"})

    assert "ends before it begins" in app.info[0].value
    assert sentence(opened()) == sentence(app)


def test_a_link_made_with_an_earlier_edition_says_so(opened):
    assert "earlier edition" in opened(record="1999-01-01").info[0].value


def test_parameters_of_others_are_left_alone(opened):
    app = opened(utm_source="newsletter")

    assert not app.exception
    assert not app.info


def test_an_empty_view_says_what_to_loosen(opened, index):
    app = opened(q="ultimatum", topic="space")

    without_words = len(index.select(replace(OPENING, topics=("space",))))
    without_topic = len(index.select(replace(OPENING, words="ultimatum")))
    hints = unescaped(app.info[0].value)
    assert not app.exception
    assert sentence(app).startswith("0 of ")
    assert "No act in this record fits these choices" in hints
    assert ("Without the search words" in hints) == bool(without_words)
    assert f"Without the topics: {without_topic} act" in hints


def test_a_record_without_faults_names_none(opened):
    assert not opened().expander


def test_a_row_left_out_is_named(opened, edited_record):
    edited_record(
        "events.csv",
        "2025-02-30-no-such-day",
        date="2025-02-30",
        title="Envoys meet on no day",
        actors="putin",
        event_type="meet",
        importance="3",
        sources="rfe-rl-946501",
    )
    app = opened()

    assert not app.exception
    assert "1 row left out" in app.expander[0].label
    told = app.expander[0].dataframe[0].value
    assert told["message"].str.contains("2025-02-30").any()
    assert "events.csv" in set(told["file"])


def test_a_faulty_row_leaves_the_others_in_the_view(opened, edited_record, listed, index):
    edited_record("events.csv", "2025-08-01-half-a-row", date="2025-08-32", title="Half a row")

    assert ids(index, OPENING) == listed(opened()).picks


@pytest.mark.parametrize("text", MARKUP)
def test_text_from_the_record_is_text_in_the_list_and_the_card(
    opened, edited_record, listed, card, text
):
    plain = listed(opened()).tags, card(opened(act=ULTIMATUM)).tags
    edited_record("events.csv", ULTIMATUM, title=text, summary=text, note=text, demand=text)
    app = opened(act=ULTIMATUM)

    assert not app.exception
    assert text in listed(app).text
    assert card(app).text.count(text) >= 4
    assert plain == (listed(app).tags, card(app).tags)


@pytest.mark.parametrize("text", MARKUP)
def test_a_search_for_markup_is_quoted_in_the_sentence(opened, text):
    app = opened(q=text)

    assert "<" not in sentence(app)
    assert sentence(app).count("$") == sentence(app).count("\\$")
    assert not app.exception


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", " ftp://example.org/"]
)
def test_only_web_addresses_become_links(opened, edited_record, card, url):
    edited_record("articles.csv", "rfe-rl-946501", url=url)
    app = opened(act=ULTIMATUM)

    schemes = {urlsplit(link.strip()).scheme for link in card(app).links}
    assert not app.exception
    assert {"", "https"} == schemes


def test_a_record_that_cannot_be_read_is_told_in_words(opened, monkeypatch, tmp_path):
    monkeypatch.setenv("EVENTS_SOURCE", str(tmp_path / "gone.csv"))
    app = opened()

    assert not app.exception
    assert "cannot be read" in app.error[0].value.replace("\\", "")
