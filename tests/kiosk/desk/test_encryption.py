from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.desk.key_rotation import rotate_key, save_key_copy
from kiosk.desk.model import HelpSession
from kiosk.desk.restoring import restore_backup
from kiosk.desk.sqlite import backups, opening
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.sqlite.encryption import is_plain
from kiosk.desk.store import open_store
from kiosk.errors import StoreError
from kiosk.settings import desk_key_path
from tests.fakes.clock import FrozenClock
from tests.kiosk.desk.disk import flip, make_plain

Make = Callable[..., HelpSession]
BY = Actor("city_officer", "test")
MEMO = "窓口へ案内"


@pytest.fixture(autouse=True)
def own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "shimin-kiosk" / "desk.key"


@pytest.fixture
def data(tmp_path: Path, clock: FrozenClock, make_session: Make) -> Path:
    folder = tmp_path / "data"
    with closing(open_store(folder, clock)) as store:
        store.save(make_session(memo=MEMO))
        store.backup()
    return folder


def memos(data: Path, clock: FrozenClock) -> list[str]:
    with closing(open_store(data, clock)) as store:
        assert store.terminal.notices() == []
        return [session.memo for session in store.sessions()]


def bytes_of(data: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_no_file_of_the_data_folder_shows_a_word_without_the_key(
    tmp_path: Path, clock: FrozenClock, make_session: Make
) -> None:
    store = open_store(tmp_path / "data", clock)
    saved = store.save(make_session(memo=MEMO))
    store.backup()
    while_open = bytes_of(tmp_path / "data")
    store.close()
    make_plain(tmp_path / "data" / opening.FILE, tmp_path / "data")
    plain = (tmp_path / "data" / opening.FILE).read_bytes()

    seen = [saved.record_id.encode(), MEMO.encode(), b"CREATE TABLE"]

    assert any(path.name.endswith("-wal") and content for path, content in while_open.items())
    assert not [word for word in seen for content in while_open.values() if word in content]
    assert all(word in plain for word in seen)


def test_another_program_without_the_key_cannot_open_the_file(data: Path) -> None:
    connection = sqlite3.connect(data / opening.FILE)

    with pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT count(*) FROM help_session")
    connection.close()


def test_the_key_lies_outside_the_data_and_only_its_owner_reads_it(
    data: Path, own_key: Path
) -> None:
    assert desk_key_path(data) == own_key
    assert not own_key.is_relative_to(data)
    assert own_key.stat().st_mode & 0o777 == 0o600
    assert len(own_key.read_text().strip()) == 64


def test_the_settings_may_name_another_place_for_the_key(
    tmp_path: Path, clock: FrozenClock
) -> None:
    data, key = tmp_path / "data", tmp_path / "safe" / "key"
    data.mkdir()
    (data / "settings.toml").write_text(f'desk_key = "{key}"\n')

    open_store(data, clock).close()

    assert key.exists()


def test_a_key_inside_the_data_folder_is_refused(tmp_path: Path, clock: FrozenClock) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.toml").write_text(f'desk_key = "{data / "desk.key"}"\n')

    with pytest.raises(StoreError, match="データの外"):
        open_store(data, clock)


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "鍵のファイルが ありません"), ("ab" * 32, "のものでは ありません"), ("x", "こわれて")],
)
def test_a_lost_wrong_or_broken_key_is_said_and_nothing_is_changed(
    data: Path, own_key: Path, clock: FrozenClock, content: str | None, says: str
) -> None:
    right = own_key.read_text()
    own_key.unlink()
    if content:
        own_key.write_text(content)
    before = bytes_of(data)

    with pytest.raises(StoreError, match=says):
        open_store(data, clock)
    after = bytes_of(data)
    own_key.write_text(right)

    assert after == before
    assert memos(data, clock) == [MEMO]


def test_a_copy_of_the_key_opens_everything_again(
    tmp_path: Path, data: Path, own_key: Path, clock: FrozenClock
) -> None:
    copy = save_key_copy(data, tmp_path / "usb" / "desk.key")
    own_key.unlink()

    own_key.write_bytes(copy.read_bytes())

    assert memos(data, clock) == [MEMO]


def test_a_plain_database_and_its_backups_are_encrypted_at_the_next_start(
    data: Path, clock: FrozenClock
) -> None:
    files = [data / opening.FILE, *backups.backups_in(data)]
    for path in files:
        make_plain(path, data)
    were_plain = [is_plain(path) for path in files]

    found = memos(data, clock)

    assert were_plain == [True, True]
    assert found == [MEMO]
    assert [is_plain(path) for path in files] == [False, False]
    assert not list(data.rglob("*.part"))


def test_a_copy_that_is_not_whole_replaces_nothing(
    data: Path, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = data / opening.FILE
    make_plain(path, data)
    monkeypatch.setattr("kiosk.desk.sqlite.encryption.faults_in", lambda _: ["damaged"])

    with pytest.raises(StoreError, match="元のファイルは そのまま"):
        open_store(data, clock)
    still_plain = is_plain(path)
    monkeypatch.undo()

    assert still_plain


def test_a_new_key_opens_database_and_backups_and_the_old_one_nothing(
    data: Path, own_key: Path, clock: FrozenClock
) -> None:
    old = own_key.read_text()

    rotate_key(data, clock, by=BY)
    new = own_key.read_text()
    found = memos(data, clock)
    restore_backup(data, clock, by=BY)
    restored = memos(data, clock)
    own_key.write_text(old)
    (data / "desk.known").write_text("")

    assert new != old
    assert found == restored == [MEMO]
    assert not backups.is_good(backups.backups_in(data)[0], opening.keys_of(data))


def test_the_key_is_not_changed_while_the_terminal_runs(
    data: Path, own_key: Path, clock: FrozenClock
) -> None:
    before = own_key.read_text()

    with closing(open_store(data, clock)), pytest.raises(StoreError):
        rotate_key(data, clock, by=BY)

    assert own_key.read_text() == before


def test_changing_the_key_passes_over_a_backup_nobody_can_read(
    data: Path, clock: FrozenClock
) -> None:
    (backup,) = backups.backups_in(data)
    flip(backup, 0, 4096)

    rotate_key(data, clock, by=BY)

    assert memos(data, clock) == [MEMO]
