import pytest

from charts.exchange import exchange_chart
from loaders.exchanges import exchange_of, listed

ULTIMATUM = "2025-07-28-trump-cuts-deadline"
DAY = 86_400_000


def marks(figure):
    return {
        event_id: (x, y)
        for t in figure.data
        if t.mode == "markers"
        for event_id, x, y in zip(t.customdata, t.x, t.y, strict=True)
    }


@pytest.mark.parametrize("axis", ["calendar", "days"])
def test_every_act_of_every_exchange_is_drawn_once(index, axis):
    for exchange in listed(index):
        drawn = exchange_chart(index, exchange, axis=axis)

        assert {turn.event_id for turn in exchange.acts} == set(marks(drawn))


def test_washington_stands_above_and_moscow_below(index):
    exchange = exchange_of(index, ULTIMATUM)
    places = marks(exchange_chart(index, exchange))

    lowest = min(places[t.event_id][1] for t in exchange.acts if t.side == "US")
    highest = max(places[t.event_id][1] for t in exchange.acts if t.side == "Russia")

    assert lowest > 0 > highest


def test_the_opening_act_is_day_0(index):
    exchange = exchange_of(index, ULTIMATUM)

    x, _ = marks(exchange_chart(index, exchange, axis="days"))[exchange.exchange_id]

    assert 0 <= x <= 1


def test_each_deadline_is_a_band_and_a_replaced_one_is_dotted(index):
    exchange = exchange_of(index, ULTIMATUM)

    bands = [s for s in exchange_chart(index, exchange).layout.shapes if s.type == "rect"]

    assert len(exchange.deadlines) == len(bands)
    assert sum(bool(d.superseded_by) for d in exchange.deadlines) == sum(
        b.line.width == 1 for b in bands
    )


def test_markup_in_a_title_is_shown_letter_by_letter(index_with):
    index = index_with(title="<script>x</script><br>")
    exchange = exchange_of(index, index.record.events["event_id"].iat[0])

    texts = [
        text
        for t in exchange_chart(index, exchange).data
        if t.mode == "markers"
        for text in t.hovertext
    ]

    assert any("&lt;script&gt;" in text for text in texts)
    assert not any("<" in text for text in texts)
