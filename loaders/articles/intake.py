"""What was pasted or uploaded, to an Article: text, a web page, a saved page, a mail or a PDF."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from datetime import date
from typing import Any

from loaders.articles.article import (
    MOST_BYTES,
    MOST_PAGES,
    MOST_TEXT,
    Article,
    UnreadableArticle,
    decoded_as,
    one_line,
    site_of,
    tidy,
    web_address,
)
from loaders.articles.mail import SHORTEST_PLAIN, looks_like_mail, read_message
from loaders.articles.pages import read_page
from loaders.articles.pdf_text import text_of_pdf
from loaders.articles.plain import from_pages, read_plain
from loaders.articles.publication import EARLIEST, LATEST, NOTHING_FOUND

__all__ = ["Article", "UnreadableArticle", "read_article"]

# What a file that is neither text nor PDF begins with, what to call it, and what to do.
SIGNATURES = {
    b"PK\x03\x04": "a zip archive or a Word document; save it as PDF or as text",
    b"\xd0\xcf\x11\xe0": "an old Office document; save it as PDF or as text",
    b"{\\rtf": "a document in RTF; save it as PDF or as text",
    b"\x1f\x8b": "a gzip archive; unpack it first",
    b"Rar!": "an archive; unpack it first",
    b"7z\xbc\xaf": "an archive; unpack it first",
    b"\x89PNG": "a picture; the text of an article was expected",
    b"\xff\xd8\xff": "a picture; the text of an article was expected",
    b"GIF8": "a picture; the text of an article was expected",
    b"RIFF": "a picture or a recording; the text of an article was expected",
    b"bplist00": "a Safari web archive; save the page as HTML or as PDF",
    b"%!PS": "a PostScript file; save it as PDF",
}
EXPECTED = "text, a web page (.html), a saved page (.mht), a mail (.eml) or a PDF was expected"

PAGE_NAMES = (".html", ".htm", ".xhtml", ".shtml")
# The beginning of a page, or of the source of one that was pasted in part.
PAGE_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|base|style|script|noscript|article|main"
    r"|section|header|nav|div|table|ul|ol|p|h[1-6]|span|blockquote|figure|img|a)\b[^<>]{0,500}[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
DECLARED = re.compile(
    rb"(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})",
    re.IGNORECASE,
)

# In text that a person wrote there are no control characters but for blanks and line ends; a few
# may have slipped in. Above this share it is no text.
MOST_CONTROLS = 0.01
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
CYRILLIC = re.compile("[А-Яа-яЁё]")
LETTERS = re.compile(r"[^\W\d_]")


def read_article(
    content: bytes | str, name: str = "", *, url: str = "", charset: str = ""
) -> Article:
    """The article in what was pasted (a string), uploaded or fetched (bytes).

    `name` is the file's name; what it holds is found out from its content first. `url` is where
    it was fetched from, `charset` what the server said of its encoding.
    Raises UnreadableArticle, which says what was found and what was expected, for anything that
    holds no article, or more than MOST_BYTES, MOST_TEXT or MOST_PAGES.
    """
    if isinstance(content, str):
        # Halves of surrogate pairs cannot be written as UTF-8.
        content = content.encode("utf-8", "replace")
        charset = "utf-8"
    if len(content) > MOST_BYTES:
        size = len(content) / 1024**2
        raise UnreadableArticle(
            f"It holds {size:.1f} MB; at most {MOST_BYTES // 1024**2} MB are read."
        )
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UnreadableArticle(f"It is empty; {EXPECTED}.")
    article = _read(content, name, url, charset)
    if len(article.text) > MOST_TEXT:
        raise UnreadableArticle(
            f"It holds {len(article.text):,} characters of text; at most {MOST_TEXT:,} are read."
        )
    return article


def _read(content: bytes, name: str, url: str, charset: str) -> Article:
    """The article in a content of any kind."""
    if b"%PDF-" in content[:1024]:
        return _from_pdf(content, name, url)
    for signature, what in SIGNATURES.items():
        if content.startswith(signature):
            raise UnreadableArticle(f"It is {what}.")
    if looks_like_mail(content, name):
        return _from_mail(content)
    text, doubts = _decoded(content, charset)
    if PAGE_START.match(text) or name.lower().endswith(PAGE_NAMES):
        return _from_page(text, url, "html", doubts)
    read = read_plain(text)
    if not read.text:
        raise UnreadableArticle(f'It holds no more than "{one_line(text, 80)}"; {EXPECTED}.')
    return _with_url(Article(kind="text", **_with(read._asdict(), doubts)), url)


def _with(fields: dict[str, Any], warnings: list[str]) -> dict[str, Any]:
    return {**fields, "warnings": (*warnings, *fields["warnings"])}


def _with_url(article: Article, url: str) -> Article:
    """The article with the address it was fetched from, where it names none itself."""
    address = article.url or web_address(url)
    return replace(article, url=address, publisher=article.publisher or site_of(address))


def _from_page(markup: str, url: str, kind: str, doubts: list[str]) -> Article:
    return Article(kind=kind, **_with(read_page(markup, url)._asdict(), doubts))


def _from_pdf(content: bytes, name: str, url: str) -> Article:
    told = text_of_pdf(content, MOST_PAGES, MOST_TEXT)
    if "error" in told:
        raise UnreadableArticle(f"The PDF {told['error']}; paste the text of the article instead.")
    text = from_pages(told["pages"])
    if not LETTERS.search(text):
        raise UnreadableArticle(
            f"The PDF has {len(told['pages'])} pages and no text: it holds pictures of pages. "
            "Paste the text of the article instead."
        )
    read = read_plain(text)
    warnings = ["The text of a PDF can lack words or mix columns: please compare it."]
    if read.published is None and told["made"]:
        warnings.append(f"The file was made on {told['made']}; that is not the day of publication.")
    # What programs put as a title is often the name of a file.
    title = one_line(told["title"])
    if not title or re.search(r"\.\w{2,5}$|^(?:microsoft word|untitled|layout)\b", title.lower()):
        title = read.title
    fields = {**read._asdict(), "title": title, "text": read.text or tidy(text).strip()}
    return _with_url(Article(kind="pdf", **_with(fields, warnings)), url)


def _from_mail(content: bytes) -> Article:
    message = read_message(content)
    long_enough = len(message.plain.strip()) >= SHORTEST_PLAIN
    if message.html.strip() and (message.kind == "mhtml" or not long_enough):
        markup, doubts = _decoded(message.html, message.charset)
        article = _from_page(markup, message.url, message.kind, doubts)
    else:
        read = read_plain(message.plain)
        if not read.text:
            raise UnreadableArticle("The mail holds no text; an article was expected.")
        article = Article(kind=message.kind, **read._asdict())
    if message.kind == "mhtml":
        return article
    day = date.fromisoformat(message.day) if message.day else None
    article = replace(
        article,
        title=one_line(message.subject) or article.title,
        publisher=article.publisher or message.sender,
    )
    if article.published is None and day and EARLIEST <= day <= LATEST:
        left = tuple(warning for warning in article.warnings if warning != NOTHING_FOUND)
        told = "The day is the one on which the mail was sent: please check it."
        found_in = f'mail header Date "{message.sent}"'
        article = replace(article, published=day, published_from=found_in, warnings=(*left, told))
    return article


def _decoded(content: bytes, charset: str) -> tuple[str, list[str]]:
    """The text in bytes, and what had to be guessed about its encoding, in sentences.

    What is valid UTF-8 is taken as that, whatever is said about it: other encodings hardly ever
    are by chance. Raises UnreadableArticle if the bytes are no text.
    """
    doubts: list[str] = []
    text = None
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            text = content.decode(encoding, "replace")
            break
    if text is None:
        text = _utf16(content)
    if text is None:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            text = _not_utf8(content, charset, doubts)
    wrong = len(CONTROLS.findall(text)) + text.count("�")
    if wrong > MOST_CONTROLS * len(text) or not LETTERS.search(text):
        raise UnreadableArticle(f"It is no text ({_first_bytes(content)}); {EXPECTED}.")
    return text, doubts


def _utf16(content: bytes) -> str | None:
    """Bytes as UTF-16 without its mark, if they look like that: no other text holds NUL."""
    even, odd = content[0:4000:2].count(0), content[1:4000:2].count(0)
    if (even + odd) * 20 < len(content[:4000]):
        return None
    try:
        text = content.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None
    # Words have blanks between them; numbers and pictures taken for letters do not.
    return text if len(text.split()) * 50 > len(text) else None


def _not_utf8(content: bytes, charset: str, doubts: list[str]) -> str:
    """Bytes that are not UTF-8: as declared, else Windows-1251 if that is Russian, else 1252."""
    declared = DECLARED.search(content[:4000])
    said = [charset, declared[1].decode("ascii", "replace") if declared else ""]
    for encoding in said:
        if (known := decoded_as(content, encoding)) is not None:
            return known
    try:
        text = content.decode("cp1251")
    except UnicodeDecodeError:
        text = ""
    name = "Windows-1251"
    if len(CYRILLIC.findall(text)) * 2 < len(LETTERS.findall(text)) or not text:
        name, text = "Windows-1252", content.decode("cp1252", "replace")
    doubts.append(f"The text is not in UTF-8 and was read as {name}: please look for odd letters.")
    return text


def _first_bytes(content: bytes) -> str:
    return f"it begins with the bytes {content[:8].hex(' ')}"
