import feedparser  # type: ignore[import-untyped]
import pytest
from lxml import etree  # type: ignore[import-untyped]

from loaders.formats import FORMATS, Export
from loaders.formats.atom import ATOM, XHTML, updated


@pytest.fixture(scope="session")
def feed(harmful):
    return feedparser.parse(FORMATS["atom"].write(harmful))


@pytest.fixture
def entry_of(feed, act_of):
    entries = {entry.id.rpartition(":")[2]: entry for entry in feed.entries}
    return lambda title: entries[act_of(title)["event_id"]]


def test_the_feed_says_what_it_is(feed, harmful):
    assert "atom10" == feed.version
    assert "US–Russia timeline" == feed.feed.title
    assert "other things" in feed.feed.subtitle
    assert harmful.address == feed.feed.link
    assert "tag:us-russia-timeline,2026:view:exchanges/q=a%26b&side=US" == feed.feed.id
    assert ["alternate"] == [link.rel for link in feed.feed.links]


def test_the_newest_entries_stand_first(everything):
    entries = feedparser.parse(FORMATS["atom"].write(everything)).entries

    assert sorted((entry.updated for entry in entries), reverse=True) == [
        entry.updated for entry in entries
    ]
    assert len(entries) == len({entry.id for entry in entries})


@pytest.mark.parametrize(
    ("title", "said", "moment"),
    [
        ("A month whose day is not known", "June 2016 (day not known). Within June.", "2016-06-30T00:00:00Z"),
        ("Between two years", "2016–2018. ", "2018-12-31T00:00:00Z"),
        ("Uncertain day", "28 July 2016 (uncertain). ", "2016-07-28T00:00:00Z"),
    ],
)  # fmt: skip
def test_a_date_is_told_in_words_and_never_as_a_day(entry_of, title, said, moment):
    entry = entry_of(title)

    assert entry.summary.startswith(said)
    assert moment == entry.updated
    assert "published" not in entry


def test_no_end_is_the_records_end(entry_of, harmful):
    assert f"{harmful.day}T00:00:00Z" == entry_of("No end").updated


def test_text_is_text(harmful):
    root = etree.fromstring(FORMATS["atom"].write(harmful))
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    bodies = ["".join(div.itertext()) for div in root.iter(f"{XHTML}div")]

    assert harmful.title == root.findtext(f"{ATOM}subtitle")
    assert "<script>alert(1)</script>" in titles
    assert [] == list(root.iter(f"{XHTML}script", f"{XHTML}b"))
    assert any("+1 & <b>bold</b> ]]> -->" in body for body in bodies)
    assert all(link.get("href").startswith("http") for link in root.iter(f"{XHTML}a"))


def test_an_act_links_to_its_own_address_and_its_sources(entry_of, harmful, act_of):
    act = act_of("<script>alert(1)</script>")
    entry = entry_of(act["title"])

    assert harmful.act_address(act["event_id"]) == entry.link
    assert all(source.url.split("&")[0] in entry.content[0].value for source in harmful.sources(act))  # fmt: skip


def test_a_deadline_that_was_settled_updates_its_act(record):
    row = record.row_of["2025-07-28-trump-cuts-deadline"]
    export = Export(record, (row,))

    assert "2025-07-29" == updated(export, export.acts[0]).isoformat()


def test_it_has_what_rfc_4287_demands(everything):
    root = etree.fromstring(FORMATS["atom"].write(everything))
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert 1 == len(element.findall(ATOM + name)), name
            assert element.findtext(ATOM + name)
    assert 1 == len(root.findall(f"{ATOM}author"))
    # One link of a kind and type (4.1.1), and one body in an xhtml content (4.1.3.3).
    for entry in root.iter(f"{ATOM}entry"):
        assert 1 == len(entry.findall(f"{ATOM}link"))
        assert [f"{XHTML}div"] == [child.tag for child in entry.find(f"{ATOM}content")]
