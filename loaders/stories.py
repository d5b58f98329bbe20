"""Stories: acts of the record told step by step, those in data/stories and that of any view.

The form of a file is described in data/stories/README.md.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from loaders.dates import Span, span_in_words
from loaders.deadlines import span_at
from loaders.problems import Problem, problem
from loaders.record import DATA, Record

STORIES = DATA / "stories"

# The id of the story that is told of a view; no file may have it.
VIEW = "view"

# A story's id is part of addresses.
STORY_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

# What a story and a step say, and how many characters of it fit on a phone's first screen.
STORY_TEXTS = {"title": 70, "subtitle": 160}
STEP_TEXTS = {"event_id": None, "heading": 70, "paragraph": None}

# Words of a paragraph: enough for both sides' versions, and not more than is read at a glance.
FEWEST_WORDS, MOST_WORDS = 25, 70

# Beyond this many acts a view is a list to filter, not a story to page through.
MOST_STEPS = 60

# Dates that are coarser than days stand after the exact ones they may coincide with.
COARSE = frozenset({"month", "year", "interval"})


class NotAStory(ValueError):
    """A view holds no act, or more acts than can be told one by one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a story, what the story says of it in short, and one paragraph."""

    event_id: str
    heading: str
    paragraph: str


@dataclass(frozen=True, slots=True)
class Story:
    """Acts in the order in which they are told; `id` is the story's name in an address."""

    id: str
    title: str
    subtitle: str
    steps: tuple[Step, ...]


def stories(record: Record, folder: Path = STORIES) -> list[Story]:
    """The stories of a folder by title, without those and the steps that have faults."""
    return load_stories(record, folder)[0]


def load_stories(record: Record, folder: Path = STORIES) -> tuple[list[Story], list[Problem]]:
    """
    The stories of a folder by title, and what is wrong with their files.

    A fault is told with the file and the step it is in, counted from 1. A step with a fault that
    the reader would see is left out, the others are shown; a story without a title or a good
    step is left out. A folder that does not exist has no stories.
    """
    told: list[Problem] = []
    found = [_story(file, record, told) for file in sorted(folder.glob("*.toml"))]
    return sorted(filter(None, found), key=lambda story: (story.title, story.id)), told


def story_of(record: Record, rows: Iterable[int], title: str) -> Story:
    """
    The acts in these rows of `record.events` as a story, told by their titles and summaries.

    Raises NotAStory if there are none or more than MOST_STEPS.
    """
    several = set(map(int, rows))
    if not 0 < len(several) <= MOST_STEPS:
        raise NotAStory(f"a story has 1 to {MOST_STEPS} steps; these are {len(several):,} acts")
    ordered = in_time(record, several)
    spans = [span_at(record, row) for row in ordered]
    extent = Span(min(span.first for span in spans), max(span.last for span in spans))
    acts = "1 act" if len(ordered) == 1 else f"{len(ordered)} acts"
    texts = record.events[["event_id", "title", "summary"]].iloc[ordered]
    steps = tuple(Step(*texts_of) for texts_of in texts.itertuples(index=False, name=None))
    return Story(VIEW, title, f"{acts}, {span_in_words(extent)}", steps)


def in_time(record: Record, rows: Iterable[int]) -> list[int]:
    """
    Rows of `record.events`, each once, in the order in which they are told.

    An act stands before all that are wholly later and before those that answer it. Where that
    leaves it open, one that is known only by its month or year stands as on its last day, and
    acts of a day stand by their ids. If answers contradict the dates, the dates are right.
    """
    waiting = sorted(set(map(int, rows)), key=lambda row: _place(record, row))
    spans = {row: span_at(record, row) for row in waiting}
    answered = {row: all_it_answers(record, row) & spans.keys() for row in waiting}
    told: list[int] = []
    while waiting:
        # An act is free to be told if none that waits is wholly earlier.
        start = min(spans[row].last for row in waiting)
        free = [row for row in waiting if spans[row].first <= start]
        row = next((row for row in free if answered[row].isdisjoint(waiting)), free[0])
        waiting.remove(row)
        told.append(row)
    return told


def all_it_answers(record: Record, row: int) -> set[int]:
    """The rows that an act answers, those that these answer, and so on."""
    links, found, ahead = record.events["responds_to"], set[int](), [row]
    while ahead:
        targets = {record.row_of[event_id] for event_id in links.iat[ahead.pop()]}
        ahead += targets - found
        found |= targets
    return found


def _place(record: Record, row: int) -> tuple[date, int]:
    """Where an act stands among others, before it is asked what it answers."""
    span = span_at(record, row)
    coarse = record.events["precision"].iat[row] in COARSE
    return (span.last if coarse else span.first), row


def _story(path: Path, record: Record, told: list[Problem]) -> Story | None:
    """The story in a file, or None if there is none; faults are added to `told`."""
    file = f"stories/{path.name}"

    def tell(what: str, column: str, found: str, expected: str, *, drop: bool) -> None:
        told.append(
            problem(file, what, column=column, found=found, expected=expected, dropped=drop)
        )

    if not STORY_ID.fullmatch(path.stem) or path.stem == VIEW:
        expected = f"lower-case letters, digits and hyphens, and not {VIEW}"
        tell(
            f"the name {path.stem!r} cannot stand in an address", "", path.stem, expected, drop=True
        )
        return None
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        tell(f"it cannot be read as TOML: {error}", "", "", "a TOML file in UTF-8", drop=True)
        return None
    texts = {}
    for name, longest in STORY_TEXTS.items():
        text, fault = _text(data, name, longest)
        if fault:
            found, expected = str(data.get(name, "")), f"at most {longest} characters"
            tell(fault, name, found, expected, drop=name == "title")
        texts[name] = "" if fault else text
    for what, name in _unknown(data, [*STORY_TEXTS, "steps"]):
        tell(what, name, name, "", drop=False)
    if not texts["title"]:
        return None
    entries = data.get("steps")
    entries = entries if isinstance(entries, list) else []
    steps = _steps(file, entries, record, told)
    if not steps:
        tell("it has no step that can be shown", "steps", "", "[[steps]]", drop=True)
        return None
    return Story(path.stem, texts["title"], texts["subtitle"], steps)


def _steps(file: str, entries: list[Any], record: Record, told: list[Problem]) -> tuple[Step, ...]:
    """The good steps of a file in its order; faults are added to `told`."""
    good: list[Step] = []
    latest: Span | None = None
    for number, entry in enumerate(entries, start=1):
        entry = entry if isinstance(entry, dict) else {}
        step, faults = _step(entry, record, {each.event_id for each in good})
        if step:
            span = span_at(record, record.row_of[step.event_id])
            if latest and span.last < latest.first:
                what = f"the act ({span_in_words(span)}) is earlier than that of a step before it"
                faults.append(("event_id", what, step.event_id, "steps in the order of time"))
            if not latest or span.first > latest.first:
                latest = span
            good.append(step)
        told.extend(
            problem(
                file,
                what,
                line=number,
                row_id=str(entry.get("event_id", "")),
                column=column,
                found=found,
                expected=expected,
                dropped=step is None,
                unit="step",
            )
            for column, what, found, expected in faults
        )
    return tuple(good)


def _step(
    entry: Mapping[str, Any], record: Record, used: set[str]
) -> tuple[Step | None, list[tuple[str, str, str, str]]]:
    """A step, None if it is not to be shown, and its faults: column, what, found, expected."""
    faults = []
    texts = {}
    for name, longest in STEP_TEXTS.items():
        texts[name], fault = _text(entry, name, longest)
        if fault:
            expected = f"at most {longest} characters" if longest else "text"
            faults.append((name, fault, str(entry.get(name, "")), expected))
    event_id = texts["event_id"]
    if event_id and event_id not in record.row_of:
        near = get_close_matches(event_id, record.row_of, 1)
        hint = f"; is {near[0]} meant?" if near else ""
        what = f"event_id {event_id!r} is not in events{hint}"
        faults.append(("event_id", what, event_id, "an event_id of events.csv"))
    elif event_id in used:
        what = f"event_id {event_id!r} stands in a step before it"
        faults.append(("event_id", what, event_id, "each act once"))
    words = len(texts["paragraph"].split())
    expected = f"{FEWEST_WORDS} to {MOST_WORDS} words"
    if words > MOST_WORDS:
        faults.append(("paragraph", f"paragraph has {words} words", texts["paragraph"], expected))
    shown = not faults
    if 0 < words < FEWEST_WORDS:
        what = f"paragraph has only {words} words"
        faults.append(("paragraph", what, texts["paragraph"], expected))
    faults += [(name, what, name, "") for what, name in _unknown(entry, STEP_TEXTS)]
    return (Step(**texts) if shown else None), faults


def _text(data: Mapping[str, Any], name: str, longest: int | None) -> tuple[str, str]:
    """A text with its blanks and line ends as single blanks, and what is wrong with it."""
    found = data.get(name, "")
    if not isinstance(found, str):
        return "", f"{name} is {found!r} and not text in quotes"
    text = " ".join(found.split())
    if not text:
        return "", f"{name} is {'empty' if name in data else 'missing'}"
    if longest and len(text) > longest:
        return text, f"{name} has {len(text)} characters"
    return text, ""


def _unknown(data: Mapping[str, Any], known: Iterable[str]) -> list[tuple[str, str]]:
    """A sentence for each key that is not known, with the key."""
    return [
        (f"{name} is not known; {', '.join(known)} are", name)
        for name in sorted(data.keys() - set(known))
    ]
