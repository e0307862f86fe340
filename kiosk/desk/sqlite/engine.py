"""The SQLite that the desk uses: SQLCipher's build, which encrypts every page of a file.

Nothing else belongs here. Types are those of the standard library's module, which it mirrors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as engine
else:
    from sqlcipher3 import dbapi2 as engine

__all__ = ["engine"]
