"""What looks like a date and is none: names, verbs, quantities, numbers of documents."""

from __future__ import annotations

from loaders.articles.dating.tokens import NUMBER, STOP, WORD, Tokens
from loaders.articles.dating.words import DASHES, MONTHS, PREPOSITIONS, SHORT_MONTHS, WEEKDAYS

# After a weekday they make the name of a paper, a programme or a movement.
_PAPERS = frozenset(
    "times telegraph express mail mirror post herald independent world observer sun star show "
    "tribune journal politics review".split()
)
# Before a weekday they make the name of a day in history or in the church year.
_BEFORE_WEEKDAY = frozenset("bloody ruby super cyber giving ash maundy casual manic".split())
_PACTS = frozenset("agreement accord accords sale sales deals protest protests".split())
_SHOWS = (["talk", "show"], ["talk", "shows"], ["morning", "show"], ["morning", "shows"])
# Before "on Sunday": "The Mail on Sunday".
_ON_SUNDAY = frozenset(("mail", "independent", "herald", "scotland"))
# Behind a month they make the name of a place: "on May Street".
_PLACES = frozenset(
    "street avenue road lane square drive boulevard hall bridge park hospital school college".split()
)
# Behind them a month between commas is a person: "his wife, April, died in 2004".
_KIN = frozenset(
    "wife daughter sister mother aunt niece widow girlfriend granddaughter grandmother friend "
    "partner colleague neighbour neighbor".split()
)
_WHOSE = frozenset("its their his her our a 's ’s".split())
# A high, a vote or a visit is told by its month: "its March peak", "a May summit".
_OF_MONTHS = frozenset(
    "peak high highs low lows level levels average figure figures record vote election elections "
    "referendum summit meeting visit talks speech address statement deadline decision report "
    "offensive invasion attack strike raid truce ceasefire deal agreement ruling hearing call".split()
)
# Months that are also names of people or verbs; the others are months wherever they stand.
_NAMES_TOO = frozenset(("may", "march", "april", "june", "august"))
# What people do; a month that is the subject of these is a person.
_PERSON_DOES = frozenset(
    "said says told tells added was is has had will would wrote writes warned resigned met "
    "announced insisted who herself himself".split()
)
_TITLES = frozenset("mrs ms mr miss theresa minister pm chancellor sir dame lady brian".split())
# Before a number it is no year.
_NUMBERED = frozenset(
    "resolution article articles no nos number numbers section sections page pages paragraph "
    "flight room route decree order act bill law point points boeing airbus class channel "
    "protocol chapter contract file docket version level convoy unit brigade regiment battalion file case § # №".split()
)
_EXACTLY = frozenset(
    "than least most exactly totaling totalling numbering nearly approximately some".split()
)
# After a number it is no year.
_THINGS = frozenset(
    "people troops soldiers votes km kilometers kilometres miles dollars euros rubles roubles "
    "pounds yuan tons tonnes meters metres civilians prisoners men women children drones missiles "
    "shells square points hours hrs percent pct barrels mw megawatts jobs cars vehicles homes "
    "houses cases deaths employees respondents workers fighters servicemen personnel kg kilograms "
    "kilowatts residents pages members delegates tanks aircraft planes units copies feet ft mph kph "
    "million billion thousand trillion other others protesters bodies victims gmt utc warheads "
    "items words seats dead wounded local cubic litres liters gallons metric rpm hp mhz mm cm "
    "migrants refugees voters journalists passengers diplomats shares students inmates".split()
)


def weekday_is_name(t: Tokens, i: int) -> bool:
    """Whether the weekday there is part of a name: "The Sunday Times", "Good Friday Agreement"."""
    before, after = t.low[i - 1], t.low[i + 1]
    if t.capital(i) and after in _PAPERS and t.capital(i + 1):
        return True
    if before in _BEFORE_WEEKDAY or (before == "black" and t.low[i] != "friday"):
        return True
    if before == "black" and after in ("every", "each"):
        return True
    if t.low[i] in ("sunday", "saturday") and t.low[i + 1 : i + 3] in _SHOWS:
        return True
    if before in ("good", "black", "holy") and t.capital(i - 1) and after in _PACTS:
        return True
    if before == "on" and t.low[i - 2] in _ON_SUNDAY and t.capital(i - 2):
        return True
    return t.word[i] == t.low[i] and t.low[i] not in WEEKDAYS


# What stands before the first word of a sentence.
_OPENS = frozenset((STOP, ".", '"', "“", "‘", "'"))


def month_is_name(t: Tokens, i: int, j: int, numbered: bool) -> bool:
    """Whether the month at `i` is a name or a verb; `numbered` if a day or a year stands by it."""
    low = t.low[i]
    before, after = t.low[i - 1], t.low[j]
    if low in SHORT_MONTHS:
        dotted = j > i + 1
        joined = t.low[j] in DASHES and (t.low[j + 1] in SHORT_MONTHS or t.low[j + 1] in MONTHS)
        bound = dotted and (before in PREPOSITIONS or joined)
        return not t.capital(i) or not (numbered or bound)
    if not t.capital(i):
        return not numbered if low in ("may", "march") else low in ("august",) and not numbered
    if numbered:
        return False
    if (before in _TITLES and before != "may") or (before == "." and t.low[i - 2] in _TITLES):
        return True
    if after in _PLACES and t.capital(j):
        return True
    if low not in _NAMES_TOO:
        return False
    if before == "," and after == "," and t.low[i - 2] in _KIN:
        return True
    if before in _WHOSE and after in _OF_MONTHS and not t.capital(j):
        return False
    if t.low[j : j + 2] in (["is", "when"], ["was", "when"]) or after in ("saw", "brought"):
        return low not in ("may", "march", "april", "june") or before not in _OPENS
    if low == "march" and after in ("for", "on", "of", "against", "madness") and before != "in":
        return after != "of" or t.low[j + 1] not in ("this", "that", "next", "last", "the")
    if before in PREPOSITIONS or before in DASHES or before in ("'s", "’s", ",", "("):
        follows_name = t.capital(j) and t.kind[j] == WORD and t.low[j] not in MONTHS
        if before == "," and low in ("may", "march"):
            return t.low[i - 2] not in MONTHS
        if low in ("april", "june") and before in ("and", "to", "for", "from", "between", "with"):
            return follows_name and t.low[j] not in WEEKDAYS
        if before in (
            "for",
            "to",
            "and",
            "or",
            "than",
            "with",
            "about",
            "from",
            "over",
            "'s",
            "’s",
        ):
            if after in _PERSON_DOES:
                return True
            near = {*t.low[max(0, i - 3) : i], after, t.low[j + 1]}
            return (
                low == "may"
                and not near & (MONTHS.keys() - {"may"} | {"since", "until", "from"})
                and before in ("for", "to", "than", "with", "about", "over", "and", "or")
                and after not in (STOP, ",", ".", "to", "when", "as", "this", "last", "next")
            )
        return False
    if after in _PERSON_DOES or before in (".", STOP, '"', "“", "‘"):
        if low in ("may", "march"):
            return True
        return t.capital(j) or after in _PERSON_DOES
    if low in ("may", "march"):
        return True
    return t.capital(j) and t.kind[j] == WORD


def attacks(t: Tokens, i: int) -> int | None:
    """The token after "September 11 attacks" or "9/11 attacks", which names an event and no date here; or None."""
    if t.low[i : i + 4] == ["9", "/", "11", "attacks"]:
        return i + 4
    if t.low[i] not in ("september", "sept") or not t.capital(i):
        return None
    window = t.low[i + 1 : i + 10]
    if "11" not in window[:2]:
        return None
    for k, word in enumerate(window):
        if word == "attacks":
            return i + 2 + k
        if word not in ("11", ".", "th", ",", "2001", "terrorist", "terror"):
            break
    return None


def is_numbered(t: Tokens, i: int) -> bool:
    """Whether the word before says that what follows is a number: "Resolution 2015/16"."""
    return t.low[i - 1] in _NUMBERED or (t.low[i - 1] == "." and t.low[i - 2] in _NUMBERED)


def is_no_year(t: Tokens, i: int) -> bool:
    """Whether the four figures there count or number something else than years."""
    before, after = t.low[i - 1], t.low[i + 1]
    glued = t.glued(i)
    if glued and before in DASHES and t.kind[i - 2] == NUMBER and t.glued(i - 1):
        earlier = t.word[i - 2]
        return len(earlier) != 4 or not 1900 <= int(earlier) < int(t.word[i])
    if glued and before in DASHES and t.kind[i - 2] == WORD and t.glued(i - 1):
        return t.low[i - 2] not in ("mid", "pre", "post", "early", "late", "end", "since")
    if glued and before in (".", ",", ":", "/", "@", "=", "&", "\\"):
        return True
    if t.glued(i + 1) and after in ("'s", "’s"):
        return before in _NUMBERED
    if t.glued(i + 1) and (after in ("@", "=", "\\", "°") or t.kind[i + 1] == WORD):
        return True
    if t.glued(i + 1) and after in (":", "/") and t.kind[i + 2] == NUMBER and t.glued(i + 2):
        return True
    if t.glued(i + 1) and after in DASHES and t.glued(i + 2):
        return t.kind[i + 2] == WORD and t.low[i + 2] not in (
            "era",
            "style",
            "vintage",
            "level",
            "present",
        )
    if before in _EXACTLY and t.low[i - 3] in ("since", "until", "by", "from"):
        return False
    if before in _NUMBERED or before in _EXACTLY or after == "index":
        return True
    if before == "." and t.low[i - 2] in ("no", "nos", "art"):
        return True
    if before in ("us", "c", "a") and glued:
        return True
    return after in _THINGS
