import re

import pytest

from components.exchange_view import _dialogue
from components.view import View
from loaders.exchanges import exchange_of, filtered, listed, summary
from loaders.query import Query

ULTIMATUM = "2025-07-28-trump-cuts-deadline"
PAGE = "pages/explore/exchanges.py"


@pytest.fixture
def exchanges(opened):
    """The Exchanges page at an address with these parameters."""
    return lambda **params: opened(**params).switch_page(PAGE).run()


@pytest.fixture
def dialogue(message):
    """The opened exchange, as markup."""
    return lambda app: message(app, "dialogue")["html"]


def turns(html):
    return re.findall(r'<li class="turn (\w+)" id="turn-([\w-]+)"', html)


def test_summer_2025_stands_open(exchanges, dialogue, index):
    app = exchanges()
    expected = exchange_of(index, ULTIMATUM)

    assert not app.exception
    assert [(t.side, t.event_id) for t in expected.acts] == turns(dialogue(app))


def test_the_replaced_window_is_struck_and_says_what_replaced_it(exchanges, dialogue):
    html = dialogue(exchanges())

    bands = re.findall(r'<li class="band( struck)?">(.*?)</li>', html, re.DOTALL)
    struck = [text for mark, text in bands if mark]
    standing = [text for mark, text in bands if not mark]

    assert any(
        "28 July 2025 + 10 to 12 days = 7–9 August 2025" in text
        and "2025-07-29-trump-fixes-8-august" in text
        for text in struck
    )
    assert any("29 July 2025 + 10 days = 8 August 2025" in text for text in standing)


@pytest.mark.parametrize(
    "member",
    ["2025-07-14-trump-50-day-ultimatum", "2025-07-29-peskov-war-goes-on", ULTIMATUM],
)
def test_any_act_of_an_exchange_leads_to_it(exchanges, dialogue, index, member):
    html = dialogue(exchanges(exchange=[member]))

    assert len(exchange_of(index, ULTIMATUM)) == len(turns(html))


def test_the_table_holds_the_exchanges_that_fit_the_filters(exchanges, message, index):
    app = exchanges(**{"from": ["2012-01-01"], "to": ["2026-12-31"], "side": ["Other"]})

    table = message(app, "exchanges")["html"]
    fitting = filtered(listed(index), index.select(Query(sides=("Other",))).rows)

    assert 0 < len(fitting) < len(listed(index))
    assert len(fitting) == table.count('<th scope="row">')


def test_an_exchange_that_is_not_in_the_record_is_told(exchanges):
    app = exchanges(exchange=["no-such-exchange"])

    assert not app.exception
    assert any("no\\-such\\-exchange" in i.value or "no-such-exchange" in i.value for i in app.info)


def test_silence_is_told_as_the_records(index):
    html = "".join(
        _dialogue(index, View(Query(window=index.extent)), exchange) for exchange in listed(index)
    )

    assert "no answer in this record" in html
    assert "ignored" not in html


def test_every_exchange_opens_with_its_acts_its_deadlines_and_its_silences(index):
    for exchange in listed(index):
        html = _dialogue(index, View(Query(window=index.extent)), exchange)
        bands = re.findall(r'<li class="band( struck)?">', html)
        replaced = [deadline for deadline in exchange.deadlines if deadline.superseded_by]
        silent = len(summary(index, exchange).unanswered)

        assert [t.event_id for t in exchange.acts] == [event_id for _, event_id in turns(html)]
        assert (len(exchange.deadlines), len(replaced)) == (len(bands), bands.count(" struck"))
        assert silent == html.count("o answer in this record")


def test_a_chosen_act_shows_its_card_in_its_place(exchanges, dialogue):
    html = dialogue(exchanges(act=["2025-07-29-peskov-war-goes-on"]))

    assert 'aria-current="true"' in html
    assert html.count('<article class="card') == 1


def test_markup_in_a_title_is_escaped(exchanges, dialogue, edited_record):
    edited_record("events.csv", ULTIMATUM, title="<script>x</script> **b** $x$")
    html = dialogue(exchanges())

    assert "<script>" not in html
    assert "&lt;script&gt;x&lt;/script&gt; **b** $x$" in html
