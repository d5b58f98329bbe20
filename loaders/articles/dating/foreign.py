"""Dates in other languages and unusual figures: found here, read by dateparser."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from loaders.articles.dating.phrases import Foreign
from loaders.articles.dating.tokens import NUMBER, STOP, Tokens

# Names of months as they stand in a date, by the language whose rules dateparser shall use.
_MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь "
    "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "de": "januar februar märz april mai juni juli august september oktober november dezember jänner",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
_LANGUAGE: dict[str, list[str]] = {}
for _code, _names in _MONTHS.items():
    for _name in _names.split():
        _LANGUAGE.setdefault(_name, []).append(_code)
# Days counted from the day of publication.
_DAYS = {
    "вчера": "ru",
    "сегодня": "ru",
    "завтра": "ru",
    "позавчера": "ru",
    "вчора": "uk",
    "сьогодні": "uk",
    "gestern": "de",
    "heute": "de",
    "hier": "fr",
    "demain": "fr",
    "ayer": "es",
    "hoy": "es",
}
_LINKS = frozenset(("de", "del", "."))
_YEAR_WORDS = frozenset(("года", "год", "году", "г", "р", "року", "r"))


def foreign(t: Tokens, i: int) -> tuple[Foreign, int] | None:
    """A date in another language that begins with the token, or None."""
    low = t.low[i]
    language = _DAYS.get(low)
    if language:
        return Foreign(low, language, True, True), i + 1
    if t.kind[i] == NUMBER and len(low) <= 2 and not t.glued(i):
        j = i + 1
        while t.low[j] in _LINKS or t.low[j] in ("er", "º", "-"):
            j += 1
        if t.low[j] == STOP and t.low[j - 1] == "." and "de" in _LANGUAGE.get(t.low[j + 1], ()):
            # "29. Juli": what looks like the end of a sentence is the dot of an ordinal.
            j += 1
        found = _month(t, j)
        return _dated(t, i, j, found, day=True) if found and 1 <= int(low) <= 31 else None
    if low in _LANGUAGE and not low.isascii():
        return _dated(t, i, i, _LANGUAGE[low], day=False) if _year(t, i + 1) else None
    return None


def _month(t: Tokens, j: int) -> list[str] | None:
    """The languages in which the word is a month."""
    return _LANGUAGE.get(t.low[j])


def _year(t: Tokens, j: int) -> int | None:
    """The token after a year that begins there, its link before it."""
    while t.low[j] in _LINKS:
        j += 1
    return j + 1 if t.kind[j] == NUMBER and len(t.word[j]) == 4 else None


def _dated(
    t: Tokens, i: int, month: int, languages: list[str], *, day: bool
) -> tuple[Foreign, int] | None:
    end = _year(t, month + 1)
    year_given = end is not None
    j = end or month + 1
    text = t.between(i, j)
    if year_given and t.low[j] in _YEAR_WORDS:
        j += 1
        if t.low[j] == "." and t.glued(j) and len(t.low[j - 1]) == 1:
            j += 1
    return Foreign(text, " ".join(languages), day, year_given), j


@lru_cache(maxsize=4096)
def read(text: str, languages: str, published: date) -> tuple[date, str] | None:
    """What dateparser makes of the text: a day and its period, with publication as the base.

    None if it cannot read it. The system's clock has no part in it: the base is always given.
    """
    from dateparser.date import DateDataParser  # slow to load, and seldom needed

    parser = DateDataParser(
        languages=languages.split(),
        settings={
            "RELATIVE_BASE": datetime(published.year, published.month, published.day),
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
            "TIMEZONE": "UTC",
            "RETURN_TIME_AS_PERIOD": False,
        },
    )
    data = parser.get_date_data(text)
    if data.date_obj is None:
        return None
    return data.date_obj.date(), data.period


def nearest_year(day: date, published: date) -> date:
    """The same day in the year that brings it nearest to the day of publication."""
    near = [day]
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            near.append(day.replace(year=year))
        except ValueError:
            continue
    return min(near[1:] or near, key=lambda one: abs(one - published) or timedelta(0))
