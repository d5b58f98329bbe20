import csv
import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pytest

from loaders.articles import batch
from loaders.articles.batch import COLUMNS, articles_in, draft_files, read_one
from loaders.schema import schemas

TEXT = "Title {0}\nPublished: 2025-07-29\n\nThe Kremlin answered number {0}. It said no more.\n"


def drafting(text, published, title):
    """One draft an article, of its first sentence."""
    if "kill me" in text:
        os._exit(1)
    if "fail me" in text:
        raise RuntimeError("no luck")
    end = text.index(".") + 1
    return [
        {
            "first": published,
            "last": published,
            "actors": ["kremlin"],
            "event_type": "comment",
            "title": f"Kremlin: {title}",
            "evidence": [0, end],
            "confidence": 0.756,
            "answers": 0,
        }
    ]


class AtOnce:
    """A pool that works in this process; a file whose text says so breaks it."""

    def __init__(self, *_):
        self.broken = False

    def submit(self, function, file, *arguments):
        if self.broken:
            raise BrokenProcessPool("broken")
        future: Future = Future()
        if "kill me" in file.read_text(encoding="utf-8", errors="replace"):
            self.broken = True
            future.set_exception(BrokenProcessPool("broken"))
        else:
            future.set_result(function(file, *arguments))
        return future

    def shutdown(self, **_):
        pass


@pytest.fixture
def run(tmp_path, monkeypatch, capsys):
    """A function that drafts the articles of a folder with a pool of this process."""
    monkeypatch.setattr(batch, "ProcessPoolExecutor", AtOnce)

    def run(**options):
        options = {"drafting": drafting, "workers": 2, "progress": False, **options}
        return draft_files([tmp_path / "in"], tmp_path / "drafts.csv", **options)

    return run


@pytest.fixture
def folder(tmp_path):
    """Six articles in a folder."""
    (tmp_path / "in").mkdir()
    for number in range(6):
        (tmp_path / "in" / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    return tmp_path / "in"


def rows_of(folder):
    with (folder.parent / "drafts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def titles(folder):
    return [row["title"] for row in rows_of(folder)]


ALL = [f"Kremlin: Title {number}" for number in range(6)]


def test_every_article_gets_its_rows_in_order(folder, run):
    done = run()

    assert titles(folder) == ALL
    assert (done.rows, len(done.done), done.failed, done.exit_status) == (6, 6, [], 0)


def test_a_row_has_the_columns_of_the_record_and_what_it_rests_on(folder, run):
    run()

    row = rows_of(folder)[0]
    assert list(row) == COLUMNS
    assert COLUMNS[:18] == schemas()["events"].columns
    assert {name: text for name, text in row.items() if text} == {
        "date": "2025-07-29",
        "title": "Kremlin: Title 0",
        "actors": "kremlin",
        "event_type": "comment",
        "topics": "other",
        "importance": "3",
        "evidence": "The Kremlin answered number 0.",
        "evidence_start": "0",
        "evidence_end": "30",
        "confidence": "0.76",
        "article_file": str(folder / "0.txt"),
        "article_title": "Title 0",
        "article_published": "2025-07-29",
        "article_published_from": 'line "Published: 2025-07-29"',
        "article_sha256": row["article_sha256"],
    }
    assert len(row["article_sha256"]) == 64


def test_a_second_run_reads_only_what_is_new(folder, run):
    run()
    (folder / "3b.txt").write_text(TEXT.format("new"), encoding="utf-8")

    done = run()

    assert titles(folder) == [*ALL, "Kremlin: Title new"]
    assert (len(done.done), len(done.skipped)) == (1, 6)


def test_the_same_text_under_two_names_is_read_once(folder, run):
    (folder / "twin.txt").write_text(TEXT.format(0), encoding="utf-8")

    run()

    assert titles(folder) == ALL


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("2b.txt", b"", "It is empty"),
        ("2b.pdf", b"%PDF-1.4 rubbish", "The PDF is damaged"),
        ("2b.html", b"\x00\x01\x02\x03", "It is no text"),
        ("2b.txt", b"Title\n\nNo day here.", "no day of publication"),
        ("2b.txt", b"Title\nPublished: 2025-07-29\n\nfail me.", "RuntimeError: no luck"),
        ("2b.txt", b"Title\nPublished: 2025-07-29\n\nkill me.", "the process that read it ended"),
    ],
)
def test_a_bad_file_is_told_and_passed_over(folder, run, capsys, name, content, said):
    (folder / name).write_bytes(content)

    done = run()

    assert titles(folder) == ALL
    assert [Path(file).name for file, _ in done.failed] == [name]
    assert said in done.failed[0][1]
    assert done.exit_status == 1
    assert f"{folder / name}: " in capsys.readouterr().err
    (folder / name).unlink()
    assert run().exit_status == 0


def test_the_day_may_be_given_for_all(folder, run):
    (folder / "x.txt").write_text("Title\n\nNo day here.", encoding="utf-8")

    run(published=date(2025, 8, 1))

    last = rows_of(folder)[-1]
    assert (last["article_published"], last["article_published_from"]) == (
        "2025-08-01",
        "given by hand",
    )


@pytest.mark.parametrize("kept", [0, 1, 3])
@pytest.mark.parametrize("torn", ["", "2025,half a r", '"2025,an open quote'])
def test_what_an_interrupted_run_left_is_put_right(folder, run, kept, torn):
    run()
    out, done = folder.parent / "drafts.csv", folder.parent / "drafts.csv.done"
    lines = done.read_text(encoding="utf-8").splitlines(keepends=True)
    done.write_text("".join(lines[:kept]) + '{"sha256": "ab', encoding="utf-8")
    with out.open("a", encoding="utf-8") as file:
        file.write(torn)

    again = run()

    assert sorted(titles(folder)) == ALL
    assert len(again.skipped) == kept


def test_what_an_editor_changed_between_two_runs_stays(folder, run):
    run()
    out = folder.parent / "drafts.csv"
    text = out.read_text(encoding="utf-8").replace("Kremlin: Title 2", "My own title")
    out.write_text(text, encoding="utf-8")

    run()

    assert titles(folder)[2] == "My own title"
    assert len(titles(folder)) == 6


def test_another_file_is_not_written_over(folder, run):
    (folder.parent / "drafts.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    with pytest.raises(ValueError, match="is not a file of drafts"):
        run()

    assert (folder.parent / "drafts.csv").read_text(encoding="utf-8") == "a,b\n1,2\n"


def test_no_cell_is_a_formula(folder, run):
    (folder / "0.txt").write_text(
        "=cmd()\nPublished: 2025-07-29\n\n=SUM(A1) they wrote.", encoding="utf-8"
    )

    run()

    assert not [
        cell for row in rows_of(folder) for cell in row.values() if cell[:1] in "=+-@" and cell
    ]


def test_only_files_of_articles_are_looked_for(tmp_path):
    for name in ["b.txt", "a.html", "sub/c.PDF", ".hidden/d.txt", "e.csv", "f.docx", ".g.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")

    found = articles_in([tmp_path, tmp_path / "e.csv", tmp_path / "b.txt"])

    assert [file.name for file in found] == ["a.html", "b.txt", "c.PDF", "e.csv"]


def test_a_file_that_is_gone_is_told(tmp_path, run):
    (tmp_path / "in").mkdir()

    done = draft_files([tmp_path / "gone.txt"], tmp_path / "drafts.csv", progress=False)

    assert done.failed == [(str(tmp_path / "gone.txt"), "it cannot be read")]
    assert read_one(tmp_path / "gone.txt", drafting, None).failure


RUN = """
import sys
sys.path[:0] = {path}
from loaders.articles.batch import draft_files
from slow import drafting

if __name__ == "__main__":
    done = draft_files(sys.argv[1:-1], sys.argv[-1], drafting=drafting, workers=2)
    sys.exit(done.exit_status)
"""
SLOW = """
import os, time

def drafting(text, published, title):
    if "kill me" in text:
        os._exit(1)
    time.sleep({seconds})
    return [dict(first=published, last=published, actors=["kremlin"], event_type="comment",
                 title=title, evidence=[0, 9], confidence=1.0)]
"""


@pytest.fixture
def command(folder):
    """A function that starts a run in processes of its own."""

    def start(seconds):
        place = folder.parent
        path = [str(Path(__file__).parents[3]), str(place)]
        (place / "run.py").write_text(RUN.format(path=path), encoding="utf-8")
        (place / "slow.py").write_text(SLOW.format(seconds=seconds), encoding="utf-8")
        return subprocess.Popen(
            [sys.executable, "-W", "error", str(place / "run.py"), str(folder), str(place / "drafts.csv")],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
            start_new_session=True,
        )  # fmt: skip

    return start


def test_processes_read_the_articles_and_one_that_dies_harms_no_other(folder, command):
    (folder / "2b.txt").write_text(TEXT.format("kill me"), encoding="utf-8")

    process = command(seconds=0)
    told = process.communicate(timeout=60)[1]

    assert process.returncode == 1
    assert titles(folder) == [f"Title {number}" for number in range(6)]
    assert "2b.txt: the process that read it ended" in told


def test_an_interrupt_leaves_a_file_that_can_be_gone_on_with(folder, command):
    done = folder.parent / "drafts.csv.done"
    process = command(seconds=0.4)
    while process.poll() is None and not (done.exists() and done.read_text()):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    told = process.communicate(timeout=60)[1]

    first = titles(folder)
    finished = [json.loads(line) for line in done.read_text(encoding="utf-8").splitlines()]
    assert process.returncode == 130
    assert "Traceback" not in told
    assert 1 <= len(first) == len(finished) < 6

    process = command(seconds=0)
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert titles(folder) == [f"Title {number}" for number in range(6)]
