from datetime import date

import numpy as np
import pytest

from charts.climate import balance_chart, mean_chart, sides_chart, signed
from charts.style import DARK, LIGHT
from loaders.climate import climate
from loaders.dates import Span
from loaders.query import Query

WINDOWS = [
    None,
    Span(date(2025, 7, 10), date(2025, 8, 20)),
    Span(date(2025, 1, 20), date(2026, 6, 24)),
]


def of(index, window=None, per="quarter", **choices):
    query = Query(window=window, **choices)
    return climate(index, index.select(query).rows, window or index.extent, per)


@pytest.mark.parametrize("per", ["month", "quarter"])
@pytest.mark.parametrize("window", WINDOWS)
def test_bars_have_each_act_of_the_balance_once(index, window, per):
    found = of(index, window, per)
    figure = balance_chart(found)

    assert len(found.balance) == sum(abs(y) for trace in figure.data for y in trace.y)


def test_cooperation_stands_above_and_conflict_below_words_apart_from_deeds(index):
    for trace in balance_chart(of(index)).data:
        quad = trace.customdata[0].split(":")[2]
        assert all((y > 0) == quad.endswith("cooperation") for y in trace.y)
        assert ("y" if quad.startswith("verbal") else "y2") == trace.yaxis


def test_an_act_is_as_high_in_words_as_in_deeds(index):
    layout = balance_chart(of(index)).layout
    act_px = [
        (axis.domain[1] - axis.domain[0]) / (axis.range[1] - axis.range[0])
        for axis in (layout.yaxis, layout.yaxis2)
    ]

    assert act_px[0] == pytest.approx(act_px[1], rel=1e-3)


@pytest.mark.parametrize("words", ["", "no act has these words"])
@pytest.mark.parametrize("window", WINDOWS)
def test_charts_stay_of_a_size_to_be_read(index, window, words):
    found = of(index, window, words=words)

    for figure in (balance_chart(found), sides_chart(found), mean_chart(found)):
        assert 100 < figure.layout.height < 600


def test_labels_keep_clear_of_the_bars(index):
    layout = balance_chart(of(index)).layout
    total = layout.height - layout.margin.t - layout.margin.b
    for axis, quads in ((layout.yaxis, ("verbal",)), (layout.yaxis2, ("material",))):
        found = of(index).classes
        act_px = total * (axis.domain[1] - axis.domain[0]) / (axis.range[1] - axis.range[0])
        top = max(int(found[f"{q} cooperation"].max()) for q in quads)
        assert (axis.range[1] - top) * act_px > 15


@pytest.mark.parametrize("per", ["month", "quarter"])
def test_shares_of_a_period_are_whole_and_russia_stands_on_the_bottom(index, per):
    figure = sides_chart(of(index, per=per))
    shares, totals = figure.data[:-1], figure.data[-1]

    assert np.sum([trace.y for trace in shares], axis=0) == pytest.approx(100, abs=0.03)
    assert "of:side:Russia" in shares[0].customdata[0]
    assert "of:side:US" in shares[-1].customdata[0]
    assert sum(totals.y) == len(of(index, per=per).placed)
    assert all((o < 1) == (n < 5) for o, n in zip(shares[0].marker.opacity, totals.y, strict=True))


def test_the_two_sides_differ_without_colour(index):
    patterns = {
        trace.customdata[0].split(":")[2]: trace.marker.pattern.shape
        for trace in sides_chart(of(index)).data[:-1]
    }

    assert ("/", None) == (patterns["Russia"], patterns["US"])


def test_means_of_few_acts_are_hollow_and_say_how_many(index):
    found = of(index)
    marks = mean_chart(found).data[-1]

    for n, colour, text in zip(found.scores["n"], marks.marker.color, marks.hovertext, strict=True):
        assert (LIGHT["paper"] if n < 5 else LIGHT["ink"]) == colour
        assert text.endswith(f"n = {n}")


def test_no_line_runs_over_a_quarter_without_an_act(index):
    found = of(index, topics=("arctic",))
    line = mean_chart(found).data[1]
    gaps = (np.diff(found.scores["quarter"]) > 1).sum()

    assert gaps > 0
    assert gaps == sum(x is None for x in line.x)


@pytest.mark.parametrize("window", WINDOWS)
def test_only_eras_of_the_period_shown_are_named(index, window):
    notes = {note.text for note in balance_chart(of(index, window)).layout.annotations}

    assert {"Trump"} <= notes
    assert (window is None) == bool({"Obama", "Biden", "Crimea", "Invasion"} & notes)


def test_every_colour_has_a_twin_in_the_dark(index):
    found = of(index)
    for figure in (balance_chart(found), sides_chart(found), mean_chart(found)):
        used = {part for part in figure.to_json().split('"') if part.startswith("#")}
        assert used <= set(LIGHT.values())
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize(
    ("value", "text"), [(-3.5, "−3.5"), (2, "+2"), (0.0, "0"), (-0.001, "0"), (1.2345, "+1.23")]
)
def test_a_score_is_printed_with_its_sign(value, text):
    assert text == signed(value)
