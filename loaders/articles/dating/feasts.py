"""Feasts that follow the moon: their days by year, as they were or will be kept.

Muslim feasts are given by the day of Saudi Arabia and of the Umm al-Qura calendar, from which
other countries differ by a day; the Chinese New Year by China's.
"""

from __future__ import annotations

from datetime import date, timedelta

# The first day of Ramadan, the first of Eid al-Fitr and the first of Eid al-Adha.
_MUSLIM = {
    2012: ("07-20", "08-19", "10-26"),
    2013: ("07-09", "08-08", "10-15"),
    2014: ("06-28", "07-28", "10-04"),
    2015: ("06-18", "07-17", "09-24"),
    2016: ("06-06", "07-06", "09-12"),
    2017: ("05-27", "06-25", "09-01"),
    2018: ("05-17", "06-15", "08-21"),
    2019: ("05-06", "06-04", "08-11"),
    2020: ("04-24", "05-24", "07-31"),
    2021: ("04-13", "05-13", "07-20"),
    2022: ("04-02", "05-02", "07-09"),
    2023: ("03-23", "04-21", "06-28"),
    2024: ("03-11", "04-10", "06-16"),
    2025: ("03-01", "03-30", "06-06"),
    2026: ("02-18", "03-20", "05-27"),
    2027: ("02-08", "03-10", "05-16"),
}
_CHINESE = {
    2012: "01-23",
    2013: "02-10",
    2014: "01-31",
    2015: "02-19",
    2016: "02-08",
    2017: "01-28",
    2018: "02-16",
    2019: "02-05",
    2020: "01-25",
    2021: "02-12",
    2022: "02-01",
    2023: "01-22",
    2024: "02-10",
    2025: "01-29",
    2026: "02-17",
    2027: "02-06",
}


def _on(year: int, month_day: str) -> date:
    return date.fromisoformat(f"{year}-{month_day}")


def ramadan(year: int) -> tuple[date, date] | None:
    """The first and the last day of the month of fasting, None where the table ends."""
    if year not in _MUSLIM:
        return None
    first, fitr, _ = _MUSLIM[year]
    return _on(year, first), _on(year, fitr) - timedelta(days=1)


def eid_al_fitr(year: int) -> date | None:
    """The first day of the feast that ends Ramadan."""
    return _on(year, _MUSLIM[year][1]) if year in _MUSLIM else None


def eid_al_adha(year: int) -> date | None:
    """The first day of the feast of sacrifice."""
    return _on(year, _MUSLIM[year][2]) if year in _MUSLIM else None


def chinese_new_year(year: int) -> date | None:
    """The first day of the lunar year."""
    return _on(year, _CHINESE[year]) if year in _CHINESE else None
