"""What a reader remembers of an article: who was named, who spoke last, who "he" is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from loaders.articles.acts.cast import Cast, Party, at
from loaders.articles.acts.clauses import child
from loaders.articles.acts.countries import COUNTERPART
from loaders.articles.acts.nouns import OFFICES, WOMEN
from loaders.articles.acts.verbs import SAYING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from loaders.articles.acts.acts import Act

# Companies and media that a text takes up again by what they are.
OUTLETS = frozenset(
    (
        "newspaper",
        "outlet",
        "channel",
        "broadcaster",
        "network",
        "company",
        "bank",
        "group",
        "firm",
        "airline",
    )
)


# Those that are no countries.
BLOCS = frozenset(("EU", "NATO", "UN", "G7", "G20", "OSCE", "OPCW", "IAEA", "ICC"))

# What a text calls a bloc when it takes it up again.
_BLOC_NOUNS = {"alliance": ("NATO",), "bloc": ("EU",), "eurobloc": ("EU",), "27-nation": ("EU",)}


def _is_unknown(speaker: Token | None, named: dict[int, Party]) -> bool:
    """Whether one who speaks is named and nobody we know: "Meta said it would ban them"."""
    return (
        speaker is not None
        and speaker.pos_ == "PROPN"
        and all(each.i not in named for each in speaker.subtree)
        and speaker.ent_type_ == "ORG"
    )


def said_by(token: Token) -> Token | None:
    """The verb of saying in whose clause a word stands; None if there is none."""
    current = token
    for _ in range(12):
        head = current.head
        if head == current:
            return None
        if current.dep_ in ("ccomp", "parataxis") and head.lemma_.lower() in SAYING:
            return head
        current = head
    return None


def said_of(speaker: Token, at: int) -> bool:
    """Whether a place in a sentence lies in what the subject of a verb of saying says before it."""
    verb = speaker.head
    if speaker.dep_ != "nsubj" or verb.lemma_.lower() not in SAYING or at > speaker.i:
        return False
    return said_by(speaker.doc[at]) == verb


class Memory:
    """Those named so far, and what pronouns and "the spokesman" mean by them."""

    def __init__(self, cast: Cast, published: date, people: dict[str, Party]) -> None:
        self.cast = cast
        self.published = published
        self.people = people
        self.persons: list[Party] = []
        self.bodies: list[Party] = []
        self.subject: Party | None = None
        # The only person of the last sentence, where its subject is no person.
        self.alone: Party | None = None
        self.body_subject: Party | None = None
        self.speaker: Party | None = None
        self.last_actors: list[Party] = []
        # Which of the two sides did what was told last, and who speaks where a text says "we".
        self.last_deed = ""
        self.last_act: Act | None = None
        # The act read last, in the same sentence as well.
        self.latest: Act | None = None
        self.last_meeting: list[Party] = []
        self.voice: Party | None = None
        # Whom a read-out calls "the President", with a capital.
        self.principal: Party | None = None
        # Whether that is the one whose name stands before the colon of a transcript.
        self.labelled = False
        self.named_here: dict[int, Party] = {}
        self.base = 0

    def pair(self) -> list[Party]:
        """The two sides that are being told of: the United States and Russia unless others are."""
        codes: list[str] = []
        for party in [*self.persons[-6:], *self.bodies[-6:]][::-1]:
            if party.code and party.code not in codes:
                codes.append(party.code)
        if len(codes) >= 2 and not {"USA", "RUS"} & set(codes):
            return [self.cast.state(code) for code in codes[:2]]
        return [self.cast.state("USA"), self.cast.state("RUS")]

    def third(self) -> list[Party]:
        """The third country that a text tells of most; nobody if it names none."""
        codes = [
            party.code
            for party in [*self.persons, *self.bodies]
            if party.code and party.code not in ("USA", "RUS", *BLOCS)
        ] or [
            party.code
            for party in self.named_here.values()
            if party.code and party.code not in ("USA", "RUS", *BLOCS)
        ]
        return [self.cast.state(max(codes, key=codes.count))] if codes else []

    def pronoun(self, token: Token) -> list[Party]:
        """Whom a pronoun means; empty if nobody fits."""
        lower = token.lower_
        if lower in ("we", "our", "us", "i", "my", "me"):
            quoted = (
                token.doc.text[: token.idx].count('"') % 2 or "“" in token.doc.text[: token.idx]
            )
            who = self.voice if self.voice is not None and not quoted else self._who_says(token)
            who = who or self.speaker
            return [who] if who is not None else []
        said = self._said_of_self(token)
        if said is not None:
            return [said] if said.code else []
        if lower in ("he", "his", "him", "himself", "she", "her", "herself"):
            found = self._person(token, woman=lower in ("she", "her", "herself"))
            return [found] if found is not None else []
        if lower in ("they", "their", "them"):
            return self._they(token)
        if lower in ("it", "its", "itself"):
            before = [
                party
                for i, party in self.named_here.items()
                if i < token.i and party.kind in ("institution", "state")
            ]
            subjects = [
                p
                for i, p in self.named_here.items()
                if i < token.i
                and p.kind in ("institution", "state")
                and token.doc[i].dep_ in ("nsubj", "nsubjpass")
            ]
            best = (
                subjects[-1] if subjects else self.body_subject or (before[-1] if before else None)
            )
            return [best] if best is not None else []
        return []

    def _said_of_self(self, token: Token) -> Party | None:
        """The speaker, for the subject of what is said: "the United States said it would"."""
        verb = token.head
        if (
            token.dep_ not in ("nsubj", "nsubjpass")
            or verb.dep_ != "ccomp"
            or verb.head.lemma_.lower() not in SAYING
        ):
            return None
        speaker = child(verb.head, "nsubj")
        if token.lower_ == "it" and _is_unknown(speaker, self.named_here):
            return Party("", "", "", "institution")
        named = (
            self.named_here.get(speaker.i) if speaker is not None and speaker.i < token.i else None
        )
        if named is None or not named.code:
            return None
        person = named.kind == "person"
        if token.lower_ in ("he", "she"):
            return named if person and self._fits(named, token.lower_ == "she") else None
        return named if token.lower_ == "it" and not person else None

    def _who_says(self, token: Token) -> Party | None:
        """The one named who says the clause in which "we" or "I" stands."""
        saying = said_by(token)
        who = child(saying, "nsubj") if saying is not None else None
        named = self.named_here.get(who.i) if who is not None else None
        return named if named is not None and named.code else None

    def _they(self, token: Token) -> list[Party]:
        here = [
            party
            for i, party in self.named_here.items()
            if i < token.i and party.kind != "adjective"
        ]
        codes = {party.code for party in here or [*self.persons[-2:], *self.bodies[-2:]]}
        if {"USA", "RUS"} <= codes:
            return self.pair()
        best = here[-1] if here else self.body_subject
        return [best] if best is not None else []

    def _person(self, token: Token, woman: bool) -> Party | None:
        """Whom "he" or "she" means: the subject before it in the sentence, else the last subject."""
        before = [
            (token.doc[i].dep_ in ("nsubj", "nsubjpass"), i, party)
            for i, party in self.named_here.items()
            if i < token.i and party.kind == "person" and self._fits(party, woman)
        ]
        spoken_of = {each[2].actor_id or each[2].name for each in before if said_of(token, each[1])}
        before = [each for each in before if (each[2].actor_id or each[2].name) not in spoken_of]
        subjects = [each for each in before if each[0]]
        if subjects:
            return subjects[-1][2]
        owners = [
            party
            for _, i, party in before
            if token.doc[i].dep_ == "poss" and token.doc[i].head.dep_ in ("nsubj", "nsubjpass")
        ]
        if owners and token.dep_ in ("nsubj", "nsubjpass"):
            # "Obama's answer was harsher: he expelled 35 diplomats."
            return owners[-1]
        lone = self.alone
        subject = self._ahead(token, woman) or self.subject
        if spoken_of:
            # "Peskov is lying, he said": another one says so.
            known = [p for p in (self.speaker, subject, lone, *self.persons[::-1]) if p is not None]
            return next(
                (
                    each
                    for each in known
                    if each.kind == "person"
                    and (each.actor_id or each.name) not in spoken_of
                    and self._fits(each, woman)
                ),
                before[-1][2] if before else None,
            )
        if lone is not None and not before and token.dep_ == "nsubj" and self._fits(lone, woman):
            return lone
        if (
            subject is not None
            and self._fits(subject, woman)
            and (not before or token.dep_ == "nsubj")
        ):
            return subject
        if before:
            return before[-1][2]
        return next((each for each in self.persons[::-1] if self._fits(each, woman)), None)

    def _ahead(self, token: Token, woman: bool) -> Party | None:
        """The subject of the main clause, for "he" in a clause before it: "after he met Macron,
        Biden said"."""
        current = token
        for _ in range(12):
            if current.head == current:
                return None
            above = current.head
            if current.dep_ in ("advcl", "prep", "npadvmod") and above.head == above:
                own = child(above, "nsubj")
                who = self.named_here.get(own.i) if own is not None else None
                if own is None or who is None or own.i < token.i or who.kind != "person":
                    return None
                return who if self._fits(who, woman) else None
            current = above
        return None

    def _fits(self, party: Party, woman: bool) -> bool:
        full = (
            self.cast.actors[party.actor_id].name
            if party.actor_id in self.cast.actors
            else party.name
        )
        return (full.split()[0] in WOMEN or full.split()[-1] in WOMEN) == woman

    def generic(self, token: Token) -> list[Party]:
        """ "The president", "the spokesman", "the ministry": the last one named that fits."""
        lemma = token.lemma_.lower()
        if lemma in ("official", "diplomat"):
            return self._official(token)
        offices = OFFICES.get(lemma, ())
        candidates = [
            *self.persons,
            *[p for i, p in self.named_here.items() if i < token.i and p.kind == "person"],
        ]
        if (
            self.principal is not None
            and token.text == "President"
            and any(each.lower_ == "the" for each in token.lefts)
        ):
            return [at(self.principal, self.base + token.idx, self.base + token.idx + len(token))]
        if offices and token.tag_ not in ("NNS", "NNPS"):
            for party in candidates[::-1]:
                title = self.cast.office(party.actor_id, self.published)
                if any(office in title for office in offices):
                    return [at(party, self.base + token.idx, self.base + token.idx + len(token))]
        if lemma in OUTLETS:
            for party in [*self.bodies, *self.named_here.values()][::-1]:
                known = self.cast.actors.get(party.actor_id)
                if party.kind == "institution" and (known is None or known.kind == "organisation"):
                    return [party]
            return []
        if lemma in _BLOC_NOUNS:
            wanted = _BLOC_NOUNS[lemma]
            here = [*self.bodies, *self.named_here.values()]
            return next(([self.cast.state(p.code)] for p in here[::-1] if p.code in wanted), [])
        if lemma in ("ministry", "agency", "department", "embassy", "administration"):
            for party in [*self.bodies, *self.named_here.values()][::-1]:
                if (
                    party.kind == "institution"
                    and party.actor_id != "kremlin"
                    and (
                        lemma
                        in (
                            self.cast.actors[party.actor_id].name.lower()
                            if party.actor_id in self.cast.actors
                            else party.name.lower()
                        )
                        or lemma in ("agency",)
                    )
                ):
                    return [party]
            if lemma == "ministry":
                return [
                    Party(
                        "RUS",
                        "russian-mfa",
                        token.text,
                        "institution",
                        self.base + token.idx,
                        self.base + token.idx + len(token),
                    )
                ]
            if lemma == "administration":
                return [self.cast.state("USA")]
            if lemma == "department":
                return [
                    Party(
                        "USA",
                        "us-state-department",
                        token.text,
                        "institution",
                        self.base + token.idx,
                        self.base + token.idx + len(token),
                    )
                ]
        return []

    def _official(self, token: Token) -> list[Party]:
        """An official of nobody's: of the side named last before, or of the other if the sentence
        itself names that side."""
        own = {each.lower_ for each in token.children}
        if "administration" in own:
            return [self.cast.state("USA")]
        if own & {"from", "of"}:
            return []
        here = {party.code for party in self.named_here.values()} & {"USA", "RUS"}
        for party in self.bodies[::-1]:
            if party.code in ("USA", "RUS"):
                other = self.counterpart({party.code}) if here == {party.code} else None
                return [other or self.cast.state(party.code)]
        return []

    def counterpart(self, codes: set[str]) -> Party | None:
        """The other of the two sides, where only one is named."""
        for code in ("USA", "RUS"):
            if code in codes:
                return self.cast.state(COUNTERPART[code])
        return None
