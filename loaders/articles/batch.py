"""Many articles to draft events in one CSV file: on all cores, and to be resumed after a stop.

`python -m loaders.articles drafts DIR_OR_FILES… --out drafts.csv` ends here. Beside the CSV lies
`drafts.csv.done`, one line of JSON for each file that is finished, with its SHA-256; a later run
skips those. Rows of a file that is not finished are taken out again before it is read anew.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from loaders.articles.article import UnreadableArticle
from loaders.articles.intake import read_article
from loaders.articles.rows import FORMULA, as_mapping, event_cells, free_text
from loaders.schema import schemas

# draft_events of loaders/articles/drafts.py, or another that takes and gives the same.
Drafting = Callable[[str, date, str], Sequence[Any]]

SUFFIXES = {".txt", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".eml", ".pdf"}

# Beside the columns of events.csv: what the draft rests on, how sure it is, and its article.
MORE_COLUMNS = [
    "evidence",
    "evidence_start",
    "evidence_end",
    "confidence",
    "article_file",
    "article_title",
    "article_publisher",
    "article_url",
    "article_published",
    "article_published_from",
    "article_sha256",
]
COLUMNS = [*schemas()["events"].columns, *MORE_COLUMNS]
SHA256 = COLUMNS.index("article_sha256")

# Files handed out beyond those being read, so that no core waits; their rows are held in memory.
AHEAD = 4


@dataclass
class Batch:
    """What a run did: files finished in it, files finished before, failures, rows written."""

    done: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    rows: int = 0
    stopped: bool = False

    @property
    def exit_status(self) -> int:
        """0 if every file was read, 1 if one was not, 130 after Ctrl-C as shells have it."""
        return 130 if self.stopped else int(bool(self.failed))


@dataclass(frozen=True)
class _Read:
    """What a worker found in one file: rows, or why there are none."""

    sha256: str
    rows: list[list[str]]
    failure: str = ""


def draft_files(
    paths: Iterable[str | Path],
    out_csv: str | Path,
    *,
    drafting: Drafting | None = None,
    published: date | None = None,
    workers: int | None = None,
    progress: bool = True,
) -> Batch:
    """Draft events of many files into a CSV, in the order of the files.

    `paths` are files, or folders that are searched for articles. `drafting` is a function that a
    worker process can import, by default draft_events. `published` is taken for articles that
    give no day of publication; without it they fail. Failures are told on standard error and
    tried again in the next run. Raises OSError if the CSV cannot be written.
    """
    out = Path(out_csv)
    files = articles_in(paths, leave_out={out.resolve(), _done_file(out).resolve()})
    finished = _repaired(out)
    batch = Batch()
    waiting: list[Path] = []
    for file in files:
        digest = _sha256(file)
        if digest in finished:
            batch.skipped.append(str(file))
        elif digest is None:
            batch.failed.append((str(file), "it cannot be read"))
        else:
            waiting.append(file)
    work = _Work(drafting, published, workers or os.cpu_count() or 1)
    with (
        _bar(len(files), len(batch.skipped), shown=progress) as bar,
        _stop_at_interrupt(batch) as stopped,
        out.open("a", encoding="utf-8", newline="") as rows,
        _done_file(out).open("a", encoding="utf-8") as done,
    ):
        for name, failure in batch.failed:
            bar.tell(f"{name}: {failure}")
        for file, read in work.results(waiting, stopped):
            if read.failure:
                batch.failed.append((str(file), read.failure))
                bar.tell(f"{file}: {read.failure}")
            else:
                # Should the same text come twice, under two names, one set of rows is enough.
                if read.sha256 not in finished:
                    _write(rows, read.rows)
                    line = {"sha256": read.sha256, "file": str(file), "rows": len(read.rows)}
                    done.write(json.dumps(line) + "\n")
                    done.flush()
                    finished.add(read.sha256)
                    batch.rows += len(read.rows)
                batch.done.append(str(file))
            bar.step()
    return batch


def articles_in(paths: Iterable[str | Path], leave_out: Iterable[Path] = ()) -> list[Path]:
    """The files named, and those in folders that have the name of an article, each once.

    Folders are searched to the bottom; hidden files and folders are passed over.
    """
    seen = set(leave_out)
    found: list[Path] = []
    for given in map(Path, paths):
        inside = sorted(given.rglob("*")) if given.is_dir() else [given]
        for file in inside:
            if given.is_dir():
                hidden = any(part.startswith(".") for part in file.relative_to(given).parts)
                if hidden or file.suffix.lower() not in SUFFIXES or not file.is_file():
                    continue
            if file.resolve() not in seen:
                seen.add(file.resolve())
                found.append(file)
    return found


def read_one(file: Path, drafting: Drafting | None, published: date | None) -> _Read:
    """The rows of one file; this runs in a worker, and never raises."""
    try:
        content = file.read_bytes()
        sha256 = hashlib.sha256(content).hexdigest()
        article = read_article(content, file.name)
        day = article.published or published
        if day is None:
            return _Read(sha256, [], "no day of publication was found; give one with --published")
        draft_events = drafting or _draft_events()
        about = {
            "article_file": str(file),
            "article_title": article.title,
            "article_publisher": article.publisher,
            "article_url": article.url,
            "article_published": day.isoformat(),
            "article_published_from": article.published_from or "given by hand",
        }
        rows = [
            _row(as_mapping(draft), about, article.text, sha256)
            for draft in draft_events(article.text, day, article.title)
        ]
        return _Read(sha256, rows)
    except (UnreadableArticle, OSError) as error:
        return _Read("", [], str(error))
    except Exception as error:  # one article must not end the reading of a thousand others
        return _Read("", [], f"it could not be read ({type(error).__name__}: {error})")


def _draft_events() -> Drafting:
    """The reading of acts, which loads a language model: only workers pay for it."""
    from loaders.articles.drafts import draft_events

    return draft_events


def _row(draft: Any, about: dict[str, str], text: str, sha256: str) -> list[str]:
    """A draft as the cells of one row of the CSV."""
    cells = event_cells(draft)
    start, end = draft.get("evidence") or (0, 0)
    confidence = draft.get("confidence")
    if isinstance(confidence, dict):
        confidence = confidence.get("overall", min(confidence.values(), default=None))
    if isinstance(confidence, float):
        confidence = f"{confidence:.2f}"
    answers = draft.get("answers")
    if not cells["responds_to"] and isinstance(answers, str):
        cells["responds_to"] = answers
    more = {
        **{name: free_text(value) for name, value in about.items()},
        "evidence": free_text(text[start:end]),
        "evidence_start": str(start),
        "evidence_end": str(end),
        "confidence": "" if confidence is None else str(confidence),
        "article_sha256": sha256,
    }
    return [FORMULA.sub("", {**cells, **more}[name]) for name in COLUMNS]


def _write(file: Any, rows: list[list[str]]) -> None:
    """Add rows to the CSV, under its header, and hand them to the disk."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    if file.tell() == 0:
        writer.writerow(COLUMNS)
    writer.writerows(rows)
    file.write(text.getvalue())
    file.flush()
    os.fsync(file.fileno())


def _done_file(out: Path) -> Path:
    return out.with_name(out.name + ".done")


def _sha256(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None


def _repaired(out: Path) -> set[str]:
    """The digests of files that are finished, after rows of others were taken out of the CSV.

    Rows that an editor changed meanwhile stay as they are. Raises ValueError if the CSV is not
    one of ours, so that nobody's other file is written over.
    """
    if not out.exists() or out.stat().st_size == 0:
        _done_file(out).unlink(missing_ok=True)
        return set()
    finished: set[str] = set()
    if _done_file(out).exists():
        for line in _done_file(out).read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                finished.add(json.loads(line)["sha256"])
            except (ValueError, KeyError, TypeError):
                continue  # the last line, cut off by a crash: its file is read again
    text = out.read_text(encoding="utf-8-sig", errors="replace")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if not rows or rows[0] != COLUMNS:
        raise ValueError(f"{out} exists and is not a file of drafts; name another with --out.")
    kept = [row for row in rows[1:] if len(row) == len(COLUMNS) and row[SHA256] in finished]
    if len(kept) < len(rows) - 1 or not text.endswith("\n"):
        waiting = out.with_name(f".{out.name}.new")
        with waiting.open("w", encoding="utf-8", newline="") as file:
            _write(file, kept)
        os.replace(waiting, out)
    return finished


class _Work:
    """The files, read by worker processes, and their results in the order of the files."""

    def __init__(self, drafting: Drafting | None, published: date | None, workers: int) -> None:
        self.drafting, self.published, self.workers = drafting, published, workers

    def results(
        self, files: Sequence[Path], stopped: threading.Event
    ) -> Iterator[tuple[Path, _Read]]:
        """Each file with what was found, until all are done or `stopped` is set.

        A worker that dies (of memory, say) takes the pool with it. The files it may have died of
        are then read one at a time, so that only the one that kills its worker fails.
        """
        waiting = deque(files)
        alone = 0
        while waiting and not stopped.is_set():
            workers = 1 if alone else min(self.workers, len(waiting))
            asked: deque[tuple[Path, Future[_Read]]] = deque()
            pool = ProcessPoolExecutor(workers, get_context("spawn"), _ignore_interrupt)
            try:
                while (waiting or asked) and not stopped.is_set():
                    room = 1 if alone else workers + AHEAD
                    while waiting and len(asked) < room:
                        # A pool that broke says so here too; then the file is still waiting.
                        future = pool.submit(read_one, waiting[0], self.drafting, self.published)
                        asked.append((waiting.popleft(), future))
                    file, future = asked[0]
                    try:
                        read = future.result(timeout=0.2)
                    except NotYet:
                        continue
                    asked.popleft()
                    yield file, read
                    if alone:
                        alone -= 1
                        if not alone:
                            break
            except BrokenProcessPool:
                suspects = [file for file, _ in asked]
                if alone and suspects:
                    yield suspects.pop(0), _Read("", [], "the process that read it ended")
                    alone -= 1
                else:
                    alone = len(suspects)
                waiting.extendleft(reversed(suspects))
            finally:
                pool.shutdown(wait=not stopped.is_set(), cancel_futures=True)


def _ignore_interrupt() -> None:
    """Ctrl-C reaches every process of a terminal; only the first one is to act on it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _stop_at_interrupt(batch: Batch) -> Iterator[threading.Event]:
    """An event that Ctrl-C sets, so that no row is cut in two; a second Ctrl-C ends at once."""
    stopped = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield stopped
        return

    def stop(number: int, frame: object) -> None:
        stopped.set()
        batch.stopped = True
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


class _Bar:
    """How far the run is, on standard error."""

    def __init__(self, bar: Any) -> None:
        self.bar = bar

    def step(self) -> None:
        self.bar.update(1)

    def tell(self, line: str) -> None:
        self.bar.write(line, file=sys.stderr)


@contextmanager
def _bar(total: int, done: int, *, shown: bool) -> Iterator[_Bar]:
    from tqdm import tqdm  # type: ignore[import-untyped]

    with tqdm(total=total, initial=done, unit="article", disable=not shown) as bar:
        yield _Bar(bar)
