"""What find_dates reads beyond the plain cases: events dated before, laws, transcripts, prices."""

from datetime import date

import pytest

from loaders.articles.dates import find_dates


def days(text: str, published: str) -> list[str]:
    """The mentions of a text as "text = EDTF"."""
    found = find_dates(text, date.fromisoformat(published))
    return [f"{one.text} = {one.edtf or one.role}" for one in found]


READ = [
    # An event that the text has dated is counted from.
    ("He was killed on February 27, 2015. The day before his death he spoke.", "2016-11-03", "The day before = 2015-02-26"),
    ("He died on Friday. He was seen the day before his death, at ease.", "2024-02-17", "the day before = 2024-02-15"),
    ("The summit is on July 16. The final takes place on the eve of the summit.", "2018-07-05", "the eve of the summit = 2018-07-15"),
    ("He was seen the day before his death, at ease.", "2024-02-17", "the day before = vague"),
    # The nearest such day, where something is counted in years or months.
    ("The war began two years ago Saturday.", "2024-02-23", "two years ago Saturday = 2022-02-24"),
    ("It was downed six months ago on Saturday.", "2015-01-16", "six months ago on Saturday = 2014-07-17"),
    # Spans that end with a date.
    ("Exports rose in the six months to June.", "2016-09-03", "the six months to June = 2016-01/2016-06"),
    ("Exports fell in the year to September.", "2016-11-03", "the year to September = 2015-10/2016-09"),
    ("It fell in the crash of 2008-09.", "2023-08-20", "2008-09 = 2008/2009"),
    ("Growth was 1% in the third quarter and 2% in the fourth.", "2017-02-03", "the fourth = 2016-10/2016-12"),
    # A day told by its name or its part.
    ("NATO said Wednesday that a blast the evening before was an accident.", "2022-11-16", "the evening before = 2022-11-15"),
    ("She spoke on a Sunday-morning show.", "2020-02-24", "Sunday-morning = 2020-02-23"),
    ("They return tomorrow or the day after.", "2021-06-16", "the day after = 2021-06-18"),
    ("The 24th marks three years of war. He said so on Feb. 10.", "2025-02-12", "The 24th = 2025-02-24"),
    ("Dec. 29: 35 diplomats are told to go.", "2016-12-30", "Dec. 29 = 2016-12-29"),
    # The year told in the sentence; two dates ahead of which the later comes first.
    ("They spoke twice in 2017, in Bonn on July 7 and in Hanoi on November 10.", "2018-07-05", "November 10 = 2017-11-10"),
    ("It lapses on Feb. 5, 2021. Little can be done before the Nov. 3 vote.", "2020-10-23", "Nov. 3 = 2020-11-03"),
    ("It was extended twice: for 120 days in November, then in March.", "2023-07-17", "November = 2022-11"),
    ("It was signed in December 1987. He spoke six months ago, then in June last of all.", "2019-08-02", "June = 2019-06"),
    ("On the first visit, in February, he took a prisoner home.", "2025-12-03", "February = 2025-02"),
    ("It took months (the request is dated 20 October).", "2024-04-25", "20 October = 2023-10-20"),
    # Weeks that end, and times of the report.
    ("The past week brought a change.", "2025-09-28", "The past week = 2025-09-22/2025-09-28"),
    ("The past week brought a change.", "2025-09-24", "The past week = 2025-09-15/2025-09-21"),
    ("They met on Thursday. (The briefing was concluded at 2:47 p.m.)", "2016-09-09", "2:47 p.m. = 2016-09-09"),
    ("France struck on Sunday. Brent rose 1 percent by 1230 GMT.", "2015-09-30", "1230 GMT = 2015-09-30"),
    ("He came Tuesday. Notice began on June 9.\n\nNATO answered on the same day.", "2023-11-07", "the same day = 2023-11-07"),
    # What something has been since is never ahead; a feast after the date it follows.
    ("The law, signed on Dec. 28, 2012 and in force since New Year's Day, was new.", "2013-12-27", "New Year's Day = 2013-01-01/.."),
    ("The rule has been binding since January 1.", "2013-12-27", "January 1 = 2013-01-01/.."),
    # What fell due or had been planned may be over.
    ("Two coupons fell due on May 27.", "2022-06-28", "May 27 = 2022-05-27"),
    ("They had been due to meet in late November.", "2023-02-23", "late November = 2022-11"),
    # Figures still to be published; the first half; a month at the head of a sentence.
    ("It shipped less in 2017, and its first-quarter figures are due out soon.", "2018-04-09", "first-quarter = 2018-01/2018-03"),
    ("Sales fell 8% in the first half.", "2014-07-29", "the first half = 2014-01/2014-06"),
    ("May saw a fall in trade.", "2020-06-28", "May = 2020-05"),
    # The light of the day; thanks for coming on it.
    ("He spoke on Monday evening. Bombers took off at dawn.", "2016-03-15", "dawn = 2016-03-15"),
    ("They have queued since dawn.", "2025-04-20", "dawn = 2025-04-20/.."),
    ("Thanks for joining on a Saturday.", "2022-02-12", "Saturday = 2022-02-12"),
    # What has to be done, and what a chronology goes on with.
    ("Damascus has to hand over a list within a week.", "2013-09-15", "within a week = 2013-09-22"),
    ("The text obliges it to declare its arms within seven days.", "2013-09-15", "within seven days = 2013-09-22"),
    ("Steps of 2025\n\n18 March. A call.\n\n6 August. A visit. On 8 August, 2025, it lapsed.\n\nLate November: they sit in Geneva on the 23rd, a Sunday.", "2026-01-14", "the 23rd = 2025-11-23"),
    # What a day is counted from: neither a limit nor the day of an aside.
    ("He met them on Saturday.\n\nHer brother was killed on Christmas Eve.\n\nThe gesture came a day after he had warned them.", "2025-04-20", "a day after = 2025-04-18"),
    ("It came two months before he hands over. He said so on Monday.", "2024-11-20", "Monday = 2024-11-18"),
    ("Putin spoke on Tuesday. A week ago two leaders had signed; the following day he left.", "2013-06-25", "the following day = 2013-06-19"),
    ("Flights were sold out until the weekend.", "2022-09-22", "the weekend = 2022-09-24/2022-09-25"),
    ("It will rest over the next fortnight.", "2020-02-03", "the next fortnight = 2020-02-04/2020-02-17~"),
    ("It may take six months to a year.", "2025-07-29", "six months to a year = duration"),
    ("They fly on Friday evenings.", "2025-07-29", "Friday evenings = set"),
    ("The twice-yearly exchange has ended.", "2025-07-29", "twice-yearly = set"),
    ("They had a month to cut the staff.", "2018-03-30", "a month = 2018-04"),
    ("It was one of the heaviest raids of the year.", "2024-11-18", "the year = 2024"),
    ("The money lasts until September 30, i.e. the end of FY24.", "2024-04-25", "the end of FY24 = 2024-09-30"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), READ)
def test_it_is_read(text, published, expected):
    assert expected in days(text, published)


AHEAD = [
    # 29 July 2025 is a Tuesday.
    ("Next up, i.e. Thursday at the latest, comes the rest.", "2025-07-31"),
    ("The debate opened on Monday and concludes on Friday.", "2025-08-01"),
    ("Protests enter a third week on Sunday.", "2025-08-03"),
    ("He expelled 27, who leave on Friday.", "2025-08-01"),
    ("They postponed the vote to Thursday.", "2025-07-31"),
    ("He accepted an invitation to speak on Friday.", "2025-08-01"),
    ("He joked that he would use the blacklisted bank on Friday.", "2025-08-01"),
    ("The exchange stays shut through Wednesday.", "2025-07-30"),
    ("He is sworn in two weeks from Friday.", "2025-08-15"),
    ("The election is five days away.", "2025-08-03"),
    ("It imposed martial law for 30 days from Wednesday.", "2025-07-30"),
    ("The ministry announced talks on Friday.", "2025-08-01"),
    ("A second reading follows on Thursday.", "2025-07-31"),
    ("It announced a news conference for Thursday.", "2025-07-31"),
    ("It is a truce that starts at midnight on Saturday.", "2025-08-02"),
    ("The country suspends the pact on Saturday.", "2025-08-02"),
]


@pytest.mark.parametrize(("text", "expected"), AHEAD)
def test_it_lies_ahead(text, expected):
    (found,) = [m for m in find_dates(text, date(2025, 7, 29)) if m.first and m.precision == "day"][
        -1:
    ]
    assert found.first is not None
    assert found.first.isoformat() == expected


NO_DATES = [
    "It had taken 14 months to negotiate.",
    "Somebody had exactly a week to find the flags.",
    "We could not get it in a year.",
    "They cannot finish in two years.",
    "The act requires a report within 90 days.",
    "Three quarters of the staff left.",
    "The plan sees a transition lasting 18 months after six months of talks.",
    "Threats cluster around votes, usually one to three weeks beforehand.",
    "The law gives the president 180 days to report.",
    "It bars him from easing them without giving Congress 30 days to object.",
    "The text must lie three days before a vote.",
    "The request is due the first Monday in February by law.",
    "In the 30 days after the vote nothing happened.",
    "The fund pays by the tenth of each month.",
    "The curfew runs from midnight to 5 a.m. every night.",
    "No treaty has been used but once, after the 9/11 attacks.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_it_is_no_date(text):
    assert [m.text for m in find_dates(text, date(2025, 7, 29)) if m.first] == []
