"""At whom an act is directed where its verb has no plain object: those it is about, the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.articles.acts.acts import HOSTILE, Act
from loaders.articles.acts.cast import Party, is_place
from loaders.articles.acts.clauses import subject
from loaders.articles.acts.memory import BLOCS
from loaders.articles.acts.nouns import UKRAINIAN
from loaders.articles.acts.scene import BLOC_HOSTS, GATHERINGS, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

SIDES = frozenset(("USA", "RUS"))
# Those whose hostile acts, with nobody named, are at Russia, and those whose are at the United
# States; of what others do the deed told last decides.
ALLIES = frozenset(
    """EU NATO G7 GBR FRA DEU POL CAN JPN AUS NOR EST LVA LTU FIN SWE DNK NLD BEL ESP ITA CZE SVK ROU BGR UKR
    NZL CHE AUT MDA GEO""".split()
)
_EAST = frozenset(("CHN", "IRN", "PRK", "BLR", "SYR", "CUB", "VEN"))
# Behind these a third country is what an act is about: "sanctions over Ukraine".
_ABOUT = frozenset(("over", "around", "about", "in", "of", "for", "into", "near", "on"))


# What the United States gives to Ukraine and to neither of the two sides: who cuts, offers or
# withholds it does so towards Ukraine.
_GIVEN = frozenset(("weapon", "arm", "ammunition", "munition", "intelligence", "aid", "assistance"))
_WITHHELD = frozenset(("sharing", "delivery", "shipment", "supply", "package", "transfer", "flow"))
_ANSWERS = frozenset(
    (
        "retaliate",
        "respond",
        "answer",
        "reply",
        "response",
        "retaliation",
        "punish",
        "kind",
        "mirror",
    )
)
_MEASURES = frozenset(
    "sanction measure step decision move expulsion strike package penalty tariff designation".split()
)
# What armies do in Ukraine.
_ADVANCING = frozenset(
    (
        "advance",
        "offensive",
        "shelling",
        "bombardment",
        "bombing",
        "battlefield",
        "assault",
        "front",
    )
)

# "Without waiting for Washington": what follows is not what an act is directed at.
OTHERWISE = frozenset(("without", "before", "after", "despite", "since", "while", "besides"))


def _is_apart(token: Token, verb: Token) -> bool:
    """Whether a word stands in another clause below a verb: with a subject of its own, or "without"."""
    current = token
    while current not in (verb, current.head):
        if (
            current.dep_ in ("advcl", "conj")
            and any(each.dep_ in ("nsubj", "nsubjpass") for each in current.children)
        ) or (current.dep_ == "pcomp" and current.head.lower_ in OTHERWISE):
            return True
        current = current.head
    return False


class Aims:
    """Finds those at whom acts are directed in a scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def anybody(self, verb: Token, codes: set[str]) -> list[Party]:
        """Somebody else named in what a verb governs, the two sides before others."""
        for token in verb.subtree:
            if (
                token.dep_ == "pobj"
                and token.head.lower_ in ("on", "against", "toward", "towards")
                and token.i > verb.i
                and not self._is_topic(token, codes)
            ):
                aimed = [each for each in self.scene.of(token) if each.code not in codes]
                if aimed:
                    return aimed
        return self._named(verb, codes, verb.i)

    def anybody_in(self, verb: Token, codes: set[str]) -> list[Party]:
        """Somebody else named in a statement."""
        found = self._named(verb, codes, -1)
        return [each for each in found if each.code in SIDES or not SIDES & codes]

    def _named(self, verb: Token, codes: set[str], after: int) -> list[Party]:
        found = []
        for token in verb.subtree:
            named = self.scene.named_here.get(token.i)
            if named is None or not named.code or named.code in codes or token.i < after:
                continue
            if (
                is_place(named)
                and token.dep_ == "pobj"
                and token.head.lower_ in ("in", "at", "near")
            ):
                continue
            if named.code in BLOC_HOSTS and token.head.lemma_.lower() in GATHERINGS:
                continue
            if not self._is_topic(token, codes) and not (after >= 0 and _is_apart(token, verb)):
                found.append((token, named))
        found.sort(key=lambda pair: pair[1].code not in SIDES)
        if not found:
            return []
        token, first = found[0]
        joined = [self.scene.named_here.get(each.i) for each in token.conjuncts]
        return [
            first,
            *[
                each
                for each in joined
                if each is not None and each.code and each.code not in codes | {first.code}
            ],
        ]

    def _is_topic(self, token: Token, codes: set[str]) -> bool:
        """Whether a third country is only what two others speak of: "escalation around Ukraine"."""
        named = self.scene.named_here.get(token.i)
        if named is None or named.code in SIDES | BLOCS or not codes & (SIDES | {"NATO", "EU"}):
            return False
        return (token.dep_ == "pobj" and token.head.lower_ in _ABOUT) or (
            token.dep_ in ("nsubj", "poss") and token.head.dep_ in ("pcomp", "acl", "pobj")
        )

    def others(self, codes: set[str], known: list[Party], act: Act) -> list[Party]:
        """Whom it is directed at if nobody is named: those known, the other side, the last named."""
        left = [each for each in known if each.code not in codes]
        if left:
            return left
        if act.kind == "assault":
            third = self._third(codes)
            if third:
                return third
        if act.kind == "support" and self.scene.last_deed and codes.isdisjoint(SIDES):
            # "Stoltenberg praised the sanctions": those who imposed them.
            words = {token.lemma_.lower() for token in act.trigger.subtree}
            if words & _MEASURES:
                return [self.scene.cast.state(self.scene.last_deed)]
        third = self._in_ukraine(codes, act) or self._charged(codes, act)
        if third:
            return third
        charge = self.scene.last_act
        if (
            act.kind == "reject"
            and charge is not None
            and charge.kind in ("accuse", "threaten", "request")
            and {each.code for each in charge.recipients} & codes
        ):
            # Who denies answers the one who charged.
            answered = [each for each in charge.actors if each.code not in codes]
            if answered:
                return answered
        other = self.scene.counterpart(codes)
        if other is not None:
            return [other]
        for code in self._of_third(codes, act):
            if code not in codes:
                return [self.scene.cast.state(code)]
        for each in self.scene.last_actors:
            if each.code and each.code not in codes:
                return [each]
        here = sorted(self.scene.named_here.values(), key=lambda each: each.start)
        recent = sorted(
            [*self.scene.persons[-4:], *self.scene.bodies[-4:]], key=lambda each: each.start
        )
        for each in [*recent, *here][::-1]:
            if each.code and each.code not in codes and each.code in SIDES:
                return [self.scene.cast.state(each.code)]
        return []

    def _in_ukraine(self, codes: set[str], act: Act) -> list[Party]:
        """Ukraine, where a text tells of it, for arms that America withholds and Russia's advance."""
        if not any(each.code == "UKR" for each in self.scene.third()):
            return []
        words = {token.lemma_.lower() for token in act.trigger.subtree if token.i >= act.trigger.i}
        given = codes == {"USA"} and words & _GIVEN and words & _WITHHELD
        fought = codes == {"RUS"} and act.kind == "threaten" and words & (_ADVANCING | UKRAINIAN)
        return [self.scene.cast.state("UKR")] if given or fought else []

    def _charged(self, codes: set[str], act: Act) -> list[Party]:
        """The third country that one who now threatens to answer has just charged or suffered from."""
        words = {token.lemma_.lower() for token in act.trigger.subtree}
        last = self.scene.latest
        if act.kind != "threaten" or last is None or not words & _ANSWERS:
            return []
        doers, theirs = last.codes()
        if last.kind in ("accuse", "assault") and doers == codes and not theirs & SIDES:
            return list(last.recipients)
        if last.kind in HOSTILE and codes <= theirs and not doers & SIDES:
            return list(last.actors)
        return []

    def _third(self, codes: set[str]) -> list[Party]:
        """The third country named last: the two sides do not fire at each other."""
        here = sorted(self.scene.named_here.values(), key=lambda each: each.start)
        for each in [*self.scene.bodies, *here][::-1]:
            if each.kind != "person" and each.code and each.code not in SIDES | BLOCS | codes:
                return [self.scene.cast.state(each.code)]
        return []

    def _of_third(self, codes: set[str], act: Act) -> list[str]:
        """Codes of those at whom a third country's act is likely directed, the likeliest first."""
        hostile = act.kind in HOSTILE or act.kind == "threaten"
        if codes & {"NATO"} or (hostile and codes & ALLIES):
            return ["RUS"]
        if (hostile or act.kind in ("accuse", "reject")) and codes & _EAST:
            return ["USA"]
        deed = self.scene.last_deed
        return [deed] if deed and act.speech else []

    def addressed(self, verb: Token, codes: set[str], act: Act) -> list[Party]:
        """Whom a statement is about: the subject of what was said, else who is named in it."""
        for each in verb.children:
            if each.dep_ in ("dobj", "dative"):
                found = [party for party in self.scene.of(each) if party.code not in codes]
                if found and found[0].code in SIDES:
                    return found
            if each.dep_ == "ccomp":
                found = [party for party in self.scene.of(subject(each)) if party.code not in codes]
                if found and act.kind in (
                    "accuse",
                    "support",
                    "request",
                    "reject",
                    "threaten",
                    "agree",
                ):
                    return found
        found = self.anybody_in(verb, codes)
        if found:
            return found
        act.inferred.add("recipients")
        return self.others(codes, [], act)
