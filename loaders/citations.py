"""How to cite one act of the record: Chicago, APA and BibTeX."""

from __future__ import annotations

import re

TITLE = "US–Russia timeline"
EDITORS = "US–Russia timeline maintainers"


def citations(
    event_id: str, title: str, date_words: str, version: str, address: str = ""
) -> list[tuple[str, str]]:
    """
    Name of the style and text, for Chicago (notes), APA (7th edition) and BibTeX.

    The year of an act is in its title, so the year of publication is left as "n.d.": the
    record's version says which edition was read.

    >>> citations("2025-07-28-x", "Trump sets a term", "28 July 2025", "ab12")[0]
    ('Chicago', 'US–Russia timeline maintainers, “Trump sets a term” (28 July 2025), US–Russia timeline, record ab12, event 2025-07-28-x.')
    """
    where = f", {address}" if address else ""
    key = re.sub(r"[^a-z0-9-]", "", event_id.lower())
    bibtex = "\n".join(
        [
            f"@misc{{{key},",
            f"  author = {{{{{EDITORS}}}}},",
            f"  title = {{{_tex(title)} ({_tex(date_words)})}},",
            f"  howpublished = {{{TITLE}, record {version}, event {event_id}}},",
            *([f"  url = {{{address}}},"] if address else []),
            "}",
        ]
    )
    return [
        (
            "Chicago",
            f"{EDITORS}, “{title}” ({date_words}), {TITLE}, record {version}, "
            f"event {event_id}{where}.",
        ),
        (
            "APA",
            f"{EDITORS}. (n.d.). {title} ({date_words}) [Event {event_id}]. "
            f"{TITLE} (record {version}){where}.",
        ),
        ("BibTeX", bibtex),
    ]


def _tex(text: str) -> str:
    """
    Text with the characters that TeX reads as commands made plain.

    >>> _tex("$100m & 5%")
    '\\\\$100m \\\\& 5\\\\%'
    """
    return re.sub(r"([#$%&_{}])", r"\\\1", text.replace("\\", r"\textbackslash "))
