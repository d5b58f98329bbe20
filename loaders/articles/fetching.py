"""The one careful fetch of a page, for an operator who allows it.

A server that fetches what readers name can be made to reach what only it can reach: the machine
itself, its network, the metadata of a cloud. So each address that a host name stands for is
checked before anything is sent, the very address that was checked is the one connected to, and a
redirect is a new address to check. See OWASP's notes on server-side request forgery.
"""

from __future__ import annotations

import http.client
import os
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from loaders.articles.addresses import addresses_of, is_public

ALLOWED_BY = "ARTICLES_FETCH"

SECONDS = 10.0
MOST_BYTES = 5 * 1024 * 1024
MOST_REDIRECTS = 5
PORTS = (80, 443)
TYPES = ("text/html", "application/xhtml+xml", "text/plain")
REDIRECTS = (301, 302, 303, 307, 308)
USER_AGENT = "us-russia-timeline/0.1 (one article, at an editor's request)"
LONGEST_URL = 2000

Resolve = Callable[[str, int], Collection[str]]


class FetchRefused(ValueError):
    """An address may not be fetched, or what lies there is not a page to read."""


@dataclass(frozen=True)
class Fetched:
    """A page as it came: the address it had in the end, its bytes, and its Content-Type."""

    url: str
    content: bytes
    content_type: str

    @property
    def charset(self) -> str:
        """The encoding the server named, "" if none.

        >>> Fetched("https://example.org", b"", "text/html; charset=Windows-1251").charset
        'Windows-1251'
        """
        named = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", self.content_type, re.IGNORECASE)
        return named[1] if named else ""


def fetching_allowed(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the operator of this installation lets it fetch pages: ARTICLES_FETCH=1."""
    return environment.get(ALLOWED_BY, "").strip() == "1"


def fetch(
    url: str,
    *,
    resolve: Resolve = addresses_of,
    is_allowed: Callable[[str], bool] = is_public,
    ports: Collection[int] = PORTS,
    seconds: float = SECONDS,
    context: ssl.SSLContext | None = None,
) -> Fetched:
    """The page at an http or https address, fetched with every care.

    At most MOST_BYTES, MOST_REDIRECTS redirects and `seconds` in all are allowed; no proxy of the
    environment is used and no cookie kept. `resolve`, `is_allowed`, `ports` and `context` are for
    tests. Raises FetchRefused, a sentence for the reader, if fetching is off or anything is not
    as it should be.
    """
    if not fetching_allowed():
        raise FetchRefused(
            f"Fetching is off here. The operator can turn it on with {ALLOWED_BY}=1; "
            "else save the page and upload it."
        )
    deadline = _Deadline(seconds)
    for _ in range(MOST_REDIRECTS + 1):
        target = _Target.of(url, ports)
        addresses = _checked(target, resolve, is_allowed, deadline)
        answer = _ask(target, addresses, deadline, context or ssl.create_default_context())
        if isinstance(answer, Fetched):
            return answer
        url = urljoin(url, answer)
    raise FetchRefused(f"The site redirects more than {MOST_REDIRECTS} times.")


class _Deadline:
    """The moment by which all must be done."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.end = time.monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left; raises FetchRefused when there are none."""
        left = self.end - time.monotonic()
        if left <= 0:
            raise self.refusal()
        return left

    def refusal(self) -> FetchRefused:
        return FetchRefused(f"The site did not answer in full within {self.seconds:g} seconds.")


@dataclass(frozen=True)
class _Target:
    """An address taken apart, each part checked."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def authority(self) -> str:
        """The host as it stands in an address and in the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        standard = {"http": 80, "https": 443}[self.scheme]
        return host if self.port == standard else f"{host}:{self.port}"

    @classmethod
    def of(cls, url: str, ports: Collection[int]) -> _Target:
        """The parts of an address; raises FetchRefused if it may not be fetched."""
        url = url.strip()
        # Browsers and libraries disagree about these; an address that needs them is a trick.
        if len(url) > LONGEST_URL or re.search(r"[\x00-\x20\x7f\\]", url):
            raise FetchRefused("The address is too long or holds blanks, controls or backslashes.")
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError as error:
            raise FetchRefused(f"{url[:100]!r} is not a web address: {error}.") from None
        scheme = parts.scheme
        if scheme not in ("http", "https"):
            raise FetchRefused(f"{url[:100]!r} does not begin with http:// or https://.")
        if "@" in parts.netloc:
            raise FetchRefused("The address holds a user name or a password.")
        port = port if port is not None else {"http": 80, "https": 443}[scheme]
        if port not in ports:
            named = " and ".join(map(str, ports))
            raise FetchRefused(f"The address names port {port}; only {named} are allowed.")
        if ":" not in host:
            try:
                host = host.encode("idna").decode("ascii")
            except UnicodeError:
                host = ""
            if not re.fullmatch(r"[\w.-]{1,253}", host, re.ASCII):
                raise FetchRefused(f"{url[:100]!r} names no host.")
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
        if parts.query:
            path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~?[]{}|^`")
        return cls(scheme, host, port, path)


def _checked(
    target: _Target, resolve: Resolve, is_allowed: Callable[[str], bool], deadline: _Deadline
) -> list[str]:
    """The addresses of a host, all of them allowed; one that is not refuses the host."""
    answers: list[Any] = []

    def look_up() -> None:
        try:
            answers.append(list(resolve(target.host, target.port)))
        except (OSError, UnicodeError) as error:
            answers.append(error)

    # The system's resolver cannot be interrupted; a thread of its own can be left behind.
    thread = threading.Thread(target=look_up, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not answers:
        raise deadline.refusal()
    if isinstance(answers[0], Exception) or not answers[0]:
        raise FetchRefused(f"No address is known for {target.host}.")
    addresses: list[str] = answers[0]
    for address in addresses:
        if not is_allowed(address):
            raise FetchRefused(
                f"{target.host} is at {address}, which is not an address of the public internet."
            )
    return addresses


class _Timed:
    """A socket each read of which may take no longer than is left in all."""

    deadline: _Deadline

    def recv_into(self, *arguments: Any, **named: Any) -> int:
        self.settimeout(self.deadline.left())  # type: ignore[attr-defined]
        read: int = super().recv_into(*arguments, **named)  # type: ignore[misc]
        return read


class _Socket(_Timed, socket.socket):
    pass


class _TLSSocket(_Timed, ssl.SSLSocket):
    pass


class _Connection(http.client.HTTPConnection):
    """A connection to the first of the checked addresses that answers."""

    def __init__(
        self,
        target: _Target,
        addresses: list[str],
        deadline: _Deadline,
        context: ssl.SSLContext,
    ) -> None:
        super().__init__(target.host, target.port)
        self.wanted, self.addresses = target, addresses
        self.deadline, self.context = deadline, context

    def connect(self) -> None:
        """Connect to a checked address; over https the certificate must be the host's."""
        trouble: OSError | None = None
        for address in self.addresses:
            try:
                self.sock = self._connected(address)
                return
            except ssl.SSLError:
                raise
            except OSError as error:
                trouble = error
        raise trouble or OSError("no address")

    def _connected(self, address: str) -> socket.socket:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        sock = _Socket(family, socket.SOCK_STREAM)
        try:
            sock.deadline = self.deadline
            sock.settimeout(self.deadline.left())
            sock.connect((address, self.wanted.port))
            if self.wanted.scheme == "http":
                return sock
            self.context.sslsocket_class = _TLSSocket
            # The handshake happens below, when the deadline is known to the socket.
            wrapped = self.context.wrap_socket(
                sock, server_hostname=self.wanted.host, do_handshake_on_connect=False
            )
            assert isinstance(wrapped, _TLSSocket)
            wrapped.deadline = self.deadline
            sock = wrapped  # type: ignore[assignment]
            wrapped.settimeout(self.deadline.left())
            wrapped.do_handshake()
            return wrapped
        except BaseException:
            sock.close()
            raise


def _ask(
    target: _Target, addresses: list[str], deadline: _Deadline, context: ssl.SSLContext
) -> Fetched | str:
    """What a site answers: a page, or the address it redirects to."""
    connection = _Connection(target, addresses, deadline, context)
    headers = {
        "Host": target.authority,
        "User-Agent": USER_AGENT,
        "Accept": ", ".join(TYPES),
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    response = None
    try:
        connection.request("GET", target.path, headers=headers)
        response = connection.getresponse()
        location = response.getheader("Location")
        if response.status in REDIRECTS and location:
            return location
        if response.status != 200:
            raise FetchRefused(f"The site answered {response.status} {response.reason[:60]}.")
        kind = response.getheader("Content-Type") or ""
        if kind.partition(";")[0].strip().lower() not in TYPES:
            raise FetchRefused(
                f"The site sent {kind[:60] or 'no content type'}; HTML or plain text was expected. "
                "Save the file and upload it instead."
            )
        return Fetched(target.url, _body(response), kind)
    except TimeoutError:
        raise deadline.refusal() from None
    except ssl.SSLCertVerificationError as error:
        raise FetchRefused(
            f"The certificate of {target.host} is not good: {error.verify_message}."
        ) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, FetchRefused):
            raise
        raise FetchRefused(
            f"{target.host} cannot be read: {error or type(error).__name__}."
        ) from None
    finally:
        # The response keeps the socket open for as long as it is open itself.
        if response is not None:
            response.close()
        connection.close()


def _body(response: http.client.HTTPResponse) -> bytes:
    """The page, unpacked if the site packed it though it was asked not to; at most MOST_BYTES."""
    too_much = FetchRefused(f"The page holds more than {MOST_BYTES // 1024**2} MB.")
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise FetchRefused(f"The site sent a page packed as {encoding[:30]!r}, which is not read.")
    if (response.length or 0) > MOST_BYTES:
        raise too_much
    # 47: zlib finds out by itself whether it is gzip or zlib.
    unpack = None if encoding == "identity" else zlib.decompressobj(47)
    page = bytearray()
    received = 0
    while chunk := response.read(64 * 1024):
        received += len(chunk)
        if unpack is not None:
            try:
                chunk = unpack.decompress(chunk, MOST_BYTES + 1 - len(page))
            except zlib.error:
                raise FetchRefused("The site sent a page that cannot be unpacked.") from None
        page += chunk
        if len(page) > MOST_BYTES or received > MOST_BYTES:
            raise too_much
    # http.client tells of a page that breaks off only where it is read in one go.
    if response.length or (unpack is not None and not unpack.eof):
        raise FetchRefused("The page that the site sent breaks off.")
    return bytes(page)
