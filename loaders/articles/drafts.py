"""From an article to draft events: who did what to whom, when, and the words it rests on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import WORDS, Act
from loaders.articles.acts.answers import answered, answered_on_record, takes_note
from loaders.articles.acts.cast import Cast, Party, default_cast
from loaders.articles.acts.clauses import is_negated
from loaders.articles.acts.countries import COUNTERPART
from loaders.articles.acts.dating import Dater
from loaders.articles.acts.days import Dated
from loaders.articles.acts.dropping import is_background
from loaders.articles.acts.due import deadline_in
from loaders.articles.acts.merging import merged
from loaders.articles.acts.model import NoLanguageModel, parse
from loaders.articles.acts.scene import Scene
from loaders.articles.acts.sentences import Sentence, sentences
from loaders.articles.acts.subjects import place_of, topics_of
from loaders.articles.acts.titles import title_of
from loaders.articles.dates import find_dates
from loaders.articles.mentions import DateMention

if TYPE_CHECKING:
    from loaders.record import Record

__all__ = ["DraftEvent", "NoLanguageModel", "draft_events"]

# The first sentences of a piece, in which the day that it reports is named.
LEAD = 4
# Drafts below this are not handed on: at that level more are wrong than right.
LEAST = 0.2


# A statement speaks of its own side as "we", outside quotation marks.
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
# "The President" of a read-out, with no name behind it.
_CAPITAL = re.compile(r"\b[Tt]he President (?=[a-z])(?!of\b)")
_OFFICIAL = re.compile(r"\b(?:OFFICIAL|Official)\b")
_WITH = re.compile(r"\bwith (?:the )?(?:[A-Z]\w+ ){0,2}$")
_QUOTED = re.compile(r"[\"“][^\"”\n]{0,600}[\"”]")


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """One act as read from an article, to be checked by a person before it is added.

    `first` and `last` are the days it can have happened on, None where the text does not say;
    `date_text` the words that say so and `date_basis` how they were read. `actors` and
    `recipients` are ids of actors.csv, `actor_codes` and `recipient_codes` country codes (ISO
    3166-1 alpha-3, or EU, NATO, UN …), which stand for people the list lacks, too. `evidence`
    is the sentence it rests on and `trigger` the word that makes it an act, as offsets in the
    text; `also_evidence` where it is told again. `answers` is the index of an earlier or later
    draft of the same article, or the id of an act of the record. `confidence` and the shares in
    `confidences` (type, date, actors, recipients) run from 0 to 1.
    """

    first: date | None
    last: date | None
    event_type: str
    title: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_codes: tuple[str, ...]
    recipient_codes: tuple[str, ...]
    actor_names: tuple[str, ...]
    recipient_names: tuple[str, ...]
    evidence: tuple[int, int]
    trigger: tuple[int, int]
    text: str
    date_text: str = ""
    date_basis: str = ""
    date: str = ""
    topics: tuple[str, ...] = ("other",)
    place: str = ""
    demand: str = ""
    deadline: str = ""
    deadline_text: str = ""
    answers: int | str | None = None
    summary: str = ""
    standing: str = "fact"
    confidence: float = 0.5
    confidences: dict[str, float] = field(default_factory=dict)
    also_evidence: tuple[tuple[int, int], ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The draft as JSON can hold it: dates as ISO text, tuples as lists."""
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}


def draft_events(
    text: str, published: date, title: str = "", *, record: Record | None = None
) -> list[DraftEvent]:
    """The acts that an article tells of, in the order of its text.

    `record` lends its actors and lets a draft answer one of its acts; without it the actors
    that come with the dashboard are used. Raises NoLanguageModel if there is none to parse with.
    """
    cast = default_cast() if record is None else _cast_of(record)
    mentions = find_dates(text, published)
    parties = cast.find(text, published, title)
    parts = [part for part in sentences(text) if part.news and not _is_title(part, title)]
    reader = _Article(text, published, cast, mentions, parties, parts)
    drafts = merged(reader.read())
    return _linked(drafts, record)


def _cast_of(record: Record) -> Cast:
    rows = record.actors.astype(str).to_dict("records")
    return Cast([{str(key): value for key, value in row.items()} for row in rows])


def _is_title(part: Sentence, title: str) -> bool:
    """Whether a sentence only repeats the headline."""
    return bool(title) and part.text.strip(" .").casefold() == title.strip(" .").casefold()


def _principal(text: str, parties: Sequence[Party], cast: Cast, published: date) -> Party | None:
    """The president whom a read-out calls "The President": the one it names first; None if it
    does not write the word so."""
    if not _CAPITAL.search(text[:20_000]):
        return None
    presidents = [
        each
        for each in parties
        if each.kind == "person" and "president of" in cast.office(each.actor_id, published)
    ]
    if not presidents:
        return None
    first = presidents[0]
    if not _WITH.search(text[max(0, first.start - 60) : first.start]):
        return first
    # "The President spoke with Putin": the other one.
    other = next((each for each in presidents if each.code != first.code), None)
    return other or (cast.state(COUNTERPART[first.code]) if first.code in COUNTERPART else None)


class _Article:
    """An article being read, sentence by sentence."""

    def __init__(
        self,
        text: str,
        published: date,
        cast: Cast,
        mentions: list[DateMention],
        parties: list[Party],
        parts: list[Sentence],
    ) -> None:
        self.text = text
        self.cast = cast
        self.mentions = mentions
        self.parties = parties
        self.parts = parts
        self.scene = Scene(cast, published, {})
        if len(_WE.findall(_QUOTED.sub(" ", text[:20_000]))) >= 3:
            self.scene.voice = next((each for each in parties if each.kind == "institution"), None)
        self.scene.principal = _principal(text, parties, cast, published)
        self.aside = -1
        self.starts = [each.start for each in parties]
        self.dater = Dater(published, mentions)
        lead = parts[:LEAD]
        self.dater.begin(text, lead[-1].end if lead else 0)

    def read(self) -> list[DraftEvent]:
        """The drafts of all sentences."""
        # Imported here, so that this module loads without the language model's library.
        from loaders.articles.acts.nominal import nominal_acts
        from loaders.articles.acts.reading import Sentence as Reading
        from loaders.articles.acts.unread import unread

        found: list[DraftEvent] = []
        cursor = 0
        for part, doc in zip(self.parts, parse(part.text for part in self.parts), strict=True):
            while cursor < len(self.parties) and self.parties[cursor].end <= part.start:
                cursor += 1
            here: list[Party] = []
            for at in range(cursor, len(self.parties)):
                if self.parties[at].start >= part.end:
                    break
                here.append(self.parties[at])
            self._hear(part)
            self.scene.open(doc, part.start, here)
            self.dater.open(doc, part.start, part.end, part.paragraph)
            reading = Reading(doc, self.scene)
            acts = reading.acts()
            acts += nominal_acts(reading, self.dater.belongs)
            acts.sort(key=lambda act: act.trigger.i)
            acts = unread(reading, acts)
            if self._goes_on(part, reading.by_private(), reading.speaks()):
                acts = []
            for act in acts:
                when = self.dater.when(act)
                if is_background(act, when):
                    continue
                for days in (when, *self.dater.again(act)):
                    draft = self._draft(act, part, days)
                    if draft.confidence >= LEAST:
                        found.append(draft)
            said = [act.actors[0] for act in acts if act.speech and act.actors]
            if said:
                self.scene.speaker = said[-1]
            if acts:
                self.scene.last_actors = acts[-1].actors
                self.scene.last_act = self.scene.latest = acts[-1]
            for act in acts:
                if act.kind == "consult" and len(set(act.codes()[0])) > 1:
                    self.scene.last_meeting = act.actors
                doer = act.actors[0].code if act.actors else ""
                if act.kind not in WORDS | {"consult"} and doer in ("USA", "RUS"):
                    self.scene.last_deed = doer
            self.scene.close(doc, here)
        return found

    def _hear(self, part: Sentence) -> None:
        """Notes whose words follow in a transcript: those of the person before the colon."""
        begin = part.whole[0]
        if begin == part.start or not self.text[begin : part.start].rstrip().endswith(":"):
            return
        first = bisect_left(self.starts, begin)
        who = [each for each in self.parties[first : first + 4] if each.end <= part.start]
        person = next((each for each in who if each.kind == "person"), None)
        if person is None and _OFFICIAL.search(self.text[begin : part.start]):
            # "SENIOR ADMINISTRATION OFFICIAL:" of a background briefing.
            person = self.cast.state("USA")
        if person is not None:
            self.scene.voice = self.scene.speaker = person
            if person.kind == "person":
                self.scene.subject = person
            self.scene.labelled = True
        elif self.scene.labelled:
            self.scene.voice = None

    def _goes_on(self, part: Sentence, private: bool, speaks: bool) -> bool:
        """Whether a sentence goes on with the quotation of one who speaks for no state."""
        if private:
            self.aside = part.paragraph
        elif speaks:
            self.aside = -1
        elif self.aside == part.paragraph:
            return part.text[:1] in '"“' or part.text[-1:] in '"”'
        return False

    def _draft(self, act: Act, part: Sentence, when: Dated) -> DraftEvent:
        start = part.start + act.trigger.idx
        deadline, deadline_text, demand = "", "", ""
        if act.kind in ("threaten", "request", "agree"):
            said = when.last
            deadline, deadline_text = deadline_in(self.mentions, part.start, part.end, said)
            demand = _demand(act)
        confidences = _confidences(act, when)
        return DraftEvent(
            first=when.first,
            last=when.last,
            event_type=act.kind,
            title=title_of(act, self.cast),
            actors=_ids(act.actors, self.cast),
            recipients=_ids(act.recipients, self.cast),
            actor_codes=_codes(act.actors),
            recipient_codes=_codes(act.recipients),
            actor_names=tuple(each.name for each in act.actors),
            recipient_names=tuple(each.name for each in act.recipients),
            evidence=part.whole,
            trigger=(start, start + len(act.trigger)),
            text=part.text,
            date_text=when.text,
            date_basis=when.basis,
            date=when.edtf,
            topics=topics_of(part.text),
            place=place_of(_clause(act)),
            demand=demand,
            deadline=deadline,
            deadline_text=deadline_text,
            standing=act.standing,
            confidence=round(
                min(confidences["type"], confidences["actors"]) * (0.6 + 0.4 * confidences["date"]),
                2,
            ),
            confidences=confidences,
        )


def _confidences(act: Act, when: Dated) -> dict[str, float]:
    """How sure each part of a draft is: what the sentence names is surer than what was inferred."""
    return {
        "type": round(act.sure, 2),
        "date": round(when.sure, 2),
        "actors": 0.5 if "actors" in act.inferred else 0.8,
        "recipients": 0.5 if "recipients" in act.inferred else 0.8,
    }


def _ids(parties: Sequence[Party], cast: Cast) -> tuple[str, ...]:
    """The ids of parties; of one that the list lacks, its state's. A person's own state or
    institution does not stand beside the person."""
    ids = dict.fromkeys(each.actor_id or cast.state(each.code).actor_id for each in parties)
    found = [each for each in ids if each]
    people = {
        cast.codes[each]
        for each in found
        if each in cast.actors and cast.actors[each].kind == "person"
    }
    return tuple(
        each
        for each in found
        if each not in cast.actors
        or cast.actors[each].kind != "state"
        or cast.codes[each] not in people
    )


def _codes(parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.code for each in parties if each.code))


def _clause(act: Act) -> str:
    """The words that an act governs, without clauses that tell of something else."""
    aside = {
        token.i
        for each in act.trigger.subtree
        if each.dep_ in ("relcl", "advcl", "ccomp") and each != act.trigger
        for token in each.subtree
    }
    return "".join(token.text_with_ws for token in act.trigger.subtree if token.i not in aside)


def _demand(act: Act) -> str:
    """What an ultimatum, threat or request asks for, in the words of the text; "" if unclear.

    That is what stands after "unless" or "if … not", else the infinitive: "told them to leave".
    """
    for each in act.trigger.subtree:
        small = {inner.lower_ for inner in each.children if inner.i < each.i}
        if each.dep_ == "advcl" and ("unless" in small or ("if" in small and is_negated(each))):
            return _in_short(
                f"{each.lemma_}{each.doc[each.i : each.right_edge.i + 1].text[len(each) :]}"
            )
    for each in act.trigger.subtree:
        if each.dep_ in ("xcomp", "advcl") and each.tag_ == "VB" and each.i > act.trigger.i:
            return _in_short(each.doc[each.i : each.right_edge.i + 1].text)
    return ""


def _in_short(words: str) -> str:
    words = re.split(r"[;\n]|, (?:who|which|and|but|after|as)\b", words)[0].strip(" ,.\"'”’")
    words = words if len(words) <= 120 else words[:121].rsplit(" ", 1)[0]
    return words[:1].upper() + words[1:]


def _linked(drafts: list[DraftEvent], record: Record | None) -> list[DraftEvent]:
    """Each draft with what it answers. Plain comments are left out unless they take note of
    something or answer an act of the record: of twelve others on five practice sets one stood for
    an act."""
    linked: list[DraftEvent] = []
    keep = [
        at
        for at in range(len(drafts))
        if drafts[at].event_type != "comment"
        or takes_note(drafts[at].text)
        or (
            record is not None
            and answered_on_record(drafts[at], drafts[at].actors, drafts[at].recipients, record)
        )
    ]
    kept = [drafts[at] for at in keep]
    for at, draft in enumerate(kept):
        answer: int | str | None = answered(kept, at)
        if answer is None and record is not None:
            answer = answered_on_record(draft, draft.actors, draft.recipients, record) or None
        linked.append(replace(draft, answers=answer))
    return linked


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
