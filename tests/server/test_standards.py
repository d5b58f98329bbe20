"""The files as served, held against their standards and read by other people's programs."""

import feedparser  # type: ignore[import-untyped]
import pytest
import vobject  # type: ignore[import-untyped]
from starlette.applications import Starlette
from starlette.testclient import TestClient

from server.routes import routes
from tests.server.validators import atom_faults, schema_org_faults

SUMMER = "from=2025-07-10&to=2025-08-20"
NO_DAY = "2016-06-russia-expels-two-americans"
# The whole record; a view; one without a day; an exchange; and a view with no acts in it.
VIEWS = ["", SUMMER, "from=2016&to=2016", "story=prisoners-exchanged", "q=nothing-has-this-word"]


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=routes()))


def acts(client, query):
    return client.get(f"/data/events.json?{query}").json()["events"]


@pytest.mark.parametrize("query", VIEWS)
def test_the_feed_is_as_rfc_4287_wants_it(client, query):
    feed = client.get(f"/feed.atom?{query}").content
    parsed = feedparser.parse(feed)

    assert [] == atom_faults(feed)
    assert not parsed.bozo
    assert len(acts(client, query)) == len(parsed.entries)


@pytest.mark.parametrize(
    ("ours", "theirs", "fault"),
    [
        (b"<author>", b"<writer>", "writer"),
        (b"T00:00:00Z</updated>", b"</updated>", "updated"),
        (b'term="', b'word="', "category"),
        (b"<summary>", b"<summary/><summary>", "summary"),
        (b'rel="license"', b'rel="alternate" type="text/html"', "two alternate links"),
        (b"event:2025-07-28-trump-cuts-deadline", b"event:2025-07-29-trump-fixes-8-august", "two entries"),
    ],
)  # fmt: skip
def test_a_feed_with_a_fault_is_found_out(client, ours, theirs, fault):
    feed = client.get(f"/feed.atom?{SUMMER}").content
    spoilt = feed.replace(ours, theirs).replace(b"</author>", b"</writer>" if theirs == b"<writer>" else b"</author>")  # fmt: skip

    assert feed != spoilt
    assert fault in " ".join(atom_faults(spoilt))


@pytest.mark.parametrize("query", VIEWS)
def test_linked_data_says_only_what_schema_org_has_words_for(client, query):
    dataset = client.get(f"/data/events.jsonld?{query}").json()

    assert [] == schema_org_faults(dataset)
    assert len(acts(client, query)) == dataset["mainEntity"]["numberOfItems"]


def test_a_word_that_schema_org_does_not_have_is_found_out():
    assert ["Event/Action has no latitude"] == schema_org_faults(
        {"@type": "ItemList", "itemListElement": [{"@type": ["Event", "Action"], "latitude": 1}]}
    )


@pytest.mark.parametrize("query", VIEWS)
def test_a_calendar_program_reads_every_act_and_deadline(client, query):
    shown = acts(client, query)
    (calendar,) = vobject.readComponents(client.get(f"/calendar.ics?{query}").text)
    entries = {entry.uid.value.partition("@")[0]: entry for entry in calendar.contents.get("vevent", [])}  # fmt: skip

    due = {f"{act['event_id']}.deadline" for act in shown if act["deadline"]}
    assert {act["event_id"] for act in shown} | due == set(entries)
    for act in shown:
        entry = entries[act["event_id"]]
        assert entry.summary.value.startswith(act["title"])
        assert act["summary"] in entry.description.value
        assert entry.dtstart.value < entry.dtend.value
        if len(act["date"]) == len("2025-07-28"):
            assert (act["date"], 1) == (entry.dtstart.value.isoformat(), (entry.dtend.value - entry.dtstart.value).days)  # fmt: skip
    for entry in entries.values():
        entry.validate(raiseException=True)


def test_a_month_in_a_calendar_is_all_of_it_and_tentative(client):
    (calendar,) = vobject.readComponents(client.get("/calendar.ics?from=2016&to=2016").text)
    (entry,) = [each for each in calendar.vevent_list if each.uid.value.startswith(NO_DAY)]

    assert ("2016-06-01", "2016-07-01") == (entry.dtstart.value.isoformat(), entry.dtend.value.isoformat())  # fmt: skip
    assert "TENTATIVE" == entry.status.value
    assert "day not known" in entry.summary.value
