"""Measures everything and prints one table.

python -m benchmarks           all sizes
python -m benchmarks --quick   without the million acts, with fewer repeats
"""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.browser import Seen, Site, measure
from benchmarks.measures import HEAD, Row, Times
from benchmarks.processes import BARE, DASHBOARD, ROOT, TWO_SELECTS, serving
from benchmarks.reading import reading
from benchmarks.records import make_record
from benchmarks.server import cached_reruns

CURATED, BIG, HUGE = 752, 100_000, 1_000_000
BARE_NAME, FROZEN_NAME = "bare page", "bare page, heap frozen"
VIEWS = {
    "first": "First view",
    "again": "Filter change, a view drawn before",
    "new": "Filter change, a view never drawn",
}
# How much longer a first view or a filter change may take than on the bare page, and with more
# acts than with the curated ones.
AGAINST_BARE = {"first": 1.25, "again": 1.5, "new": 1.5}
AGAINST_CURATED = {BIG: 1.5, HUGE: 2.5}
CHART_KB = 80
# Seconds to read and check a record; for a million acts nothing is promised.
READING = {CURATED: 0.5, BIG: 5.0, HUGE: float("inf")}
RERUN = 2.5


def main() -> None:
    """Runs every benchmark and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="no million acts, fewer repeats")
    parser.add_argument("--rounds", type=int, help="how many times each page is opened")
    asked = parser.parse_args()
    sizes = [CURATED, BIG] if asked.quick else [CURATED, BIG, HUGE]
    rounds = asked.rounds or (3 if asked.quick else 9)
    with TemporaryDirectory() as place:
        folders = {CURATED: ROOT / "data"}
        for acts in sizes[1:]:
            folders[acts] = make_record(Path(place) / str(acts), acts)
        rows = [*_reading(folders), *_rerun()]
        seen = _browser(folders, rounds)
    rows = [*_views(seen, sizes), *_pages(seen), *_sizes(seen, sizes), *rows]
    print(HEAD, *rows, sep="\n")
    print(_where_the_time_goes(seen))
    sys.exit(any(not row.holds for row in rows))


def _reading(folders: dict[int, Path]) -> list[Row]:
    """Reading and checking; a record with problems would not measure the same thing."""
    rows = []
    for acts, folder in folders.items():
        times, told = reading(folder, 1 if acts == HUGE else 5)
        if told["problems"] or told["acts"] != acts:
            raise RuntimeError(f"{told['acts']} of {acts} acts were read: {told['problems']}")
        seconds = times.middle / 1000
        beside = f"its index: {told['index']:.2f} s"
        rows.append(
            Row(
                f"Reading and checking {acts:,} acts",
                str(times),
                beside,
                seconds,
                READING[acts],
                "s",
            )
        )
    return rows


def _rerun() -> list[Row]:
    with serving(DASHBOARD) as ours, serving(TWO_SELECTS) as two_selects:
        times, other = cached_reruns(ours, two_selects)
    return [Row.ratio("Cached rerun, server alone", times, "two selects", other, RERUN)]


def _browser(folders: dict[int, Path], rounds: int) -> dict[str, Seen]:
    with ExitStack() as stack:
        bare = stack.enter_context(serving(BARE))
        frozen = stack.enter_context(serving(BARE, BENCHMARK_FREEZES_HEAP="1"))
        sites = [Site(BARE_NAME, bare, "bare"), Site(FROZEN_NAME, frozen, "bare")]
        for acts, folder in folders.items():
            source = {} if acts == CURATED else {"EVENTS_SOURCE": str(folder)}
            address = stack.enter_context(serving(DASHBOARD, **source))
            sites.append(Site(f"{acts:,} acts", address, "ours"))
            if acts == CURATED:
                # Trump's acts in place of all, and all of 2025 in place of its summer, so that
                # a choice of sides changes what is shown.
                year = "?from=2025-01-01&to=2025-12-31"
                sites.append(Site("Exchanges", f"{address}/exchanges{year}", "exchanges", False))
                sites.append(Site("Actors", f"{address}/actors{year}", "ours", False))
                sites.append(Site("Climate", f"{address}/climate{year}", "ours", False))
                sites.append(Site("Places", f"{address}/places{year}", "ours", False))
        return dict(measure(sites, rounds))


def _views(seen: dict[str, Seen], sizes: list[int]) -> list[Row]:
    """First views and filter changes, against the bare page and against the curated record."""
    rows = []
    curated = f"{CURATED:,} acts"
    for which, what in VIEWS.items():
        ours = seen[curated].times(which)
        for bare in (BARE_NAME, FROZEN_NAME):
            # The frozen one is there to tell how much is owed to that one line.
            target = AGAINST_BARE[which] if bare == BARE_NAME else float("inf")
            rows.append(
                Row.ratio(f"{what}, {curated}", ours, bare, seen[bare].times(which), target)
            )
        for acts in sizes[1:]:
            name, target = f"{acts:,} acts", AGAINST_CURATED[acts]
            rows.append(
                Row.ratio(f"{what}, {name}", seen[name].times(which), curated, ours, target)
            )
    return rows


def _pages(seen: dict[str, Seen]) -> list[Row]:
    """The other pages against the bare one."""
    return [
        Row.ratio(
            f"{VIEWS[which]}, {page}",
            seen[page].times(which),
            bare,
            seen[bare].times(which),
            1.5 if bare == BARE_NAME else float("inf"),
        )
        for page in ("Exchanges", "Actors", "Climate", "Places")
        for which in ("first", "again")
        for bare in (BARE_NAME, FROZEN_NAME)
    ]


def _sizes(seen: dict[str, Seen], sizes: list[int]) -> list[Row]:
    """What had been sent when the first chart stood, before compression."""
    rows = []
    for acts in sizes:
        one = seen[f"{acts:,} acts"]
        chart, all_kb = one.chart_bytes / 1000, one.all_bytes / 1000
        what = f"Bytes of the first chart, {acts:,} acts"
        beside = f"all messages until then: {all_kb:.0f} kB"
        rows.append(Row(what, f"{chart:.1f} kB", beside, chart, CHART_KB, "kB"))
    return rows


def _where_the_time_goes(seen: dict[str, Seen]) -> str:
    """Until the browser had the server's answer, and until the chart was drawn; medians."""
    lines = [
        "",
        "| page | until | server's answer in the browser | drawn | drawings |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, one in seen.items():
        for which, what in VIEWS.items():
            if not one.answered[which]:
                continue
            answered, drawn = Times(one.answered[which]).middle, one.times(which).middle
            drawings = str(one.drawings) if which == "first" else ""
            lines.append(f"| {name} | {what} | {answered:.0f} ms | {drawn:.0f} ms | {drawings} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
