import datetime as real
import sys
from datetime import date
from types import SimpleNamespace

import htmldate.core
import htmldate.validators
import pytest
import trafilatura.settings

from loaders.articles.intake import read_article
from loaders.articles.publication import NOTHING_FOUND, days_in, the_day

DAY = date(2025, 7, 29)
TEXT = "<p>" + "The Kremlin said that it had heard what Trump had said in Scotland. " * 8 + "</p>"

# A paragraph that names a day, so long that nobody takes it for a dateline.
SPOKE = f"<p>{'He said no more of it than that to anybody. ' * 6}He spoke on 24 July 2025.</p>"


def page(head="", above="", below="", title="Kremlin answers"):
    return (
        f"<!doctype html><html><head><title>{title}</title>{head}</head><body><article>"
        f"<h1>{title}</h1>{above}{TEXT}{below}</article></body></html>"
    )


def json_ld(text):
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-07-29", DAY),
        ("2025-07-29T23:59:00-04:00", DAY),
        ("2025/7/29", DAY),
        ("20250729", DAY),
        ("20250729T1405Z", DAY),
        ("Tue, 29 Jul 2025 14:05:00 GMT", DAY),
        ("Tuesday, July 29th, 2025 2:05 pm", DAY),
        ("29th of July 2025", DAY),
        ("29-Jul-2025", DAY),
        ("Sept. 9, 2025", date(2025, 9, 9)),
        ("29 июля 2025, 14:05", DAY),
        ("29.07.2025", DAY),
        ("07/29/2025", DAY),
        ("8/8/2025", date(2025, 8, 8)),
        ("07/08/2025", None),
        ("08.07.2025", None),
        ("July 2025", None),
        ("2025-07", None),
        ("2025", None),
        ("July 29", None),
        ("2025-02-30", None),
        ("1970-01-01", None),
        ("0001-01-01T00:00:00Z", None),
        ("July 29, 2025 and July 30, 2025", None),
        ("12025-07-290", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_only_a_form_that_names_one_day_is_a_day(text, day):
    assert the_day(text) == day


def test_days_come_in_the_order_of_the_text():
    assert days_in("July 30, 2025; first 2025-07-29") == [date(2025, 7, 30), DAY]


@pytest.mark.parametrize(
    ("head", "above", "found_in"),
    [
        (
            json_ld('{"@type": "NewsArticle", "datePublished": "2025-07-29T14:05:00Z"}'),
            "",
            'JSON-LD NewsArticle datePublished "2025-07-29T14:05:00Z"',
        ),
        (
            json_ld(
                '{"@graph": [{"@type": "WebPage", "datePublished": "2025-07-28"},'
                '{"@type": ["Article", "Thing"], "datePublished": "2025-07-29"}]}'
            ),
            "",
            'JSON-LD Article datePublished "2025-07-29"',
        ),
        (
            json_ld(
                '[{"@type": "Article", "headline": "Another", "datePublished": "2025-01-01"},'
                '{"@type": "Article", "headline": "Kremlin answers", "datePublished": "2025-07-29"}]'
            ),
            "",
            'JSON-LD Article datePublished "2025-07-29"',
        ),
        (
            json_ld('{"@type": "VideoObject", "datePublished": "2024-01-01"}')
            + '<meta property="article:published_time" content="2025-07-29">',
            "",
            'meta article:published_time "2025-07-29"',
        ),
        (
            '<meta name="date" content="2025-07-30"><meta itemprop="datePublished" content="2025-07-29">',
            "",
            'meta datepublished "2025-07-29"',
        ),
        (
            '<meta property="article:modified_time" content="2025-08-01">',
            '<time datetime="2025-08-01" class="updated">1 August</time>'
            '<time datetime="2025-07-29T10:00" class="published">29 July</time>',
            'time element "2025-07-29T10:00"',
        ),
        (
            '<link rel="canonical" href="https://www.example.org/world/2025/07/29/kremlin">',
            "",
            'address of example.org, ".../2025/07/29"',
        ),
        (
            '<link rel="canonical" href="https://example.org/2025/jul/29/kremlin">',
            "",
            'address of example.org, ".../2025/jul/29"',
        ),
        (
            "",
            '<div class="by">By A. Writer</div><div>Published July 29, 2025 | Updated July 31, 2025</div>',
            'line under the headline "Published July 29, 2025 | Updated July 31, 2025"',
        ),
        ("", "<p>29 July 2025</p>", 'line under the headline "29 July 2025"'),
    ],
)
def test_the_day_is_found_where_the_page_says_it(head, above, found_in):
    article = read_article(page(head, above))

    assert article.published == DAY
    assert article.published_from == found_in


@pytest.mark.parametrize(
    ("head", "above", "below"),
    [
        ('<meta property="article:published_time" content="2025-07">', "", ""),
        ("", "<p>July 2025</p>", ""),
        ('<link rel="canonical" href="https://example.org/2025/07/kremlin">', "", ""),
        ("", "<p>Updated July 30, 2025</p>", ""),
        ('<meta property="article:modified_time" content="2025-07-30">', "", ""),
        ("", "", "<p>Trump spoke with Putin on February 12, 2025, for more than an hour.</p>"),
        ("", "", "<footer>© 2025 Example News</footer>"),
        ("", '<aside><time datetime="2024-01-01">another story</time></aside>', ""),
        ("", '<div class="date">2025 July</div>', "<p>Back on 24 July 2025 he spoke again.</p>"),
        ("", '<time datetime="2025-07">July</time>', "<p>Back on 24 July 2025 he spoke.</p>"),
    ],
)
def test_no_day_is_made_of_less(head, above, below):
    article = read_article(page(head, above, below))

    assert article.published is None
    assert article.published_from == ""
    assert NOTHING_FOUND in article.warnings


def test_a_month_that_is_declared_is_told():
    article = read_article(page('<meta name="date" content="2025-07">'))

    assert 'meta date "2025-07" names no day: it was not taken for one.' in article.warnings


def test_two_declared_days_are_told():
    head = json_ld('{"@type": "Article", "datePublished": "2025-07-29"}')
    article = read_article(page(head + '<meta name="date" content="2025-07-31">'))

    assert article.published == DAY
    assert len(article.warnings) == 1
    assert "two days: 2025-07-29" in article.warnings[0]


def test_what_only_htmldate_finds_is_named_as_such():
    below = '<div class="post-date-footer"><span>Posted on: 29.07.2025</span></div>'
    article = read_article(page(below=below))

    assert article.published == DAY
    assert article.published_from == 'htmldate, from "Posted on: 29.07.2025"'
    assert any("please check" in warning for warning in article.warnings)


@pytest.mark.parametrize(
    "markup",
    [
        json_ld("[" * 20_000),
        json_ld("{not json"),
        json_ld('{"@type": {"a": 1}, "datePublished": 7}'),
    ],
)
def test_odd_data_on_a_page_does_no_harm(markup):
    assert read_article(page(markup)).published is None


@pytest.mark.parametrize("today", [date(2016, 2, 29), date(2025, 7, 24), date(2026, 11, 24)])
@pytest.mark.parametrize(
    "markup",
    [
        page(above=f'<div class="date">2025-07 14:05</div>{SPOKE}'),
        page(above=f'<div class="date"><br>2025-07 14:05</div>{SPOKE}'),
        page('<meta name="date" content="2025 Jul">', SPOKE),
        page(below='<div class="post-date-footer"><span>Posted on: 29.07.2025</span></div>'),
        page('<meta property="article:published_time" content="2031-07-29">'),
    ],
)
def test_the_day_does_not_depend_on_the_day_of_reading(markup, today, monkeypatch):
    expected = read_article(markup)

    class IsAnyDatetime(type):
        def __instancecheck__(cls, value):
            return isinstance(value, real.datetime)

    class Elsewhen(real.datetime, metaclass=IsAnyDatetime):
        @classmethod
        def now(cls, tz=None):
            return cls(today.year, today.month, today.day, 12, tzinfo=tz)

    for module in (htmldate.core, htmldate.validators, trafilatura.settings):
        monkeypatch.setattr(module, "datetime", Elsewhen)
    clock = SimpleNamespace(**{**vars(real), "datetime": Elsewhen})
    monkeypatch.setattr(sys.modules["dateutil.parser._parser"], "datetime", clock)
    for function in vars(htmldate.extractors).values():
        if hasattr(function, "cache_clear"):
            function.cache_clear()

    assert read_article(markup) == expected
