"""What a verb says about time: the forms of the past, and what is planned or wished."""

from __future__ import annotations

from loaders.articles.dating.tokens import NUMBER, WORD, Tokens

PAST, FUTURE = "past", "future"

# How far a verb may stand from the date it dates.
REACH = 40
_MODALS = frozenset("will shall would may might can could should must ll won cannot wo".split())
PLANNED = frozenset(
    "scheduled due expected planned slated set supposed likely poised bound meant anticipated "
    "upcoming forthcoming tentatively pencilled penciled billed".split()
)
_WISHES = frozenset(
    "plans plan planning intends intend hopes hope wants want aims aim expects expect "
    "prepares preparing threatens threatening vows pledges promises going ready needs deadline "
    "expires expire ultimatum".split()
)
# Wishes that are nouns as well: "outlined a plan on Wednesday".
_NOUNS_TOO = frozenset("plan plans hope hopes aim aims needs".split())
_BEFORE_NOUNS = frozenset("peace new point similar own no any such some draft of for".split())
BE_NOW = frozenset(("is", "are", "am", "'s", "’s", "re"))
BE_THEN = frozenset(("was", "were", "had", "has", "have", "did", "been"))
# Present forms that tell of a timetable: "the delegation returns on Friday".
_TIMETABLE = frozenset(
    "arrives begins meets returns starts opens closes ends expires leaves departs visits hosts "
    "holds travels flies comes goes resumes votes takes enters falls lapses convenes sits speaks "
    "gathers runs lands launches kicks goes hears rules decides joins attends signs marks hits "
    "appears stays looms debates addresses faces sees heads chairs tours concludes finishes wraps "
    "convenes reconvenes considers unveils delivers testifies receives welcomes inaugurates "
    "suspends imposes assumes submits ratifies withdraws quits becomes enacts "
    "rises recesses reverts debuts adjourns crosses departs presides retires "
    "arrive begin meet return start open end leave depart visit host hold travel fly resume vote "
    "enter conclude finish convene reconvene deliver appear attend join mark end "
    "gather go continue continues proceeds gets celebrates observes come fall expire lapse reopen reopens take sit run".split()
)
# Those of them that are no nouns: "opens on Tuesday and goes on Wednesday".
_NO_NOUNS = frozenset(
    "arrives begins goes leaves continues departs flies travels resumes comes speaks gathers "
    "proceeds enters meets returns sees hears decides appears attends joins sits takes stays "
    "concludes finishes wraps convenes reconvenes considers unveils delivers testifies receives "
    "welcomes opens closes ends".split()
)
# "A truce that starts on Saturday."
_AFTER_THAT = frozenset("starts begins ends expires opens lapses runs resumes takes enters".split())
_IRREGULAR = frozenset(
    "said told met spoke took came went held began made gave got saw left sent won lost led put "
    "broke brought bought built caught chose cut drew drove fell felt flew forgot found fought "
    "froze grew heard hit kept knew laid lay let lit meant paid quit ran rang read rose sat set "
    "shot shut sold sought spent stood stole struck swore swept taught threw thought understood "
    "woke wore wrote became shook sank sang spread cast hurt beat bid burst cost fled withdrew "
    "overthrew undertook rejoined rebuilt withheld done gone seen taken given known shown begun "
    "written spoken driven fallen flown frozen grown broken chosen stolen drawn risen born died".split()
)
_NO_VERBS = frozenset(
    "united need indeed speed feed seed breed hundred red shed ted fed embed bed wed proceed "
    "exceed succeed sacred unprecedented so-called limited armed alleged supposed renowned".split()
)
_CHAIN = frozenset(
    "be been being have not also then still now only already never n't t to again formally officially both likely".split()
)
SPEECH = frozenset(
    "said says say told tells added announced reported confirmed noted warned claimed stated "
    "suggested insisted predicted indicated explained argued acknowledged stressed wrote".split()
)
# Verbs that, before "to", tell of what was done: "moved to impose", "refused to meet".
_DONE_TO = frozenset(
    "moved refused continued failed began started managed used sought tried decided chose declined "
    "voted forced went came travelled traveled flew helped led proceeded rushed appeared seemed "
    "had used needed able unable".split()
)
NOT_VERBS = frozenset("the a an his her its their this that these those our my your be".split())


# "Moscow missed a deadline of Sunday night."
_MISSED = frozenset("missed ignored passed defied met beat".split())
_BASE_TOO = frozenset("cut put set hit shut quit read let cost spread cast hurt beat bid".split())
# "Sanctions over the attack take effect on Monday."
_INTO_FORCE = (
    ["take", "effect"],
    ["come", "into", "force"],
    ["come", "into", "effect"],
    ["go", "into", "effect"],
    ["go", "into", "force"],
)
_DID = frozenset("did didn never could had has have".split())
# "I do not remember 1 December."
_RECALLS = frozenset("remember recall regret".split())


def is_past(t: Tokens, i: int) -> bool:
    """Whether the word looks like a past form."""
    low = t.low[i]
    if low in _IRREGULAR:
        return True
    return (
        len(low) > 3
        and low.endswith("ed")
        and t.word[i][1:].islower()
        and low not in _NO_VERBS
        and not (t.capital(i) and t.capital(i + 1))
    )


def is_planned(word: str) -> bool:
    """Whether the participle tells of what is planned: "is scheduled"."""
    return word in PLANNED


def verb(t: Tokens, i: int) -> str | None:
    """What the word there says about time, if it is a verb."""
    low = t.low[i]
    if t.kind[i] != WORD and low not in ("'s", "’s"):
        return None
    if low == "may" and t.capital(i):
        return None
    if low == "d" and t.glued(i) and t.low[i - 1] in ("'", "’"):
        return PAST if is_past(t, i + 1) else FUTURE  # "he'd left", "he'd see him"
    if low == "won" and t.low[i + 1] not in ("'", "’"):
        return PAST
    if low in _NOUNS_TOO and _is_noun(t, i):
        return None
    if low == "deadline" and not _MISSED.isdisjoint(t.low[max(0, i - 4) : i]):
        return None
    if low in _MODALS or low in PLANNED or low in _WISHES:
        if low == "going" and t.low[i + 1] not in ("to", "into", "there", "home"):
            return None
        if low == "set" and t.low[i + 1] not in ("to", "for"):
            return PAST if low == "set" else FUTURE
        if low in PLANNED and t.low[i - 1] in _ARTICLES and t.kind[i + 1] == WORD:
            return None  # "dropped a planned stop on Monday"
        if low == "due" and t.low[i - 1] in ("fell", "came"):
            return PAST
        if low in PLANNED and t.low[i - 1] == "had" and t.low[i + 1] != "to":
            return PAST  # "a step we had expected in the first quarter"
        if low in ("due", "likely", "set") and t.low[i + 1] == "to" and low == "due":
            return FUTURE if t.low[i - 1] in BE_NOW | BE_THEN else None
        if low in ("can", "may", "might", "could") and t.low[i + 1] == "have":
            return PAST
        if low in ("would", "should", "must") and t.low[i + 1] == "have":
            return PAST
        return FUTURE
    if low in _BASE_TOO and t.low[i - 1] == "to":
        return None  # "agrees to cut": what "to" says
    if is_past(t, i):
        return None if _adjective(t, i) else _auxiliary(t, i) or PAST
    if low in _RECALLS and t.low[i - 1] != "the":
        return PAST
    if low == "follows" and t.low[i + 1] in ("in", "on", "within"):
        return "timetable"  # "a second batch follows in 90 days"
    if low in ("has", "have") and t.low[i + 1] == "to":
        return FUTURE
    if low in BE_THEN:
        if t.low[i + 1] == "to" and low in ("was", "were"):
            return FUTURE
        return _auxiliary(t, i) or PAST
    if low in ("remains", "stays") and t.low[i - 1] not in NOT_VERBS:
        return "present"  # "Monday remains a day off"
    if low in BE_NOW:
        if t.word[i] == "IS":
            return None  # the group
        if low in ("'s", "’s") or (low == "is" and t.low[i - 1] == "that"):
            return None
        return FUTURE if t.low[i + 1] == "to" else "present"
    if t.low[i : i + 2] in _INTO_FORCE or t.low[i : i + 3] in _INTO_FORCE:
        return None if _DID & set(t.low[max(0, i - 3) : i]) else "timetable"
    if low == "to" and t.kind[i + 1] == WORD and t.word[i + 1].islower():
        return _infinitive(t, i)
    if (
        low in _TIMETABLE
        and t.word[i].islower()
        and (t.low[i - 1] not in NOT_VERBS or (t.low[i - 1] == "that" and low in _AFTER_THAT))
        and t.low[i - 1] != "to"
    ):
        if t.low[i - 1] in ("of", "in", "on", "for", "at", "from", "with"):
            return None
        if t.kind[i - 1] == NUMBER and t.low[i + 1] == "of":
            return None  # "88 heads of state"
        if t.low[i - 1] == "and" and low not in _NO_NOUNS:
            return None
        if low.endswith("s"):
            return "timetable"
        k = i - 1
        if t.kind[k] == NUMBER and t.glued(k):
            k -= 1  # "ministers of the G7"
            k -= 2 if t.low[k - 1] == "the" else 1
            if t.low[k] in ("of", "in", "on", "for"):
                k -= 1
        subject = t.low[k]
        while t.capital(k) and t.kind[k] == WORD:
            # "Earnings from Big Tech start": what they are of.
            n = next((n for n in (k - 1, k - 2, k - 3) if not t.capital(n)), k)
            if t.low[n] not in ("in", "at", "of", "on", "for", "from", "with"):
                break
            k, subject = n - 1, t.low[n - 1]
        paired = t.capital(k) and t.low[k - 1] == "and" and t.capital(k - 2)
        plural = (
            paired
            or subject in ("they", "we", "i", "you", "who")
            or (len(subject) > 3 and subject.endswith("s"))
        )
        return "timetable" if plural else None
    return None


def _adjective(t: Tokens, i: int) -> bool:
    """Whether a participle describes the noun behind it: "the blacklisted bank"."""
    return (
        t.low[i].endswith("ed")
        and t.low[i - 1] in _ARTICLES
        and t.kind[i + 1] == WORD
        and t.word[i + 1].islower()
        and t.low[i + 1] not in _NO_NOUN_AFTER
        and not t.low[i + 1].endswith("ly")
    )


_ARTICLES = frozenset("a an the its their our my your".split())
_NO_NOUN_AFTER = frozenset(
    "in on at by to for of with from and or but that the a an his her its their as it if when "
    "after before until since over under into out up down off was were is are had has will".split()
)


def _is_noun(t: Tokens, i: int) -> bool:
    """Whether "plan" or "hopes" is a noun there, and not followed by what is planned."""
    if t.low[i + 1] in ("to", "for"):
        return False
    before = t.low[i - 1]
    return before in NOT_VERBS or before in _BEFORE_NOUNS or is_past(t, i - 1)


def _auxiliary(t: Tokens, i: int) -> str | None:
    """The tense of the auxiliary before a participle: "will be held", "is scheduled"."""
    for j in range(i - 1, max(-1, i - 6), -1):
        low = t.low[j]
        if low == "won" and t.low[j + 1] not in ("'", "’"):
            return None
        if low == "d" and t.glued(j) and t.low[j - 1] in ("'", "’"):
            return PAST
        if low in _MODALS and not (low == "may" and t.capital(j)):
            unreal = t.low[j + 1] == "have" and low in ("would", "could", "should", "might", "may")
            return PAST if unreal else FUTURE
        if low in ("was", "were", "had", "has", "did"):
            if t.low[j + 1] == "to":
                return FUTURE
            return PAST
        if low == "have":
            continue
        if low == "to" and t.low[j + 1] == "be":
            return FUTURE
        if low in _STAYS or (low in BE_NOW and t.word[j] != "IS" and low not in ("'s", "’s")):
            return "present"
        if low not in _CHAIN and not low.endswith("ly"):
            return FUTURE if j == i - 1 and low == "and" and _to_be_done(t, j) else None
    return None


def _to_be_done(t: Tokens, j: int) -> bool:
    """Whether what "and" goes on from is to be done: "is to be drafted this month and passed"."""
    first = t.sentences[j][0]
    for k in range(j - 1, max(first, j - 10), -1):
        if t.low[k] in (",", ";", ":"):
            return False
        if t.low[k] == "be":
            return t.low[k - 1] in ("to", "will", "must", "shall")
    return False


# "The exchange stays shut through Wednesday."
_STAYS = frozenset("stays stay remains remain".split())


def _infinitive(t: Tokens, i: int) -> str | None:
    """The tense of "to meet": ahead, unless the verb before it tells what was done."""
    verb = t.low[i + 1]
    if verb in NOT_VERBS or len(verb) < 3 or verb.endswith(("ing", "ed", "ly")):
        return None
    before = t.low[i - 1]
    if before in _DONE_TO:
        return PAST
    if (
        before in PLANNED
        or before in _WISHES
        or before
        in (
            "agreed",
            "ordered",
            "promised",
            "vowed",
            "invited",
            "pledged",
            "threatened",
            "asked",
            "told",
            "plans",
            "is",
            "are",
            "was",
            "were",
            "invitation",
            "invitations",
            "offer",
            "proposal",
            "request",
            "how",
            "when",
            "time",
            "days",
            "hours",
        )
    ):
        return FUTURE
    if before in _INTENT or (before == "," and verb in _OPENS):
        return FUTURE
    if verb in _BASES:
        return (
            FUTURE
            if t.capital(i - 1) or before in ("ready", "talks", "meeting", "deadline")
            else None
        )
    return None


# Nouns that take "to" for what is ahead, and verbs that do behind a comma: ", to begin on Monday".
_INTENT = frozenset("intention intentions intent pledge promise vow threat threats".split())
_OPENS = frozenset("begin start end take come last open enter run".split())
_BASES = frozenset(
    "meet visit hold attend sign discuss travel host speak begin start vote decide announce impose "
    "take expel close open leave resume send talk address face end return arrive go".split()
)
