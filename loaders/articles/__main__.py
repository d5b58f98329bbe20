"""Reads articles on the command line: python -m loaders.articles dates --help."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from loaders.articles.dates import find_dates
from loaders.articles.drafts_command import add_drafts


def main(arguments: list[str] | None = None) -> int:
    """Run the command that is named; what comes back is the status of the process."""
    parser = argparse.ArgumentParser(prog="python -m loaders.articles", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    add_dates(commands)
    add_drafts(commands, _day)
    asked = parser.parse_args(arguments)
    status: int = asked.run(asked)
    return status


def add_dates(commands: Any) -> None:
    """Add the command `dates` to those of the parser."""
    dates = commands.add_parser("dates", help="the dates of a text, one JSON object a line")
    dates.add_argument("--published", type=_day, help="day of publication, such as 2025-07-29")
    dates.add_argument(
        "--jsonl",
        action="store_true",
        help="read objects with id, text and dct from standard input, answer each on a line",
    )
    dates.add_argument("file", nargs="?", type=Path, help="a text in UTF-8; standard input if none")
    dates.set_defaults(run=lambda asked: run_dates(asked, dates))


def run_dates(asked: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """Print the dates of one text, or answer one text after the other with --jsonl."""
    if asked.jsonl:
        return answer(sys.stdin.buffer, sys.stdout)
    if asked.published is None:
        parser.error("--published is needed: the dates of a text count from that day")
    try:
        raw = asked.file.read_bytes() if asked.file else sys.stdin.buffer.read()
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        print(f"{asked.file or 'standard input'} cannot be read: {error}", file=sys.stderr)
        return 1
    for mention in find_dates(text, asked.published):
        print(json.dumps(asdict(mention), default=str, ensure_ascii=False))
    return 0


def answer(lines: Any, out: TextIO) -> int:
    """Answer each line at once; a line that is no such object gets an error for an answer."""
    for line in lines:
        if line.strip():
            print(json.dumps(_answer_to(line), ensure_ascii=False), file=out, flush=True)
    return 0


def _answer_to(line: bytes) -> dict[str, Any]:
    """The answer to one line of --jsonl."""
    asked = None
    try:
        asked = json.loads(line)
        text, dct = asked["text"], asked["dct"]
        if not isinstance(text, str):
            raise TypeError(f"text is {text!r} and not a string")
        mentions = find_dates(text, _day(dct))
    except (ValueError, KeyError, TypeError, argparse.ArgumentTypeError) as error:
        name = asked.get("id") if isinstance(asked, dict) else None
        return {"id": name, "error": _what_is_wrong(asked, error)}
    rows = [
        [
            one.start,
            one.end,
            one.first.isoformat() if one.first else None,
            one.last.isoformat() if one.last else None,
            one.precision,
        ]
        for one in mentions
    ]
    return {"id": asked.get("id"), "timexes": rows}


def _what_is_wrong(asked: object, error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
        return f"not a JSON object: {error}"
    if not isinstance(asked, dict):
        return "not a JSON object with id, text and dct"
    if isinstance(error, KeyError):
        return f"{error.args[0]!r} is missing; a line has id, text and dct"
    return str(error)


def _day(text: object) -> date:
    """A day in ISO form; raises ArgumentTypeError, quoting what was found."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2025-07-29") from None


if __name__ == "__main__":
    sys.exit(main())
