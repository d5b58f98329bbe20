from hypothesis import given, settings
from hypothesis import strategies as st

from charts.labels import Tag, place, rows_free

WIDTHS = (390, 820, 1440)


@st.composite
def tags_in(draw, width):
    starts = draw(st.lists(st.floats(0, width), min_size=1, max_size=40))
    return [
        Tag(
            x,
            min(width, x + draw(st.sampled_from([0, 0, 0, 30, 200]))),
            draw(st.floats(20, 330)),
            draw(st.integers(0, 2)),
        )
        for x in starts
    ]


def boxes(tags, places):
    return [
        (p.row, min(t.x0, p.text0), max(t.x1, p.text1))
        for t, p in zip(tags, places, strict=True)
        if p is not None
    ]


def collisions(found):
    return [
        (a, b)
        for i, a in enumerate(found)
        for b in found[:i]
        if a[0] == b[0] and a[1] < b[2] and b[1] < a[2]
    ]


@settings(max_examples=60, deadline=None)
@given(st.data(), st.sampled_from(WIDTHS))
def test_no_two_headlines_collide_and_none_leaves_the_plot(data, width):
    tags = data.draw(tags_in(width))

    places = place(tags, width, rows=12)

    assert collisions(boxes(tags, places)) == []
    assert all(p is None or (p.text0 >= 0 and p.text1 <= width) for p in places)


@settings(max_examples=30, deadline=None)
@given(st.data(), st.floats(1.0, 2.0))
def test_a_placing_for_one_width_holds_for_a_greater_one(data, growth):
    tags = data.draw(tags_in(390))
    places = place(tags, 390, rows=12)

    wider = []
    for tag, spot in zip(tags, places, strict=True):
        if spot is not None:
            x0, x1 = tag.x0 * growth, tag.x1 * growth
            text0 = x0 - (tag.x0 - spot.text0) if spot.flipped else x1 + (spot.text0 - tag.x1)
            wider.append((spot.row, min(x0, text0), max(x1, text0 + tag.width)))

    assert collisions(wider) == []
    assert all(left >= 0 and right <= 390 * growth + 1e-6 for _, left, right in wider)


def test_a_headline_near_the_right_edge_stands_to_the_left_of_its_mark():
    [spot] = place([Tag(380, 380, 100)], 390, rows=1)

    assert spot is not None
    assert spot.flipped


def test_what_ranks_first_is_named_when_there_is_one_row():
    first, second = place([Tag(50, 50, 200, rank=2), Tag(60, 60, 200, rank=0)], 390, rows=1)

    assert first is None
    assert second is not None


def test_spans_that_overlap_take_different_rows():
    assert rows_free([(0, 10), (2, 9), (3, 8)], rows=2) == [0, 1, None]
