"""Titles of drafts in the record's short form: who does what to whom, in the present tense."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import Act
from loaders.articles.acts.cast import Cast, Party
from loaders.articles.acts.clauses import is_passive, modal

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 80  # data/README.md, column `title`

# How a draft whose own words do not make a title is told, by kind.
_PLAIN = {
    "sanction": "{a} acts against {r}",
    "coerce": "{a} uses pressure against {r}",
    "assault": "{a} attacks {r}",
    "mobilize": "{a} moves forces towards {r}",
    "retreat": "{a} eases pressure on {r}",
    "consult": "{both} talk",
    "agree": "{a} agrees with {r}",
    "concede": "{a} gives way to {r}",
    "request": "{a} makes a demand of {r}",
    "accuse": "{a} accuses {r}",
    "reject": "{a} rejects what {r} says",
    "threaten": "{a} threatens {r}",
    "support": "{a} backs {r}",
    "aid": "{a} aids {r}",
    "cooperate": "{both} cooperate",
    "protest": "{a} protests against {r}",
    "comment": "{a} comments on {r}",
}
_IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes", "veto": "vetoes"}
_STATES = {"us": "US", "uk": "UK", "eu": "EU", "un": "UN", "russia": "Russia", "kremlin": "Kremlin"}
_SMALL = frozenset(
    "we the this it there they you any if a an that these those our in so but and he she his her its no not as for on at".split()
)
_TIMES = re.compile(
    r"\s*,?\s*\b(?:on |last |next |this |late |early |earlier )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?|\d{1,2} (?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)(?: \d{4})?)\b,?"
)


def short_name(cast: Cast, party: Party) -> str:
    """A name as titles have it: surname, "US", "Kremlin"; a stranger's as the text has it."""
    if party.actor_id in _STATES:
        return _STATES[party.actor_id]
    known = cast.actors.get(party.actor_id)
    if known is None:
        return (
            party.name.split()[-1]
            if party.kind == "person" and party.name
            else party.name or party.code
        )
    return known.name.split()[-1] if known.kind == "person" else known.name


def title_of(act: Act, cast: Cast) -> str:
    """The title of an act, at most 80 characters, without a full stop."""
    actors = _joined([short_name(cast, each) for each in (act.subjects or act.actors)[:2]])
    recipients = _joined([short_name(cast, each) for each in act.recipients[:2]])
    words = "" if act.nominal else _words(act.trigger)
    if (
        act.speech
        and act.content
        and act.trigger.dep_ == "ROOT"
        and act.trigger.i > len(act.trigger.doc) // 2
    ):
        # "…, he told reporters": the words come first.
        return _cut(re.sub(r"\s+", " ", f"{actors} says {_lowered(_tidy(act.content))}"))
    if words and act.standing != "said" and act.kind != "reject" and not is_passive(act.trigger):
        verb = (
            "agree"
            if act.kind == "agree" and act.trigger.lemma_ == "agree"
            else act.trigger.lemma_.lower()
        )
        several = len(act.subjects or act.actors) > 1 and not act.speech
        title = (
            f"{actors} {modal(act.trigger)} {verb} {words}"
            if modal(act.trigger)
            else f"{actors} {_present(verb, several)} {words}"
        )
    elif words and act.kind == "reject" and act.speech and not modal(act.trigger):
        title = f"{actors} {_present(act.trigger.lemma_.lower(), False)} {words}"
    else:
        title = _PLAIN[act.kind].format(
            a=actors, r=recipients or "the other side", both=_joined([actors, recipients])
        )
        if act.nominal:
            noun = " ".join(_phrase(act.trigger).split())
            title = f"{title}: {noun}" if len(noun) > 3 else title
    return _cut(re.sub(r"\s+", " ", title))


def _words(verb: Token) -> str:
    """What follows a verb in its clause, without dates and without what is said in passing."""
    stop = verb.right_edge.i + 1
    for each in verb.children:
        if each.i > verb.i and each.dep_ in ("conj", "cc", "advcl", "relcl", "parataxis"):
            stop = min(stop, each.left_edge.i)
    text = verb.doc[verb.i + 1 : stop].text
    return _tidy(text)


def _phrase(noun: Token) -> str:
    return _tidy(noun.doc[noun.left_edge.i : noun.right_edge.i + 1].text)


def _lowered(words: str) -> str:
    """Words without the capital of a sentence's beginning, if the first is a small one."""
    first = words.partition(" ")[0]
    return words[:1].lower() + words[1:] if first.lower() in _SMALL else words


def _tidy(text: str) -> str:
    text = _TIMES.sub(" ", text)
    text = re.split(r"[;\n]| – | — |, (?:who|which|after|while|when|as|but|and)\b", text)[0]
    return re.sub(r"\s+", " ", text).strip(" ,.:;'\"“”‘’-–—")


def _present(lemma: str, several: bool) -> str:
    """The verb in the third person.

    >>> _present("deny", False), _present("meet", True), _present("slash", False)
    ('denies', 'meet', 'slashes')
    """
    if several:
        return lemma
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return f"{lemma}es"
    if lemma.endswith("y") and lemma[-2:-1] not in tuple("aeiou"):
        return f"{lemma[:-1]}ies"
    return f"{lemma}s"


def _joined(names: list[str]) -> str:
    names = list(dict.fromkeys(filter(None, names)))
    return " and ".join(names)


def _cut(title: str) -> str:
    """At most 80 characters, cut at a blank, without dangling small words."""
    title = title.strip()
    if len(title) > LONGEST:
        title = title[: LONGEST + 1].rsplit(" ", 1)[0]
        title = re.sub(
            r"(?:\s+(?:the|a|an|of|to|in|on|at|for|and|or|with|by|its|his|that|from|over|as|if|was|would))+$",
            "",
            title,
        )[:LONGEST]
    for opening, closing in (("“", "”"), ("‘", "’")):
        if (opening in title) != (closing in title) and opening + closing != "‘’":
            title = title.replace(opening, "").replace(closing, "")
    title = title.replace("‘", "") if "’" not in title else title
    title = title.replace('"', "") if title.count('"') % 2 else title
    return title.strip(" ,.:;'\"“”‘’-–—")
