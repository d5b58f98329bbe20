"""Who a noun phrase means: names, nationalities, offices, pronouns, "both sides"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from loaders.articles.acts.cast import Party, at, is_place
from loaders.articles.acts.clauses import with_conjuncts
from loaders.articles.acts.memory import OUTLETS, Memory
from loaders.articles.acts.nouns import AGENTS, BOTH, HUMANS, INSTITUTIONS, MINISTRIES, OFFICES
from loaders.articles.acts.offices import AMERICAN, PARTISAN, RUSSIAN, TITLES
from loaders.articles.acts.towns import state_of_town

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LEFT = frozenset(("amod", "compound", "poss", "nmod", "nummod", "npadvmod", "punct", "dep"))
_PLACED = frozenset(
    ("in", "at", "near", "outside", "around", "across", "inside", "into", "off", "over", "through")
)
_LINKS = frozenset(("of", "from", "for", "by", "in", "at", "with"))
# "Advisers to the French president" are his.
_SERVING = frozenset(("adviser", "advisor", "aide", "assistant", "counsel", "counsellor"))
# Nouns with a place after "in" or "to" that is not whose they are: "the embassy in Moscow".
_ABROAD = frozenset(
    (
        "embassy",
        "consulate",
        "ambassador",
        "diplomat",
        "mission",
        "envoy",
        "talk",
        "meeting",
        "journalist",
        "reporter",
        "summit",
    )
)


# "On the sidelines of the G20 summit": whose gathering it is takes no part in what is done there.
BLOC_HOSTS = frozenset(("G7", "G20", "UN", "OSCE", "NATO", "EU"))
GATHERINGS = frozenset(
    ("summit", "gathering", "assembly", "conference", "session", "forum", "headquarters", "podium")
)


class Scene(Memory):
    """What a reader knows of the sentence at hand, and remembers of those before it."""

    def open(self, doc: Doc, base: int, mentions: list[Party]) -> None:
        """Starts a sentence: `base` is its offset in the text, `mentions` who is named in it."""
        self.base = base
        self.named_here = {}
        for party in mentions:
            span = doc.char_span(party.start - base, party.end - base, alignment_mode="expand")
            if span is None:
                continue
            if party.kind in ("adjective", "people") and span.root.dep_ not in (
                "amod",
                "compound",
                "nmod",
            ):
                party = replace(party, kind="state" if party.kind == "adjective" else "people")
            for token in span:
                self.named_here.setdefault(token.i, party)
        for entity in doc.ents:
            if entity.label_ != "PERSON" or any(token.i in self.named_here for token in entity):
                continue
            words = [token.text for token in entity if token.text[:1].isupper()]
            known = self.people.get(words[-1]) if words else None
            party = known or self._stranger(entity.root, entity.text)
            if words and party.code and words[-1] not in self.people:
                self.people[words[-1]] = party
            here = at(party, base + entity.start_char, base + entity.end_char)
            for token in entity:
                self.named_here.setdefault(token.i, here)

    def _stranger(self, root: Token, name: str) -> Party:
        """Somebody whom the list lacks: a country from the words around the name, "" if none."""
        code = self._code_beside(root)
        if not code:
            for each in root.children:
                if each.dep_ == "appos":
                    code = self._code_beside(each)
            if root.dep_ == "appos":
                code = code or self._code_beside(root.head)
            own = root.head if root.dep_ == "appos" else root
            if not code and own.dep_ == "nsubj" and own.head.lemma_ == "be":
                # "Fogle is a CIA officer".
                for each in own.head.children:
                    if each.dep_ == "attr":
                        code = code or self._code_beside(each)
        return Party(code, "", name, "person")

    def _code_beside(self, token: Token) -> str:
        """The country that the words before or behind a noun name."""
        code = ""
        for each in token.subtree:
            if (
                each.i in self.named_here
                and (
                    each.i < token.i
                    or token in (each.head.head, each.head.head.head)
                    or each.dep_ == "appos"
                )
                and not (each.dep_ == "pobj" and each.head.lower_ in ("to", "with", "against"))
            ):
                return self.named_here[each.i].code
            if each.lower_ == "secretary" and each.doc[each.i : each.i + 3].text.lower().endswith(
                "general"
            ):
                return next((p.code for p in self.bodies[::-1] if p.code in ("NATO", "UN")), "NATO")
            if each.lower_ in AMERICAN and each.i < token.i:
                code = code or "USA"
            elif each.lower_ in RUSSIAN:
                code = code or "RUS"
        return code

    def close(self, doc: Doc, mentions: list[Party]) -> None:
        """Ends a sentence: remembers who was named and who its subject was."""
        ordered = sorted(
            {id(each): each for each in self.named_here.values()}.values(),
            key=lambda each: each.start,
        )
        for each in ordered:
            (self.persons if each.kind == "person" else self.bodies).append(each)
        del self.persons[:-40], self.bodies[:-40]
        first, main = None, False
        for token in doc:
            if token.dep_ in ("nsubj", "nsubjpass"):
                for each in self.of(token):
                    if token.lemma_.lower() in HUMANS and token.i not in self.named_here:
                        # "A Russian woman … She".
                        name = token.lemma_.lower()
                        each = Party(each.code, "", name, "person", each.start, each.end)
                        self.persons.append(each)
                    if each.kind == "person":
                        first = first or each
                    elif each.kind in ("institution", "state"):
                        if token.head.dep_ in ("ROOT", "conj") or not main:
                            self.body_subject = each
                        main = main or token.head.dep_ == "ROOT"
        here = {each.actor_id or each.name: each for each in ordered if each.kind == "person"}
        pronouns = any(token.lower_ in ("he", "she") for token in doc)
        self.alone = None
        if first is not None:
            self.subject = first
        elif len(here) == 1 and not pronouns:
            self.alone = next(iter(here.values()))

    def of(self, token: Token | None, place_ok: bool = False) -> list[Party]:
        """Everybody that a noun and those joined to it mean, in order; empty if nobody."""
        if token is None:
            return []
        found: list[Party] = []
        for each in with_conjuncts(token):
            for party in self._one(each, place_ok):
                if party.code and all(
                    (party.code, party.actor_id, party.name) != (p.code, p.actor_id, p.name)
                    for p in found
                ):
                    found.append(party)
        return found

    def _one(self, token: Token, place_ok: bool, depth: int = 0) -> list[Party]:
        lower = token.lower_
        if token.lower_ != "both" and (token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$")):
            return self.pronoun(token)
        named = self.named_here.get(token.i)
        if named is not None and not (
            named.code in BLOC_HOSTS
            and token.dep_ in ("compound", "nmod", "amod")
            and token.head.lemma_.lower() in GATHERINGS
        ):
            if (
                is_place(named)
                and not place_ok
                and token.dep_ == "pobj"
                and token.head.lower_ in _PLACED
            ):
                return []
            if named.kind != "adjective" or token.dep_ not in ("amod", "compound"):
                return [named]
        if self._is_warring(token):
            return [self.cast.state("RUS"), self.cast.state("UKR")]
        if self._is_both(token):
            return self.pair()
        if self._is_three(token):
            return [*self.pair(), *self.third()]
        for each in token.children:
            beside = self.named_here.get(each.i)
            if each.dep_ == "appos" and beside is not None and beside.kind == "person":
                # "His envoy, Steve Witkoff".
                return [beside]
        owner = self.modifier(token)
        if owner is not None:
            if token.tag_ in ("NNS", "NNPS"):
                several = {each.code: each for each in self.owners(token)}
                if len(several) > 1:
                    return [self._office(token, each) for each in several.values()]
            return [self._office(token, owner)]
        code = state_of_town(token)
        if not code and any(each.lower_ in PARTISAN for each in token.lefts):
            code = "USA" if token.lemma_.lower() in AGENTS else ""
        if code:
            return [self._office(token, self.cast.state(code))]
        if depth < 2:
            for each in token.children:
                if each.dep_ == "appos":
                    inner = self._one(each, place_ok, depth + 1)
                    if inner:
                        return inner
                if each.dep_ == "prep" and (
                    each.lower_ in _LINKS or (each.lower_ == "to" and token.lemma_ in _SERVING)
                ):
                    ends = [end for end in each.children if end.dep_ == "pobj"]
                    for end in ends:
                        abroad = each.lower_ in ("in", "at", "with") and (
                            token.lemma_ in _ABROAD or token.lemma_ not in AGENTS
                        )
                        if abroad:
                            continue
                        inner = self._all(end, depth + 1)
                        if inner:
                            return [self._office(token, inner[0])] if len(inner) == 1 else inner
        if token.dep_ == "appos" and depth < 2:
            return self._one(token.head, True, 2)
        if lower in INSTITUTIONS:
            code, actor_id = INSTITUTIONS[lower]
            return [self._party(code, actor_id, token)]
        if (
            token.lemma_.lower() in OFFICES
            or token.lemma_.lower() in OUTLETS
            or lower
            in ("ministry", "agency", "department", "administration", "embassy", "alliance", "bloc")
        ):
            return self.generic(token)
        return []

    def _all(self, token: Token, depth: int) -> list[Party]:
        found: list[Party] = []
        for each in with_conjuncts(token):
            found += self._one(each, True, depth)
        return found

    def _party(self, code: str, actor_id: str, token: Token) -> Party:
        start = (
            self.base + token.left_edge.idx
            if token.left_edge.i <= token.i
            else self.base + token.idx
        )
        end = self.base + token.idx + len(token)
        known = actor_id if actor_id in self.cast.actors else ""
        name = token.doc.text[start - self.base : end - self.base]
        return Party(code, known, name[:80], "institution", start, end)

    def _is_both(self, token: Token) -> bool:
        if token.lower_ in ("both", "two", "pair") and token.dep_ not in (
            "nummod",
            "det",
            "preconj",
            "predet",
        ):
            return token.lower_ == "both" or any(
                each.lower_ in ("the", "these") for each in token.children
            )
        if token.lower_ in ("parties", "sides") and [each.lower_ for each in token.lefts] == [
            "the"
        ]:
            return True
        if token.lemma_.lower() not in BOTH:
            return False
        if any(each.i in self.named_here and each.dep_ in _LEFT for each in token.children):
            # "Two Russian diplomats" are of one side.
            return False
        return any(
            each.lower_ in ("both", "two")
            and each.dep_ in ("nummod", "det", "predet", "preconj", "amod")
            for each in token.children
        )

    def _is_warring(self, token: Token) -> bool:
        """Whether a noun means the two that are at war: "the parties to the conflict"."""
        return (
            token.lower_ in ("parties", "sides", "belligerents")
            and any(
                each.dep_ == "prep"
                and each.lower_ in ("to", "in", "of")
                and any(end.lemma_ in ("conflict", "war", "fighting") for end in each.children)
                for each in token.children
            )
        ) or (
            token.lower_ in ("parties", "sides") and any(e.lower_ == "warring" for e in token.lefts)
        )

    def _is_three(self, token: Token) -> bool:
        """Whether a noun means the two sides and a third: "officials of the three countries"."""
        words = {each.lower_ for each in token.children if each.i < token.i}
        several = token.lemma_.lower() in BOTH | {"party"} and "three" in words
        return several and bool(words & {"the", "all", "these"})

    def owners(self, noun: Token) -> list[Party]:
        """Everybody whose a thing is: "their call" is both sides'."""
        for each in noun.children:
            if each.tag_ == "PRP$":
                return self.pronoun(each)
            if each.dep_ == "poss":
                return self.of(each, place_ok=True)
        found = []
        for each in noun.children:
            if each.i < noun.i and each.i in self.named_here and each.dep_ in _LEFT:
                found += [
                    self.named_here[inner.i]
                    for inner in (each, *each.conjuncts)
                    if inner.i in self.named_here and inner.i < noun.i
                ]
        if found:
            return found
        one = self.modifier(noun)
        return [one] if one is not None else []

    def modifier(self, token: Token) -> Party | None:
        """The nation, institution or person that a noun's modifiers name, the nearest owner first."""
        best: Party | None = None
        for each in token.children:
            if each.dep_ not in _LEFT or each.i > token.i:
                continue
            if each.i in self.named_here and not (
                self.named_here[each.i].code in BLOC_HOSTS and token.lemma_.lower() in GATHERINGS
            ):
                best = self.named_here[each.i]
                if each.dep_ == "poss":
                    return best
            elif each.dep_ == "poss" and each.tag_ == "WP$":
                # "May, whose government threw out 23 Russians".
                verb = token.head
                owners = self.of(verb.head, place_ok=True) if verb.dep_ == "relcl" else []
                best = best or (owners[0] if owners else None)
            elif each.dep_ == "poss" and each.tag_ == "PRP$":
                owners = self.pronoun(each)
                best = best or (owners[0] if owners else None)
            elif each.dep_ in ("compound", "poss", "nmod", "amod"):
                inner = self.modifier(each)
                if inner is None and each.dep_ == "poss":
                    several = self._one(each, True, 1)
                    inner = several[0] if several else None
                if inner is not None and best is None:
                    best = self._office(each, inner)
        return best

    def _office(self, token: Token, owner: Party) -> Party:
        """The one who holds an office of a state: "the Russian president"; else the state."""
        lemma = token.lemma_.lower()
        start, end = self.base + token.left_edge.idx, self.base + token.idx + len(token)
        words = token.doc.text[max(0, start - self.base) : end - self.base]
        if owner.kind == "person" and lemma not in (
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "administration",
            "aide",
            "envoy",
        ):
            return (
                owner
                if lemma not in AGENTS or lemma in ("team", "side")
                else self.cast.state(owner.code)
            )
        low = words.lower()
        for phrase, title in TITLES.items():
            if (
                phrase in low
                and "former" not in low
                and "deputy" not in low
                and "spokes" not in lemma
            ):
                if phrase in ("president", "leader") and ("vice" in low or token.tag_ == "NNS"):
                    continue
                for actor_id in self.cast.actors:
                    office = self.cast.office(actor_id, self.published)
                    other = self.cast.codes[actor_id] != owner.code or title not in office
                    if title == "president of" and not office.startswith(title):
                        # "Head of the office of the president of Ukraine".
                        continue
                    if not other and not (title == "president of" and "vice" in office):
                        return Party(owner.code, actor_id, words[-80:], "person", start, end)
        if "foreign ministry" in low and owner.code == "RUS":
            return Party("RUS", "russian-mfa", words[-80:], "institution", start, end)
        actor_id = (
            owner.actor_id
            if owner.kind == "institution"
            else MINISTRIES.get((owner.code, lemma), "")
        )
        if not actor_id or actor_id not in self.cast.actors:
            actor_id = self.cast.state(owner.code).actor_id
        return Party(owner.code, actor_id, words[-80:], "institution", start, end)
