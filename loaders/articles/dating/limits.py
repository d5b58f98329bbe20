"""Time limits: "within 10 to 12 days", "50 days to agree", "a 10-12-day deadline"."""

from __future__ import annotations

from loaders.articles.dating.numbers import amount
from loaders.articles.dating.phrases import Amount, Due, Found, Length, Phrase
from loaders.articles.dating.promises import promises
from loaders.articles.dating.spans import HOURS_IN, MONTHS_IN
from loaders.articles.dating.tokens import WORD, Tokens
from loaders.articles.dating.words import COUNTED_AS, DASHES, UNITS

_DEADLINE_NOUNS = frozenset("deadline ultimatum timeframe countdown".split())
_ALLOWED = frozenset("allowed allows granted grants".split())
_GIVEN = frozenset("given gave gives giving give granted allowed".split())
# What fills a time and does not have to be done before it ends.
_SERVES = frozenset("serve live run spare go play talk rest think kill".split())
_SHORTENED = frozenset("cut shortened reduced shortens cutting shortening moved".split())
_TAKEN = frozenset("taken took take takes taking spent needed lasted".split())
# What those who were given time have to do before it ends.
_DUTIES = frozenset(
    "leave appeal comply agree respond answer pay accept reply vacate withdraw pack sign decide "
    "depart surrender disarm quit close make reach hand pull remove stop end meet object go get "
    "cut slash shed clear return sell divest apply register challenge lodge submit act wind".split()
)
# How many tokens around a term the word "deadline" is looked for.
_REACH = 40
_GIVES = frozenset(
    "give gives gave given giving has have had gets got granted allowed allows".split()
)


def limit(t: Tokens, i: int) -> Found | None:
    """ "within 10 to 12 days", "in two weeks", "in 50 days' time"."""
    j = i + 1
    if t.low[j] in ("the", "a", "an") and t.low[j + 1] in (
        "next",
        "coming",
        "following",
        "space",
        "matter",
        "period",
    ):
        if t.low[j + 1] in ("space", "matter", "period"):
            j += 3 if t.low[j + 2] == "of" else 2
        elif t.low[i] == "within":
            j += 2
        else:
            return None
    counted = amount(t, j)
    if counted is None:
        return None
    count, k = counted
    if t.low[k] in DASHES and t.glued(k):
        return None
    if t.low[i - 1] in ("once", "twice", "thrice", "times", "time"):
        return None  # "they meet twice in a week"
    while t.low[k] in COUNTED_AS:
        k += 1
    name = UNITS.get(t.low[k])
    if name is None or t.low[k] == "second" or (count.high > 1 and not t.low[k].endswith("s")):
        return None
    k += 1
    if t.low[k : k + 3] == ["and", "a", "half"] and count.low == count.high == 1:
        count, k = Amount(1.5, 1.5, count.about), k + 3
    if t.low[k] in ("after", "of", "from", "before") and t.low[i] != "in":
        if t.low[k] in ("from", "of", "after") and t.low[k + 1] in ("today", "now"):
            return Found(i, k + 2, Due(count, name), "deadline", t.low[i])
        return Found(j, k, Length(), "duration", t.low[i])
    if t.low[k] in ("'", "’", "'s", "’s") and t.low[k + 1] == "time":
        return Found(i, k + 2, Due(count, name), "deadline", t.low[i])
    if t.low[k] == "from" and t.low[k + 1] in ("now", "today"):
        return Found(i, k + 2, Due(count, name), "deadline", t.low[i])
    if t.low[k] in ("of", "after", "from"):
        return None  # "is sworn in two weeks from Friday"
    if count.vague:
        return None
    if t.low[k : k + 2] == [",", "on"]:
        return Found(i, k, Due(count, name), "deadline", t.low[i])
    if _law_says(t, i) or not promises(t, i, k, strict=t.low[i] == "in"):
        return None
    return Found(i, k, Due(count, name), "deadline", t.low[i])


def after_term(t: Tokens, i: int) -> Found | None:
    """ "(Short-term contracts end) after six months": when a term set now is over."""
    counted = amount(t, i + 1)
    if counted is None or counted[0].vague or t.low[i + 1] in ("a", "an"):
        return None
    name, end = UNITS.get(t.low[counted[1]]), counted[1] + 1
    if name is None or name in HOURS_IN or t.low[end] not in _CLOSED:
        return None
    return Found(i, end, Due(counted[0], name), "deadline") if t.low[i - 1] in _ENDS else None


_CLOSED = frozenset((",", ".", ";", "and", "but", ""))
# What happens when a term is over.
_ENDS = frozenset("end ends expire expires lapse lapses effect force".split())


# What gives time whenever its case arises, and sets no date: "the law gives Congress 30 days".
_RULES = frozenset(
    "law laws bill bills act statute constitution rule rules treaty legislation code without "
    "convention resolution".split()
)


def _law_says(t: Tokens, i: int) -> bool:
    """Whether a law sets the time for every case: "the act requires a report within 90 days"."""
    first, _ = t.sentences[i]
    return any(
        t.low[k] in _LAYS_DOWN and not _LAWS.isdisjoint(t.low[max(first, k - 3) : k])
        for k in range(max(first, i - 16), i)
    )


_LAYS_DOWN = frozenset("requires require obliges mandates provides stipulates says".split())
_LAWS = frozenset("law laws act acts statute constitution rule rules code convention".split())


def _by_rule(t: Tokens, i: int) -> bool:
    """Whether a law gives the time and no ultimatum."""
    first, _ = t.sentences[i]
    for k in range(i - 1, max(first, i - 8) - 1, -1):
        if t.low[k] in ("gives", "give", "giving", "allows", "grants"):
            return not _RULES.isdisjoint(t.low[max(first, k - 3) : k])
    return False


def _took(t: Tokens, i: int, end: int) -> bool:
    """Whether it is the time that something took or that was at hand, and no limit.

    "It had taken 14 months to negotiate", "somebody had a week to find the flags"; but "they had
    72 hours to leave" is a limit.
    """
    first, _ = t.sentences[i]
    if not _TAKEN.isdisjoint(t.low[max(first, i - 4) : i]):
        return True
    had = "had" in t.low[max(first, i - 4) : i]
    end += t.low[end] in ("left", "more")
    return had and t.low[end] == "to" and t.low[end + 1] not in _DUTIES


def given(t: Tokens, i: int, end: int) -> Phrase | None:
    """A length that is a time limit: "50 days to agree", "a 10-12-day deadline"."""
    counted = amount(t, i)
    if counted is None:
        return None
    count, j = counted
    while t.low[j] in COUNTED_AS or t.low[j] in DASHES:
        j += 1
    name = UNITS.get(t.low[j])
    if name is None or count.vague:
        return None
    if t.low[end] in _DEADLINE_NOUNS and t.low[i - 1] not in (
        "previous",
        "earlier",
        "original",
        "initial",
        "the",  # "the 50-day ultimatum ran out": set long before
    ):
        return Due(count, name)
    before = t.low[max(0, i - 4) : i]
    if _took(t, i, end):
        return None
    if _by_rule(t, i):
        return None
    long = name in MONTHS_IN.keys() - {"month"}
    if t.low[i - 1] == "to" and not _SHORTENED.isdisjoint(t.low[max(0, i - 15) : i]):
        first, last = t.sentences[i]
        if "deadline" in t.low[max(first, i - _REACH) : min(last, i + _REACH)]:
            return Due(count, name)
    end += t.low[end] in ("left", "more")
    if t.low[end] == "to" and "any" in t.low[end + 2 : end + 4]:
        return None  # "Congress gets 30 days to review any waiver": whenever there is one
    if t.low[end] == "to" and t.capital(end + 1) and t.low[i - 1] == "for":
        return None  # "gave asylum for a year to Mr Snowden"
    if t.low[end] == "to" and any(w in _GIVES for w in before):
        serves = t.low[end + 1] in _SERVES or (long and _GIVEN.isdisjoint(before))
        return None if serves else Due(count, name)
    if long or name in HOURS_IN or t.low[end] in ("'", "’", "notice", "of", "in", "for", "on"):
        return None
    if t.low[i - 1] in _ALLOWED:
        return Due(count, name)
    if _GIVEN & {t.low[i - 2], t.low[i - 3]} and t.capital(i - 1) and t.kind[i - 1] == WORD:
        return Due(count, name)
    if t.low[i - 1] == "of" and t.low[i - 2] in ("deadline", "ultimatum"):
        return Due(count, name)
    return None
