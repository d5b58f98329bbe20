"""Who stands where in a parsed sentence: subjects, objects, agents, what governs what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
RELATIVES = frozenset(("who", "that", "which", "whom"))
# Verbs whose object does what the infinitive says: "ordered the diplomats to leave".
OBJECT_CONTROL = frozenset(
    """order tell ask urge allow let force invite authorise authorize instruct want expect call direct press push
    warn help cause lead prompt spur drive compel convince oblige persuade encourage pressure compel require permit get send give""".split()
)
MODALS = frozenset(
    (
        "may",
        "might",
        "could",
        "would",
        "will",
        "should",
        "must",
        "can",
        "shall",
        "'ll",
        "’ll",
        "wo",
        "ca",
        "'d",
    )
)


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these labels."""
    return next((each for each in token.children if each.dep_ in labels), None)


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, a shortened one included ("properties seized by")."""
    labels = {each.dep_ for each in verb.children}
    if labels & {"nsubjpass", "auxpass"} or ("agent" in labels and "nsubj" not in labels):
        # "By the end of the day they had left" has a subject of its own.
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "ccomp" and verb.head.lemma_ in OBJECT_CONTROL:
        # "ordered two submarines moved"
        return not any(each.dep_ in ("aux", "dobj") for each in verb.children)
    if had_done(verb) or _shares_passive(verb):
        return True
    if verb.tag_ != "VBN" or any(each.dep_ in ("aux", "nsubj", "dobj") for each in verb.children):
        return False
    if verb.dep_ in ("acl", "advcl", "amod"):
        return True
    return verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head)


_SUFFERED = frozenset(
    """arrest detain convict sentence extradite expel jail release free charge indict sanction deport poison kill
    seize blacklist ban fine swap imprison pardon trade freeze return""".split()
)


def _shares_passive(verb: Token) -> bool:
    """Whether the parser took a further participle for a past: "was captured, extradited and convicted"."""
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBD"
        and verb.lemma_ in _SUFFERED
        and verb.head.tag_ in ("VBN", "VBD")
        and not any(each.dep_ in (*SUBJECTS, "dobj", "aux") for each in verb.children)
        and is_passive(verb.head)
    )


def had_done(verb: Token) -> bool:
    """Whether somebody had it done to something of theirs: "have had their assets frozen"."""
    return (
        verb.tag_ in ("VBN", "VBD")
        and verb.dep_ in ("ccomp", "xcomp")
        and verb.head.lemma_ in (("have", "see") if verb.tag_ == "VBN" else ("have",))
        and verb.head.i < verb.i
        and not any(each.dep_ in ("aux", "mark", "dobj") for each in verb.children)
    )


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The grammatical subject of a verb, also where another verb lends it; the word that a
    relative pronoun stands for."""
    own = next((each for each in verb.children if each.dep_ in SUBJECTS), None)
    if own is not None:
        if own.lower_ in RELATIVES and verb.dep_ == "relcl":
            return verb.head
        return own
    if depth > 6:
        return None
    before = verb.doc[verb.i - 1] if verb.i else verb
    if verb.tag_ == "VBD" and before.dep_ == "pobj" and before.head.lower_ == "as":
        # "… as the administration signalled", where the parser takes "as" for "in the role of".
        return before
    head = resumes(verb) or verb.head
    if verb.dep_ == "relcl":
        return head if not any(each.dep_ == "dobj" for each in verb.children) else None
    if verb.dep_ == "acl":
        if verb.tag_ in ("VBG", "VBN"):
            return head
        owner = child(head, "poss")
        return owner if owner is not None else governing_subject(head, depth)
    if verb.dep_ == "xcomp" and head.lemma_ in OBJECT_CONTROL and not is_passive(head):
        thing = child(head, "dobj", "dative")
        if thing is not None:
            return thing
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep") and head.pos_ in (
        "VERB",
        "AUX",
        "ADJ",
    ):
        return subject(head, depth + 1)
    if verb.dep_ == "pcomp":
        if head.head.pos_ in ("NOUN", "PROPN"):
            owner = child(head.head, "poss")
            return owner if owner is not None else governing_subject(head.head, depth)
        if head.head.pos_ in ("VERB", "AUX"):
            if head.head.lemma_ in ("accuse", "blame", "stop", "prevent", "suspect"):
                return child(head.head, "dobj", "nsubjpass")
            return subject(head.head, depth + 1)
    return None


def resumes(verb: Token) -> Token | None:
    """The verb of saying that a verb goes on from, where the parser joined it to what was said:
    "said they had agreed and warned"; None if it joins no such thing."""
    if (
        verb.dep_ != "conj"
        or verb.tag_ != "VBD"
        or any(each.dep_ in SUBJECTS for each in verb.children)
    ):
        return None
    said = verb.head
    while said.dep_ == "conj" and said.head != said:
        said = said.head
    if (
        said.dep_ in ("ccomp", "xcomp")
        and said.tag_ not in ("VBD", "VBG")
        and said.head.tag_ == "VBD"
    ):
        return said.head
    return None


def is_joined(verb: Token) -> bool:
    """Whether a verb that the parser put below another only follows it: "recognised him in January
    and five days later put sanctions on the firm"."""
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VBD", "VBZ") or verb.head.i > verb.i:
        return False
    if any(each.dep_ in (*SUBJECTS, "mark") for each in verb.children):
        return False
    start = verb.left_edge.i
    return any(
        each.lower_ in ("and", "but", "then") for each in verb.doc[max(0, start - 1) : verb.i]
    )


def governing_subject(token: Token, depth: int = 0) -> Token | None:
    """The subject of the verb that governs a noun."""
    verb = governor(token)
    return subject(verb, depth + 1) if verb is not None else None


def governor(token: Token) -> Token | None:
    """The nearest verb above a token."""
    current = token
    for _ in range(12):
        if current.head == current:
            return None
        current = current.head
        if current.pos_ in ("VERB", "AUX"):
            return current
    return None


def doer(verb: Token) -> Token | None:
    """Who does what a verb says: the subject, in the passive the one after "by"."""
    if not is_passive(verb):
        return subject(verb)
    by = child(verb, "agent")
    if by is not None:
        return child(by, "pobj")
    return None


def objects(verb: Token) -> list[Token]:
    """What a verb is done to: its objects, or its subject in the passive."""
    found = [
        each
        for each in verb.children
        if each.dep_ in ("dobj", "dative", "oprd", "attr") and each.pos_ != "ADP"
    ]
    for each in verb.children:
        if each.dep_ == "dative" and each.pos_ == "ADP":
            found += [end for end in each.children if end.dep_ == "pobj"]
    if is_passive(verb):
        theme = verb.head if verb.dep_ == "acl" else subject(verb)
        if theme is not None:
            found.insert(0, theme)
    elif verb.dep_ == "relcl":
        own = next((each for each in verb.children if each.dep_ in SUBJECTS), None)
        if (
            own is not None
            and own.lower_ not in RELATIVES
            and not any(
                each.dep_ == "dobj" and each.lower_ not in RELATIVES for each in verb.children
            )
        ):
            found.append(verb.head)
    if not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        # "suspended and later left the treaty", told the other way round as well.
        return []
    if not found:
        for each in verb.children:
            if (
                each.dep_ == "conj"
                and each.pos_ == "VERB"
                and not any(c.dep_ in SUBJECTS for c in each.children)
            ):
                found += [
                    end for end in each.children if end.dep_ == "dobj" and each.i - verb.i <= 4
                ]
    return [each for each in found if each.lower_ not in RELATIVES]


def with_conjuncts(token: Token) -> list[Token]:
    """A noun and those joined to it by "and"."""
    found, queue = [token], [token]
    while queue and len(found) < 12:
        current = queue.pop()
        for each in current.children:
            if each.dep_ == "conj" and each.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
                found.append(each)
                queue.append(each)
    return found


def phrases(token: Token, through: bool = True) -> Iterator[tuple[str, Token]]:
    """The prepositions under a token, each with the noun behind it, "out of" as "of".

    With `through` those that the parser hung on the object of a verb come as well.
    """
    for each in token.children:
        if each.dep_ in ("prep", "agent", "dative") and each.pos_ in (
            "ADP",
            "SCONJ",
            "ADV",
            "VERB",
        ):
            yield from _behind(each)
        elif (
            through
            and each.dep_ in ("dobj", "attr", "oprd", "dative", "nsubjpass")
            and each.pos_ != "ADP"
        ):
            for inner in with_conjuncts(each):
                for deeper in inner.children:
                    if deeper.dep_ == "prep":
                        yield from _behind(deeper)
        elif each.dep_ == "advmod" and each.lower_ in ("out", "back", "away"):
            for inner in each.children:
                if inner.dep_ == "prep":
                    yield from _behind(inner)


def _behind(prep: Token) -> Iterator[tuple[str, Token]]:
    name = prep.lower_
    for each in prep.children:
        if each.dep_ in ("pobj", "pcomp"):
            yield name, each
        elif each.dep_ == "prep":
            yield from _behind(each)


def lemmas_in(token: Token, depth: int = 2) -> set[str]:
    """The lemmas that say what a noun phrase is about: heads, their modifiers, what follows "of"."""
    found: set[str] = set()
    for head in with_conjuncts(token):
        found |= {head.lemma_.lower(), head.lower_}
        if head.ent_type_ == "PERSON" or head.i in head.doc.user_data.get("people", ()):
            found.add("@person")
        for each in head.children:
            if each.dep_ in ("compound", "amod", "nmod", "nummod", "appos", "poss", "npadvmod"):
                found |= {each.lemma_.lower(), each.lower_}
                if each.dep_ in ("nmod", "compound", "appos"):
                    found |= {inner.lemma_.lower() for inner in each.children}
            elif each.dep_ == "prep" and each.lower_ in ("of", "in", "on") and depth:
                for end in each.children:
                    if end.dep_ == "pobj":
                        found |= (
                            lemmas_in(end, depth - 1)
                            if each.lower_ == "of"
                            else {end.lemma_.lower()}
                        )
    return found


def is_negated(verb: Token) -> bool:
    """Whether a verb is denied: "not", "never", "no longer", "nor", or "no" before what it is about."""
    if verb.dep_ == "conj" and verb.i and verb.doc[verb.i - 1].lower_ == "nor":
        return True
    for each in verb.children:
        if each.dep_ == "neg" or each.lower_ in (
            "never",
            "not",
            "n't",
            "n’t",
            "neither",
            "hardly",
            "rarely",
        ):
            return True
        if each.dep_ in ("dobj", "nsubjpass", "nsubj", "attr") and any(
            inner.lower_ in ("no", "neither") and inner.dep_ in ("det", "preconj", "advmod")
            for inner in each.children
        ):
            return True
        if each.dep_ == "preconj" and each.lower_ == "neither":
            return True
        if each.lower_ == "longer" and any(inner.lower_ == "no" for inner in each.children):
            return True
        if each.lower_ in ("no", "none", "nobody", "neither", "nothing") and each.dep_ in (
            *SUBJECTS,
            "dobj",
        ):
            return True
    return False


def modal(verb: Token) -> str:
    """The modal verb of a verb in its plain form, "" if it has none."""
    plain = {
        "'ll": "will",
        "’ll": "will",
        "wo": "will",
        "ca": "can",
        "'d": "would",
        "shall": "will",
    }
    for each in verb.children:
        if each.dep_ in ("aux", "auxpass") and each.lower_ in MODALS:
            return plain.get(each.lower_, each.lower_)
    alone = not any(each.dep_ in ("aux", *SUBJECTS) for each in verb.children)
    if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.pos_ in ("VERB", "AUX") and alone:
        return modal(verb.head)
    return ""


def tense(verb: Token) -> str:
    """past, perfect, pluperfect, present, future or none, as the words show."""
    helpers = {each.lower_ for each in verb.children if each.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "'ll", "’ll", "would", "shall", "wo"}:
        return "future"
    if helpers & {"had"}:
        return "pluperfect"
    if helpers & {"has", "have", "'ve", "’ve"}:
        return "perfect"
    if helpers & {"was", "were", "did"} or verb.tag_ == "VBD":
        return "past"
    if helpers & {"is", "are", "am", "does", "do", "'s"} or verb.tag_ in ("VBZ", "VBP"):
        return "present"
    if verb.tag_ == "VBN":
        return "past"
    if verb.dep_ in ("advcl", "conj", "xcomp", "pcomp") and verb.head.pos_ in ("VERB", "AUX"):
        return tense(verb.head) if verb.head != verb else "none"
    return "none"
