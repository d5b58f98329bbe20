import subprocess
import sys
from itertools import combinations, permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.quiz import MOST_CARDS, NotAnOrder, quiz
from loaders.stories import Story, stories

FIFTY_DAYS = "2025-07-14-trump-50-day-ultimatum"
TEN_OR_TWELVE = "2025-07-28-trump-cuts-deadline"
DISAPPOINTED = "2025-07-28-trump-very-disappointed"
MEDVEDEV = "2025-07-28-medvedev-step-towards-war"
# Known by its month; it answers an act of 17 June.
EXPELLED = "2016-06-russia-expels-two-americans"
EXPELLED_BY_US = "2016-06-17-us-expels-two-russians"
SCUFFLE = "2016-06-06-embassy-gate-scuffle"
# About: the day of the report of an interview.
TECHNICAL = "2025-07-11-ryabkov-technical-break"
RECONFIRMED = "2025-07-11-lavrov-reconfirmed-position"
KUALA_LUMPUR = "2025-07-10-rubio-lavrov-kuala-lumpur"
CALM = "2025-07-09-peskov-calm-about-criticism"


def quiz_on(record, *ids, seed=1, most=MOST_CARDS):
    return quiz(record, [record.row_of[each] for each in ids], seed, most)


@pytest.fixture(scope="module")
def summer(record):
    return next(s for s in stories(record) if s.id == "summer-of-ultimatums")


@pytest.mark.parametrize(
    ("earlier", "later", "verdict", "reason"),
    [
        (FIFTY_DAYS, TEN_OR_TWELVE, "right", "dates"),
        (TEN_OR_TWELVE, FIFTY_DAYS, "wrong", "dates"),
        (TEN_OR_TWELVE, DISAPPOINTED, "tied", "overlap"),
        (DISAPPOINTED, TEN_OR_TWELVE, "tied", "overlap"),
        (TEN_OR_TWELVE, MEDVEDEV, "right", "answer"),
        (MEDVEDEV, TEN_OR_TWELVE, "wrong", "answer"),
        (EXPELLED_BY_US, EXPELLED, "right", "answer"),
        # It answers the expulsion of 17 June, which answers the scuffle.
        (SCUFFLE, EXPELLED, "right", "answer"),
        (EXPELLED, FIFTY_DAYS, "right", "dates"),
        (RECONFIRMED, TECHNICAL, "tied", "overlap"),
        (TECHNICAL, KUALA_LUMPUR, "tied", "overlap"),
        (TECHNICAL, CALM, "wrong", "dates"),
        (RECONFIRMED, CALM, "wrong", "dates"),
    ],
)
def test_a_pair_is_right_wrong_or_tied(record, earlier, later, verdict, reason):
    (pair,) = quiz_on(record, earlier, later).marks([earlier, later]).pairs

    assert (earlier, later, verdict, reason) == (
        pair.earlier,
        pair.later,
        pair.verdict,
        pair.reason,
    )


def test_every_pair_of_an_order_has_a_verdict(record):
    order = [TEN_OR_TWELVE, FIFTY_DAYS, DISAPPOINTED, MEDVEDEV]
    marks = quiz_on(record, *order).marks(order)

    assert list(combinations(order, 2)) == [(pair.earlier, pair.later) for pair in marks.pairs]
    assert (3, 1, 2) == (marks.count("right"), marks.count("wrong"), marks.count("tied"))
    assert not marks.solved


def test_an_act_is_wrong_in_a_wrong_pair_and_tied_if_it_could_stand_anywhere(record):
    order = [TEN_OR_TWELVE, FIFTY_DAYS, DISAPPOINTED]
    marks = quiz_on(record, *order).marks(order)

    assert ["wrong", "wrong", "right"] == [marks.of(each) for each in order]
    assert (TEN_OR_TWELVE,) == marks.tied_with(DISAPPOINTED)
    assert () == marks.tied_with(FIFTY_DAYS)
    assert "tied" == quiz_on(record, *order).marks([TEN_OR_TWELVE, DISAPPOINTED]).of(DISAPPOINTED)
    assert "right" == quiz_on(record, *order).marks([FIFTY_DAYS]).of(FIFTY_DAYS)


def test_an_order_is_solved_exactly_if_no_pair_is_wrong(record):
    asked = quiz_on(record, FIFTY_DAYS, TEN_OR_TWELVE, DISAPPOINTED)
    solved = [order for order in permutations(asked.dealt) if asked.marks(order).solved]

    assert {(FIFTY_DAYS, TEN_OR_TWELVE, DISAPPOINTED), (FIFTY_DAYS, DISAPPOINTED, TEN_OR_TWELVE)} == set(solved)  # fmt: skip


@pytest.mark.parametrize(
    ("order", "what"),
    [
        ([FIFTY_DAYS, FIFTY_DAYS], "stands twice in the order"),
        ([FIFTY_DAYS, CALM], "is not in the quiz"),
        (["nothing like it"], "is not in the quiz"),
    ],
)
def test_an_order_of_other_acts_is_no_order(record, order, what):
    asked = quiz_on(record, FIFTY_DAYS, TEN_OR_TWELVE)

    with pytest.raises(NotAnOrder, match=what):
        asked.marks(order)


def test_an_order_may_lack_acts(record):
    assert () == quiz_on(record, FIFTY_DAYS, TEN_OR_TWELVE).marks([]).pairs


def test_a_seed_deals_the_same_acts_in_the_same_order_in_another_process(record, summer):
    code = (
        "from loaders.quiz import quiz; from loaders.record import load_record\n"
        "from loaders.stories import stories\n"
        "record = load_record()\n"
        "story = next(s for s in stories(record) if s.id == 'summer-of-ultimatums')\n"
        "print(*quiz(record, story, 7).dealt)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )

    assert quiz(record, summer, 7).dealt == tuple(run.stdout.split())


def test_a_number_and_its_text_are_one_seed(record, summer):
    assert quiz(record, summer, 7) == quiz(record, summer, "7")


def test_seeds_deal_different_quizzes_and_every_act_comes_up(record, summer):
    dealt = [quiz(record, summer, seed).dealt for seed in range(1, 41)]

    assert len(set(dealt)) > 35
    assert {step.event_id for step in summer.steps} == {each for deal in dealt for each in deal}


def test_a_quiz_has_no_more_acts_than_asked_for(record, summer):
    assert MOST_CARDS == len(quiz(record, summer, 1).dealt)
    assert 3 == len(quiz(record, summer, 1, most=3).dealt)
    assert len(summer.steps) == len(quiz(record, summer, 1, most=60).dealt)


def test_a_quiz_does_not_hang_on_the_order_in_which_rows_are_given(record):
    rows = list(range(100, 130))

    assert quiz(record, rows, 3) == quiz(record, rows[::-1], 3)


def test_what_is_dealt_is_not_yet_in_order(record):
    for seed in range(1, 21):
        asked = quiz_on(record, FIFTY_DAYS, TEN_OR_TWELVE, seed=seed)
        assert (TEN_OR_TWELVE, FIFTY_DAYS) == asked.dealt
        assert not asked.marks(asked.dealt).solved


def test_acts_that_are_all_tied_are_solved_as_dealt(record):
    asked = quiz_on(record, TEN_OR_TWELVE, DISAPPOINTED)

    assert asked.marks(asked.dealt).solved


def test_a_quiz_on_nothing_is_empty(record):
    assert ((), ()) == (quiz(record, [], 1).dealt, quiz(record, [], 1).answer)


def test_a_step_that_the_record_has_lost_is_not_asked(record, summer):
    lost = summer.steps[0].__class__("2025-01-01-lost", "x", "y")
    story = Story("x", "x", "x", (lost, *summer.steps[:3]))

    assert {step.event_id for step in summer.steps[:3]} == set(quiz(record, story, 1).dealt)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_the_answer_is_right_and_a_pair_and_its_reverse_agree(record, data):
    start = data.draw(st.integers(0, len(record.events) - 1))
    rows = range(start, min(start + 12, len(record.events)))
    asked = quiz(record, rows, data.draw(st.integers(1, 9_999)), most=12)
    reverse = {"right": "wrong", "wrong": "right", "tied": "tied"}

    assert asked.marks(asked.answer).solved
    assert sorted(asked.dealt) == sorted(asked.answer)
    for (one, other), (verdict, reason) in asked.verdicts.items():
        assert (reverse[verdict], reason) == asked.verdicts[other, one]
