"""The command `drafts`: acts of one article, of a stream of articles, or of folders full."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, TextIO


def add_drafts(commands: Any, day: Any) -> None:
    """Add the command to those of the parser; `day` reads a day of publication."""
    drafts = commands.add_parser("drafts", help="the acts of articles as draft events")
    drafts.add_argument(
        "--published", type=day, help="day of publication, where an article gives none"
    )
    drafts.add_argument(
        "--jsonl",
        action="store_true",
        help="read objects with id, text, dct and title from standard input, answer each on a line",
    )
    drafts.add_argument(
        "--out", type=Path, help="write the drafts of all files into this CSV; a second run goes on"
    )
    drafts.add_argument("--workers", type=int, help="processes for --out; as many as cores if none")
    drafts.add_argument(
        "files", nargs="*", type=Path, help="an article; files and folders for --out"
    )
    drafts.set_defaults(run=lambda asked: run_drafts(asked, drafts))


def run_drafts(asked: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Do what was asked; what comes back is the status of the process."""
    from loaders.articles.acts.model import NoLanguageModel

    try:
        if asked.jsonl:
            return answer_lines(sys.stdin.buffer, sys.stdout)
        if asked.out:
            return _batch(asked, parser)
        return _one(asked, parser)
    except NoLanguageModel as error:
        print(f"{error}.", file=sys.stderr)
        return 1


def answer_lines(lines: Any, out: TextIO) -> int:
    """Answer each line at once; one that is no such object gets an error for an answer."""
    for line in lines:
        if line.strip():
            print(json.dumps(_answer_to(line), ensure_ascii=False), file=out, flush=True)
    return 0


def _answer_to(line: bytes) -> dict[str, Any]:
    from loaders.articles.answer_drafts import BadLine, answer

    try:
        asked = json.loads(line)
    except ValueError as error:
        return {"id": None, "error": f"not a JSON object: {error}"}
    if not isinstance(asked, dict):
        return {"id": None, "error": "not a JSON object with id, text, dct and title"}
    try:
        return answer(asked)
    except BadLine as error:
        return {"id": asked.get("id"), "error": str(error)}


def _one(asked: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """The drafts of one article, one JSON object a line.

    Offsets count the characters of a plain text as it stands in its file, else those of the body.
    """
    from loaders.articles.drafts import draft_events
    from loaders.articles.intake import UnreadableArticle, read_article

    if len(asked.files) > 1:
        parser.error("one article at a time; many go into a CSV with --out")
    file = asked.files[0] if asked.files else None
    try:
        content = file.read_bytes() if file else sys.stdin.buffer.read()
        article = read_article(content, file.name if file else "")
    except (OSError, UnreadableArticle) as error:
        print(f"{file or 'standard input'} cannot be read: {error}", file=sys.stderr)
        return 1
    published: date | None = asked.published or article.published
    if published is None:
        parser.error("--published is needed: the article gives no day of publication")
    text = article.text
    if article.kind == "text":
        with suppress(UnicodeDecodeError):
            text = content.decode("utf-8")
    for draft in draft_events(text, published, article.title):
        print(json.dumps(draft.as_dict(), ensure_ascii=False))
    return 0


def _batch(asked: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    from loaders.articles.acts.model import language_model
    from loaders.articles.batch import draft_files

    if not asked.files:
        parser.error("--out needs files or folders to read")
    language_model()  # without it every file would fail, one by one
    try:
        batch = draft_files(
            asked.files, asked.out, published=asked.published, workers=asked.workers
        )
    except OSError as error:
        print(f"{asked.out} cannot be written: {error}", file=sys.stderr)
        return 1
    print(
        f"{len(batch.done)} read, {len(batch.skipped)} read before, {len(batch.failed)} failed; "
        f"{batch.rows} drafts written to {asked.out}",
        file=sys.stderr,
    )
    return batch.exit_status
