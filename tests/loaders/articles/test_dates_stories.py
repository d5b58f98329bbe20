"""What find_dates takes from a story told in order: the year and the day that it has reached."""

from datetime import date

import pytest

from loaders.articles.dates import find_dates


def days(text: str, published: str) -> list[str]:
    """The mentions of a text as "text = EDTF"."""
    found = find_dates(text, date.fromisoformat(published))
    return [f"{one.text} = {one.edtf or one.role}" for one in found]


STORIES = [
    # From a month with its year on, up to the report.
    (
        "The men began in March 2016. By June they had a site, whose first post came on June 15. "
        "On July 27 they tried again; earlier that day a rally was held.\n\n"
        "None of them is in custody. In February others were charged, a spokesman noted on Friday.",
        "2018-07-14",
        ["June = 2016-06", "June 15 = 2016-06-15", "July 27 = 2016-07-27",
         "that day = 2016-07-27", "February = 2018-02", "Friday = 2018-07-13"],
    ),
    (
        "He met his handler in April 2019. In May he copied files, and on June 11 he handed them "
        "over; three days later he was paid. They met in August.\n\nHe was held on July 7, 2022, and "
        "pleaded guilty this January. A trial is set for September.",
        "2024-06-05",
        ["May = 2019-05", "June 11 = 2019-06-11", "three days later = 2019-06-14",
         "August = 2019-08", "this January = 2024-01", "September = 2024-09"],
    ),
    # Into the next paragraph, and over the turn of a year.
    (
        "On a cold night in November 2013 a bus left Kyiv. She came on the 24th and stayed until "
        "February; on the 20th of that month a friend was shot, and two days after his death it "
        "was over.\n\nBy March there were soldiers. He was held in August and freed on December "
        "26. They moved the following spring.",
        "2022-10-21",
        ["the 24th = 2013-11-24", "February = 2014-02", "the 20th of that month = 2014-02-20",
         "two days after = 2014-02-22", "March = 2014-03", "August = 2014-08",
         "December 26 = 2014-12-26", "the following spring = 2015-03/2015-05"],
    ),
    # A year that names a thing, or that a relative clause gives, begins no story.
    (
        "The treaty, which was signed on April 8, 2010 and entered into force on February 5, 2011, "
        "remains valid. It may be prolonged. They talked in June, late July and mid-August; at the "
        "beginning of October they met.",
        "2020-10-16",
        ["June = 2020-06", "late July = 2020-07", "mid-August = 2020-08",
         "the beginning of October = 2020-10"],
    ),
    ("They had brokered it in July 2022. It was prolonged in mid-May.", "2023-07-18",
     ["mid-May = 2023-05"]),
    ("It was the first vote on the war, which started in March 2011. Gas was used on August 21.",
     "2013-09-28", ["August 21 = 2013-08-21"]),
    ("It quit in March 2015. He signed on May 29 of this year, and notice began on June 9.",
     "2023-11-07", ["June 9 = 2023-06-09"]),
    ("He annexed it in March 2014. This law obliges them to report. It was passed in February.",
     "2021-04-15", ["February = 2021-02"]),
    # What was ahead then, and what had been before.
    ("In February 2016 it asked for more. Flights were to start on 1 August.", "2017-04-20",
     ["1 August = 2016-08-01"]),
    ("In May 1986, after four had been told to go in March, it took until October: five left on the "
     "19th, others two days later.", "2016-12-30",
     ["March = 1986-03", "October = 1986-10", "the 19th = 1986-10-19", "two days later = 1986-10-21"]),
    ("It is a law of 2012. He signed it on Dec. 14 of that year. It took effect on New Year's Day, "
     "four days after it was signed, and ended a pact that had come into force only that November.",
     "2018-04-15",
     ["New Year's Day = 2013-01-01", "four days after = 2012-12-28", "that November = 2012-11"]),
    # Where the story has left a day behind, nothing is counted from it.
    ("It fell on 3 May 2018. In January 2019 a truck sank; the driver was saved that evening.",
     "2021-03-20", ["that evening = vague"]),
    ("In December 2024 envoys came and stayed until 3 a.m.", "2026-03-04", ["3 a.m. = vague"]),
    ("He was moved in 2015, and again two years later, in February.", "2024-08-09",
     ["February = 2017-02"]),
    ("Washington named it in July 2014; in December 2017 they showed it. The following October he said he "
     "would leave, and on December 4 they gave Russia 60 days.", "2019-08-02",
     ["The following October = 2018-10", "December 4 = 2018-12-04", "60 days = 2019-02-02"]),
    ("He flew in twice, on April 11 and 25. In early August he came again. A summit followed nine days later.",
     "2025-12-02", ["nine days later = vague"]),
    ("In December 2021 Moscow asked for it. Two months later it invaded.\n\nBy March most wanted to "
     "join. On May 12 they said so; all but two had agreed by October.", "2023-04-05",
     ["Two months later = 2022-02", "March = 2022-03", "May 12 = 2022-05-12", "October = 2022-10"]),
    (
        "KYIV - On the morning of Feb. 24, 2022, at 5 a.m., missiles fell. By noon they held it; by "
        "the next night they had lost it.\n\nIn late March they left. In September a region was "
        "freed, on November 11 a city. A third fell the following May.",
        "2026-02-24",
        ["noon = 2022-02-24", "the next night = 2022-02-25", "late March = 2022-03",
         "September = 2022-09", "November 11 = 2022-11-11", "the following May = 2023-05"],
    ),
    ("On March 10 a lawmaker who in June 1963 had flown asked for it; others agreed, and on the 16th "
     "the court did.", "2020-07-02", ["the 16th = 2020-03-16"]),
    ("He fell ill on Friday. In March 1997 he was called. A year later it crashed and on the 24th he "
     "left.", "2015-03-03", ["the 24th = vague"]),
    ("He sat there from 1999 until December 2003. The following year he left.", "2015-03-03",
     ["The following year = 2004"]),
    ("She died on November 16, 2009. A reading is set for December 19.", "2012-11-16",
     ["December 19 = 2012-12-19"]),
    ("The truce of March broke down by late April.", "2016-09-12", ["late April = 2016-04"]),
    # Entries of a chronology that give their own year.
    (
        "Timeline\n\n21 August 2013: Gas is used.\n\nSeptember 9–14, 2013: Talks; by Saturday there "
        "is a plan.\n\n5 February 2011: A pact. Limits had to be met within seven years.\n\n"
        "22 September 2025: He offers to wait a year after February 5.",
        "2026-02-06",
        ["Saturday = 2013-09-14", "within seven years = 2018",
         "a year after February 5 = 2027"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), STORIES)
def test_a_story_gives_the_year(text, published, expected):
    found = days(text, published)
    assert [one for one in expected if not any(each.endswith(one) for each in found)] == []


READ = [
    # The same day, and the day that an event gives.
    ("They passed it on Oct. 18 and others a week later. The same day, troops trained.", "2023-11-02", "The same day = 2023-10-25"),
    ("They landed late Wednesday.\n\nTheir freedom came on the same day as a swap.", "2022-09-22", "the same day = 2022-09-21"),
    ("It will be read on Wednesday, he told reporters on Tuesday, and could be passed the same day.", "2017-11-14", "the same day = 2017-11-15"),
    ("The 60 have until April 2. A consulate is to shut by the same day.", "2018-03-27", "the same day = 2018-04-02"),
    ("The request was dated November 12. He said so on Thursday and flew out the same day.", "2013-12-20", "the same day = 2013-12-19"),
    ("She warned, last February, five days before the tanks crossed the border, of costs.", "2023-02-19", "five days before = 2022-02-24"),
    ("They last met in January 2022, a month before the full-scale invasion.", "2025-02-19", "a month before = 2022-02"),
    ("It passed the Senate in early April and the House three weeks later.", "2022-05-10", "three weeks later = 2022-04-25/2022-05-01"),
    ("He was freed on Friday, ten years and two months after he was held.", "2013-12-20", "ten years and two months after = 2003-10"),
    ("It was printed on Thursday, a day after they had released a memo of the call of July 25.", "2019-09-26", "a day after = 2019-09-25"),
    ("Aid was frozen on July 18. A week later came a call. The next day an envoy flew in.", "2019-09-26", "The next day = 2019-07-26"),
    ("He was seized in 2015, said one in August; all but two had left by October.", "2023-04-05", "October = 2022-10"),
    # Weekdays.
    ("Six were held on Sunday. IS claimed him on Saturday.", "2016-07-18", "Saturday = 2016-07-16"),
    ("Parliament debates the bill on Tuesday.", "2016-07-18", "Tuesday = 2016-07-19"),
    ("This past Tuesday he said so.", "2020-10-16", "This past Tuesday = 2020-10-13"),
    ("It will spoil the mood before Monday's summit.", "2018-07-14", "Monday = 2018-07-16"),
    ("Martial law was imposed for 30 days, from 9 a.m. on Wednesday.", "2018-11-26", "9 a.m. on Wednesday = 2018-11-28"),
    ("Sanctions could come as early as the weekend.", "2015-11-25", "the weekend = 2015-11-28/2015-11-29"),
    # Other years and terms.
    ("In Q1 2023 it was lower than in the same quarter of 2022, and the gap grew in January.", "2023-12-03", "the same quarter of 2022 = 2022-01/2022-03"),
    ("In Q1 2023 it was lower than in the same quarter of 2022, and the gap grew in January.", "2023-12-03", "January = 2023-01"),
    ("It was set up one year ago this week.", "2023-12-06", "one year ago this week = 2022-12-05/2022-12-11"),
    ("He was held in 2019. In July the next year he got nine years.", "2022-04-28", "July the next year = 2020-07"),
    ("It lapsed at the end of FY2023.", "2024-05-28", "the end of FY2023 = 2023-09-30"),
    ("It ends on Jan. 1, 2027, a year earlier than Brussels had intended.", "2025-10-23", "a year earlier = 2028"),
    ("Short contracts end after six months.", "2025-10-23", "after six months = 2026-04"),
    ("Iran said last Wednesday that it would quit the 2015 deal unless a way was found within 60 days.", "2019-05-15", "within 60 days = 2019-07-07"),
    ("It rented a room in June that year.", "2023-09-14", "June that year = vague"),
    ("He will be back by All Saints' Day.", "2022-10-21", "All Saints' Day = 2022-11-01"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), READ)
def test_it_is_read(text, published, expected):
    assert expected in days(text, published)


NO_DATES = [
    "It came after the 50-day ultimatum ran out.",
    "The country marks 1,000 days of war.",
    "It is Black Friday every day for them.",
    "He left after six months.",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_it_is_no_date(text):
    assert [m.text for m in find_dates(text, date(2025, 7, 29)) if m.first] == []
