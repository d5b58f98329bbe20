"""An article as it was taken in, the error that says why one was not, and how text is tidied."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# What an upload may hold and what may come out of it. A long feature has some 60,000 characters;
# the limits leave room for pages that are heavy with scripts and for reports in PDF.
MOST_BYTES = 5 * 1024 * 1024
MOST_TEXT = 1024 * 1024
MOST_PAGES = 100

# A headline beyond this is a paragraph; an address beyond this is one of a tracker.
LONGEST_TITLE = 300
LONGEST_URL = 2000

# What data/datapackage.json asks of an address.
URL = re.compile(r"https?://[^\s<>\"]+")

# Parameters that say how a reader came to a page, not which page it is.
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_cid|mc_eid|cmpid|ref_src", re.IGNORECASE)

# Encodings that web pages and mails are written in. Python knows others by name that are no
# encodings of letters, or take long to undo (punycode, unicode_escape, utf-7).
ENCODINGS = re.compile(
    r"(?:x-)?(?:windows|cp)-?\d{3,5}|iso-?8859-?\d{1,2}|latin-?\d|koi8-?[rut]|us-ascii|mac-?cyrillic"
    r"|mac-?roman|utf-?16(?:-?[lb]e)?|gb(?:2312|k|18030)|big5|shift[_-]?jis|euc-?(?:jp|kr)",
    re.IGNORECASE,
)

# Characters that are not seen: controls (C0 but for tab and line feed, C1), the soft hyphen,
# joiners and marks that turn the direction of writing, byte-order marks, halves of surrogate
# pairs and what Unicode says is no character. In a date or a name they would hide it from us.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
# Blanks of every width, and the separators that Unicode has for lines and paragraphs.
BLANKS = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


class UnreadableArticle(ValueError):
    """What was pasted, uploaded or fetched is no article that can be read."""


@dataclass(frozen=True)
class Article:
    """An article as it was taken in.

    `published` is the day the page, the mail or the text itself gives, None where it gives none;
    `published_from` says where it stood, with the words. `text` is the body, its paragraphs
    separated by one blank line. `url` is the article's own http or https address, "" where it is
    not known. `kind` is `text`, `html`, `mhtml`, `mail` or `pdf`. `warnings` are sentences that
    an editor should read before relying on the rest.
    """

    title: str
    publisher: str
    url: str
    published: date | None
    published_from: str
    text: str
    kind: str
    warnings: tuple[str, ...] = ()


def tidy(text: str) -> str:
    r"""Text with characters that can be seen, plain blanks and plain line ends, composed (NFC).

    >>> tidy("Ju\xadly\u00a029\u200b,\r\n2025")
    'July 29,\n2025'
    """
    text = BLANKS.sub(" ", UNSEEN.sub("", LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


def one_line(text: str, longest: int = LONGEST_TITLE) -> str:
    r"""A text on one line, tidied; what is longer is cut after a word and given an ellipsis.

    >>> one_line("  Kremlin\n answers ")
    'Kremlin answers'
    >>> one_line("Kremlin answers", longest=10)
    'Kremlin…'
    """
    line = " ".join(tidy(text).split())
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    whole = cut.rsplit(" ", 1)[0] if " " in cut and not line[longest - 1].isspace() else cut
    return whole.rstrip(" ,;:–-") + "…"


def decoded_as(content: bytes, encoding: str) -> str | None:
    r"""Bytes read in an encoding that is known and fits them, else None.

    >>> decoded_as(b"\xcc\xee\xf1\xea\xe2\xe0", "windows-1251")
    'Москва'
    """
    if not ENCODINGS.fullmatch(encoding.strip()):
        return None
    try:
        return content.decode(encoding.strip())
    except (LookupError, UnicodeDecodeError):
        return None


def paragraphs(blocks: list[str]) -> str:
    """Blocks of text as the body of an article: one line each, a blank line between them."""
    lines = (" ".join(tidy(block).split()) for block in blocks)
    return "\n\n".join(line for line in lines if line)


def web_address(address: str) -> str:
    """An http or https address without fragment and tracking, "" for anything else.

    >>> web_address("HTTPS://Example.org/a?utm_source=x&id=7#top")
    'https://example.org/a?id=7'
    >>> web_address("cid:frame@mhtml.blink")
    ''
    """
    address = address.strip()
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or "." not in host:
        return ""
    if UNSEEN.search(address) or len(address) > LONGEST_URL:
        return ""
    asked = parse_qsl(parts.query, keep_blank_values=True)
    query = parts.query
    if any(TRACKING.fullmatch(name) for name, _ in asked):
        query = urlencode([(name, value) for name, value in asked if not TRACKING.fullmatch(name)])
    host = f"[{host}]" if ":" in host else host
    netloc = host if port is None else f"{host}:{port}"
    whole = urlunsplit((parts.scheme, netloc, parts.path, query, ""))
    return whole if URL.fullmatch(whole) else ""


def site_of(url: str) -> str:
    """The host of an address without its `www.`, "" if it has none.

    >>> site_of("https://www.themoscowtimes.com/2025/07/29/a")
    'themoscowtimes.com'
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
