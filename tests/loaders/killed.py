"""Corrects acts of a folder without end, and says each that was saved: to be killed while it does."""

import sys

from loaders.corrections import change_event, row_in

ACT = "2025-07-28-trump-cuts-deadline"


def main(folder: str, begin: str) -> None:
    """Writes the numbers from `begin` on into two cells of an act, one change each."""
    number = int(begin)
    while True:
        seen = row_in(folder, "events", ACT)
        new = {"note": f"note {number}", "demand": f"demand {number}"}
        change_event(folder, ACT, seen, new, "an editor", f"change to {number}")
        print(number, flush=True)
        number += 1


if __name__ == "__main__":
    main(*sys.argv[1:])
