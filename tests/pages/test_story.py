from datetime import date

import pytest

from loaders.dates import Span
from loaders.deadlines import span_at
from loaders.query import Query
from loaders.quiz import quiz
from loaders.stories import stories
from tests.pages.conftest import Markup

PAGE = "pages/explore/story.py"
SUMMER = "summer-of-ultimatums"


@pytest.fixture
def page(opened):
    """The Stories page at an address with these parameters."""
    return lambda **params: opened(**params).switch_page(PAGE).run(timeout=60)


@pytest.fixture
def told(message):
    """What the page tells, as markup."""
    return lambda app: Markup(message(app, "story_text")["html"])


def test_it_opens_with_the_summer_of_2025(page, told):
    app = page()

    assert not app.exception
    assert SUMMER == app.selectbox(key="story").value
    assert "step 1 of 16" in told(app).text


def test_every_story_can_be_chosen_and_read_to_its_end(page, told, record):
    for story in stories(record):
        shown = told(page(story=[story.id], step=[str(len(story.steps))]))
        assert story.steps[-1].heading in shown.text
        assert "From the start" in shown.text


def test_a_link_to_a_step_opens_it_with_its_act(page, told, record):
    story = {each.id: each for each in stories(record)}[SUMMER]
    shown = told(page(story=[SUMMER], step=["4"]))

    assert story.steps[3].paragraph in shown.text
    assert "28 July 2025 + 10 to 12 days = 7–9 August 2025" in shown.text
    assert {"step:3", "step:5"} <= set(shown.picks)


def test_the_handout_has_every_step(page, message, record):
    html = message(page(story=[SUMMER]), "story_text")["html"]
    story = {each.id: each for each in stories(record)}[SUMMER]
    handout = Markup(html[html.index('class="handout"') :])

    assert all(step.paragraph in handout.text for step in story.steps)
    assert "state-controlled" in handout.text


@pytest.mark.parametrize(("step", "shown"), [("99", "step 1 of 16"), ("60", "step 16 of 16"), ("x", "step 1 of 16")])  # fmt: skip
def test_a_step_that_there_is_not_is_met_with_patience(page, told, step, shown):
    app = page(story=[SUMMER], step=[step])

    assert shown in told(app).text
    assert (step == "60") != any(step in each.value for each in app.info)


def test_any_view_of_a_few_dozen_acts_can_be_told(page, told, index):
    view = {"from": ["2025-07-28"], "to": ["2025-07-29"]}
    found = index.select(Query(window=Span(date(2025, 7, 28), date(2025, 7, 29))))
    shown = told(page(story=["view"], **view))

    assert f"step 1 of {len(found)}" in shown.text


def test_a_view_of_too_many_acts_says_so(page):
    app = page(story=["view"], **{"from": ["2012-01-01"], "to": ["2026-12-31"]})

    assert any("752 acts" in each.value for each in app.info)


def test_filters_stand_beside_a_story_of_the_view_only(page):
    assert not page(story=[SUMMER]).sidebar.multiselect
    assert page(story=["view"]).sidebar.multiselect


def test_the_same_quiz_for_everybody_with_the_link_and_no_date_in_it(page, told, message, record):
    one, other = (told(page(story=[SUMMER], quiz=["7"])) for _ in range(2))
    story = {each.id: each for each in stories(record)}[SUMMER]
    asked = quiz(record, story, 7)
    dealt = [attrs["data-id"] for tag, attrs in one.elements if "data-id" in attrs]

    assert one.text == other.text
    assert list(asked.dealt) == dealt
    assert all(
        str(span_at(record, record.row_of[each]).first.year) not in one.text for each in dealt
    )


@pytest.mark.parametrize("solved", [True, False])
def test_an_order_is_marked(page, told, record, solved):
    app = page(story=[SUMMER], quiz=["7"])
    story = {each.id: each for each in stories(record)}[SUMMER]
    asked = quiz(record, story, 7)
    app.session_state["answer"] = asked.answer if solved else asked.answer[::-1]
    shown = told(app.run())

    assert ("All in order" in shown.text) == solved
    assert ("An order that is right" in shown.text) != solved
    assert "July 2025" in shown.text


def test_an_answer_to_another_quiz_does_not_count(page, told):
    app = page(story=[SUMMER], quiz=["7"])
    app.session_state["answer"] = ("2025-07-28-trump-cuts-deadline", "<b>nothing</b>")

    assert "Which came first?" in told(app.run()).text


def test_a_story_that_there_is_not_is_told(page):
    app = page(story=["the-cold-war"])

    assert any("the-cold-war" in each.value for each in app.info)
    assert SUMMER == app.selectbox(key="story").value
