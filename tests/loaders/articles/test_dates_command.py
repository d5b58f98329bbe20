"""The command line: python -m loaders.articles dates."""

import io
import json
import subprocess
import sys
from datetime import date

import pytest

from loaders.articles.__main__ import answer, main


def test_a_file_is_answered_with_one_object_a_mention(tmp_path, capsys):
    file = tmp_path / "article.txt"
    file.write_text("They met on Monday.", encoding="utf-8")

    status = main(["dates", "--published", "2025-07-29", str(file)])

    found = json.loads(capsys.readouterr().out)
    assert (0, "Monday", "2025-07-28") == (status, found["text"], found["first"])


def test_each_line_is_answered():
    lines = [{"id": n, "text": "They met on Monday.", "dct": "2025-07-29"} for n in (1, 2)]
    out = io.StringIO()

    answer([json.dumps(line).encode() for line in lines], out)

    expected = [[12, 18, "2025-07-28", "2025-07-28", "day"]]
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [{"id": 1, "timexes": expected}, {"id": 2, "timexes": expected}] == answers


@pytest.mark.parametrize(
    ("line", "name", "says"),
    [
        (b"{", None, "not a JSON object"),
        (b"[1]", None, "not a JSON object"),
        (b"\xff", None, "not a JSON object"),
        (b'{"id": "a", "dct": "2025-07-29"}', "a", "'text' is missing"),
        (b'{"id": "a", "text": "x"}', "a", "'dct' is missing"),
        (b'{"id": "a", "text": 5, "dct": "2025-07-29"}', "a", "5 and not a string"),
        (b'{"id": "a", "text": "x", "dct": "soon"}', "a", "'soon' is not a day"),
    ],
)
def test_a_bad_line_gets_an_error_that_says_what_is_wrong(line, name, says):
    out = io.StringIO()

    answer([line, b'{"id": "b", "text": "", "dct": "2025-07-29"}'], out)

    bad, good = [json.loads(row) for row in out.getvalue().splitlines()]
    assert name == bad["id"]
    assert says in bad["error"]
    assert {"id": "b", "timexes": []} == good


def test_a_file_that_is_not_there_is_told(tmp_path, capsys):
    status = main(["dates", "--published", "2025-07-29", str(tmp_path / "none.txt")])

    assert 1 == status
    assert "none.txt cannot be read" in capsys.readouterr().err


def test_the_command_starts_without_tables_and_language_models():
    code = (
        "import sys; from loaders.articles.__main__ import main; "
        "print([m for m in ('pandas', 'spacy', 'dateparser') if m in sys.modules])"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert "[]" == ran.stdout.strip()


def test_publication_may_carry_a_time():
    out = io.StringIO()

    answer([b'{"id": 1, "text": "today", "dct": "2025-07-29T10:00:00Z"}'], out)

    assert date(2025, 7, 29).isoformat() == json.loads(out.getvalue())["timexes"][0][2]
