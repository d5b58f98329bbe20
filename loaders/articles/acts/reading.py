"""Reads the acts out of one parsed sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.articles.acts.acts import FRIENDLY, HOSTILE, Act
from loaders.articles.acts.cast import Party
from loaders.articles.acts.clauses import (
    child,
    is_conditional,
    is_negated,
    is_passive,
    modal,
    objects,
    phrases,
    subject,
    tense,
)
from loaders.articles.acts.matching import complements, match, names_so
from loaders.articles.acts.parties import Finder
from loaders.articles.acts.quoting import is_question, said
from loaders.articles.acts.scene import Scene
from loaders.articles.acts.speech import epithet, position
from loaders.articles.acts.standing import Standing, is_vague, joined_on, standing
from loaders.articles.acts.verbs import FRAMES, SAYING, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# To announce that one will leave a treaty is a threat (data/README.md, coding rules).
_LEAVING = frozenset(("withdraw", "pull", "leave", "quit", "exit", "walk", "abandon"))
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
        for token in self.doc:
            frame = self.frames.get(token.i)
            if frame is not None:
                act = self._act(token, frame)
                if act is not None:
                    found.append(act)
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
        content = self._content(verb)
        kind, sure = self._kind(verb, frame, stand, content)
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
        if stand.planned or stand.modal in ("will", "would"):
            act.standing = "planned"
        self.finder.fill(act, verb, frame)
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
        named = "recipients" not in act.inferred
        if "both" in frame and not (named and len({each.code for each in act.actors}) > 1):
            return None
        return act if act.actors and (act.recipients or act.mutual) else None

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
        return "".join(self.doc[i].text_with_ws for i in tokens)

    def _kind(self, verb: Token, frame: Frame, stand: Standing, content: str) -> tuple[str, float]:
        """The kind of act after negation, modality and refusal, and how sure; "" if it is none."""
        kind, sure = frame.kind, 0.75
        future = stand.modal in ("will", "would") or tense(verb) == "future"
        doubtful = stand.modal in ("may", "might", "could", "can", "should", "must")
        conditional = any(is_conditional(each) for each in verb.children if each.dep_ == "advcl")
        if kind == "called":
            if not names_so(verb):
                return "", 0.0
            kind = epithet(content.lower())
            sure = 0.65
            if stand.negated or doubtful:
                return "", 0.0
        if kind == "consider":
            kind = "threaten" if self._has_hostile(verb) else "agree"
            return (kind, 0.5) if not stand.negated else ("", 0.0)
        if kind == "comment":
            return "", 0.0
        if kind == "violation":
            if verb.lemma_ in ("be", "comply", "adhere"):
                kept = verb.lemma_ != "be" or "compliance" in content.lower()
                return ("accuse", 0.5) if stand.negated == kept else ("", 0.0)
            return ("accuse", 0.5) if not (stand.negated or doubtful or future) else ("", 0.0)
        proposal = kind == "request" and verb.lemma_.lower() in (
            "propose",
            "suggest",
            "float",
            "moot",
        )
        inner = [
            self.frames[each.i] for each in verb.subtree if each.i in self.frames and each != verb
        ]
        if proposal and any(frame.kind in HOSTILE for frame in inner):
            return "threaten", 0.5
        if (
            kind == "threaten"
            and verb.lemma_.lower() in ("vow", "swear")
            and any(is_negated(each) for each in complements(verb))
        ):
            return "", 0.0
        if (
            kind == "request"
            and is_passive(verb)
            and verb.lemma_.lower() in ("ask", "press", "challenge")
            and not complements(verb)
        ):
            return "", 0.0
        if kind == "agree" and not stand.negated:
            # "Agreed to cut banks off" is told as done.
            deeds = [
                self.frames[each.i].kind for each in complements(verb) if each.i in self.frames
            ]
            if deeds and deeds[0] in HOSTILE:
                return deeds[0], 0.6
        if kind == "request" and verb.lemma_ == "ask" and is_question(verb):
            return "", 0.0
        if kind == "retaliate":
            if future or stand.planned or doubtful or stand.modal:
                return ("threaten", 0.75) if not stand.negated else ("concede", 0.5)
            return "", 0.0
        if stand.refused:
            return "reject", 0.7
        if verb.lemma_.lower() == "rule" and stand.negated:
            return ("threaten" if self._has_hostile(verb) else "agree"), 0.6
        if stand.negated:
            return self._negated(kind, verb, stand, future)
        if kind in HOSTILE:
            if stand.modal in ("should", "must"):
                return ("request", 0.5) if stand.saying is not None else ("", 0.0)
            if conditional or doubtful or (stand.planned and not future):
                return "threaten", 0.6
            if future and kind == "sanction" and verb.lemma_.lower() in _LEAVING:
                return "threaten", 0.6
            return kind, sure - 0.1 * future
        if doubtful:
            if kind == "consult" and stand.modal in ("could", "may", "might"):
                return "agree", 0.4
            if stand.modal in ("should", "must") and stand.saying is not None:
                return "request", 0.45
            return "", 0.0
        if future or stand.planned:
            if kind == "consult":
                return ("agree", 0.5) if stand.willing else (kind, 0.6)
            if kind in ("retreat", "aid", "cooperate"):
                return ("agree" if kind != "retreat" else "concede"), 0.5
            if (
                kind in ("accuse", "reject", "request", "support", "protest")
                and stand.planned
                and not future
            ):
                return kind, 0.4
        return kind, sure

    def _negated(self, kind: str, verb: Token, stand: Standing, future: bool) -> tuple[str, float]:
        if kind in HOSTILE:
            if future:
                return "concede", 0.6
            return (
                ("reject", 0.65)
                if stand.saying is not None and tense(verb) != "none"
                else ("", 0.0)
            )
        if verb.lemma_.lower() in ("reach", "strike", "sign", "conclude", "seal") and not future:
            return "", 0.0
        if kind in ("agree", "support", "retreat", "concede", "cooperate", "aid") or (
            kind == "request" and future
        ):
            return "reject", 0.6
        if kind == "consult":
            return ("reject", 0.55) if future or stand.planned else ("", 0.0)
        return "", 0.0

    def _has_hostile(self, verb: Token) -> bool:
        for token in verb.subtree:
            if token != verb:
                frame = self.frames.get(token.i)
                if (
                    frame is not None and frame.kind in HOSTILE | {"threaten"}
                ) or token.lemma_.lower() in (
                    "sanction",
                    "tariff",
                    "strike",
                    "expulsion",
                    "withdrawal",
                    "force",
                    "retaliation",
                    "response",
                    "weapon",
                    "missile",
                    "tomahawk",
                    "measure",
                ):
                    return True
        return False

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
        act.recipients = self.finder.addressed(verb, codes, act)
        return act if act.recipients else None

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
