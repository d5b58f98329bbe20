"""The browser that the tests drive: an installed Chrome or Chromium, else one we install."""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find_browser() -> str | None:
    """Where a browser is: the one that CHROME names, an installed one, or Playwright's own."""
    if named := os.environ.get("CHROME"):
        return named
    for candidate in (*NAMES, MAC):
        if found := shutil.which(candidate):
            return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def install_browser() -> None:
    """Debian's package where we may install one, else Playwright's own browser."""
    if not (is_debian() and install_from_debian()):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def is_debian() -> bool:
    """Debian itself: Ubuntu's package of that name only points to a snap."""
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text().splitlines()


def install_from_debian() -> bool:
    """Whether apt has installed Chromium, as root or through a sudo that asks nothing."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not shutil.which("sudo"):
        return False
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    update = [*apt, "update"]
    install = [*apt, "install", "-y", "--no-install-recommends", "chromium"]
    return all(subprocess.run(command).returncode == 0 for command in (update, install))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--install", action="store_true", help="install one if there is none")
    if parser.parse_args().install and not find_browser():
        install_browser()
    sys.exit(None if find_browser() else "No browser: install Chrome or Chromium, or set CHROME.")
