"""The day an article was published, and where its page says so.

Places are asked in the order of PLACES: what a page declares for machines comes before what it
shows to readers. A place that gives a month or a year gives no day, and a form that can mean two
days means none. Nothing here asks what day it is today, and no zone is converted: the day is the
one written, which is the day at the publisher's desk unless the page writes UTC.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from loaders.articles.article import one_line, site_of, tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

# Days outside are slips or placeholders (1970-01-01, 0001-01-01); the web is from 1990.
EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)

ENGLISH = "january february march april may june july august september october november december"
RUSSIAN = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
MONTHS = {
    **{name: number for number, name in enumerate(ENGLISH.split(), start=1)},
    **{name[:3]: number for number, name in enumerate(ENGLISH.split(), start=1)},
    **{name: number for number, name in enumerate(RUSSIAN.split(), start=1)},
    "sept": 9,
}
MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"

# Forms that name one day. A form such as 07/08/2025 is read only where it can mean one day.
FORMS = [
    re.compile(r"(?<!\d)(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})(?!\d)"),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -](?:of )?{MONTH},?[ -](?P<year>\d{{4}})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)", re.IGNORECASE
    ),
]
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d)")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?")
COARSE = re.compile(rf"(?:\d{{4}}(?:[-/.]\d{{1,2}})?|(?i:{MONTH}),? \d{{4}})")

# schema.org's articles; other nodes of JSON-LD have dates of their own (videos, events, reviews).
ARTICLE_TYPES = re.compile(r"\w*(Article|BlogPosting|Report)|LiveBlogPosting|WebPage|Blog")

# Names of <meta> that say when a page was first published, the surest first. Open Graph and
# Dublin Core define the first ones; the others are those of widespread publishing systems.
META = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publication_date",
    "publish_date",
    "publish-date",
    "publishdate",
    "published_time",
    "pubdate",
    "originalpublicationdate",
    "dc.date",
    "date",
]

URL_DAY = [
    re.compile(r"/(?P<year>\d{4})[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?=[/._-]|$)"),
    re.compile(rf"/(?P<year>\d{{4}})/{MONTH}/(?P<day>\d{{1,2}})(?=[/._-]|$)", re.IGNORECASE),
    re.compile(r"[/_-](?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?=[/._-]|$)"),
]

SAID_TO_BE_FIRST = re.compile(r"publi|posted|entry-date|created|issued|pubdate", re.IGNORECASE)
SAID_TO_BE_LATER = re.compile(r"updat|modif|last", re.IGNORECASE)
# Parts of a page that date other things than its article.
ELSEWHERE = {"aside", "nav", "footer"}

# A visible line with a day is short, and stands before the first paragraph of the story.
LONGEST_DATELINE = 140
FIRST_PARAGRAPH = 220
LINES_LOOKED_AT = 60
BLOCKS = frozenset(re.findall(r"\w+", "p div h1 h2 h3 h4 li time span address td small b a"))

NOTHING_FOUND = "No day of publication was found: please set it by hand."


@dataclass(frozen=True)
class Publication:
    """The day of publication, None if none was found, where it stood, and what to mind."""

    day: date | None
    found_in: str
    warnings: tuple[str, ...] = ()


def _in_calendar(year: str, month: str | int, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if EARLIEST <= found <= LATEST else None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else MONTHS[text.lower()]


def days_in(text: str) -> list[date]:
    """The days a text names in a form that can mean no other day, each once, in their order.

    >>> days_in("Updated 30 July 2025, first published July 29, 2025")
    [datetime.date(2025, 7, 30), datetime.date(2025, 7, 29)]
    >>> days_in("July 2025"), days_in("07/08/2025"), days_in("29.07.2025")
    ([], [], [datetime.date(2025, 7, 29)])
    """
    text = tidy(text[:4000])
    found: dict[int, date] = {}
    for form in FORMS:
        for match in form.finditer(text):
            day = _in_calendar(match["year"], _month(match["month"]), match["day"])
            if day:
                found.setdefault(match.start(), day)
    for match in NUMERIC.finditer(text):
        one, other = int(match[1]), int(match[3])
        if one > 12 or one == other:
            day = _in_calendar(match[4], match[3], match[1])
        else:
            day = _in_calendar(match[4], match[1], match[3]) if other > 12 else None
        if day:
            found.setdefault(match.start(), day)
    return list(dict.fromkeys(found[place] for place in sorted(found)))


def the_day(text: str) -> date | None:
    """The one day that a text or an attribute names, None if it names none or several.

    >>> the_day("2025-07-29T14:05:00+03:00"), the_day("20250729"), the_day("2025-07")
    (datetime.date(2025, 7, 29), datetime.date(2025, 7, 29), None)
    """
    if compact := COMPACT.fullmatch(text.strip()):
        return _in_calendar(*compact.groups())
    days = days_in(text)
    return days[0] if len(days) == 1 else None


def publication_of(tree: HtmlElement, url: str, title: str) -> Publication:
    """The day a page was published: the first place of PLACES that gives one.

    `tree` is the whole page, scripts included; it is not changed. Where a page declares two
    different days the first counts and the other is told.
    """
    warnings: list[str] = []
    found: list[tuple[date, str]] = []
    for place in PLACES:
        # What a page shows is looked at only where it declares nothing.
        if found and place in (_address, _dateline):
            break
        for text, where in place(tree, url, title):
            day = the_day(text)
            if day:
                found.append((day, where))
                break
            if COARSE.fullmatch(text.strip()):
                warnings.append(f"{where} names no day: it was not taken for one.")
    if not found:
        guessed = _by_htmldate(tree, url)
        if guessed:
            day, where = guessed
            told = "The page does not declare its day of publication: please check it."
            return Publication(day, where, (*warnings, told))
        return Publication(None, "", (*warnings, NOTHING_FOUND))
    day, where = found[0]
    others = [(other, place) for other, place in found[1:] if other != day]
    if others:
        other, elsewhere = others[0]
        told = f"The page gives two days: {day} ({where}) and {other} ({elsewhere})."
        warnings.append(told)
    return Publication(day, where, tuple(warnings) if others else ())


def _quoted(text: str) -> str:
    return f'"{one_line(text, 80)}"'


def _json_ld(tree: HtmlElement, url: str, title: str) -> Iterator[tuple[str, str]]:
    """What JSON-LD gives as `datePublished`, the node that is this article first."""
    nodes = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            data = json.loads((script.text or "").strip(), strict=False)
        except (ValueError, RecursionError):
            continue
        nodes += [node for node in _nodes(data) if isinstance(node.get("datePublished"), str)]
    named = [(node, _types(node)) for node in nodes]
    articles = [(node, kind) for node, kind in named if ARTICLE_TYPES.fullmatch(kind)]
    # False sorts first: the node that is about this page, then articles before bare web pages.
    articles.sort(
        key=lambda each: (
            not _is_about(each[0], url, title),
            each[1] in ("WebPage", "Blog"),
        )
    )
    for node, kind in articles:
        text = node["datePublished"]
        yield text, f"JSON-LD {kind} datePublished {_quoted(text)}"


def _nodes(data: Any, most: int = 5000) -> Iterator[dict[str, Any]]:
    """The objects within parsed JSON in the order of the text, at most so many values."""
    waiting = [data]
    while waiting and most:
        most -= 1
        value = waiting.pop()
        if isinstance(value, dict):
            yield value
            waiting += reversed(value.values())
        elif isinstance(value, list):
            waiting += reversed(value)


def _types(node: dict[str, Any]) -> str:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return next((name for name in names if isinstance(name, str)), "")


def _is_about(node: dict[str, Any], url: str, title: str) -> bool:
    about = node.get("mainEntityOfPage")
    about = about.get("@id") if isinstance(about, dict) else about
    addresses = {value for value in (node.get("url"), node.get("@id"), about) if value and url}
    headline = node.get("headline") or node.get("name")
    return url in addresses or (isinstance(headline, str) and one_line(headline) == title != "")


def _meta(tree: HtmlElement, url: str, title: str) -> Iterator[tuple[str, str]]:
    """What <meta> elements give, the surest name first."""
    given: dict[str, str] = {}
    for meta in tree.iter("meta"):
        text = (meta.get("content") or meta.get("datetime") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = (meta.get(key) or "").strip().lower()
            if text and name in META:
                given.setdefault(name, text)
    for name in META:
        if name in given:
            yield given[name], f"meta {name} {_quoted(given[name])}"


def _time(tree: HtmlElement, url: str, title: str) -> Iterator[tuple[str, str]]:
    """What <time> elements of the article give; those marked as published come first."""
    marked: list[str] = []
    plain: list[str] = []
    for time in tree.iter("time"):
        said = " ".join(filter(None, (time.get("class"), time.get("itemprop"), time.get("id"))))
        pubdate = time.get("pubdate") is not None or SAID_TO_BE_FIRST.search(said)
        if not pubdate and SAID_TO_BE_LATER.search(said):
            continue
        if any(parent.tag in ELSEWHERE for parent in time.iterancestors()):
            continue
        text = (time.get("datetime") or time.text_content() or "").strip()
        if text:
            (marked if pubdate else plain).append(text)
    # Several unmarked times on a page are those of other stories as often as not.
    if not marked and len({the_day(text) for text in plain}) > 1:
        return
    for text in marked or plain:
        yield text, f"time element {_quoted(text)}"


def _address(tree: HtmlElement, url: str, title: str) -> Iterator[tuple[str, str]]:
    """What the path of the address gives."""
    path = url.partition("//")[2].partition("?")[0]
    for form in URL_DAY:
        for match in form.finditer(path):
            day = _in_calendar(match["year"], _month(match["month"]), match["day"])
            if day:
                shown = match.group().strip("/_-")
                yield day.isoformat(), f'address of {site_of(url)}, ".../{shown}"'


def _dateline(tree: HtmlElement, url: str, title: str) -> Iterator[tuple[str, str]]:
    """What the short lines between the headline and the first paragraph show."""
    body = tree.find(".//body")
    if body is None:
        return
    heading = next(body.iter("h1"), None)
    looked_at = 0
    begun = heading is None
    for element in body.iter():
        if not isinstance(element.tag, str):
            continue
        begun = begun or element is heading
        if not begun or element.tag not in BLOCKS:
            continue
        own = tidy(element.text or "")
        if len(own) > FIRST_PARAGRAPH or looked_at > LINES_LOOKED_AT:
            return
        line = one_line(_shallow_text(element), LONGEST_DATELINE + 1)
        if not line or len(line) > LONGEST_DATELINE or element is heading:
            continue
        looked_at += 1
        first = SAID_TO_BE_FIRST.search(line)
        if first or not SAID_TO_BE_LATER.search(line):
            text = line[first.start() :] if first else line
            # "Published 29 July 2025 Updated 30 July 2025": what follows "updated" is not it.
            later = SAID_TO_BE_LATER.search(text) if first else None
            text = text[: later.start()] if later else text
            if days_in(text):
                yield text, f"line under the headline {_quoted(line)}"


def _shallow_text(element: HtmlElement) -> str:
    """The text of an element that holds little; a whole section would be read as one line."""
    if len(element) > 6:
        return element.text or ""
    return " ".join(text for text in element.itertext())[: LONGEST_DATELINE * 4]


def _by_htmldate(tree: HtmlElement, url: str) -> tuple[date, str] | None:
    """What htmldate finds, if that very day can be read on the page, with the words found.

    htmldate makes a first of the month of "July 2025", and hands what begins with a year to
    dateutil, which takes missing parts from the system clock. Such texts are taken out first, and
    with them what dates changes or other stories; its latest day is fixed, and a day counts only
    where the page has it in a form that names a day.
    """
    from copy import deepcopy

    from htmldate import find_date

    copy = deepcopy(tree)
    for element in list(copy.iter("meta", "time", "aside", "nav")):
        said = " ".join(map(str, element.attrib.values()))
        if element.tag in ELSEWHERE or SAID_TO_BE_LATER.search(said):
            element.drop_tree()
    for element in copy.iter():
        if not isinstance(element.tag, str):
            continue
        for key, value in element.attrib.items():
            if value.strip()[:4].isdigit() and not the_day(value):
                element.set(key, "")
        if (element.text or "").strip()[:4].isdigit() and not days_in(element.text or ""):
            element.text = ""
        if (element.tail or "").strip()[:4].isdigit() and not days_in(element.tail or ""):
            element.tail = ""
    try:
        text = find_date(
            copy,
            extensive_search=False,
            original_date=True,
            url=url or "",
            min_date=EARLIEST.isoformat(),
            max_date=LATEST.isoformat(),
        )
    except Exception:  # a library's failure here only means that no day was found
        return None
    if not text:
        return None
    day = datetime.strptime(text, "%Y-%m-%d").date()
    for words in _texts_of(tree):
        if day in days_in(words) or the_day(words) == day:
            return day, f"htmldate, from {_quoted(words)}"
    return None


def _texts_of(tree: HtmlElement) -> Iterator[str]:
    """The visible texts and the attributes of a page that hold a digit and are short."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        for text in (element.text, element.tail, *element.attrib.values()):
            if text and len(text) <= 400 and any(map(str.isdigit, text)):
                yield text.strip()


# In this order; the last two are what a page shows, and looked at only if it declares nothing.
PLACES = (_json_ld, _meta, _time, _address, _dateline)
