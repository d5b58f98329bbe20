from datetime import date

import numpy as np
import pytest

from loaders.climate import Pick, climate, pick_in
from loaders.dates import Span
from loaders.query import Query

PAGE = "pages/explore/climate.py"
WHOLE = {"from": ["2012-01-01"], "to": ["2026-12-31"]}
WORDS_2025_Q3 = "of:class:verbal conflict:2025-07-01:2025-09-30"


@pytest.fixture
def page(opened):
    """The Climate page at an address, with what a reader picked in it."""

    def page_(picked=None, **params):
        app = opened(**params)
        if picked:
            app.session_state["climate_pick"] = picked
        return app.switch_page(PAGE).run(timeout=60)

    return page_


@pytest.fixture
def shown(message):
    """The markup of a part of the page."""
    return lambda app, part: message(app, f"climate_{part}")["html"]


def drawn(message, app, part="balance"):
    return message(app, f"climate_{part}")["figure"]["data"]


@pytest.mark.parametrize("per", ["quarter", "month"])
def test_the_bars_and_what_stays_out_are_all_acts_of_the_view(page, message, index, per):
    app = page(per=[per], side=["Russia"], **WHOLE)
    rows = index.select(Query(sides=("Russia",))).rows
    found = climate(index, rows, index.extent, per)

    assert not app.exception
    bars = sum(abs(y) for trace in drawn(message, app) for y in trace["y"])
    out = len(found.comment) + len(found.aid) + len(found.spanning)
    assert len(rows) == bars + out
    below = message(app, "climate_balance")["below"]
    assert f"{len(rows)} acts of the view" in below
    assert f">{len(found.comment)}</button> comments" in below


def test_the_mean_is_drawn_only_if_asked_for_with_its_caveats(page, message):
    without, having = page(**WHOLE), page(mean=["yes"], **WHOLE)

    with pytest.raises(KeyError):
        without.get_by_key("climate_mean")
    below = message(having, "climate_mean")["below"]
    assert "Read with care" in below
    assert "<em>kind</em>" in below
    assert "calm 0" in below


def test_a_reader_can_switch_the_mean_on_and_the_address_says_so(page):
    app = page(**WHOLE)
    app.checkbox(key="mean").check().run(timeout=60)

    assert "yes" in app.query_params["mean"]
    assert app.get_by_key("climate_mean")


def test_a_bar_opens_its_acts_and_no_others(page, shown, index):
    app = page(picked=WORDS_2025_Q3, **WHOLE)
    html = shown(app, "balance_acts")
    events = index.record.events
    expected = events[
        (events["quad_class"] == "verbal conflict")
        & (events["first"] >= "2025-07-01")
        & (events["last"] <= "2025-09-30")
    ]["event_id"]

    assert f"Conflict in words, 2025 Q3: {len(expected)} acts" in html
    assert len(expected) == sum(f'data-pick="{act}"' in html for act in events["event_id"])
    assert all(f'data-pick="{act}"' in html for act in expected)


def test_the_acts_of_a_bar_can_be_opened_on_the_timeline(page, shown):
    html = shown(page(picked=WORDS_2025_Q3, **WHOLE), "balance_acts")

    assert 'href="./?from=2025-07-01&amp;to=2025-09-30&amp;type=accuse' in html


@pytest.mark.parametrize(
    ("picked", "part", "heading"),
    [
        ("of:out:comment", "balance", "Comments: 46 acts"),
        ("of:out:aid", "balance", "Aid to third parties: 6 acts"),
        ("of:out:unplaced", "sides", "Date over several periods: 3 acts"),
        ("of:side:Both", "sides", "Together: 78 acts"),
        ("of:topic:arctic:2025-01-01:2025-12-31", "topics", "Arctic, 2025: 7 acts"),
        ("of:class:nosuch", "balance", "Click a bar"),
        ("of:class:verbal conflict:when", "balance", "Click a bar"),
    ],
)
def test_what_was_picked_is_listed_beneath_its_chart(page, shown, picked, part, heading):
    assert heading in shown(page(picked=picked, **WHOLE), f"{part}_acts")


def test_the_tables_have_the_numbers_of_the_chart(page, message, shown, index):
    app = page(**WHOLE)
    html = shown(app, "numbers")
    for trace in drawn(message, app):
        for pick, y in zip(trace["customdata"], trace["y"], strict=True):
            assert f'data-pick="{pick}">{abs(y)}</button>' in html


def test_an_act_opens_as_a_card_beneath_the_chart(page, shown):
    app = page(act=["2025-07-28-trump-cuts-deadline"], **WHOLE)
    html = shown(app, "balance_acts")

    assert 'class="card US"' in html
    assert "lies outside" not in html


def test_a_few_days_show_the_way_to_the_whole_record(page, message):
    assert "show all the years" in message(page(), "climate_balance")["below"]
    assert "show all the years" not in message(page(**WHOLE), "climate_balance")["below"]


def test_an_empty_view_says_what_to_loosen(page):
    app = page(q=["no act has these words"], **WHOLE)

    assert not app.exception
    assert any("Without the search words" in each.value for each in app.info)


def test_shares_of_many_months_are_given_by_quarter(page):
    headings = [each.value for each in page(per=["month"], **WHOLE).subheader]
    few = [each.value for each in page(per=["month"]).subheader]

    assert "Who acted, by quarter" in headings
    assert "Who acted, by month" in few


def test_eras_count_the_acts_of_the_view(page, shown, index):
    html = shown(page(**WHOLE), "eras")
    first = index.record.events["first"]

    assert f"<td>{int((first >= '2025-01-20').sum())}</td>" in html
    assert "24 February 2022" in html


@pytest.mark.parametrize(
    ("text", "pick"),
    [
        ("of:side:US", Pick("side", "US")),
        (
            "of:topic:nato:2025-01-01:2025-12-31",
            Pick("topic", "nato", Span(date(2025, 1, 1), date(2025, 12, 31))),
        ),
        ("of:", None),
        ("", None),
        ("of:events:x", None),
        ("of:side:US:2025-13-01:2025-12-31", None),
        ("of:side:US:2025-12-31:2025-01-01", None),
    ],
)
def test_only_what_the_page_offers_can_be_picked(text, pick):
    assert pick == pick_in(text)


def test_shares_have_every_act_whose_period_is_known(page, message, index):
    data = drawn(message, page(**WHOLE), "sides")

    assert index.size - 3 == sum(data[-1]["y"])
    assert np.sum([trace["y"] for trace in data[:-1]], axis=0) == pytest.approx(100, abs=0.03)
