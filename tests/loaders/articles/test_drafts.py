import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.articles import drafts as drafting
from loaders.articles.acts import model
from loaders.articles.answer_drafts import BadLine, answer
from loaders.articles.drafts import NoLanguageModel, draft_events

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "data" / "samples"
DAY = date(2018, 4, 4)  # a Wednesday


def read(text, day=DAY, title=""):
    return draft_events(text, day, title)


def told(text, day=DAY):
    return [(each.event_type, each.actor_codes, each.recipient_codes) for each in read(text, day)]


def sample(name):
    title, published, body = (SAMPLES / name).read_text(encoding="utf-8").split("\n", 2)
    return draft_events(
        body.strip(), date.fromisoformat(published.removeprefix("Published: ")), title
    )


US, RUSSIA, UKRAINE = ("USA",), ("RUS",), ("UKR",)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Russia expelled ten American diplomats on Friday.", "sanction", RUSSIA, US),
        ("The United States imposed sanctions on two Russian banks.", "sanction", US, RUSSIA),
        ("Washington slapped tariffs on Moscow.", "sanction", US, RUSSIA),
        ("Moscow kicked out five U.S. diplomats.", "sanction", RUSSIA, US),
        ("Russia pulled out of the treaty with the United States.", "sanction", RUSSIA, US),
        ("The FSB arrested an American reporter.", "coerce", RUSSIA, US),
        ("Russian forces invaded Ukraine.", "assault", RUSSIA, UKRAINE),
        ("The Pentagon accused Russia of violating the treaty.", "accuse", US, RUSSIA),
        ("Russia summoned the U.S. ambassador.", "accuse", RUSSIA, US),
        ("The Kremlin dismissed the American accusation.", "reject", RUSSIA, US),
        ("Moscow brushed off Washington's warning.", "reject", RUSSIA, US),
        ("Obama urged Putin to pull back his troops.", "request", US, RUSSIA),
        ("Washington called on Moscow to free the prisoner.", "request", US, RUSSIA),
        ("Trump threatened Russia with tariffs.", "threaten", US, RUSSIA),
        ("Biden gave Russia ten days to comply.", "threaten", US, RUSSIA),
        ("Putin praised Trump.", "support", RUSSIA, US),
        ("Russia released the American teacher Marc Fogel.", "retreat", RUSSIA, US),
        ("The United States delivered missiles to Ukraine.", "aid", US, UKRAINE),
        ("Putin apologised to Trump.", "concede", RUSSIA, US),
        ("US sanctions seven Russian officials.", "sanction", US, RUSSIA),
        ("Russia test-fired a missile and NATO watched.", "mobilize", RUSSIA, US),
        (
            "A Moscow court sentenced the American teacher Marc Fogel to 14 years.",
            "sanction",
            RUSSIA,
            US,
        ),
    ],
)
def test_who_did_what_to_whom(text, kind, actors, recipients):
    assert (kind, actors, recipients) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trump and Putin met in Helsinki.",
        "Trump spoke with Putin by phone on Monday.",
        "Rubio and Lavrov held talks in Riyadh.",
        "U.S. and Russian officials held talks in Vienna.",
        "Talks between Russia and the United States took place in Geneva on Tuesday.",
    ],
)
def test_all_who_meet_are_actors(text):
    [meeting] = [each for each in read(text) if each.event_type == "consult"]

    assert ({"USA", "RUS"}, ()) == (set(meeting.actor_codes), meeting.recipient_codes)


@pytest.mark.parametrize(
    "text",
    [
        "Whelan was freed in a swap between Russia and the United States.",
        "Russia freed Brittney Griner in exchange for Viktor Bout.",
        "Moscow and Washington exchanged prisoners on Friday.",
    ],
)
def test_in_a_swap_both_sides_act(text):
    assert {"USA", "RUS"} in [
        set(each.actor_codes) for each in read(text) if each.event_type == "retreat"
    ]


@pytest.mark.parametrize(
    ("text", "kind", "recipients"),
    [
        ("The expulsion of ten Russian diplomats on Friday angered many.", "sanction", RUSSIA),
        ("Russia's invasion of Ukraine in 2022 changed Europe.", "assault", UKRAINE),
        ("Washington's seizure of the Russian estates in 2016 was a blow.", "coerce", RUSSIA),
    ],
)
def test_nouns_are_acts_as_well(text, kind, recipients):
    assert (kind, recipients) in [(each[0], each[2]) for each in told(text)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "On Friday Russia expelled ten American diplomats.",
            "Russia expels ten American diplomats",
        ),
        ("Trump and Putin met in Helsinki on Monday.", "Trump and Putin meet in Helsinki"),
        ("Biden rang Putin on Tuesday evening.", "Biden rings Putin"),
    ],
)
def test_titles_are_short_and_in_the_present(text, title):
    assert title in [each.title for each in read(text)]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Ten Russian diplomats were expelled by the United States.", "sanction", US),
        ("Ten Russian diplomats were expelled on Friday.", "sanction", US),
        ("The properties were seized by Washington in 2016.", "coerce", US),
    ],
)
def test_the_passive_names_its_actor_or_lets_one_infer_it(text, kind, actors):
    assert (kind, actors) in [(each[0], each[1]) for each in told(text)]


def test_what_is_inferred_is_less_sure_than_what_is_named():
    [named] = read("Ten Russian diplomats were expelled by the United States.")
    [inferred] = read("Ten Russian diplomats were expelled on Friday.")

    assert named.confidences["actors"] > inferred.confidences["actors"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Russia did not expel the American diplomats.", "sanction"),
        ("Russia has never attacked the United States.", "assault"),
        ("If Russia expels American diplomats, relations will suffer.", "sanction"),
        ("Washington failed to impose sanctions on Russia.", "sanction"),
        ("Trump may impose sanctions on Russia.", "sanction"),
        ("Putin denied that Russia had hacked the American network.", "coerce"),
        ("Washington demanded that Russia release the American.", "retreat"),
    ],
)
def test_what_did_not_happen_is_no_deed(text, wrong):
    assert wrong not in [each.event_type for each in read(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Trump said he would impose tariffs if Russia did not make peace.", "threaten"),
        ("Russia refused to free the American teacher.", "reject"),
        ("The State Department said that Russia had violated the treaty.", "accuse"),
        ("Putin said that Russia would not expel American diplomats.", "concede"),
        ("Putin is ready to meet Trump, the Kremlin said.", "agree"),
        ("Washington announced that it would withdraw from the treaty with Russia.", "threaten"),
        ("The Kremlin called the American sanctions illegal.", "accuse"),
        ("The Kremlin called the American allegation baseless.", "reject"),
    ],
)
def test_words_are_judged_by_what_they_say(text, kind):
    assert kind in [each.event_type for each in read(text)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Russia expelled ten U.S. diplomats on March 30, 2018.", "2018-03-30", "2018-03-30"),
        (
            "In December 2016 the United States expelled 35 Russian diplomats.",
            "2016-12-01",
            "2016-12-31",
        ),
        (
            "The United States seized the Russian estates between 2016 and 2018.",
            "2016-01-01",
            "2018-12-31",
        ),
        ("Lavrov accused the United States of blackmail.", "2018-04-04", "2018-04-04"),
        ("The 1987 treaty was suspended by Russia on Tuesday.", "2018-04-03", "2018-04-03"),
    ],
)
def test_an_act_has_the_days_that_the_text_gives_and_no_finer(text, first, last):
    days = [(str(each.first), str(each.last)) for each in read(text)]

    assert (first, last) in days


def test_deeds_told_as_long_past_have_no_invented_day():
    assert [None] == [
        each.first for each in read("The Soviet Union had expelled the American reporter.")
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Putin met Trump. He accused Washington of blackmail in a speech.", "putin"),
        (
            "Maria Zakharova spoke first. Trump listened. She accused the United States of lying.",
            "zakharova",
        ),
        ("Dmitry Peskov met the press. The spokesman accused Washington of blackmail.", "peskov"),
    ],
)
def test_pronouns_and_offices_mean_the_nearest_that_fits(text, actor):
    [accusing] = [each for each in read(text) if each.event_type == "accuse"]

    assert (actor,) == accusing.actors


def test_somebody_whom_the_list_lacks_stands_for_a_country():
    [draft] = read("Russian lawmaker Pyotr Nikiforov accused the United States of theft.")

    assert ("RUS",) == draft.actor_codes


@pytest.mark.parametrize(
    "text",
    [
        "Sign up for our newsletter: Russia expelled ten American diplomats.",
        "Support independent journalism. Russia has outlawed us.",
        "The weather in Moscow was cold.",
        "",
        "\n\n \t",
    ],
)
def test_what_tells_of_no_act_gives_no_draft(text):
    assert [] == read(text)


def test_the_same_act_told_twice_is_one_draft_with_both_places():
    text = (
        "Russia expelled ten American diplomats on Friday.\n\n"
        "Russia expelled the American diplomats on Friday, the Foreign Ministry said."
    )

    [draft] = [each for each in read(text) if each.event_type == "sanction"]

    assert 1 == len(draft.also_evidence)


def test_a_line_of_a_list_dates_all_that_it_tells():
    [first, second] = read(
        "July 3, 2017: Trump calls Putin. Lavrov meets Tillerson.", date(2018, 1, 5)
    )

    assert [date(2017, 7, 3)] * 2 == [first.first, second.first]


class TestTheFoundingExample:
    """The ultimatum of 28 July 2025 and what the Kremlin said the day after."""

    def test_the_ultimatum_has_its_day_and_its_window(self):
        [ultimatum] = [each for each in sample("ultimatum-2025-07-29.txt") if each.deadline]

        assert ("threaten", ("trump",), ("putin",)) == (
            ultimatum.event_type,
            ultimatum.actors,
            ultimatum.recipients,
        )
        assert date(2025, 7, 28) == ultimatum.first == ultimatum.last
        assert "2025-08-07/2025-08-09" == ultimatum.deadline

    def test_the_kremlin_answers_it(self):
        found = sample("ultimatum-2025-07-29.txt")
        replies = [
            each for each in found if each.answers is not None and each.actors == ("peskov",)
        ]

        assert [date(2025, 7, 29)] == [each.first for each in replies]
        assert "2025-08-07/2025-08-09" == found[replies[0].answers].deadline

    @pytest.mark.parametrize(
        ("kind", "edtf"),
        [
            ("consult", "2025-02-27"),
            ("consult", "2025-04-10"),
            ("consult", "2025-02"),
            ("assault", "2022"),
            ("coerce", "2016/2018"),
        ],
    )
    def test_what_went_before_has_the_dates_of_the_text(self, kind, edtf):
        assert (kind, edtf) in [
            (each.event_type, each.date) for each in sample("ultimatum-2025-07-29.txt")
        ]


def test_an_answer_to_an_act_of_the_record_is_linked(record):
    text = "Dmitry Peskov rejected Trump's ultimatum on Tuesday."

    [reply] = [
        each
        for each in draft_events(text, date(2025, 7, 29), record=record)
        if each.event_type == "reject"
    ]

    assert str(reply.answers).startswith("2025-07-2")
    assert reply.answers in set(record.events["event_id"])


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.txt")))
def test_drafts_of_the_samples_fit_the_record(name, record):
    found = sample(name)

    assert len(found) >= 10
    for draft in found:
        assert {*draft.actors, *draft.recipients} <= set(record.actors["actor_id"])
        assert draft.event_type in set(record.event_types["event_type"])
        assert draft.place in {"", *record.places["place_id"]}
        assert 0 < len(draft.title) <= 80


def test_a_draft_is_plain_json():
    [line] = answer({"id": 7, "text": "Putin praised Trump.", "dct": "2018-04-04"})["drafts"]

    assert ("2018-04-04", [0, 20], ["putin"]) == (line["first"], line["evidence"], line["actors"])


@pytest.mark.parametrize(
    "line", [{"text": 5, "dct": "2018-04-04"}, {"text": "x", "dct": "April"}, {"text": "x"}]
)
def test_a_bad_line_is_told(line):
    with pytest.raises(BadLine, match="expected"):
        answer(line)


TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(
            "Putin Trump Russia the U.S. expelled said that would if not on Friday 2016 ; . , “ ” \n \u202e \x00 he it".split(
                " "
            )
        ),
        max_size=60,
    ).map(" ".join),
)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_offsets_stay_inside(text):
    for draft in read(text):
        assert (
            0
            <= draft.evidence[0]
            <= draft.trigger[0]
            < draft.trigger[1]
            <= draft.evidence[1]
            <= len(text)
        )
        assert draft.text in text
        assert (draft.first is None) == (draft.last is None)
        assert draft.first is None or draft.first <= draft.last
        assert 0 <= draft.confidence <= 1


def test_a_text_that_never_ends_a_sentence_is_read():
    assert read("Russia expelled ten American diplomats and " * 400)


def test_nothing_is_loaded_before_it_is_needed():
    code = "import sys, loaders.articles.drafts; print('spacy' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "False" == done.stdout.strip()


def test_without_a_language_model_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(model, "MODELS", ("no_such_model",))
    model.language_model.cache_clear()

    with pytest.raises(NoLanguageModel, match="pip install"):
        drafting.draft_events("Russia left.", DAY)

    model.language_model.cache_clear()
