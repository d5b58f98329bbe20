"""What a sentence says by a plain verb of saying, by quotation marks or "according to"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import Act
from loaders.articles.acts.aims import SIDES
from loaders.articles.acts.answers import takes_note
from loaders.articles.acts.bystanders import is_private
from loaders.articles.acts.cast import Party
from loaders.articles.acts.clauses import child, is_negated, is_passive, modal, subject, tense
from loaders.articles.acts.parties import Finder
from loaders.articles.acts.quoting import said
from loaders.articles.acts.scene import Scene
from loaders.articles.acts.speech import position
from loaders.articles.acts.standing import Standing, standing
from loaders.articles.acts.verbs import SAYING, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What those say over whose heads the two sides talk.
_PASSED_OVER = re.compile(
    r"\b(?:behind (?:[\w'’]+ ){1,3}backs?|over (?:[\w'’]+ ){1,3}heads?|(?:about|on) \w+ without \w+)\b"
)
# "Would keep to the limits": who goes on with something commits to it.
_LASTING = frozenset(("keep", "continue", "go", "remain", "stay", "stick", "abide", "observe"))


# "Russia is not complying", "does not want peace": what the other side lacks.
_LACKING = frozenset(
    "be want listen comply respect share keep meet honour honor adhere abide care understand".split()
)


class Statements:
    """One sentence being read, as far as somebody says something in it."""

    def __init__(self, doc: Doc, scene: Scene) -> None:
        self.doc = doc
        self.scene = scene
        self.finder = Finder(scene)
        self.frames: dict[int, Frame] = {}

    def by_private(self) -> bool:
        """Whether one who speaks for no state is quoted."""
        quoted = '"' in self.doc.text.replace("“", '"')
        return any(
            (quoted or token.dep_ == "ROOT") and is_private(who, self.scene.named_here.get(who.i))
            for token in self.doc
            if (self._is_saying(token) or token.lemma_.lower() in ("call", "describe"))
            and (who := child(token, "nsubj")) is not None
        )

    def speaks(self) -> bool:
        """Whether the sentence has a verb of saying."""
        return any(map(self._is_saying, self.doc))

    def standing(self, verb: Token) -> Standing:
        """How a verb or noun stands in the sentence."""
        return standing(verb, self.frames)

    def _is_saying(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        plain = lemma == "make" and any(e.lower_ in ("clear", "plain") for e in token.subtree)
        sure = lemma == "leave" and any(each.lower_ == "doubt" for each in token.children)
        if plain or sure:
            # "Made plain that", "left no doubt that".
            return any(each.dep_ in ("ccomp", "dobj") for each in token.children)
        return lemma in SAYING and token.pos_ == "VERB" and token.dep_ not in ("amod", "compound")

    def _according_to(self) -> list[Act]:
        """What somebody said by a sentence that stands "according to the ministry"."""
        for token in self.doc[1:]:
            if token.lower_ != "to" or self.doc[token.i - 1].lower_ != "according":
                continue
            who = child(token, "pobj")
            if who is None or is_private(who, self.scene.named_here.get(who.i)):
                return []
            speakers = self.scene.of(who)
            kind, weight = position(self.doc.text.lower())
            if not speakers or not kind or not {each.code for each in speakers} & SIDES:
                return []
            act = Act(kind, token, speakers, [], False, True, content=self.doc.text)
            act.sure = min(0.3 + 0.12 * weight, 0.6)
            act.recipients = self.finder.others({each.code for each in speakers}, [], act)
            return [act] if act.recipients else []
        return []

    def _only_quoted(self) -> list[Act]:
        """What the last speaker goes on to say in a sentence that is a quotation and no more."""
        speaker, text = self.scene.speaker, self.doc.text
        if self.scene.labelled and self.scene.voice is not None:
            speaker = self.scene.voice
        elif text[:1] not in '"“«':
            return []
        if speaker is None or any(self._is_saying(token) for token in self.doc):
            return []
        kind, weight = position(text.lower())
        root = next(
            (token for token in self.doc if token.head == token and token.pos_ in ("VERB", "AUX")),
            None,
        )
        if root is None or weight < 1.2:
            return []
        act = Act(kind, root, [speaker], [], False, True, content=text, sure=0.4)
        act.recipients = self.finder.addressed(root, {speaker.code}, act)
        return [act] if act.recipients else []

    def _statement(self, verb: Token) -> Act | None:
        """What a plain verb of saying does, judged by what was said; None for plain comment."""
        stand = self.standing(verb)
        if stand.consumed or stand.dropped or stand.conditional or stand.negated or stand.modal:
            return None
        speakers = self.finder.speakers(verb)
        if not speakers:
            return None
        content = said(verb, self.frames)
        only_replies = verb.lemma_.lower() in ("answer", "respond", "reply", "react", "counter")
        if not content.strip() or (
            only_replies and child(verb, "ccomp") is None and '"' not in content
        ):
            return None
        kind, weight = position(content.lower())
        if not kind:
            kind, weight = self._unmarked(verb, speakers)
        if kind in ("", "support") and verb.lemma_ == "promise" and child(verb, "xcomp"):
            kind, weight = "agree", 1.0
        if (
            kind == "accuse"
            and verb.lemma_ in ("acknowledge", "admit")
            and self._of_own(verb, speakers)
        ):
            return None
        if self._denies(verb, speakers) and kind not in ("threaten", "concede"):
            kind, weight = "reject", 1.5
        if kind in ("reject", "agree", "support") and self._faults(verb, speakers):
            kind, weight = "accuse", 1.0
        if kind in ("agree", "request", "support") and weight < 1.1 and takes_note(content):
            # "Was aware of the proposal": its words are those of what is answered.
            kind = "comment"
        act = Act(
            kind or "comment",
            verb,
            speakers,
            [],
            False,
            True,
            content=content,
            sure=min(0.35 + 0.12 * weight, 0.7),
        )
        both = self._of_both(verb) if kind in ("agree", "threaten", "") else []
        if both:
            act.kind, act.actors, act.mutual, act.speech = "agree", both, True, False
            return act
        codes = {each.code for each in speakers}
        if {"USA", "RUS"} <= codes:
            act.mutual = True
            return act
        act.recipients = self.finder.addressed(verb, codes, act)
        if kind in ("reject", "accuse") and not codes & SIDES and _PASSED_OVER.search(content):
            # "Nobody decides behind our back": those who talked without the speaker.
            act.recipients = [self.scene.cast.state("RUS"), self.scene.cast.state("USA")]
        return act if act.recipients else None

    def _of_both(self, verb: Token) -> list[Party]:
        """The two sides, where it is said what they will do: "they will appoint teams, he said"."""
        for each in verb.children:
            topic = subject(each) if each.dep_ == "ccomp" else None
            if topic is None or modal(each) not in ("will", "would") or is_negated(each):
                continue
            found = self.scene.of(topic) if topic.lower_ in ("they", "both", "sides") else []
            if {party.code for party in found} == SIDES:
                return found
        return []

    def _unmarked(self, verb: Token, speakers: list[Party]) -> tuple[str, float]:
        """What a statement without a telling word does: of the other side it is mostly a charge, of
        one's own that it will not do something a refusal, that it will go on a promise."""
        mine = {party.code for party in speakers}
        for each in verb.children:
            if each.dep_ != "ccomp" or mine - {"USA", "RUS"}:
                continue
            topic = subject(each)
            if topic is not None and topic.lower_ in ("it", "they", "this", "that"):
                continue
            about = {party.code for party in self.scene.of(topic)}
            if not about and topic is not None:
                here = self.scene.named_here
                about = {here[inner.i].code for inner in topic.subtree if inner.i in here}
            if about >= SIDES:
                return ("agree", 0.3) if modal(each) in ("will", "would") else ("", 0.0)
            if about & {"USA", "RUS"} - mine and not is_passive(each):
                return "accuse", 0.3
            if about & mine and modal(each) in ("will", "would"):
                if is_negated(each):
                    return "reject", 0.8
                if each.lemma_.lower() in _LASTING:
                    return "agree", 0.6
        return "", 0.0

    def _faults(self, verb: Token, speakers: list[Party]) -> bool:
        """Whether the speaker says that the other side did not do, or was not ready to do, a thing."""
        mine = {party.code for party in speakers}
        return any(
            each.dep_ == "ccomp"
            and is_negated(each)
            and not modal(each)
            and (
                tense(each) in ("past", "perfect", "pluperfect")
                or (tense(each) == "present" and each.lemma_.lower() in _LACKING)
            )
            and (topic := subject(each)) is not None
            and topic.i in self.scene.named_here
            and self.scene.named_here[topic.i].kind != "adjective"
            and bool(about := {party.code for party in self.scene.of(topic)} & SIDES)
            and not about & mine
            for each in verb.children
        )

    def _of_own(self, verb: Token, speakers: list[Party]) -> bool:
        """Whether nobody but the speaker's own side is named in what is said."""
        mine = {party.code for party in speakers}
        named = {
            self.scene.named_here[t.i].code for t in verb.subtree if t.i in self.scene.named_here
        }
        return not named - mine

    def _denies(self, verb: Token, speakers: list[Party]) -> bool:
        """Whether the speaker says of their own side that it did not do something."""
        for each in verb.children:
            if (
                each.dep_ == "ccomp"
                and is_negated(each)
                and not modal(each)
                and tense(each) in ("past", "perfect", "pluperfect")
            ):
                codes = {party.code for party in self.scene.of(subject(each))}
                if codes & {party.code for party in speakers}:
                    return True
        return False
