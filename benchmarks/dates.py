"""How well and how fast dates are read, beside dateparser's own search in the same run.

python -m benchmarks.dates GOLD.json …   figures for each gold set, then the speed
python -m benchmarks.dates               the speed alone

A gold set is `{"documents": [{"id", "text", "published", "timexes": […]}]}` with `start`, `end`,
`start_date`, `end_date`, `precision`, and where they apply `scored`, `nodate`, `also` (other
intervals that are right) and `alt_spans`; or MEANTIME as converted to the same shape, with `dct`
for the day and a TIMEX3 `value` for each mention.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from loaders.articles.dates import find_dates

Interval = tuple[date | None, date | None]
Read = Callable[[str, date], list["Said"]]
# How many times longer a text gets for the check that time grows as length does.
LONGER = (10, 100)
# A figure above 1 a text tolerates: twice as long for each character is still linear, a square
# would be 10 and 100.
GROWTH = 2.0
HEAD = "| set | reader | found | same span | P | R | F1 | finer than the text | false dates | a second |"
_ANCHORED = re.compile(
    r"\b(past|last|next|coming|previous|recent|following|ago|this|these|those|earlier|later"
    r"|latest|since|until)\b",
    re.IGNORECASE,
)
_LATE = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True)
class Said:
    """One mention of a reader: where, and the days it claims."""

    start: int
    end: int
    days: Interval

    @property
    def resolved(self) -> bool:
        """Whether it claims any day."""
        return self.days != (None, None)


@dataclass(frozen=True)
class Gold:
    """One mention of a gold set.

    `accept` holds every interval that is right, and is empty where the mention is neutral;
    `nodate` where any day is false; `spans` are the spans that count as the same.
    """

    start: int
    end: int
    accept: tuple[Interval, ...]
    nodate: bool
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Document:
    """One text of a gold set."""

    text: str
    published: date
    golds: tuple[Gold, ...]


@dataclass
class Counts:
    """What is counted over all texts of a set."""

    gold: int = 0
    said: int = 0
    found: int = 0
    touching: int = 0
    same: int = 0
    dated: int = 0
    right: int = 0
    claimed: int = 0
    claimed_right: int = 0
    finer: int = 0
    matched: int = 0
    nodate: int = 0
    false: int = 0
    seconds: float = 0.0
    texts: int = 0


def ours(text: str, published: date) -> list[Said]:
    """What find_dates reads."""
    return [Said(one.start, one.end, (one.first, one.last)) for one in find_dates(text, published)]


def searched(text: str, published: date) -> list[Said]:
    """What dateparser's search reads, as most call it: English, publication as the base."""
    from dateparser.search import search_dates

    base = datetime(published.year, published.month, published.day)
    found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or []
    said, at = [], 0
    for words, moment in found:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            said.append(Said(start, at, (moment.date(), moment.date())))
    return said


READERS: dict[str, Read] = {"ours": ours, "dateparser search_dates": searched}


def documents(path: Path) -> list[Document]:
    """The texts of a gold set; raises KeyError if the file has another shape."""
    held = json.loads(path.read_text(encoding="utf-8"))
    return [
        Document(
            text["text"],
            date.fromisoformat(text.get("published") or text["dct"]),
            tuple(_timex(one) if "value" in one else _gold(one) for one in text["timexes"]),
        )
        for text in held["documents"]
    ]


def _gold(one: dict[str, Any]) -> Gold:
    """A mention of our own form."""
    accept: list[Interval] = []
    if one.get("scored", True):
        pairs = [(one["start_date"], one["end_date"]), *(one.get("also") or [])]
        accept = [(_day(first), _day(last)) for first, last in pairs]
    spans = [(one["start"], one["end"]), *(tuple(span) for span in one.get("alt_spans") or [])]
    return Gold(one["start"], one["end"], tuple(accept), bool(one.get("nodate")), tuple(spans))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _timex(one: dict[str, Any]) -> Gold:
    """A mention of MEANTIME: durations and sets claim no day unless something anchors them."""
    value, words, kind = one["value"] or "", one["text"], one["type"]
    accept = tuple(timex_days(value, words)) if kind in ("DATE", "TIME") else ()
    plain = re.match(r"P|XXXX", value) and "_REF" not in value and not _ANCHORED.search(words)
    named = re.search(r"\d{4}|christmas|january|tenure|term", words, re.IGNORECASE)
    nodate = kind in ("DURATION", "SET") and bool(plain) and not named
    return Gold(one["start"], one["end"], accept, nodate, ((one["start"], one["end"]),))


def timex_days(value: str, words: str = "") -> list[Interval]:
    """The intervals that a TIMEX3 value can mean; none if it is not on the calendar.

    >>> timex_days("2025-W30")[0]
    (datetime.date(2025, 7, 21), datetime.date(2025, 7, 27))
    """
    try:
        return _timex_days(value, words.lower())
    except ValueError:
        return []


def _timex_days(value: str, words: str) -> list[Interval]:
    """The work of timex_days; raises ValueError for a day that no calendar has."""
    if form := re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:T.*)?", value):
        day = date.fromisoformat(form[1])
        return [(day, day)]
    if form := re.fullmatch(r"(\d{4})-W(\d{2})(-WE)?", value):
        monday = date.fromisocalendar(int(form[1]), int(form[2]), 1)
        ends = (5, 6), (0, 6), (-1, 5), (0, 4)
        chosen = ends[:1] if form[3] else ends[1:]
        return [(monday + timedelta(a), monday + timedelta(b)) for a, b in chosen]
    if form := re.fullmatch(r"(\d{4})-(\d{2})", value):
        return _month(int(form[1]), int(form[2]), words)
    if form := re.fullmatch(r"(\d{4})-(Q|H)(\d)", value):
        size = 3 if form[2] == "Q" else 6
        return [_months(int(form[1]), size * (int(form[3]) - 1) + 1, size)]
    if form := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        year = int(form[1])
        seasons = [_months(year, _LATE[form[2]], 3)]
        return [*seasons, _months(year - 1, 12, 3)] if form[2] == "WI" else seasons
    if form := re.fullmatch(r"(\d{4})", value):
        return _year(int(form[1]), words)
    if form := re.fullmatch(r"(\d{3})X?", value):
        return [_months(int(form[1]) * 10, 1, 120)]
    if form := re.fullmatch(r"(\d{2})(?:XX)?", value):
        return [_months(int(form[1]) * 100, 1, 1200), _months(int(form[1]) * 100 + 1, 1, 1200)]
    return []


def _months(year: int, month: int, count: int) -> Interval:
    """So many months from the first of that month on; raises ValueError."""
    after, last = divmod(year * 12 + month - 2 + count, 12)
    return date(year, month, 1), date(after, last + 1, monthrange(after, last + 1)[1])


def _month(year: int, month: int, words: str) -> list[Interval]:
    """A month, or the third or half of it that the words take."""
    first, last = _months(year, month, 1)
    assert first is not None
    assert last is not None
    cuts: list[tuple[int, int]] = []
    if re.search(r"\b(early|start|beginning)\b", words):
        cuts = [(1, 10), (1, 15)]
    elif re.search(r"\b(mid|middle)\b", words):
        cuts = [(11, 20), (10, 20)]
    elif re.search(r"\b(late|end)\b", words):
        cuts = [(21, last.day), (20, last.day), (16, last.day)]
    return [(first, last), *((first.replace(day=a), first.replace(day=b)) for a, b in cuts)]


def _year(year: int, words: str) -> list[Interval]:
    """A year, or the part of it that the words take."""
    cuts: list[tuple[int, int]] = []
    if re.search(r"\b(early|start|beginning)\b", words):
        cuts = [(1, 3), (1, 4), (1, 6)]
    elif re.search(r"\b(mid|middle)\b", words):
        cuts = [(5, 4), (4, 6), (6, 2)]
    elif re.search(r"\b(late|end)\b", words):
        cuts = [(10, 3), (9, 4), (7, 6), (12, 1)]
    return [_months(year, 1, 12), *(_months(year, month, count) for month, count in cuts)]


def count(texts: list[Document], read: Read) -> Counts:
    """What a reader finds in the texts of a set, and how much of it is right."""
    c = Counts(texts=len(texts))
    for text in texts:
        began = time.perf_counter()
        said = read(text.text, text.published)
        c.seconds += time.perf_counter() - began
        _count_one(c, text, said)
    return c


def _count_one(c: Counts, text: Document, said: list[Said]) -> None:
    """Count one text.

    A claim on a neutral mention counts neither way. A mention that covers more than two of the
    gold's counts for the first two.
    """
    hits: dict[int, list[Said]] = {n: [] for n in range(len(text.golds))}
    for one in said:
        over = [
            n for n, gold in enumerate(text.golds) if one.start < gold.end and gold.start < one.end
        ]
        for n in over[:2]:
            hits[n].append(one)
    spans = {(one.start, one.end) for one in said}
    on_dated = {one for n, gold in enumerate(text.golds) if gold.accept for one in hits[n]}
    on_nodate = {one for n, gold in enumerate(text.golds) if gold.nodate for one in hits[n]}
    touching = {one for found in hits.values() for one in found}
    right = set()
    for n, gold in enumerate(text.golds):
        c.found += bool(hits[n])
        c.same += bool(spans & set(gold.spans))
        claims = [one for one in hits[n] if one.resolved]
        c.nodate += gold.nodate
        c.false += gold.nodate and any(one not in on_dated for one in claims)
        if not gold.accept:
            continue
        c.dated += 1
        c.matched += bool(hits[n])
        good = _good(gold, claims) or [one for one in claims if _covers(one, n, text, hits)]
        right.update(good)
        c.right += bool(good)
        c.finer += bool(claims) and not good and _finer(claims[0].days, gold.accept)
    scored = [
        one
        for one in said
        if one.resolved and (one in on_dated or one in on_nodate or one not in touching)
    ]
    c.gold += len(text.golds)
    c.said += len(said)
    c.touching += len(touching)
    c.claimed += len(scored)
    c.claimed_right += sum(one in right for one in scored)


def _good(gold: Gold, claims: list[Said]) -> list[Said]:
    """The claims that give an interval the gold accepts, alone or from the first to the last."""
    for one in claims:
        if one.days in gold.accept:
            return [one]
    both = len(claims) > 1 and (claims[0].days[0], claims[-1].days[1]) in gold.accept
    return claims if both else []


def _covers(one: Said, n: int, text: Document, hits: dict[int, list[Said]]) -> bool:
    """Whether a range stands for two dates of the gold, this one and its neighbour."""
    over = [m for m, gold in enumerate(text.golds) if gold.accept and one in hits[m]]
    if len(over) != 2 or n not in over:
        return False
    first, last = (text.golds[m].accept for m in over)
    return any(one.days[0] == a[0] for a in first) and any(one.days[1] == a[1] for a in last)


def _finer(days: Interval, accept: tuple[Interval, ...]) -> bool:
    """Whether the days lie inside an interval that is right: more exact than the text is."""
    first, last = days
    if first is None or last is None:
        return False
    return any(a and b and a <= first and last <= b for a, b in accept)


def f1(right: int, claimed: int, recalled: int, dated: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean, in hundredths."""
    p = right / claimed if claimed else 0.0
    r = recalled / dated if dated else 0.0
    return 100 * p, 100 * r, 200 * p * r / (p + r) if p + r else 0.0


def row(name: str, reader: str, c: Counts) -> str:
    """One line of the table."""
    found = f1(c.touching, c.said, c.found, c.gold)[2]
    same = f1(c.same, c.said, c.same, c.gold)[2]
    p, r, both = f1(c.claimed_right, c.claimed, c.right, c.dated)
    finer = 100 * c.finer / c.matched if c.matched else 0.0
    false = 100 * c.false / c.nodate if c.nodate else 0.0
    figures = " | ".join(f"{figure:.1f}" for figure in (found, same, p, r, both, finer, false))
    return f"| {name} | {reader} | {figures} | {c.texts / max(c.seconds, 1e-9):.0f} |"


# Texts that could lead a careless pattern astray, each one page long.
PAGES = {
    "news": (
        "The envoy said on Tuesday, a day after talks on 28 July 2025, that a deal was due within "
        "10 to 12 days. Earlier this year, between March and May, nothing had moved.\n\n"
    )
    * 20,
    "no sentence ends": "and the end of the first half of the last week of May or " * 60,
    "figures": "10 or 12 to 1-2-3/4.5 2025-07- 28 July 1 and 2 " * 70,
    "one word": "a" * 3000,
    "marks of direction": "\u200f\u202e\u200e\x00\x07 28 \u202cJuly " * 180,
    "brackets": "((((( 12:30 (" * 250,
    "line breaks": "\n \n\t\n" * 600,
}


def growth(page: str, times: int) -> float:
    """How much longer each character takes when the page is that many times as long."""

    def cost(text: str) -> float:
        best = float("inf")
        for _ in range(3):
            began = time.perf_counter()
            find_dates(text, date(2025, 7, 29))
            best = min(best, time.perf_counter() - began)
        return best / len(text)

    return cost(page * times) / cost(page)


def main() -> int:
    """Print the tables; the status is 1 if time grows faster than length."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.dates", description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path, help="gold sets, JSON")
    parser.add_argument("--no-speed", action="store_true", help="figures alone")
    asked = parser.parse_args()
    if asked.gold:
        print(HEAD, "| --- " * 10 + "|", sep="\n")
    for path in asked.gold:
        texts = documents(path)
        for reader, read in READERS.items():
            print(row(path.stem, reader, count(texts, read)), flush=True)
    if asked.no_speed:
        return 0
    print("\n| text | 10 times as long | 100 times as long | linear |\n| --- | --- | --- | --- |")
    held = True
    for name, page in PAGES.items():
        grown = [growth(page, times) for times in LONGER]
        holds = max(grown) <= GROWTH
        held &= holds
        cells = " | ".join(f"{one:.2f} ×" for one in grown)
        print(f"| {name} | {cells} | {'yes' if holds else '**no**'} |", flush=True)
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())
