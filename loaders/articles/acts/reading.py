"""Reads the acts out of one parsed sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import FRIENDLY, HOSTILE, Act
from loaders.articles.acts.aims import SIDES
from loaders.articles.acts.bystanders import is_private
from loaders.articles.acts.clauses import (
    doer,
    is_negated,
    is_passive,
    objects,
    phrases,
    tense,
)
from loaders.articles.acts.dropping import (
    evacuates,
    is_domestic,
    is_guess,
    repeats,
    takes_land,
    to_own,
    urges_own,
)
from loaders.articles.acts.kinds import kind_of
from loaders.articles.acts.matching import match
from loaders.articles.acts.quoting import is_question, said
from loaders.articles.acts.scene import Scene
from loaders.articles.acts.speech import position
from loaders.articles.acts.standing import (
    Standing,
    is_asked_which,
    is_vague,
    is_withheld,
    joined_on,
)
from loaders.articles.acts.statements import Statements
from loaders.articles.acts.verbs import FRAMES, Frame

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A charge of which the one charged says so is denied.
_MISTAKEN = re.compile(
    r"\b(?:wrong\w*|false\w*|groundless\w*|baseless\w*|unfounded|without (?:any )?(?:proof|evidence|grounds)|"
    r"no (?:proof|evidence|grounds)|nothing to do with|invent\w*|fabricat\w*|once again|habit\w*)\b"
)
# What a speaker says that the other side thinks is the speaker's charge.
_HOLDING = frozenset(("regard", "see", "view", "perceive", "treat"))
# Who is said to have refused these is blamed.
_DUTIES = frozenset(
    "end stop halt comply listen admit acknowledge honour honor negotiate cooperate engage".split()
)
SPOKEN = frozenset(
    ("accuse", "reject", "request", "threaten", "support", "agree", "concede", "called", "consider")
)


def _is_to_blame(verb: Token) -> bool:
    """Whether somebody "is to blame" and does not blame others."""
    return (
        verb.lemma_.lower() in ("blame", "fault")
        and verb.tag_ == "VB"
        and verb.dep_ == "xcomp"
        and verb.head.lemma_ == "be"
        and not objects(verb)
    )


def _is_reproach(verb: Token, stand: Standing) -> bool:
    """Whether a speaker tells what another should have done or has refused to do."""
    late = any(each.lower_ == "have" and each.dep_ == "aux" for each in verb.children)
    refusing = verb if verb.lemma_ == "refuse" else verb.head
    left = {each.lemma_ for each in refusing.children if each.dep_ == "xcomp"}
    refused = (
        refusing.lemma_ == "refuse"
        and bool(left & _DUTIES)
        and tense(refusing) in ("past", "perfect", "pluperfect")
        and not is_negated(refusing)
    )
    return (stand.modal == "should" and late) or refused


def _is_to_all(verb: Token) -> bool:
    """Whether nobody in particular is asked: "urged the world to"."""
    return any(
        each.lemma_.lower() in ("world", "everyone", "mankind", "humanity")
        for each in objects(verb)
    )


class Sentence(Statements):
    """One sentence being read: which verbs are triggers, and the acts found."""

    def __init__(self, doc: Doc, scene: Scene) -> None:
        super().__init__(doc, scene)
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
                    self.last = self.scene.latest = act
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
            found = self._according_to() or self._only_quoted()
        found.sort(key=lambda act: act.trigger.i)
        return found

    # ------------------------------------------------------------------ verbs

    def _act(self, verb: Token, frame: Frame) -> Act | None:
        """The act of a verb that is one, or None where the sentence says it did not happen."""
        stand = self.standing(verb)
        self._use_objects(verb, frame)
        if stand.consumed or stand.dropped or stand.conditional:
            return None
        if is_vague(verb) or is_asked_which(verb) or is_withheld(verb):
            return None
        if stand.saying is not None and (
            self._is_opinion(verb, stand)
            or (is_negated(stand.saying) and is_question(stand.saying))
        ):
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
        if kind in ("agree", "sanction") and takes_land(verb):
            act.kind = kind = "assault"
            act.mutual = False
        if stand.planned or stand.modal in ("will", "would"):
            act.standing = "planned"
        self.finder.fill(act, verb, frame)
        if kind == "assault" and frame.kind in ("agree", "sanction"):
            act.recipients = [self.scene.cast.state("UKR")]
        if "both" in frame and (act.inferred or len({each.code for each in act.actors}) < 2):
            self._side_by_side(act)
        if not act.actors and not act.recipients and is_passive(verb):
            self._as_before(act)
        self._as_above(act)
        act = (
            self._violation(act, stand) if frame.kind == "violation" else self._as_said(act, stand)
        )
        if (
            "weak" in frame
            and not stand.negated
            and ("actors" in act.inferred or "recipients" in act.inferred)
        ):
            return None
        if act.kind == "request" and "recipients" in act.inferred and _is_to_all(verb):
            return None
        if "who" in frame and "recipients" in act.inferred:
            return None
        if act.kind == "sanction" and evacuates(self.scene, verb, act):
            return None
        if is_guess(verb, act) or is_domestic(self.scene, verb, act):
            return None
        if act.kind == "consult" and to_own(self.scene, verb, act):
            return None
        if act.kind == "request" and urges_own(self.scene, verb, act):
            # "Senators called on the president to expel diplomats" threatens those expelled.
            deeds = {self.frames[each.i].kind for each in verb.subtree if each.i in self.frames}
            if not deeds & (HOSTILE | {"aid"}):
                return None
            mine = {each.code for each in act.actors}
            act.kind, act.sure = "threaten", 0.5
            act.recipients = self.finder.anybody(verb, mine) or self.finder.others(mine, [], act)
        if act.kind == "request" and to_own(self.scene, verb, act):
            # What a leader tells the own ministers is an act only by what they are to do.
            deeds = {self.frames[each.i].kind for each in verb.subtree if each.i in self.frames}
            if len({each.code for each in act.actors}) > 1:
                act.kind = "agree"
            elif deeds & HOSTILE and verb.lemma_.lower() != "ask":
                act.inferred.discard("recipients")
                act.kind, act.sure = ("mobilize" if "mobilize" in deeds else "sanction"), 0.5
                if verb.lemma_.lower() in ("urge", "call", "press", "push"):
                    act.kind = "threaten"
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
        told = stand.modal or stand.planned or tense(verb) == "future"
        return bool(told) or self.doc[: verb.i].text.count('"') % 2 == 1

    def _side_by_side(self, act: Act) -> None:
        """Those of both sides who stand before a verb of talking, each with where he was: "Biden, in
        Washington, and Putin, in Moscow, spoke"."""
        here, verb = self.scene.named_here, act.trigger
        names = [i for i in sorted(here) if i < verb.i and here[i].kind == "person"]
        for first, second in pairwise(names):
            words = self.doc[first + 1 : second]
            joined = any(each.lower_ == "and" for each in words)
            apart = any(each.pos_ in ("VERB", "AUX") for each in self.doc[first + 1 : verb.i])
            if joined and not apart and {here[first].code, here[second].code} == SIDES:
                act.actors = act.subjects = [here[first], here[second]]
                act.recipients = []
                act.inferred.clear()

    def _as_before(self, act: Act) -> None:
        """An act of nobody's is by and to those of the last act of its kind: "ten diplomats were
        expelled and two houses shut"."""
        last = self.last or self.scene.last_act
        if last is not None and last.kind == act.kind and not act.mutual:
            act.actors, act.recipients = list(last.actors), list(last.recipients)

    def _as_above(self, act: Act) -> None:
        """What somebody says while doing it is aimed at the same: "stripped six Britons of their
        papers, alleging espionage"."""
        last, verb = self.last, act.trigger
        if (
            "recipients" in act.inferred
            and verb.dep_ == "advcl"
            and verb.tag_ == "VBG"
            and last is not None
            and last.trigger == verb.head
            and "recipients" not in last.inferred
            and last.codes()[0] == act.codes()[0]
        ):
            act.recipients = list(last.recipients)

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
        if _is_to_blame(act.trigger):
            # "Putin is to blame, he said".
            act.recipients, act.actors = act.actors, speakers
            act.speech, act.standing = True, "said"
            return act
        if codes and not codes & mine and mine and _is_reproach(act.trigger, stand):
            # "Should never have started the war", "had refused to end it": a charge.
            act.kind, act.recipients, act.actors = "accuse", act.actors, speakers
            act.mutual, act.speech, act.sure, act.standing = False, True, 0.6, "said"
            return act
        if act.kind == "assault" and codes & mine and stand.modal in ("will", "would"):
            act.kind, act.speech = "threaten", True
            return act
        if act.kind == "accuse" and codes and not codes & mine and mine & SIDES:
            words = said(stand.saying, {}).lower()
            theirs = act.codes()[1]
            if theirs <= codes and (_MISTAKEN.search(words) or position(words)[0] == "reject"):
                # "The Americans were accusing the wrong country, he said" denies.
                act.kind, act.recipients, act.actors = "reject", act.actors, speakers
                act.speech, act.standing = True, "said"
                return act
        if act.kind == "reject" and stand.negated:
            if self._is_left_undone(act, codes, mine):
                # "Moscow has not returned the ships, she said" is a charge.
                act.kind, act.recipients, act.actors = "accuse", act.actors, speakers
                act.mutual, act.speech, act.sure, act.standing = False, True, 0.6, "said"
            elif speakers:
                act.actors, act.speech = speakers, True
                if mine & codes or not act.recipients:
                    act.recipients = self.finder.others(codes, act.recipients, act)
                elif {each.code for each in act.recipients} <= codes:
                    act.recipients = self.finder.others(codes, [], act)
            return act
        if not speakers and act.kind == "accuse" and act.trigger.lemma_ in _HOLDING:
            act.recipients, act.actors = act.actors, self.finder.others(mine, [], act)
        if not speakers or not codes:
            return act
        if act.kind == "assault" and not codes & {"USA", "RUS"}:
            # A third country that says it is under attack is believed.
            if "recipients" in act.inferred:
                act.recipients = [
                    each for each in speakers if each.code not in mine
                ] or act.recipients
            return act
        if (
            act.kind == "mobilize"
            and stand.saying.i > act.trigger.i
            and "actors" not in act.inferred
        ):
            # "… flew past the ship, an official said" names a source.
            return act
        other = not codes & mine and "actors" not in act.inferred
        blamed = act.kind in HOSTILE or act.kind == "threaten"
        blamed |= act.kind == "accuse" and act.trigger.lemma_ in _HOLDING
        if other and blamed and mine & {"USA", "RUS"}:
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

    def _is_left_undone(self, act: Act, codes: set[str], mine: set[str]) -> bool:
        """Whether a speaker says that the other side has not done what it should."""
        frame = self.frames.get(act.trigger.i)
        return (
            bool(codes)
            and bool(mine & {"USA", "RUS"})
            and not codes & mine
            and "actors" not in act.inferred
            and frame is not None
            and frame.kind in FRIENDLY
            and tense(act.trigger) in ("past", "perfect", "pluperfect")
        )
