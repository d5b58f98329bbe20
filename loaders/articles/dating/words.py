"""The words of time: months, weekdays, units, numbers, and what binds or bends them."""

from __future__ import annotations

MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}
# Written short, with or without a full stop. "mar", "may", "dec" and "jan" are names and verbs
# too; grammar asks for a number beside a short form.
SHORT_MONTHS = {
    "jan": 1,
    "feb": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
MONTH_NAMES = [name.capitalize() for name in MONTHS]

WEEKDAYS = {
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
WEEKDAY_NAMES = [name.capitalize() for name in WEEKDAYS]
PLURAL_WEEKDAYS = frozenset(f"{name}s" for name in WEEKDAYS)
# "Sun", "Sat", "Wed" and "Mon" are other words as well: a short form counts only before a date.
SHORT_WEEKDAYS = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}

# Northern seasons by whole months, as weather services count them; winter runs into the next year.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

UNITS = {
    "second": "second",
    "seconds": "second",
    "minute": "minute",
    "minutes": "minute",
    "hour": "hour",
    "hours": "hour",
    "day": "day",
    "days": "day",
    "night": "night",
    "nights": "night",
    "week": "week",
    "weeks": "week",
    "fortnight": "fortnight",
    "fortnights": "fortnight",
    "weekend": "weekend",
    "weekends": "weekend",
    "month": "month",
    "months": "month",
    "quarter": "quarter",
    "quarters": "quarter",
    "year": "year",
    "years": "year",
    "decade": "decade",
    "decades": "decade",
    "century": "century",
    "centuries": "century",
}
# Words between a number and its unit: "three consecutive days", "five working days".
COUNTED_AS = frozenset(
    "consecutive straight working business trading calendar full whole more additional extra long "
    "successive further entire".split()
)

NUMBERS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}
TENS = {
    word: 10 * (tens + 2)
    for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())
}
NUMBERS |= TENS | {"hundred": 100, "dozen": 12}
ORDINALS = {
    word: value + 1
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split()
    )
} | {"thirtieth": 30}
ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
# A number that nobody could put on a calendar.
VAGUE_NUMBERS = frozenset(("several", "few", "many", "some", "numerous", "countless"))
# Before a number: the count is not exact.
ABOUT = {
    ("about",),
    ("around",),
    ("nearly",),
    ("almost",),
    ("some",),
    ("roughly",),
    ("approximately",),
    ("over",),
    ("under",),
    ("well", "over"),
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("no", "more", "than"),
    ("at", "least"),
    ("at", "most"),
    ("just", "over"),
    ("just", "under"),
    ("little", "more", "than"),
    ("little", "over"),
    ("close", "to"),
}

DAYTIMES = frozenset(
    "morning afternoon evening night midday noon lunchtime midnight dawn dusk".split()
)
DASHES = frozenset(("-", "‐", "‑", "‒", "–", "—", "−"))
# What can stand at the end of a time of day.
ZONES = frozenset(
    "gmt utc akdt akst hst mst mdt sgt trt gst msk est edt et pst pdt pt cet cest eest eet bst ist jst aest cst cdt zulu hrs".split()
)
ZONE_PLACES = frozenset(
    "moscow kyiv kiev london washington berlin paris brussels geneva local eastern pacific central "
    "european york beijing riyadh anchorage alaska istanbul ankara".split()
)

# A preposition that governs a date; what it does to it is the resolver's affair.
SINCE = frozenset(("since",))
UNTIL = frozenset(("until", "till", "til", "through", "pending"))
BY = frozenset(("by", "before"))
PREPOSITIONS = (
    frozenset(
        "in on of during for from at to after between and or the over throughout around about "
        "toward towards within into circa versus vs than through ending beginning starting early "
        "late mid this last next past previous every each effective dated until".split()
    )
    | SINCE
    | UNTIL
    | BY
)
