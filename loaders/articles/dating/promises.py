"""Whether "within ten days" is a time limit or how long something took."""

from __future__ import annotations

from loaders.articles.dating.tokens import Tokens
from loaders.articles.dating.verbs import FUTURE, REACH, SPEECH, verb

_CONDITIONS = frozenset("unless if until lest should provided once whether".split())
# A time limit is set by these; what stands after them with "within" is to be done in that time.
_SETS = frozenset(
    "demand demands demanded demanding ultimatum deadline order orders ordered requires required "
    "insisted urged warned warning threatened promised vowed pledged asked told call calls "
    "agreed obliged".split()
)


_OBLIGES = frozenset("obliges obligates requires commits compels binds gives allows".split())


def _conditional(t: Tokens, x: int, first: int) -> bool:
    """Whether the verb stands in a condition: "unless it made peace"."""
    for k in range(x - 1, max(first, x - 10) - 1, -1):
        if t.low[k] in (",", ";", ":", "—"):
            return False
        if t.low[k] in _CONDITIONS:
            return True
    return False


def _owed(t: Tokens, x: int, i: int) -> bool:
    """Whether the verb lays down what is to be done: "had to leave within a week"."""
    return (
        t.low[x : x + 2] in (["had", "to"], ["needed", "to"])
        or t.low[x - 2 : x] == ["had", "to"]
        or (t.low[x] == "to" and t.low[x - 1] in ("had", "has", "have", "needed"))
    )


def _set_before(t: Tokens, x: int, first: int) -> bool:
    """Whether a demand or a threat governs the verb: "warned that … if it came"."""
    said = any(t.low[k] in _SETS for k in range(x, max(first, x - 20) - 1, -1))
    return said and t.low[x] not in _SETS and "that" in t.low[max(first, x - 20) : x]


def _unable(t: Tokens, i: int, first: int) -> bool:
    """Whether it is said that something cannot be done in the time: "we could not do it in a year"."""
    for k in range(i - 1, max(first, i - 10) - 1, -1):
        if t.low[k] in (",", ";", ":", "—"):
            return False
        if t.low[k] == "cannot":
            return True
        ability = t.low[k] in ("could", "can", "ca", "were", "was", "couldn", "can't", "couldn't")
        if ability and not _NOT.isdisjoint(t.low[k : k + 4]):
            return True
    return False


_MARKS = frozenset(('"', "“", "‘", "'", "(", "so", "but", "and", "then", ",", "just"))
# At the head of a sentence they ask for something: "Ask me again in eight weeks".
_BIDDEN = frozenset(
    "ask check call come wait look talk try return expect watch see let give".split()
)
_NOT = frozenset(("not", "n't", "never", "t", "can't", "couldn't"))


def promises(t: Tokens, i: int, k: int, strict: bool) -> bool:
    """Whether "within/in N days" tells of something ahead, and not how long something took."""
    first, last = t.sentences[i]
    opens = next((x for x in range(first, i) if t.low[x] not in _MARKS), i)
    if t.low[opens] in _BIDDEN and t.capital(opens):
        return True
    before = [t.low[x] for x in range(max(first, i - 8), i)]
    if (
        any(
            w
            in (
                "first",
                "lowest",
                "highest",
                "worst",
                "best",
                "biggest",
                "largest",
                "longest",
                "time",
                "times",
                "fastest",
                "deadliest",
                "most",
                "only",
            )
            for w in before[-6:]
        )
        and strict
    ):
        return False
    if t.low[k] in ("of", "long"):
        return False
    about = t.low[i + 1] in ("nearly", "almost", "over", "more") and strict
    if about:
        return False
    if strict and _unable(t, i, first):
        return False
    for x in range(i - 1, max(first, i - REACH) - 1, -1):
        if t.low[x] in (";", ":", "—"):
            break
        if t.low[x] in _OBLIGES or (t.low[x] in ("has", "have") and t.low[x + 1] == "to"):
            return True
        found = verb(t, x)
        if found:
            if found in (FUTURE, "timetable"):
                return True
            if found == "present":
                return True
            # "said within 10 days"; "ended within 10 days" is a length
            if t.low[x] in (
                "ordered",
                "demanded",
                "told",
                "asked",
                "required",
                "given",
                "gave",
                "promised",
                "vowed",
                "pledged",
                "called",
                "threatened",
            ):
                return True
            if t.low[x] in SPEECH or "that" in t.low[x + 1 : i]:
                continue
            if _conditional(t, x, first) or _owed(t, x, i):
                return True
            return _set_before(t, x, first)
    for x in range(k, min(last, k + REACH)):
        if t.low[x] in (";", ":", "—"):
            break
        found = verb(t, x)
        if found:
            return found in (FUTURE, "timetable", "present")
    return not strict
