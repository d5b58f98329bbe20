"""Colours, sizes and small text rules that every chart shares."""

from __future__ import annotations

import html

# Each colour is a token: the page swaps the light ones for the dark ones by their exact
# value, so every value stands for one thing and occurs once in each palette.
# Text colours keep 4.5:1 on their ground, marks 3:1 (WCAG 2.2).
LIGHT = {
    "paper": "#fcfbf8",
    "ink": "#1b1b19",
    "soft": "#5e5a52",
    "faint": "#b9b4a8",
    "rule": "#e4e0d6",
    "band": "#f3f0e8",
    "US": "#0b61a4",
    "Both": "#3a3733",
    "Russia": "#c0412a",
    "Other": "#77736a",
    "due": "#b97f14",
    "due-text": "#7a5208",
    "window": "#f2dca8",
    "brush": "#8a8578",
}
DARK = {
    "paper": "#161614",
    "ink": "#ecebe5",
    "soft": "#aba69a",
    "faint": "#5d594f",
    "rule": "#2f2d28",
    "band": "#201f1b",
    "US": "#6cb2ec",
    "Both": "#d8d4c8",
    "Russia": "#f0836a",
    "Other": "#9b968b",
    "due": "#d9a441",
    "due-text": "#e8c071",
    "window": "#6b5220",
    "brush": "#8e897c",
}

# Shape = quad class, so that the meaning survives without colour.
SYMBOLS = {
    "verbal cooperation": "circle",
    "material cooperation": "square",
    "verbal conflict": "diamond",
    "material conflict": "x",
    "comment": "circle-open",
}

FONT = "Inter, system-ui, sans-serif"
LABEL_PX = 12.5
ROW_PX = 21

# Advance widths of Inter at weight 400, in thousandths of the font size, read from the
# font file the app serves and rounded up to tens. Anything else counts as wide.
_WIDTHS = {
    240: "ijl", 260: "’‘", 270: "I", 280: " ", 290: "!,.:·", 300: "';", 320: "`",
    330: "t|", 360: "()/[\\]", 370: "f", 380: "r", 410: "1", 430: "{}", 440: "“”",
    460: "-_", 470: '"^', 500: "*–", 510: "?", 530: "s", 550: "kxz", 560: "avy",
    570: "7cJL", 580: "eé", 590: "5hnuF", 600: "oE", 610: "2bdgpq", 620: "3689",
    630: "0Z#", 640: "PRS$&", 650: "4BT", 660: "+<=>~", 670: "K", 680: "XY", 690: "AV",
    720: "D", 730: "C", 740: "HU", 750: "GN", 760: "OQ", 820: "w", 860: "…", 880: "m",
    900: "M", 970: "@", 980: "%", 990: "W", 1000: "—",
}  # fmt: skip
_ADVANCE = {c: width / 1000 for width, chars in _WIDTHS.items() for c in chars}
WIDE = 1.0


def text_width(text: str, size: float = LABEL_PX, *, bold: bool = False) -> float:
    """
    Width of a line of text in pixels, rounded up so that labels keep clear of each other.

    Semi-bold Inter runs up to 4 % wider than regular (same source as the table above).

    >>> round(text_width("Trump"), 1) < round(text_width("Trump", bold=True), 1)
    True
    """
    width = sum(_ADVANCE.get(c, WIDE) for c in text) * size
    return width * (1.045 if bold else 1.0) + 1


def plain(text: str) -> str:
    """
    Text as Plotly shall show it, letter by letter, whatever markup it looks like.

    Plotly reads a few HTML tags in its texts; escaped, they are shown instead.

    >>> plain("<b>5 < 6 & 7</b>")
    '&lt;b&gt;5 &lt; 6 &amp; 7&lt;/b&gt;'
    """
    return html.escape(text, quote=False)


def shortened(text: str, room: float, size: float = LABEL_PX) -> str:
    """
    Text cut after a whole word, with an ellipsis, to fit the room in pixels.

    >>> shortened("Trump gives Putin 10 to 12 days", 120)
    'Trump gives Putin…'
    """
    if text_width(text, size) <= room:
        return text
    words = text.split()
    while words and text_width(" ".join(words) + "…", size) > room:
        words.pop()
    return (" ".join(words).rstrip(",;:") + "…") if words else ""
