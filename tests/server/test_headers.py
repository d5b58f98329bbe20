import pytest

from server.headers import ancestors, headers_of, inline_scripts


def test_the_policy_names_no_other_host():
    policy = headers_of()["Content-Security-Policy"].replace("frame-ancestors *", "")

    assert "http" not in policy
    assert "*" not in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'self' blob: 'sha256-" in policy


def test_streamlits_page_has_an_inline_script_and_its_hash_is_known():
    assert 1 == len(inline_scripts())


@pytest.mark.parametrize(
    ("named", "editing", "allowed"),
    [
        ("", "", "*"),
        ("", "1", "'self'"),
        ("https://news.example https://*.school.example", "", "https://news.example https://*.school.example"),
        ("'none'", "1", "'none'"),
    ],
)  # fmt: skip
def test_who_may_frame_the_dashboard(monkeypatch, named, editing, allowed):
    monkeypatch.setenv("EMBED_ANCESTORS", named)
    monkeypatch.setenv("EVENTS_EDIT", editing)

    assert allowed == ancestors()


@pytest.mark.parametrize("named", ["*; script-src *", "news.example", "https://a.example, https://b.example", "javascript:x"])  # fmt: skip
def test_what_is_no_origin_is_refused(monkeypatch, named):
    monkeypatch.setenv("EMBED_ANCESTORS", named)

    with pytest.raises(ValueError, match="EMBED_ANCESTORS has"):
        ancestors()
