"""Gives each act its day: from the phrase that governs it, the statement, the paragraph or the report."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import WORDS, Act
from loaders.articles.acts.clauses import tense
from loaders.articles.acts.days import UNDATED, Dated, dated, lend
from loaders.articles.acts.nouns import ACT_NOUNS
from loaders.articles.acts.placing import TOWN, Placed, is_dateline, place
from loaders.articles.acts.recalled import RECALLED, Recall, rebased
from loaders.articles.acts.sharing import (
    BEARING,
    follows,
    goes_along,
    is_aside,
    is_past,
    is_when,
    is_within,
    shares_time,
    told_in,
)
from loaders.articles.mentions import DateMention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What a mention must do in its sentence to say when an act happened.
_TELLING = frozenset(("when", "since", "now"))
# After these a date is not that of what is told: "for the time after 2026".
_BEYOND = frozenset(("after", "before"))
# Words that say that an act has no day of its own.
_OFTEN = frozenset(
    "repeatedly long often always previously frequently consistently routinely regularly once historically".split()
)
# A report of a day tells of days that are at most this far back; further back it is background.
_RECENT = timedelta(days=4)
_NEWS = timedelta(days=4)
# A date that opens a line of a list.
_LIST = re.compile(r".{0,14}\d", re.DOTALL)
_OFFSET = re.compile(r"\b(?:after|before|since|later|earlier)\b", re.IGNORECASE)


@dataclass(slots=True)
class Dater:
    """Dates acts in the order of the text."""

    published: date
    mentions: list[DateMention]
    report_day: Dated = UNDATED
    placed: list[Placed] = field(default_factory=list)
    told_day: Dated = UNDATED
    listed: bool = False
    leading: bool = False
    paragraph: int = -1
    paragraph_day: Dated = UNDATED
    cursor: int = 0
    said: dict[str, Dated] = field(default_factory=dict)
    recall: Recall = field(init=False)
    _dated_here: bool = False
    _passing: Dated | None = None
    _assumed: bool = True
    _main: Dated | None = None
    _rebased: dict[int, Dated] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.recall = Recall(self.published)

    def open(self, doc: Doc, start: int, end: int, paragraph: int) -> None:
        """Starts a sentence; sentences come in the order of the text."""
        while self.cursor and self.mentions[self.cursor - 1].start >= start:
            self.cursor -= 1
        while self.cursor < len(self.mentions) and self.mentions[self.cursor].end <= start:
            self.cursor += 1
        self._end_sentence()
        self.placed = []
        self.leading = paragraph == 0
        if paragraph != self.paragraph:
            self.paragraph_day, self.paragraph, self.listed = UNDATED, paragraph, False
            self._line_date(doc, start)
        for at in range(self.cursor, len(self.mentions)):
            mention = self.mentions[at]
            if mention.start >= end:
                break
            if (
                mention.resolved
                and mention.role in _TELLING
                and mention.governed_by not in _BEYOND
                and not is_dateline(doc, mention, start)
            ):
                found = place(doc, mention, start)
                if found is not None:
                    self.placed.append(found)
        self._main = self._of_main_clause()
        self._open_scene(doc)

    def _open_scene(self, doc: Doc) -> None:
        """Notes what the dates of a sentence date, and the day it goes back to if it has none."""
        told = None if self._assumed else self.told_day.first
        latest = self.recall.latest.first or told
        self._rebased = {}
        for each in self.placed:
            if each.linked and (day := rebased(each, self.published, latest)) is not None:
                self._rebased[each.mention.start] = day
            if each.mention.role == "when":
                self.recall.note(each.owner, self._day(each, 0.7, past=True))
        if not (self.placed or self.listed) and self.paragraph_day is UNDATED:
            self.paragraph_day = self.recall.opened(doc) or UNDATED

    def _day(self, placed: Placed, sure: float, *, past: bool) -> Dated:
        """The days of a mention where it stands."""
        found = self._rebased.get(placed.mention.start)
        return found or dated(placed.mention, sure, past=past, published=self.published)

    def _of_main_clause(self) -> Dated | None:
        """The date of a sentence's main clause, told as past, for sentences in which nobody acts."""
        for each in self.placed:
            verb = each.owner
            if each.mention.role == "since":
                continue
            if verb.dep_ == "ROOT" and not each.linked and tense(verb) in ("past", "pluperfect"):
                return self._day(each, 0.6, past=True)
        return None

    def _line_date(self, doc: Doc, start: int) -> None:
        """A line that opens with a date and a colon is a list's: all of it happened then."""
        if self.cursor >= len(self.mentions):
            return
        mention = self.mentions[self.cursor]
        before = doc.text[: max(0, mention.start - start)]
        behind = doc.text[max(0, mention.end - start) :][:3].lstrip(" )*_")
        if (
            (
                mention.resolved
                and mention.start >= start
                and not before.strip(" -–—•*·_([")
                and behind[:1] in (":", "–", "—", "-")
            )
            and _LIST.match(mention.text)
            and not is_dateline(doc, mention, start)
        ):
            self.paragraph_day = dated(mention, 0.85, past=True, published=self.published)
            self.listed = True

    def begin(self, text: str, lead_end: int) -> None:
        """Finds the day that the piece reports: one in its lead, else that of its publication."""
        day = self.published
        self.report_day = Dated(day, day, "", "publication", day.isoformat(), 0.5)
        self.told_day = self.report_day
        for mention in self.mentions:
            if mention.start >= lead_end:
                return
            first = mention.first
            if first == day and _stands_alone(text, mention):
                # The line of a date above the report.
                continue
            if first is None or first != mention.last or mention.role not in _TELLING:
                continue
            line = text[text.rfind("\n", 0, mention.start) + 1 : mention.start]
            if _OFFSET.search(mention.text) or (len(line) < 40 and TOWN.match(line)):
                continue
            found = dated(mention, 0.6, past=True, published=day)
            if found.first is not None and timedelta(0) <= day - found.first <= _RECENT:
                self.told_day, self._assumed = found, False
                return

    def _end_sentence(self) -> None:
        """A recent day that only something in passing had still sets the day of its paragraph."""
        lent = self._passing or self._main
        if lent is not None and not self._dated_here and not self.listed:
            self.paragraph_day = lent
        told = self.paragraph_day if self._dated_here else self._main
        self.recall.end_sentence(told, self.placed)
        self._dated_here, self._passing, self._main = False, None, None

    def belongs(self, noun: Token) -> bool:
        """Whether a date stands within the phrase of a noun."""
        inside = {token.i for token in noun.subtree}
        return any(
            each.root.i in inside and (each.owner == noun or each.root.head == noun)
            for each in self.placed
        )

    def when(self, act: Act) -> Dated:
        """The days of an act."""
        found = self._governing(act.trigger)
        planned = found is not None and found.first is not None and found.first > self.published
        if planned and act.kind != "consult":
            # What is to come later is said, ordered or called off now.
            found = None
        if found is None and act.saying is not None:
            found = self._governing(act.saying)
        if found is None:
            found = self.recall.of(act, bool(self.placed), self.told_day)
        if found is None:
            found = self._only(act)
        if found is None:
            found = self._borrowed(act)
        self._remember(act, found)
        return found

    def again(self, act: Act) -> list[Dated]:
        """Further days of the same act: "met on Feb. 27 and again on April 10"."""
        mine = [each for each in self.placed if each.owner.i == act.trigger.i and not each.linked]
        return [
            dated(each.mention, 0.8, past=True, published=self.published)
            for each in mine[1:]
            if act.kind == "consult"
            and "again" in act.trigger.doc[mine[0].root.i : each.root.i].text.lower().split()
        ]

    def _governing(self, trigger: Token) -> Dated | None:
        """The mention that a trigger governs, or a verb that shares its time with it."""
        current, sure = trigger, 0.9
        for _ in range(10):
            mine = [each for each in self.placed if follows(current, each)]
            mine = mine or [
                each
                for each in self.placed
                if each.owner.i == current.i and not (each.named and current != trigger)
            ]
            if current != trigger and trigger.i > current.i:
                # A date behind the other verb's own clause is not shared with what follows.
                mine = [each for each in mine if each.root.i < trigger.i or trigger.dep_ != "conj"]
            if not mine:
                mine = [each for each in self.placed if is_within(each, current)]
            if not mine:
                mine = [each for each in self.placed if is_when(each, current)]
            if mine:
                best = min(
                    mine,
                    key=lambda each: (
                        each.mention.role != "when",
                        each.linked,
                        abs(each.root.i - current.i),
                    ),
                )
                return self._day(best, sure, past=self.listed or is_past(current))
            label, head = current.dep_, current.head
            if head == current or label in ("ccomp", "parataxis"):
                return None
            if label in ("acl", "relcl"):
                if (
                    head.lemma_.lower() not in BEARING
                    and not goes_along(current)
                    and not (label == "acl" and current.tag_ == "VB")
                ):
                    return None
                sure -= 0.15
            if label == "advcl" and not shares_time(current):
                return None
            current, sure = head, sure - 0.08
        return None

    def _only(self, act: Act) -> Dated | None:
        """The only date of a sentence, if the act stands in its main clause."""
        days = [
            each
            for each in self.placed
            if not (each.linked or each.named)
            and ACT_NOUNS.get(each.owner.lemma_.lower(), "consult") == "consult"
        ]
        if len(days) != 1 or is_aside(act.trigger) or is_aside(days[0].owner):
            return None
        if (tense(days[0].owner) == "pluperfect") != (tense(act.trigger) == "pluperfect"):
            return None
        if (
            act.trigger.i > days[0].root.i
            and act.trigger.dep_ == "conj"
            and days[0].root.i > act.trigger.head.i
        ):
            return None
        found = self._day(days[0], 0.55, past=is_past(act.trigger))
        planned = found.first is not None and found.first > self.published
        return None if planned and act.kind != "consult" else found

    def _borrowed(self, act: Act) -> Dated:
        """A day that the sentence does not give: the paragraph's, the one being told of, the report's."""
        words = {token.lower_ for token in act.trigger.children}
        if any(
            token.lower_ == "before" and token.dep_ == "advmod" and not list(token.children)
            for token in act.trigger.children
        ):
            # "Has done so before".
            return UNDATED
        how = told_in(act.saying if act.saying is not None else act.trigger)
        if self.listed and not words & _OFTEN and not is_aside(act.trigger):
            return lend(self.paragraph_day, "the line's date", 0.7)
        if (act.nominal and act.saying is None) or words & _OFTEN:
            return UNDATED
        spoken = act.speech or act.saying is not None
        words_of_main = spoken or (act.kind in WORDS and not is_aside(act.trigger))
        if (how == "pluperfect" and not words_of_main) or (is_aside(act.trigger) and not spoken):
            return UNDATED
        if self.listed:
            return lend(self.paragraph_day, "the line's date", 0.7)
        if spoken and act.actors and how in ("past", "none"):
            last = self.said.get(act.actors[0].actor_id or act.actors[0].name)
            if last is not None:
                return lend(last, "the speaker's day", 0.6)
        wide = self.paragraph_day.first != self.paragraph_day.last
        told = self.told_day.first
        around = wide and told is not None and self._holds(told)
        if how in ("past", "none", "pluperfect") and not (
            self.paragraph_day is UNDATED or (around and how != "pluperfect")
        ):
            return lend(self.paragraph_day, "the paragraph's day", 0.55)
        if how == "pluperfect":
            return UNDATED
        if how in ("past", "none") or (spoken and how in ("future", "perfect")):
            return lend(self.told_day, "the day being told of", 0.5)
        if how == "perfect" and self.leading and not self._assumed:
            return lend(self.told_day, "the day being told of", 0.5)
        return self.recall.paper(act) or lend(self.report_day, "", 0.45)

    def _holds(self, day: date) -> bool:
        """Whether the paragraph's time is so wide that the day being told of lies in it."""
        first, last = self.paragraph_day.first, self.paragraph_day.last
        return first is not None and last is not None and first <= day <= last

    def _remember(self, act: Act, found: Dated) -> None:
        """Keeps the day of a main clause for those that follow without one."""
        if found.first is None or found.first > self.published:
            return
        if not found.text:
            if found.basis.startswith(RECALLED) and self.paragraph_day is UNDATED:
                self.paragraph_day = found
            self.recall.note_act(act, found)
            return
        self.recall.note_act(act, found)
        if act.speech and act.actors:
            # "A day after Trump said …": what Trump says next was said then, too.
            who = act.actors[0].actor_id or act.actors[0].name
            recent = found.first == found.last and (
                _OFFSET.search(found.text)
                or (act.actors[0].kind == "person" and self._is_news(found.first))
            )
            if recent:
                self.said[who] = found
            else:
                self.said.pop(who, None)
        if act.nominal or is_aside(act.trigger):
            if found.first == found.last and self._is_news(found.first):
                self._passing = found
            return
        if tense(act.saying if act.saying is not None else act.trigger) == "pluperfect":
            return
        self.paragraph_day, self._dated_here = found, True
        if found.first == found.last and self._is_news(found.first):
            self._tell(found)

    def _is_news(self, day: date) -> bool:
        return timedelta(0) <= self.published - day <= _NEWS

    def _tell(self, found: Dated) -> None:
        """A story goes on from the latest day it has told of; it only looks back at earlier ones."""
        told = self.told_day.first
        if self._assumed or told is None or found.first is None or found.first >= told:
            self.told_day, self._assumed = found, False


def _stands_alone(text: str, mention: DateMention) -> bool:
    """Whether a date is a line by itself."""
    begin = text.rfind("\n", 0, mention.start) + 1
    stop = text.find("\n", mention.end)
    around = text[begin : mention.start] + text[mention.end : stop if stop >= 0 else len(text)]
    return not around.strip(" .,:–—-*_()")
