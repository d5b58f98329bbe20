"""Whether a date lies ahead or behind, by the verbs around it."""

from __future__ import annotations

from loaders.articles.dating.tokens import WORD, Tokens

PAST, FUTURE = "past", "future"

# How far a verb may stand from the date it dates.
REACH = 40
_MODALS = frozenset("will shall would may might can could should must ll won cannot wo".split())
_PLANNED = frozenset(
    "scheduled due expected planned slated set supposed likely poised bound meant anticipated "
    "upcoming forthcoming tentatively pencilled penciled billed".split()
)
_WISHES = frozenset(
    "plans plan planning intends intend hopes hope wants want aims aim expects expect "
    "prepares preparing threatens threatening vows pledges promises going ready needs deadline "
    "expires expire ultimatum".split()
)
_BE_NOW = frozenset(("is", "are", "am", "'s", "’s", "re"))
_BE_THEN = frozenset(("was", "were", "had", "has", "have", "did", "been"))
# Present forms that tell of a timetable: "the delegation returns on Friday".
_TIMETABLE = frozenset(
    "arrives begins meets returns starts opens closes ends expires leaves departs visits hosts "
    "holds travels flies comes goes resumes votes takes enters falls lapses convenes sits speaks "
    "gathers runs lands launches kicks goes hears rules decides joins attends signs marks hits "
    "arrive begin meet return start open end leave depart visit host hold travel fly resume vote "
    "gather go celebrates observes come fall expire lapse reopen reopens take sit".split()
)
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
_NOT_VERBS = frozenset("the a an his her its their this that these those our my your be".split())
_BACKWARD = frozenset(("after", "following", "since", "ago"))
_FORWARD = frozenset(("until", "till", "by", "pending", "for", "before"))


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
    return word in _PLANNED


def verb(t: Tokens, i: int) -> str | None:
    """What the word there says about time, if it is a verb."""
    low = t.low[i]
    if t.kind[i] != WORD and low not in ("'s", "’s"):
        return None
    if low == "may" and t.capital(i):
        return None
    if low in _MODALS or low in _PLANNED or low in _WISHES:
        if low == "set" and t.low[i + 1] not in ("to", "for"):
            return PAST if low == "set" else FUTURE
        if low in ("due", "likely", "set") and t.low[i + 1] == "to" and low == "due":
            return FUTURE if t.low[i - 1] in _BE_NOW | _BE_THEN else None
        if low in ("can", "may", "might", "could") and t.low[i + 1] == "have":
            return PAST
        if low in ("would", "should", "must") and t.low[i + 1] == "have":
            return PAST
        return FUTURE
    if is_past(t, i):
        return _auxiliary(t, i) or PAST
    if low in _BE_THEN:
        if t.low[i + 1] == "to" and low in ("was", "were"):
            return FUTURE
        return _auxiliary(t, i) or PAST
    if low in _BE_NOW:
        if low in ("'s", "’s") or (low == "is" and t.low[i - 1] == "that"):
            return None
        return FUTURE if t.low[i + 1] == "to" else "present"
    if low == "to" and t.kind[i + 1] == WORD and t.word[i + 1].islower():
        return _infinitive(t, i)
    if (
        low in _TIMETABLE
        and t.word[i].islower()
        and t.low[i - 1] not in _NOT_VERBS
        and t.low[i - 1] != "to"
    ):
        if t.low[i - 1] in ("of", "in", "on", "for", "at", "from", "with", "and"):
            return None
        if low.endswith("s"):
            return "timetable"
        subject = t.low[i - 1]
        k = i - 1
        while (
            t.capital(k) and t.kind[k] == WORD and t.low[k - 1] in ("in", "at", "of", "on", "for")
        ):
            k, subject = k - 2, t.low[k - 2]
        plural = subject in ("they", "we", "i", "you") or (
            len(subject) > 3 and subject.endswith("s")
        )
        return "timetable" if plural else None
    return None


def _auxiliary(t: Tokens, i: int) -> str | None:
    """The tense of the auxiliary before a participle: "will be held", "is scheduled"."""
    for j in range(i - 1, max(-1, i - 6), -1):
        low = t.low[j]
        if low in _MODALS and not (low == "may" and t.capital(j)):
            return FUTURE
        if low in ("was", "were", "had", "has", "did"):
            if t.low[j + 1] == "to":
                return FUTURE
            return PAST
        if low == "have":
            continue
        if low == "to" and t.low[j + 1] == "be":
            return FUTURE
        if low in _BE_NOW and low not in ("'s", "’s"):
            return "present"
        if low not in _CHAIN and not low.endswith("ly"):
            return None
    return None


def _infinitive(t: Tokens, i: int) -> str | None:
    """The tense of "to meet": ahead, unless the verb before it tells what was done."""
    verb = t.low[i + 1]
    if verb in _NOT_VERBS or len(verb) < 3 or verb.endswith(("ing", "ed", "ly")):
        return None
    before = t.low[i - 1]
    if before in _DONE_TO:
        return PAST
    if (
        before in _PLANNED
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
            "how",
            "when",
            "time",
            "days",
            "hours",
        )
    ):
        return FUTURE
    if verb in _BASES:
        return (
            FUTURE
            if t.capital(i - 1) or before in ("ready", "talks", "meeting", "deadline")
            else None
        )
    return None


_BASES = frozenset(
    "meet visit hold attend sign discuss travel host speak begin start vote decide announce impose "
    "take expel close open leave resume send talk address face end return arrive go".split()
)


def direction(t: Tokens, i: int, j: int) -> tuple[str | None, float]:
    """The direction of the date at tokens i to j, and how much it weighs against nearness.

    A preposition decides ("until Friday"); a verb before the date weighs more than one after it,
    unless the date opens the sentence.
    """
    first, last = t.sentences[i]
    if t.low[i - 3 : i] in (["as", "late", "as"], ["as", "recently", "as"]):
        return PAST, _STRONG
    if t.low[first] in _INVITES and t.capital(first):
        return FUTURE, _STRONG
    near = _near(t, i, first)
    if near:
        if near == FUTURE and _looks_back(t, i, j, first, last):
            return PAST, _STRONG
        return near, _reported(t, i, first) if near == FUTURE else _CERTAIN
    left = None
    for k in range(i - 1, max(first, i - REACH) - 1, -1):
        if t.low[k] in (";", ":", "—"):
            break
        found = verb(t, k)
        if found:
            left = k, found
            break
    if (
        left
        and left[1] in (PAST, "present")
        and t.low[left[0]] in SPEECH
        and "that" in t.low[left[0] + 1 : i]
        and i - left[0] <= 5
    ):
        left = None
    participle = left and left[1] == PAST and t.low[i - 1] in ("after", "before", "by", "from")
    if participle and t.low[j] in ("is", "are", "will", "must", "may", "can"):
        return FUTURE, _STRONG  # "Calls received after Friday are …"
    if left:
        return _settle(left[1], _STRONG)
    opens = i - first <= 2 or t.low[i - 2] in (";", ":", "—")
    skipped = j
    for k in range(j, min(last, j + REACH)):
        if t.low[k] == "," and t.low[k + 1] in ("who", "which", "whom", "whose", "where"):
            skipped = _clause_end(t, k + 1, last)
        if k < skipped:
            continue
        found = verb(t, k)
        if found == "present":
            return (FUTURE, _WEAK) if opens else (None, _WEAK)
        if found:
            return _settle(found, _STRONG if opens else _WEAK)
    return None, _WEAK


def _clause_end(t: Tokens, k: int, last: int) -> int:
    """The token at which a relative clause ends."""
    while k < last and t.low[k] != ",":
        k += 1
    return k


def _reported(t: Tokens, i: int, first: int) -> float:
    """How much "by" or "until" weighs: less where the sentence reports what was said before.

    "She told them that they must go by May 1" can be about the last May or the next.
    """
    modal = False
    for k in range(i - 1, max(first, i - REACH) - 1, -1):
        if t.low[k] in (";", ":", "—"):
            break
        low = t.low[k]
        if low in _OBLIGED and not (low == "to" and t.low[k - 1] not in ("were", "was", "had")):
            modal = True
        elif low in ("will", "shall", "ll", "is", "are", "has"):
            return _CERTAIN
        elif modal and (is_past(t, k) or low in _BE_THEN):
            return _HEARD
    return _CERTAIN


def _settle(found: str, weight: float) -> tuple[str | None, float]:
    if found in ("timetable", "present"):
        return FUTURE, weight * 2
    return found, weight * 2 if found == FUTURE else weight


def _looks_back(t: Tokens, i: int, j: int, first: int, last: int) -> bool:
    """Whether "by Thursday" or "until Thursday" is told as past: "had applied by Thursday"."""
    before = t.low[max(first, i - REACH) : i]
    left = None
    begins = i - 2
    while begins > first and t.low[begins] in (
        "the",
        "end",
        "of",
        "early",
        "late",
        "mid",
        "-",
        "by",
    ):
        begins -= 1
    apart = begins <= first or t.low[begins] in ("that", "and", "but", ",")
    for k in range(begins if apart else i - 1, max(first, i - REACH) - 1, -1):
        if t.low[k] in (";", ":", "—"):
            break
        left = verb(t, k)
        if left:
            if left != PAST:
                return False
            if t.low[k] in _PUT_OFF:
                return False
            if (t.low[i - 1] == "by" and "had" in t.low[max(first, k - 3) : k + 1]) or not {
                "nothing",
                "not",
                "never",
                "t",
                "no",
                "nobody",
            }.isdisjoint(before):
                return True
            if _bids(t, k, i):
                return False
            if _lasted(t, k, i):
                return True
            break
    if left == PAST and t.low[j] != "," and not apart:
        return False
    for k in range(j, min(last, j + 15)):
        right = verb(t, k)
        if right:
            return right == PAST
    return False


def _bids(t: Tokens, k: int, i: int) -> bool:
    """Whether the past verb at `k` asks for something by the date at `i`."""
    if t.low[k] in _BIDS:
        return True
    return any(
        t.low[x] == "to" and t.kind[x + 1] == WORD and t.low[x + 1] not in _NOT_VERBS
        for x in range(k + 1, i - 2)
    )


def _lasted(t: Tokens, k: int, i: int) -> bool:
    """Whether the past verb at `k` tells of a state that ended or was reached by the date."""
    by = t.low[i - 1] in ("by", "before")
    if by:
        return t.low[k] in ("was", "were", "had") or t.low[k] in _REACHED
    if t.low[k] in ("held", "went"):
        return t.low[k + 1] in ("back", "on") or t.low[k - 1] not in _PASSIVE
    return t.low[k] in _LASTED


# At the head of a sentence they ask the reader to do something.
_INVITES = frozenset("follow join watch tune expect".split())
_PASSIVE = frozenset("was were be been being is are".split())
_BIDS = frozenset(
    "demanded wanted ordered gave given told asked set called sought promised vowed pledged "
    "required needed invited expected agreed threatened warned proposed offered hoped planned "
    "urged requested instructed insisted said".split()
)
_LASTED = frozenset("stayed waited lasted ran remained worked lived fought talked kept".split())
_REACHED = frozenset("reached fell rose climbed dropped grew lost left gone returned".split())
_OBLIGED = frozenset("must should would could to".split())
_PUT_OFF = frozenset("put postponed delayed extended moved pushed deferred suspended".split())

# How many times nearer a date must be to be taken against the tense.
_CERTAIN, _STRONG, _HEARD, _WEAK = 50.0, 6.0, 3.0, 1.5


def _near(t: Tokens, i: int, first: int) -> str | None:
    """The direction that the preposition before the date gives by itself."""
    j = i - 1
    while j >= first and t.low[j] in ("the", ",", "end", "of", "early", "late"):
        j -= 1
    before = t.low[j]
    if before == "as" and t.low[i - 2] in ("early", "soon"):
        return FUTURE
    if before in ("starting", "beginning", "effective") or t.low[i - 2 : i] == ["later", "than"]:
        return FUTURE
    if before == "since":
        return PAST
    if before in ("until", "till", "pending"):
        return FUTURE
    if before == "by":
        return FUTURE
    if before == "for" and t.low[j - 1] in _PLANNED | {
        "meeting",
        "talks",
        "summit",
        "vote",
        "session",
        "hearing",
        "date",
        "trial",
        "called",
        "invited",
        "scheduled",
    }:
        return FUTURE
    if before == "of" and t.low[j - 1] == "ahead":
        return FUTURE
    return None
