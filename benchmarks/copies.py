"""Two copies behind the proxy against one: reruns in the same time, from readers who never pause.

python -m benchmarks.copies     needs nginx; its configuration is the one in deploy/
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.browser import VIEWPORT
from benchmarks.load import ours
from benchmarks.measures import HEAD, Row
from benchmarks.processes import DASHBOARD, ROOT, free_port, running
from benchmarks.server import Reader
from tests.browser.find_browser import find_browser

READERS = 12
SECONDS = 20.0
ROUNDS = 3


@contextmanager
def proxy(ports: list[int]) -> Iterator[str]:
    """The address of nginx in front of the copies at these ports, as deploy/nginx.conf has it.

    Raises:
        RuntimeError: there is no nginx on this machine, or it does not start.
    """
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        raise RuntimeError("nginx was not found; on Debian: sudo apt install nginx-light")
    port = free_port()
    with tempfile.TemporaryDirectory() as place:
        conf = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
        conf = re.sub(r"listen \d+", f"listen 127.0.0.1:{port}", conf).replace("/tmp/", f"{place}/")
        Path(place, "nginx.conf").write_text(conf, encoding="utf-8")
        servers = "".join(f"  server localhost:{each};\n" for each in ports)
        Path(place, "copies.conf").write_text(
            f"upstream copies {{\n  hash $copy consistent;\n{servers}}}\n", encoding="utf-8"
        )
        command = [nginx, "-p", place, "-c", f"{place}/nginx.conf", "-g", "daemon off;"]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            time.sleep(0.5)
            if process.poll() is not None and process.stderr:
                raise RuntimeError(f"nginx did not start: {process.stderr.read().decode()}")
            try:
                yield f"http://127.0.0.1:{port}"
            finally:
                process.terminate()


def reruns(address: str, seconds: float) -> float:
    """Reruns a second that the readers get, all of them at it without a pause."""
    end = time.monotonic() + seconds

    def read(number: int) -> int:
        chance, done = random.Random(number), 0
        with Reader(address) as reader:
            while time.monotonic() < end:
                ours(reader, chance, done)
                done += 1
        return done

    with ThreadPoolExecutor(READERS) as pool:
        return sum(pool.map(read, range(READERS))) / seconds


def first_load_mb(address: str) -> float:
    """Megabytes over the wire until the first page stands, through the proxy, which compresses.

    Counted are answers by their size as sent, and the messages of the websocket by theirs before
    compression, so that the figure is rather too high than too low.
    """
    total = 0.0

    def more(received: dict[str, Any]) -> None:
        nonlocal total
        frame = received.get("response", {}).get("payloadData", "")
        total += received.get("encodedDataLength", 0) or len(frame) * 3 / 4  # in base 64

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport=VIEWPORT)
        wire = page.context.new_cdp_session(page)
        wire.send("Network.enable")
        wire.on("Network.loadingFinished", more)
        wire.on("Network.webSocketFrameReceived", more)
        page.goto(address)
        page.wait_for_selector(".stage .plot[data-drawn]")
        page.wait_for_load_state("networkidle")
        browser.close()
    return total / 1e6


def main() -> None:
    """Measures one copy and two in turn and prints the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.copies", description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    asked = parser.parse_args()
    with ExitStack() as stack:
        servers = [stack.enter_context(running(DASHBOARD)) for _ in range(2)]
        ports = [int(each.address.rpartition(":")[2]) for each in servers]
        one, two = (stack.enter_context(proxy(ports[:count])) for count in (1, 2))
        first = first_load_mb(one)
        for address in (one, two):
            reruns(address, 8)  # what every process does once
        found = []
        for _ in range(ROUNDS):
            found.append((reruns(one, asked.seconds), reruns(two, asked.seconds)))
            print(
                f"one copy {found[-1][0]:.1f}, two {found[-1][1]:.1f} reruns a second", flush=True
            )
    alone, both = sorted(found, key=lambda pair: pair[1] / pair[0])[len(found) // 2]
    row = Row("reruns of two copies behind the proxy against one, times", f"{both:.0f} a second", f"one: {alone:.0f}", -both / alone, -1.8)  # fmt: skip
    load = Row(
        "over the wire for the first page, compressed", f"{first:.2f} MB", "", first, 2.5, "MB"
    )
    print(HEAD, row, load, sep="\n")
    sys.exit(not (row.holds and load.holds))


if __name__ == "__main__":
    main()
