"""Whether a date lies ahead or behind, by the verbs around it."""

from __future__ import annotations

from loaders.articles.dating.bounds import SINCE_THEN, bound_by
from loaders.articles.dating.tokens import WORD, Tokens
from loaders.articles.dating.verbs import (
    BE_THEN,
    FUTURE,
    NOT_VERBS,
    PAST,
    PLANNED,
    REACH,
    SPEECH,
    is_past,
    verb,
)
from loaders.articles.dating.words import MONTHS, WEEKDAYS


def direction(t: Tokens, i: int, j: int) -> tuple[str | None, float]:
    """The direction of the date at tokens i to j, and how much it weighs against nearness.

    A preposition decides ("until Friday"); a verb before the date weighs more than one after it,
    unless the date opens the sentence.
    """
    first, last = t.sentences[i]
    if t.low[i - 3 : i] in (["as", "late", "as"], ["as", "recently", "as"]):
        return PAST, _STRONG
    if t.low[first] in _INVITES and t.capital(first):
        return FUTURE, _STRONG
    if _put_off(t, i, j, first) or t.low[i - 3 : i] == ["an", "eye", "on"]:
        return FUTURE, _STRONG
    if t.low[i - 1] == "to" and t.low[i - 2] in _PUT_OFF and t.low[i - 3] in ("was", "were"):
        return None, _WEAK  # "was moved to January": the nearest
    if t.low[i - 1] == "dated":
        return PAST, _CERTAIN
    if t.low[j : j + 3] == ["at", "the", "latest"]:
        return FUTURE, _STRONG
    if t.low[i - 2 : i] == ["see", "you"] or t.low[i - 3 : i] == ["see", "you", "on"]:
        return FUTURE, _STRONG
    if _is_set_as(t, j) or t.low[j : j + 3] in _DECLARED:
        return FUTURE, _STRONG
    happened = t.low[j + 1] == "event" and t.low[j + 2] in ("is", "was", "has", "shows")
    if t.low[j] in ("'s", "’s") and (happened or t.low[j + 1] in _DONE):
        return PAST, _STRONG
    back = not _BACK.isdisjoint(t.low[max(first, i - 8) : i])
    if back and t.low[j] == "," and t.low[j + 1] in SPEECH:
        return PAST, _STRONG  # "Mr Pence, back from Tbilisi on Wednesday, says …"
    if t.low[i] in MONTHS and t.low[j] in _MARKS and t.low[i - 1] in ("its", "their", "the", "a"):
        return PAST, _STRONG  # "a third below its March peak"
    near = bound_by(t, i, first)
    if near == FUTURE and _then_told(t, j, last):
        return PAST, _STRONG
    if near == SINCE_THEN:
        return PAST, _ALWAYS
    if near:
        if near == FUTURE and _looks_back(t, i, j, first, last):
            return PAST, _STRONG
        if near == FUTURE and _had_been_set(t, i, j, first):
            return near, _WEAK
        if t.low[i - 1] in ("starting", "beginning", "effective") and _told(t, i, first):
            return near, _HEARD
        return near, _reported(t, i, first) if near == FUTURE else _CERTAIN
    left, stop = _verb_before(t, i, first)
    if (
        left
        and left[1] in (PAST, "present")
        and t.low[left[0]] in SPEECH
        and "that" in t.low[left[0] + 1 : i]
        and i - left[0] <= 5
    ):
        left = None
    participle = left and left[1] == PAST and t.low[i - 1] in ("after", "before", "by", "from")
    if participle and t.low[j] in ("is", "are", "will", "must", "may", "can"):
        return FUTURE, _STRONG  # "Calls received after Friday are …"
    if t.low[j] == "or" and t.low[j + 1] in WEEKDAYS and t.low[j - 1] in WEEKDAYS:
        return FUTURE, _HEARD
    if t.low[i - 1] == "or" and t.low[i - 2] in WEEKDAYS and t.low[i] in WEEKDAYS:
        return FUTURE, _HEARD
    called = left and t.low[left[0]] == "called" and t.low[i - 1] == "on"
    if called and t.low[i - 2] in _CALLED and left and left[0] < i - 3:
        return FUTURE, _HEARD
    if left and _announced(t, left[0], i):
        return FUTURE, _HEARD
    if left and t.low[left[0]] in _ARRANGED and t.low[i - 1] == "in" and left[0] < i - 2:
        return FUTURE, _HEARD
    quoted = _verb_in_quote(t, left[0], i, j, last) if left else None
    if quoted:
        return _settle(quoted, _STRONG)
    if left and left[1] != PAST and _between_subject_and_verb(t, left[0], i, j):
        return PAST, _STRONG
    if left and _would_have(t, left[0]) and t.low[i] in MONTHS:
        return None, _WEAK  # "it would have run into the vote on March 31": the nearest
    if left and _was_planned(t, left[0]):
        return (PAST if t.low[i] in WEEKDAYS else FUTURE), _WEAK
    if left:
        # "First it was May 25, then March 30": of a date that is named anew.
        plain = left[1] == PAST and left[0] == i - 1 and t.low[left[0]] in ("was", "were")
        return _settle(left[1], _WEAK if plain else _STRONG)
    opens = i - first <= 2 or t.low[i - 2] in (";", ":", "—")
    skipped = j
    for k in range(j, min(last, j + REACH)):
        if t.low[k] == "," and t.low[k + 1] in ("who", "which", "whom", "whose", "where"):
            skipped = _clause_end(t, k + 1, last)
        if k < skipped:
            continue
        found = verb(t, k)
        if found == "present":
            return (FUTURE, _WEAK) if opens else (None, _WEAK)
        if found:
            firm = _HEARD if k == j and found == PAST else _WEAK
            if found == PAST and t.low[j] == "," and stop == first:
                firm = _STRONG  # "On the first visit, in February, he took …"
            return _settle(found, _STRONG if opens else firm)
    if stop > first and t.low[stop] == ":":
        left, _ = _verb_before(t, stop, first)
        if left and left[1] == PAST and t.low[left[0]] not in SPEECH:
            return PAST, _STRONG  # "It was extended twice: for 60 days in March, …"
    return None, _WEAK


_MARKS = frozenset("peak high highs low lows record".split())
_BACK = frozenset("back home returned fresh arrived".split())


def _would_have(t: Tokens, k: int) -> bool:
    """Whether the verb tells of what was not to be: "would have run into", "would have"."""
    return ["would", "have"] in (t.low[k - 2 : k], t.low[k - 1 : k + 1], t.low[k : k + 2])


def _then_told(t: Tokens, j: int, last: int) -> bool:
    """Whether what followed is told: "gave them until Thursday to agree, then sent 60 home"."""
    for k in range(j, min(last, j + REACH)):
        if t.low[k] in (",", "and", "but") and t.low[k + 1] == "then":
            return is_past(t, k + 2)
    return False


def _told(t: Tokens, i: int, first: int) -> bool:
    """Whether the sentence tells of what was done: "extended in January, starting Feb. 3"."""
    left, _ = _verb_before(t, i - 1, first)
    return left is not None and left[1] == PAST


def _verb_in_quote(t: Tokens, k: int, i: int, j: int, last: int) -> str | None:
    """The direction of the verb behind a date that opens a quotation: 'he said, "on Friday we go"'.

    The verb at `k` stands outside of it.
    """
    opened = next((n for n in range(i - 1, max(k, i - 5), -1) if _opens_quote(t, n)), None)
    if opened is None:
        return None
    for n in range(j, min(last, j + REACH)):
        if t.low[n] in ('"', "”"):
            return None
        found = verb(t, n)
        if found:
            return found
    return None


def _opens_quote(t: Tokens, n: int) -> bool:
    """Whether a quotation begins with the mark there."""
    return t.low[n] == "“" or (t.low[n] == '"' and t.glued(n + 1) and not t.glued(n))


def _announced(t: Tokens, k: int, i: int) -> bool:
    """Whether a new meeting is announced before the date: "announced talks on Friday"."""
    if t.low[k] not in ("announced", "scheduled", "convened") or t.low[i - 1] != "on":
        return False
    the = t.low[k + 1] in ("the", "his", "her", "its", "their", "that", "this")
    return t.low[i - 2] in _CALLED and k < i - 2 <= k + 5 and not the


def _was_planned(t: Tokens, k: int) -> bool:
    """Whether the verb tells of what had been planned, and may be over: "had been due to meet"."""
    for x in range(k, k - 4, -1):
        if t.low[x] in PLANNED:
            return t.low[x - 1] == "been" and "had" in t.low[max(0, x - 4) : x - 1]
    return False


def _verb_before(t: Tokens, i: int, first: int) -> tuple[tuple[int, str] | None, int]:
    """The last verb before the token, with its direction, and where the search ended."""
    begin = max(first, i - REACH)
    for k in range(i - 1, begin - 1, -1):
        if t.low[k] in (";", ":", "—"):
            return None, k
        found = verb(t, k)
        if found:
            return (k, found), k
    return None, begin


def _clause_end(t: Tokens, k: int, last: int) -> int:
    """The token at which a relative clause ends."""
    while k < last and t.low[k] != ",":
        k += 1
    return k


def _reported(t: Tokens, i: int, first: int) -> float:
    """How much "by" or "until" weighs: less where the sentence reports what was said before.

    "She told them that they must go by May 1" can be about the last May or the next.
    """
    modal = False
    for k in range(i - 1, max(first, i - REACH) - 1, -1):
        if t.low[k] in (";", ":", "—"):
            break
        low = t.low[k]
        if low in _OBLIGED and not (low == "to" and t.low[k - 1] not in ("were", "was", "had")):
            modal = True
        elif low in ("will", "shall", "ll", "is", "are", "has"):
            return _CERTAIN
        elif low in _BIDS and t.low[k - 1] in ("is", "are", "be"):
            return _CERTAIN  # "is set for 19 December"
        elif (modal and (is_past(t, k) or low in BE_THEN)) or low in _BIDS:
            return _HEARD
    return _CERTAIN


def _settle(found: str, weight: float) -> tuple[str | None, float]:
    if found in ("timetable", "present"):
        return FUTURE, weight * 2
    return found, weight * 2 if found == FUTURE else weight


def _looks_back(t: Tokens, i: int, j: int, first: int, last: int) -> bool:
    """Whether "by Thursday" or "until Thursday" is told as past: "had applied by Thursday"."""
    before = t.low[max(first, i - REACH) : i]
    left = None
    begins = i - 2
    while begins > first and t.low[begins] in (
        "the",
        "end",
        "of",
        "early",
        "late",
        "mid",
        "-",
        "by",
    ):
        begins -= 1
    apart = begins <= first or t.low[begins] in ("that", "and", "but", ",")
    for k in range(begins if apart else i - 1, max(first, i - REACH) - 1, -1):
        if t.low[k] in (";", ":", "—"):
            break
        left = verb(t, k)
        if left:
            if left != PAST:
                return False
            if t.low[k] in _PUT_OFF:
                return False
            told = "had" in t.low[max(first, k - 3) : k + 1] and not _asks(t, k, i)
            if (t.low[i - 1] == "by" and told) or not {
                "nothing",
                "not",
                "never",
                "t",
                "no",
                "nobody",
            }.isdisjoint(before):
                return True
            if _bids(t, k, i) or not _BIDS.isdisjoint(t.low[max(first, k - 4) : k]):
                return False
            if _lasted(t, k, i):
                return True
            break
    if left == PAST and t.low[j] != "," and not apart:
        return False
    for k in range(j, min(last, j + 15)):
        right = verb(t, k)
        if right:
            if t.low[j] == "," and t.low[k] in SPEECH:
                return False  # "Mr Biden, on holiday until Saturday, said …"
            return right == PAST or (t.low[k] in ("was", "were") and t.low[k - 1] == "there")
    return False


def _put_off(t: Tokens, i: int, j: int, first: int) -> bool:
    """Whether something is moved to the date or from it: "postponed Friday's vote to Tuesday"."""
    near = t.low[max(first, i - 8) : i]
    if t.low[i - 1] in ("to", "until", "till"):
        return not _PUT_OFF.isdisjoint(near) and {"had", "was", "were"}.isdisjoint(near)
    owned = t.low[j] in ("'s", "’s")
    return owned and t.low[i - 1] in _PUT_OFF and t.low[i - 2] != "had"


def _bids(t: Tokens, k: int, i: int) -> bool:
    """Whether the past verb at `k` asks for something by the date at `i`."""
    if t.low[k] in _BIDS:
        return True
    return _asks(t, k, i)


def _asks(t: Tokens, k: int, i: int) -> bool:
    """Whether an infinitive stands between the verb at `k` and the date at `i`."""
    return any(
        t.low[x] == "to" and t.kind[x + 1] == WORD and t.low[x + 1] not in NOT_VERBS
        for x in range(k + 1, i - 2)
    )


def _lasted(t: Tokens, k: int, i: int) -> bool:
    """Whether the past verb at `k` tells of a state that ended or was reached by the date."""
    by = t.low[i - 1] in ("by", "before")
    if by:
        passive = t.low[k - 1] in ("was", "were")
        plain = (
            t.low[k] not in SPEECH and t.low[i - 1] == "by" and _WANTS.isdisjoint(t.low[k - 5 : k])
        )
        return passive or t.low[k] in ("was", "were", "had") or t.low[k] in _REACHED or plain
    if t.low[k] in ("held", "went"):
        return t.low[k + 1] in ("back", "on") or t.low[k - 1] not in _PASSIVE
    return t.low[k] in _LASTED


def _between_subject_and_verb(t: Tokens, left: int, i: int, j: int) -> bool:
    """Whether a new clause has the date before its verb: ", and the club on Sunday left"."""
    new_clause = any(
        t.low[k] == "," and t.low[k + 1] in ("and", "but", "while") for k in range(left, i)
    )
    return new_clause and t.low[i - 1] == "on" and t.kind[j] == WORD and verb(t, j) == PAST


def _is_set_as(t: Tokens, j: int) -> bool:
    """Whether "as a deadline" stands behind the date."""
    near = t.low[j : j + 6]
    return "as" in near and "deadline" in near[near.index("as") : near.index("as") + 4]


def _had_been_set(t: Tokens, i: int, j: int, first: int) -> bool:
    """Whether "for" follows what had been planned: "the vote had been set for 22 April".

    "The meeting set for 29 November was called off" is the same.
    """
    if t.low[i - 1] != "for":
        return False
    if t.low[j] in ("was", "were") and verb(t, j) == PAST:
        return True
    before = t.low[max(first, i - 7) : i - 1]
    return "had" in before or "originally" in before or "initially" in before or "first" in before


# Nouns for what is done, behind a day: "will answer Thursday's sanctions".
_DONE = frozenset(
    "sanctions attack attacks strike strikes announcement statement decision remarks ruling "
    "expulsion expulsions bombing explosion shooting verdict comments invasion crash raid "
    "incident episode collision clash clashes blaze shelling barrage breach massacre "
    "killing arrest arrests protest protests withdrawal release".split()
)
# What is called, before "on": "called an emergency meeting on Wednesday".
_CALLED = frozenset(
    "meeting session summit vote conference election referendum strike talks briefing call".split()
)
# Verbs with a date in the future or in the past behind "in": "invited him to Moscow in May".
_ARRANGED = frozenset("invited proposed".split())
# "He declared Sunday a day of mourning."
_DECLARED = (["a", "day", "of"], ["a", "national", "day"], ["a", "public", "holiday"])
# At the head of a sentence they ask the reader to do something.
_INVITES = frozenset("follow join watch tune expect".split())
_PASSIVE = frozenset("was were be been being is are".split())
_BIDS = frozenset(
    "demanded wanted ordered gave given told asked set called sought promised vowed pledged "
    "required needed invited expected agreed threatened warned proposed offered hoped planned "
    "urged requested instructed insisted said".split()
)
_LASTED = frozenset("stayed waited lasted ran remained worked lived fought talked kept".split())
_WANTS = frozenset("want wants hope hopes need needs seek seeks expect expects to be have".split())
_REACHED = frozenset("reached fell rose climbed dropped grew lost left gone returned".split())
_OBLIGED = frozenset("must should would could to".split())
_PUT_OFF = frozenset("put postponed delayed extended moved pushed deferred suspended".split())

# How many times nearer a date must be to be taken against the tense.
_ALWAYS, _CERTAIN, _STRONG, _HEARD, _WEAK = 10_000.0, 50.0, 6.0, 3.0, 1.5
