import os
import threading

import pytest

from loaders.articles import swapping
from loaders.articles.swapping import BACKUPS, JOURNAL, NotSwapped, locked, recover, swap

OLD = {"a.csv": b"old a", "b.csv": b"old b"}
NEW = {"a.csv": b"new a", "b.csv": b"new b", "c.csv": b"new c"}


class Crash(BaseException):
    """The machine stops here."""


@pytest.fixture
def folder(tmp_path):
    for name, content in OLD.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def left_over(folder):
    return [path.name for path in folder.rglob("*.new")] + [
        path.name for path in folder.rglob(JOURNAL)
    ]


def test_all_files_are_changed_and_copies_kept(folder):
    with locked(folder):
        backup = swap(folder, NEW)

    assert contents(folder) == NEW
    assert contents(backup) == OLD
    assert left_over(folder) == []


def stop_at(monkeypatch, name, count, error):
    """Make the system fail at the n-th call of a kind, before the call is carried out."""
    real = getattr(os, name)
    calls = [0]

    def call(*arguments, **named):
        calls[0] += 1
        if calls[0] == count:
            raise error
        return real(*arguments, **named)

    monkeypatch.setattr(os, name, call)


PLACES = [("fsync", number) for number in range(1, 13)] + [
    ("replace", number) for number in range(1, 5)
]


@pytest.mark.parametrize(("name", "count"), PLACES)
def test_after_a_crash_all_is_old_or_all_is_new(folder, name, count):
    with pytest.MonkeyPatch.context() as patch:
        stop_at(patch, name, count, Crash())
        try:
            with locked(folder):
                swap(folder, NEW)
        except Crash:
            pass

    recover(folder)

    assert contents(folder) in (OLD, NEW)
    assert left_over(folder) == []
    with locked(folder):
        swap(folder, NEW)
    assert contents(folder) == NEW


@pytest.mark.parametrize(("name", "count"), PLACES)
def test_after_an_error_all_is_as_it_was_or_all_is_changed(folder, name, count):
    failed = False
    with pytest.MonkeyPatch.context() as patch:
        stop_at(patch, name, count, OSError(5, "Input/output error"))
        try:
            with locked(folder):
                swap(folder, NEW)
        except NotSwapped:
            failed = True

    assert contents(folder) == (OLD if failed else NEW)
    assert left_over(folder) == []


def crashed(folder, count):
    """A folder in which the n-th file did not get its place any more."""
    with pytest.MonkeyPatch.context() as patch:
        # The first one is the journal's.
        stop_at(patch, "replace", 1 + count, Crash())
        with pytest.raises(Crash), locked(folder):
            swap(folder, NEW)


def test_a_change_that_was_complete_is_carried_out(folder):
    crashed(folder, 2)
    assert contents(folder) == {**OLD, "a.csv": b"new a"}

    assert recover(folder) == "carried out"
    assert contents(folder) == NEW


def test_a_change_of_which_a_part_is_damaged_is_taken_back(folder):
    crashed(folder, 2)
    (folder / ".b.csv.new").write_bytes(b"ne")

    assert recover(folder) == "taken back"
    assert contents(folder) == OLD


def test_who_comes_next_recovers_by_locking(folder):
    crashed(folder, 3)

    with locked(folder):
        assert contents(folder) == NEW


def test_a_crash_while_recovering_can_be_recovered(folder):
    crashed(folder, 1)
    with pytest.MonkeyPatch.context() as patch:
        stop_at(patch, "replace", 2, Crash())
        with pytest.raises(Crash):
            recover(folder)

    recover(folder)

    assert contents(folder) == NEW


def test_without_a_journal_there_is_nothing_to_recover(folder):
    assert recover(folder) == ""
    assert contents(folder) == OLD


def test_copies_are_counted_and_the_oldest_go(folder, monkeypatch):
    monkeypatch.setattr(swapping, "KEPT_BACKUPS", 2)
    for number in range(4):
        with locked(folder):
            swap(folder, {"a.csv": b"%d" % number})

    kept = sorted(path.name for path in (folder / BACKUPS).iterdir() if path.is_dir())
    assert kept == ["000003", "000004"]
    assert (folder / BACKUPS / "000004" / "a.csv").read_bytes() == b"2"


def test_two_threads_change_a_folder_one_after_the_other(folder):
    (folder / "a.csv").write_bytes(b"0")

    def count():
        for _ in range(5):
            with locked(folder):
                number = int((folder / "a.csv").read_bytes())
                swap(folder, {"a.csv": b"%d" % (number + 1)})

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (folder / "a.csv").read_bytes() == b"20"
