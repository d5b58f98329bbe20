"""Real files spoilt in small ways: bytes flipped, parts cut, moved, doubled, odd tokens put in."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from loaders.articles.samples import samples
from loaders.formats import FORMATS, Export
from loaders.record import DATA, load_record
from tests.hostile.bombs import pdf_with
from tests.hostile.worker import Outcome

# Rows of a table that are spoilt at a time: enough for one to swallow another, and quick to read.
ROWS = 40

TOKENS = [
    b'"', b'""', b'"""', b",", b";", b"\t", b"|", b"\n", b"\r", b"\r\n", b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf",
    b"\xc0\xaf", b"\xed\xa0\x80", "\u202e".encode(), "\u2028".encode(), "\x85".encode(), "\ufeff".encode(), b"\x1a",
    b"=1+1", b"'", b"-1", b"1e999", b"NaN", b"9" * 400, b"0x10", b"..", b"/..", b"~", b"2025-02-30", b"9999-12-31",
    b"{", b"}", b"[", b"]", b"[[[[[[", b"null", b"true", b"\\u0000", b"\\ud800", b"\\", b"<", b">", b"</", b"<!--", b"-->",
    b"<script>", b"&amp;", b"&#0;", b"&#x110000;", b"<![CDATA[", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<?xml version='1.0'?>",
    b"PK\x03\x04", b"PK\x01\x02", b"PAR1", b"%PDF-1.4", b"obj", b"endobj", b"stream\n", b"endstream", b"<<", b">>", b"0 R",
    b"/Kids", b"/Length 999999999", b"boundary=", b"--b", b"Content-Type: ", b"charset=zip", b"=?utf-8?q?=", b"sep=", b"line",
    b"event_id", b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80", b"A" * 5_000,
]  # fmt: skip


@dataclass(frozen=True)
class Base:
    """A real file: who reads it, under which name, its bytes, and whether it is a table in text."""

    name: str
    reader: str
    file: str
    data: bytes
    rows: bool = False


@dataclass(frozen=True)
class Case:
    """One spoilt file; `seed` makes it again (`case(seed)`)."""

    seed: int
    base: Base
    data: bytes


def _flip(data: bytearray, random: Random, other: bytes) -> None:
    for _ in range(random.choice((1, 1, 2, 8, 64))):
        if data:
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def _byte(data: bytearray, random: Random, other: bytes) -> None:
    for _ in range(random.choice((1, 3, 20))):
        if data:
            data[random.randrange(len(data))] = random.choice((0, 255, 34, 44, 10, random.randrange(256)))  # fmt: skip


def _truncate(data: bytearray, random: Random, other: bytes) -> None:
    at = random.randrange(len(data) + 1)
    if random.random() < 0.8:
        del data[at:]
    else:
        del data[:at]


def _cut(data: bytearray, random: Random, other: bytes) -> None:
    at = random.randrange(len(data) + 1)
    del data[at : at + random.choice((1, 2, 30, 3_000))]


def _splice(data: bytearray, random: Random, other: bytes) -> None:
    start = random.randrange(len(other))
    piece = other[start : start + random.choice((4, 60, 2_000))]
    at = random.randrange(len(data) + 1)
    data[at : at + random.choice((0, len(piece)))] = piece


def _double(data: bytearray, random: Random, other: bytes) -> None:
    start = random.randrange(len(data) + 1)
    piece = data[start : start + random.choice((1, 10, 300, 5_000))]
    at = random.choice((start, random.randrange(len(data) + 1)))
    data[at:at] = piece * random.choice((1, 2, 50))


def _token(data: bytearray, random: Random, other: bytes) -> None:
    for _ in range(random.choice((1, 1, 2, 5))):
        token = random.choice(TOKENS)
        at = random.randrange(len(data) + 1)
        data[at : at + random.choice((0, 0, 1, len(token)))] = token * random.choice((1, 1, 1, 30))


MUTATORS: tuple[Callable[[bytearray, Random, bytes], None], ...] = (
    _flip, _byte, _truncate, _cut, _splice, _double, _token, _token,
)  # fmt: skip


@cache
def bases() -> tuple[Base, ...]:
    """The files that are spoilt, made from the curated record and the sample articles."""
    return tuple(_bases())


def _bases() -> Iterator[Base]:
    tables = {file.name: file.read_bytes() for file in sorted(DATA.glob("*.csv"))}
    for name, data in tables.items():
        lines = data.splitlines(keepends=True)
        if name == "events.csv":
            summer = [line for line in lines if line.startswith(b"2025-0")]
            some = b"".join([lines[0], *summer[-ROWS:]])
            yield Base("acts", "record", name, some, rows=True)
            yield Base("acts to import", "import", name, some)
            yield Base("acts with semicolons", "import", "a.csv", _separated(some, ";"))
            yield Base("acts in UTF-16", "record", "a.csv", some.decode().encode("utf-16"))
            yield Base("acts, every cell quoted", "record", "a.csv", _separated(some, ",", csv.QUOTE_ALL))  # fmt: skip
        else:
            yield Base(f"whole {name}", "folder", name, b"".join(lines), rows=True)
    record = load_record(DATA)
    rows = tuple(range(len(record.events) - ROWS, len(record.events)))
    view = Export(record, rows, "https://timeline.example/", "Some acts")
    for name, form in FORMATS.items():
        if form.read:
            data = form.write(view)
            yield Base(name, name, form.filename, data)
            yield Base(f"{name} to import", "import", form.filename, data)
    for name, article in samples().items():
        told = f"{article.title}\n\n{article.text}"
        paragraphs = "".join(f"<p>{html.escape(p)}</p>" for p in article.text.split("\n\n"))
        page = (
            f'<!doctype html><html><head><meta charset="utf-8"><title>{html.escape(article.title)}</title>'
            '<meta property="article:published_time" content="2025-07-29T10:00:00Z">'
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2025-07-29"}</script>'
            f"</head><body><article><h1>{html.escape(article.title)}</h1>{paragraphs}</article></body></html>"
        )
        head = f"From: Desk <a@b.example>\r\nTo: c@d.example\r\nSubject: {name}\r\nDate: Tue, 29 Jul 2025 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"  # fmt: skip
        parts = (
            'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
            f"{told}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n--b--\r\n"
        )
        yield Base(f"{name} as text", "article", "a.txt", told.encode())
        yield Base(f"{name} as a page", "article", "a.html", page.encode())
        yield Base(f"{name} as a mail", "article", "a.eml", (head + parts).encode())
        lines = [line.encode("latin-1", "replace").translate(None, b"()\\") for line in told.splitlines()]  # fmt: skip
        shown = b"BT /F1 9 Tf 12 TL 20 780 Td " + b"".join(b"(%s) Tj T* " % line for line in lines) + b"ET"  # fmt: skip
        yield Base(f"{name} as a PDF", "article", "a.pdf", pdf_with(shown, filters=""))


def _separated(data: bytes, delimiter: str, quoting: int = csv.QUOTE_MINIMAL) -> bytes:
    out = io.StringIO(newline="")
    rows = csv.reader(io.StringIO(data.decode(), newline=""))
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\n").writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode()


def case(seed: int, among: tuple[Base, ...] | None = None) -> Case:
    """The spoilt file of a seed: one of the bases, with one to three things done to it."""
    random = Random(seed)
    known = bases() if among is None else among
    base = known[seed % len(known)]
    data = bytearray(base.data)
    for _ in range(random.choice((1, 1, 2, 3))):
        random.choice(MUTATORS)(data, random, random.choice(known).data)
    return Case(seed, base, bytes(data))


def fault(spoilt: Case, outcome: Outcome) -> str:
    """What must not be: the outcome's own fault, or a good row that neither loaded nor was told."""
    if outcome.fault or not spoilt.base.rows or outcome.kind != "read":
        return outcome.fault
    lost = _lost(spoilt, outcome)
    return f"lost without a word: {lost}" if lost else ""


def _lost(spoilt: Case, outcome: Outcome) -> list[str]:
    """Ids of rows that nobody touched and that are neither loaded nor told."""
    told = outcome.told
    original = spoilt.base.data.splitlines()
    if not spoilt.data.startswith(original[0] + b"\n"):
        return []  # under another header they are other rows
    loaded, named = set(told["ids"]), "\n".join(map(str, told["told"]))
    lines = {line: number for number, line in enumerate(spoilt.data.split(b"\n"), start=1)}
    return [
        row_id
        for line in original[1:]
        if line in lines
        and (row_id := line.partition(b",")[0].decode()) not in loaded
        and row_id not in named
        and lines[line] not in told["lines"]
    ]
