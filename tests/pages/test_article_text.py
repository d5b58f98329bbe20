from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.article_text import paragraphs_of, reading
from loaders.articles.mentions import DateMention


def mention(start, end, text, first=date(2025, 7, 29)):
    edtf = first.isoformat() if first else None
    return DateMention(start, end, text, first, first, "day", edtf, "when", "rule", "why")


def said(paragraphs):
    """Each paragraph as (drafts, ((text, phrase of time), …)) of its stretches."""
    return [
        [(s.drafts, tuple((p.text, p.when) for p in s.pieces)) for s in stretches]
        for stretches in paragraphs
    ]


def test_phrases_and_evidence_are_cut_where_they_begin_and_end():
    text = "He met her. On Tuesday he left.\n\nEnd."
    found = paragraphs_of(text, [mention(15, 22, "Tuesday")], [[(12, 31)]])

    assert [
        [
            ((), (("He met her. ", None),)),
            ((0,), (("On ", None), ("Tuesday", 0), (" he left.", None))),
        ],
        [((), (("End.", None),))],
    ] == said(found)


def test_two_drafts_of_one_sentence_share_it():
    found = paragraphs_of("He met her.", [], [[(0, 11)], [(0, 11)]])

    assert [[((0, 1), (("He met her.", None),))]] == said(found)


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 20))


@given(
    st.text(alphabet="ab \n", max_size=60),
    st.lists(SPANS, max_size=6),
    st.lists(SPANS, max_size=4),
)
def test_no_letter_is_lost_or_told_twice(text, evidence, phrases):
    spans = [[(s, min(s + n, len(text)))] for s, n in evidence if s < len(text)]
    ends, mentions = 0, []
    for s, n in sorted(phrases):
        e = min(s + n, len(text))
        if ends <= s < e:
            mentions.append(mention(s, e, text[s:e]))
            ends = e
    found = paragraphs_of(text, mentions, spans)
    letters = "".join(p.text for stretches in found for s in stretches for p in s.pieces)

    assert "".join(text.split()) == "".join(letters.split())


@pytest.mark.parametrize(
    ("first", "means", "dated"),
    [(date(2025, 7, 29), "29 July 2025", True), (None, "no date", False)],
)
def test_a_reading_says_what_the_phrase_means(first, means, dated):
    told = reading(mention(0, 7, "Tuesday", first))

    assert (means, dated, "why") == (told["means"], told["dated"], told["because"])
