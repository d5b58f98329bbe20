"""Mail (.eml) and saved pages (.mht): the part that is the article, and what its headers say."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message as Parsed
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from loaders.articles.article import UnreadableArticle, decoded_as, one_line, web_address

# Newsletters have about five parts, a saved page one for each picture. Parts within parts can be
# built without end, and the time to take them apart grows with their number times the lines.
MOST_PARTS = 5000
MOST_LEVELS = 40
MOST_LINES = 10_000_000
# A header may be as long as its writer likes; what is shown of one is short.
LONGEST_HEADER = 2000
# A plain part shorter than this is most likely "view this mail in your browser".
SHORTEST_PLAIN = 250

FIRST_LINE = re.compile(rb"\s*(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n])")
HEADERS = re.compile(
    rb"^(?:mime-version|message-id|received|content-type|return-path|delivered-to|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)
SENT = re.compile(rb"^(?:from|date|subject|to):", re.IGNORECASE | re.MULTILINE)
SAVED_PAGE = re.compile(rb"content-type:\s*multipart/related", re.IGNORECASE)


class Message(NamedTuple):
    """A mail or a saved page: its headers as text, and the part that holds the article."""

    kind: str
    subject: str
    sender: str
    sent: str
    day: str
    url: str
    html: bytes
    charset: str
    plain: str


def looks_like_mail(content: bytes, name: str) -> bool:
    """Whether a file begins with the headers of a mail or of a page saved as MHTML."""
    if not FIRST_LINE.match(content):
        return False
    head = re.split(rb"\r?\n\r?\n", content[:20_000].lstrip(), maxsplit=1)[0]
    named = name.lower().endswith((".eml", ".mht", ".mhtml"))
    told = len(HEADERS.findall(head))
    return (
        told >= 2 or (told >= 1 and bool(SENT.search(head))) or (named and bool(SENT.search(head)))
    )


def read_message(content: bytes) -> Message:
    """The message in a file; raises UnreadableArticle where none of its parts is text."""
    levels = len(re.findall(rb"boundary\s*=", content, re.IGNORECASE))
    if levels > MOST_LEVELS or levels * content.count(b"\n") > MOST_LINES:
        raise UnreadableArticle("The mail holds parts within parts, deeper than any letter needs.")
    if content.count(b"\n--") > MOST_PARTS:
        raise UnreadableArticle(f"The mail has more than {MOST_PARTS:,} parts.")
    try:
        message = message_from_bytes(content.lstrip())
        parts = _parts(message)
        html = next((part for part in parts if part.get_content_type() == "text/html"), None)
        plain = next((part for part in parts if part.get_content_type() == "text/plain"), None)
        saved = bool(SAVED_PAGE.search(content[:20_000])) and "From" in message and html is not None
        saved = saved and ("Snapshot-Content-Location" in message or "To" not in message)
        address = _header(message, "Snapshot-Content-Location")
        if not web_address(address) and saved and html is not None:
            address = _header(html, "Content-Location")
        markup = _bytes_of(html) if html is not None else b""
        text = _text_of(plain) if plain is not None else ""
        charset = (html.get_content_charset() or "") if html is not None else ""
        subject, sent = _header(message, "Subject"), _header(message, "Date")
        sender = _sender(_header(message, "From"))
    except Exception as error:  # email raises many kinds on headers that break its rules
        raise UnreadableArticle(f"The mail is damaged ({type(error).__name__}).") from None
    if not markup.strip() and not text.strip():
        raise UnreadableArticle("The mail has no part in text or HTML; one of them was expected.")
    return Message(
        kind="mhtml" if saved else "mail",
        subject="" if saved else subject,
        sender="" if saved else sender,
        sent=one_line(sent, 80),
        day=_day_of(sent),
        url=web_address(address),
        html=markup,
        charset=charset,
        plain=text,
    )


def _parts(message: Parsed) -> list[Parsed]:
    """The parts that are shown in the message itself: no attachments, at most MOST_PARTS."""
    found: list[Parsed] = []
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            break
        if not part.is_multipart() and part.get_content_disposition() != "attachment":
            found.append(part)
    return found


def _header(message: Parsed, name: str) -> str:
    """A header as text, "" where it is missing or so wrong that it cannot be read."""
    text = str(message.get(name) or "")[:LONGEST_HEADER]
    try:
        return str(make_header(decode_header(text)))
    except Exception:  # an encoding that is not known, or one that does not fit
        return text


def _sender(header: str) -> str:
    """The name in a From header; nothing where there is only an address.

    >>> _sender('"The Moscow Times" <news@example.org>'), _sender("a@example.org")
    ('The Moscow Times', '')
    """
    name = header.partition("<")[0] if "<" in header else ""
    return one_line(name.strip().strip('"'), 120)


def _bytes_of(part: Parsed) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text_of(part: Parsed) -> str:
    raw = _bytes_of(part)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        known = decoded_as(raw, part.get_content_charset() or "")
        return raw.decode("cp1252", "replace") if known is None else known


def _day_of(header: str) -> str:
    """The day in a Date header, in the sender's zone, as YYYY-MM-DD; "" if there is none."""
    try:
        return parsedate_to_datetime(header).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""
