"""Plain text: pasted, from a .txt file, a mail or a PDF, to a title, a day and paragraphs."""

from __future__ import annotations

import re
from datetime import date
from statistics import median
from typing import NamedTuple

from loaders.articles.acts.sentences import is_boilerplate
from loaders.articles.article import LONGEST_TITLE, one_line, paragraphs, tidy, web_address
from loaders.articles.publication import NOTHING_FOUND, days_in, the_day

# Lines that a person or a program sets between the headline and the text.
HEADER = re.compile(
    r"(?P<name>published(?: on)?|publication date|date|posted(?: on)?|publisher|source|site|url|link|"
    r"address|by|author|updated(?: on)?|last updated)\s*:\s*(?P<text>.{1,2000})",
    re.IGNORECASE,
)
DAY_NAMES = {"published", "published on", "publication date", "date", "posted", "posted on"}
PUBLISHER_NAMES = {"publisher", "source", "site"}
URL_NAMES = {"url", "link", "address"}

# A dateline: the lines before the first paragraph that hold little but a day, and the opening of
# the first paragraph, "WASHINGTON, July 29, 2025 (Agency) –".
LONGEST_DATELINE = 80
OPENING = re.compile(r"(?P<line>[A-ZÀ-Þ][^.!?]{3,90}?)\s*(?:--|[–—])\s")

# Text that was wrapped at a width has many lines nearly as long as the longest one, and no longer.
WIDEST_WRAP = 110
NARROWEST_WRAP = 40
# A line this much shorter than the others, and ended like a sentence, ends a paragraph.
SHORT_LINE = 0.85
SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
FULL_STOP = re.compile(r"\w{2}\.[\"'”’»)]?$")
OPENING_DAY = re.compile(r"[A-ZÀ-Þ]{3}[^.!?]{0,80}\d[^.!?]{0,40}(?:--|[–—])\s")
HYPHENATED = re.compile(r"(?<=[a-zà-ÿ])-$")


class Plain(NamedTuple):
    """What was read from plain text; the fields are those of an Article."""

    title: str
    publisher: str
    url: str
    published: date | None
    published_from: str
    text: str
    warnings: tuple[str, ...]


def read_plain(text: str) -> Plain:
    """The title line, the lines below it that give day, publisher and address, and the text.

    Only a first line that looks like a headline is the title: it is short, and more follows.
    The text is "" where there is none.
    """
    lines = [line.strip() for line in tidy(text).strip().split("\n")]
    title, lines = _title_of(_from_the_headline(lines))
    publisher = url = found_in = ""
    published: date | None = None
    warnings: list[str] = []
    begun = 0
    for line in lines:
        header = HEADER.fullmatch(line)
        if header:
            name, value = header["name"].lower(), header["text"].strip()
            if name in DAY_NAMES and published is None:
                published, found_in = the_day(value), f'line "{one_line(line, 80)}"'
                if published is None:
                    warnings.append(
                        f"{found_in[0].upper()}{found_in[1:]} names no day such as 2025-07-29."
                    )
            elif name in PUBLISHER_NAMES:
                url = url or web_address(value)
                publisher = publisher or ("" if web_address(value) else one_line(value, 120))
            elif name in URL_NAMES:
                url = url or web_address(value)
        elif line and web_address(line):
            url = url or web_address(line)
        elif line and title and published is None and _is_dateline(line):
            published, found_in = the_day(line), f'line "{one_line(line, 80)}"'
        elif line:
            break
        begun += 1
    body = paragraphs(unwrapped("\n".join(lines[begun:])))
    if published is None:
        opening = OPENING.match(body)
        if opening and (day := the_day(opening["line"])):
            published, found_in = day, f'dateline "{one_line(opening["line"], 80)}"'
    if published is None:
        found_in = ""
        warnings.append(NOTHING_FOUND)
    return Plain(title, publisher, url, published, found_in, body, tuple(warnings))


def _from_the_headline(lines: list[str]) -> list[str]:
    """The lines without calls to subscribe or donate above what looks like a headline."""
    at = 0
    while at < len(lines) and (not lines[at] or is_boilerplate(lines[at])):
        at += 1
    return lines[at:] if _title_of(lines[at:])[0] else lines


def _title_of(lines: list[str]) -> tuple[str, list[str]]:
    """The headline and the lines below it; "" where the first line is text already."""
    if len(lines) < 2 or len(lines[0]) > LONGEST_TITLE or HEADER.fullmatch(lines[0]):
        return "", lines
    below = lines[1]
    # A line that runs on into the next, or ends like a sentence with none set off, is a paragraph.
    set_off = not below or HEADER.fullmatch(below) or _is_dateline(below) or web_address(below)
    runs_on = below[:1].islower() or SENTENCE_END.search(lines[0]) or len(lines[0]) > WIDEST_WRAP
    if (not set_off and runs_on) or not any(lines[1:]):
        return "", lines
    # Headlines end without a full stop, and no headline has a dateline within it.
    if FULL_STOP.search(lines[0]) or OPENING_DAY.match(lines[0]):
        return "", lines
    return one_line(lines[0]), lines[1:]


def _is_dateline(line: str) -> bool:
    return 0 < len(line) <= LONGEST_DATELINE and len(days_in(line)) == 1 and not line.endswith(".")


def unwrapped(text: str) -> list[str]:
    """The paragraphs of a text, put together again where its lines were cut at a width.

    Where lines are as long as their paragraphs each line is one. A word that was divided at the
    end of a line is joined.

    >>> unwrapped("First paragraph, long or short.\\nSecond one.")
    ['First paragraph, long or short.', 'Second one.']
    """
    lines = [line.rstrip() for line in text.split("\n")]
    filled = [line for line in lines if line.strip()]
    width = _wrapped_at(filled)
    if not width:
        return filled
    found: list[str] = []
    parts: list[str] = []
    for line in lines:
        if line.strip():
            if parts and HYPHENATED.search(parts[-1]) and line.lstrip()[:1].islower():
                parts[-1] = parts[-1][:-1] + line.lstrip()
            else:
                parts.append(line.strip())
        ended = SENTENCE_END.search(line) and len(line) < SHORT_LINE * width
        if parts and (ended or not line.strip()):
            found.append(" ".join(parts))
            parts = []
    return [*found, " ".join(parts)] if parts else found


def _wrapped_at(lines: list[str]) -> int:
    """The width at which lines were cut, 0 if they were not.

    Cut lines are alike in length, and most of them end within a sentence.
    """
    if len(lines) < 3:
        return 0
    longest = max(map(len, lines))
    typical = median(map(len, lines))
    within = sum(not SENTENCE_END.search(line) for line in lines)
    if longest > WIDEST_WRAP or typical < NARROWEST_WRAP or within * 2 < len(lines):
        return 0
    return longest


def from_pages(pages: list[str]) -> str:
    """The text of a PDF's pages in one, without the lines at their heads and feet that recur."""
    split = [[line.rstrip() for line in tidy(page).split("\n")] for page in pages]
    edges: dict[str, int] = {}
    for lines in split:
        filled = [line for line in lines if line.strip()]
        for line in {_without_digits(line) for line in (*filled[:2], *filled[-2:])}:
            edges[line] = edges.get(line, 0) + 1
    # On three pages or more, and on half of them: a running head, not a refrain of the text.
    recurring = {line for line, times in edges.items() if times >= 3 and times * 2 >= len(pages)}
    kept = [line for lines in split for line in lines if _without_digits(line) not in recurring]
    return "\n".join(kept)


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "#", line.strip())
