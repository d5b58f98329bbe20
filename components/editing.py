"""Who may change the record from the page: nobody, unless whoever runs the dashboard says so.

There are two roles. A reader sees everything and changes nothing; an editor may change the record,
and the change log says who it was. Whoever runs the dashboard names the editors:

- `EVENTS_EDITORS` lists them, by e-mail address or by the id that the provider gives them (`sub`);
  they sign in through OpenID Connect, set up in the section [auth] of Streamlit's secrets;
- `EVENTS_EDIT=local` makes an editor of whoever opens the dashboard on the machine that runs it, as
  `make run` does;
- `EVENTS_EDIT=1` makes an editor of everybody: for a dashboard that only editors can reach.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from components import source
from components.stage import literal
from loaders.articles.rows import CannotBeSaved
from loaders.changes import Change
from loaders.database.address import is_database
from loaders.delimited import NotATable
from loaders.store import Store, log_of

SWITCH = "EVENTS_EDIT"
LISTED = "EVENTS_EDITORS"
EVERYBODY, LOCAL = "1", "local"
# The page cannot tell by the peer alone: behind a proxy on the same machine every reader looks
# local. So the browser itself must say that it opened a local address, and no proxy may show.
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
PROXIES = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via")
SIGNED_IN = ("client_id", "client_secret", "server_metadata_url", "redirect_uri", "cookie_secret")


def editor() -> str | None:
    """Under which name the visitor may change the record; None for a reader."""
    claims = _claims()
    who = _named(claims)
    if who and _listed(claims):
        return who
    switch = os.environ.get(SWITCH, "").strip()
    if switch == EVERYBODY:
        return who or "an editor"
    if switch == LOCAL and _is_here():
        return who or _login()
    return None


def store() -> Store | None:
    """The record as the visitor may change it; None for a reader, or where it lies out of reach."""
    place, who = source.source(), editor()
    if who is None or not (is_database(place) or Path(place).is_dir()):
        return None
    return Store(place, who)


def log() -> tuple[list[Change], str]:
    """Every change made from the dashboard, oldest first, and what kept it from being read."""
    try:
        return log_of(source.source()), ""
    except (CannotBeSaved, NotATable) as error:
        return [], str(error)


def why_not() -> str:
    """What a reader is told where an editor has a button."""
    if can_sign_in() and not _named(_claims()):
        return (
            "Readers do not change the record; the rows can be downloaded. Editors sign in, at the "
            "end of the menu, before they begin: signing in loads the page anew."
        )
    return "This installation does not let its readers change the record; the rows can be downloaded and sent to its editors."


def can_sign_in() -> bool:
    """Whether a provider is set up in the secrets, with everything that Streamlit asks for."""
    if not source.has_secrets():
        return False
    section = st.secrets.get("auth", {})
    return all(section.get(name) for name in SIGNED_IN)


def sign() -> None:
    """Signing in, or who has and signing out; nothing where no provider is set up."""
    if not can_sign_in():
        return
    who = _named(_claims())
    if not who:
        st.button("Sign in", key="sign_in", type="tertiary", on_click=st.login)
        return
    with st.popover(literal(who), type="tertiary"):
        st.write(
            "You may change the record."
            if editor()
            else "You are signed in as a reader: this address is not among the editors."
        )
        st.button("Sign out", key="sign_out", on_click=st.logout)


def _claims() -> Mapping[str, Any]:
    """What the provider says of who has signed in; empty where nobody has."""
    if not can_sign_in():
        return {}
    return st.user.to_dict() if st.user.is_logged_in else {}


def _named(claims: Mapping[str, Any]) -> str:
    """By what name a change is logged: the address, if the provider vouches for it, else the id.

    >>> _named({"sub": "7", "email": "a@news.example", "email_verified": True})
    'a@news.example'
    >>> _named({"sub": "7", "email": "a@news.example"})
    '7'
    """
    # Without the provider's word anybody could sign in under somebody else's address.
    verified = claims.get("email_verified") is True and claims.get("email")
    return str(verified or claims.get("sub") or "")


def _listed(claims: Mapping[str, Any]) -> bool:
    """Whether who has signed in is one of the editors."""
    # Streamlit puts what stands alone in its secrets into the environment, too.
    found = os.environ.get(LISTED, "")
    known = {each.casefold() for each in found.replace(",", " ").replace(";", " ").split()}
    subject = str(claims.get("sub") or "").casefold()
    return bool(known & ({_named(claims).casefold(), subject} - {""}))


def _is_here() -> bool:
    """Whether the visitor's browser runs on this machine, and says so itself."""
    headers = st.context.headers
    told = [urlsplit(f"//{headers.get('Host') or ''}"), urlsplit(headers.get("Origin") or "")]
    return (
        st.context.ip_address is None  # what Streamlit gives for a peer on this machine
        and all(each.hostname in HERE for each in told)
        and not any(headers.get(each) for each in PROXIES)
        and not os.environ.get("PUBLIC_ADDRESS", "").strip()
    )


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in a container
        return "an editor"
