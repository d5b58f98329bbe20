"""Titles of drafts in the record's short form: who does what to whom, in the present tense."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import Act
from loaders.articles.acts.cast import Cast, Party
from loaders.articles.acts.clauses import is_negated, is_passive, modal, objects
from loaders.articles.acts.verbs import SAYING

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
# What titles call those whose names in actors.csv are longer.
_SHORT = {
    "us": "US",
    "uk": "UK",
    "eu": "EU",
    "un": "UN",
    "russia": "Russia",
    "kremlin": "Kremlin",
    "cia": "CIA",
    "fbi": "FBI",
    "fsb": "FSB",
    "svr": "SVR",
    "european-allies": "Europeans",
    "russian-courts": "Russian court",
    "russian-defence-ministry": "Russian Defence Ministry",
    "russian-embassy-washington": "Russian Embassy",
    "russian-government": "Russian government",
    "russian-justice-ministry": "Russian Justice Ministry",
    "russian-mfa": "Russian Foreign Ministry",
    "russian-military": "Russian military",
    "russian-security-council": "Russian Security Council",
    "russian-transport-ministry": "Russian Transport Ministry",
    "us-commerce-department": "Commerce Department",
    "us-congress": "Congress",
    "us-courts": "US court",
    "us-defense-department": "Pentagon",
    "us-democratic-party": "Democrats",
    "us-embassy-moscow": "US Embassy",
    "us-homeland-security": "Homeland Security",
    "us-house": "House",
    "us-intelligence": "US intelligence",
    "us-justice-department": "Justice Department",
    "us-military": "US military",
    "us-senate": "Senate",
    "us-state-department": "State Department",
    "us-treasury": "Treasury",
}
_MANY = frozenset(("Europeans", "Democrats", "Republicans"))
_SMALL = frozenset(
    """we the this it there they you any if a an that these those our in so but and he she his her its no not as for on at
    behind such then only first what when how all some every everybody everyone nobody nothing after before under both
    here now once while with without to by from of most many few once until unless what's it's""".split()
)
_TIMES = re.compile(
    r"\s*,?\s*\b(?:on |last |next |this |late |early |earlier )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?|\d{1,2} (?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)(?: \d{4})?|"
    r"in (?:early |mid-|late )?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?|"
    r"in \d{4}|the (?:day|night|week) (?:before|after)|(?:earlier|later) (?:in|on) the (?:day|week|month)|"
    r"(?:a|two|three) (?:day|week|month)s? (?:earlier|later|ago)|(?:last|this|next) (?:week|month|year)|at the time|today|yesterday|tonight)\b,?"
)
# Where a title too long may end: before one of these.
_SEAM = re.compile(
    r",? (?:to|in|on|over|for|with|by|at|from|that|and|or|after|as|against|under|than|because|if|when|until|before|"
    r"about|into|through|among|including|who|which|whose|where|while|unless|without)\b|[,:] |; | [–—-] "
)
_TAIL = re.compile(
    r"(?:[\s,]+(?:the|a|an|of|to|in|on|at|for|and|or|with|by|its|his|her|their|our|that|from|over|as|if|was|were|would|will|is|are|be|"
    r"been|not|no|more|than|some|such|had|has|have|about|into|after|under|also|which|who|Mr\.?|but|because|when|until))+$"
)
_SHORTEST = 30
# What is said has a verb of its own; where a cut has taken it away, the title shows the cut.
_VERB_SAID = re.compile(
    r" says .*\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|[a-z]+ed)\b"
)
_LEAD_IN = re.compile(r"^\W*(?:so far|of course|meanwhile|frankly|look|well), ", re.IGNORECASE)


def short_name(cast: Cast, party: Party) -> str:
    """A name as titles have it: surname, "US", "Kremlin"; a stranger's as the text has it."""
    if party.actor_id in _SHORT:
        return _SHORT[party.actor_id]
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
        and act.trigger.lemma_.lower() in SAYING
        and act.trigger.dep_ == "ROOT"
        and act.trigger.i > len(act.trigger.doc) // 2
    ):
        # "…, he told reporters": the words come first.
        return _cut(re.sub(r"\s+", " ", f"{actors} says {_lowered(_tidy(act.content))}"))
    passive = is_passive(act.trigger)
    lemma = act.trigger.lemma_.lower()
    names = {short_name(cast, each) for each in (act.subjects or act.actors)}
    several = len(names) > 1 or bool(names & _MANY)
    if not act.nominal and act.standing != "said" and passive and not is_negated(act.trigger):
        theme = _theme(act.trigger)
        words = f"{theme} {_rest(act.trigger)}" if theme else ""
        awaited = act.kind == "consult" and lemma in ("expect", "await", "schedule")
        if words and act.kind != "reject" and not awaited and not modal(act.trigger):
            return _cut(re.sub(r"\s+", " ", f"{actors} {_present(lemma, several)} {words}"))
    learns = act.trigger.lemma_ in ("know", "understand", "hear") and act.trigger.dep_ != "ROOT"
    if act.kind == "threaten" and (learns or act.trigger.dep_ == "xcomp"):
        # What somebody may do, or lets the other side know, is told by its kind.
        words = ""
    if words and act.standing != "said" and not passive and _is_not(act.trigger):
        helper = modal(act.trigger) or ("do" if several else "does")
        title = f"{actors} {helper} not {lemma} {words}"
    elif words and act.standing != "said" and act.kind != "reject" and not passive:
        how = modal(act.trigger)
        title = f"{actors} {how} {lemma} {words}" if how else ""
        title = title or f"{actors} {_present(lemma, several)} {words}"
    elif words and act.kind == "reject" and act.speech and not modal(act.trigger):
        title = f"{actors} {_present(lemma, several)} {words}"
    else:
        lapsed = act.mutual and act.trigger.lemma_ in ("expire", "lapse", "end")
        title = (
            "Treaty of {both} lapses" if lapsed and act.kind == "sanction" else _PLAIN[act.kind]
        ).format(a=actors, r=recipients or "the other side", both=_joined([actors, recipients]))
        if act.nominal:
            noun = " ".join(_phrase(act.trigger).split())
            title = f"{title}: {noun}" if len(noun) > 3 else title
    return _cut(re.sub(r"\s+", " ", title))


def _is_not(verb: Token) -> bool:
    """Whether a verb is denied by itself, and not by "no" in what stands behind it."""
    things = (each for each in verb.children if each.dep_ in ("dobj", "attr"))
    none = any(inner.lower_ == "no" for each in things for inner in each.children)
    return is_negated(verb) and not none


def _words(verb: Token) -> str:
    """What follows a verb in its clause, without dates and without what is said in passing."""
    stop = verb.right_edge.i + 1
    for each in verb.children:
        if each.i > verb.i and each.dep_ in ("conj", "cc", "advcl", "relcl", "parataxis"):
            stop = min(stop, each.left_edge.i)
    start = verb.i + 1
    for each in verb.children:
        if each.dep_ in ("nsubj", "nsubjpass") and each.i > verb.i:
            start = max(start, each.right_edge.i + 1)
    words = verb.doc[start : max(start, stop)].text
    if verb.dep_ == "relcl" and verb.head in objects(verb):
        words = f"{verb.doc[verb.head.left_edge.i : verb.head.i + 1].text} {words}"
    return _tidy(words)


def _theme(verb: Token) -> str:
    """What is done to, in the passive, as an object: "ten diplomats" of "ten diplomats were expelled"."""
    noun = next((each for each in verb.children if each.dep_ == "nsubjpass"), None)
    if noun is None or noun.pos_ not in ("NOUN", "PROPN"):
        return ""
    stop = noun.right_edge.i + 1
    for each in noun.children:
        if each.i > noun.i and each.dep_ in ("relcl", "acl", "appos", "punct"):
            stop = min(stop, each.left_edge.i)
    words = _tidy(noun.doc[noun.left_edge.i : stop].text)
    common = noun.left_edge.pos_ in ("DET", "NUM", "ADJ", "PRON") and not noun.left_edge.ent_type_
    common |= noun.left_edge.tag_ in ("CD", "DT", "PRP$")
    return words[:1].lower() + words[1:] if common else words


def _rest(verb: Token) -> str:
    """What follows a verb in the passive, without the doer."""
    by = next((each for each in verb.children if each.dep_ == "agent"), None)
    words = _words(verb)
    return words.replace(by.doc[by.left_edge.i : by.right_edge.i + 1].text, "") if by else words


def _phrase(noun: Token) -> str:
    return _tidy(noun.doc[noun.left_edge.i : noun.right_edge.i + 1].text)


def _lowered(words: str) -> str:
    """Words without the capital of a sentence's beginning, if the first is a small one."""
    first = words.partition(" ")[0]
    return words[:1].lower() + words[1:] if first.lower() in _SMALL else words


def _tidy(text: str) -> str:
    # What an editor put into a quotation is read with it.
    text = _TIMES.sub(" ", text.replace("[", "").replace("]", ""))
    text = _LEAD_IN.sub("", text)
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
    """At most 80 characters, ended where a phrase does, without dangling small words; a statement
    that breaks off before its verb shows it."""
    title = title.strip()
    breaks_off = len(title) > LONGEST and " says " in title
    if len(title) > LONGEST:
        seams = [each.start() for each in _SEAM.finditer(title[: LONGEST + 6])]
        ends = [each for each in seams if _SHORTEST <= each <= LONGEST]
        title = title[: ends[-1]] if ends else title[: LONGEST + 1].rsplit(" ", 1)[0]
        title = _TAIL.sub("", title)[:LONGEST]
    for opening, closing in (("“", "”"), ("‘", "’")):
        if (opening in title) != (closing in title) and opening + closing != "‘’":
            title = title.replace(opening, "").replace(closing, "")
    title = title.replace("‘", "") if "’" not in title else title
    title = title.replace('"', "") if title.count('"') % 2 else title
    title = title.strip(" ,.:;'\"“”‘’-–—")
    lost = breaks_off and not _VERB_SAID.search(title)
    return f"{title[: LONGEST - 1]}…" if lost else title
