"""What one side says or does towards the other where no word of the tables tells what it is.

A sentence about both sides whose subject speaks or acts for one of them is nearly always an act
that a reviewer wants to see: of 33 such sentences without a draft, in three sets of articles read
by nobody who wrote the rules, 23 held one. Its kind is a guess, and the draft says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.articles.acts.acts import Act
from loaders.articles.acts.aims import SIDES
from loaders.articles.acts.answers import takes_note
from loaders.articles.acts.bystanders import is_bystander, is_private
from loaders.articles.acts.clauses import child, doer, is_negated, is_passive, modal, subject, tense
from loaders.articles.acts.quoting import is_question
from loaders.articles.acts.speech import position

if TYPE_CHECKING:
    from loaders.articles.acts.statements import Statements

# How sure the kind is where nothing tells it.
GUESS = 0.3
# Fewer words than these are colour: "he was flabbergasted".
SHORTEST = 6
_DENIAL = re.compile(r"\b(?:not|no|never|nobody|nothing|neither|none|nor|hardly)\b|n['’]t\b")
_AHEAD = re.compile(r"\b(?:will|would|could|might|may|next|coming|if|unless|ready)\b|['’]ll\b")
_LIKED = re.compile(
    r"\b(?:in favou?r|right to|good|better|hopeful|optimis\w+|progress|friend\w*)\b"
)
# Words of those who say that they say nothing.
_SILENT = re.compile(
    r"\b(?:no comment|not comment\w*|declin\w+ to|did not (?:say|respond|elaborate|mention)|"
    r"said (?:nothing|little)|not (?:say|disclose|elaborate|respond))\b"
)
# What the other side has said or done, where a sentence does not name the side.
_ANSWERED = re.compile(
    r"\b(?:ultimat\w+|deadline|statements?|remarks?|words|proposals?|demands?|threats?|warnings?|offers?|"
    r"plan|initiative|announcement|position|concerns|signals?|sanctions|move|decision|letter|draft)\b"
)
_STATES = frozenset(
    """be have seem remain look include live work enjoy learn study speak leave come arrive go return
    know mean practise practice turn""".split()
)


def unread(sentence: Statements, acts: list[Act]) -> list[Act]:
    """The acts of a sentence; where there are none but comments, what its main verb may tell."""
    told = [act for act in acts if act.kind != "comment"]
    if told:
        return acts
    noting = [act for act in acts if takes_note(f"{act.trigger.text} {act.content}")]
    if noting and not is_question(noting[0].trigger):
        return noting[:1]
    kept = []
    for act in filter(_is_position, acts):
        kind = guessed(act.content or act.trigger.doc.text)
        if kind in ("accuse", "reject"):
            kind = position(act.trigger.doc.text.lower())[0] or kind
        if "recipients" not in act.inferred or _is_telling(act, kind):
            act.kind, act.sure = kind, GUESS
            kept.append(act)
    if kept:
        return kept
    return acts or _deed(sentence)


def _is_telling(act: Act, kind: str) -> bool:
    """Whether the words of a comment that names nobody make it one kind rather than another: of 63
    others, in seven sets, four stood for an act that counts."""
    told, _ = position(act.trigger.doc.text.lower())
    return bool(told) or kind not in ("accuse", "reject")


def guessed(words: str) -> str:
    """The kind of act that a statement likely is: what denies rejects, what looks ahead threatens."""
    words = words.lower()
    kind, _ = position(words)
    if kind:
        return kind
    if _LIKED.search(words):
        return "support"
    if _AHEAD.search(words):
        return "threaten"
    return "reject" if _DENIAL.search(words) else "accuse"


def _is_position(act: Act) -> bool:
    """Whether a comment of one side is more than colour."""
    verb = act.trigger
    mine, theirs = act.codes()
    who = doer(verb)
    if len(mine) != 1 or not theirs or who is None:
        return False
    if not mine <= SIDES and ("recipients" in act.inferred or not theirs & SIDES):
        return False
    if (
        is_negated(verb)
        or is_question(verb)
        or _SILENT.search(f"{verb.text} {act.content}".lower())
    ):
        return False
    if any(each.lower_ in ("former", "ex") for each in who.subtree):
        return False
    named = "recipients" not in act.inferred
    clause = child(verb, "ccomp")
    words = len(act.content.split())
    return words >= SHORTEST and (named or (clause is not None and clause.pos_ in ("VERB", "AUX")))


def _deed(sentence: Statements) -> list[Act]:
    """What one side does in a sentence that names the other."""
    doc, scene = sentence.doc, sentence.scene
    verb = next((token for token in doc if token.head == token), None)
    if doc.text.rstrip('"” ').endswith("?"):
        return []
    if verb is None or verb.pos_ not in ("VERB", "AUX") or verb.lemma_.lower() in _STATES:
        return []
    who = subject(verb)
    if who is None or is_passive(verb) or is_negated(verb):
        return []
    if is_bystander(verb) and not takes_note(doc.text):
        return []
    if is_private(who, scene.named_here.get(who.i)):
        return []
    actors = scene.of(who)
    mine = {each.code for each in actors}
    if len(mine) != 1 or not mine <= SIDES:
        return []
    kind = "comment" if takes_note(doc.text) else guessed(doc[verb.i :].text)
    act = Act(kind, verb, actors, [], False, False, content=doc.text, sure=GUESS)
    act.recipients = [each for each in sentence.finder.anybody(verb, mine) if each.code in SIDES]
    if not act.recipients and kind == "comment" and _ANSWERED.search(doc.text.lower()):
        act.recipients = sentence.finder.others(mine, [], act)
    if modal(verb) in ("will", "would") or tense(verb) == "future":
        act.standing = "planned"
    return [act] if act.recipients else []
