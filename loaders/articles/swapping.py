"""Several files of a folder changed together: all of them or none, with a copy of what was.

A file system can put one new file in the place of an old one at a stroke, but not several. So
the new files are written beside the old ones first, then a journal says that they are complete,
then each takes its place, then the journal goes. Whoever comes after an interruption finds the
journal, and either carries the change out or takes it back; without a journal nothing was changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

BACKUPS = ".backup"
JOURNAL = "journal.json"
LOCK = "lock"
NEW = ".new"
# Copies of the whole record are about half a megabyte each.
KEPT_BACKUPS = 100

# Within one process, for systems whose file locks do not tell threads apart.
_one_at_a_time = threading.RLock()


class NotSwapped(OSError):
    """A change could not be made, and nothing was changed."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other processes and threads from changing the folder; finish or undo what was left."""
    backups = folder / BACKUPS
    with _one_at_a_time:
        backups.mkdir(exist_ok=True)
        with (backups / LOCK).open("a+b") as file:
            try:
                import fcntl
            except ImportError:  # not on Windows, where one process alone may write
                pass
            else:
                fcntl.flock(file, fcntl.LOCK_EX)
            recover(folder)
            yield


def swap(folder: Path, changed: Mapping[str, bytes]) -> Path:
    """Put new contents in the place of files of a folder, in the order given.

    Comes back with the folder that holds the old ones. Call it within `locked`. Raises
    NotSwapped if the system does not let it write; then all files are as they were.
    """
    backup = _next_backup(folder)
    try:
        backup.mkdir()
        for name in changed:
            if (folder / name).exists():
                shutil.copyfile(folder / name, backup / name)
                _sync(backup / name)
        for name, content in changed.items():
            _write(_new(folder, name), content)
        _sync(folder)
        files = {name: _digest(content) for name, content in changed.items()}
        _begin(folder, backup, files)
    except OSError as error:
        _end(folder, safely=False)
        _forget(folder, list(changed))
        raise NotSwapped(f"{folder} cannot be written: {error.strerror or error}") from error
    try:
        for name in changed:
            os.replace(_new(folder, name), folder / name)
        _sync(folder)
        _end(folder)
    except OSError as error:
        _take_back(folder, backup, list(changed))
        raise NotSwapped(f"{folder} cannot be changed: {error.strerror or error}") from error
    _prune(folder)
    return backup


def unchanged(folder: Path, seen: Mapping[str, bytes]) -> None:
    """Raise NotSwapped if a file is not any more what was read: a hand or git was at it meanwhile.

    Hands and git do not know of our lock; this leaves them the instant of the swap alone.
    """
    for name, content in seen.items():
        path = folder / name
        if path.exists() and path.read_bytes() != content:
            raise NotSwapped(
                f"{path} was changed by something else while the change was prepared; "
                "nothing was saved, please try again"
            )


def finished(folder: Path) -> None:
    """Wait for a change that is being made, and finish or undo one that was interrupted.

    For readers, who else could find new tables beside old ones. Where the folder cannot be
    written nothing is done: then nobody here has begun a change either.
    """
    if (folder / BACKUPS / JOURNAL).exists():
        with suppress(OSError), locked(folder):
            pass


def recover(folder: Path) -> str:
    """Finish or undo a change that was interrupted; "" if there was none, else what was done.

    It is carried out if every new file is whole, on the spot or in its place already, and taken
    back from the copies if not.
    """
    journal = folder / BACKUPS / JOURNAL
    if not journal.exists():
        journal.with_suffix(NEW).unlink(missing_ok=True)
        _forget(folder, [path.name[1 : -len(NEW)] for path in folder.glob(f".*.csv{NEW}")])
        return ""
    told = json.loads(journal.read_text(encoding="utf-8"))
    backup, files = folder / BACKUPS / told["backup"], told["files"]
    whole = all(
        _digest_of(_new(folder, name)) == digest or _digest_of(folder / name) == digest
        for name, digest in files.items()
    )
    if not whole:
        _take_back(folder, backup, list(files))
        return "taken back"
    for name, digest in files.items():
        if _digest_of(_new(folder, name)) == digest:
            os.replace(_new(folder, name), folder / name)
    _sync(folder)
    _end(folder)
    return "carried out"


def _new(folder: Path, name: str) -> Path:
    """Where the new content of a file waits: in the same folder, so that it only needs a name."""
    return folder / f".{name}{NEW}"


def _next_backup(folder: Path) -> Path:
    """The folder of the next backup; they are counted, because a clock can be wrong."""
    (folder / BACKUPS).mkdir(exist_ok=True)
    last = max((int(path.name) for path in _numbered(folder)), default=0)
    return folder / BACKUPS / f"{last + 1:06}"


def _numbered(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / BACKUPS).iterdir() if path.name.isdigit())


def _begin(folder: Path, backup: Path, files: dict[str, str]) -> None:
    """Write the journal, whole or not at all: from here on the change is to be made."""
    journal = folder / BACKUPS / JOURNAL
    waiting = journal.with_suffix(NEW)
    text = json.dumps({"backup": backup.name, "files": files})
    _write(waiting, text.encode("utf-8"))
    os.replace(waiting, journal)
    _sync(journal.parent)


def _end(folder: Path, *, safely: bool = True) -> None:
    """Take the journal away; where nothing was changed yet it need not be gone from the disk."""
    journal = folder / BACKUPS / JOURNAL
    journal.unlink(missing_ok=True)
    journal.with_suffix(NEW).unlink(missing_ok=True)
    if safely:
        _sync(journal.parent)


def _take_back(folder: Path, backup: Path, names: list[str]) -> None:
    """Put the copies back; a file that had none was new and goes."""
    for name in names:
        if (backup / name).exists():
            old = _new(folder, name)
            _write(old, (backup / name).read_bytes())
            os.replace(old, folder / name)
        else:
            (folder / name).unlink(missing_ok=True)
    _forget(folder, names)
    _sync(folder)
    _end(folder)


def _forget(folder: Path, names: list[str]) -> None:
    """Take away what was written beside files and never took their place."""
    for name in names:
        _new(folder, name).unlink(missing_ok=True)


def _prune(folder: Path) -> None:
    for path in _numbered(folder)[:-KEPT_BACKUPS]:
        shutil.rmtree(path, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:  # Windows does not open folders
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _digest_of(path: Path) -> str:
    return _digest(path.read_bytes()) if path.exists() else ""
