"""What find_dates reads where news is not plain: stories within stories, feasts, odd limits."""

from datetime import date

import pytest

from loaders.articles.dates import find_dates


def days(text: str, published: str) -> list[str]:
    """The mentions of a text as "text = EDTF"."""
    found = find_dates(text, date.fromisoformat(published))
    return [f"{one.text} = {one.edtf or one.role}" for one in found]


STORIES = [
    # The year that a full date set ends where a date is far nearer to publication.
    ("Seized on March 29, 2023, she was held. On July 19 a court spoke.", "2024-08-02", "July 19 = 2024-07-19"),
    ("The old one bore the date June 2, 2020. On November 17 it fell.", "2024-11-21", "November 17 = 2024-11-17"),
    ("In December 2022 a cap came. Firms were listed on Oct. 12.", "2024-01-09", "Oct. 12 = 2023-10-12"),
    # Told in a row it stays.
    ("It was made on August 6, 2018 and published on August 27.", "2019-03-15", "August 27 = 2018-08-27"),
    ("He fell ill on 20 August 2020. On 22 August he was flown out.", "2021-09-01", "22 August = 2020-08-22"),
    ("By February 2024 he had agreed. Then, on the 16th of that month, he died.", "2024-08-02", "the 16th of that month = 2024-02-16"),
    ("In December a grant was made, on the 30th.", "2025-03-04", "the 30th = 2024-12-30"),
    ("Aid fell in 2021. They agreed to meet in the first half of the year.", "2025-02-12", "the first half of the year = 2025-01/2025-06"),
    # The day that the report tells of, not that of an aside.
    ("She spoke Thursday. He, who flies out on Sunday, signed earlier in the day.", "2014-03-20", "earlier in the day = 2014-03-20"),
    ("He fell on Tuesday. It was retaken on Friday. All is well. She spoke earlier in the day.", "2022-11-15", "earlier in the day = 2022-11-15"),
    ("By 7:30 a.m. on Saturday they held it. That evening he gave up.", "2023-06-26", "That evening = 2023-06-24"),
    ("Votes come on Friday. He wrote at midday.", "2025-09-10", "midday = 2025-09-10"),
    ("It was found on Dec. 13. He told them to stop by noon the next day.", "2020-12-19", "noon the next day = 2020-12-14"),
    ("He quit on March 2, a day after a note that he had met them in July.", "2017-05-10", "a day after = 2017-03-01"),
    ("On Aug. 24, Independence Day, columns came.", "2014-09-05", "Independence Day = 2014-08-24"),
    ("On March 4 a plant was shelled overnight.", "2022-03-14", "overnight = 2022-03-03/2022-03-04"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "published", "expected"), STORIES)
def test_a_date_belongs_to_the_story_that_tells_it(text, published, expected):
    assert expected in days(text, published)


DIRECTIONS = [
    # 29 July 2025 is a Tuesday.
    ("The hearing opens on Thursday and goes on on Friday.", "2025-08-01"),
    ("Talks continue on Sunday.", "2025-08-03"),
    ("Kerry and Hagel meet them on Friday.", "2025-08-01"),
    ("Ministers of the G7 meet on Friday.", "2025-08-01"),
    ("He met one on Monday and sees the other on Thursday.", "2025-07-31"),
    ("A suspect appears in court Wednesday.", "2025-07-30"),
    ("They reached a deal, to begin on Monday.", "2025-08-04"),
    ("They agreed to a truce starting at midnight on Saturday.", "2025-08-02"),
    ("He set Thursday as a deadline.", "2025-07-31"),
    ("He declared Sunday a day of mourning.", "2025-08-03"),
    ("He called an emergency meeting on Wednesday.", "2025-07-30"),
    ("She proposed a debate on Thursday or Friday.", "2025-08-01"),
    ("Thank you; see you Monday.", "2025-08-04"),
    ("Moscow will answer Thursday's sanctions.", "2025-07-24"),
    ("He outlined a plan on Friday.", "2025-07-25"),
    ("His party won on Sunday.", "2025-07-27"),
    ("Power was restored by Sunday morning.", "2025-07-27"),
    ("By Sunday there was to be a pause.", "2025-07-27"),
    ("The Games open soon, and the club on Sunday left the choice.", "2025-07-27"),
    ("They were freed that Friday.", "2025-08-01"),
]


@pytest.mark.parametrize(("sentence", "day"), DIRECTIONS)
def test_the_sentence_gives_a_weekday_its_direction(sentence, day):
    mention = find_dates(sentence, date(2025, 7, 29))[-1]

    assert date.fromisoformat(day) == mention.first


YEARS = [
    ("The truce of April 19-20 lasted 30 hours.", "2025-12-05", "2025-04-19/2025-04-20"),
    ("The vote had been set for April 22.", "2020-07-01", "2020-04-22"),
    ("A meeting set for Nov. 29 was called off.", "2023-02-21", "2022-11-29"),
    ("He invited them to Moscow in May.", "2025-02-12", "2025-05"),
    ("A law required a list by Jan. 29.", "2018-04-06", "2018-01-29"),
    ("His party won in July.", "2019-12-09", "2019-07"),
    ("They warned that October could be hard.", "2022-07-20", "2022-10"),
]


@pytest.mark.parametrize(("sentence", "published", "edtf"), YEARS)
def test_a_bare_date_takes_the_year_that_its_verb_asks_for(sentence, published, edtf):
    assert edtf in [one.split(" = ")[1] for one in days(sentence, published)]


FEASTS = [
    ("They met during Ramadan.", "2025-12-05", "2025-03-01/2025-03-29"),
    ("It begins on Eid al-Adha.", "2016-09-10", "2016-09-12"),
    ("It was sent on Chinese New Year.", "2025-02-10", "2025-01-29"),
    ("It rained in Maslenitsa.", "2025-04-01", "2025-02-24/2025-03-02"),
    ("He was there the week of Thanksgiving.", "2025-12-05", "2025-11-24/2025-11-30"),
    ("He was there over Thanksgiving week.", "2025-12-05", "2025-11-24/2025-11-30"),
    ("It was hit over Labor Day weekend.", "2025-09-05", "2025-08-30/2025-08-31"),
    ("She said so on the Sunday before Christmas.", "2026-01-07", "2025-12-21"),
    ("It came on Friday after July 20.", "2025-08-01", "2025-07-25"),
    ("The Victory Day parade was long.", "2025-06-01", "2025-05-09"),
]


@pytest.mark.parametrize(("sentence", "published", "edtf"), FEASTS)
def test_feasts_have_the_days_of_their_year(sentence, published, edtf):
    (found,) = days(sentence, published)

    assert edtf == found.split(" = ")[1]


SPANS = [
    ("It was spent between FY2016 and FY2021.", "2024-05-22", "between FY2016 and FY2021 = 2015-10/2021-09"),
    ("It was spent in fiscal years 2016-2021.", "2024-05-22", "fiscal years 2016-2021 = 2015-10/2021-09"),
    ("In the 2015/16 session little passed.", "2017-01-01", "2015/16 = 2015/2016"),
    ("They relied on it in the spring and summer.", "2022-09-22", "the spring and summer = 2022-03/2022-08"),
    ("They met late Monday and on Tuesday.", "2025-07-30", "late Monday and on Tuesday = 2025-07-28/2025-07-29"),
    ("A cut of 15% was set from Aug. 1 until March 31, 2023.", "2022-07-20", "from Aug. 1 until March 31, 2023 = 2022-08/2023-03"),
    ("Trade rose by a third in the first ten months.", "2021-12-01", "the first ten months = 2021-01/2021-10"),
    ("Exports fell in the week to Jan. 7.", "2024-01-09", "the week to Jan. 7 = 2024-01-01/2024-01-07"),
    ("A treaty will run out in a year and a half.", "2019-06-27", "in a year and a half = 2020-12"),
    ("Officials set it at the end of the calendar year.", "2024-09-10", "the end of the calendar year = 2024"),
    ("February 12, 2025, 19:30.", "2025-02-12", "February 12, 2025, 19:30 = 2025-02-12"),
    ("Updated 2025-07-30T06:12:00Z.", "2025-07-30", "2025-07-30T06:12:00Z = 2025-07-30"),
    ("Published 29/07/2025 at 22:45 BST.", "2025-07-29", "29/07/2025 at 22:45 BST = 2025-07-29"),
    ("He ordered them out within 72 hours on Thursday.", "2016-12-30", "within 72 hours = 2017-01-01"),
    ("It was last done, most recently on December 7.", "2018-12-19", "December 7 = 2018-12-07"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "published", "expected"), SPANS)
def test_longer_forms_are_one_mention(sentence, published, expected):
    assert expected in days(sentence, published)


@pytest.mark.parametrize(
    ("sentence", "unresolved"),
    [
        ("He was seen the day before his death.", "the day before"),
        ("It was said on the Friday before the vote.", "the Friday before"),
        ("A report is due not later than 90 days after enactment.", "90 days after"),
        ("It was extended for five years before it lapsed.", "five years"),
    ],
)
def test_what_hangs_on_an_undated_event_stays_unresolved(sentence, unresolved):
    mentions = [one for one in find_dates(sentence, date(2025, 7, 29)) if one.resolved]
    named = [one.text for one in find_dates(sentence, date(2025, 7, 29))]

    assert ([], [unresolved]) == (mentions, named)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Good Friday Agreement holds.",
        "She said so on the Sunday talk shows.",
        "An-30s and An-24s flew.",
    ],
)
def test_names_with_a_day_in_them_are_no_dates(sentence):
    assert [] == days(sentence, "2025-07-29")
