"""Dates in figures alone: 2025-07-28, 28.07.2025, 7/28/2025, 2016-18, 9/11."""

from __future__ import annotations

from loaders.articles.dating.absolute import OLD_YEARS, YEARS, Read, full_year, valid
from loaders.articles.dating.names import is_numbered
from loaders.articles.dating.phrases import Day, Month, Phrase, Range, Year
from loaders.articles.dating.tokens import NUMBER, Tokens
from loaders.articles.dating.words import DASHES, MONTHS


def numeric(t: Tokens, i: int) -> Read | None:
    """ "2025-07-28", "28.07.2025", "7/28/2025", "2025-07", "28-Jul-2025"; "9/11"."""
    if t.kind[i] != NUMBER or (t.glued(i) and t.low[i - 1] not in ("(", "[", "“", '"', "—")):
        return None
    mark = t.low[i + 1]
    if mark not in ("-", ".", "/", "‑", "–") or not t.glued(i + 1) or not t.glued(i + 2):
        return None
    if t.kind[i + 2] != NUMBER:
        return None
    a, b = t.word[i], t.word[i + 2]
    if len(a) > 4 or len(b) > 4:
        return None
    third = t.low[i + 3] == mark and t.glued(i + 3) and t.glued(i + 4) and t.kind[i + 4] == NUMBER
    if third:
        c = t.word[i + 4]
        read = _three(a, b, c, mark) if len(c) <= 4 else None
        if read is None:
            return None
        return read, _with_time(t, i + 5)
    if (a, mark, b) == ("9", "/", "11"):
        return Day(9, 11, 2001), i + 3
    ends = not (t.glued(i + 3) and (t.kind[i + 3] != "p" or t.low[i + 3] in DASHES | {"/"}))
    if mark == "-" and len(a) == 4 and len(b) == 2 and ends and int(a) in YEARS:
        later = int(b) > 12 and int(b) > int(a[2:])
        if int(b) == int(a[2:]) + 1:
            return Range(Year(int(a)), Year(int(a[:2] + b))), i + 3  # "the crash of 2008-09"
        if 1 <= int(b) <= 12 and b[0] == "0":
            return Month(int(b), int(a)), i + 3
        if later:
            return Range(Year(int(a)), Year(int(a[:2] + b))), i + 3
    if mark in ("/", "–", "-") and len(a) == 4 and len(b) == 2 and int(a) in YEARS and ends:
        seasons = int(b) > int(a[2:]) and not is_numbered(t, i)
        return (Range(Year(int(a)), Year(int(a[:2] + b))), i + 3) if seasons else None
    return None


def _with_time(t: Tokens, j: int) -> int:
    """The token after the time that an ISO date may carry: "T14:05:00Z"."""
    if t.glued(j) and t.low[j] == "t" and t.kind[j + 1] == NUMBER and t.glued(j + 1):
        j += 2
        while t.glued(j) and (
            t.low[j] == "z"
            or t.kind[j] == NUMBER
            or (t.low[j] in (":", ".", "+", "-") and t.kind[j + 1] == NUMBER and t.glued(j + 1))
        ):
            j += 1
    return j


def _three(a: str, b: str, c: str, mark: str) -> Phrase | None:
    """Three numbers with a mark between them, as a day."""
    note = ""
    if len(a) == 4:
        year, month, day = int(a), int(b), int(c)
    elif len(a) > 2 or len(b) > 2 or len(c) not in (2, 4):
        return None
    else:
        year = int(c) if len(c) == 4 else full_year(int(c))
        day, month = int(a), int(b)
        # With slashes Americans put the month first, and both orders are read by many.
        if mark == "/" and day <= 12:
            if month <= 12 and day != month:
                note = f"read as month/day; day/month would be {day} {_name(month)}"
            day, month = month, day
        elif month > 12 >= day:
            day, month = month, day
    if len(c) == 2 and mark == "." and len(a) < 2:
        return None
    return (
        Day(month, day, year, note=note) if year in OLD_YEARS and valid(month, day, year) else None
    )


def _name(month: int) -> str:
    return list(MONTHS)[month - 1].capitalize()
