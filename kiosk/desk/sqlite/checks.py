"""Whether the content of an open desk database is whole: structure and row checksums."""

from __future__ import annotations

from kiosk.desk.sqlite.engine import engine
from kiosk.desk.sqlite.refusals import is_damage
from kiosk.desk.sqlite.rows import checksum
from kiosk.desk.sqlite.schema import select_rows, version_of


def faults_in(connection: engine.Connection) -> list[str]:
    """Return what is damaged; empty means that everything is whole.

    Reads every page and every help session. Errors other than damage are raised as they are.
    """
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(10)")]
        if found != ["ok"]:
            return found
        return _damaged_rows(connection) if version_of(connection) else []
    except engine.DatabaseError as error:
        if is_damage(error):
            return [str(error)]
        raise


def _damaged_rows(connection: engine.Connection) -> list[str]:
    found = connection.execute(select_rows(connection))
    return [f"help_session {row[0]}" for row in found if checksum(row[:-1]) != row[-1]]
