from datetime import date

import pytest

from loaders.articles.article import Article
from loaders.articles.drafts import DraftEvent
from loaders.articles.review import Review
from loaders.articles.rows import rows_for
from loaders.record import load_record

TEXT = "Trump set a deadline. Peskov answered on Tuesday. Peskov replied."
DAY = date(2025, 7, 29)


def draft(title, actors, **more):
    return DraftEvent(
        first=DAY,
        last=DAY,
        event_type="threaten",
        title=title,
        actors=actors,
        recipients=("putin",),
        actor_codes=("USA",),
        recipient_codes=("RUS",),
        actor_names=(),
        recipient_names=(),
        evidence=more.pop("evidence", (0, 21)),
        trigger=(6, 9),
        text=TEXT[:21],
        **more,
    )


@pytest.fixture
def review():
    article = Article("Deadline", "Paper", "https://example.org/a", DAY, "", TEXT, "text")
    drafts = [
        draft("Trump sets a deadline", ("trump",), deadline="2025-08-07/2025-08-09"),
        draft("Peskov answers", ("peskov",), answers=0, evidence=(22, 49)),
        draft("Peskov replies", ("peskov",), answers=1, demand="Peace", evidence=(50, 65)),
    ]
    return Review.of(article, DAY, [], drafts)


@pytest.fixture(scope="module")
def record():
    return load_record()


def test_an_accepted_draft_becomes_a_row_of_the_record(review, record):
    assert [] == review.accept(0)

    rows = rows_for([review.items[0].fields], review.article, record, review.accepted)

    assert "Trump sets a deadline" == rows.events[0]["title"]
    assert ("2025-07-29", "trump", "putin") == tuple(
        rows.events[0][name] for name in ("date", "actors", "recipients")
    )
    assert ("2025-08-07/2025-08-09", "unknown") == (
        rows.events[0]["deadline"],
        rows.events[0]["deadline_status"],
    )


def test_an_answer_to_an_accepted_draft_is_linked_to_its_new_id(review, record):
    for number in (0, 1):
        review.accept(number)
    fields = [review.items[n].fields for n in review.accepted]

    first, second = rows_for(fields, review.article, record, review.accepted).events

    assert first["event_id"] == second["responds_to"]


def test_an_answer_to_a_rejected_draft_is_left_out(review, record):
    review.reject(0)
    review.accept(1)

    rows = rows_for([review.items[1].fields], review.article, record, review.accepted)

    assert "" == rows.events[0]["responds_to"]


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("title", "  ", "A title is missing."),
        ("title", "x" * 81, "The title has 81 characters; 80 is the most."),
        ("date", "", "A date is missing: when did it happen?"),
        ("date", "2025-02-30", "The date: '2025-02-30' is not a day in the calendar."),
        ("date", "next week", "The date: 'next week' is not a date such as"),
        ("deadline", "2025-13", "The deadline: '2025-13' is not a month in the calendar."),
        ("actors", [], "An actor is missing: who did it?"),
        ("event_type", "", "The kind of act is missing."),
    ],
)
def test_what_is_missing_is_told_and_the_draft_stays_open(review, name, value, told):
    review.items[0].fields[name] = value

    lacking = review.accept(0)

    assert lacking
    assert lacking[0].startswith(told)
    assert "open" == review.items[0].status


def test_a_merged_draft_lends_what_the_other_lacks_and_its_answers_move(review):
    review.merge(1, into=2)

    into = review.items[2]
    assert ("merged", 2) == (review.items[1].status, review.items[1].into)
    assert [(22, 49), (50, 65)] == into.evidence
    assert "Peskov replies" == into.fields["title"]
    assert [] == into.fields["answers"]  # it answered the draft that it is now


def test_a_draft_is_not_merged_into_itself(review):
    with pytest.raises(ValueError, match="into itself"):
        review.merge(1, into=1)


def test_next_to_check_goes_round_and_stays_where_nothing_is_open(review):
    review.accept(1)

    assert 2 == review.next_open(0)
    assert 0 == review.next_open(2)
    for number in (0, 2):
        review.reject(number)
    assert 1 == review.next_open(1)


def test_what_became_of_a_draft_can_be_taken_back(review):
    review.attach(0, "2025-07-28-trump-cuts-deadline")
    assert ["2025-07-28-trump-cuts-deadline"] == review.attached

    review.reopen(0)

    assert ([], "open", None) == (review.attached, review.items[0].status, review.items[0].into)
