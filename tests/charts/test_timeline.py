import json
from datetime import date

import pytest

from charts.lanes import LANE_KINDS, LaneSpec
from charts.timeline import MARKS_AT_MOST, timeline
from loaders.dates import Span
from loaders.query import Query

SUMMER = Query(window=Span(date(2025, 7, 10), date(2025, 8, 20)))
ULTIMATUM = "2025-07-28-trump-cuts-deadline"
# Plot widths on a phone of 390, a tablet of 820 and a screen of 1440 pixels.
WIDTHS = (320, 480, 780, 1040, 1400)


def overlapping(boxes):
    return [
        (a, b)
        for i, a in enumerate(boxes)
        for b in boxes[:i]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("lanes", LANE_KINDS)
@pytest.mark.parametrize("scale", ["calendar", "equal"])
def test_no_text_overlaps_or_leaves_the_plot(index, width, lanes, scale):
    drawn = timeline(index, SUMMER, width=width, lanes=lanes, scale=scale)

    assert overlapping(drawn.boxes) == []
    assert min(b[0] for b in drawn.boxes) >= 0
    assert max(b[2] for b in drawn.boxes) <= width


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("year", range(2013, 2027))
def test_no_text_overlaps_in_any_year(index, year, width):
    query = Query(window=Span(date(year, 1, 1), min(date(year, 12, 31), index.extent.last)))

    drawn = timeline(index, query, width=width)

    assert overlapping(drawn.boxes) == []
    assert max((b[2] for b in drawn.boxes), default=0) <= width


def test_summer_2025_names_the_ultimatum_and_the_answers_to_it(index):
    drawn = timeline(index, SUMMER, width=1040)

    assert {
        ULTIMATUM,
        "2025-07-29-kremlin-takes-into-account",
        "2025-07-29-peskov-war-goes-on",
        "2025-07-28-medvedev-step-towards-war",
    } <= drawn.named


def test_the_window_of_7_to_9_august_is_a_band_over_the_whole_height(index):
    drawn = timeline(index, SUMMER, width=1040)
    day = 86_400_000
    first = (date(2025, 8, 7) - date(1970, 1, 1)).days * day

    bands = [(s.x0, s.x1) for s in drawn.figure.layout.shapes if s.fillcolor == "#f2dca8"]

    assert (first, first + 3 * day) in bands


def test_an_exact_day_is_drawn_on_that_day_and_a_month_over_the_whole_of_it(index):
    first, last = index.first, index.last
    drawn = timeline(index, Query(window=Span(date(2026, 1, 1), date(2026, 6, 30))), width=1040)
    marks = [
        t for t in drawn.figure.data if t.type == "scatter" and t.mode == "markers" and t.customdata
    ]

    places = {i: x / 86_400_000 for t in marks for i, x in zip(t.customdata, t.x, strict=True)}

    rows = index.record.row_of
    exact = [i for i in places if first[rows[i]] == last[rows[i]] and i in rows]
    assert len(exact) > 20
    assert all(abs(places[i] - first[rows[i]] - 0.5) < 1e-6 for i in exact)


def test_the_whole_record_is_counted_not_named(index):
    drawn = timeline(index, Query(), width=1040)

    assert drawn.level == "far"
    assert all(index.importance[index.record.row_of[i]] == 1 for i in drawn.named)


def test_bars_of_the_far_view_add_up_to_the_acts_selected(index):
    drawn = timeline(index, Query(), width=1040)

    bars = [
        t
        for t in drawn.figure.data
        if t.type == "bar" and t.xaxis is None and t.orientation is None
    ]
    texts = [text for t in bars for text in t.hovertext]

    assert sum(int(t.split(": ")[1].split()[0]) for t in texts) == index.size


@pytest.mark.parametrize(
    "query", [Query(), SUMMER, Query(window=Span(date(2025, 1, 20), date(2026, 6, 30)))]
)
def test_what_travels_stays_below_80_kilobytes(index, query):
    drawn = timeline(index, query, width=1400)

    marks = sum(
        len(t.x)
        for t in drawn.figure.data
        if t.type == "scatter" and t.mode == "markers" and t.x is not None
    )
    assert marks <= MARKS_AT_MOST + 20
    assert len(json.dumps(drawn.figure.to_plotly_json(), default=str)) < 80_000


def test_the_chosen_act_is_tied_to_its_answers_and_the_rest_steps_back(index):
    plain = timeline(index, SUMMER, width=1040)
    chosen = timeline(index, SUMMER, width=1040, selected=ULTIMATUM)

    def dotted(drawn):
        return [
            t
            for t in drawn.figure.data
            if t.type == "scatter" and t.line.dash == "dot" and t.line.width == 1.3
        ]

    assert not dotted(plain)
    assert len(dotted(chosen)) == 1
    assert dotted(chosen)[0].x.count(None) == len(index.answers_to(ULTIMATUM))


def test_markup_in_a_title_is_shown_letter_by_letter(index_with):
    index = index_with(title='<script>alert(1)</script> <a href="https://x.example">$x^2$</a><br>')

    drawn = timeline(index, Query(), width=1040)

    texts = [a.text for a in drawn.figure.layout.annotations]
    assert any("&lt;script&gt;alert(1)&lt;/script&gt;" in t for t in texts)
    assert not any("<" in t for t in texts)


def test_an_empty_view_is_drawn_as_an_empty_frame(index):
    drawn = timeline(index, Query(words="zzzz-no-such-word", window=SUMMER.window), width=1040)

    assert drawn.named == frozenset()


def test_a_clock_set_before_the_window_runs_on_inside_it(index):
    drawn = timeline(index, Query(window=Span(date(2025, 8, 1), date(2025, 8, 9))), width=1040)

    texts = [note.text for note in drawn.figure.layout.annotations]

    assert "due 7–9 August · superseded" in texts


def test_two_chosen_actors_are_mirrored_and_what_is_not_between_them_is_faint(index):
    found = index.select(SUMMER)
    trump, putin = (index.actors.mask([who], index.size)[found.rows] for who in ("trump", "putin"))
    specs = [
        LaneSpec("US", "Trump", found.rows[trump & ~putin], True, "US"),
        LaneSpec("Both", "Both took part", found.rows[trump & putin], False, "Both"),
        LaneSpec("Russia", "Putin", found.rows[putin & ~trump], False, "Russia"),
    ]
    ultimatum = index.record.row_of[ULTIMATUM]

    drawn = timeline(index, SUMMER, width=1040, specs=specs, bright=frozenset({ultimatum}))
    opacity = {
        event_id: o
        for t in drawn.figure.data
        if t.type == "scatter" and t.mode == "markers" and t.marker.opacity is not None
        for event_id, o in zip(t.customdata, t.marker.opacity, strict=True)
    }

    assert opacity.pop(ULTIMATUM) == 1
    assert {0.4} == set(opacity.values())
