"""Cuts a news text into sentences and tells what in it is not news: calls to subscribe, credits."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A sentence longer than this is cut at a blank: a parser's time grows with its length, and news
# does not write such sentences. Lists and tables without full stops do.
LONGEST = 700

# A full stop after these ends no sentence.
ABBREVIATIONS = frozenset(
    """mr mrs ms dr gen sen rep gov lt col capt adm st jan feb mar apr jun jul aug sept sep oct nov dec
    no vs jr sr inc corp co ltd prof maj sgt amb approx maj brig cmdr hon pres sec dept est fig op cf
    messrs supt""".split()
)
# After these one may end if a word follows that rarely stands within a sentence with a capital.
INITIALS = frozenset("u.s u.k u.n e.u a.m p.m d.c".split())
OPENERS = re.compile(
    r"\s+[\"“‘«(\[]*(?:The|It|He|She|They|But|In|On|A|An|And|Moscow|Russia|That|This|These|Both|Its|His|"
    r"Her|We|I|As|At|If|For|There|When|While|After|Before|Since|Earlier|Later|Last|Also|However)\b"
)
_SIGLA = re.compile(r"(?:[a-z]\.)+[a-z]")
_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s)")
_NEXT = re.compile(r"\s+[\"“‘'«(\[]*[A-ZÀ-ÖØ-Þ0-9]")
_WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z.]*$")

# What stands before a sentence and is none of it: the place and day of the report, the hour of
# a live report, a bullet, the date that opens a line of a list. It is parted off, since a parser
# takes its names for the subject.
_DATELINE = re.compile(
    r"(?!(?:NATO|USA?|EU|UN|UK)\b)[A-ZÀ-Þ][A-ZÀ-Þ.'’]{2,}(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.'’]+)*(?:, (?:[A-Z][\w.]+ ?){1,3})?(?:, [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?)?"
    r"\s?(?:[(/][\w ,./-]{2,25}[)/])?\s?[-–—]{1,2} (?=[\"“‘]?[A-Z])"
)
# Who speaks in a transcript: "Vladimir Putin: Good evening."
_LABEL = re.compile(
    r"(?:(?:[A-Z][\w.’'-]+ ){1,4}[A-Z][\w’'-]+|Q(?:uestion)?|A(?:nswer)?):\s+(?=[\"“‘]?[A-Z])"
)
_CLOCK = re.compile(
    r"\d{1,2}[.:]\d{2} ?(?:[ap]\.?m\.?)?(?: ?(?:GMT|BST|CET|EST|EDT|ET|MSK|UTC))?\s*[:–—-]?\s+(?=[\"“‘]?[A-Z])",
    re.IGNORECASE,
)
_BULLET = re.compile(r"(?:[•·▪‣*–—-]|\d{1,2}[.)])\s+(?=[\"“‘]?[A-Z])")
_ENTRY = re.compile(
    r"(?:[•·▪‣*–—-]\s*)?(?:[A-Z][a-z]+day, )?(?:(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?|[A-Z][a-z]{2,8} \d{4}|\d{4})"
    r"\s?[:–—-]\s+(?=[\"“‘]?[A-Z])"
)

# What a line says when it is no news. Matched at its start or anywhere, as given.
_BOILERPLATE = re.compile(
    r"""^\W*(?:
        sign\ up|subscribe|subscribers|read\ (?:more|also|next|the\ full)|related(?:\ (?:articles|stories|topics))?\b\W*|
        follow\ us|follow\ .{0,30}\ on\ (?:twitter|x|facebook|telegram|instagram)|share(?:\ this)?\b\W{0,3}$|advertisement|
        donate|support\ (?:us|our|the|independent)\b.{0,60}|our\ (?:weekly|daily|free)\ newsletter|
        get\ (?:the|our|updates|all).{0,60}(?:inbox|newsletter|app)|
        (?:additional\ )?(?:reporting|editing|writing|compiled|translated)\ by\b|by\ [A-Z][\w.'’-]+(?:\ [A-Z][\w.'’-]+){0,3}\W*$|
        (?:file\ )?(?:photo|image|video|picture|photograph|credit|caption|source)\s*(?::|/|\bby\b)|
        copyright|©|all\ rights\ reserved|click\ here|listen\ to|watch\s*:|watch\ the|see\ also|more\ (?:on|from)\ |
        dear\ readers?|we,?\ the\ journalists|by\ supporting\b|your\ (?:support|contribution|donation)|
        once$|monthly$|annual$|continue$|remind\ me|not\ ready\ to\ support|comments?\W*$|
        download\ (?:our|the)\ app|this\ (?:article|story|report)\ (?:was|has\ been)\ (?:first\ |originally\ )?(?:published|updated)|
        published\b\W|updated\b\W|last\ (?:modified|updated)|reading\ time|\d+\ min(?:ute)?s?\ read
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BOILERPLATE_WITHIN = re.compile(
    r"newsletter|privacy policy|terms of (?:use|service)|cookie|\bin your (?:mailbox|inbox)\b|make a donation|"
    r"tax[- ]deductible|(?<!would )(?<!will )(?<!day )(?<!could )become a (?:member(?! of )|patron|supporter)|support (?:our|us|independent|quality) (?:work|journalism|monthly|today)|"
    r"your (?:support|donation|contribution)|contributed to this (?:report|story|article)|all rights reserved|"
    r"\b(?:AP|AFP|Reuters|Getty|EPA) ?(?:photo|images)|getty images|via (?:reuters|ap|getty|afp)\b\W*$|"
    r"independent journalism|donations? from (?:our )?readers|follow .{0,30} (?:on|at) (?:twitter|telegram)|unsubscribe",
    re.IGNORECASE,
)
# A heading that asks or promises an answer: "What the two wanted to discuss".
_ASKING = re.compile(
    r"(?:what|who|whom|why|how|when|where|which|will|can|could|does|did|is|are|has|have|should)"
    r"\b[^.!?:;\"“”]{3,90}(?:\?|(?<![.!?:;,\"”]))$",
    re.IGNORECASE,
)
# From here on nothing is news.
_LAST_WORDS = re.compile(
    r"^\W*(?:a message from|dear readers?\b|about the authors?\b)", re.IGNORECASE
)
_NAME_ONLY = re.compile(
    r"^[^.!?]{0,90}\b(?:kremlin\.ru|tass|ap|afp|reuters|getty|epa|ria novosti|sputnik)\W*$",
    re.IGNORECASE,
)


# Behind a quotation that ends in "!" or "?": "Mr. Trump wrote".
_CREDIT = re.compile(
    r"\s+(?:(?:Mr|Mrs|Ms|Gen|Sen)\.? )?(?:[A-Z][\w’'-]+ ){1,4}"
    r"(?:said|wrote|asked|added|told|tweeted|posted|replied|answered|declared|warned|joked|shouted|insisted)\b"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a part of one up to a semicolon, and where it stands.

    `whole` is the span of the sentence it belongs to; `news` is False for boilerplate and credits.
    """

    start: int
    end: int
    text: str
    paragraph: int
    news: bool = True
    whole: tuple[int, int] = (0, 0)


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order; a line break always ends one.

    >>> [each.text for each in sentences("The U.S. left. It said so.")]
    ['The U.S. left.', 'It said so.']
    """
    found: list[Sentence] = []
    closed = False
    for paragraph, line in enumerate(re.finditer(r"[^\r\n]+", text)):
        whole = line.group().strip()
        if not whole:
            continue
        closed = closed or bool(_LAST_WORDS.match(whole[:200]))
        news = not closed and not is_boilerplate(whole) and not _ASKING.match(whole)
        for start, end in _cuts(text, line.start(), line.end()):
            told = news and not (len(whole) > 250 and is_boilerplate(text[start:end]))
            begin, dated = _opening(text, start, end)
            if begin > start:
                opening = text[start:begin].rstrip()
                found.append(
                    Sentence(
                        start,
                        start + len(opening),
                        opening,
                        paragraph,
                        told and dated,
                        (start, end),
                    )
                )
            for first, last in _parts(text, begin, end):
                found.append(Sentence(first, last, text[first:last], paragraph, told, (start, end)))
    return found


def _opening(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where a sentence begins behind a dateline, a bullet or the date of a list, and whether what
    stands before it dates what follows."""
    head = text[start : min(end, start + 90)]
    for pattern, dated in (
        (_ENTRY, True),
        (_CLOCK, False),
        (_DATELINE, False),
        (_BULLET, False),
        (_LABEL, False),
    ):
        match = pattern.match(head)
        if match is not None and end - start - match.end() > 12:
            return start + match.end(), dated
    return start, False


def is_boilerplate(line: str) -> bool:
    """Whether a line calls for money or clicks, names an author or credits a picture.

    >>> is_boilerplate("Sign up for our free weekly newsletter"), is_boilerplate("Russia signed up.")
    (True, False)
    """
    return bool(
        _BOILERPLATE.match(line)
        or _BOILERPLATE_WITHIN.search(line[:400])
        or _NAME_ONLY.match(line)
        or sum(map(str.isalpha, line[:400])) < 8
    )


def _cuts(text: str, begin: int, stop: int) -> list[tuple[int, int]]:
    """The spans of the sentences of one line, without the blanks around them."""
    spans = []
    ends = [
        match.end() for match in _END.finditer(text, begin, stop) if _ends(text, begin, stop, match)
    ]
    for end in [*ends, stop]:
        while begin < end:
            cut = end if end - begin <= LONGEST else _blank_before(text, begin, begin + LONGEST)
            piece = text[begin:cut]
            if piece.strip():
                lead = len(piece) - len(piece.lstrip())
                spans.append((begin + lead, begin + len(piece.rstrip())))
            begin = cut
    return spans


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a sentence that semicolons part: the parser takes each better for itself."""
    spans: list[tuple[int, int]] = []
    for mark in re.finditer(r";\s+", text[start:end]):
        cut = start + mark.start() + 1
        if cut - (spans[-1][1] if spans else start) > 25 and end - cut > 25:
            begin = spans[-1][1] if spans else start
            spans.append((begin, cut))
    spans.append((spans[-1][1] if spans else start, end))
    return [
        (first + len(text[first:last]) - len(text[first:last].lstrip()), last)
        for first, last in spans
    ]


def _blank_before(text: str, begin: int, limit: int) -> int:
    """Where to cut an endless sentence: at the last blank, or at the limit if there is none."""
    blank = text.rfind(" ", begin + 1, limit)
    return blank if blank > begin else limit


def _ends(text: str, begin: int, stop: int, match: re.Match[str]) -> bool:
    """Whether the full stop (or what stands for it) ends a sentence."""
    if not _NEXT.match(text, match.end(), stop):
        return False
    if match.group()[-1] in '"”' and match.group()[0] != "." and _CREDIT.match(text, match.end()):
        return False
    before = _WORD_BEFORE.search(text[max(begin, match.start() - 20) : match.start()])
    if match.group() != "." or not before:
        return True
    word = before.group().lower()
    if word in INITIALS:
        return bool(OPENERS.match(text, match.end(), stop))
    if _SIGLA.fullmatch(word):
        # Initials of a name: "H.R. McMaster".
        return bool(OPENERS.match(text, match.end(), stop))
    return word not in ABBREVIATIONS and not (len(word) == 1 and before.group().isupper())
