"""One case at a time in a process of its own, so that a hang or a full memory ends only that.

Run as a script it is the process: it reads cases from standard input and writes what came of each.
`Worker` is the other side: it starts the process, waits, and ends it when it takes too long.
"""

from __future__ import annotations

import os
import pickle
import resource
import select
import struct
import subprocess
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]

# Issue "Hostile input": never a hang over 5 s, never over 500 MB. Seconds are those of the
# processor, the process's and its children's, so that a busy machine fails no test.
MOST_SECONDS = 5.0
MOST_MEMORY = 500 * 1024**2
# When the process is ended: it has hung, or it asks for what no machine should give.
PATIENCE = 40.0
HARD_MEMORY = 3 * 1024**3


@dataclass(frozen=True)
class Outcome:
    """What came of one case: `read`, `refused`, or what must not be: `crash`, `hang`, `killed`.

    `told` is what the reader gave or said; `seconds` are the processor's, `memory` is by how much
    the process grew at its peak, in bytes.
    """

    kind: str
    told: Any = None
    seconds: float = 0.0
    memory: int = 0

    @property
    def fault(self) -> str:
        """What must not be, "" if all is well."""
        if self.kind not in ("read", "refused"):
            return f"{self.kind}: {self.told}"
        if self.seconds > MOST_SECONDS:
            return f"took {self.seconds:.1f} s of the processor"
        if self.memory > MOST_MEMORY:
            return f"took {self.memory / 1024**2:.0f} MB"
        return ""


class Worker:
    """A process that reads cases; started anew after each that ended it."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def __call__(self, reader: str, data: bytes, name: str = "") -> Outcome:
        """What the reader of that name makes of the bytes."""
        if self.process is None:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.hostile.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=ROOT,
            )
        pipe, back = self.process.stdin, self.process.stdout
        assert pipe is not None
        assert back is not None
        try:
            _send(pipe, (reader, data, name))
            if not select.select([back], [], [], PATIENCE)[0]:
                self.close()
                return Outcome("hang", f"no answer in {PATIENCE:.0f} s")
            outcome: Outcome = _receive(back)
        except (EOFError, BrokenPipeError):
            status = self.process.wait()
            self.close()
            return Outcome("killed", f"the process ended with {status}")
        return outcome

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


def _send(pipe: IO[bytes], value: Any) -> None:
    body = pickle.dumps(value)
    pipe.write(struct.pack(">Q", len(body)) + body)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> Any:
    head = pipe.read(8)
    if len(head) < 8:
        raise EOFError
    return pickle.loads(pipe.read(struct.unpack(">Q", head)[0]))


def _ran(read: Callable[[bytes, str], Any], data: bytes, name: str, refusals: Any) -> Outcome:
    before, peak = _seconds(), _peak()
    try:
        kind, told = "read", read(data, name)
    except refusals as error:
        kind, told = "refused", str(error)
    except BaseException:
        kind, told = "crash", traceback.format_exc(limit=-8)
    return Outcome(kind, told, _seconds() - before, _peak(reset=False) - peak)


def _seconds() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def _peak(reset: bool = True) -> int:
    """The most memory the process has had; after `reset` since now (proc(5), clear_refs)."""
    if reset:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def main() -> None:
    """Read cases until there are no more."""
    from tests.hostile.readers import READERS, REFUSALS

    pipe, back = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints, it does not spoil the answers
    resource.setrlimit(resource.RLIMIT_DATA, (HARD_MEMORY, HARD_MEMORY))
    while True:
        try:
            reader, data, name = _receive(pipe)
        except EOFError:
            return
        _send(back, _ran(READERS[reader], data, name, REFUSALS))


if __name__ == "__main__":
    # What is sent back is pickled by its module's name, which is not __main__ on the other side.
    from tests.hostile import worker

    worker.main()
