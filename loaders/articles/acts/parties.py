"""Who acts and who is acted upon, for a verb, a noun or a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import HOSTILE, Act
from loaders.articles.acts.aims import ALLIES, OTHERWISE, SIDES, Aims
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
from loaders.articles.acts.nouns import CLASSES, OFFICES
from loaders.articles.acts.verbs import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

# Prepositions behind which the one acted upon stands, the surest first; and those that name a
# partner where all who take part act.
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
TOGETHER = ("with", "between", "among", "to", "and", "by", "from", "for", "alongside", "of")
# After these a bare capital is a place: "flew to Moscow", "met in Geneva".
_GOING = frozenset(
    (
        "travel",
        "fly",
        "arrive",
        "head",
        "go",
        "come",
        "visit",
        "land",
        "return",
        "meet",
        "hold",
        "host",
        "talk",
        "speak",
    )
)


# "With the mediation of the Emirates": who helps does not take part.
_HELP = frozenset(
    (
        "mediation",
        "help",
        "assistance",
        "support",
        "participation",
        "backing",
        "hour",
        "minute",
        "goal",
        "aim",
        "view",
    )
)
_SWAP = re.compile(
    r"\b(?:in (?:exchange|return) for|swap\w*|prisoner exchange|exchanged? for|(?:released|freed|traded)\b.{3,60}\bfor [A-Z]\w+ [A-Z])"
)


# "The ban drew criticism from Washington": those behind "from" act.
_DRAWING = frozenset(("draw", "earn", "provoke", "prompt", "bring", "attract", "win"))


class Finder(Aims):
    """Finds the parties of acts in a scene."""

    def speakers(self, saying: Token) -> list[Party]:
        """Who said it; nobody where it is one who speaks for no state: a former aide, an analyst."""
        who = doer(saying)
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
            self._fill_mutual(act, verb, actors)
            return
        if not actors and is_passive(verb) and act.kind in ("assault", "mobilize", "aid"):
            # "Missiles were fired from US ships".
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
            act.actors = self._absent_actor(verb, act)
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
        if self.scene.modifier(who) is not None or is_passive(verb):
            return actors
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
        act.actors = _unique([*act.actors, *act.recipients])
        if len({each.code for each in act.actors}) < 2:
            other = self.scene.counterpart({each.code for each in act.actors})
            act.actors += [other] if other is not None else []
        act.recipients, act.mutual = [], True

    def _fill_mutual(self, act: Act, verb: Token, actors: list[Party]) -> None:
        """All who take part: the subject, the objects, and who stands behind "with"."""
        act.subjects = list(actors)
        if not actors and act.kind == "consult" and is_bystander(verb):
            act.inferred |= {"actors", "recipients"}
            return
        found = list(actors)
        for each in objects(verb):
            found += self._guests(each)
        for prep, end in phrases(verb):
            if end.lemma_.lower() in _HELP:
                continue
            if prep in ("in", "at") and verb.lemma_ in ("arrive", "land"):
                found += self.scene.of(end, place_ok=True)
            if prep in TOGETHER and not (
                prep in ("of", "for", "from") and verb.lemma_ in _GOING and self._bare_place(end)
            ):
                found += self.scene.of(end, place_ok=prep == "to")
                if end.lemma_.lower() in CLASSES["TALKS"]:
                    found += self._guests(end)
        one_each: dict[str, Party] = {}
        for party in found:
            if party.code:
                one_each.setdefault(party.code, party)
        people = [each for each in _unique(found) if each.code]
        if len(one_each) < 2:
            act.inferred.add("recipients")
            other = self.scene.counterpart(set(one_each))
            if other is not None and not (set(one_each) - {"USA", "RUS"}):
                people.append(other)
                who = doer(verb)
                if who is not None and not actors and who.lemma_.lower() in OFFICES:
                    act.inferred.discard("recipients")
            elif not one_each:
                act.inferred.add("actors")
                people = self.scene.pair()
        codes = {each.code for each in people}
        if len(codes) < 2:
            act.actors, act.mutual = people, False
            act.recipients = self.others(codes, [], act)
            return
        act.actors, act.recipients = people, []

    def _guests(self, token: Token) -> list[Party]:
        found = self.scene.of(token)
        for each in token.children:
            if each.dep_ == "prep" and each.lower_ in ("with", "between", "among", "for", "of"):
                for end in each.children:
                    if end.dep_ == "pobj":
                        found += self.scene.of(end)
            if each.dep_ == "appos":
                found += self._guests(each)
        return found

    def _bare_place(self, token: Token) -> bool:
        named = self.scene.named_here.get(token.i)
        return named is not None and named.kind == "state"

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
                and self._bare_place(end)
                and verb.lemma_ in _GOING
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


def _unique(parties: list[Party]) -> list[Party]:
    seen: set[tuple[str, str]] = set()
    found = []
    for each in parties:
        key = (each.code, each.actor_id or each.name)
        if key not in seen:
            seen.add(key)
            found.append(each)
    return found
