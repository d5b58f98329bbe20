import numpy as np
import pytest

from charts.places import REGIONS, _label, _overlap, map_of
from charts.style import text_width
from loaders.places import by_place


@pytest.fixture(scope="module")
def table(index):
    return by_place(index, np.arange(index.size))


def drawn(table, count="acts", region="world", width=960, chosen=None):
    return map_of(table, count=count, region=region, width=width, chosen=chosen)


def test_every_place_has_a_mark_where_it_lies(table):
    mark = drawn(table).data[0]

    assert [f"place:{each}" for each in table["place_id"]] == list(mark.customdata)
    assert table["latitude"].tolist() == list(mark.lat)
    assert table["longitude"].tolist() == list(mark.lon)


def test_the_area_of_a_mark_grows_with_its_acts(table):
    sizes = dict(zip(table["place_id"], drawn(table).data[0].marker.size, strict=True))
    acts = table.set_index("place_id")["acts"]

    assert sizes["moscow"] ** 2 / sizes["washington"] ** 2 == pytest.approx(
        acts["moscow"] / acts["washington"]
    )
    assert min(sizes.values()) == sizes["caracas"] > 0


def test_only_places_with_such_acts_are_marked(table):
    mark = drawn(table, count="done").data[0]

    assert (table["done"] > 0).sum() == len(mark.lat)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("width", [320, 600, 960])
def test_the_map_is_as_high_as_its_part_is_and_names_the_chosen(table, region, width):
    chosen = {"world": "caracas", "europe": "riyadh", "america": "seattle"}[region]
    figure = drawn(table, region=region, width=width, chosen=chosen)
    names = dict(zip(figure.data[0].customdata, figure.data[0].text, strict=True))

    assert 300 <= figure.layout.height <= 620
    assert names[f"place:{chosen}"]


def test_names_do_not_collide():
    left = _label((0, 10, 0, 10), "middle left", text_width("Moscow"))
    right = _label((0, 10, 0, 10), "middle right", text_width("Moscow"))

    assert not _overlap(left, right)
    assert _overlap(right, _label((0, 10, 4, 14), "middle right", text_width("Kazan")))


def test_no_border_is_drawn_and_no_other_host_is_asked(table):
    geo = drawn(table).layout.geo

    assert geo.showcountries is False
    assert not geo.showsubunits


def test_a_name_that_looks_like_markup_is_text(table):
    odd = table.head(1).assign(name="<b>Moscow</b>")
    mark = drawn(odd).data[0]

    assert "&lt;b&gt;Moscow&lt;/b&gt;" == mark.text[0]
    assert "<b>" not in mark.hovertext[0]
