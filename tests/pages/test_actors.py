import re
from dataclasses import replace
from html import unescape
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from components.source import SUMMER
from loaders.profiles import between, members, profile, who_is_who
from loaders.query import Query

DASHBOARD = Path(__file__).parent.parent.parent / "dashboard.py"
OPENING = Query(window=SUMMER)
WHOLE = {"from": "2012", "to": "2026"}
MARKUP = "<script>alert('x')</script> <b>b</b> **b** $x$"
ALONE: list[dict[str, str]] = [{}, {"alone": "no"}]


@pytest.fixture
def visited():
    """The Actors page as it opens at an address with these parameters."""

    def visit(*, people=False, **params):
        app = AppTest.from_file(str(DASHBOARD), default_timeout=30)
        app.switch_page("pages/explore/actors.py")
        if people:
            app.session_state["people"] = True
        for name, values in params.items():
            app.query_params[name] = values
        return app.run()

    return visit


@pytest.fixture
def html(message):
    """The markup that a part of the page was sent; what stands below the chart is part of it."""

    def html_(app, part):
        if part == "below":
            return message(app, "actor_chart")["below"]
        return message(app, part)["html"]

    return html_


@pytest.fixture(scope="module")
def table(index):
    """Who's who over the whole record."""
    return who_is_who(index, np.arange(index.size))


@pytest.fixture(scope="module")
def of_acts(table):
    """Somebody of whom the record has no act, one act, or many."""
    silent = table[(table["as_actor"] == 0) & (table["as_recipient"] == 0)]
    once = table[(table["as_actor"] == 1) & (table["kind"] == "person")]
    return {"none": silent["actor_id"].iat[0], "one": once["actor_id"].iat[0], "many": "trump"}


def text_of(html):
    return " ".join(unescape(re.sub("<[^>]*>", " ", html)).split())


def counts(html):
    """How many acts of theirs and towards them the page says there are."""
    found = re.search(r"(\d+) acts? of theirs and (\d+) towards them", text_of(html))
    assert found
    return int(found[1]), int(found[2])


def section(html, title):
    """What stands between a heading and the end of its section."""
    return html.split(f"<h3>{title}</h3>")[1].split("</section>")[0]


def numbers(html, title):
    return [int(n) for n in re.findall(r'<td class="n">(\d+)</td>', section(html, title))]


def picks(html):
    return re.findall('data-pick="([^"]+)"', html)


def matrix(html):
    """The counts of who did what to whom, by kind of act."""
    rows = re.findall(r'<th scope="row">([^<]*)</th>((?:<td>\d+</td>)+)', html)
    return {name: [int(n) for n in re.findall(r"\d+", cells)] for name, cells in rows}


def unescaped(text):
    """A line of Markdown as the page shows it."""
    return unescape(re.sub(r"\\([^\w\s])", r"\1", text))


def selected(index, query, *actors, place="actor"):
    return len(index.select(replace(query, actors=tuple(actors), actors_as=place)))


def test_the_page_opens_on_donald_trump(visited, html, index):
    app = visited()

    assert not app.exception
    assert not app.info
    assert "Donald Trump" == app.header[0].value
    assert selected(index, OPENING, "trump") == counts(html(app, "below"))[0]


def test_an_address_opens_dmitry_peskov_with_his_office_and_principal(visited, html, index):
    app = visited(who="peskov")
    text = text_of(html(app, "below"))

    assert not app.exception
    assert "Dmitry Peskov" == app.header[0].value
    assert "Russia · person · speaks for Presidential Administration of Russia" in text
    assert "Press Secretary of the President of Russia, from 22 May 2012" in text
    assert "peskov" == app.selectbox(key="who").value
    assert app.selectbox(key="whom").value is None
    assert not app.checkbox(key="rolled").value


@pytest.mark.parametrize("who", ["trump", "peskov", "putin", "medvedev", "rubio", "zelensky"])
@pytest.mark.parametrize("alone", ALONE, ids=["alone", "with all"])
@pytest.mark.parametrize(
    ("params", "query"),
    [
        ({}, OPENING),
        (WHOLE, Query()),
        ({"topic": "tariffs"} | WHOLE, Query(topics=("tariffs",))),
        ({"side": "Russia", "q": "ultimatum"}, replace(OPENING, sides=("Russia",), words="ultimatum")),
    ],
    ids=["summer", "whole", "tariffs", "Russia on ultimatums"],
)  # fmt: skip
def test_the_totals_are_those_of_the_filtered_selection(
    visited, html, message, index, who, alone, params, query
):
    app = visited(who=who, **alone, **params)
    shown = html(app, "below")
    group = members(index, who) if alone else (who,)
    acted = selected(index, query, *group)

    assert not app.exception
    assert (acted, selected(index, query, *group, place="recipient")) == counts(shown)
    assert (
        acted == sum(numbers(shown, "What they did")) or len(numbers(shown, "What they did")) == 10
    )
    assert message(app, "actor_chart")["alt"].startswith(f"Timeline of {acted:,} acts of ")
    assert f"From {len(index.select(query)):,} of {index.size:,} acts" in app.caption[0].value


def test_the_kinds_and_quarters_add_up_to_the_acts(visited, html, index):
    shown = html(visited(who="medvedev", **WHOLE), "below")
    quarters = re.findall(r'title="\d{4} Q\d: (\d+)"', shown)

    acted = selected(index, Query(), "medvedev")
    assert acted == sum(numbers(shown, "What they did"))
    assert acted == sum(map(int, quarters))


def test_the_latest_acts_are_the_last_ten_newest_first(visited, html, index):
    shown = section(html(visited(who="peskov", **WHOLE), "below"), "Latest acts")

    acted = profile(index, index.select(Query()).rows, "peskov").acted[::-1][:10]
    assert index.record.events["event_id"].iloc[acted].tolist() == picks(shown)


def test_those_who_speak_for_the_same_are_named_and_counted_once(visited, html, index):
    alone, together = (html(visited(who="peskov", **more), "below") for more in ALONE)

    assert "Counted together" not in alone
    assert "Counted together: Dmitry Peskov, " in text_of(together)
    assert "Vladimir Putin" in text_of(together)
    assert counts(alone)[0] < counts(together)[0]
    assert counts(together)[0] < sum(selected(index, OPENING, m) for m in members(index, "peskov"))


def test_two_are_shown_mirrored_with_what_passed_between_them(visited, html, message, index):
    app = visited(who=["trump", "putin"])
    either = selected(index, OPENING, "trump", "putin")

    assert not app.exception
    assert "Donald Trump and Vladimir Putin" == app.header[0].value
    assert "putin" == app.selectbox(key="whom").value
    assert message(app, "actor_chart")["alt"].startswith(
        f"Timeline of {either} acts of Donald Trump and Vladimir Putin"
    )
    lanes = message(app, "actor_chart")["figure"]["layout"]["annotations"][:3]
    assert ["DONALD TRUMP", "BOTH TOOK PART", "VLADIMIR PUTIN"] == [lane["text"] for lane in lanes]


@pytest.mark.parametrize("alone", ALONE, ids=["alone", "with all"])
@pytest.mark.parametrize("params", [{}, WHOLE], ids=["summer", "whole"])
@pytest.mark.parametrize(
    ("one", "other"), [("trump", "putin"), ("putin", "trump"), ("rubio", "lavrov"), ("putin", "peskov")]
)  # fmt: skip
def test_the_matrix_and_lists_hold_what_passed_between_the_two(
    visited, html, index, alone, params, one, other
):
    query = Query() if params else OPENING
    shown = html(visited(who=[one, other], **alone, **params), "below")
    found = between(index, index.select(query).rows, one, other, with_principals=bool(alone))
    ids = index.record.events["event_id"]
    rows = {name: row.tolist() for name, row in found.matrix.iterrows()}
    newest = [r for part in (found.forth, found.back, found.together) for r in part[::-1][:20]]

    assert rows | {"All": found.matrix.sum().tolist()} == matrix(shown)
    assert [len(found.forth), len(found.back), len(found.together)] == matrix(shown)["All"]
    assert ids.iloc[newest].tolist() == picks(shown)


def test_seen_from_the_other_end_the_matrix_is_mirrored(visited, html):
    forth, back = (
        matrix(html(visited(who=who), "below")) for who in (["trump", "putin"], ["putin", "trump"])
    )

    assert [5, 4, 2] == forth["All"]
    assert {name: [b, a, both] for name, (a, b, both) in forth.items()} == back


@pytest.mark.parametrize("alone", ALONE, ids=["alone", "with all"])
@pytest.mark.parametrize("acts", ["none", "one", "many"])
def test_an_actor_of_however_few_acts_has_a_page(visited, html, index, of_acts, acts, alone):
    who = of_acts[acts]
    app = visited(who=who, **alone, **WHOLE)
    group = members(index, who) if alone else (who,)

    assert not app.exception
    assert not app.info
    assert index.record.everybody[who].name == unescaped(app.header[0].value)
    assert selected(index, Query(), *group) == counts(html(app, "below"))[0]


def test_an_actor_without_an_act_is_said_to_have_none(visited, html, of_acts):
    shown = html(visited(who=of_acts["none"], **WHOLE), "below")

    assert (0, 0) == counts(shown)
    assert "No act of theirs in this view." in shown
    assert 4 == shown.count("None in this view.")


def test_one_act_is_one_act(visited, html, of_acts):
    shown = html(visited(who=of_acts["one"], **WHOLE), "below")

    assert "1 act of theirs and" in text_of(shown)
    assert "the tallest bar is 1 act." in text_of(shown)
    assert [1] == numbers(shown, "What they did")
    assert 1 == len(picks(section(shown, "Latest acts")))


@pytest.mark.parametrize("alone", ALONE, ids=["alone", "with all"])
@pytest.mark.parametrize(("one", "other"), [*permutations(["none", "one", "many"], 2)])
def test_any_two_can_be_compared(visited, html, index, of_acts, one, other, alone):
    first, second = pair = [of_acts[one], of_acts[other]]
    app = visited(who=pair, **alone, **WHOLE)
    found = between(index, index.select(Query()).rows, first, second, bool(alone))

    assert not app.exception
    assert " and ".join(index.record.everybody[w].name for w in pair) == app.header[0].value
    assert found.matrix.sum().tolist() == matrix(html(app, "below"))["All"]


def test_every_sort_of_actor_without_or_with_one_act_has_a_page(visited, html, index, table):
    few = table[table["acts"] <= 1].assign(office=lambda t: t["role"] != "")
    sorts = few.drop_duplicates(["side", "kind", "office", "as_actor", "as_recipient"])
    app = visited(**WHOLE)
    assert len(sorts) > 20
    for _, one in sorts.iterrows():
        app.query_params["who"] = one["actor_id"]
        app.run()

        assert not app.exception, one["actor_id"]
        assert one["name"] == unescaped(app.header[0].value)
        assert (one["as_actor"], one["as_recipient"]) == counts(html(app, "below"))


def test_somebody_named_twice_is_one_actor(visited):
    app = visited(who=["putin", "putin"])

    assert not app.exception
    assert "Vladimir Putin" == app.header[0].value


def test_an_unknown_actor_is_quoted_and_the_first_one_stays_open(visited, html):
    app = visited(who="no*such<b>")

    assert not app.exception
    assert "“no*such<b>”, who is not in this record" in unescaped(app.info[0].value)
    assert "<" not in app.info[0].value
    assert html(visited(), "below") == html(app, "below")


def test_of_two_the_known_one_is_shown(visited):
    app = visited(who=["nosuch", "peskov"])

    assert "“nosuch”" in app.info[0].value
    assert "Dmitry Peskov" == app.header[0].value


def test_choosing_another_actor_opens_their_page_and_changes_the_address(visited):
    app = visited()
    app.selectbox(key="who").set_value("peskov")
    app.run()
    app.selectbox(key="whom").set_value("trump")
    app.run()
    app.checkbox(key="rolled").check()
    app.run()

    assert not app.exception
    assert "Dmitry Peskov and Donald Trump" == app.header[0].value
    assert ["peskov", "trump"] == app.query_params["who"]
    assert "no" == app.query_params["alone"]


def test_nobody_can_be_compared_with_themselves(visited):
    app = visited(who=["peskov", "putin"])
    app.selectbox(key="who").set_value("putin")
    app.run()

    assert not app.exception
    assert "Vladimir Putin" == app.header[0].value
    assert app.selectbox(key="whom").value is None


def test_a_chosen_act_shows_its_card_beside_the_chart(visited, message):
    app = visited(who="trump", act="2025-07-28-trump-cuts-deadline")

    assert "28 July 2025 + 10 to 12 days = 7–9 August 2025" in message(app, "actor_chart")["aside"]
    assert not message(visited(who="trump"), "actor_chart")["aside"]


@pytest.mark.parametrize(
    ("act", "role"),
    [
        ("2013-01-30-russia-ends-law-enforcement-accord", "Prime Minister of Russia"),
        ("2025-07-28-medvedev-step-towards-war", "Deputy Chairman of the Security Council"),
    ],
)
def test_medvedev_has_the_office_he_held_on_the_day(visited, html, act, role):
    year = act[:4]
    window = {"from": f"{year}-01-01", "to": f"{year}-12-31"}
    shown = section(html(visited(who="medvedev", **window), "below"), "Latest acts")
    (line,) = (li for li in shown.split("</li>") if f'data-pick="{act}"' in li)
    roles = {"Prime Minister of Russia", "Deputy Chairman of the Security Council"}

    assert f"Dmitry Medvedev, {role}" in text_of(line)
    assert not any(other in text_of(line) for other in roles - {role})


def test_offices_stand_with_their_dates_the_latest_first(visited, html):
    roles = text_of(
        html(visited(who="medvedev"), "below").split("Roles as held")[1].split("</ul>")[0]
    )

    assert (
        "Deputy Chairman of the Security Council, from 16 January 2020, still held as far as known "
        "Prime Minister of Russia, 8 May 2012 – 16 January 2020"
    ) == roles


def test_whos_who_is_sent_only_when_it_is_opened(visited):
    closed, opened = visited(), visited(people=True)

    with pytest.raises(KeyError):
        closed.get_by_key("everybody")
    assert opened.get_by_key("everybody")


def test_whos_who_lists_every_actor_with_the_counts_of_the_view(visited, html, index):
    shown = html(visited(people=True), "everybody")
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", shown)
    told = [
        (text_of(row.split("</th>")[0]), *map(int, re.findall(r'data-value="(\d+)"', row)))
        for row in rows
    ]

    table = who_is_who(index, index.select(OPENING).rows)
    assert len(index.record.actors) == len(told)
    assert told == list(zip(table["name"], table["as_actor"], table["as_recipient"], strict=True))


def test_in_whos_who_each_name_leads_to_its_page(visited, html, index):
    shown = html(visited(people=True), "everybody")
    links = re.findall(r'<th scope="row"><a href="([^"]+)" data-go>', shown)

    assert len(index.record.actors) == len(set(links))
    assert "actors?who=peskov" in links


def test_names_from_the_record_are_text_everywhere_on_the_page(visited, edited_record, html):
    tags = set(re.findall(r"<(\w+)", html(visited(who="peskov", people=True), "below")))
    edited_record("actors.csv", "peskov", name=MARKUP)
    edited_record("actors.csv", "trump", name=MARKUP + "2")
    app = visited(who="peskov", people=True)
    pair = visited(who=["peskov", "trump"])

    assert not app.exception
    assert not pair.exception
    assert tags == set(re.findall(r"<(\w+)", html(app, "below")))
    assert MARKUP == unescaped(app.header[0].value)
    assert "<" not in app.header[0].value + pair.header[0].value
    for shown in (html(app, "below"), html(app, "everybody"), html(pair, "below")):
        assert MARKUP in unescape(shown)
        assert "<script" not in shown
