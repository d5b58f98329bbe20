"""The record in PostgreSQL: python -m loaders.database create|import|export|migrate ADDRESS [FOLDER].

ADDRESS is written like postgresql+psycopg://user:password@host:5432/database. Others on the machine
can see the arguments of a command: `-` in its place takes the address from EVENTS_SOURCE.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from loaders.articles.rows import CannotBeSaved
from loaders.articles.swapping import NotSwapped
from loaders.database.connection import Unusable
from loaders.database.folders import Moved, export_folder, import_folder
from loaders.database.migrate import create, migrate
from loaders.record import DATA

COMMANDS = {
    "create": "make the tables in an empty database",
    "import": "put a folder of CSV files into the database",
    "export": "write the database into a folder of CSV files",
    "migrate": "bring the tables to what this version of the dashboard needs",
}


def main(arguments: list[str] | None = None) -> int:
    """Run the command that is named; what comes back is the status of the process."""
    parser = argparse.ArgumentParser(
        prog="python -m loaders.database",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, what in COMMANDS.items():
        command = commands.add_parser(name, help=what)
        command.add_argument("address", help="of the database; - for EVENTS_SOURCE")
        if name == "import":
            command.add_argument("folder", nargs="?", type=Path, default=DATA)
            command.add_argument(
                "--replace", action="store_true", help="in the place of what is there"
            )
        elif name == "export":
            command.add_argument("folder", type=Path)
    asked = parser.parse_args(arguments)
    address = os.environ.get("EVENTS_SOURCE", "") if asked.address == "-" else asked.address
    try:
        print(run(asked, address))
    except (Unusable, CannotBeSaved, NotSwapped) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def run(asked: argparse.Namespace, address: str) -> str:
    """Do what is asked; comes back with a sentence on what was done."""
    if asked.command == "import":
        return _told("in", import_folder(address, asked.folder, replace=asked.replace))
    if asked.command == "export":
        return _told("out", export_folder(address, asked.folder))
    done = create(address) if asked.command == "create" else migrate(address)
    return "\n".join(done) or "There is nothing to migrate."


def _told(way: str, moved: Moved) -> str:
    rows = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in moved.rows.items())
    return f"{way}: {rows}, {moved.changes} changes"


if __name__ == "__main__":
    sys.exit(main())
