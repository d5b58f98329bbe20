"""Numbers in words and figures, exact or not."""

from __future__ import annotations

from loaders.articles.dating.phrases import Amount
from loaders.articles.dating.tokens import NUMBER, Tokens
from loaders.articles.dating.words import (
    ABOUT,
    DASHES,
    NUMBERS,
    ORDINAL_ENDS,
    ORDINALS,
    TENS,
    VAGUE_NUMBERS,
)

_ABOUT_FIRST = frozenset(words[0] for words in ABOUT)
_JOINS = DASHES | {"to", "or", "and"}


def plain(t: Tokens, i: int) -> bool:
    """Whether the figures there are a number of their own, no part of 1,000 or 3.5 or $20."""
    if t.kind[i] != NUMBER or len(t.word[i]) > 4:
        return False
    before = t.low[i - 1] if t.glued(i) else ""
    if before in {"$", "€", "£", "#", "№", "₽", "+", "_"}:
        return False
    if before in {",", "."} and i > 1 and t.kind[i - 2] == NUMBER and t.glued(i - 1):
        return False
    after = t.low[i + 1] if t.glued(i + 1) else ""
    if after in {"%", "_"}:
        return False
    return not (
        after in {",", "."}
        and t.kind[i + 2] == NUMBER
        and t.glued(i + 2)
        and (after == "." or len(t.word[i + 2]) == 3)
    )


def cardinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """A whole number in figures or words and the token after it, or None."""
    if t.kind[i] == NUMBER:
        if not plain(t, i):
            return _thousands(t, i)
        suffixed = t.glued(i + 1) and t.kind[i + 1] == "w"
        return None if suffixed else (int(t.word[i]), i + 1)
    value = NUMBERS.get(t.low[i])
    if value is None:
        return None
    j = i + 1
    if t.low[i] in TENS:
        ones = j + 1 if t.low[j] in DASHES and t.glued(j) else j
        small = NUMBERS.get(t.low[ones], 0)
        if 0 < small < 10:
            return value + small, ones + 1
    if t.low[j] in ("hundred", "dozen") and value < 100:
        return value * NUMBERS[t.low[j]], j + 1
    return value, j


_COUNTED = frozenset("year years day days week weeks hour hours".split())


def _thousands(t: Tokens, i: int) -> tuple[int, int] | None:
    """Thousands before what they count: "1,500 years", "1,000 days of war"."""
    apart = len(t.word[i]) <= 2 and t.low[i + 1] == "," and t.kind[i + 2] == NUMBER
    joined = apart and t.glued(i + 1) and t.glued(i + 2) and len(t.word[i + 2]) == 3
    if not joined or t.low[i + 3] not in _COUNTED or t.glued(i):
        return None
    return 1000 * int(t.word[i]) + int(t.word[i + 2]), i + 3


def ordinal(t: Tokens, i: int) -> tuple[int, int] | None:
    """An ordinal such as "24th", "third" or "twenty-first" and the token after it, or None."""
    if t.kind[i] == NUMBER:
        if len(t.word[i]) <= 2 and t.glued(i + 1) and t.low[i + 1] in ORDINAL_ENDS:
            return int(t.word[i]), i + 2
        return None
    if t.low[i] in ORDINALS:
        return ORDINALS[t.low[i]], i + 1
    if t.low[i] in TENS:
        ones = i + 2 if t.low[i + 1] in DASHES else i + 1
        if t.low[ones] in ORDINALS and ORDINALS[t.low[ones]] < 10:
            return TENS[t.low[i]] + ORDINALS[t.low[ones]], ones + 1
    return None


def amount(t: Tokens, i: int) -> tuple[Amount, int] | None:
    """A number of something, as in "10 to 12", "about two", "a few", and the token after it."""
    about = False
    j = i
    if t.low[j] in ("a", "the") and t.low[j + 1] in ("little", "mere"):
        j += 2 if t.low[j + 1] == "mere" else 1
    if t.low[j] == "some":
        after = cardinal(t, j + 1)
        if after is None:
            return Amount(3, 3, vague=True), j + 1
    if t.low[j] in _ABOUT_FIRST:
        for length in (3, 2, 1):
            if tuple(t.low[j : j + length]) in ABOUT:
                about, j = True, j + length
                break
    counted = _count(t, j)
    if counted is None:
        return None
    low, vague, j = counted
    high = low
    if t.low[j] in DASHES and t.glued(j) and t.low[j + 1] in ("to", "or"):
        j += 1
    if t.low[j] in _JOINS and not vague:
        right = cardinal(t, j + 1)
        if right is not None and right[0] > low:
            high, j = float(right[0]), right[1]
    half = _half(t, j)
    if half:
        low, high, j = low + 0.5, high + 0.5, half
    return Amount(low, high, about, vague), j


def _count(t: Tokens, i: int) -> tuple[float, bool, int] | None:
    """The number itself: its value, whether it is vague, and the token after it."""
    low = t.low
    if low[i] == "another":
        counted = _count(t, i + 1) if low[i + 1] not in ("a", "an", "another") else None
        return counted or (1, False, i + 1)
    if low[i] in ("a", "an"):
        nxt = low[i + 1]
        if nxt == "few":
            return 3, True, i + 2
        if nxt == "number" and low[i + 2] == "of":
            return 3, True, i + 3
        if nxt == "couple":
            return 2, False, i + 3 if low[i + 2] == "of" else i + 2
        if nxt == "dozen":
            return 12, False, i + 2
        if nxt == "hundred":
            return 100, False, i + 2
        if nxt == "half" and low[i + 2] in ("dozen",):
            return 6, False, i + 3
        if nxt in ("single", "mere", "full", "whole", "further", "entire", "good"):
            return 1, False, i + 2
        return 1, False, i + 1
    if low[i] == "half" and low[i + 1] in ("a", "an"):
        return 0.5, False, i + 2
    if low[i] in ("couple",) and low[i + 1] == "of":
        return 2, False, i + 2
    if low[i] in ("dozens", "hundreds", "scores") and low[i + 1] == "of":
        return 24, True, i + 2
    if low[i] in VAGUE_NUMBERS:
        return 3, True, i + 1
    number = cardinal(t, i)
    return None if number is None else (float(number[0]), False, number[1])


def _half(t: Tokens, j: int) -> int | None:
    """The token after "and a half", or None."""
    k = j
    if t.low[k] in DASHES:
        k += 1
    if t.low[k] != "and":
        return None
    k += 1
    if t.low[k] in DASHES:
        k += 1
    if t.low[k] != "a":
        return None
    k += 1
    if t.low[k] in DASHES:
        k += 1
    return k + 1 if t.low[k] == "half" else None
