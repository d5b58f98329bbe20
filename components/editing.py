"""Who may change the record from the page: nobody, unless whoever runs the dashboard says so."""

from __future__ import annotations

import os
from pathlib import Path

from components import source

SWITCH = "EVENTS_EDIT"


def folder() -> Path | None:
    """The folder that accepted drafts may be written to, None where the page must not write.

    The operator turns it on with EVENTS_EDIT=1, for a dashboard that only editors can reach. The
    page cannot tell a shared installation from a desk: behind a proxy every reader looks local.
    """
    place = Path(source.source())
    if os.environ.get(SWITCH, "").strip() != "1" or not place.is_dir():
        return None
    return place
