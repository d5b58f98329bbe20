"""What find_dates takes from the way a text is told: chronologies, hours, habits, anniversaries."""

from datetime import date

import pytest

from loaders.articles.dates import find_dates


def days(text: str, published: str) -> list[str]:
    """The mentions of a text as "text = EDTF"."""
    found = find_dates(text, date.fromisoformat(published))
    return [f"{one.text} = {one.edtf or one.role}" for one in found]


CHRONICLES = [
    # The heading gives a range of days; present tense is no future.
    (
        "CONTACTS, 1 January – 12 April 2020\n\n30 Jan. The envoy, due four weeks earlier, leaves.\n\n"
        "Feb. 14–16: Munich; no readout until the following Tuesday.\n\n"
        "March 9th: Oil falls in a single day after talks fail on the preceding Friday.",
        "2020-04-13",
        ["30 Jan. = 2020-01-30", "four weeks earlier = 2019-12-30/2020-01-05",
         "Feb. 14–16 = 2020-02-14/2020-02-16", "the following Tuesday = 2020-02-18",
         "March 9th = 2020-03-09", "the preceding Friday = 2020-03-06"],
    ),
    # Lines with a year; the years move on where the months begin anew.
    (
        "How it grew\n\n2017\n\n12 October: Two go.\n\nDecember: Talks are set for 14 January.\n\n"
        "3 February: They begin.\n\nIn 2018:\n\n6 April – Sanctions. The rouble falls on Monday.\n\n"
        "25 November – Ships are seized.\n\n10 January – A court rules.",
        "2019-05-03",
        ["12 October = 2017-10-12", "14 January = 2018-01-14", "3 February = 2018-02-03",
         "6 April = 2018-04-06", "Monday = 2018-04-09", "25 November = 2018-11-25",
         "10 January = 2019-01-10"],
    ),
    # No year at all: the last entry is the nearest to publication.
    (
        "Key dates\n\n3 October. A raid.\n\n14 December. A second; he leaves the next day.\n\n"
        "9 January. A truce.\n\n28 May. Talks.",
        "2024-06-11",
        ["3 October = 2023-10-03", "the next day = 2023-12-15", "9 January = 2024-01-09",
         "28 May = 2024-05-28"],
    ),
    # The latest first; days to come.
    (
        "Latest first\n\nJan 26: A call.\n\nJan 20: He is sworn in.\n\nDec 19: Blame.\n\nNov 3: A vote.",
        "2021-02-03",
        ["Jan 26 = 2021-01-26", "Jan 20 = 2021-01-20", "Dec 19 = 2020-12-19", "Nov 3 = 2020-11-03"],
    ),
    (
        "The week ahead\n\nMarch 3: They fly.\n\nMarch 5: They sit.\n\nMarch 9: They vote.",
        "2026-03-02",
        ["March 3 = 2026-03-03", "March 9 = 2026-03-09"],
    ),
    (
        "The year 2014 in Crimea\n\n27 February. Men seize it.\n\n16 March. The vote.\n\n"
        "Mid-April. Geneva.\n\n1 January. The worst year ends.",
        "2015-01-10",
        ["27 February = 2014-02-27", "Mid-April = 2014-04", "1 January = 2015-01-01"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), CHRONICLES)
def test_a_chronology_gives_the_year(text, published, expected):
    found = days(text, published)
    assert [one for one in expected if one not in found] == []


READ = [
    # Hours count from the day told right before; a month or a year that has been told has none.
    ("He flew out on Tuesday. Only minutes earlier he had been told to stay.", "2025-07-31", "minutes earlier = 2025-07-29~"),
    ("The order was signed on Monday. A few hours later the rouble fell.", "2025-07-31", "A few hours later = 2025-07-28~"),
    ("It fell on Monday. In 2004 two planes crashed; the following week he left.", "2025-07-31", "the following week = vague"),
    ("It fell on Monday. He was held in May 1986 and freed 20 days later.", "2025-07-31", "20 days later = vague"),
    ("In December Washington gave them 72 hours to leave.", "2017-07-31", "72 hours = vague"),
    # Told as past, nothing lies ahead.
    ("He died on Thursday. By the next morning flowers lay there.", "2025-07-31", "the next morning = 2025-07-31"),
    ("The blast came on 3 May. The day before, two trains had been stopped.", "2025-07-31", "The day before = 2025-05-02"),
    # What the news itself is.
    ("The ban was made public on 15 April. He spoke the day before the announcement.", "2021-04-16", "the day before = 2021-04-14"),
    # The main line of a story, and asides.
    ("Talks opened on Thursday on a plan floated on Monday. Mr. Kerry, who landed shortly before noon, smiled.", "2013-09-12", "noon = 2013-09-12"),
    ("The order came three days after they voted and gives them until Sept. 1. It was signed on Sunday.", "2017-07-31", "Sept. 1 = 2017-09-01"),
    ("Moscow restored a line it had cut on Friday. In New York that evening it cast a veto. He spoke on Wednesday.", "2017-04-12", "Friday = 2017-04-07"),
    ("He came on Tuesday. Their second talk in eight days after a meeting on May 6 ran long. He had said so a day earlier.", "2019-05-14", "a day earlier = 2019-05-13"),
    ("Moscow, which sent a note on New Year's Eve, called it piracy the following week.", "2026-01-09", "the following week = 2026-01-05/2026-01-11"),
    ("Shares closed higher on Wednesday. Notice was given on May 22. It took six months. They had lost as much the previous day.", "2020-11-18", "the previous day = 2020-11-17"),
    ("It turns on a call of July 25, the morning after he testified. It went public yesterday.", "2019-09-27", "the morning after = 2019-07-24"),
    ("In a letter of March 24, 2015, she set it out; the next month she left. She was held on Sunday.", "2018-07-16", "the next month = 2015-04"),
    ("In 2017 he was hurt. Two years ago this week they denied it, and by the end of that year it was law.", "2020-08-21", "the end of that year = 2018"),
    ("That was before June 23rd, when he flew in. Three weeks on he is still there.", "2013-07-15", "Three weeks on = 2013-07-08/2013-07-14"),
    ("Fifty years ago today he died. On June 10, 1963, he had spoken. The October before, two powers met.", "2013-11-22", "The October before = 1962-10"),
    ("They spoke in June and July, last after a deal on the 14th.", "2015-09-27", "the 14th = 2015-07-14"),
    # Directions.
    ("Maria was ordered held until a hearing on Wednesday.", "2018-07-16", "Wednesday = 2018-07-18"),
    ("A court ordered him held until May 29.", "2023-03-30", "May 29 = 2023-05-29"),
    ("Russia has declared a day of mourning for Sunday.", "2015-10-31", "Sunday = 2015-11-01"),
    ('He said, "but on 20 January we start with a clean page."', "2016-11-09", "20 January = 2017-01-20"),
    ("He dropped a planned stop in Moscow on Monday.", "2019-05-14", "Monday = 2019-05-13"),
    ("Mr. Biden, on vacation until Saturday, said little.", "2023-08-24", "Saturday = 2023-08-26"),
    ("Monday remains a day off.", "2023-06-25", "Monday = 2023-06-26"),
    ("Sanctions over an attack in Britain take effect Monday.", "2018-08-23", "Monday = 2018-08-27"),
    ("First it was May 25th, then March 30th.", "2014-03-09", "May 25th = 2014-05-25"),
    ("I don't remember December 1st.", "2017-06-02", "December 1st = 2016-12-01"),
    ("He proposed in September that both keep to it.", "2026-02-06", "September = 2025-09"),
    ("They extended it in January for 90 days, starting Feb. 3.", "2026-03-05", "Feb. 3 = 2026-02-03"),
    ("Parliament opens its session next month; it rises in July.", "2019-12-31", "July = 2020-07"),
    ("The law is to be drafted this month and passed in the spring.", "2014-12-04", "the spring = 2015-03/2015-05"),
    ("Congress has until midnight. He spoke yesterday.", "2024-12-20", "midnight = 2024-12-20"),
    ("He told me he'd be there this Friday.", "2025-07-29", "this Friday = 2025-08-01"),
    ("She'd left on Friday.", "2025-07-29", "Friday = 2025-07-25"),
    ("The plan was published this Monday.", "2025-07-29", "this Monday = 2025-07-28"),
    ("He had been due in court on Wednesday.", "2024-08-01", "Wednesday = 2024-07-31"),
    ("They are to meet for the first time since a handshake in Normandy on 6 June.", "2014-08-24", "6 June = 2014-06-06"),
    ("It is expected Thursday, the first since early January.", "2019-02-11", "early January = 2019-01/.."),
    ("Russia missed a deadline of Sunday night to pay.", "2022-06-27", "Sunday night = 2022-06-26"),
    ("They came at about 1 a.m. On Thursday, others had raised a flag.", "2014-02-28", "1 a.m. = 2014-02-28"),
    ("It was told to cut its staff by Friday.", "2017-08-31", "Friday = 2017-09-01"),
    ("Over six days, with a break on Sunday, 88 heads of state spoke.", "2023-09-26", "Sunday = 2023-09-24"),
    ("A round planned for this month was moved to the first half of January.", "2019-11-11", "the first half of January = 2020-01-01/2020-01-15"),
    # What a range, a pair or a turn of phrase means.
    ("It agrees to cut output for May and June.", "2020-04-13", "May and June = 2020-05/2020-06"),
    ("He lied about talks in March and April of last year.", "2017-10-30", "March = 2016-03"),
    ("I'll be off from Christmas Eve to the 3rd.", "2020-12-20", "from Christmas Eve to the 3rd = 2020-12-24/2021-01-03"),
    ("Ukraine waits. Independence Day is on Sunday.", "2025-08-19", "Independence Day = 2025-08-24"),
    ("He was jailed in January 2011; the following winter he spoke to crowds.", "2015-02-28", "the following winter = 2011-12/2012-02"),
    ("We are off from the 24th through New Year's Day.", "2024-12-20", "from the 24th through New Year's Day = 2024-12-24/2025-01-01"),
    ("They said so on Monday, three weeks and a day after he was found.", "2018-03-27", "three weeks and a day after = 2018-03-04"),
    ("New START expires a year from next week.", "2025-01-31", "a year from next week = 2026-02-02/2026-02-08"),
    ("It was 1960, and a plane was shot down that May Day.", "2013-07-15", "that May Day = 1960-05-01"),
    ("It shut in February 2022, reopening that May.", "2024-11-20", "that May = 2022-05"),
    ("The question of how long it lasts this year or next is the wrong one.", "2023-05-28", "next = 2024"),
    ("Growth will slow this year and next.", "2025-07-29", "next = 2026"),
    ("The city was founded 1,541 years ago.", "2023-05-28", "1,541 years ago = 0482"),
    ("He told a Christmas party that flights were full before the holiday.", "2016-12-20", "the holiday = 2016-12-25"),
    ("He flies to Kyiv to mark Independence Day on Friday.", "2018-08-23", "Independence Day = 2018-08-24"),
    ("He said so as recently as last week.", "2025-07-29", "last week = 2025-07-21/2025-07-27"),
    # Days counted from an event.
    ("Monday will be the third anniversary of the invasion.", "2025-02-19", "the third anniversary of the invasion = 2025-02-24"),
    ("He spoke on the eve of the anniversary of the invasion.", "2023-02-23", "the eve of the anniversary of the invasion = 2023-02-23"),
    ("The 1,000th day of the full-scale war fell on Tuesday.", "2024-11-20", "The 1,000th day of the full-scale war = 2024-11-19"),
    ("Having raised rates four days after the invasion, the bank cut them on Thursday.", "2022-05-26", "four days after = 2022-02-28"),
    # A time on the day of the report, and a time that an adjective does not make a habit.
    ("A vote was held on Sunday. A concert begins at 16:00 on Red Square.", "2024-03-18", "16:00 = 2024-03-18"),
    ("He took part in the annual congress on Tuesday, which had been set for 3:00 p.m.", "2025-03-18", "3:00 p.m. = 2025-03-18"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), READ)
def test_it_is_read(text, published, expected):
    assert expected in days(text, published)


NO_DATES = [
    "The news airs at 9 p.m. every evening.",
    "The curfew was brought forward by an hour, to 9 p.m.",
    "A curfew from midnight to 4 a.m. is in force.",
    "Shops usually open at 10 a.m.",
    "Every morning at 7 a.m. they queue.",
    "Each weekday at 8:30 the queue forms.",
    "The show goes out nightly at 9 p.m.",
    "The bridge is closed daily at 10 p.m.",
    "On weekdays the checkpoint shuts at 6 p.m.",
    "Normally the harbour front is quiet in July.",
    "They are to meet twice in a week.",
    "In the last decade of his life he wrote little.",
    "The Black Friday Agreement cannot be undone.",
    "The two weeks after that were quiet.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_it_is_no_date(text):
    assert [m.text for m in find_dates(text, date(2025, 7, 29)) if m.first] == []
