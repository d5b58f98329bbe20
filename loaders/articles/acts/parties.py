"""Who acts and who is acted upon, for a verb, a noun or a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import HOSTILE, WORDS, Act
from loaders.articles.acts.aims import ALLIES, OTHERWISE, SIDES
from loaders.articles.acts.bystanders import is_bystander, is_in_russia, is_private
from loaders.articles.acts.cast import Party, is_place
from loaders.articles.acts.clauses import (
    RELATIVES,
    child,
    doer,
    had_done,
    is_passive,
    objects,
    phrases,
    subject,
)
from loaders.articles.acts.meetings import GOING, Meetings, unique
from loaders.articles.acts.nouns import ACT_NOUNS, CLASSES
from loaders.articles.acts.verbs import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions behind which the one acted upon stands, the surest first.
AGAINST = (
    "against",
    "on",
    "upon",
    "to",
    "at",
    "toward",
    "towards",
    "from",
    "with",
    "of",
    "for",
    "into",
    "over",
    "about",
    "in",
)
_SWAP = re.compile(
    r"\b(?:in (?:exchange|return) for|swap\w*|prisoner exchange|exchanged? for|(?:released|freed|traded)\b.{3,60}\bfor [A-Z]\w+ [A-Z])"
)


# "The ban drew criticism from Washington": those behind "from" act.
_DRAWING = frozenset(("draw", "earn", "provoke", "prompt", "bring", "attract", "win"))

_BANNING = frozenset(("forbid", "bar", "ban", "prohibit"))
_DEALING = frozenset(
    "do deal lend buy sell trade invest borrow provide transact finance fly use".split()
)
_SUFFERING = frozenset(("meet", "rise", "grow", "climb", "mount", "increase", "soar"))
_LEARNING = frozenset(("know", "understand", "hear", "see", "feel"))


class Finder(Meetings):
    """Finds the parties of acts in a scene."""

    def speakers(self, saying: Token) -> list[Party]:
        """Who said it; nobody where it is one who speaks for no state: a former aide, an analyst."""
        who = doer(saying)
        if saying.lemma_ in _LEARNING and saying.head.lemma_ in ("want", "let", "make", "have"):
            # "Washington wants Moscow to know that".
            who = subject(saying.head) if saying.dep_ in ("ccomp", "xcomp") else who
        if who is not None and is_private(who, self.scene.named_here.get(who.i)):
            return []
        found = self.scene.of(who)
        if not found and is_passive(saying):
            last = self.scene.speaker or self.scene.subject or self.scene.body_subject
            found = [last] if last is not None else []
        return found[:12]

    def fill(self, act: Act, verb: Token, frame: Frame) -> None:
        """Gives an act of a verb its actors and recipients."""
        who = doer(verb)
        actors = self.scene.of(who)
        if act.speech and who is not None and is_private(who, self.scene.named_here.get(who.i)):
            return
        if act.mutual:
            self.fill_mutual(act, verb, actors)
            return
        if act.speech and who is not None and who.lemma_.lower() in CLASSES["ASSET"]:
            # "A loan backed by frozen Russian assets".
            return
        freed = act.kind == "retreat" and not is_passive(verb)
        if not actors and (
            freed or (is_passive(verb) and act.kind in ("assault", "mobilize", "aid"))
        ):
            # "Missiles were fired from US ships", "they walked free from Russian jails".
            actors = next(
                (
                    found
                    for prep, end in phrases(verb)
                    if prep == "from" and (found := self.scene.of(end))
                ),
                [],
            )
        if had_done(verb) and self._fill_had(act, verb):
            return
        if act.kind == "coerce" and verb.lemma_ in ("be", "remain", "sit", "languish") and actors:
            # Who "remains in custody" does nothing: the other side holds them.
            act.recipients = actors
            act.actors = self.others({each.code for each in actors}, [], act)
            act.inferred.add("actors")
            return
        if not actors and child(verb, "agent") is not None and act.kind in HOSTILE:
            # "Banned by the treaty": something named did it, and nobody that we know.
            return
        if not actors and is_passive(verb):
            # "Was put off at Washington's request".
            actors = next(
                (
                    [owner]
                    for prep, end in phrases(verb, through=False)
                    if prep in ("at", "on")
                    and end.lemma_ in ("request", "behest", "insistence", "initiative")
                    and (owner := self.scene.modifier(end)) is not None
                ),
                [],
            )
        actors = self._not_the_object(verb, actors)
        if verb.lemma_.lower() in _DRAWING and not is_passive(verb):
            source = next((end for prep, end in phrases(verb) if prep == "from"), None)
            if self.scene.of(source):
                act.actors = self.scene.of(source)
                mine = {each.code for each in act.actors}
                act.recipients = self.others(mine, actors, act)
                return
        if not actors or (who is not None and who.lower_ == "both"):
            actors = self._defending(verb, who, act) or actors
        if act.kind == "threaten" and verb.lemma_ in _SUFFERING and actors:
            # "Hostile acts by Washington will meet with a response", "the cost for Moscow will rise".
            act.recipients = actors
            act.actors = self.others({each.code for each in actors}, [], act)
            return
        if act.kind == "assault" and {each.code for each in actors} == {"USA", "RUS"}:
            # "They are killing": of the two sides one does, in Ukraine.
            actors = [each for each in actors if each.code == "RUS"]
            act.recipients = self.others({"RUS"}, [], act)
            act.actors = actors
            return
        codes = {each.code for each in actors}
        act.recipients = self._recipients(verb, codes, act)
        act.actors = [each for each in actors if each.code] or []
        if not act.actors:
            act.inferred.add("actors")
            if is_bystander(verb):
                return
            if act.kind in ("coerce", "assault") and is_in_russia(verb, act.recipients):
                # Who is arrested or poisoned there, a Russian too, was so by Russia.
                act.actors = [self.scene.cast.state("RUS")]
                act.recipients = [each for each in act.recipients if each.code != "RUS"]
                act.recipients = act.recipients or [self.scene.cast.state("USA")]
                return
            act.actors = self._absent_actor(verb, act) or self._threatening(verb, act)
        if act.kind == "sanction" and verb.lemma_.lower() in _BANNING:
            self._ban(act, verb)
        if act.kind == "accuse":
            self._spare_the_victim(act, verb, codes)
        theirs = {each.code for each in act.recipients}
        if (
            act.kind == "sanction"
            and theirs
            and codes
            and codes <= ALLIES
            and theirs <= ALLIES | {"USA"}
            and not any(prep in ("on", "against") for prep, _ in phrases(verb))
        ):
            # "Switzerland adopted all EU sanctions", "the EU followed the American lead".
            act.recipients = []
        if not act.recipients and {"USA", "RUS"} <= {each.code for each in act.actors}:
            act.mutual = True
            return
        if not act.recipients:
            act.inferred.add("recipients")
            act.recipients = self.others({each.code for each in act.actors}, [], act)
        if act.kind == "retreat" and _SWAP.search(
            verb.doc[verb.left_edge.i : verb.right_edge.i + 1].text
        ):
            self._swap(act)
            return
        theirs = {each.code for each in act.recipients}
        if len({each.code for each in act.actors}) > 1 and "actors" not in act.inferred:
            act.actors = [each for each in act.actors if each.code not in theirs] or act.actors
        mine = {each.code for each in act.actors}
        act.recipients = [each for each in act.recipients if each.code not in mine] or (
            self.others(mine, [], act) if act.kind != "concede" else act.recipients
        )

    def _ban(self, act: Act, verb: Token) -> None:
        """ "Americans have been forbidden to deal with Russian banks": a state binds its own people, and
        means the other side."""
        inside = {token.lemma_.lower() for token in verb.subtree if token.tag_.startswith("VB")}
        if not is_passive(verb) or not inside & _DEALING or len(act.recipients) != 1:
            return
        if "actors" not in act.inferred:
            return
        here, own = self.scene.named_here, act.recipients[0].code
        after = [
            here[token.i]
            for each in verb.children
            if each.dep_ in ("xcomp", "prep", "advcl") and each.i > verb.i
            for token in each.subtree
            if token.i in here
        ]
        met = [each for each in after if each.code in SIDES and each.code != own]
        if met and own in SIDES:
            act.actors, act.recipients = act.recipients, met[:1]

    def _spare_the_victim(self, act: Act, verb: Token, codes: set[str]) -> None:
        """ "Condemned the attack on Iran" blames those who attacked."""
        for thing in objects(verb):
            if ACT_NOUNS.get(thing.lemma_.lower()) not in HOSTILE or self.scene.modifier(thing):
                continue
            hit = {
                party.code
                for prep, end in phrases(thing, through=False)
                if prep in ("on", "against")
                for party in self.scene.of(end)
            }
            if hit and {each.code for each in act.recipients} <= hit and not hit & SIDES:
                found = self.others(codes, [], act)
                act.recipients = [each for each in found if each.code not in hit] or act.recipients

    def _fill_had(self, act: Act, verb: Token) -> bool:
        """ "Five banks had their US assets frozen": the state named with the thing did it."""
        thing, here = subject(verb), self.scene.named_here
        where = next(
            (p for i, p in here.items() if verb.doc[i].head == thing and p.kind == "adjective"),
            None,
        )
        code = where.code if where is not None else ""
        theirs = [party for party in self.scene.of(subject(verb.head)) if party.code != code]
        if where is None and not theirs:
            return False
        owners = {party.code for party in theirs}
        act.actors = [self.scene.cast.state(code)] if code else self.others(owners, [], act)
        act.recipients = theirs or self.others({code}, [], act)
        return True

    def _not_the_object(self, verb: Token, actors: list[Party]) -> list[Party]:
        """ "The president", "he" or "it" do it to others: if the object is named as the state of
        the one they seemed to mean, they mean the other side's."""
        who = doer(verb)
        if who is None or len(actors) != 1 or who.i in self.scene.named_here:
            return actors
        if who.lemma_.lower() in ("department", "treasury", "senate", "congress", "administration"):
            return actors
        if self.scene.modifier(who) is not None or is_passive(verb):
            return actors
        if who.lower_ == "it":
            for each in (verb, *objects(verb)):
                for prep, end in phrases(each, through=False):
                    owner = self.scene.modifier(end)
                    if (
                        prep in ("in", "into")
                        and owner is not None
                        and owner.code == actors[0].code
                    ):
                        # "It also stops investment in Russia's industry".
                        other = self.scene.counterpart({owner.code})
                        return [other] if other is not None else actors
        for each in objects(verb):
            named = self.scene.named_here.get(each.i)
            if named is None or named.code != actors[0].code:
                continue
            same = named.kind == "person" and named.actor_id == actors[0].actor_id != ""
            if same or named.kind in ("state", "people"):
                other = self.scene.counterpart({named.code})
                return [other] if other is not None else actors
        return actors

    def _swap(self, act: Act) -> None:
        """Who is freed in return for somebody: both sides act."""
        act.actors = unique([*act.actors, *act.recipients])
        if len({each.code for each in act.actors}) < 2:
            other = self.scene.counterpart({each.code for each in act.actors})
            act.actors += [other] if other is not None else []
        act.recipients, act.mutual = [], True

    def _recipients(self, verb: Token, codes: set[str], act: Act) -> list[Party]:
        """Whom an act is directed at: its object, else who stands behind a fitting preposition."""
        for each in objects(verb):
            if self._is_anybodys(each, codes):
                continue
            found = self._others_in(self.scene.of(each), codes)
            if found:
                return found
        behind = [(prep, end) for prep, end in phrases(verb) if prep in AGAINST]
        behind.sort(key=lambda pair: AGAINST.index(pair[0]))
        for prep, end in behind:
            if (
                prep in ("to", "from", "in", "at", "for", "over", "into")
                and self.bare_place(end)
                and verb.lemma_ in GOING
            ):
                continue
            if prep in ("in", "of", "about", "over", "for", "at") and end.pos_ not in (
                "PROPN",
                "NOUN",
                "PRON",
            ):
                continue
            named = self.scene.named_here.get(end.i)
            if (
                prep in ("in", "at")
                and named is not None
                and (is_place(named) or named.code == "UN")
            ):
                continue
            found = (
                [] if self._is_anybodys(end, codes) else self._others_in(self.scene.of(end), codes)
            )
            if found:
                return found
        for each in verb.children:
            if each.dep_ in ("ccomp", "xcomp"):
                found = self._others_in(self.scene.of(subject(each)), codes)
                if found:
                    return found
                for inner in objects(each):
                    found = self._others_in(self.scene.of(inner), codes)
                    if found:
                        return found
            if each.dep_ == "prep" and each.lower_ not in OTHERWISE:
                for end in each.children:
                    if end.dep_ == "pcomp":
                        for inner in objects(end):
                            found = self._others_in(self.scene.of(inner), codes)
                            if found:
                                return found
        if act.kind in ("accuse", "reject", "request", "threaten", "support", "sanction", "agree"):
            return self.anybody(verb, codes)
        return []

    def _is_anybodys(self, token: Token, codes: set[str]) -> bool:
        """Whether these are only "diplomats" or "officials", and it is a third country that acts."""
        return (
            token.lemma_.lower() in ("diplomat", "official")
            and bool(codes)
            and not codes & SIDES
            and token.i not in self.scene.named_here
            and self.scene.modifier(token) is None
        )

    def _others_in(self, found: list[Party], codes: set[str]) -> list[Party]:
        return [each for each in found if each.code not in codes]

    def _defending(self, verb: Token, who: Token | None, act: Act) -> list[Party]:
        """Whom the last act hit, for somebody of no known state who denies the charges."""
        last = self.scene.latest
        if act.kind != "reject" or who is None or last is None or last.mutual:
            return []
        charged = any(each.lemma_.lower() in CLASSES["CHARGE"] for each in objects(verb))
        unknown = who.pos_ == "PROPN" and who.i not in self.scene.named_here
        person = unknown or who.ent_type_ == "PERSON" or who.lower_ in ("both", "he", "she", "they")
        return (
            list(last.recipients)
            if charged and person and last.kind in HOSTILE | {"accuse"}
            else []
        )

    def _threatening(self, verb: Token, act: Act) -> list[Party]:
        """Who says that measures will follow: who spoke last, or who suffered the last deed."""
        own = child(verb, "nsubj")
        if act.kind != "threaten" or own is None or own.pos_ != "NOUN":
            return []
        last = self.scene.last_act
        if last is not None and last.kind in HOSTILE and last.recipients:
            return list(last.recipients)
        if last is not None and last.kind in WORDS and last.actors:
            return list(last.actors)
        who = self.scene.speaker or self.scene.body_subject
        return [who] if who is not None else []

    def _absent_actor(self, verb: Token, act: Act) -> list[Party]:
        """Who must have acted where nobody is named: the other side of the one acted upon."""
        theme = {each.code for each in act.recipients}
        own = child(verb, "nsubj")
        if own is not None and own.lower_ in RELATIVES and verb.dep_ == "relcl":
            found = self.scene.of(verb.head)
            if found:
                return found
        other = self.scene.counterpart(theme) if len(theme) == 1 else None
        if other is None and theme and own is not None and self.scene.last_deed:
            # "An executive order put a duty on India's goods".
            other = self.scene.cast.state(self.scene.last_deed)
        return [other] if other is not None else []
