"""How well acts are read out of articles, against any gold set, and how fast.

python -m benchmarks.acts GOLD.json [GOLD.json …]

A gold set is a list of articles: `id`, `title`, `published`, `text` and `events`, each with
`start_date` and `end_date` (or null), `also_dates`, `plover`, `plover_also`, `actors` and
`recipients` (each with a `code`), `core` and `evidence`, words inside the sentence that tells of
it. A draft is found for an event if it rests on that sentence; each counts once. Shares are of
all core events, found or not; precision is the share of drafts that stand for any event.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from loaders.articles.acts.sentences import sentences
from loaders.articles.drafts import DraftEvent, draft_events

MEASURES = ("found", "dated", "typed", "parties", "all three")
# What is promised for articles about the two countries that were not seen before, in percent.
BARS = {"found": 85, "dated": 75, "typed": 65, "parties": 65, "all three": 45, "precision": 65}
# Articles a second, and how much longer a text ten times as long may take.
SPEED, LINEAR = 5.0, 13.0


def main() -> None:
    """Reads each gold set and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.acts", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    print("| set | what | bar | measured |", "| --- | --- | --- | --- |", sep="\n")
    for path in parser.parse_args().gold:
        articles = json.loads(path.read_text(encoding="utf-8"))
        counts, seconds = measure(articles)
        for name in MEASURES:
            share = 100 * counts[name] / max(1, counts["core"])
            print(
                f"| {path.stem} | {name}, of {counts['core']} core acts | {BARS[name]} % | {share:.1f} % |"
            )
        share = 100 * counts["hits"] / max(1, counts["drafts"])
        print(
            f"| {path.stem} | precision, of {counts['drafts']} drafts | {BARS['precision']} % | {share:.1f} % |"
        )
        print(f"| {path.stem} | articles a second | {SPEED:g} | {len(articles) / seconds:.1f} |")
        ratio = longer(articles)
        print(f"| {path.stem} | time for ten times the text | {LINEAR:g}× | {ratio:.1f}× |")


def measure(articles: list[dict[str, Any]]) -> tuple[Counter[str], float]:
    """What was found in all articles, counted, and the seconds it took."""
    draft_events("Russia met the United States.", date(2025, 1, 1))  # the model is loaded before
    counts: Counter[str] = Counter()
    seconds = 0.0
    for article in articles:
        began = perf_counter()
        drafts = draft_events(
            article["text"], date.fromisoformat(article["published"]), article["title"]
        )
        seconds += perf_counter() - began
        counts["drafts"] += len(drafts)
        for event, draft in matched(article, drafts):
            counts["hits"] += draft is not None
            if event["core"]:
                counts["core"] += 1
                counts.update(right(event, draft))
    return counts, seconds


def longer(articles: list[dict[str, Any]]) -> float:
    """How many times longer ten times the text takes than the text."""
    text = "\n\n".join(article["text"] for article in articles[:6])
    day = date.fromisoformat(articles[0]["published"])
    times = []
    for many in (1, 10):
        began = perf_counter()
        draft_events("\n\n".join([text] * many), day)
        times.append(perf_counter() - began)
    return times[1] / times[0]


def matched(
    article: dict[str, Any], drafts: list[DraftEvent]
) -> list[tuple[dict[str, Any], DraftEvent | None]]:
    """Each event with the draft that stands for it, those that agree most first."""
    spans = [part.whole for part in sentences(article["text"])]
    pairs = []
    for at, event in enumerate(article["events"]):
        place = article["text"].index(event["evidence"])
        start, end = next(
            (span for span in spans if span[0] <= place < span[1]), (place, place + 1)
        )
        for other, draft in enumerate(drafts):
            if draft.evidence[0] < end and start < draft.evidence[1]:
                agree = right(event, draft)
                pairs.append(
                    (
                        ("typed" in agree, "parties" in agree, event["core"], "dated" in agree),
                        -at,
                        -other,
                    )
                )
    taken: dict[int, int] = {}
    for _, at, other in sorted(pairs, reverse=True):
        if -at not in taken and -other not in taken.values():
            taken[-at] = -other
    return [
        (event, drafts[taken[at]] if at in taken else None)
        for at, event in enumerate(article["events"])
    ]


def right(event: dict[str, Any], draft: DraftEvent | None) -> list[str]:
    """Which of the measures a draft meets for an event."""
    if draft is None:
        return []
    met = ["found"]
    days = [[event["start_date"], event["end_date"]], *(event.get("also_dates") or [])]
    if [draft.first and draft.first.isoformat(), draft.last and draft.last.isoformat()] in days:
        met.append("dated")
    if draft.event_type.upper() in {event["plover"], *(event.get("plover_also") or [])}:
        met.append("typed")
    actors, recipients = (
        {each["code"] for each in event[side]} for side in ("actors", "recipients")
    )
    mutual = actors == recipients and len(actors) > 1
    mine = set(draft.actor_codes), set(draft.recipient_codes)
    if mine == (actors, recipients) or (mutual and mine == (actors, set())):
        met.append("parties")
    return [*met, "all three"] if len(met) == 4 else met


if __name__ == "__main__":
    main()
