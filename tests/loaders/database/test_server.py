import logging
import random
import signal
import threading
import time
import traceback

import pytest
from sqlalchemy import insert, text, update

from loaders.database import connection, editing, migrate, store
from loaders.database.__main__ import main
from loaders.database.connection import NotMigrated, Unreachable, Unusable, engine_of, transaction
from loaders.database.schema import TABLES, record_version

ACT = "2025-07-28-trump-cuts-deadline"


def write(address, note):
    seen = store.row_in(address, "events", ACT)
    return editing.change_event(address, ACT, seen, {"note": note}, "Ann", "")


def state(address):
    """The note of the act, and what the log says of it last; both must agree."""
    told = [each.after for each in store.changes(address) if each.column == "note"]
    return store.row_in(address, "events", ACT)["note"], told[-1] if told else None


def test_a_server_that_was_stopped_is_told_and_works_again(server, address):
    version = store.version(address)
    server.stop()
    try:
        for work in (store.version, store.load_from_database, store.changes):
            with pytest.raises(Unreachable, match="cannot be reached"):
                work(address)
        with pytest.raises(Unreachable):
            write(address, "lost")
    finally:
        server.start()

    assert version == store.version(address)
    write(address, "kept")
    assert ("kept", "kept") == state(address)


def test_a_server_restarted_between_two_requests_is_not_noticed(server, address):
    version = store.version(address)
    server.stop()
    server.start()

    assert version == store.version(address)


@pytest.mark.parametrize("moment", ["tables_of", "checked", "_save", "log_changes"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_server_killed_within_a_change_leaves_the_old_state(
    server, address, monkeypatch, moment, after
):
    write(address, "old")
    before, version = store.tables_as_csv(address), store.version(address)
    step = getattr(editing, moment)

    def killed(*given):
        result = step(*given) if after else None
        server.stop(signal.SIGQUIT)
        return result if after else step(*given)

    monkeypatch.setattr(editing, moment, killed)
    try:
        with pytest.raises(Unreachable):
            write(address, "new")
    finally:
        monkeypatch.undo()
        if server.process is None:
            server.start()

    assert ("old", "old") == state(address)
    assert (before, version) == (store.tables_as_csv(address), store.version(address))


def killed_at_random(server, address, tries, seed):
    chance = random.Random(seed)
    last = None
    write(address, "start")
    last = "start"
    for number in range(tries):
        new = f"try {number}"
        told: list[str] = []

        def edit(new=new, told=told):
            try:
                write(address, new)
                told.append("saved")
            except Unreachable:
                told.append("lost")

        editor = threading.Thread(target=edit)
        editor.start()
        time.sleep(chance.uniform(0, 0.6))
        server.stop(signal.SIGQUIT)
        editor.join()
        server.start()
        note, logged = state(address)
        assert note == logged
        assert note in ((new,) if told == ["saved"] else (last, new))
        last = note


def test_a_server_killed_at_any_moment_leaves_the_old_state_or_the_new(server, address):
    killed_at_random(server, address, tries=4, seed=1)


@pytest.mark.long
def test_a_server_killed_two_hundred_times_loses_nothing(server, address):
    killed_at_random(server, address, tries=200, seed=2)


def test_readers_are_not_kept_waiting_by_a_writer(address):
    with editing.writing(address) as (writer, _):
        writer.execute(update(TABLES["events"]).values(note="unfinished"))

        assert "unfinished" not in {
            row.rpartition(b",")[2].decode()
            for row in store.tables_as_csv(address)["events.csv"].splitlines()
        }


def test_an_editor_who_waits_too_long_for_another_is_told(address, monkeypatch):
    monkeypatch.setitem(connection.LIMITS, "lock_timeout", "100ms")
    with (
        editing.writing(address),
        pytest.raises(Unusable, match="somebody else is writing"),
    ):
        write(address, "second")

    write(address, "third")
    assert ("third", "third") == state(address)


def wrong_addresses(server):
    yield server.address("postgres", password="hunter2-wrong"), "user or the password", "hunter2"
    yield server.address("no_such_place"), "does not have such a database", server.password
    yield server.address("x", port=1), "cannot be reached", server.password
    yield (
        f"postgresql+psycopg://e:{server.password}@127.0.0.1:port/x",
        "not written",
        server.password,
    )
    yield f"postgresql+psycopg://e:{server.password}@/", "not written", server.password
    yield f"mysql://e:{server.password}@localhost/x", "not written", server.password


def test_nothing_secret_is_told_or_logged(server, caplog, capsys):
    caplog.set_level(logging.DEBUG)
    for address, said, secret in wrong_addresses(server):
        with pytest.raises(Unusable, match=said) as told:
            store.version(address)
        shown = "".join(traceback.format_exception(told.value))
        assert secret not in shown, said
        assert 1 == main(["migrate", address])
        assert secret not in "".join(capsys.readouterr())
    assert server.password not in caplog.text


def test_cells_are_not_told_where_a_statement_fails(address):
    with pytest.raises(Unusable) as told, transaction(address) as open_:
        open_.execute(insert(TABLES["places"]).values(place_id="", name="secret cell", position=1))

    assert "secret cell" not in "".join(traceback.format_exception(told.value))


def layout(address):
    with engine_of(address).connect() as open_:
        return open_.execute(
            text(
                "SELECT table_name, column_name, data_type, is_nullable, column_default "
                "FROM information_schema.columns WHERE table_schema = 'public' "
                "ORDER BY table_name, column_name"
            )
        ).all()


def test_migrating_twice_changes_nothing(empty):
    assert migrate.migrate(empty)
    first, version = layout(empty), store.version(empty)

    assert [] == migrate.migrate(empty)
    assert (first, version) == (layout(empty), store.version(empty))


def test_a_database_of_an_older_record_gets_the_columns_it_lacks(address):
    whole = set(layout(address))
    with engine_of(address).begin() as open_:
        open_.execute(text("ALTER TABLE events DROP COLUMN note"))
        open_.execute(text("ALTER TABLE change_log DROP COLUMN why"))
    with pytest.raises(NotMigrated, match="migrate"):
        store.load_from_database(address)

    assert ["column events.note added", "column change_log.why added"] == sorted(
        migrate.migrate(address), reverse=True
    )
    assert whole == set(layout(address))
    assert 752 == len(store.load_from_database(address).events)


def test_a_migration_is_made_whole_or_not_at_all(address, monkeypatch):
    with engine_of(address).begin() as open_:
        open_.execute(text("ALTER TABLE events DROP COLUMN note"))
    before = layout(address)

    def broken(connection):
        migrate._add_columns(connection)
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(migrate, "STEPS", (*migrate.STEPS, broken))
    with pytest.raises(RuntimeError):
        migrate.migrate(address)

    assert before == layout(address)


def test_a_database_of_a_later_version_is_left_alone(address):
    with transaction(address) as open_:
        open_.execute(update(record_version).values(layout=99))
    with pytest.raises(Unusable, match="layout 99"):
        migrate.migrate(address)


def test_a_database_without_tables_says_what_to_do(empty):
    for work in (store.version, store.load_from_database, store.changes):
        with pytest.raises(NotMigrated, match=r"loaders\.database migrate"):
            work(empty)


def test_the_command_creates_imports_and_exports(empty, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("EVENTS_SOURCE", empty)

    assert 0 == main(["create", "-"])
    assert 1 == main(["create", empty])
    assert 0 == main(["import", "-"])
    assert 1 == main(["import", empty])
    assert 0 == main(["import", empty, "--replace"])
    assert 0 == main(["export", empty, str(tmp_path / "out")])
    assert 0 == main(["migrate", empty])
    assert "752 events" in capsys.readouterr().out
