"""An article as markup: its paragraphs, every phrase of time with its reading, every evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from loaders.articles.mentions import ROLES, DateMention
from loaders.articles.review import STATUSES, Review
from loaders.dates import BadDate, in_words


@dataclass(frozen=True)
class Piece:
    """A stretch of text with one set of marks; `when` is the position of a phrase of time."""

    text: str
    when: int | None = None


@dataclass
class Stretch:
    """Pieces that stand in the evidence of the same drafts, or of none."""

    drafts: tuple[int, ...]
    pieces: list[Piece] = field(default_factory=list)


def paragraphs_of(
    text: str, mentions: Sequence[DateMention], evidence: Sequence[Sequence[tuple[int, int]]]
) -> list[list[Stretch]]:
    """The paragraphs of a text, cut where marks begin and end.

    `evidence` holds, for each draft, the offsets of its sentences. Paragraphs end at line ends.
    """
    inside = [(s, e, n) for n, spans in enumerate(evidence) for s, e in spans]
    cuts = {0, len(text), *(offset for s, e, _ in inside for offset in (s, e))}
    cuts |= {offset for each in mentions for offset in (each.start, each.end)}
    starts = {each.start: number for number, each in enumerate(mentions)}
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for s, e, n in inside:
        opens.setdefault(s, []).append(n)
        closes.setdefault(e, []).append(n)
    for offset in _line_ends(text):
        cuts |= {offset, offset + 1}
    now: list[int] = []
    when: int | None = None
    paragraphs: list[list[Stretch]] = [[]]
    ordered = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    for start, end in pairwise(ordered):
        for n in closes.get(start, ()):
            now.remove(n)
        now += opens.get(start, [])
        if when is not None and start >= mentions[when].end:
            when = None
        when = starts.get(start, when)
        piece = text[start:end]
        if piece == "\n":
            paragraphs.append([])
            continue
        drafts = tuple(sorted(set(now)))
        if not paragraphs[-1] or paragraphs[-1][-1].drafts != drafts:
            paragraphs[-1].append(Stretch(drafts))
        paragraphs[-1][-1].pieces.append(Piece(piece, when))
    return [each for each in paragraphs if any(p.text.strip() for s in each for p in s.pieces)]


def _line_ends(text: str) -> list[int]:
    return [offset for offset, letter in enumerate(text) if letter == "\n"]


def reading(mention: DateMention) -> dict[str, Any]:
    """A phrase of time in words: what it means, what it does in its sentence, and why."""
    means = ""
    if mention.edtf:
        try:
            means = in_words(mention.edtf)
        except BadDate:
            means = mention.edtf
    return {
        "text": mention.text,
        "means": means or "no date",
        "dated": mention.resolved,
        "role": ROLES.get(mention.role, mention.role),
        "because": mention.because,
        "edtf": mention.edtf or "",
        "note": mention.note,
    }


def article_markup(review: Review, chosen: int | None) -> dict[str, Any]:
    """What the template of an article is given."""
    evidence = [item.evidence for item in review.items]
    body = paragraphs_of(review.article.text, review.mentions, evidence)
    readings = [reading(mention) for mention in review.mentions]
    dated = sum(each["dated"] for each in readings)
    seen: set[int] = set()
    paragraphs = []
    for paragraph in body:
        stretches = []
        for stretch in paragraph:
            draft = chosen if chosen in stretch.drafts else next(iter(stretch.drafts), None)
            anchor = chosen in stretch.drafts and chosen is not None and chosen not in seen
            if anchor and chosen is not None:
                seen.add(chosen)
            stretches.append(
                {
                    "draft": draft,
                    "chosen": draft is not None and draft == chosen,
                    "anchor": anchor,
                    "status": review.items[draft].status if draft is not None else "",
                    "pieces": _once(stretch.pieces),
                }
            )
        paragraphs.append(stretches)
    return {
        "title": review.article.title,
        "paragraphs": paragraphs,
        "readings": readings,
        "count": len(readings),
        "dated": dated,
    }


def _once(pieces: list[Piece]) -> list[dict[str, Any]]:
    """The pieces of a stretch, those of one phrase put together again."""
    joined: list[dict[str, Any]] = []
    for piece in pieces:
        if joined and piece.when is not None and joined[-1]["when"] == piece.when:
            joined[-1]["text"] += piece.text
        else:
            joined.append({"text": piece.text, "when": piece.when})
    return joined


def status_words(status: str) -> str:
    """What became of a draft, as a reader would say it."""
    return STATUSES[status]
