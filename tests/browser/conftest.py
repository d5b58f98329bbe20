from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.find_browser import find_browser
from tests.browser.visits import DESKTOP, Server, Visit, serving

CHROME_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    """The dashboard with the published record, warm."""
    with serving(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture
def cold_server(tmp_path) -> Iterator[Server]:
    """The dashboard in a process that nobody has asked for a page yet."""
    with serving(tmp_path / "log.txt", warm=False) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    path = find_browser()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=CHROME_FLAGS)
        yield running
        running.close()


@pytest.fixture
def visiting(browser, server):
    """Opens pages in fresh contexts; whatever any of them complains of fails the test."""
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def visit(size=DESKTOP, *, of: Server = server, **options) -> Visit:
        width, height = size
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        visits.append(Visit(context.new_page(), of))
        return visits[-1]

    yield visit
    faults = [fault for each in visits for fault in each.faults]
    for context in contexts:
        context.close()
    for log in {each.server.log for each in visits}:
        print(log.read_text()[-3000:])  # pytest shows it when the test has failed
    assert not faults, "\n".join(faults)


@pytest.fixture
def visit(visiting) -> Visit:
    """The page as it opens on a screen of 1440 by 900 pixels."""
    return visiting().open()
