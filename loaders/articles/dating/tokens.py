"""A text as words, numbers and marks, with the ends of its sentences; linear in its length."""

from __future__ import annotations

import re
from functools import cached_property

# One pass, no alternative of which can be extended by going back: a number, an initialism or
# "p.m.", a word, a possessive, a line break, any other mark.
_TOKEN = re.compile(
    r"(?P<n>[0-9]+)"
    r"|(?P<a>[AaPp]\.[Mm]\.|(?:[A-Z]\.){2,}|'s\b|’s\b)"
    r"|(?P<w>[^\W\d_]+)"
    r"|(?P<b>\n[\n\r\t \u00a0\u200e\u200f]*)"
    r"|(?P<p>[^\w\s])"
    r"|(?P<o>[\w])"
)
# A full stop after these does not end a sentence.
_ABBREVIATIONS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "mr mrs ms dr prof gen lt col sgt maj capt adm sen rep gov st vs etc no nos art jr sr inc ltd "
    "co corp dept approx ca cf al".split()
)
_CLOSING = frozenset("\"'”’»)]")
# A single line break ends a sentence unless the line is as long as a wrapped one.
_WRAPPED = 50
_ENDS = frozenset(".?!:;…")
# No phrase is longer than the padding, so that no look-ahead runs off the end.
_PADDING = 24
# Marks of writing direction and joiners, which stand anywhere and mean nothing here.
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)

WORD, NUMBER, MARK, BREAK = "w", "n", "p", "b"
STOP = ""


class Tokens:
    """The tokens of a text as parallel lists: `low`, `word`, `start`, `end`, `kind`.

    Where a sentence ends stands a token of the kind BREAK whose `low` is STOP, and so does the
    end of the text, several times over: whoever looks ahead need not look for the end.
    `paragraph` counts the blank lines and line ends before each token.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.low: list[str] = []
        self.word: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.kind: list[str] = []
        self.paragraph: list[int] = []
        self._paragraphs = 0
        self._read(text)
        self.size = len(self.low)
        for _ in range(_PADDING):
            self._add(STOP, len(text), len(text), BREAK)

    def _add(self, word: str, start: int, end: int, kind: str) -> None:
        self.low.append(word.lower())
        self.word.append(word)
        self.start.append(start)
        self.end.append(end)
        self.kind.append(kind)
        self.paragraph.append(self._paragraphs)

    def _read(self, text: str) -> None:
        line = 0
        dot = False  # a full stop that may end a sentence has just been read
        for found in _TOKEN.finditer(text):
            kind = found.lastgroup or "p"
            word = found.group()
            start, end = found.span()
            if kind == "b":
                blank = word.count("\n") > 1
                wrapped = start - line >= _WRAPPED and not (
                    self.low and self.low[-1] in _ENDS | _CLOSING
                )
                if blank or not wrapped:
                    self._add(STOP, start, start, BREAK)
                    self._paragraphs += 1
                line, dot = end, False
                continue
            if word in _INVISIBLE:
                continue
            if dot and start > self.end[-1]:
                if kind != "w" or word[0].isupper():
                    self._add(STOP, start, start, BREAK)
                dot = False
            self._add(word, start, end, {"a": WORD, "o": MARK}.get(kind, kind))
            if word in ".?!…":
                dot = word != "." or self._ends_sentence()
            elif word not in _CLOSING:
                dot = False

    def _ends_sentence(self) -> bool:
        """Whether the full stop just read can end a sentence."""
        if len(self.low) < 2:
            return True
        before = self.word[-2]
        if self.end[-2] != self.start[-1]:
            return True
        # An initial, or the end of "i.e." and "e.g.".
        dotted = len(self.low) > 3 and self.low[-3] == "." and self.end[-3] == self.start[-2]
        single = len(before) == 1 and (before.isupper() or (dotted and len(self.low[-4]) == 1))
        return not single and before.lower() not in _ABBREVIATIONS

    def glued(self, i: int) -> bool:
        """Whether nothing stands between this token and the one before it."""
        return i > 0 and self.start[i] == self.end[i - 1]

    def heads(self, i: int) -> bool:
        """Whether the token is the first of its paragraph."""
        return i == 0 or self.paragraph[i - 1] != self.paragraph[i]

    def capital(self, i: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.word[i][:1].isupper()

    def between(self, i: int, j: int) -> str:
        """The text from the first token up to the token before the last."""
        return self.text[self.start[i] : self.end[j - 1]]

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """For each token the first token of its sentence and the break after it."""
        bounds: list[tuple[int, int]] = []
        begin = 0
        for i, low in enumerate(self.low):
            if low == STOP:
                bounds += [(begin, i)] * (i - len(bounds) + 1)
                begin = i + 1
        return bounds
