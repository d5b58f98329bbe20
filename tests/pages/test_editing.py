"""Who may change the record: nobody, those listed, whoever sits at the machine, or everybody."""

from types import SimpleNamespace

import pytest

from components import editing

LISTED = "anna@news.example, BORIS@news.example"


def signed_in(monkeypatch, claims):
    monkeypatch.setattr(editing, "_claims", lambda: claims)


@pytest.mark.parametrize(
    ("claims", "named"),
    [
        ({"sub": "1", "email": "anna@news.example", "email_verified": True}, "anna@news.example"),
        ({"sub": "1", "email": "Boris@News.example", "email_verified": True}, "Boris@News.example"),
        # Whoever calls himself Anna is not Anna yet.
        ({"sub": "1", "email": "anna@news.example", "email_verified": False}, None),
        ({"sub": "1", "email": "anna@news.example", "email_verified": "true"}, None),
        ({"sub": "1", "email": "anna@news.example"}, None),
        ({"sub": "1", "name": "anna@news.example"}, None),
        ({"sub": "1", "email": "clara@news.example", "email_verified": True}, None),
        ({}, None),
    ],
)
def test_those_listed_edit_under_an_address_that_the_provider_vouches_for(monkeypatch, claims, named):  # fmt: skip
    monkeypatch.setenv("EVENTS_EDITORS", LISTED)
    signed_in(monkeypatch, claims)

    assert named == editing.editor()


def test_an_editor_may_be_listed_by_the_id_that_the_provider_gives(monkeypatch):
    monkeypatch.setenv("EVENTS_EDITORS", "f3a9-77")
    signed_in(monkeypatch, {"sub": "f3a9-77", "email": "x@x.example"})

    assert "f3a9-77" == editing.editor()


@pytest.mark.parametrize("switch", ["", "0", "no", "true", "everybody"])
def test_an_unknown_switch_makes_nobody_an_editor(monkeypatch, switch):
    monkeypatch.setenv("EVENTS_EDIT", switch)

    assert editing.editor() is None


DESK = {"Host": "localhost:8501", "Origin": "http://localhost:8501"}


@pytest.mark.parametrize(
    ("headers", "peer", "public", "edits"),
    [
        (DESK, None, "", True),
        ({"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}, None, "", True),
        ({"Host": "[::1]:8501", "Origin": "http://[::1]:8501"}, None, "", True),
        # From another machine, whatever it calls itself.
        (DESK, "192.168.1.7", "", False),
        # Through a proxy on the same machine: each of the signs is enough.
        ({**DESK, "Host": "timeline.example"}, None, "", False),
        ({**DESK, "Origin": "https://timeline.example"}, None, "", False),
        ({**DESK, "X-Forwarded-For": "203.0.113.9"}, None, "", False),
        ({**DESK, "Via": "1.1 proxy"}, None, "", False),
        (DESK, None, "https://timeline.example", False),
        # A program, not a browser.
        ({"Host": "localhost:8501"}, None, "", False),
        ({"Host": "localhost.evil.example", "Origin": "http://localhost.evil.example"}, None, "", False),
        ({}, None, "", False),
    ],
)  # fmt: skip
def test_at_the_machine_itself_and_nowhere_else(monkeypatch, headers, peer, public, edits):
    monkeypatch.setattr(editing.st, "context", SimpleNamespace(ip_address=peer, headers=headers))
    monkeypatch.setenv("EVENTS_EDIT", "local")
    monkeypatch.setenv("PUBLIC_ADDRESS", public)

    assert edits == bool(editing.editor())
