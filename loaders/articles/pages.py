"""Web pages: the title, publisher, address, day and body of the article on one.

trafilatura finds the body, the title and the publisher; what a reader of the page cannot see is
taken out before. The page is parsed once, by lxml, and nothing is ever fetched.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from loaders.articles.article import (
    LONGEST_TITLE,
    MOST_TEXT,
    UnreadableArticle,
    one_line,
    paragraphs,
    site_of,
    tidy,
    web_address,
)
from loaders.articles.publication import publication_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

# trafilatura compares three extractors; on a page with this many elements only its own, quick one
# is used, and a page with more than that is no article. Measured on one busy core: 10,000 elements
# of any kind take at most 1 second, 20,000 in quick mode at most 2.
MANY_ELEMENTS = 10_000
MOST_ELEMENTS = 20_000

# trafilatura's time grows with the square of the links in one paragraph (2,000: 0.3 seconds,
# 10,000: 8). Where one element holds more than this, links and marks are made plain text.
MOST_LINKS = 200

# Parsers' and readers' time grows with the square of an element's attributes (12,000: 2 seconds).
# They are counted before the page is parsed; no step of the pattern is taken back, so that its own
# time grows with the page alone.
MOST_ATTRIBUTES = 200
CROWDED = re.compile(
    r"<[a-zA-Z][^\s/>]*+"
    r"(?:[\s/]++[^\s=>/]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"']*+))?+)"
    rf"{{{MOST_ATTRIBUTES}}}"
)

# An attribute beyond this is no class, address or day.
LONGEST_ATTRIBUTE = 4000

# Data in a page that is longer, or no JSON, describes no article, and is long to take apart.
LONGEST_DATA = 200_000

# Marks within a sentence: their text is kept, they themselves are of no use here.
INLINE = [
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "code",
    "data",
    "dfn",
    "em",
    "font",
    "i",
    "kbd",
    "mark",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "tt",
    "u",
    "var",
    "wbr",
]

# What a browser does not show, or shows as a control and not as text.
NEVER_SHOWN = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "object",
    "embed",
    "applet",
    "canvas",
    "svg",
    "math",
    "audio",
    "video",
    "map",
    "datalist",
    "select",
    "option",
    "textarea",
    "input",
    "button",
    "img",
]
HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:^|;)\s*opacity\s*:\s*0*\.?0+\s*(?:;|$|!)"
    r"|font-size\s*:\s*0(?:px|em|rem|pt|%)?\s*(?:;|$|!)",
    re.IGNORECASE,
)
# A rule of the page's own style sheet that hides a class or an id.
HIDING_RULE = re.compile(
    r"(?P<of>(?:[.#][\w-]+\s*,\s*){0,20}[.#][\w-]+)\s*\{[^{}]{0,500}?"
    r"(?:display\s*:\s*none|visibility\s*:\s*hidden)"
)

# Browsers leave the address in a page that they save.
SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,5}\)(\S{1,2000})\s*-->")

# A body of fewer words is told: most likely the page holds a teaser, or nothing was found.
FEW_WORDS = 40

FREE = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)


class Page(NamedTuple):
    """What was read from a page; the fields are those of an Article."""

    title: str
    publisher: str
    url: str
    published: date | None
    published_from: str
    text: str
    warnings: tuple[str, ...]


def read_page(markup: str, url: str = "") -> Page:
    """The article on a page; `url` is where it came from, if that is known.

    Raises UnreadableArticle where there is no text to read, or more than MOST_TEXT or
    MOST_ELEMENTS of it.
    """
    from lxml import etree, html  # type: ignore[import-untyped]

    markup = tidy(markup)
    _hush()
    saved = SAVED_FROM.search(markup[:4000])
    if CROWDED.search(markup):
        raise UnreadableArticle(
            f"An element of the page has {MOST_ATTRIBUTES} attributes or more, which no article has."
        )
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableArticle(f"The page is not HTML that can be read: {error}.") from None
    elements = sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        raise UnreadableArticle(
            f"The page has {elements:,} elements; at most {MOST_ELEMENTS:,} are read. "
            "Paste the text of the article instead."
        )
    address = _canonical(tree) or web_address(url) or (web_address(saved[1]) if saved else "")
    _take_out_hidden(tree)
    _make_plain(tree)
    title, publisher = _title_and_publisher(tree)
    publication = publication_of(tree, address, title)
    warnings = list(publication.warnings)
    if any(FREE.search(script.text or "") for script in tree.iter("script")):
        warnings.append("The page says that it is not free to read: its text may be cut short.")
    text = _body(tree, title, quick=elements > MANY_ELEMENTS)
    if not text:
        raise UnreadableArticle("The page holds no text that can be seen; an article was expected.")
    words = len(text.split())
    if words < FEW_WORDS:
        warnings.append(f"Only {words} words were found on the page: please check the text.")
    return Page(
        title=title,
        publisher=publisher or site_of(address),
        url=address,
        published=publication.day,
        published_from=publication.found_in,
        text=text,
        warnings=tuple(warnings),
    )


def _canonical(tree: HtmlElement) -> str:
    """The address the page gives as its own: <link rel="canonical">, else og:url."""
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            address = web_address(link.get("href") or "")
            if address:
                return address
    for meta in tree.iter("meta"):
        if (meta.get("property") or meta.get("name") or "").lower() == "og:url":
            address = web_address(meta.get("content") or "")
            if address:
                return address
    return ""


def _take_out_hidden(tree: HtmlElement) -> None:
    """Take out what a reader cannot see; what stands after it stays."""
    hidden_names = _hidden_by_rule(tree)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        # The data of scripts is wanted still, for the day; only their place in the text is not.
        if element.tag in ("script", "meta", "link", "html", "body", "head"):
            continue
        classes = (element.get("class") or "")[:2000].split()
        names = {f".{name}" for name in classes}
        names.add(f"#{element.get('id')}")
        if (
            element.tag in NEVER_SHOWN
            or element.get("hidden") is not None
            or (element.tag == "dialog" and element.get("open") is None)
            or HIDDEN_STYLE.search((element.get("style") or "")[:2000])
            or not hidden_names.isdisjoint(names)
        ):
            element.drop_tree()


def _make_plain(tree: HtmlElement) -> None:
    """Take out marks within sentences, data that is none, and links where there are too many."""
    from lxml import etree

    within = frozenset([*INLINE, "a"])
    for element in list(tree.iter()):
        if len(element) > MOST_LINKS and sum(child.tag in within for child in element) > MOST_LINKS:
            _join(element, within)
        for name, value in element.attrib.items():
            if len(value) > LONGEST_ATTRIBUTE:
                del element.attrib[name]
    etree.strip_tags(tree, *INLINE)
    for element in list(tree.iter("script")):
        text = element.text or ""
        try:
            data = "ld+json" in (element.get("type") or "").lower() and len(text) <= LONGEST_DATA
            if data:
                json.loads(text.strip(), strict=False)
        except (ValueError, RecursionError):
            data = False
        if not data and not FREE.search(text):
            element.drop_tree()


def _join(parent: HtmlElement, within: frozenset[str]) -> None:
    """Make children that are marks within a sentence the text of their parent, all at once.

    lxml's own strip_tags copies the text that is there already for every child.
    """
    pieces = [parent.text or ""]
    texts = [pieces]
    kept = []
    for child in list(parent):
        if child.tag in within:
            pieces += [str(child.text_content()), child.tail or ""]
        else:
            pieces = [child.tail or ""]
            texts.append(pieces)
            kept.append(child)
    del parent[:]
    parent.text = "".join(texts[0])
    for child, pieces in zip(kept, texts[1:], strict=True):
        parent.append(child)
        child.tail = "".join(pieces)


def _hidden_by_rule(tree: HtmlElement) -> set[str]:
    """Classes and ids (".x", "#y") that the page's own style sheets never show."""
    rules = " ".join((style.text or "")[:100_000] for style in tree.iter("style"))
    # What holds for paper or for small screens only does not count as hidden.
    rules = re.sub(r"@media[^{]{0,200}\{(?:[^{}]{0,500}\{[^{}]{0,1000}\}){0,200}\s*\}", " ", rules)
    found: set[str] = set()
    for rule in HIDING_RULE.finditer(rules):
        found.update(name.strip() for name in rule["of"].split(","))
    return found


def _title_and_publisher(tree: HtmlElement) -> tuple[str, str]:
    """The headline and the site's name as trafilatura reads them."""
    from trafilatura.metadata import extract_metadata

    # Days are read elsewhere; without a fixed latest day trafilatura would ask the clock.
    no_days = {"extensive_search": False, "max_date": "1995-01-02", "min_date": "1995-01-01"}
    try:
        found = extract_metadata(tree, date_config=no_days)
    except Exception:  # whatever goes wrong there, the page itself still has a <title>
        heading = tree.findtext(".//h1") or tree.findtext(".//title") or ""
        return one_line(heading), ""
    return one_line(found.title or "", LONGEST_TITLE), one_line(found.sitename or "", 120)


def _body(tree: HtmlElement, title: str, *, quick: bool) -> str:
    """The paragraphs of the article, without its title, separated by blank lines."""
    from trafilatura import bare_extraction

    for script in list(tree.iter("script")):
        script.drop_tree()
    seen = sum(len(text) for text in tree.itertext())
    if seen > MOST_TEXT:
        raise UnreadableArticle(
            f"The page holds {seen:,} characters of text; at most {MOST_TEXT:,} are read."
        )
    try:
        found = bare_extraction(
            tree,
            fast=quick,
            include_comments=False,
            include_formatting=False,
            include_links=False,
            with_metadata=False,
        )
    except Exception:  # trafilatura's own failures; the page's paragraphs are read below
        found = None
    text = getattr(found, "text", None) or ""
    blocks = text.splitlines() or _all_paragraphs(tree)
    while blocks and one_line(blocks[0]) in ("", title):
        blocks = blocks[1:]
    return paragraphs(blocks)


def _all_paragraphs(tree: HtmlElement) -> list[str]:
    """Every paragraph of a page in which trafilatura found no article, else all its text."""
    body = tree.find(".//body")
    root = tree if body is None else body
    found = [" ".join(element.itertext()) for element in root.iter("p", "li", "blockquote")]
    return found if any(map(str.strip, found)) else list(root.itertext())


def _hush() -> None:
    """Keep the libraries' messages about odd pages out of ours."""
    for name in ("trafilatura", "htmldate", "readability", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
