import re
import warnings
from datetime import date

import pytest

from loaders.formats import FORMATS, Export
from loaders.formats import icalendar_feed as feed
from tests.loaders.formats.readers import calendar_lines


@pytest.fixture(scope="session")
def calendar(harmful):
    return FORMATS["ics"].write(harmful)


@pytest.fixture
def entry_of(calendar, act_of):
    """A function from the title of an act to its entry; `deadline` asks for its deadline's."""
    entries = {entry["UID"]: entry for entry in calendar_lines(calendar)}

    def entry(title, deadline=False):
        return entries[f"{act_of(title)['event_id']}{'.deadline' if deadline else ''}@us-russia-timeline"]  # fmt: skip

    return entry


@pytest.mark.parametrize(
    ("title", "start", "end", "status", "said"),
    [
        ("<script>alert(1)</script>", "20160303", "20160304", "CONFIRMED", ""),
        ("A month whose day is not known", "20160601", "20160701", "TENTATIVE", " · June 2016 (day not known)"),
        ("Between two years", "20160101", "20190101", "TENTATIVE", " · 2016–2018"),
        ("About two days", "20160411", "20160413", "TENTATIVE", " · about 11–12 April 2016"),
        ("A year", "20160101", "20170101", "TENTATIVE", " · 2016 (month not known)"),
        ("Uncertain day", "20160728", "20160729", "TENTATIVE", " · 28 July 2016 (uncertain)"),
    ],
)  # fmt: skip
def test_an_entry_covers_every_day_that_the_date_can_mean(
    entry_of, title, start, end, status, said
):
    entry = entry_of(title)

    assert (start, end, status) == (entry["DTSTART"], entry["DTEND"], entry["STATUS"])
    assert title + said == entry["SUMMARY"]


def test_an_act_without_an_end_ends_with_the_record(entry_of, harmful):
    entry = entry_of("No end")

    assert "20160501" == entry["DTSTART"]
    assert harmful.day.strftime("%Y%m%d") < entry["DTEND"] < "20300101"


@pytest.mark.parametrize(
    ("title", "start", "end", "status", "summary"),
    [
        ("Deadline in a window", "20160807", "20160810", "TENTATIVE", "Deadline: Peace · 7–9 August 2016"),
        ("Deadline replaced", "20160808", "20160809", "CANCELLED", "Deadline: Peace; now, or else"),
        ("Deadline in a month", "20160801", "20160901", "TENTATIVE", "Deadline: Troops out · August 2016 (day not known)"),
        ("Deadline on a day", "20160808", "20160809", "CONFIRMED", "Deadline: Deadline on a day"),
    ],
)  # fmt: skip
def test_a_deadline_has_an_entry_of_its_own(entry_of, title, start, end, status, summary):
    entry = entry_of(title, deadline=True)

    assert (start, end, status) == (entry["DTSTART"], entry["DTEND"], entry["STATUS"])
    assert summary == entry["SUMMARY"]
    assert entry_of(title)["UID"] == entry["RELATED-TO"]


def test_an_independent_parser_reads_it(harmful, calendar):
    import ics  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own dependencies' complaints
        found = ics.Calendar(calendar.decode("utf-8"))
        events = {event.uid.partition("@")[0]: event for event in found.events}

    for act in harmful.acts:
        event = events[act["event_id"]]
        assert event.all_day
        assert act["first"] == event.begin.date()
        assert event.url == harmful.act_address(act["event_id"])
        assert event.name.startswith(act["title"].strip())
    assert sum(bool(act["deadline"]) for act in harmful.acts) + len(harmful.acts) == len(events)


def test_a_program_is_told_how_often_to_look_again(calendar):
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in calendar
    assert b"X-PUBLISHED-TTL:PT12H\r\n" in calendar


def test_what_is_said_of_an_act_is_told(entry_of, act_of):
    entry = entry_of("<script>alert(1)</script>")

    assert "abc 🙂 x < y \\ {brace} 100%" in entry["DESCRIPTION"]
    assert "https://timeline.example/rel/event/2016-odd-2" == entry["URL"]
    assert "TRANSPARENT" == entry["TRANSP"]
    assert re.fullmatch(r"\d{8}T000000Z", entry["DTSTAMP"])


def test_the_stamp_is_the_records_last_day(everything):
    stamps = {entry["DTSTAMP"] for entry in calendar_lines(FORMATS["ics"].write(everything))}

    assert {f"{everything.day:%Y%m%d}T000000Z"} == stamps
    assert date(2026, 6, 1) < everything.day < date(2026, 11, 24)


def test_addresses_that_are_not_kept_are_forgotten(odd):
    for number in range(3 * feed.MOST_KEPT):
        FORMATS["ics"].write(Export(odd, (0,), f"https://{number}.example/"))

    assert len(feed._KEPT[odd]) <= feed.MOST_KEPT


def test_an_address_is_never_anothers(odd):
    for host in ("one", "two"):
        (entry, *_) = calendar_lines(FORMATS["ics"].write(Export(odd, (0,), f"https://{host}/")))
        assert entry["URL"].startswith(f"https://{host}/event/")
