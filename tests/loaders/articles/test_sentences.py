from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.articles.acts.sentences import LONGEST, is_boilerplate, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Gen. Gerasimov spoke. He left.", ["Gen. Gerasimov spoke.", "He left."]),
        (
            "They met on Feb. 27 in the U.S. The talks failed.",
            ["They met on Feb. 27 in the U.S.", "The talks failed."],
        ),
        ("“No.” He left.", ["“No.”", "He left."]),
        ("A heading\nA sentence.", ["A heading", "A sentence."]),
        ("Dmitry S. Peskov spoke.", ["Dmitry S. Peskov spoke."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, parts):
    assert parts == [part.text for part in sentences(text)]


def test_long_clauses_parted_by_semicolons_are_read_apart_and_stay_one_sentence():
    text = (
        "Britain voiced support for the strike on Syria; Iran condemned it as a violation of law."
    )

    first, second = sentences(text)

    assert (first.whole, second.whole) == ((0, len(text)), (0, len(text)))


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our free weekly newsletter",
        "Support independent journalism: make a donation today",
        "Read more: what the treaty says",
        "Reporting by the Moscow bureau; editing by the desk",
        "By Anna Smith",
        "Photo: kremlin.ru",
        "Follow us on Telegram",
        "___",
        "© 2025 The Paper. All rights reserved.",
    ],
)
def test_lines_that_are_not_news_are_told(line):
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "Russia expelled ten diplomats.",
        "Congress supported the bill.",
        "Both sides signed up to the deal.",
        "The Kremlin published a statement on Friday.",
    ],
)
def test_news_is_not_taken_for_boilerplate(line):
    assert not is_boilerplate(line)


def test_nothing_after_a_message_to_readers_is_news():
    parts = sentences("Russia left.\nDear readers,\nRussia expelled us.")

    assert [True, False, False] == [part.news for part in parts]


@given(st.text())
def test_sentences_stand_in_the_text_in_order(text):
    parts = sentences(text)

    assert [part.text for part in parts] == [text[part.start : part.end] for part in parts]
    assert all(one.end <= two.start for one, two in pairwise(parts))
    assert all(len(part.text) <= LONGEST for part in parts)
    assert all(part.whole[0] <= part.start < part.end <= part.whole[1] for part in parts)
