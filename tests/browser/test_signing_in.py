"""Signing in through a real OpenID Connect provider that runs on this machine."""

import shutil
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.visits import ROOT, Visit, free_port, serving

SECRET = "a client secret that no log may hold"
COOKIE = "a cookie secret that no log may hold"


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    """The address of the provider; it lets anybody in under the name that is typed."""
    port = free_port()
    claims = [
        '{"sub": "anna", "email": "anna@news.example", "email_verified": true}',
        '{"sub": "pupil", "email": "pupil@school.example", "email_verified": true}',
        '{"sub": "liar", "email": "anna@news.example", "email_verified": false}',
    ]
    log = tmp_path_factory.mktemp("provider") / "log.txt"
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)]
    for each in claims:
        command += ["--user-claims", each]
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        for _ in range(200):
            try:
                with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as asked:
                    asked.connect()
                break
            except OSError:
                assert process.poll() is None, log.read_text()
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        process.kill()


@pytest.fixture
def guarded(provider, tmp_path):
    """A dashboard whose editors sign in; only anna@news.example is one."""
    shutil.copytree(ROOT / "data", tmp_path / "record")
    secrets = tmp_path / "secrets.toml"
    port = free_port()
    secrets.write_text(
        f'''[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "{COOKIE}"
client_id = "timeline"
client_secret = "{SECRET}"
server_metadata_url = "{provider}/.well-known/openid-configuration"
''',
        encoding="utf-8",
    )
    with serving(
        tmp_path / "log.txt",
        port=port,
        EVENTS_SOURCE=str(tmp_path / "record"),
        EVENTS_EDITORS="anna@news.example",
        STREAMLIT_SECRETS_FILES=str(secrets),
    ) as server:
        yield server


def sign_in(visit, who):
    visit.page.goto(visit.server.address + "/articles")
    visit.page.get_by_role("button", name="Sign in").click()
    visit.page.get_by_role("button", name=who, exact=True).click()  # at the provider's
    expect(visit.page.get_by_test_id("stApp")).to_be_visible()


@pytest.mark.parametrize(
    ("who", "name", "told"),
    [
        ("anna", "anna@news.example", "You may change the record."),
        ("pupil", "pupil@school.example", "signed in as a reader"),
        ("liar", "liar", "signed in as a reader"),
    ],
)
def test_who_signs_in_is_told_what_they_may_do(guarded, browser, who, name, told):
    page = browser.new_context().new_page()
    visit = Visit(page, guarded)
    sign_in(visit, who)
    page.get_by_role("button", name=name).click()
    expect(page.get_by_text(told)).to_be_visible()

    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/end_session*")  # the provider's page; it knows of no session to end
    page.goto(guarded.address)
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    wrote = Path(guarded.log).read_text(encoding="utf-8", errors="replace")
    assert SECRET not in wrote
    assert COOKIE not in wrote
    assert "Traceback" not in wrote


def test_nobody_is_an_editor_without_signing_in(guarded, browser):
    page = browser.new_context().new_page()
    page.goto(guarded.address + "/articles")

    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
