"""Days that have a number and leave their month to the text: the 24th, the first of November."""

from __future__ import annotations

from loaders.articles.dating.absolute import Read, day_first, name_of_month, valid, year_behind
from loaders.articles.dating.numbers import ordinal
from loaders.articles.dating.phrases import Day, DayOfMonth, Phrase, Range, Same, Unit
from loaders.articles.dating.tokens import NUMBER, STOP, WORD, Tokens
from loaders.articles.dating.verbs import is_past
from loaders.articles.dating.words import ORDINAL_ENDS

# What may stand behind "the day before" without saying which day.
_FUNCTION_WORDS = frozenset(
    "without after before because while where which who whom he she they it we i you the a an his "
    "her its their when if though although since until of or than then is are will would could "
    "may might should must has have had was were did does do not until near outside inside "
    "under over against this these those both all some".split()
)


NOTHING_FOLLOWS = frozenset(
    (
        STOP,
        ".",
        ",",
        ";",
        ":",
        "”",
        '"',
        ")",
        "—",
        "–",
        "-",
        "and",
        "but",
        "at",
        "in",
        "on",
        "when",
        "as",
        "that",
        "by",
        "with",
        "had",
        "was",
        "were",
        "has",
        "to",
        "for",
    )
)
_THROUGH = frozenset("through until till".split())
_BOUND = frozenset("around on by until till since from before after of through".split())
# "The 24th marks a year": verbs that have a day for their subject.
_TELLS = frozenset("marks will is was brings brought saw would".split())
# What has a number as well: "on the 4th Fleet".
_NUMBERED = frozenset(
    "street avenue floor fleet army corps division brigade regiment battalion infantry guards "
    "congress amendment parallel session summit anniversary century district".split()
)
_OF_MONTH: dict[str, Phrase | None] = {
    "the": None,
    "this": Unit("month", 0),
    "last": Unit("month", -1),
    "next": Unit("month", 1),
    "that": Same("month"),
}
# In words the first, second and third are mostly something else than days.
_IN_WORDS = 4


def numbered_day(t: Tokens, i: int) -> Read | None:
    """ "the 24th", "the 24th of July", "the 2nd and 3rd", "the first of May", "the twelfth"."""
    if t.low[i] != "the":
        return None
    numbered = ordinal(t, i + 1)
    dated = day_first(t, i + 1) or (_worded(t, *numbered) if numbered else None)
    if dated:
        return dated
    if numbered is None or not 1 <= numbered[0] <= 31:
        return None
    n, j = numbered
    figures = t.kind[i + 1] == NUMBER
    if t.low[j] == "of" and t.low[j + 1] in _OF_MONTH and t.low[j + 2] == "month":
        return DayOfMonth(n, of=_OF_MONTH[t.low[j + 1]]), j + 3
    if not figures and n < _IN_WORDS:
        return None
    before = t.low[i - 1]
    if figures and t.low[j] in ("and", "to") and before in _BOUND | {",", "—", "–", "("}:
        k = j + 2 if t.low[j] == "to" and t.low[j + 1] == "the" else j + 1
        more = ordinal(t, k)
        if more and t.kind[k] == NUMBER and n < more[0] <= 31 and _ends(t, more[1]):
            return Range(DayOfMonth(n), DayOfMonth(more[0])), more[1]
    joined = before in ("and", "or", ",") and (
        t.low[i - 2] in ORDINAL_ENDS or (not figures and ordinal(t, i - 2) is not None)
    )
    if figures and before == STOP and t.low[j] in _TELLS:
        return DayOfMonth(n), j
    if (before in _BOUND or joined) and _ends(t, j, figures and before == "on"):
        return DayOfMonth(n), j
    return None


def _worded(t: Tokens, n: int, j: int) -> Read | None:
    """ "(the) first of November", "(the) twenty-first of May 2014"."""
    named = name_of_month(t, j + 1) if t.low[j] == "of" and t.capital(j + 1) else None
    if named is None or t.low[named[1]] in ("'s", "’s") or t.kind[named[1] - 1] != WORD:
        return None
    found = year_behind(t, named[1])
    year = found[0] if found else None
    if not valid(named[0], n, year):
        return None
    return Day(named[0], n, year), found[1] if found else named[1]


def _ends(t: Tokens, j: int, named: bool = False) -> bool:
    """Whether no noun that could bear the number stands there; `named` allows a name."""
    if (
        t.kind[j] != WORD
        or t.low[j] in NOTHING_FOLLOWS | _THROUGH | _FUNCTION_WORDS
        or is_past(t, j)
    ):
        return True
    return named and t.capital(j) and t.low[j] not in _NUMBERED
