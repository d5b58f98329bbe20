"""Names that several share: words before surnames, institutions of two states, makes of aircraft."""

from __future__ import annotations

# Words before a surname that several people or things share ("May", "Price", "Sullivan") which
# make it a person's, each with what the office of that person must then say.
HONOURS = {
    "mr": "",
    "mrs": "",
    "ms": "",
    "president": "president",
    "secretary": "secretary",
    "senator": "senator",
    "sen": "senator",
    "ambassador": "ambassador",
    "general": "",
    "gen": "",
    "minister": "minister",
    "premier": "prime minister",
    "speaker": "speaker",
    "spokesman": "spokes",
    "spokeswoman": "spokes",
    "spokesperson": "spokes",
    "adviser": "advis",
    "advisor": "advis",
    "director": "director",
    "envoy": "envoy",
}

# Names of institutions that another state has as well, by the word that says whose it is.
SHARED: dict[str, dict[str, str]] = {
    "foreign ministry": {"RUS": "russian-mfa"},
    "ministry of foreign affairs": {"RUS": "russian-mfa"},
    "mfa": {"RUS": "russian-mfa"},
    "defense ministry": {"RUS": "russian-defence-ministry"},
    "defence ministry": {"RUS": "russian-defence-ministry"},
    "ministry of defense": {"RUS": "russian-defence-ministry"},
    "ministry of defence": {"RUS": "russian-defence-ministry"},
    "justice ministry": {"RUS": "russian-justice-ministry"},
    "transport ministry": {"RUS": "russian-transport-ministry"},
    "security council": {"RUS": "russian-security-council", "UN": "un-security-council"},
    "general staff": {"RUS": "russian-military"},
    "senate": {"USA": "us-senate"},
    "democrats": {"USA": "us-democratic-party"},
    "homeland security": {"USA": "us-homeland-security"},
    "joint chiefs": {"USA": "us-military"},
    "us embassy": {"USA": "us-embassy-moscow"},
    "american embassy": {"USA": "us-embassy-moscow"},
    "russian embassy": {"RUS": "russian-embassy-washington"},
    "duma": {"RUS": "state-duma"},
    "investigative committee": {"RUS": ""},
    "prosecutor general": {"RUS": ""},
    "finance ministry": {"RUS": ""},
    "energy ministry": {"RUS": ""},
    "interior ministry": {"RUS": ""},
    "supreme court": {"USA": ""},
    "energy department": {"USA": ""},
    "federal aviation administration": {"USA": ""},
    "faa": {"USA": ""},
    "national security agency": {"USA": "us-intelligence"},
    "air force": {"USA": "us-military"},
    "navy": {"USA": "us-military"},
    "marine corps": {"USA": "us-military"},
    "northern fleet": {"RUS": "russian-military"},
    "pacific fleet": {"RUS": "russian-military"},
    "rosaviatsia": {"RUS": ""},
    "roskomnadzor": {"RUS": ""},
    "rosatom": {"RUS": ""},
    "kgb": {"RUS": ""},
    "soviet union": {"RUS": "russia"},
    "ussr": {"RUS": "russia"},
    "soviet": {"RUS": "russia"},
    "capitol": {"USA": "us-congress"},
    "wall street journal": {"USA": ""},
    "republicans": {"USA": ""},
    "radio liberty": {"USA": "rferl"},
    "voice of america": {"USA": ""},
    "voa": {"USA": ""},
    "uss": {"USA": "us-military"},
    "tass": {"RUS": ""},
    "ria novosti": {"RUS": ""},
    "sputnik": {"RUS": "rt"},
    "sberbank": {"RUS": ""},
    **{key: {"RUS": ""} for key in ("sukhoi", "tupolev", "ilyushin", "kalashnikov", "aeroflot")},
    "nord stream": {"RUS": ""},
    **{
        key: {"RUS": ""}
        for key in """aeroflot vtb rostec rusal novatek surgutneftegas alrosa transneft nornickel megafon yandex vkontakte interfax\n        rosselkhozbank sovcomflot rostelecom gazprombank vnesheconombank veb promsvyazbank""".split()
    },
    **{
        key: {"USA": ""}
        for key in "boeing google facebook twitter microsoft apple visa mastercard cnn mcdonald's starbucks chevron nbc cbs spacex".split()
    },
    "new york times": {"USA": ""},
    "washington post": {"USA": ""},
    "hamas": {"PSE": ""},
    "islamic state": {"": ""},
    "european": {"EU": "european-allies"},
    "europeans": {"EU": "european-allies"},
    "europe": {"EU": "european-allies"},
}

# Aircraft that only one of the two sides flies near the other, by the letters of their type, or
# by letters and number where the letters alone say too little. Types that others have been sent
# in numbers (F-16, MiG-29, Su-25) are left out.
CRAFT = {
    **dict.fromkeys(("Tu", "Il", "Su-24", "Su-27", "Su-30", "Su-34", "Su-35", "Su-57"), "RUS"),
    **dict.fromkeys(("An-124", "MiG-31", "Ka-52", "A-50"), "RUS"),
    **dict.fromkeys(
        ("MQ", "RQ", "RC", "EP", "WC", "B-1B", "B-52", "B-1", "B-2", "P-8", "U-2"), "USA"
    ),
}
BY_NUMBER = frozenset(("Su", "An", "MiG", "Ka", "A", "B", "P", "U"))
