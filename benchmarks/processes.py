"""A Streamlit server in a process of its own, started as a reader's would be, and warmed."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
DASHBOARD = ROOT / "dashboard.py"
BARE = Path(__file__).parent / "bare.py"
PLAIN = Path(__file__).parent / "plain.py"
TWO_SELECTS = Path(__file__).parent / "two_selects.py"
START_SECONDS = 300


@dataclass(frozen=True)
class Running:
    """A server: where it listens, and the number of its process."""

    address: str
    pid: int

    @property
    def cpu_seconds(self) -> float:
        """Processor time the process has used, in user and system mode."""
        fields = (
            Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def memory_mb(self) -> float:
        """Memory of the process that no other one shares, in megabytes."""
        text = Path(f"/proc/{self.pid}/smaps_rollup").read_text(encoding="ascii")
        private = re.findall(r"^Private_(?:Clean|Dirty):\s+(\d+) kB", text, re.MULTILINE)
        return sum(map(int, private)) / 1024


@contextmanager
def serving(script: Path, **environment: str) -> Iterator[str]:
    """The address of a warm server of that script; it ends with the block."""
    with running(script, **environment) as server:
        yield server.address


@contextmanager
def running(script: Path, **environment: str) -> Iterator[Running]:
    """A warm server of that script; it ends with the block.

    Every server is started from the project's folder, so that .streamlit/config.toml counts for
    all of them, but for garbage collection: what we are held against collects as Streamlit comes.
    `environment` is added to ours, from which EVENTS_SOURCE is taken out.
    """
    port = free_port()
    address = f"http://localhost:{port}"
    own = {k: v for k, v in os.environ.items() if k != "EVENTS_SOURCE"} | environment
    flags = ["--server.port", str(port), "--server.address", "localhost", "--server.headless=true"]
    flags += [] if script == DASHBOARD else ["--runner.postScriptGC=true"]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *flags]
    with TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, env=own, stdout=log, stderr=log)
        try:
            _warm(address, process)
            yield Running(address, process.pid)
        except Exception as error:
            log.seek(0)
            wrote = log.read().decode(errors="replace")[-4000:].strip()
            error.add_note(f"{script.name} wrote: {wrote}")
            raise
        finally:
            process.terminate()
            process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("localhost", 0))
        return int(asked.getsockname()[1])


def _warm(address: str, process: subprocess.Popen[bytes]) -> None:
    """Waits until the server answers and has run its script once without an error."""
    end = time.monotonic() + START_SECONDS
    for path in ("/_stcore/health", "/_stcore/script-health-check"):
        while True:
            try:
                with urlopen(address + path, timeout=START_SECONDS):
                    break
            except URLError:
                if process.poll() is not None or time.monotonic() > end:
                    raise
                time.sleep(0.1)
