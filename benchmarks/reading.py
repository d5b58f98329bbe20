"""Seconds to read and check a record, in a fresh process; prints them as JSON.

python -m benchmarks.reading FOLDER
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.measures import Times
from benchmarks.processes import ROOT


def reading(folder: Path, times: int) -> tuple[Times, dict[str, Any]]:
    """Milliseconds to read and check it, each time in a fresh process, and what came of it."""
    command = [sys.executable, "-m", "benchmarks.reading", str(folder)]
    told = [
        json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
        for _ in range(times)
    ]
    return Times([each["read"] * 1000 for each in told]), told[0]


def _read(folder: str) -> dict[str, Any]:
    from loaders.query import Index
    from loaders.record import load_record

    begin = time.perf_counter()
    record = load_record(folder)
    read = time.perf_counter()
    Index(record)
    return {
        "read": read - begin,
        "index": time.perf_counter() - read,
        "acts": len(record.events),
        "problems": record.problems["message"].tolist()[:5],
    }


if __name__ == "__main__":
    print(json.dumps(_read(sys.argv[1])))
