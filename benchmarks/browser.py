"""What a reader waits for, timed inside the page: the first chart, and a chart changed by a filter.

The clock is the page's own (`performance.now()`), started by the navigation or by the release of
the mouse button, and stopped in the frame after the one in which the chart was drawn. An observer
of the page's changes sees the drawing; nothing is polled, and the time that the driver of the
browser takes is not in it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from benchmarks.measures import Times
from tests.browser.find_browser import find_browser

VIEWPORT: ViewportSize = {"width": 1440, "height": 900}
OBSERVER = (Path(__file__).parent / "observer.js").read_text(encoding="utf-8")

# What stands on the page once its chart is drawn: a text that is another for each figure.
DRAWN = {
    "bare": """() => {
        const plot = document.querySelector(".js-plotly-plot");
        return plot?.querySelector(".main-svg") ? plot.querySelector(".gtitle")?.textContent : null;
    }""",
    "ours": """() => {
        const plot = document.querySelector(".stage .plot[data-drawn]");
        return plot?.querySelector(".main-svg") ? plot.dataset.drawn : null;
    }""",
    # A filter changes the table of exchanges and the sentence above it, not the one that is open.
    "exchanges": """() => {
        const plot = document.querySelector(".stage .plot[data-drawn] .main-svg");
        const rows = document.querySelectorAll(".reader .scroll tbody tr").length;
        const said = document.querySelector(".dialogue .turn");
        return plot && said && rows ? `${rows} rows` : null;
    }""",
}

# Clicks on the four side pills that show twelve choices of sides, none of them twice, and
# neither none, all nor the United States alone: figures that the process has not drawn before.
WALK = (
    "Together Russia Together Others Russia Together United Together Russia Others Together Russia"
)


@dataclass(frozen=True)
class Site:
    """A page under measurement: `kind` says how to see that it is drawn and how to change it.

    `walked` says whether views that were never drawn are measured, too.
    """

    name: str
    address: str
    kind: str
    walked: bool = True


@dataclass
class Seen:
    """What was measured of one site; times in milliseconds."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    new: list[float] = field(default_factory=list)
    chart_bytes: int = 0
    all_bytes: int = 0
    drawings: int = 0
    # For each of first, again and new: until the server had answered.
    answered: dict[str, list[float]] = field(
        default_factory=lambda: {"first": [], "again": [], "new": []}
    )

    def times(self, which: str) -> Times:
        """The measurements called `first`, `again` or `new`."""
        return Times(getattr(self, which))


def measure(sites: Sequence[Site], rounds: int) -> Mapping[str, Seen]:
    """Every site measured in turn, round by round, so that what is compared stands side by side.

    Each round opens each site in a browser context of its own, with nothing in its cache, then
    changes a filter and changes it back: views that the process has drawn before. After the
    rounds comes a walk through views that it has not. A round before the first is not counted.
    """
    seen = {site.name: Seen() for site in sites}
    with _browser() as browser:
        for number in range(-1, rounds):
            turn = number % len(sites)
            for site in [*sites[turn:], *sites[:turn]]:
                into = seen[site.name] if number >= 0 else Seen()
                with _opened(browser, site, into) as page:
                    for _ in range(2):
                        _change(page, site, "United", into, "again")
            print(f"round {number + 1} of {rounds}", file=sys.stderr)
        _walk(browser, [site for site in sites if site.walked], seen)
    return seen


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), headless=True, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@contextmanager
def _opened(browser: Browser, site: Site, into: Seen) -> Iterator[Page]:
    """The site in a fresh context, its first view measured, everything settled."""
    context = browser.new_context(viewport=VIEWPORT, locale="en-GB", timezone_id="UTC")
    page = context.new_page()
    page.add_init_script(f"({OBSERVER})({DRAWN[site.kind]})")
    page.goto(site.address, wait_until="commit")
    view = page.evaluate("bench.next(0)")
    page.evaluate("bench.quiet(600)")
    told = page.evaluate("bench.sizes(bench.views[0].seen)")
    into.first.append(view["painted"])
    into.answered["first"].append(view["answered"] or 0)
    into.chart_bytes = max(into.chart_bytes, told["chart"])
    into.all_bytes = max(into.all_bytes, told["all"])
    into.drawings = max(into.drawings, page.evaluate("bench.views.length"))
    yield page
    context.close()


def _change(page: Page, site: Site, pill: str, into: Seen, which: str) -> None:
    """Changes one filter and notes how long the page took to show it."""
    before = page.evaluate("bench.views.length")
    if site.kind == "bare":
        shown = page.evaluate("bench.views.at(-1).stamp")
        page.locator("[data-testid=stSelectbox] [role=combobox]").click()
        other = "Second" if shown == "First" else "First"
        target = page.get_by_role("option", name=other, exact=True)
    else:
        pills = page.locator("[data-testid=stSidebar] button")
        target = pills.filter(has_text=re.compile(f"^{pill}"))
    page.evaluate("bench.quiet(300)")
    page.bring_to_front()
    target.click()
    view: dict[str, Any] = page.evaluate(f"bench.next({before})")
    getattr(into, which).append(view["painted"] - view["pressed"])
    into.answered[which].append((view["answered"] or view["pressed"]) - view["pressed"])
    page.evaluate("bench.quiet(300)")


def _walk(browser: Browser, sites: Sequence[Site], seen: Mapping[str, Seen]) -> None:
    """Views that no process has drawn before, one step on each site in turn."""
    opened = [_opened(browser, site, Seen()) for site in sites]
    pages = [each.__enter__() for each in opened]
    for pill in WALK.split():
        for site, page in zip(sites, pages, strict=True):
            _change(page, site, pill, seen[site.name], "new")
    for each in opened:
        each.__exit__(None, None, None)
