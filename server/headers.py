"""What every answer tells the browser about what it may load, run and be framed by."""

from __future__ import annotations

import base64
import os
import re
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Origins, `*`, 'self' or 'none', as CSP's frame-ancestors takes them.
ANCESTOR = re.compile(r"\*|'self'|'none'|https?://[a-z0-9.*-]+(:[0-9]+)?", re.IGNORECASE)


class Headers:
    """
    Adds the headers to every HTTP answer that does not bring its own.

    The content security policy names no other host, so that even text that slipped through every
    escaping could neither run nor send anything away. Streamlit needs three things of it: the one
    inline script of its page, by its hash; scripts from `blob:`, which is how components arrive;
    and inline styles.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as ASGI wants it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in headers_of().items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, sending)


@lru_cache(maxsize=1)
def headers_of() -> dict[str, str]:
    """The headers and their values."""
    return {
        "Content-Security-Policy": "; ".join(
            [
                "default-src 'self'",
                f"script-src 'self' blob: {' '.join(inline_scripts())}",
                "style-src 'self' 'unsafe-inline'",
                "img-src 'self' data: blob:",
                "font-src 'self' data:",
                "connect-src 'self'",
                "worker-src 'self' blob:",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                f"frame-ancestors {ancestors()}",
            ]
        ),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    }


def ancestors() -> str:
    """
    Who may show the dashboard in a frame: `EMBED_ANCESTORS` in the environment, else anybody.

    Where acts can be edited, only the dashboard itself: a frame could trick an editor's clicks.

    Raises:
        ValueError: `EMBED_ANCESTORS` holds what is no origin.
    """
    named = os.environ.get("EMBED_ANCESTORS", "").split()
    wrong = [each for each in named if not ANCESTOR.fullmatch(each)]
    if wrong:
        raise ValueError(
            f"EMBED_ANCESTORS has “{wrong[0]}”; origins such as https://news.example were expected, "
            "with spaces between them, or * or 'self' or 'none'."
        )
    editing = any(os.environ.get(each, "").strip() for each in ("EVENTS_EDIT", "EVENTS_EDITORS"))
    return " ".join(named) or ("'self'" if editing else "*")


def inline_scripts() -> list[str]:
    """The hashes of the inline scripts in Streamlit's own page, as CSP writes them."""
    page = Path(st.__file__).parent / "static" / "index.html"
    scripts = re.findall(
        r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", page.read_text(encoding="utf-8"), re.DOTALL
    )
    return [f"'sha256-{base64.b64encode(sha256(s.encode()).digest()).decode()}'" for s in scripts]
