"""A real PostgreSQL server for tests: its own data, a free port, a password, no superuser's rights.

PostgreSQL does not run as root. Where the tests do, the server runs as the user `postgres` that its
package makes, else as `nobody`.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any, LiteralString

import psycopg
from psycopg import sql

from tests.find_postgres import MISSING, find_postgres

USER = "editor"


class Postgres:
    """A server that can be stopped, killed and started again on the same data."""

    def __init__(self) -> None:
        found = find_postgres()
        if found is None:
            raise RuntimeError(MISSING)
        self.programs = found
        self.password = f"secret-{secrets.token_hex(8)}"
        self.place = Path(tempfile.mkdtemp(prefix="postgres-"))
        self.account: dict[str, Any] = {}
        if os.geteuid() == 0:
            user = unprivileged()
            self.account = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
            os.chown(self.place, user.pw_uid, user.pw_gid)
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.made = 0
        password = self.place / "password"
        password.write_text(self.password)
        password.chmod(0o644)
        self._run(
            "initdb",
            *("--pgdata", str(self.place / "data"), "--username", USER, "--encoding", "UTF8"),
            *("--locale", "C", "--auth", "scram-sha-256", "--pwfile", str(password)),
            "--no-sync",
        )
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self.programs / program, *arguments],
            capture_output=True,
            cwd=self.place,
            **self.account,
        )
        if done.returncode:
            raise RuntimeError(done.stderr.decode(errors="replace"))

    def start(self) -> None:
        """Start the server and wait until it answers."""
        log = (self.place / "log.txt").open("ab")
        self.process = subprocess.Popen(
            [
                *(self.programs / "postgres", "-D", self.place / "data", "-k", self.place),
                *("-h", "127.0.0.1", "-p", str(self.port)),
                *("-c", "max_connections=60", "-c", "shared_buffers=32MB"),
                # Killing a server loses nothing that the system has; only cutting the power would.
                *("-c", "fsync=off"),
            ],
            stdout=log,
            stderr=log,
            cwd=self.place,
            **self.account,
        )
        log.close()
        for _ in range(300):
            if self.process.poll() is not None:
                raise RuntimeError((self.place / "log.txt").read_text(errors="replace")[-2000:])
            try:
                psycopg.connect(self._dsn("postgres")).close()
                return
            except psycopg.OperationalError:
                time.sleep(0.1)
        raise RuntimeError("The server does not answer after 30 seconds.")

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server: SIGINT ends its sessions, SIGQUIT leaves everything as it lies."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(timeout=30)
            self.process = None

    def remove(self) -> None:
        """Stop the server and take its data away."""
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.place)

    def new_database(self, like: str = "template1") -> str:
        """The name of a new database: an empty one, or a copy of another that nobody uses now."""
        self.made += 1
        name = f"record_{self.made}"
        self._execute("CREATE DATABASE {} TEMPLATE {}", name, like)
        return name

    def drop(self, name: str) -> None:
        """Take a database away, whoever uses it."""
        self._execute("DROP DATABASE {} WITH (FORCE)", name)

    def _execute(self, statement: LiteralString, *names: str) -> None:
        with psycopg.connect(self._dsn("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def address(self, database: str, *, password: str = "", port: int = 0) -> str:
        """The address of a database, as EVENTS_SOURCE takes it."""
        account = f"{USER}:{password or self.password}"
        return f"postgresql+psycopg://{account}@127.0.0.1:{port or self.port}/{database}"

    def _dsn(self, database: str) -> str:
        return f"postgresql://{USER}:{self.password}@127.0.0.1:{self.port}/{database}"


def unprivileged() -> pwd.struct_passwd:
    """Whom the server runs as where the tests run as root."""
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port
