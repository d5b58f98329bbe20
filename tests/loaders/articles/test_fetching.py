import gzip
import os
import socket
import ssl
import threading
import time
import zlib
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from loaders.articles import fetching
from loaders.articles.addresses import is_public
from loaders.articles.fetching import Fetched, FetchRefused, fetch, fetching_allowed

PAGE = b"<html><body><p>The Kremlin answered.</p></body></html>"
HTML = {"Content-Type": "text/html; charset=utf-8"}

# A certificate for news.example and its key, good for these tests and for nothing else.
CERTIFICATE = """\
-----BEGIN CERTIFICATE-----
MIIBnTCCAUSgAwIBAgIUG9kYu0JmWdggkhx5Bf7KMhzMosswCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMbmV3cy5leGFtcGxlMCAXDTI2MTEyNDA0MjI1NFoYDzIxMjYx
MDMxMDQyMjU0WjAXMRUwEwYDVQQDDAxuZXdzLmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAASUewZQgu5Gm2XcoaH3LyCoZ0E9ngA1KAyTyZ/lvagO7WhJ
RNiGLURRhtE4Rm8lQcSX5ss4sgBPP4lR7+b4E+ado2wwajAdBgNVHQ4EFgQU6oJB
fud0Xox0fANF30cZiHBGpL4wHwYDVR0jBBgwFoAU6oJBfud0Xox0fANF30cZiHBG
pL4wFwYDVR0RBBAwDoIMbmV3cy5leGFtcGxlMA8GA1UdEwEB/wQFMAMBAf8wCgYI
KoZIzj0EAwIDRwAwRAIgQjis4oxtNVu4wPhEa/GmOxHZ8ZNhyNVqi3cgZGfyK9AC
IF/5YsgsZ7PwwDh3q9DZhPqA9ioCOHlF+a5CPeOByuVZ
-----END CERTIFICATE-----
"""
KEY = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgpOzJ+yFvUyQr9zm3
B06C7uMrL2RMJ6mNEH+mpRlpAD2hRANCAASUewZQgu5Gm2XcoaH3LyCoZ0E9ngA1
KAyTyZ/lvagO7WhJRNiGLURRhtE4Rm8lQcSX5ss4sgBPP4lR7+b4E+ad
-----END PRIVATE KEY-----
"""


@pytest.fixture(autouse=True)
def allowed(monkeypatch):
    monkeypatch.setenv("ARTICLES_FETCH", "1")


@contextmanager
def serving(answer, certificate=None):
    """A server that hands each request to `answer`; its port and the requests it saw."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append((self.path, dict(self.headers)))
            answer(self)

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_):
            pass

    server = Server(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server.server_port, seen
    finally:
        server.shutdown()
        server.server_close()


def send(body=PAGE, status=200, **headers):
    """An answer of these bytes and headers; a header that is None is left away."""
    given = {**HTML, "Content-Length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}

    def answer(request):
        request.send_response(status)
        for name, value in given.items():
            if value is not None:
                request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def anywhere(address):
    return True


def here(host, port):
    return ["127.0.0.1"]


def get(port, path="/a", host="news.example", **options):
    """What `fetch` gives for a page of the local server."""
    options = {"resolve": here, "is_allowed": anywhere, "ports": [port], **options}
    return fetch(f"http://{host}:{port}{path}", **options)


def test_a_page_is_fetched():
    with serving(send()) as (port, seen):
        fetched = get(port, "/2025/ä?q=a b".replace(" ", "%20"))

    path, headers = seen[0]
    assert fetched == Fetched(
        f"http://news.example:{port}/2025/%C3%A4?q=a%20b", PAGE, "text/html; charset=utf-8"
    )
    assert path == "/2025/%C3%A4?q=a%20b"
    assert headers["Host"] == f"news.example:{port}"
    assert headers["User-Agent"].startswith("us-russia-timeline/")
    assert "Cookie" not in headers


@pytest.mark.parametrize("value", ["", "0", "yes", "true "])
def test_fetching_is_off_unless_it_is_turned_on(value, monkeypatch):
    monkeypatch.setenv("ARTICLES_FETCH", value)

    assert not fetching_allowed()
    with pytest.raises(FetchRefused, match="ARTICLES_FETCH=1"):
        fetch("https://news.example/")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ftp://news.example/a", "does not begin with http"),
        ("file:///etc/passwd", "does not begin with http"),
        ("gopher://news.example:80/a", "does not begin with http"),
        ("//news.example/a", "does not begin with http"),
        ("https://user:word@news.example/", "user name"),
        ("https://news.example@127.0.0.1/", "user name"),
        ("http://news.example:8080/", "port 8080"),
        ("http://news.example:22/", "only 80 and 443"),
        ("http://news.example:99999/", "not a web address"),
        ("http:///a", "names no host"),
        ("http://a..b/", "names no host"),
        ("http://[::1/", "not a web address"),
        ("http://news.example\\@127.0.0.1/", "backslashes"),
        ("http://news.example/a b", "blanks"),
        ("http://news.example/\r\nHost: x", "controls"),
        ("http://news.example/" + "a" * 2000, "too long"),
    ],
)
def test_an_address_that_is_none_of_a_web_page_is_refused(url, said):
    with pytest.raises(FetchRefused, match=said):
        fetch(url, resolve=lambda host, port: pytest.fail("it was looked up"))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.8", "192.0.2.1",
        "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
        "255.255.255.255", "192.88.99.1",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "fec0::1", "ff02::1",
        "2001:db8::1", "100::1", "3fff::1", "5f00::1", "::127.0.0.1", "64:ff9b:1::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
        "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:101::1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe", "2001::",
        "64:ff9b::127.0.0.1", "64:ff9b::a00:1",
        "not an address", "",
    ],
)  # fmt: skip
def test_an_address_outside_the_public_internet_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8",
     "2002:808:808::1", "64:ff9b::8.8.8.8"],
)  # fmt: skip
def test_an_address_of_the_public_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::1]",
     "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "127.0.0.1.", "[fe80::1%25eth0]"],
)  # fmt: skip
def test_every_spelling_of_this_machine_is_refused_and_not_asked(host):
    refusal = pytest.raises(FetchRefused, match=r"public internet|No address")
    with serving(send()) as (port, seen), refusal:
        fetch(f"http://{host}:{port}/", ports=[port])

    assert seen == []


def test_one_address_of_several_that_is_not_public_refuses_the_host():
    with pytest.raises(FetchRefused, match=r"10\.0\.0\.1, which is not"):
        fetch("http://news.example/", resolve=lambda *_: ["93.184.216.34", "10.0.0.1"])


def test_the_address_that_was_checked_is_the_one_connected_to():
    """A name that changes its address between the check and the use is looked up once only."""
    answers = [["127.0.0.1"], ["127.0.0.2"], ["127.0.0.2"]]

    with serving(send()) as (port, _):
        fetched = get(port, resolve=lambda *_: answers.pop(0))

    assert fetched.content == PAGE
    assert len(answers) == 2


def test_the_next_address_is_tried_where_one_does_not_answer():
    with serving(send()) as (port, _):
        fetched = get(port, resolve=lambda *_: ["127.9.9.9", "127.0.0.1"])

    assert fetched.content == PAGE


def test_a_redirect_is_followed_to_its_page():
    def answer(request):
        if request.path == "/a":
            send(b"", 302, Location="/b?c=d#e")(request)
        else:
            send()(request)

    with serving(answer) as (port, seen):
        fetched = get(port)

    assert fetched.url == f"http://news.example:{port}/b?c=d"
    assert [path for path, _ in seen] == ["/a", "/b?c=d"]


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("http://inside.example/", "inside.example is at 10.0.0.1"),
        ("http://169.254.169.254/latest/meta-data", "169.254.169.254"),
        ("http://127.1/", r"127\.1"),
        ("file:///etc/passwd", "does not begin with http"),
        ("http://news.example:22/", "port 22"),
        ("http://user@news.example/", "user name"),
        ("/a", "redirects more than 5 times"),
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_each_redirect_is_checked_again(location, said, status):
    def resolve(host, port):
        return {"news.example": ["127.0.0.1"], "inside.example": ["10.0.0.1"]}.get(host, [host])

    def is_allowed(address):
        return address == "127.0.0.1" or is_public(address)

    answer = send(b"", status, Location=location)
    with serving(answer) as (port, seen), pytest.raises(FetchRefused, match=said):
        get(port, resolve=resolve, is_allowed=is_allowed, ports=[port, 80, 443])

    assert len(seen) == (6 if location == "/a" else 1)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (send(status=404), "answered 404 Not Found"),
        (send(status=500), "answered 500"),
        (send(status=302), "answered 302"),
        (send(Content_Type="application/pdf"), "sent application/pdf"),
        (send(Content_Type="image/png"), "HTML or plain text was expected"),
        (send(Content_Type=None), "no content type"),
        (send(b"a" * (fetching.MOST_BYTES + 1)), "more than 5 MB"),
        (send(b"a" * (fetching.MOST_BYTES + 1), Content_Length=None), "more than 5 MB"),
        (send(gzip.compress(b"a" * (fetching.MOST_BYTES + 1)), Content_Encoding="gzip"), "more than 5 MB"),
        (send(zlib.compress(b"a" * 60_000_000), Content_Encoding="deflate"), "more than 5 MB"),
        (send(b"not packed", Content_Encoding="gzip"), "cannot be unpacked"),
        (send(Content_Encoding="br"), "packed as 'br'"),
        (send(Content_Length="10000"), "breaks off"),
        (send(gzip.compress(PAGE)[:-9], Content_Encoding="gzip"), "breaks off"),
        (lambda request: request.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n"), "cannot be read"),
        (lambda request: request.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200), "cannot be read"),
        (lambda request: request.wfile.write(b"HTTP/1.1 200 OK\r\nA: " + b"b" * 99_999), "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_no_page_is_refused(answer, said):
    with serving(answer) as (port, _), pytest.raises(FetchRefused, match=said):
        get(port)


@pytest.mark.parametrize(
    ("headers", "pack"),
    [
        ({}, bytes),
        ({"Content_Encoding": "gzip"}, gzip.compress),
        ({"Content_Encoding": "deflate"}, zlib.compress),
        ({"Content_Type": "text/plain"}, bytes),
        ({"Content_Type": "application/xhtml+xml"}, bytes),
    ],
)
def test_pages_and_text_come_as_they_were_written(headers, pack):
    body = pack(PAGE)
    with serving(send(body, **{**headers, "Content_Length": str(len(body))})) as (port, _):
        assert get(port).content == PAGE


def dripping(first):
    """An answer of which a byte comes now and then, without end."""

    def answer(request):
        request.wfile.write(first)
        for _ in range(400):
            request.wfile.write(b"a")
            time.sleep(0.02)

    return answer


@pytest.mark.parametrize(
    "first",
    [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n",
        b"HTTP/1.1 200 OK\r\nX-",
        b"HTTP/1.1 2",
        b"",
    ],
)
def test_a_slow_drip_ends_with_the_time(first):
    with serving(dripping(first)) as (port, _), pytest.raises(FetchRefused, match=r"within 0\.3 s"):
        get(port, seconds=0.3)


def test_a_slow_look_up_ends_with_the_time():
    over = threading.Event()
    with pytest.raises(FetchRefused, match=r"within 0\.1 s"):
        get(80, resolve=lambda *_: over.wait(5) and [], seconds=0.1)
    over.set()


def test_a_host_that_nobody_knows_is_refused():
    def unknown(host, port):
        raise socket.gaierror("no such name")

    with pytest.raises(FetchRefused, match=r"No address is known for news\.example"):
        fetch("http://news.example/", resolve=unknown)


def test_no_proxy_of_the_environment_is_used(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setitem(os.environ, name, "http://127.0.0.1:9/")

    with serving(send()) as (port, _):
        assert get(port).content == PAGE


@pytest.fixture
def certificate(tmp_path):
    """A file with the certificate of news.example and its key."""
    file = tmp_path / "news.pem"
    file.write_text(KEY + CERTIFICATE)
    return file


def get_safely(port, host, certificate, **options):
    context = ssl.create_default_context(cadata=CERTIFICATE)
    return fetch(
        f"https://{host}:{port}/a",
        resolve=here,
        is_allowed=anywhere,
        ports=[port],
        context=context,
        **options,
    )


def test_over_https_the_certificate_is_that_of_the_host(certificate):
    with serving(send(), certificate) as (port, seen):
        fetched = get_safely(port, "news.example", certificate)

    assert fetched.content == PAGE
    assert seen[0][1]["Host"] == f"news.example:{port}"


def test_the_certificate_of_another_host_is_refused(certificate):
    refusal = pytest.raises(FetchRefused, match=r"certificate of other\.example is not good")
    with serving(send(), certificate) as (port, seen), refusal:
        get_safely(port, "other.example", certificate)

    assert seen == []


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate):
    refusal = pytest.raises(FetchRefused, match="is not good")
    with serving(send(), certificate) as (port, seen), refusal:
        fetch(f"https://news.example:{port}/", resolve=here, is_allowed=anywhere, ports=[port])

    assert seen == []


def test_a_slow_drip_over_https_ends_with_the_time(certificate):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    refusal = pytest.raises(FetchRefused, match=r"within 0\.5 s")
    with serving(dripping(head), certificate) as (port, _), refusal:
        get_safely(port, "news.example", certificate, seconds=0.5)
