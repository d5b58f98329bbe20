"""Files that are small on disk and large, deep or endless when they are read."""

from __future__ import annotations

import functools
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping

import pyarrow as pa
import pyarrow.parquet as pq

MB = 1024**2
HEADER = "event_id,date,title,summary,actors,recipients,event_type,topics,importance,sources"
ROW = "2025-07-28-act,2025-07-28,A title,A summary.,trump,putin,threaten,sanctions,1,rfe-rl-946501"

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">{}]>'.format(
    "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY m SYSTEM "file:///etc/passwd">]>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def xlsx(sheet: str = "", *, strings: str = "", before: str = "", sheets: int = 1, others: Mapping[str, bytes] | None = None) -> bytes:  # fmt: skip
    """A workbook by hand: `sheet` is what stands in sheetData, `before` what stands above it."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SPREADSHEET}.sharedStrings+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SPREADSHEET}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets>'
            + "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, sheets + 1))
            + "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="rId1" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
        ),
        "xl/sharedStrings.xml": strings or f'<sst xmlns="{MAIN}"/>',
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in {**parts, **(others or {})}.items():
            book.writestr(name, text)
    return out.getvalue()


def cell(text: str, place: str = "A1") -> str:
    """One cell of a sheet, its text within it."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def lying_zip() -> bytes:
    """A workbook whose directory says that its largest part is small."""
    data = bytearray(xlsx(f"<row>{cell('a')}</row>" + " " * (600 * MB // 4)))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/worksheets/sheet1.xml"))
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def parquet(columns: dict[str, pa.Array], **options: object) -> bytes:
    """A table as Parquet."""
    out = pa.BufferOutputStream()
    pq.write_table(pa.table(columns), out, **options)
    return bytes(out.getvalue())


def equal_cells(rows: int, text: str = "a") -> pa.Array:
    """A column of one text over and over."""
    return pa.DictionaryArray.from_arrays(pa.array([0] * rows, pa.int32()), [text])


def pdf_with(stream: bytes, filters: str = "/FlateDecode", extra: str = "") -> bytes:
    """A PDF of one page whose content is the stream as it is."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R "
        b"/Resources << /Font << /F1 3 0 R >> /XObject << /X 6 0 R >> >> >>",
        f"<< /Filter [{filters}] /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream",
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] {extra} /Length 4 >>\nstream\n/X Do\nendstream".encode(),
    ]  # fmt: skip
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))  # fmt: skip
    return out.getvalue()


def packed(size: int, times: int = 1, piece: bytes = b"(a) Tj ") -> bytes:
    """So many bytes, packed so many times over."""
    data = piece * (size // len(piece))
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


def nested_mail(levels: int, kind: str = "multipart/mixed") -> bytes:
    """A mail whose parts lie in parts."""
    head = b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    out = [head]
    for n in range(levels):
        if kind == "message/rfc822":
            out.append(b"Content-Type: message/rfc822\r\n\r\n" + head)
        else:
            out.append(b'Content-Type: %s; boundary="b%d"\r\n\r\n--b%d\r\n' % (kind.encode(), n, n))
    out.append(b"Content-Type: text/plain\r\n\r\nThe Kremlin answered.\r\n")
    out += [b"--b%d--\r\n" % n for n in reversed(range(levels))] if kind != "message/rfc822" else []
    return b"".join(out)


def mail(body: bytes, headers: bytes = b"") -> bytes:
    """A mail of one part."""
    return b"From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + headers + b"\r\n" + body  # fmt: skip


def page(body: str, head: str = "") -> bytes:
    """A web page."""
    text = "The Kremlin said on Tuesday that it had heard what was said. " * 5
    return (
        f"<html><head><title>x</title>{head}</head><body><p>{text}</p>{body}</body></html>".encode()
    )


def deep_json(levels: int, opening: str = "[", closing: str = "]", inner: str = "1") -> bytes:
    """JSON within JSON."""
    return (opening * levels + inner + closing * levels).encode()


# By name: who reads it, under which name, and the bytes.
BOMBS: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    # workbooks
    "xlsx: spaces to 1 GB": ("import", "a.xlsx", lambda: xlsx(" " * (1000 * MB))),
    "xlsx: a string to 600 MB": ("import", "a.xlsx", lambda: xlsx('<row><c r="A1" t="s"><v>0</v></c></row>', strings=f'<sst xmlns="{MAIN}"><si><t>{"a" * (600 * MB)}</t></si></sst>')),
    "xlsx: ten million strings": ("import", "a.xlsx", lambda: xlsx(strings=f'<sst xmlns="{MAIN}">{"<si><t>a</t></si>" * 10_000_000}</sst>')),
    "xlsx: a size that lies": ("import", "a.xlsx", lying_zip),
    "xlsx: billion laughs in the sheet": ("import", "a.xlsx", lambda: xlsx(f"<row>{cell('&k;')}</row>", before=LAUGHS)),
    "xlsx: billion laughs in the strings": ("import", "a.xlsx", lambda: xlsx('<row><c r="A1" t="s"><v>0</v></c></row>', strings=f'{LAUGHS}<sst xmlns="{MAIN}"><si><t>&k;</t></si></sst>')),
    "xlsx: a file from outside": ("import", "a.xlsx", lambda: xlsx(f"<row>{cell('&m;')}</row>", before=OUTSIDE)),
    "xlsx: a row numbered 10^12": ("import", "a.xlsx", lambda: xlsx(f'<row r="1">{cell("a")}</row><row r="1000000000000">{cell("b", "A1000000000000")}</row>')),
    "xlsx: a header in row 10^12": ("import", "a.xlsx", lambda: xlsx(f'<row r="1000000000000">{cell("b", "A1000000000000")}</row>')),
    "xlsx: a cell in column ZZZ": ("import", "a.xlsx", lambda: xlsx(f'<row r="1">{cell("a")}</row>' + f"<row>{cell('b', 'ZZZ2')}</row>" * 3000)),
    "xlsx: a dimension of the whole sheet": ("import", "a.xlsx", lambda: xlsx(f"<row>{cell('a')}</row>" + "<row/>" * 300_000).replace(b"", b"")),
    "xlsx: dimension A1:XFD1048576": ("import", "a.xlsx", lambda: xlsx(sheet="", others={"xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><dimension ref="A1:XFD1048576"/><sheetData><row r="1">{cell("a")}</row>{"<row/>" * 200_000}</sheetData></worksheet>'.encode()})),
    "xlsx: a million filled rows": ("import", "a.xlsx", lambda: xlsx(f"<row>{cell('a')}</row>" * 1_000_000)),
    "xlsx: a cell of 10 MB": ("import", "a.xlsx", lambda: xlsx(f"<row>{cell('title')}</row><row>{cell('a' * 10 * MB, 'A2')}</row>")),
    "xlsx: elements 100,000 deep": ("import", "a.xlsx", lambda: xlsx("<row>" * 100_000 + "</row>" * 100_000)),
    "xlsx: 100,000 sheets": ("import", "a.xlsx", lambda: xlsx(f"<row>{cell('a')}</row>", sheets=100_000)),
    "xlsx: 100,000 parts": ("import", "a.xlsx", lambda: xlsx(f"<row>{cell('a')}</row>", others={f"x/{n}.xml": b"" for n in range(60_000)})),
    "xlsx: merged cells": ("import", "a.xlsx", lambda: xlsx(f'<row>{cell("a")}</row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells><sheetData>')),
    "xlsx: a number with a million digits": ("import", "a.xlsx", lambda: xlsx(f'<row>{cell("title")}</row><row><c r="A2"><v>{"9" * 1_000_000}</v></c></row>')),
    "xlsx: an entity of the styles": ("import", "a.xlsx", lambda: xlsx(f"<row>{cell('a')}</row>", others={"xl/styles.xml": f"{LAUGHS}<styleSheet xmlns='{MAIN}'>&k;</styleSheet>".encode()})),
    # Parquet
    "parquet: 100 million equal cells": ("import", "a.parquet", lambda: parquet({"title": equal_cells(100_000_000)})),
    "parquet: 100,000 cells of 1 MB": ("import", "a.parquet", lambda: parquet({"title": equal_cells(100_000, "a" * MB)})),
    "parquet: gzipped pages": ("import", "a.parquet", lambda: parquet({"title": pa.array(["a" * (600 * MB)])}, compression="gzip", use_dictionary=False)),
    "parquet: lists of a million": ("import", "a.parquet", lambda: parquet({"actors": pa.array([[0] * 1_000_000] * 30, pa.list_(pa.int8()))})),
    "parquet: 20,000 columns": ("import", "a.parquet", lambda: parquet({f"c{n}": pa.array([1]) for n in range(20_000)})),
    "parquet: nulls without end": ("import", "a.parquet", lambda: parquet({"title": pa.nulls(300_000_000, pa.int8())})),
    "parquet: structs 500 deep": ("import", "a.parquet", lambda: parquet({"title": functools.reduce(lambda inner, _: pa.array([inner.to_pylist()[0]], inner.type) if False else pa.StructArray.from_arrays([inner], ["a"]), range(90), pa.array([1]))})),
    # JSON
    "json: lists 100,000 deep": ("import", "a.json", lambda: deep_json(100_000)),
    "json: objects 100,000 deep": ("import", "a.json", lambda: deep_json(100_000, '{"a":', "}")),
    "json: a cell 900 deep": ("import", "a.json", lambda: b'[{"title": ' + deep_json(900) + b"}]"),
    "json: a cell 5,000 deep": ("import", "a.json", lambda: b'[{"title": ' + deep_json(5_000) + b"}]"),
    "json: objects in a cell 900 deep": ("import", "a.json", lambda: b'[{"title": ' + deep_json(900, '{"a":', "}") + b"}]"),
    "json: not closed 10^6 deep": ("import", "a.json", lambda: b"[" * 1_000_000),
    "json: a slide 100,000 deep": ("import", "a.json", lambda: b'{"events": [{"start_date": ' + deep_json(900) + b', "text": ' + deep_json(950, '{"a":', "}") + b"}]}"),
    "json: a number of 10^6 digits": ("import", "a.json", lambda: b'[{"title": ' + b"9" * 1_000_000 + b"}]"),
    "json: 1e999": ("import", "a.json", lambda: b'[{"title": 1e999, "date": -1e999, "note": NaN}]'),
    "json: a different key in each row": ("import", "a.json", lambda: json.dumps([{f"k{n}": 1} for n in range(100_000)]).encode()),
    "json: a cell of 10 MB": ("import", "a.json", lambda: json.dumps([{"title": "a" * 10 * MB}]).encode()),
    "json: half a pair": ("import", "a.json", lambda: rb'[{"title": "\ud800", "\udfff": "x", "event_id": "\udead"}]'),
    "json: half a pair, TimelineJS": ("import", "a.json", lambda: rb'{"events": [{"unique_id": "\ud800", "start_date": {"year": 2025}, "text": {"headline": "a\ud800<b>b", "text": "\udfff&amp;"}}]}'),
    "json: a year of 10^6 digits": ("import", "a.json", lambda: b'{"events": [{"start_date": {"year": ' + b"9" * 1_000_000 + b'}, "text": {"headline": "x"}}]}'),
    "json: a year that is a list": ("import", "a.json", lambda: b'{"events": [{"start_date": {"year": [[[2025]]], "month": {}}, "text": {"headline": ["x"]}}]}'),
    "json: headline 100,000 tags deep": ("import", "a.json", lambda: json.dumps({"events": [{"start_date": {"year": 2025}, "text": {"headline": "x", "text": "<b>" * 100_000}}]}).encode()),
    "json: laughs in a headline": ("import", "a.json", lambda: json.dumps({"events": [{"start_date": {"year": 2025}, "text": {"headline": LAUGHS + "&k;", "text": LAUGHS + "<x>&k;</x>"}}]}).encode()),
    # text tables
    "csv: a cell of 10 MB": ("record", "a.csv", lambda: f"{HEADER}\n{ROW.replace('A title', 'a' * 10 * MB)}\n".encode()),
    "csv: a quoted cell of 40 MB": ("record", "a.csv", lambda: (f'{HEADER}\n{ROW.replace("A title", chr(34) + "a" * 40 * MB + chr(34))}\n').encode()),
    "csv: a million columns": ("record", "a.csv", lambda: f"{HEADER}{',c' * 1_000_000}\n{ROW}{',1' * 1_000_000}\n".encode()),
    "csv: a million columns of commas": ("import", "a.csv", lambda: b"," * 1_000_000 + b"\na\n"),
    "csv: 5,000 columns, 1,000 rows": ("import", "a.csv", lambda: (f"{HEADER}{',c' * 5_000}\n" + f"{ROW}{',1' * 5_000}\n" * 1000).encode()),
    "csv: a row of a million cells": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}{',1' * 1_000_000}\n{ROW}\n".encode()),
    "csv: a million empty lines": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode() + b"\n" * 1_000_000),
    "csv: ten million empty lines": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode() + b"\n" * 10_000_000),
    "csv: a million rows of commas": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode() + b",,,,,,,,,\n" * 1_000_000),
    "csv: a quote opened in each line": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode() + b'"a\n' * 20_000),
    "csv: a quote opened in each of 300,000 lines": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode() + b'a,"a\n' * 300_000),
    "csv: one quote opened, much below it": ("record", "a.csv", lambda: f'{HEADER}\n"{ROW}\n'.encode() + (ROW + "\n").encode() * 50_000),
    "csv: quotes out of place": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode() + b'a"b"c,"d"e\n' * 100_000),
    "csv: quotes only": ("record", "a.csv", lambda: f"{HEADER}\n".encode() + b'"' * 5_000_001),
    "csv: the same wrong id 100,000 times": ("record", "a.csv", lambda: (f"{HEADER}\n" + f"{ROW}\n" * 100_000).encode()),
    "csv: 50,000 wrong rows": ("record", "a.csv", lambda: (f"{HEADER}\n" + "x,x,x,x,x,x,x,x,x,x\n" * 50_000).encode()),
    "csv: 50,000 actors in a cell": ("record", "a.csv", lambda: f"{HEADER}\n{ROW.replace('trump', ';'.join(f'a{n}' for n in range(50_000)))}\n".encode()),
    "csv: a chain of 20,000 answers": ("record", "a.csv", lambda: (f"{HEADER},responds_to\n" + "".join(f"{ROW.replace('-act', f'-act-{n}')},2025-07-28-act-{n - 1}\n" for n in range(20_000))).encode()),
    "csv: everything answers everything": ("record", "a.csv", lambda: (f"{HEADER},responds_to\n" + "".join(f"{ROW.replace('-act', f'-act-{n}')},{';'.join(f'2025-07-28-act-{m}' for m in range(400))}\n" for n in range(400))).encode()),
    "csv: a header of 10 MB": ("record", "a.csv", lambda: f"{'a' * 10 * MB},{HEADER}\nx,{ROW}\n".encode()),
    "csv: columns of one name": ("import", "a.csv", lambda: (f"{HEADER}{',title' * 20_000}\n{ROW}{',1' * 20_000}\n").encode()),
    "csv: NUL bytes": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n\0\n".encode()),
    "csv: only carriage returns": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".replace("\n", "\r").encode() + b"\r" * 1_000_000),
    "csv: overlong UTF-8": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode().replace(b"title,A summ", b"title\xc0\xaf,A\xe0\x80\xaf summ")),
    "csv: halves of pairs": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode().replace(b"A title", b"A \xed\xa0\x80 title")),
    "csv: UTF-16 with its mark": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode("utf-16")),
    "csv: UTF-16 without its mark": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode("utf-16-le")),
    "csv: UTF-16 the other way": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode("utf-16-be")),
    "csv: UTF-16 cut in a character": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode("utf-16")[:-1]),
    "csv: UTF-16 with half a pair": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode("utf-16") + b"\x00\xd8"),
    "csv: UTF-32": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode("utf-32")),
    "csv: two encodings": ("record", "a.csv", lambda: f"{HEADER}\n{ROW}\n".encode() + ROW.replace("-act", "-other").replace("A title", "Москва").encode("cp1251") + b"\n"),
    "csv: sep= with a quote": ("record", "a.csv", lambda: b'sep="\n' + f"{HEADER}\n{ROW}\n".encode()),
    "csv: sep= with a letter of two bytes": ("record", "a.csv", lambda: b"sep=\xe9\n" + f"{HEADER}\n{ROW}\n".encode()),
    "csv: sep= with a blank": ("record", "a.csv", lambda: b"sep=\x0b\n" + f"{HEADER}\n{ROW}\n".encode()),
    "csv: sep= with a carriage return": ("record", "a.csv", lambda: b"sep=\r\r\n" + f"{HEADER}\n{ROW}\n".encode()),
    "csv: sep= and no more": ("record", "a.csv", lambda: b"sep=;"),
    # web pages
    "html: 100,000 deep": ("article", "a.html", lambda: page("<div>" * 100_000 + "x" + "</div>" * 100_000)),
    "html: 15,000 deep": ("article", "a.html", lambda: page("<div>" * 15_000 + "x" + "</div>" * 15_000)),
    "html: 3,000 deep with text": ("article", "a.html", lambda: page("<div>The Kremlin answered. " * 3_000)),
    "html: quotes 200 deep": ("article", "a.html", lambda: page("<blockquote><p>The Kremlin answered.</p>" * 2_000)),
    "html: tables in tables": ("article", "a.html", lambda: page("<table><tr><td>The Kremlin answered." * 2_000)),
    "html: lists in lists": ("article", "a.html", lambda: page("<ul><li>The Kremlin answered." * 4_000)),
    "html: fonts never closed": ("article", "a.html", lambda: page("<font><b><i><a href=x>" * 4_000)),
    "html: billion laughs": ("article", "a.html", lambda: LAUGHS.encode() + page("&k;")),
    "xml: billion laughs": ("article", "a.xhtml", lambda: b"<?xml version='1.0'?>" + LAUGHS.encode() + page("&k;&j;")),
    "html: a file from outside": ("article", "a.xhtml", lambda: OUTSIDE.encode() + page("&m;")),
    "html: 200,000 elements": ("article", "a.html", lambda: page("<p>a</p>" * 200_000)),
    "html: 19,000 elements": ("article", "a.html", lambda: page("<p>The Kremlin answered it at length.</p>" * 19_000)),
    "html: one attribute of 4 MB": ("article", "a.html", lambda: page(f"<p class='{'a ' * 2_000_000}'>x</p>")),
    "html: 50,000 attributes": ("article", "a.html", lambda: page(f"<p {' '.join(f'a{n}=1' for n in range(50_000))}>x</p>")),
    "html: one word of 4 MB": ("article", "a.html", lambda: page("a" * (4 * MB))),
    "html: one text of 900,000": ("article", "a.html", lambda: page("<p>" + "word " * 180_000)),
    "html: comments 1,000,000": ("article", "a.html", lambda: page("<!---->" * 600_000)),
    "html: entities 1,000,000": ("article", "a.html", lambda: page("&amp;" * 900_000)),
    "html: style rules": ("article", "a.html", lambda: page("x", f"<style>{'.a,' * 30_000}{'.a{' * 30_000}</style>")),
    "html: media rules": ("article", "a.html", lambda: page("x", f"<style>{'@media x {' * 9_000}</style>")),
    "html: JSON-LD deep": ("article", "a.html", lambda: page("x", f"<script type='application/ld+json'>{'[' * 90_000}</script>")),
    "html: JSON-LD 900 deep": ("article", "a.html", lambda: page("x", f"<script type='application/ld+json'>{'[' * 900}1{']' * 900}</script>")),
    "html: JSON-LD odd kinds": ("article", "a.html", lambda: page("x", """<script type='application/ld+json'>{"@type": "NewsArticle", "datePublished": "2025-07-29", "url": {"a": []}, "@id": [1], "mainEntityOfPage": {"@id": {}}, "headline": {}}</script>""")),
    "html: JSON-LD a number of 10^5 digits": ("article", "a.html", lambda: page("x", f"<script type='application/ld+json'>{'9' * 100_000}</script>")),
    "html: 5,000 metas": ("article", "a.html", lambda: page("x", "<meta property='article:published_time' content='2025-13-45T99'>" * 5_000)),
    "html: 5,000 times": ("article", "a.html", lambda: page("<time datetime='2025-07-29'>x</time>" * 5_000)),
    "html: 10,000 links": ("article", "a.html", lambda: page("<p>" + "<a href=x>a</a>" * 10_000)),
    "html: NUL bytes": ("article", "a.html", lambda: page("a\0b" * 1_000)),
    "html: overlong UTF-8": ("article", "a.html", lambda: page("x").replace(b"Kremlin", b"Krem\xc0\xaflin\xed\xa0\x80")),
    "html: UTF-16 with its mark": ("article", "a.html", lambda: page("x").decode().encode("utf-16")),
    "html: UTF-16 without its mark": ("article", "a.html", lambda: page("x").decode().encode("utf-16-be")),
    "html: UTF-7": ("article", "a.html", lambda: page("+ADw-script+AD4-", "<meta charset=utf-7>")),
    "html: a declared encoding that is none": ("article", "a.html", lambda: page("\xe9", "<meta charset=zip>").replace(b"\xc3\xa9", b"\xe9")),
    "html: a canonical address that is none": ("article", "a.html", lambda: page("x", "<link rel=canonical href='http://[::1'><link rel=canonical href='http://a.b:99999999/'><meta property=og:url content='http://[fe80::1%25eth0]./'>")),
    "text: one line of 1 MB": ("article", "a.txt", lambda: b"word " * 200_000),
    "text: 300,000 empty lines": ("article", "a.txt", lambda: b"Title\n" + b"\n" * 1_000_000 + b"The Kremlin answered."),
    "text: blanks": ("article", "a.txt", lambda: b"a" + b" " * 4_000_000 + b"b"),
    "text: headers only": ("article", "a.txt", lambda: b"Title\n" + b"Date: x\n" * 100_000 + b"The Kremlin answered."),
    "text: dashes": ("article", "a.txt", lambda: ("ABC " + "1-" * 200_000 + "\n\nText here.").encode()),
    "text: combining marks": ("article", "a.txt", lambda: ("a" + "\u0301" * 400_000).encode()),
    "text: ﷺ, which grows when composed": ("article", "a.txt", lambda: ("\u1fed \ufdfa\U0001d160" * 100_000).encode()),
    # PDF
    "pdf: a stream of 1 GB": ("article", "a.pdf", lambda: pdf_with(packed(1000 * MB))),
    "pdf: packed twice to 3 GB": ("article", "a.pdf", lambda: pdf_with(zlib.compress(packed(1000 * MB) * 3, 9), "/FlateDecode /FlateDecode")),
    "pdf: packed five times": ("article", "a.pdf", lambda: pdf_with(packed(50 * MB, 5), "/FlateDecode " * 5)),
    "pdf: a form that draws itself": ("article", "a.pdf", lambda: pdf_with(zlib.compress(b"/X Do BT /F1 9 Tf (Kremlin) Tj ET"), extra="/Resources << /XObject << /X 6 0 R >> >>")),
    "pdf: runs of ASCII85 and LZW": ("article", "a.pdf", lambda: pdf_with(b"z" * 4 * MB, "/ASCII85Decode /RunLengthDecode")),
    "pdf: a stream of operators": ("article", "a.pdf", lambda: pdf_with(packed(30 * MB, piece=b"BT ET q Q "))),
    "pdf: dictionaries deep": ("article", "a.pdf", lambda: pdf_with(zlib.compress(b"<<" * 100_000 + b" BDC"))),
    "pdf: lists deep": ("article", "a.pdf", lambda: pdf_with(zlib.compress(b"[" * 300_000))),
    "pdf: objects deep": ("article", "a.pdf", lambda: pdf_with(b"", extra=f"/A {'[' * 300_000}")),
    "pdf: pages that are their own": ("article", "a.pdf", lambda: pdf_with(b"").replace(b"[4 0 R]", b"[2 0 R]")),
    "pdf: a count of pages that lies": ("article", "a.pdf", lambda: pdf_with(b"").replace(b"/Count 1", b"/Count 9999999999")),
    "pdf: only its first bytes": ("article", "a.pdf", lambda: b"%PDF-1.7\n" + b"obj " * 1_000_000),
    "pdf: endless trailers": ("article", "a.pdf", lambda: pdf_with(b"").replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9")),
    # mail
    "eml: 1,000 deep": ("article", "a.eml", lambda: nested_mail(1_000)),
    "eml: 100,000 deep": ("article", "a.eml", lambda: nested_mail(50_000)),
    "eml: 35 deep": ("article", "a.eml", lambda: nested_mail(35)),
    "eml: mails in mails, 1,000 deep": ("article", "a.eml", lambda: nested_mail(1_000, "message/rfc822")),
    "eml: mails in mails, 40,000 deep": ("article", "a.eml", lambda: nested_mail(40_000, "message/rfc822")),
    "eml: 100,000 parts": ("article", "a.eml", lambda: mail(b"--b\r\n\r\nx\r\n" * 100_000, b'Content-Type: multipart/mixed; boundary="b"\r\n')),
    "eml: 100,000 headers": ("article", "a.eml", lambda: mail(b"The Kremlin answered.", b"X-A: b\r\n" * 100_000)),
    "eml: a header of 4 MB": ("article", "a.eml", lambda: mail(b"The Kremlin answered.", b"X-A: " + b"b" * 4 * MB + b"\r\n")),
    "eml: a folded header": ("article", "a.eml", lambda: mail(b"The Kremlin answered.", b"X-A: b\r\n" + b" c\r\n" * 500_000)),
    "eml: parameters without end": ("article", "a.eml", lambda: mail(b"The Kremlin answered.", b"Content-Type: text/plain" + b"; a*1*=b" * 100_000 + b"\r\n")),
    "eml: quotes in parameters": ("article", "a.eml", lambda: mail(b"The Kremlin answered.", b"Content-Type: text/plain" + b';"' * 100_000 + b"\r\n")),
    "eml: words in brackets": ("article", "a.eml", lambda: mail(b"The Kremlin answered.").replace(b"Subject: x", b"Subject: " + b"=?utf-8?q?a?= " * 100_000)),
    "eml: a date that is none": ("article", "a.eml", lambda: mail(b"The Kremlin answered.", b"Date: " + b"9" * 100_000 + b"\r\n")),
    "eml: a date far off": ("article", "a.eml", lambda: mail(b"The Kremlin answered.", b"Date: Tue, 29 Jul 9999999 99:99:99 +9999999\r\n")),
    "eml: comments in addresses": ("article", "a.eml", lambda: mail(b"The Kremlin answered.").replace(b"From: a", b"From: " + b"(" * 100_000)),
    "eml: a packed attachment": ("article", "a.eml", lambda: mail(b"--b\r\nContent-Type: application/gzip\r\nContent-Disposition: attachment\r\n\r\n" + packed(600 * MB) + b"\r\n--b\r\nContent-Type: text/plain\r\n\r\nThe Kremlin answered.\r\n--b--", b'Content-Type: multipart/mixed; boundary="b"\r\n')),
    "eml: uuencoded": ("article", "a.eml", lambda: mail(b"begin 644 a\n" + b"M" * 4_000_000, b"Content-Type: text/plain\r\nContent-Transfer-Encoding: x-uuencode\r\n")),
    "eml: base64 that is none": ("article", "a.eml", lambda: mail(b"=" * 4_000_000, b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n")),
    "eml: quoted-printable": ("article", "a.eml", lambda: mail(b"=" * 4_000_000, b"Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n")),
    "eml: an odd charset": ("article", "a.eml", lambda: mail(b"The Kremlin \xff answered.", b"Content-Type: text/plain; charset=unicode_escape\r\n")),
}  # fmt: skip
