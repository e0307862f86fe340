"""Putting a backup in the place of the desk database. Making backups is `DeskStore.backup`."""

from __future__ import annotations

from pathlib import Path

from kiosk.clock import Clock
from kiosk.desk.sqlite import backups, opening
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.store import open_store
from kiosk.errors import StoreError
from kiosk.i18n import N_

NO_BACKUP_SAYS = N_(
    "使えるバックアップが ありません: {path} → ほかの場所の 写しを 探してください。"
)


def restore_backup(data: Path, clock: Clock, backup: Path | None = None, *, by: Actor) -> Path:
    """Put a backup in the place of the database; the present file is set aside, not deleted.

    Args:
        data: The data folder; no other program may have its database open.
        clock: For the date in the name of the file set aside.
        backup: The file to restore; `None` takes the newest good one.
        by: Who asked for it, for the audit log of the restored database.

    Returns:
        The backup that is now in place.

    Raises:
        StoreError: The terminal is running, or there is no good backup; nothing was changed.
    """
    opening.close_others_out(data, timeout_s=1.0)
    keys = opening.keys_of(data)
    chosen = backup or backups.newest_good(data, keys)
    if chosen is None or not backups.is_good(chosen, keys):
        raise StoreError(NO_BACKUP_SAYS.format(path=chosen or data / backups.FOLDER))
    opening.put_back(data, chosen, clock.now(), keys=keys)
    store = open_store(data, clock)
    store.terminal.note_audit(by, "restore", result="ok")
    store.close()
    return chosen
