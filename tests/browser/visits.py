"""A process of the dashboard, and a reader's visit to it."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import ConsoleMessage, Locator, Page, WebSocket, expect

ROOT = Path(__file__).parent.parent.parent
DESKTOP = (1440, 900)
SEEKING = re.compile(r"^/[a-z]+/_stcore/(health|host-config)$")


@dataclass(frozen=True)
class Server:
    """A running dashboard: where it listens and what it wrote."""

    port: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def get(self, path: str) -> int:
        """The status of an answer, 0 where there is none."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return 0
        finally:
            connection.close()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(log: Path, *, warm: bool = True, port: int = 0, **environment: str) -> Iterator[Server]:
    """A process of the dashboard, ended when the block ends; `warm` has run the page once."""
    server = Server(port or free_port(), log)
    inherited = {n: v for n, v in os.environ.items() if n != "EVENTS_SOURCE"}
    command = [
        *(sys.executable, "-m", "streamlit", "run", "dashboard.py"),
        *("--server.port", str(server.port), "--server.address", "127.0.0.1"),
        *("--server.headless", "true"),
    ]
    with (
        log.open("wb") as out,
        subprocess.Popen(
            command, cwd=ROOT, env=inherited | environment, stdout=out, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            deadline = time.monotonic() + 60
            while server.get("/_stcore/health") != 200:
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"The dashboard did not start:\n{log.read_text()}")
                time.sleep(0.05)
            if warm and server.get("/_stcore/script-health-check") != 200:
                raise RuntimeError(f"The page did not run:\n{log.read_text()}")
            yield server
        finally:
            process.kill()


@dataclass
class Visit:
    """A reader's page of the dashboard, by what it shows and not by how it is built."""

    page: Page
    server: Server
    faults: list[str] = field(default_factory=list)
    heard: float = 0.0

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self._asked(request.url))
        self.page.on("websocket", self._connected)
        self.page.on("pageerror", lambda error: self.faults.append(f"error in the page: {error}"))
        self.page.on("console", self._wrote)

    def _wrote(self, line: ConsoleMessage) -> None:
        # At a page's own address Streamlit first looks for itself below it, twice in vain.
        seeking = SEEKING.match(urlsplit(line.location["url"]).path)
        if line.type == "error" and not ("404" in line.text and seeking):
            self.faults.append(f"error in the console: {line.text} ({line.location})")

    def _connected(self, socket: WebSocket) -> None:
        self._asked(socket.url)
        socket.on("framesent", self._spoke)
        socket.on("framereceived", self._spoke)

    def _spoke(self, frame: str | bytes) -> None:
        self.heard = time.monotonic()

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != f"127.0.0.1:{self.server.port}":
            self.faults.append(f"request to another host: {url}")

    def open(self, address: str = "/") -> "Visit":
        """Goes to an address and waits until the chart is drawn."""
        self.page.goto(self.server.address + address)
        self.drawn()
        return self

    def drawn(self) -> None:
        """Waits until the page has run and the chart stands."""
        expect(self.page.locator(".stage .plot[data-drawn]").first).to_be_visible()
        self.ran()

    def ran(self) -> None:
        """Waits until the server has nothing more to say."""
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")

    def quiet(self, seconds: float = 0.6) -> None:
        """Waits until page and server have been silent for so long."""
        while time.monotonic() - self.heard < seconds:
            self.page.wait_for_timeout(100)
        self.ran()

    @property
    def chart(self) -> Locator:
        return self.page.get_by_role("group", name=re.compile("^Timeline of"))

    @property
    def card(self) -> Locator:
        return self.page.get_by_role("complementary", name="The chosen act")

    @property
    def acts(self) -> Locator:
        return self.page.get_by_role("region", name="The same acts as a list")

    @property
    def sentence(self) -> Locator:
        """What is shown, in words, as it stands above the chart; it is said again further down."""
        return self.page.get_by_text(re.compile(r"^[\d,]+ of [\d,]+ acts")).first

    @property
    def frame(self) -> Locator:
        """The frame on the strip below the chart."""
        return self.page.locator(".stage .brush")

    def headline(self, text: str) -> Locator:
        """A headline in the chart."""
        return self.page.locator(".stage .headline", has_text=text)

    def asks_for(self, *names: str) -> None:
        """Waits until the address holds these parameters."""
        for name in names:
            expect(self.page).to_have_url(re.compile(rf"[?&]{name}="))

    @property
    def params(self) -> dict[str, list[str]]:
        """What the address says."""
        return parse_qs(urlsplit(self.page.url).query)
