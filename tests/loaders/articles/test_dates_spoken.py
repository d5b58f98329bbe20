"""What find_dates makes of speech quoted the day after, of greetings, and of words near a date."""

from datetime import date

import pytest

from loaders.articles.dates import find_dates


def days(text: str, published: str) -> list[str]:
    """The mentions of a text as "text = EDTF"."""
    found = find_dates(text, date.fromisoformat(published))
    return [f"{one.text} = {one.edtf or one.role}" for one in found]


# Published on Saturday, 22 April 2017, of what was said on Friday.
SATURDAY = "2017-04-22"
QUOTED = [
    ('"We decided today that it ends," he said.', "today = 2017-04-21"),
    ('"This morning we saw the judge," she said.', "This morning = 2017-04-21"),
    ('"They came yesterday," the clerk said.', "yesterday = 2017-04-20"),
    ("“Tomorrow we rest,” the envoy said.", "Tomorrow = 2017-04-22"),
    ('"I was in the court last night," he told us.', "last night = 2017-04-20"),
    ("Lawyers are to speak again today.", "today = 2017-04-22"),
    ("He flew home yesterday.", "yesterday = 2017-04-21"),
]


@pytest.mark.parametrize(("said", "expected"), QUOTED)
def test_what_is_quoted_was_said_on_the_day_of_the_report(said: str, expected: str) -> None:
    text = f"A court sentenced a man on Friday.\n\n{said}"
    assert days(text, SATURDAY) == ["Friday = 2017-04-21", expected]


def test_an_answer_in_an_interview_is_of_the_day_of_the_interview() -> None:
    text = (
        "We reached Ms Lund on Wednesday evening.\n\nDN: Were you surprised?\n\n"
        "Lund: No. This morning they denied it. What struck me today was the length."
    )
    assert days(text, "2017-04-13") == [
        "Wednesday evening = 2017-04-12",
        "This morning = 2017-04-12",
        "today = 2017-04-12",
    ]


NAMES = [
    "Born on May Street in Duluth, he served in the Army.",
    "They met at June Avenue School.",
    "His wife, April, was a nurse.",
    "Her daughter, June, is a judge.",
    "A friend, May, drove the car.",
]


@pytest.mark.parametrize("text", NAMES)
def test_a_street_or_a_person_is_no_month(text: str) -> None:
    assert days(text, "2019-12-01") == []


PLAIN = [
    # A month that tells which peak or vote is meant.
    ("Brent is below its March peak.", "2022-12-04", ["March = 2022-03"]),
    ("He lost to her in a May vote.", "2022-12-04", ["May = 2022-05"]),
    ("Ties cooled after their March summit.", "2022-12-04", ["March = 2022-03"]),
    # Seasons lived through.
    ("We had a wet spring, then a fine summer.", "2014-08-10",
     ["spring = 2014-03/2014-05", "summer = 2014-06/2014-08"]),
    ("After a harsh winter the road is open.", "2014-04-10", ["winter = 2013-12/2014-02"]),
    ("It is a hot spring in the hills.", "2014-04-10", []),
    # The unit that ends or begins.
    ("Oil, which ended the week higher, fell.", "2022-12-04", ["the week = 2022-11-28/2022-12-04"]),
    ("The rouble began the month at 60.", "2022-12-04", ["the month = 2022-12"]),
    ("He finished the year in jail.", "2022-12-04", ["the year = 2022"]),
    # A greeting is no feast.
    ("Good Friday morning from the Alps.", "2025-02-14", ["Friday morning = 2025-02-14"]),
    ("MUNICH — Good Friday evening to all.", "2025-02-14", ["Friday evening = 2025-02-14"]),
    # Asked for at a time.
    ('He shrugged. "Ask me again in eight weeks."', "2024-04-22",
     ["in eight weeks = 2024-06-17"]),
    ("Come back in three days.", "2024-04-22", ["in three days = 2024-04-25"]),
    # A timetable whose subject stands before a name.
    ("Earnings from Big Tech start Wednesday.", "2024-04-22", ["Wednesday = 2024-04-24"]),
    ("Talks with North Korea resume Friday.", "2024-04-22", ["Friday = 2024-04-26"]),
    # What would have been.
    ("He sought 60 days, which would have run into the vote on March 31.", "2018-11-27",
     ["60 days = duration", "March 31 = 2019-03-31"]),
    # Whose anniversary.
    ("It came on the eve of the war's second anniversary.", "2024-02-24",
     ["the eve of the war's second anniversary = 2024-02-23"]),
    ("They mourned on the invasion's third anniversary.", "2025-03-01",
     ["the invasion's third anniversary = 2025-02-24"]),
    ("Traffic has been normal since early morning.", "2023-06-25",
     ["early morning = 2023-06-25/.."]),
    # Before the day of the report.
    ("Shops closed on Wednesday. Mr Roche said the day before that talks were off.", "2014-03-19",
     ["Wednesday = 2014-03-19", "the day before = 2014-03-18"]),
    ("He died on Friday. A video from a court the day before shows him smiling.", "2024-02-17",
     ["Friday = 2024-02-16", "the day before = 2024-02-15"]),
    # "That" before a weekday which ends its clause.
    ("On Aug. 6 he flew in. The summit was announced that Friday.", "2025-08-16",
     ["Aug. 6 = 2025-08-06", "that Friday = 2025-08-08"]),
    ("In December 2016 he let the new year come, and cut the staff the following July.",
     "2018-03-28",
     ["December 2016 = 2016-12", "the new year = 2017", "the following July = 2017-07"]),
    ("Penalties begin 180 days after enactment, that is on Jan. 29.", "2017-08-03",
     ["180 days after = 2018-01-29", "Jan. 29 = 2018-01-29"]),
    ("Congress gets 30 days to review any waiver.", "2017-08-03", ["30 days = duration"]),
    ("Russia gave asylum for a year to Mr Snow.", "2013-08-08", ["a year = duration"]),
    ("Mr Penn, back from Tbilisi on Wednesday, says ties can improve.", "2017-08-03",
     ["Wednesday = 2017-08-02"]),
    ("Prague gave them until noon on Thursday to agree, then told 60 to go.", "2021-04-23",
     ["noon on Thursday = 2021-04-22"]),
    ("Tuesday's event is part of a pattern.", "2023-03-15", ["Tuesday = 2023-03-14"]),
    ("He listed a vote on 21 January, and recalled a report in early October.",
     "2016-12-30", ["21 January = 2017-01-21", "early October = 2016-10"]),
    ("The last one was in March 2001. The year before, two had gone. Sanctions imposed in 2014 "
     "were renewed on Dec. 19.", "2016-12-30",
     ["March 2001 = 2001-03", "The year before = 2000", "2014 = 2014", "Dec. 19 = 2016-12-19"]),
    ("He will be punished, and that day will come.", "2024-02-17", ["that day = vague"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), PLAIN)
def test_words_near_a_date(text: str, published: str, expected: list[str]) -> None:
    assert days(text, published) == expected


def test_on_the_same_day_is_of_the_report_where_the_day_before_is_of_years_ago() -> None:
    text = (
        "What was the deal?\n\nIt was suspended on Monday. It took effect on July 13, 2011.\n\n"
        "A plant ran into trouble.\n\nHis decree goes further. On the same day talks ended."
    )
    assert days(text, "2016-10-05") == [
        "Monday = 2016-10-03",
        "July 13, 2011 = 2011-07-13",
        "the same day = 2016-10-03",
    ]
