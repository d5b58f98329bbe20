"""An editor's process killed at any moment: the folder holds the old state or the new, and its log."""

import random
import shutil
import subprocess
import sys
import threading

import pytest

from loaders.articles.swapping import finished
from loaders.changes import changes
from loaders.corrections import row_in
from loaders.record import DATA, load_record
from tests.loaders.killed import ACT

ROOT = DATA.parent
# One correction takes about a quarter of a second; after this long several were made.
LONGEST = 1.2


def killed_after(folder, begin, seconds):
    """The numbers that the process said it had saved before it was killed."""
    command = [sys.executable, "-m", "tests.loaders.killed", str(folder), str(begin)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = [process.stdout.readline()]  # it has started and saved once
        clock = threading.Timer(seconds, process.kill)
        clock.start()
        said += process.stdout.readlines()
        clock.join()
    assert process.returncode == -9
    return [int(line) for line in said if line.endswith("\n")]


def kill_again_and_again(folder, tries, seed):
    chance = random.Random(seed)
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns(".backup"))
    others = load_record(folder).events.drop(index=load_record(folder).row_of[ACT])
    number, saved = 0, []
    for _ in range(tries):
        saved += killed_after(folder, number, chance.random() * LONGEST)
        finished(folder)  # what a reader does first
        row = row_in(folder, "events", ACT)
        log = changes(folder)
        number = int(row["note"].removeprefix("note "))

        # Both cells are of one change, never one of each; what was said to be saved is.
        assert row["demand"] == f"demand {number}"
        assert number in (saved[-1], saved[-1] + 1)
        assert f"change to {number}" == log[-1].why
        assert set(saved) <= {int(each.why.removeprefix("change to ")) for each in log}
        number += 1
    record = load_record(folder)
    assert not len(record.problems)
    assert others.equals(record.events.drop(index=record.row_of[ACT]))


def test_an_editor_killed_at_any_moment_leaves_the_old_state_or_the_new(tmp_path):
    kill_again_and_again(tmp_path / "record", tries=5, seed=1)


@pytest.mark.long
def test_an_editor_killed_two_hundred_times_loses_nothing(tmp_path):
    kill_again_and_again(tmp_path / "record", tries=200, seed=2)
