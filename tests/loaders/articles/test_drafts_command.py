import io
import json
from pathlib import Path

import pytest

from loaders.articles.__main__ import main
from loaders.articles.drafts_command import answer_lines

SAMPLES = Path(__file__).parent.parent.parent.parent / "data" / "samples"
TEXT = "On Monday Donald Trump threatened Russia with new sanctions."


def answered(*lines):
    out = io.StringIO()
    answer_lines([line.encode() for line in lines], out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_is_answered_with_its_drafts():
    (found,) = answered(json.dumps({"id": 7, "text": TEXT, "dct": "2025-07-29", "title": ""}))

    (draft,) = found["drafts"]
    assert 7 == found["id"]
    assert ("2025-07-28", "2025-07-28", "threaten", ["trump"], ["russia"]) == tuple(
        draft[name] for name in ("first", "last", "event_type", "actors", "recipients")
    )
    assert TEXT == TEXT[slice(*draft["evidence"])]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("no json", "not a JSON object"),
        ("[1]", "not a JSON object with id"),
        ('{"id": 1, "text": 3, "dct": "2025-07-29"}', "text is 3"),
        ('{"id": 1, "text": "a", "dct": "July"}', "dct is 'July'"),
    ],
)
def test_a_bad_line_is_answered_with_what_is_wrong_and_the_next_one_is_read(line, told):
    bad, good = answered(line, json.dumps({"id": 2, "text": TEXT, "dct": "2025-07-29"}))

    assert told in bad["error"]
    assert 1 == len(good["drafts"])


def test_a_file_is_read_with_the_day_it_gives_and_offsets_of_its_own(capsys):
    file = SAMPLES / "ultimatum-2025-07-29.txt"

    assert 0 == main(["drafts", str(file)])

    drafts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    text = file.read_text(encoding="utf-8")
    ultimatum = [text[slice(*each["evidence"])] for each in drafts if each["deadline"]]
    assert any("within 10 to 12 days" in sentence for sentence in ultimatum)


def test_an_article_without_a_day_needs_one(tmp_path, capsys):
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")

    with pytest.raises(SystemExit):
        main(["drafts", str(file)])
    assert "--published is needed" in capsys.readouterr().err

    assert 0 == main(["drafts", "--published", "2025-07-29", str(file)])


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_article_is_told(tmp_path, capsys, content):
    file = tmp_path / "a.txt"
    file.write_bytes(content)

    assert 1 == main(["drafts", "--published", "2025-07-29", str(file)])
    assert "a.txt cannot be read" in capsys.readouterr().err


def test_folders_go_into_a_csv_and_a_second_run_goes_on(tmp_path, capsys):
    out = tmp_path / "drafts.csv"

    assert 0 == main(["drafts", str(SAMPLES), "--out", str(out), "--workers", "1"])
    written = out.read_bytes()
    assert 0 == main(["drafts", str(SAMPLES), "--out", str(out), "--workers", "1"])

    assert "3 read before" in capsys.readouterr().err
    assert written == out.read_bytes()
    assert written.count(b"\n") > 10
