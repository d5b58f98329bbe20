"""Reads the acts out of one parsed sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.articles.acts.acts import FRIENDLY, HOSTILE, Act
from loaders.articles.acts.cast import Party
from loaders.articles.acts.clauses import (
    child,
    doer,
    is_negated,
    is_passive,
    modal,
    objects,
    phrases,
    subject,
    tense,
)
from loaders.articles.acts.dropping import is_domestic, is_guess, repeats, takes_land, to_own
from loaders.articles.acts.kinds import kind_of
from loaders.articles.acts.matching import match
from loaders.articles.acts.parties import Finder, is_private
from loaders.articles.acts.quoting import said
from loaders.articles.acts.scene import Scene
from loaders.articles.acts.speech import position
from loaders.articles.acts.standing import Standing, is_vague, joined_on, standing
from loaders.articles.acts.verbs import FRAMES, SAYING, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "Would keep to the limits": who goes on with something commits to it.
_LASTING = frozenset(("keep", "continue", "go", "remain", "stay", "stick", "abide", "observe"))
SPOKEN = frozenset(
    ("accuse", "reject", "request", "threaten", "support", "agree", "concede", "called", "consider")
)


class Sentence:
    """One sentence being read: which verbs are triggers, and the acts found."""

    def __init__(self, doc: Doc, scene: Scene) -> None:
        self.doc = doc
        self.scene = scene
        self.finder = Finder(scene)
        self.frames: dict[int, Frame] = {}
        self.used: set[int] = set()
        self.last: Act | None = None
        doc.user_data["people"] = {
            i for i, party in scene.named_here.items() if party.kind == "person"
        }
        for token in doc:
            if token.tag_.startswith("VB") and token.dep_ not in (
                "aux",
                "auxpass",
                "compound",
                "amod",
            ):
                frame = match(token)
                if frame is not None:
                    self.frames[token.i] = frame

    def acts(self) -> list[Act]:
        """The acts of the sentence in the order of their triggers."""
        found: list[Act] = []
        if self.doc.text.rstrip('"” ').endswith("?") and not any(map(self._is_saying, self.doc)):
            return found
        for token in self.doc:
            frame = self.frames.get(token.i)
            if frame is not None:
                act = self._act(token, frame)
                if act is not None:
                    found.append(act)
                    self.last = act
        found = [act for act in found if not repeats(act, found)]
        told = {
            act.saying.i
            for act in found
            if act.saying is not None and not joined_on(act.trigger, act.saying)
        }
        for token in self.doc:
            if self._is_saying(token) and token.i not in told and token.i not in self.frames:
                statement = self._statement(token)
                if statement is not None:
                    found.append(statement)
        if not found:
            found = self._only_quoted()
        found.sort(key=lambda act: act.trigger.i)
        return found

    def _only_quoted(self) -> list[Act]:
        """What the last speaker goes on to say in a sentence that is a quotation and no more."""
        speaker, text = self.scene.speaker, self.doc.text
        if (
            speaker is None
            or text[:1] not in '“"«'
            or any(self._is_saying(token) for token in self.doc)
        ):
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

    def _is_saying(self, token: Token) -> bool:
        return (
            token.lemma_.lower() in SAYING
            and token.pos_ == "VERB"
            and token.dep_ not in ("amod", "compound")
        )

    def standing(self, verb: Token) -> Standing:
        """How a verb or noun stands in the sentence."""
        return standing(verb, self.frames)

    # ------------------------------------------------------------------ verbs

    def _act(self, verb: Token, frame: Frame) -> Act | None:
        """The act of a verb that is one, or None where the sentence says it did not happen."""
        stand = self.standing(verb)
        self._use_objects(verb, frame)
        if stand.consumed or stand.dropped or stand.conditional or is_vague(verb):
            return None
        if stand.saying is not None and self._is_opinion(verb, stand):
            return None
        content = self._content(verb)
        kind, sure = kind_of(verb, frame, stand, content, self.frames)
        if not kind:
            return None
        speech = "speech" in frame or (kind in SPOKEN and kind != frame.kind)
        act = Act(
            kind,
            verb,
            [],
            [],
            "mutual" in frame and kind in (frame.kind, "agree"),
            speech,
            sure=sure,
            content=content,
        )
        act.saying = stand.saying
        if kind == "agree" and takes_land(verb):
            act.kind = kind = "assault"
            act.mutual = False
        if stand.planned or stand.modal in ("will", "would"):
            act.standing = "planned"
        self.finder.fill(act, verb, frame)
        if not act.actors and not act.recipients and is_passive(verb):
            self._as_before(act)
        act = (
            self._violation(act, stand) if frame.kind == "violation" else self._as_said(act, stand)
        )
        if (
            "weak" in frame
            and not stand.negated
            and ("actors" in act.inferred or "recipients" in act.inferred)
        ):
            return None
        if "who" in frame and "recipients" in act.inferred:
            return None
        if is_guess(verb, act) or is_domestic(self.scene, verb, act):
            return None
        if act.kind == "consult" and to_own(self.scene, verb, act):
            return None
        if act.kind == "request" and to_own(self.scene, verb, act):
            # What a leader tells the own ministers is an act only by what they are to do.
            deeds = {self.frames[each.i].kind for each in verb.subtree if each.i in self.frames}
            if len({each.code for each in act.actors}) > 1:
                act.kind = "agree"
            elif deeds & HOSTILE and verb.lemma_.lower() != "ask":
                act.inferred.discard("recipients")
                act.kind, act.sure = ("mobilize" if "mobilize" in deeds else "sanction"), 0.5
            else:
                return None
        named = "recipients" not in act.inferred
        if "both" in frame and not (named and len({each.code for each in act.actors}) > 1):
            return None
        return act if act.actors and (act.recipients or act.mutual) else None

    def _is_opinion(self, verb: Token, stand: Standing) -> bool:
        """Whether one who speaks for no state says what may or will be done."""
        who = doer(stand.saying) if stand.saying is not None else None
        if who is None or not is_private(who, self.scene.named_here.get(who.i)):
            return False
        return bool(stand.modal) or stand.planned or tense(verb) == "future"

    def _as_before(self, act: Act) -> None:
        """An act of nobody's is by and to those of the last act of its kind: "ten diplomats were
        expelled and two houses shut"."""
        last = self.last or self.scene.last_act
        if last is not None and last.kind == act.kind and not act.mutual:
            act.actors, act.recipients = list(last.actors), list(last.recipients)

    def _use_objects(self, verb: Token, frame: Frame) -> None:
        for each in objects(verb):
            self.used.add(each.i)
            self.used |= {inner.i for inner in each.children if inner.dep_ == "conj"}
        if frame.preps:
            self.used |= {end.i for prep, end in phrases(verb) if prep in frame.preps}

    def _content(self, verb: Token) -> str:
        """The words that a verb governs, without its subject."""
        skip = {"nsubj", "nsubjpass", "punct", "aux", "auxpass", "mark", "cc", "conj"}
        parts = [each for each in verb.children if each.dep_ not in skip]
        tokens = sorted({token.i for part in parts for token in part.subtree})
        inside = set(tokens)
        gaps = ["" if i + 1 in inside else " " for i in tokens]
        words = (self.doc[i].text_with_ws + gap for i, gap in zip(tokens, gaps, strict=True))
        return "".join(words)

    def _violation(self, act: Act, stand: Standing) -> Act:
        """That somebody broke a rule is said by the speaker, else by the other side."""
        wrong = {each.code for each in act.actors}
        speakers = self.finder.speakers(stand.saying) if stand.saying is not None else []
        if not speakers or {each.code for each in speakers} & wrong:
            speakers = self.finder.others(wrong, [], act)
        act.recipients, act.actors, act.speech, act.standing = act.actors, speakers, True, "said"
        act.inferred.discard("recipients")
        return act

    def _as_said(self, act: Act, stand: Standing) -> Act:
        """What a speaker says the other side did is an accusation; what they deny, a denial."""
        if stand.saying is None:
            return act
        speakers = self.finder.speakers(stand.saying)
        codes = {each.code for each in speakers}
        mine = {each.code for each in act.actors}
        if act.kind == "reject" and stand.negated:
            if speakers:
                act.actors, act.speech = speakers, True
                if mine & codes or not act.recipients:
                    act.recipients = self.finder.others(codes, act.recipients, act)
                elif {each.code for each in act.recipients} <= codes:
                    act.recipients = self.finder.others(codes, [], act)
            return act
        if not speakers or not codes:
            return act
        if act.kind == "assault" and not codes & {"USA", "RUS"}:
            # A third country that says it is under attack is believed.
            if "recipients" in act.inferred:
                act.recipients = [
                    each for each in speakers if each.code not in mine
                ] or act.recipients
            return act
        other = not codes & mine and "actors" not in act.inferred
        if other and (act.kind in HOSTILE or act.kind == "threaten") and mine & {"USA", "RUS"}:
            act.kind, act.recipients, act.actors = "accuse", act.actors, speakers
            act.mutual, act.speech, act.sure, act.standing = False, True, 0.6, "said"
        elif act.kind in ("request", "threaten") and (
            act.trigger.lemma_.lower() not in FRAMES or stand.modal in ("must", "should")
        ):
            act.recipients, act.actors, act.speech = (
                [p for p in act.actors if p.code not in codes] or act.recipients,
                speakers,
                True,
            )
        elif "actors" in act.inferred and act.kind == "assault":
            act.actors = []
        elif (
            "actors" in act.inferred
            and act.kind in HOSTILE | FRIENDLY
            and act.trigger.dep_ not in ("acl", "relcl")
        ):
            act.actors = speakers
            act.recipients = [
                each for each in act.recipients if each.code not in codes
            ] or self.finder.others(codes, [], act)
        return act

    # ------------------------------------------------------------- statements

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
        if self._denies(verb, speakers) and kind not in ("threaten", "concede"):
            kind, weight = "reject", 1.5
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
        codes = {each.code for each in speakers}
        if {"USA", "RUS"} <= codes:
            act.mutual = True
            return act
        act.recipients = self.finder.addressed(verb, codes, act)
        return act if act.recipients else None

    def _unmarked(self, verb: Token, speakers: list[Party]) -> tuple[str, float]:
        """What a statement without a telling word does: of the other side it is mostly a charge, of
        one's own that it will not do something a refusal, that it will go on a promise."""
        mine = {party.code for party in speakers}
        for each in verb.children:
            if each.dep_ != "ccomp" or mine - {"USA", "RUS"}:
                continue
            topic = subject(each)
            about = {party.code for party in self.scene.of(topic)}
            if not about and topic is not None:
                here = self.scene.named_here
                about = {here[inner.i].code for inner in topic.subtree if inner.i in here}
            if about & {"USA", "RUS"} - mine and not is_passive(each):
                return "accuse", 0.3
            if about & mine and modal(each) in ("will", "would"):
                if is_negated(each):
                    return "reject", 0.8
                if each.lemma_.lower() in _LASTING:
                    return "agree", 0.6
        return "", 0.0

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
