"""What one side says or does towards the other in words that no table has."""

from datetime import date

import pytest

from loaders.articles.acts.answers import takes_note
from loaders.articles.acts.unread import guessed
from loaders.articles.drafts import draft_events

PUBLISHED = date(2022, 1, 14)


def told(text):
    return [
        (each.event_type, each.actor_codes, each.recipient_codes)
        for each in draft_events(text, PUBLISHED)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("The energy sector would be next if Russian troops moved on, the White House said.", "threaten", "USA", "RUS"),
        ("Peskov told a radio station that nobody in Moscow had seen a single line of it from Washington.", "reject", "RUS", "USA"),
        ("Lavrov said the Americans had painted the picture in the darkest of colours.", "accuse", "RUS", "USA"),
    ],
)  # fmt: skip
def test_a_sentence_about_both_sides_is_a_draft_of_which_the_kind_is_a_guess(
    text, kind, actor, recipient
):
    (draft,) = draft_events(text, PUBLISHED)

    assert (kind, (actor,), (recipient,)) == (
        draft.event_type, draft.actor_codes, draft.recipient_codes,
    )  # fmt: skip
    assert draft.confidences["type"] <= 0.55


@pytest.mark.parametrize(
    "text",
    [
        "The Russian Embassy did not respond to a request for comment.",
        "Peskov declined to comment on the American papers.",
        "A former Russian diplomat said that everybody in the American section was at lunch that day.",
        "American farm exports go to Russia.",
        "It was snowing in Moscow when the American plane came in.",
        "Lavrov is a Russian diplomat who worked in New York.",
    ],
)
def test_colour_silence_and_private_voices_are_none(text):
    assert [] == told(text)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("nobody had seen a single fact", "reject"),
        ("the mining sector would be next", "threaten"),
        ("it was the right to speak that counted", "support"),
        ("the sanctions were illegal", "accuse"),
        ("the picture was painted in dark colours", "accuse"),
    ],
)
def test_a_kind_is_guessed_from_the_words(words, kind):
    assert kind == guessed(words)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Biden gave Russia an ultimatum on Monday. Peskov said the Kremlin had taken into account the latest ultimatum, but declined to comment on sanctions.", 0),
        ("Moscow has heard Biden's words and is studying them, Peskov said on Tuesday.", None),
        ("Peskov said Moscow was aware of the US proposal.", None),
        ("The White House is studying Putin's proposals, Psaki said.", None),
    ],
)  # fmt: skip
def test_who_takes_note_comments_on_what_the_other_side_did(text, answers):
    draft = draft_events(text, PUBLISHED)[-1]

    assert ("comment", answers) == (draft.event_type, draft.answers)


def test_who_never_heard_of_it_takes_no_note():
    assert not takes_note("had never heard of it")
