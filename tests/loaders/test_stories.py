import re
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.deadlines import span_at
from loaders.problems import as_table
from loaders.stories import (
    FEWEST_WORDS,
    MOST_STEPS,
    MOST_WORDS,
    STEP_TEXTS,
    STORIES,
    STORY_TEXTS,
    VIEW,
    NotAStory,
    in_time,
    load_stories,
    stories,
    story_of,
)

SHIPPED = sorted(path.stem for path in STORIES.glob("*.toml"))
README = STORIES / "README.md"

# An act of each day, so that stories of them are in order.
FIRST = "2012-12-14-magnitsky-act"
SECOND = "2012-12-28-russia-adoption-ban"
THIRD = "2013-01-25-kremlin-regrets-us-exit"

# What a paragraph of 30 words is made of in these tests.
WORDS = " ".join(["word"] * 30)


def step(event_id=FIRST, heading="A heading", paragraph=WORDS, **others):
    """A step as TOML; None leaves the key out."""
    keys = {"event_id": event_id, "heading": heading, "paragraph": paragraph, **others}
    lines = [f'{key} = "{value}"' for key, value in keys.items() if value is not None]
    return "\n".join(["[[steps]]", *lines, ""])


@pytest.fixture
def told(record, tmp_path):
    """A function that writes one story file and loads its folder: the story and the problems."""

    def load(*steps, head='title = "A title"\nsubtitle = "A subtitle"\n', name="a-story.toml"):
        (tmp_path / name).write_bytes("\n".join([head, *steps]).encode())
        found, problems = load_stories(record, tmp_path)
        assert len(found) <= 1
        return (found[0] if found else None), problems

    return load


@pytest.fixture(scope="module")
def shipped(record):
    """The stories in data/stories by their ids."""
    return {story.id: story for story in stories(record)}


def test_the_four_stories_ship_without_a_problem(record, shipped):
    needed = {
        "summer-of-ultimatums",
        "embassies-and-expulsions",
        "end-of-arms-control",
        "prisoners-exchanged",
    }

    assert [] == load_stories(record)[1]
    assert needed <= set(SHIPPED)
    assert set(SHIPPED) == set(shipped)


@pytest.mark.parametrize("story_id", SHIPPED)
def test_a_story_has_8_to_16_steps_over_acts_of_the_record(record, shipped, story_id):
    ids = [step.event_id for step in shipped[story_id].steps]

    assert 8 <= len(ids) <= 16
    assert set(ids) <= set(record.events["event_id"])
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("story_id", SHIPPED)
def test_a_story_goes_forward_in_time_and_answers_come_after(record, shipped, story_id):
    rows = [record.row_of[step.event_id] for step in shipped[story_id].steps]
    spans = [span_at(record, row) for row in rows]

    assert all(one.first <= other.last for one, other in pairwise(spans))
    for number, row in enumerate(rows):
        answered = {record.row_of[each] for each in record.events["responds_to"].iat[row]}
        assert answered.isdisjoint(rows[number:])


@pytest.mark.parametrize("story_id", SHIPPED)
def test_headings_are_short_and_paragraphs_have_25_to_70_words(shipped, story_id):
    story = shipped[story_id]

    assert len(story.title) <= 70
    assert story.subtitle
    for each in story.steps:
        assert len(each.heading) <= 70
        assert 25 <= len(each.paragraph.split()) <= 70


def runs(text, length=9):
    """Every run of so many words in a text, without punctuation and case."""
    words = re.findall(r"[\w%$]+(?:['’.,-]\w+)*", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@pytest.mark.parametrize("story_id", SHIPPED)
def test_no_more_than_8_words_in_a_row_are_those_of_the_record(record, shipped, story_id):
    events = record.events
    taken = set()
    for column in ("title", "summary", "note", "demand"):
        taken |= {run for text in events[column] for run in runs(text)}
    assert len(taken) > 10_000

    for each in shipped[story_id].steps:
        assert set() == runs(each.paragraph) & taken, each.event_id


# Words that take a side where "said" does not, and those that make one act the cause of another.
LOADED = r"claim\w*|admit\w*|insist\w*|regime\w*|allege\w*|so-called|retaliat\w*|because of|obvious\w*|aggressor\w*|terrorists?|unfortunately|of course"


@pytest.mark.parametrize("story_id", SHIPPED)
def test_the_words_are_neutral(shipped, story_id):
    story = shipped[story_id]
    texts = [story.title, story.subtitle]
    texts += [text for each in story.steps for text in (each.heading, each.paragraph)]

    assert [] == re.findall(rf"\b(?:{LOADED})\b", " ".join(texts), re.IGNORECASE)


@pytest.mark.parametrize("story_id", SHIPPED)
def test_every_day_and_every_number_of_a_paragraph_stands_in_the_record(record, shipped, story_id):
    events = record.events
    texts = events[["date", "date_text", "title", "summary", "note", "deadline"]]
    figures = set(re.findall(r"\d[\d,.]*\d|\d", " ".join(texts.astype(str).to_numpy().ravel())))
    days = {
        f"{int(day.day)} {day:%B}"
        for column in ("first", "last", "due_first", "due_last")
        for day in events[column].dropna()
    }
    days |= set(
        re.findall(r"\b\d{1,2} [A-Z][a-z]+\b", " ".join(texts.astype(str).to_numpy().ravel()))
    )

    for each in shipped[story_id].steps:
        for day in re.findall(
            r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|Ma|Ju|Aug|Sep|Oct|Nov|Dec)\w+", each.paragraph
        ):
            assert day in days, each.event_id
        for figure in re.findall(r"\d[\d,.]*\d|\d", each.paragraph):
            assert figure in figures, each.event_id


def test_a_month_is_not_told_as_a_day(record, shipped):
    coarse = {"month", "year", "interval"}
    precision = dict(zip(record.events["event_id"], record.events["precision"], strict=True))
    steps = [
        s for story in shipped.values() for s in story.steps if precision[s.event_id] in coarse
    ]

    assert ["2016-06-russia-expels-two-americans"] == [each.event_id for each in steps]
    assert "on a day that is not known" in steps[0].paragraph


def test_the_readme_names_every_story_with_its_steps(shipped):
    rows = re.findall(
        r"^\| `([\w-]+)` \| (\d+) \|", README.read_text(encoding="utf-8"), re.MULTILINE
    )

    assert [(name, str(len(shipped[name].steps))) for name, _ in rows] == rows
    assert set(shipped) == {name for name, _ in rows}


def test_the_readme_documents_every_key_and_its_example_is_a_story(told):
    text = README.read_text(encoding="utf-8")
    keys = re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]*\|$", text, re.MULTILINE)
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    story, problems = told(head=example)

    assert [*STORY_TEXTS, *STEP_TEXTS] == keys
    assert [] == problems
    assert "2025-07-28-trump-cuts-deadline" == story.steps[0].event_id


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (
            step("2012-12-28-russia-adoption-bann"),
            "event_id '2012-12-28-russia-adoption-bann' is not in events; "
            "is 2012-12-28-russia-adoption-ban meant?",
        ),
        (step("nothing like it"), "event_id 'nothing like it' is not in events"),
        (step(event_id=None), "event_id is missing"),
        (step(SECOND, heading=None), "heading is missing"),
        (step(SECOND, heading="  "), "heading is empty"),
        (step(SECOND, heading="x" * 71), "heading has 71 characters"),
        (step(SECOND, paragraph=None), "paragraph is missing"),
        (step(SECOND, paragraph="word " * 71), "paragraph has 71 words"),
        (step(FIRST), f"event_id '{FIRST}' stands in a step before it"),
        ("[[steps]]\nevent_id = 7\n" + f'heading = "x"\nparagraph = "{WORDS}"', "event_id is 7 and not text in quotes"),
    ],
)  # fmt: skip
def test_a_bad_step_is_left_out_and_told_with_file_and_number(told, bad, sentence):
    story, problems = told(step(FIRST), bad, step(THIRD))

    assert [FIRST, THIRD] == [each.event_id for each in story.steps]
    assert [True] == [each.dropped for each in problems]
    assert problems[0].message.startswith("stories/a-story.toml step 2")
    assert problems[0].message.endswith(f"{sentence}.")
    assert 2 == problems[0].line
    assert problems[0].column in sentence


@pytest.mark.parametrize(
    ("odd", "sentence"),
    [
        (step(SECOND, paragraph="word " * 24), "paragraph has only 24 words"),
        (step(SECOND, subheading="x"), "subheading is not known; event_id, heading, paragraph are"),
    ],
)
def test_an_odd_step_is_told_and_shown(told, odd, sentence):
    story, problems = told(step(FIRST), odd)

    assert [FIRST, SECOND] == [each.event_id for each in story.steps]
    assert [f"stories/a-story.toml step 2 ({SECOND}): {sentence}."] == [p.message for p in problems]
    assert not problems[0].dropped


def test_a_step_before_its_time_is_told_and_shown_where_its_editor_put_it(told):
    story, problems = told(step(SECOND), step(FIRST), step(THIRD))

    assert [SECOND, FIRST, THIRD] == [each.event_id for each in story.steps]
    assert [
        f"stories/a-story.toml step 2 ({FIRST}): the act (14 December 2012) is earlier than that "
        "of a step before it."
    ] == [each.message for each in problems]


def test_every_fault_of_a_step_is_told(told):
    story, problems = told(step(FIRST), step("x", heading=None, paragraph="word " * 71))

    assert 1 == len(story.steps)
    assert ["heading", "event_id", "paragraph"] == [each.column for each in problems]


@pytest.mark.parametrize(
    ("head", "steps", "name", "part"),
    [
        ("title = ", [], "a-story.toml", "it cannot be read as TOML"),
        ('subtitle = "x"\n', [step()], "a-story.toml", "title is missing"),
        (f'title = "{"x" * 71}"\nsubtitle = "x"\n', [step()], "a-story.toml", "title has 71"),
        ('title = "x"\nsubtitle = "x"\n', [], "a-story.toml", "it has no step that can be shown"),
        ('title = "x"\nsubtitle = "x"\nsteps = 3\n', [], "a-story.toml", "it has no step"),
        ('title = "x"\nsubtitle = "x"\n', [step("x")], "a-story.toml", "it has no step"),
        ('title = "x"\nsubtitle = "x"\n', [step()], "A Story.toml", "cannot stand in an address"),
        ('title = "x"\nsubtitle = "x"\n', [step()], f"{VIEW}.toml", "cannot stand in an address"),
    ],
)
def test_a_story_that_cannot_be_told_is_left_out_and_told(told, head, steps, name, part):
    story, problems = told(*steps, head=head, name=name)

    assert story is None
    assert part in problems[-1].message
    assert problems[-1].dropped
    assert problems[-1].line is None


def test_bytes_that_are_no_text_are_told(record, tmp_path):
    (tmp_path / "a.toml").write_bytes(b'title = "\xff\xfe"')
    found, (problem,) = load_stories(record, tmp_path)

    assert [] == found
    assert "it cannot be read as TOML" in problem.message


def test_one_bad_file_does_not_keep_the_others_from_being_told(record, tmp_path):
    (tmp_path / "a.toml").write_text("title", encoding="utf-8")
    (tmp_path / "b.toml").write_text(f'title = "B"\nsubtitle = "b"\n{step()}', encoding="utf-8")

    assert ["b"] == [story.id for story in stories(record, tmp_path)]


@pytest.mark.parametrize(
    ("head", "part"),
    [
        ('title = "A title"\n', "subtitle is missing"),
        (f'title = "A title"\nsubtitle = "{"x" * 161}"\n', "subtitle has 161 characters"),
        ('title = "A title"\nsubtitle = "s"\ntitel = "x"\n', "titel is not known"),
    ],
)
def test_a_story_whose_head_is_odd_is_told_and_shown(told, head, part):
    story, (problem,) = told(step(), head=head)

    assert "A title" == story.title
    assert len(story.subtitle) < 160
    assert part in problem.message
    assert not problem.dropped


def test_line_ends_of_a_paragraph_count_as_blanks(told):
    story, problems = told(step(paragraph=None) + f'paragraph = """\n{WORDS}\n  {WORDS}\n"""\n')

    assert [] == problems
    assert f"{WORDS} {WORDS}" == story.steps[0].paragraph


def test_problems_of_stories_fit_the_table_of_the_others(record, told):
    _, problems = told(step("x"))

    joined = pd.concat([record.problems, as_table(problems)])
    assert list(record.problems.columns) == list(joined.columns)


def test_a_folder_that_does_not_exist_has_no_stories(record, tmp_path):
    assert ([], []) == load_stories(record, tmp_path / "none")


def test_a_view_is_told_by_titles_and_summaries(record):
    row = record.row_of[SECOND]
    story = story_of(record, [row, record.row_of[FIRST], row], "What I filtered")
    act = record.events.iloc[row]

    assert (VIEW, "What I filtered", "2 acts, 14–28 December 2012") == (story.id, story.title, story.subtitle)  # fmt: skip
    assert [FIRST, SECOND] == [each.event_id for each in story.steps]
    assert (act["title"], act["summary"]) == (story.steps[1].heading, story.steps[1].paragraph)


@pytest.mark.parametrize("size", [0, MOST_STEPS + 1])
def test_a_view_of_nothing_or_of_too_much_is_no_story(record, size):
    with pytest.raises(NotAStory, match=f"1 to {MOST_STEPS} steps; these are {size} acts"):
        story_of(record, range(size), "x")


def test_the_longest_view_is_told_whole(record):
    assert MOST_STEPS == len(story_of(record, range(MOST_STEPS), "x").steps)


def test_the_limits_are_those_the_readme_gives():
    text = README.read_text(encoding="utf-8")

    assert f"{FEWEST_WORDS} to {MOST_WORDS} words" in text
    assert (70, 160, 70) == (STORY_TEXTS["title"], STORY_TEXTS["subtitle"], STEP_TEXTS["heading"])


def told_ids(record, *ids):
    """Acts in the order in which they are told."""
    rows = in_time(record, [record.row_of[each] for each in ids])
    return [record.events["event_id"].iat[row] for row in rows]


def test_an_act_known_by_its_month_stands_after_the_exact_days_of_it(record):
    exact, month = "2016-06-06-embassy-gate-scuffle", "2016-06-russia-expels-two-americans"

    assert [exact, month] == told_ids(record, month, exact)


def test_an_answer_stands_after_what_it_answers_on_the_same_day(record):
    ultimatum, answer = "2025-07-28-trump-cuts-deadline", "2025-07-28-medvedev-step-towards-war"

    assert answer < ultimatum
    assert [ultimatum, answer] == told_ids(record, answer, ultimatum)


@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_act_is_told_before_one_that_is_wholly_earlier_or_that_it_answers(record, data):
    size = len(record.events)
    rows = data.draw(st.lists(st.integers(0, size - 1), max_size=60))
    ordered = in_time(record, rows)

    assert sorted(set(rows)) == sorted(ordered)
    for at, row in enumerate(ordered):
        answers = record.events["responds_to"].iat[row]
        for later in ordered[at + 1 :]:
            assert span_at(record, row).first <= span_at(record, later).last
            assert record.events["event_id"].iat[later] not in answers
