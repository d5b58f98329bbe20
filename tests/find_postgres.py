"""The PostgreSQL server that the tests start: an installed one, else Debian's package."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

NEEDED = ("initdb", "postgres")
# Debian keeps the server's programs of each version apart and not on the path.
DEBIAN = Path("/usr/lib/postgresql")
MISSING = (
    "No PostgreSQL server: `make test` installs Debian's package where it may; elsewhere install "
    "PostgreSQL 15 or newer, or set PG_BIN to the folder of its programs."
)


def find_postgres() -> Path | None:
    """The folder with the server's programs: the one that PG_BIN names, else the newest."""
    if named := os.environ.get("PG_BIN"):
        return Path(named) if all((Path(named) / name).exists() for name in NEEDED) else None
    versions = sorted(
        (place for place in DEBIAN.glob("*/bin")),
        key=lambda place: int(place.parent.name) if place.parent.name.isdigit() else 0,
        reverse=True,
    )
    on_path = [Path(found).parent for name in NEEDED if (found := shutil.which(name))]
    for place in (*versions, *on_path):
        if all((place / name).exists() for name in NEEDED):
            return place
    return None


def install_postgres() -> bool:
    """Whether apt has installed it, as root or through a sudo that asks nothing."""
    if not shutil.which("apt-get"):
        return False
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not shutil.which("sudo"):
        return False
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    update = [*apt, "update"]
    install = [*apt, "install", "-y", "--no-install-recommends", "postgresql"]
    return all(subprocess.run(command).returncode == 0 for command in (update, install))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install one if there is none")
    if parser.parse_args().install and not find_postgres():
        install_postgres()
    sys.exit(None if find_postgres() else MISSING)
