import io
import sys
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from loaders.articles import article as limits
from loaders.articles import pdf_text
from loaders.articles.intake import Article, UnreadableArticle, read_article

SAMPLE = """Kremlin answers Trump's new term
Published: 2025-07-29

The Kremlin said on Tuesday that it had heard what Trump said a day before.

It named no date by which the fighting would end.
"""

BODY = "".join(
    f"<p>Paragraph {number}: the <b>Kremlin</b> said that it had heard what "
    "<a href='/x'>Trump</a> had said in Scotland, and named no date.</p>"
    for number in range(5)
)


def page(head="", body=BODY, title="Kremlin answers Trump"):
    return (
        f"<!doctype html><html><head><title>{title} - Example News</title>{head}</head>"
        f"<body><nav>Home | World</nav><article><h1>{title}</h1>{body}</article>"
        "<footer>All rights reserved 2026</footer></body></html>"
    )


def pdf(*pages, **info):
    """A PDF with one line of text for each string of each page."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids "
        f"[{' '.join(f'{4 + 2 * number} 0 R' for number in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 11 Tf 60 760 Td {shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode())
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write(b"".join(f"{place:010} 00000 n \n".encode() for place in places))
    out.write(
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    )
    if not info:
        return out.getvalue()
    writer = PdfWriter(clone_from=PdfReader(out))
    if "password" in info:
        writer.encrypt(info.pop("password"), algorithm="RC4-128")
    writer.add_metadata({f"/{name}": value for name, value in info.items()})
    told = io.BytesIO()
    writer.write(told)
    return told.getvalue()


PDF_LINES = [
    "Kremlin answers Trump",
    "Published: 29 July 2025",
    "",
    "The Kremlin said on Tuesday that it had heard what Trump had said in Scot-",
    "land, that it went on with its operation in Ukraine, and that it saw little",
    "progress with Washington so far.",
    "Nobody named a date by which the fighting would have to come to an end this",
    "year, and nobody was asked to.",
]


def mail(*parts, subject="Kremlin answers Trump", date="Tue, 29 Jul 2025 14:05:00 +0300"):
    head = (
        f'From: "Example News" <news@example.org>\r\nTo: desk@example.com\r\nSubject: {subject}\r\n'
        f"Date: {date}\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative; boundary="b"\r\n\r\n'
    )
    body = "".join(
        f"--b\r\nContent-Type: {kind}; charset={charset}\r\n\r\n{text}\r\n"
        for kind, charset, text in parts
    )
    return (head + body + "--b--\r\n").encode("cp1251")


def mht(markup, location="https://www.example.org/2025/07/29/kremlin"):
    return (
        f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {location}\r\n"
        "Subject: Kremlin\r\nDate: Fri, 1 Aug 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/html\r\nContent-Location: {location}\r\n\r\n{markup}\r\n--b--\r\n"
    ).encode()


def test_a_sample_text_gives_title_day_and_paragraphs():
    article = read_article(SAMPLE)

    assert article == Article(
        title="Kremlin answers Trump's new term",
        publisher="",
        url="",
        published=date(2025, 7, 29),
        published_from='line "Published: 2025-07-29"',
        text="The Kremlin said on Tuesday that it had heard what Trump said a day before.\n\n"
        "It named no date by which the fighting would end.",
        kind="text",
    )


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("Title here\n29 July 2025\n\nText of it.", "published", date(2025, 7, 29)),
        ("Title here\nJuly 29, 2025, 14:05\n\nText of it.", "published", date(2025, 7, 29)),
        ("Title here\nPublished: 07/08/2025\n\nText of it.", "published", None),
        ("Title here\nPublished: July 2025\n\nText of it.", "published", None),
        ("Title here\nPublished: 29/07/2025\n\nText of it.", "published", date(2025, 7, 29)),
        ("Title here\n29 июля 2025\n\nТекст статьи.", "published", date(2025, 7, 29)),
        ("MOSCOW, July 29, 2025 (AP) — He said so.\n\nMore.", "published", date(2025, 7, 29)),
        ("MOSCOW, July 29 (AP) — He said so.\n\nMore.", "published", None),
        (
            "Title here\nURL: https://example.org/a?utm_source=x\n\nText.",
            "url",
            "https://example.org/a",
        ),
        ("Title here\nPublisher: Example News\n\nText.", "publisher", "Example News"),
        ("Title here\nhttps://www.example.org/a\n\nText.", "publisher", "example.org"),
        ("Support us today!\n\nTitle here\n\nText of it.", "title", "Title here"),
        (
            "Subscribe\nSign up for our newsletter\n\nTitle here\n\nText of it.",
            "text",
            "Text of it.",
        ),
        ("Support us today!\n\nHe said so. And went on for long.", "title", "Support us today!"),
        ("He said so. And went on for long.\n\nMore of it.", "title", ""),
        ("One line only", "title", ""),
        ("One line only", "text", "One line only"),
    ],
)
def test_what_stands_above_a_pasted_text_is_read(lines, field, value):
    assert getattr(read_article(lines), field) == value


def test_lines_cut_at_a_width_become_paragraphs_again():
    text = (
        "Title of it all\n\n"
        "The Kremlin said on Tuesday that it had heard what Trump had said a day\n"
        "before, that it went on with its operation, and that the new date of Fri-\n"
        "day changed nothing.\n\n"
        "A second paragraph of which the lines were cut as well, so that one has\n"
        "to put them together.\n"
    )

    first, second = read_article(text).text.split("\n\n")

    assert first.endswith("the new date of Friday changed nothing.")
    assert second.endswith("so that one has to put them together.")


def test_a_page_gives_all_of_an_article():
    head = (
        '<meta property="og:site_name" content="Example News">'
        '<link rel="canonical" href="https://www.example.org/2025/07/29/kremlin?utm_source=x#top">'
        '<meta property="article:published_time" content="2025-07-29T14:05:00+03:00">'
    )
    article = read_article(page(head).encode(), "kremlin.html")

    assert article.title == "Kremlin answers Trump"
    assert article.publisher == "Example News"
    assert article.url == "https://www.example.org/2025/07/29/kremlin"
    assert article.published == date(2025, 7, 29)
    assert article.published_from == ('meta article:published_time "2025-07-29T14:05:00+03:00"')
    assert article.text.split("\n\n") == [
        f"Paragraph {number}: the Kremlin said that it had heard what Trump had said in "
        "Scotland, and named no date."
        for number in range(5)
    ]
    assert article.kind == "html"
    assert article.warnings == ()


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">SECRET words of a hidden paragraph here.</p>',
        '<p style="color:red;visibility:hidden">SECRET words of a paragraph.</p>',
        '<p style="font-size:0">SECRET words of a hidden paragraph here.</p>',
        "<p hidden>SECRET words of a hidden paragraph here.</p>",
        '<style>.gone, #off { display:none }</style><p class="x gone">SECRET words.</p>',
        '<style>#off{display:none}</style><p id="off">SECRET words.</p>',
        "<script>document.write('SECRET words of a script')</script>",
        "<noscript><p>SECRET words for those without scripts.</p></noscript>",
        "<template><p>SECRET words of a template.</p></template>",
        "<p>A comment <!-- SECRET words --> stands here in the middle of it.</p>",
        "<textarea>SECRET words</textarea>",
        "<dialog><p>SECRET words of a dialog that is not open.</p></dialog>",
        "<iframe srcdoc='SECRET'>SECRET words</iframe>",
    ],
)
def test_what_a_reader_cannot_see_is_no_text(hidden):
    article = read_article(page(body=BODY + hidden + "<p>The last words, which all can see.</p>"))

    assert "SECRET" not in article.text
    assert "Paragraph 4" in article.text
    assert "The last words, which all can see." in article.text


def test_a_rule_for_paper_hides_nothing():
    style = "<style>@media print { .story { display: none } }</style>"
    article = read_article(page(body=f'{style}<div class="story">{BODY}</div>'))

    assert "Paragraph 4" in article.text


def test_a_page_says_when_it_is_not_free():
    head = '<script type="application/ld+json">{"isAccessibleForFree": false}</script>'

    assert any("not free" in warning for warning in read_article(page(head)).warnings)


def test_the_address_of_a_saved_page_is_kept():
    saved = "<!-- saved from url=(0044)https://www.example.org/2025/07/29/a -->\n"

    assert read_article(saved + page()).url == "https://www.example.org/2025/07/29/a"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "/a", "ftp://example.org/a", "http://u:p@h.org/"]
)
def test_only_a_web_address_is_an_address(address):
    assert read_article(page(f'<link rel="canonical" href="{address}">')).url == ""


def test_a_fetched_page_has_the_address_it_was_fetched_from():
    article = read_article(page(), url="https://www.example.org/a#b")

    assert article.url == "https://www.example.org/a"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_russian_text_is_read_in_any_usual_encoding(encoding):
    text = "Ответ Кремля\nPublished: 2025-07-29\n\nВ Кремле приняли к сведению слова Трампа.\n"
    article = read_article(text.encode(encoding))

    assert article.title == "Ответ Кремля"
    assert article.text == "В Кремле приняли к сведению слова Трампа."


def test_a_guessed_encoding_is_told():
    article = read_article("Title\n\nSaid “so” — and more.".encode("cp1252"))

    assert article.text == "Said “so” — and more."
    assert "Windows-1252" in article.warnings[0]


@pytest.mark.parametrize("declared", ['<meta charset="koi8-r">', '<meta charset="punycode">'])
def test_a_declared_encoding_counts_if_it_is_one_of_pages(declared):
    markup = page(declared, "<p>" + "Москва ответила Вашингтону во вторник. " * 9 + "</p>")
    article = read_article(markup.encode("koi8-r" if "koi8" in declared else "cp1251"))

    assert "Москва ответила" in article.text


def test_a_pdf_gives_its_text_without_cuts():
    article = read_article(pdf(PDF_LINES))

    assert article.kind == "pdf"
    assert article.title == "Kremlin answers Trump"
    assert article.published == date(2025, 7, 29)
    assert article.text == (
        "The Kremlin said on Tuesday that it had heard what Trump had said in Scotland, that it "
        "went on with its operation in Ukraine, and that it saw little progress with Washington "
        "so far.\n\nNobody named a date by which the fighting would have to come to an end this "
        "year, and nobody was asked to."
    )


def test_heads_and_feet_of_pages_are_left_out():
    pages = [[f"Example News, page {number}", *PDF_LINES[3:]] for number in range(4)]

    assert "Example News" not in read_article(pdf(PDF_LINES, *pages)).text


def test_the_day_a_pdf_was_made_is_told_and_not_taken():
    article = read_article(pdf(PDF_LINES[3:], CreationDate="D:20250801120000Z"))

    assert article.published is None
    assert any("2025-08-01" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ([("text/plain", "utf-8", "It said so again. " * 30)], "mail"),
        ([("text/html", "utf-8", page())], "mail"),
        ([("text/plain", "utf-8", "View in browser"), ("text/html", "utf-8", page())], "mail"),
    ],
)
def test_a_mail_gives_subject_sender_and_day(parts, kind):
    article = read_article(mail(*parts), "news.eml")

    assert (article.kind, article.title) == (kind, "Kremlin answers Trump")
    assert article.publisher == "Example News"
    assert article.published == date(2025, 7, 29)
    assert article.published_from == 'mail header Date "Tue, 29 Jul 2025 14:05:00 +0300"'
    assert "said" in article.text


def test_a_mail_in_another_encoding_is_read():
    text = "Кремль ответил Вашингтону во вторник. " * 10
    subject = "=?utf-8?B?0JrRgNC10LzQu9GM?="

    article = read_article(mail(("text/plain", "windows-1251", text), subject=subject))

    assert article.title == "Кремль"
    assert article.text == text.strip()


def test_a_page_saved_as_mht_is_a_page():
    head = '<meta name="date" content="2025-07-29">'
    article = read_article(mht(page(head)), "kremlin.mht")

    assert article.kind == "mhtml"
    assert article.url == "https://www.example.org/2025/07/29/kremlin"
    assert article.published == date(2025, 7, 29)
    assert article.title == "Kremlin answers Trump"


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "", "empty"),
        (" \n\t", "", "empty"),
        (b"\xef\xbb\xbf", "a.txt", "empty"),
        (bytes(range(256)) * 4, "a.txt", "no text"),
        (b"12345 67890", "a.txt", "no text"),
        (b"PK\x03\x04word/document.xml", "a.docx", "Word document"),
        (b"\x89PNG\r\n", "a.png", "picture"),
        (b"a" * (limits.MOST_BYTES + 1), "a.txt", "5.0 MB; at most 5 MB"),
        (b"word " * 250_000, "a.txt", "1,249,999 characters"),
        (b"%PDF-1.7 and then nothing", "a.pdf", "The PDF is damaged"),
        (pdf(PDF_LINES, password="x"), "a.pdf", "encrypted"),
        (pdf([]), "a.pdf", "no text: it holds pictures"),
        (pdf(*[["Page"]] * 101), "a.pdf", "101 pages; at most 100"),
        ("<html><body><p hidden>Nothing to see</p></body></html>", "", "no text that can be seen"),
        ("<div>" * 5000 + "Deep down there are words.", "", "no text that can be seen"),
        ("<p>a" * 40_000, "", "40,002 elements"),
        ("<p>" + "word " * 250_000, "", "characters of text"),
        (mail(("image/png", "utf-8", "x")), "a.eml", "no part in text"),
        (b"Subject: a\nFrom: b\nMIME-Version: 1.0\n" + b"Content-Type: x; boundary=1\n" * 99, "", "parts within"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_what_was_found(content, name, said):
    with pytest.raises(UnreadableArticle, match=said):
        read_article(content, name)


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(pdf_text, "SECONDS", 0.001)

    with pytest.raises(UnreadableArticle, match="seconds to read"):
        read_article(pdf(PDF_LINES))


def test_a_pdf_that_unfolds_is_refused():
    packed = zlib.compress(b"BT " + b"(word) Tj " * 5_000_000 + b"ET", 9)
    content = pdf(["x"]).replace(b"stream\nBT", b"stream\n" + packed + b"BT", 1)
    content = content.replace(b"<< /Length ", b"<< /Filter /FlateDecode /Length 1", 1)

    with pytest.raises(UnreadableArticle):
        read_article(content)


def test_importing_takes_no_library_along():
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", "import loaders.articles.intake, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert {"lxml", "trafilatura", "htmldate", "pypdf", "pandas"}.isdisjoint(done.stdout.split())


@pytest.mark.parametrize(
    "file",
    sorted((Path(__file__).parents[3] / "data" / "samples").glob("*.txt")),
    ids=lambda file: file.name,
)
def test_the_samples_that_come_with_the_dashboard_are_read(file):
    article = read_article(file.read_bytes(), file.name)

    assert file.stem.endswith(str(article.published))
    assert article.title
    assert article.warnings == ()


@pytest.mark.parametrize("inline", ["a", "code", "span"])
def test_a_sentence_of_many_links_is_read_whole(inline):
    words = [f"word{number}" for number in range(1000)]
    linked = " ".join(f"<{inline} href='x'>{word}</{inline}>," for word in words)
    article = read_article(page(body=f"<p>{linked} and <br> no more.</p>"))

    assert article.text.startswith("word0, word1, word2,")
    assert "word999, and" in article.text


def readable(content):
    try:
        article = read_article(content)
    except UnreadableArticle:
        return None
    assert article.text
    assert article.text == article.text.strip()
    assert "\n\n\n" not in article.text
    assert not set(article.text) & set(map(chr, [*range(10), *range(11, 32), 0xFEFF, 0x202E]))
    assert "\n" not in article.title
    assert (article.published is None) == (article.published_from == "")
    return article


@given(st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
@example(b"\xff\xfe\x00\xd8")
@example(b"From: \xff\nMIME-Version: 1\nContent-Type: multipart/mixed; boundary=\n\n--\n")
def test_any_bytes_are_an_article_or_refused(content):
    readable(content)


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_is_an_article_or_refused(text):
    readable(text)


PIECES = st.sampled_from(
    [*"<p> </p> <div> </div> <h1> <a> <table> <td> <br> <li> <!-- --> <script> </script> <style> <time>"
     .split(), "<html>", "<meta name=date content='", "'>", "2025-07-29", "July 2025", "said so. ",
     "\u202e", "\ud800", "\x00", "&#0;", "&nbsp;", "<![CDATA[", "<svg>", "Trump gave Putin ten days. "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=100, deadline=None)
def test_any_markup_is_an_article_or_refused(markup):
    readable("<html>" + markup)
