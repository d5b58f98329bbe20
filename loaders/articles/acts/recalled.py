"""Days that a text comes back to without naming them: the call, the day it began, hours afterwards."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import HOSTILE, Act
from loaders.articles.acts.clauses import SUBJECTS, subject, tense
from loaders.articles.acts.days import UNDATED, Dated, dated, lend
from loaders.articles.acts.nouns import ACT_NOUNS
from loaders.articles.acts.placing import Placed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAME = r"(?:the|that|their|this|those|both|his|her) (?P<before>(?:[\w-]+ ){0,2}?)"
_TALKS = (
    r"(?P<event>calls?|talks?|meetings?|conversations?|summits?|negotiations?|sessions?|dinner|"
    r"lunch|encounter|news conference|press conference|briefing)\b(?! (?:that|which) (?:will|is|are))"
)
_MEAL = re.compile(r"\bover (?:lunch|dinner|breakfast|coffee|tea)\b", re.IGNORECASE)
# "In the call", "during their two-hour meeting": something that the text has told of before.
_DURING = re.compile(
    rf"\b(?:in|during|at|on|over|throughout|after|following) {_NAME}{_TALKS}", re.IGNORECASE
)
# A paragraph that opens with it goes on about it: "The call was made on Moscow's initiative".
_OPENS = re.compile(rf"^\W*{_NAME}{_TALKS}", re.IGNORECASE)
# Another one than that which was told of.
_OTHER = frozenset(
    """next coming upcoming planned first last previous earlier future possible proposed expected new
    scheduled second third final annual daily regular weekly recent past""".split()
)
_PART = r"(?:day|night|evening|morning|afternoon)"
# "On the day of the incident", "on the same day that the house voted", "within hours of its start".
_DAY_OF = re.compile(
    rf"\b(?:the (?:very |same )*{_PART}|within (?:minutes|hours|a day|an hour) of|"
    r"(?:minutes|hours) (?:after|before|ahead of))\b(?P<what>[^,.;]{3,60})",
    re.IGNORECASE,
)
_BEGINS = frozenset(("begin", "start", "beginning", "outset", "outbreak", "launch", "happen"))
_HAPPENED = frozenset(
    "incident episode event shooting crash clash accident shootdown strike".split()
)
# How a day is told of that a sentence recalls.
RECALLED = ("the day of", "the day told of last", "when in")
# Later on the day that was told of last.
_LATER = re.compile(
    r"(?<!soon )(?<!shortly )(?<!long )\b(?:afterwards?|(?:hours|minutes|moments) (?:later|afterwards?)|within (?:minutes|hours)(?! of)|"
    rf"later (?:that|the same|in the|on the same) {_PART}|(?:that|the) same {_PART})\b",
    re.IGNORECASE,
)
_BY_NIGHT = re.compile(
    r"\bby (?:nightfall|evening|midnight|midday|noon|sundown|dusk|mid-?afternoon|late afternoon|"
    r"the (?:end of the (?:day|working day|evening)|evening|afternoon)|lunchtime)\b",
    re.IGNORECASE,
)
# An answer that came at once came on the day of what it answers.
_AT_ONCE = re.compile(
    r"\b(?:answer|response|reply|reaction|retaliation|riposte|retort|rebuke)\b[^.;]{0,40}?"
    r"\b(?:minutes|hours|swift\w*|at once|quick\w*|immediate\w*|prompt\w*)\b",
    re.IGNORECASE,
)
# What came out tells what it does in the present tense: "the order gives the Treasury power".
_PAPERS = frozenset("order decree law measure sanction ban package list designation".split())
# Where something happens every day, a name does not tell which.
_HOMES = frozenset(
    """moscow washington kyiv kiev russia ukraine america states u.s. us usa europe syria iran brussels
    china crimea donbas house kremlin damascus beijing london berlin paris""".split()
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve".split(), start=1
    )
} | {"a": 1, "an": 1}
_SINCE = re.compile(
    r"\bit(?:['’]s| is| was| has been) (?:now |just |only |exactly )?(?P<count>\w+) (?P<unit>day|week|month)s? since\b",
    re.IGNORECASE,
)
_RECENT = timedelta(days=60)


@dataclass(slots=True)
class Recall:
    """What an article has dated so far: by kind of act, by word and by place, and the latest day."""

    published: date
    by_kind: dict[str, Dated] = field(default_factory=dict)
    by_word: dict[str, Dated] = field(default_factory=dict)
    by_place: dict[str, Dated] = field(default_factory=dict)
    talkers: frozenset[str] = frozenset()
    latest: Dated = UNDATED

    def note(self, word: Token, day: Dated) -> None:
        """Keeps the day of a verb or noun, and of the place where it happened."""
        if not self._is_day(day):
            return
        self.by_word[word.lemma_.lower()] = day
        kind = ACT_NOUNS.get(word.lemma_.lower(), "") if word.pos_ == "NOUN" else ""
        if kind:
            self.by_kind[kind] = day
        for each in word.subtree:
            if word.pos_ != "NOUN" and each.pos_ == "NOUN" and each.dep_ in ("dobj", "pobj"):
                # "Was in Reykjavik on Wednesday for a first meeting".
                governs = each.head if each.dep_ == "dobj" else each.head.head
                if governs == word and ACT_NOUNS.get(each.lemma_.lower()) == "consult":
                    self.by_kind["consult"] = self.by_word[each.lemma_.lower()] = day
            if (
                each.pos_ == "PROPN"
                and each.dep_ == "pobj"
                and each.head.lower_ == "in"
                and each.lower_ not in _HOMES
            ):
                self.by_place[each.lower_] = day

    def note_act(self, act: Act, day: Dated) -> None:
        """Keeps the day of an act; one that is borrowed only where no other is known."""
        if not self._is_day(day):
            return
        if not day.text:
            if act.kind != "consult" and not act.speech:
                self.by_kind.setdefault(act.kind, day)
            return
        self.by_word[act.trigger.lemma_.lower()] = day
        if act.mutual or act.kind != "consult":
            self.by_kind[act.kind] = day
        if act.mutual and act.kind == "consult":
            self.talkers = act.codes()[0]

    def end_sentence(self, day: Dated | None, placed: list[Placed]) -> None:
        """Keeps the latest day told of: that of the sentence's acts, else the only one it names."""
        # "The measures that he announced on Thursday reach 20 people" is about Thursday.
        sure = day is not None or any(
            each.owner.dep_ in ("relcl", "acl") and each.owner.head.dep_ in SUBJECTS
            for each in placed
        )
        if day is None:
            days = [
                dated(each.mention, 0.6, past=True, published=self.published)
                for each in placed
                if not each.linked and each.mention.role == "when"
            ]
            day = days[0] if len(days) == 1 else None
        if day is None or not self._is_day(day) or day.first is None:
            return
        if sure or self.latest.first is None or day.first >= self.latest.first:
            self.latest = day

    def _is_day(self, day: Dated) -> bool:
        return (
            day.first is not None
            and day.first == day.last
            and timedelta(0) <= self.published - day.first <= _RECENT
        )

    def of(self, act: Act, dated_here: bool, told: Dated) -> Dated | None:
        """The day that an act's sentence recalls; None if it recalls none. `dated_here` is
        whether the sentence names a day, `told` the day that the text tells of."""
        verb = act.saying if act.saying is not None else act.trigger
        how = tense(verb)
        doc = act.trigger.doc
        words = doc.text
        since = _SINCE.search(words)
        if since and tense(act.trigger) in ("past", "none") and act.trigger.dep_ == "advcl":
            ago = self._ago(since)
            if ago is not None:
                return ago
        if dated_here or how not in ("past", "pluperfect", "none"):
            return None
        named = _DAY_OF.search(words)
        if named:
            about = self._about(doc, named.start("what"), named.end("what"))
            if about is not None:
                return lend(about, "the day of what it names", 0.6)
        event = self._event(_DURING, words)
        if event is None and _MEAL.search(words):
            event = self.by_kind.get("consult")
        if event is not None:
            return lend(event, "the day of the talks", 0.6)
        for each in doc:
            if (
                each.lower_ in self.by_place
                and each.i
                and doc[each.i - 1].lower_ == "in"
                and (each.i < 3 or each.head.head in (verb, act.trigger))
                and not act.nominal
            ):
                return lend(self.by_place[each.lower_], f"when in {each.text}", 0.55)
        if _LATER.search(words) and self._is_day(self.latest) and how != "none":
            return lend(self.latest, "the day told of last", 0.55)
        if _BY_NIGHT.search(words) and not act.nominal:
            return lend(told, "the day being told of", 0.55)
        if (
            act.mutual
            and act.kind != "consult"
            and how == "past"
            and not act.nominal
            and "consult" in self.by_kind
            and act.codes()[0] == self.talkers
            and "actors" not in act.inferred
        ):
            # "The two presidents agreed" where they met.
            return lend(self.by_kind["consult"], "the day of the talks", 0.55)
        return None

    def _ago(self, since: re.Match[str]) -> Dated | None:
        """The day, week or month that lies so far before publication."""
        count, unit = since["count"].lower(), since["unit"].lower()
        number = _NUMBERS.get(count) or (int(count) if count.isdecimal() else 0)
        if not 0 < number < 400:
            return None
        first = last = self.published
        edtf = ""
        if unit == "day":
            first = last = self.published - timedelta(days=number)
            edtf = first.isoformat()
        elif unit == "week":
            first = self.published - timedelta(days=7 * number + self.published.weekday())
            last = first + timedelta(days=6)
            edtf = f"{first}/{last}"
        else:
            year, month = divmod(self.published.year * 12 + self.published.month - 1 - number, 12)
            first = date(year, month + 1, 1)
            last = first + timedelta(days=monthrange(year, month + 1)[1] - 1)
            edtf = f"{first:%Y-%m}"
        return Dated(first, last, since[0], f"{number} {unit}s before publication", edtf, 0.75)

    def opened(self, doc: Doc) -> Dated | None:
        """The day that a sentence without one sets for those that follow: that of the talks it goes
        on about, or of what it tells an answer to."""
        root = next((token for token in doc if token.head == token), None)
        if root is None or tense(root) != "past":
            return None
        event = self._event(_OPENS, doc.text)
        if event is not None:
            return lend(event, "the day of the talks", 0.55)
        if _AT_ONCE.search(doc.text) and self._is_day(self.latest):
            return lend(self.latest, "the day told of last", 0.55)
        return None

    def paper(self, act: Act) -> Dated | None:
        """The day of a paper that came out, where the text tells in the present what it does."""
        own = subject(act.trigger)
        if own is None or own.lemma_.lower() not in _PAPERS or act.saying is not None:
            return None
        if tense(act.trigger) != "present" or not self._is_day(self.latest):
            return None
        return lend(self.latest, "the day it came out", 0.5)

    def _event(self, pattern: re.Pattern[str], words: str) -> Dated | None:
        """The day of the talks that some words go back to."""
        found = pattern.search(words)
        if found is None or set(found["before"].lower().split()) & (_OTHER | {"of", "for", "on"}):
            return None
        noun = found["event"].lower().removesuffix("s")
        return self.by_word.get(noun) or self.by_kind.get("consult")

    def _about(self, doc: Doc, start: int, end: int) -> Dated | None:
        """The day of the deed that some words name: "of the incident", "the upper house voted"."""
        span = doc.char_span(start, end, alignment_mode="contract")
        for token in span if span is not None else ():
            lemma = token.lemma_.lower()
            if lemma in self.by_word and token.pos_ in ("NOUN", "VERB"):
                return self.by_word[lemma]
            kind = ACT_NOUNS.get(lemma, "") if token.pos_ == "NOUN" else ""
            if kind in self.by_kind:
                return self.by_kind[kind]
            if lemma in _BEGINS | _HAPPENED:
                hostile = [self.by_kind[each] for each in self.by_kind if each in HOSTILE]
                if hostile:
                    return self.by_kind.get("assault") or hostile[-1]
        return None


def rebased(placed: Placed, published: date, base: date | None) -> Dated | None:
    """The day of a mention that was counted from publication, where its sentence goes on about
    an earlier day: "The measures came two days after X signed"; None if it stands as it is."""
    mention = placed.mention
    counted = f"{published.day} {published:%B} {published.year} "
    if (
        base is None
        or not mention.because.startswith(counted)
        or mention.first is None
        or mention.first != mention.last
        or not timedelta(0) < published - base <= timedelta(days=7)
    ):
        return None
    root = placed.root.sent.root
    own = subject(root)
    if (
        own is None
        or tense(root) != "past"
        or root.lemma_ not in ("come", "be", "follow", "happen")
    ):
        return None
    if own.lower_ not in ("it", "they", "that", "this", "these", "those") and not any(
        each.lower_ in ("the", "this", "that", "these", "those") for each in own.children
    ):
        return None
    day = mention.first - (published - base)
    return Dated(day, day, mention.text, "counted from the day told of", day.isoformat(), 0.75)
