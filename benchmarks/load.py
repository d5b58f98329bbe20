"""Many readers at once: each chooses, opens acts and turns pages, with short times of thinking.

python -m benchmarks.load                 1, 10, 25, 50 and 100 readers, and what it is held against
python -m benchmarks.load --soak 10000    one process under that many reruns: its memory
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

import numpy as np

from benchmarks.measures import HEAD, Row
from benchmarks.processes import BARE, DASHBOARD, PLAIN, Running, running
from benchmarks.server import Reader
from loaders.record import load_record

READERS = (1, 10, 25, 50, 100)
# A class of fifty; each reader thinks for about four seconds.
CLASS = 50
THINKING = (2.0, 6.0)
SECONDS = 40.0
# Everybody has come by then; what they meet on the way in is told apart, as first views.
ARRIVED = 10.0
# The caches of views are bounded; with this script they are full after so many reruns.
FILLING = 4_000
ACTS = [f"2025-{month:02d}" for month in (7, 8)]


@dataclass
class Load:
    """What K readers at one server saw, and what they cost it."""

    readers: int
    times: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    reruns: int = 0
    cpu_ms: float = 0.0
    memory_mb: float = 0.0

    def quantile(self, q: float) -> float:
        """That quantile of the reruns' times, in milliseconds."""
        return float(np.quantile(self.times, q)) if self.times else inf

    def __str__(self) -> str:
        p50, p95, p99 = (self.quantile(q) for q in (0.5, 0.95, 0.99))
        first = float(np.quantile(self.first, 0.95))
        return (
            f"| {self.readers} | {len(self.times)} | {p50:.0f} | {p95:.0f} | {p99:.0f} | {first:.0f} | "
            f"{self.cpu_ms:.1f} | {self.memory_mb:.0f} | {len(self.errors)} |"
        )


LOAD_HEAD = (
    "| readers | reruns | p50 ms | p95 ms | p99 ms | first view p95 ms | CPU ms a rerun | "
    "memory MB | errors |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)
Script = Callable[[Reader, random.Random, int], None]


def ours(reader: Reader, chance: random.Random, number: int) -> None:
    """One thing a reader of the dashboard does: half the time a filter, else an act or a page."""
    what = chance.random()
    if what < 0.5:
        reader.choose("Side", sorted(chance.sample(range(4), chance.randint(0, 2))))
    elif what < 0.8:
        key = {"": "timeline", "exchanges": "dialogue", "actors": "actor_chart"}[reader.page]
        reader.pick(key, chance.choice(_summer()))
    else:
        reader.visit(chance.choice([p for p in ("", "exchanges", "actors") if p != reader.page]))


def select(label: str) -> Script:
    """Something else chosen in the one select of a page."""

    def step(reader: Reader, chance: random.Random, number: int) -> None:
        reader.choose(label, [number % len(reader.options[label])])

    return step


def _summer() -> list[str]:
    if not _known:
        ids = load_record(Path(DASHBOARD).parent / "data").events["event_id"]
        _known.extend(each for each in ids if each[:7] in ACTS)
    return _known


_known: list[str] = []


def load(server: Running, readers: int, script: Script, seconds: float = SECONDS) -> Load:
    """K readers at the server for that long; they come within the first seconds, one by one."""
    seen = Load(readers)
    _summer()
    used, began = server.cpu_seconds, time.monotonic()

    def visit(number: int) -> None:
        chance = random.Random(number)
        time.sleep(chance.random() * min(ARRIVED * 0.8, readers / 6))
        try:
            begin = time.perf_counter()
            with Reader(server.address) as reader:
                seen.first.append((time.perf_counter() - begin) * 1000)
                step = 0
                while time.monotonic() - began < seconds:
                    time.sleep(chance.uniform(*THINKING))
                    step += 1
                    begin = time.perf_counter()
                    script(reader, chance, step)
                    if time.monotonic() - began > ARRIVED:
                        seen.times.append((time.perf_counter() - begin) * 1000)
                    seen.reruns += 1
                seen.memory_mb = max(seen.memory_mb, server.memory_mb)
        except Exception as error:  # whatever a reader meets is what is counted
            seen.errors.append(f"{type(error).__name__}: {error}"[:300])

    with ThreadPoolExecutor(readers) as pool:
        list(pool.map(visit, range(readers)))
    runs = max(1, seen.reruns + len(seen.first))
    seen.cpu_ms = (server.cpu_seconds - used) / runs * 1000
    return seen


def main() -> None:
    """Runs the load and prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description=__doc__)
    parser.add_argument("--soak", type=int, metavar="RERUNS", help="memory under many reruns")
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asked = parser.parse_args()
    rows = _soak(asked.soak) if asked.soak else _loads(asked.seconds)
    print(HEAD, *rows, sep="\n")
    sys.exit(any(not row.holds for row in rows))


def _loads(seconds: float) -> list[Row]:
    sites = {
        "ours": (DASHBOARD, ours, READERS),
        "bare page": (BARE, select("Title"), (1, CLASS)),
        "plain page": (PLAIN, select("Of"), (CLASS,)),
    }
    found: dict[str, dict[int, Load]] = {}
    for name, (script, steps, sizes) in sites.items():
        with ExitStack() as stack:
            server = stack.enter_context(running(script))
            load(server, 2, steps, 12)  # what every process does once
            print(f"\n{name}\n\n{LOAD_HEAD}", flush=True)
            for readers in sizes:
                seen = found.setdefault(name, {})[readers] = load(server, readers, steps, seconds)
                print(seen, *seen.errors[:3], sep="\n", flush=True)
    mine, many = found["ours"][1], found["ours"][CLASS]
    bare, plain = found["bare page"][CLASS], found["plain page"][CLASS]
    most = found["ours"][READERS[-1]]
    per_session = (many.memory_mb - mine.memory_mb) / (CLASS - 1)
    p95 = many.quantile(0.95)
    return [
        Row(f"p95 of {CLASS} readers against one", f"{p95:.0f} ms", f"one: {mine.quantile(0.95):.0f} ms", p95 / mine.quantile(0.95), 4),
        Row("the plain page's p95 against ours, times", f"{p95:.0f} ms", f"plain: {plain.quantile(0.95):.0f} ms", -plain.quantile(0.95) / p95, -30),
        Row("CPU of a rerun against the bare page's", f"{many.cpu_ms:.1f} ms", f"bare: {bare.cpu_ms:.1f} ms", many.cpu_ms / bare.cpu_ms, 2.5),
        Row("memory a session", f"{many.memory_mb:.0f} MB", f"one: {mine.memory_mb:.0f} MB", per_session, 5, "MB"),
        Row(f"errors at {most.readers}", str(len(most.errors)), "", len(most.errors), 0, "errors"),
    ]  # fmt: skip


def _soak(reruns: int) -> list[Row]:
    """Memory when every cache is full, which takes some thousand reruns, against that many more."""
    chance = random.Random(1)
    with running(DASHBOARD) as server:
        early = at = 0.0
        done = -FILLING
        while done < reruns:
            with Reader(server.address) as reader:
                for number in range(200):  # then this reader leaves and another comes
                    ours(reader, chance, number)
                    done += 1
            at = server.memory_mb
            if not early and done >= 0:
                early = at
            print(f"{done:>6} reruns: {at:.0f} MB", flush=True)
    return [
        Row(f"memory after {reruns:,} reruns", f"{at:.0f} MB", f"before: {early:.0f} MB, once the caches were full", at / early, 1.05)
    ]  # fmt: skip


if __name__ == "__main__":
    main()
