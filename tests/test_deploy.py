import re
from pathlib import Path

ROOT = Path(__file__).parent.parent


def versions(file):
    """Names and versions that a requirements file pins."""
    text = (ROOT / file).read_text(encoding="utf-8")
    found = re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==([^\s;\\]+)", text, re.MULTILINE)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


def test_the_lock_file_has_what_the_requirements_ask_for():
    asked, locked = versions("requirements.txt"), versions("deploy/requirements.lock")

    assert asked
    assert asked == {name: locked.get(name) for name in asked}


def test_every_package_of_the_lock_file_is_pinned_by_hash():
    text = (ROOT / "deploy/requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text.strip())

    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text


def test_the_container_has_every_folder_that_the_dashboard_imports():
    copied = set(re.findall(r"^COPY (\S+) \1", (ROOT / "Dockerfile").read_text(), re.MULTILINE))
    code = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"benchmarks", "tests"}

    assert code | {"pages", "static", "data", ".streamlit"} <= copied
