"""The text of a PDF, read in a process of its own that is ended when it takes too long.

A PDF is a program of sorts: a small file can keep a reader busy for minutes or fill the memory.
pypdf limits much of that; the rest is met by ending the process. This file is both sides: the
function that starts it, and, run as a script, the process itself. It imports nothing of ours, so
that it starts quickly and needs no path.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

# The whole of taking in an article is to stay below 5 seconds.
SECONDS = 4.0
# Enough for pypdf and a file of 5 MB; more is asked for by files that are built to ask for it. It
# leaves 100 MB of the 500 that taking in a file may have to the process that asks.
MOST_MEMORY = 400 * 1024**2


def text_of_pdf(content: bytes, most_pages: int, most_text: int) -> dict[str, Any]:
    """What is in a PDF: `pages` (the text of each), `title` and `made` (its day, "" if none).

    Where it cannot be read there is only `error`, a clause such as "is encrypted".
    """
    command = [sys.executable, "-I", __file__, str(most_pages), str(most_text)]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=SECONDS, check=False
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return {"error": f"takes more than {SECONDS:.0f} seconds to read"}
    except ValueError:
        return {"error": "is damaged or asks for too much memory"}
    return answer


def _read(content: bytes, most_pages: int, most_text: int) -> dict[str, Any]:
    """The same, here and now: it may take long, and pypdf may fail in any way."""
    import io

    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted:
        try:
            opened = bool(reader.decrypt(""))
        except Exception:  # a cipher for which nothing is installed, or a damaged key
            opened = False
        if not opened:
            return {"error": "is encrypted"}
    count = len(reader.pages)
    if count > most_pages:
        return {"error": f"has {count} pages; at most {most_pages} are read"}
    pages: list[str] = []
    for page in reader.pages:
        pages.append(page.extract_text() or "")
        if sum(map(len, pages)) > most_text:
            return {"error": f"holds more than {most_text:,} characters of text"}
    told = reader.metadata
    title, made = "", ""
    try:
        title = str((told and told.title) or "")
        day = told and told.creation_date
        made = day.date().isoformat() if day else ""
    except (ValueError, TypeError, AttributeError):
        pass  # an odd title or day of making is as good as none
    return {"pages": pages, "title": title, "made": made}


def _main() -> None:
    """Read a PDF from standard input, write what is in it to standard output as JSON."""
    import logging

    logging.disable(logging.CRITICAL)
    try:
        import resource
    except ImportError:  # not on Windows: there only the time is limited
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    most_pages, most_text = map(int, sys.argv[1:3])
    try:
        answer = _read(sys.stdin.buffer.read(), most_pages, most_text)
    except ImportError:
        answer = {"error": "cannot be read here: pypdf is not installed"}
    except MemoryError:
        answer = {"error": "asks for too much memory"}
    except Exception as error:
        # pypdf raises a dozen kinds of its own and whatever a damaged file provokes.
        answer = {"error": f"is damaged ({type(error).__name__})"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    _main()
