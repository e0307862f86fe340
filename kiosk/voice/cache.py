"""The folder of spoken sentences: found by what was said and how, bounded, oldest use goes first.

Nothing a resident typed ever comes here; see ``keep`` of `kiosk.voice.port.Speech`.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

LIMIT_BYTES = 300_000_000


@dataclass(frozen=True, slots=True)
class CacheKey:
    """Everything a spoken sentence depends on.

    ``engine`` holds the version too; ``dictionary`` is the id of the readings dictionary, empty
    for languages without one; ``text`` is the string handed to the engine.
    """

    engine: str
    voice: str
    rate: float
    dictionary: str
    text: str

    def name(self) -> str:
        """Return the file name: SHA-256 of all parts."""
        parts = (self.engine, self.voice, f"{self.rate:g}", self.dictionary, self.text)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest() + ".wav"


class WavCache:
    """WAV files under one folder. The order of use is kept in the files' times."""

    def __init__(self, folder: Path, *, limit_bytes: int = LIMIT_BYTES) -> None:
        self._folder = folder
        self._limit_bytes = limit_bytes

    def path(self, key: CacheKey) -> Path:
        """Return where ``key``'s file is or will be."""
        return self._folder / key.name()

    def find(self, key: CacheKey) -> Path | None:
        """Return the file of ``key`` and note its use; `None` when it must be made."""
        path = self.path(key)
        try:
            os.utime(path)
        except OSError:
            return None
        return path

    def tidy(self, *, spare: Path | None = None) -> None:
        """Delete the files unused for longest until the folder is within its limit.

        Args:
            spare: A file that stays in any case, because it is about to be played.
        """
        found: list[tuple[int, int, Path]] = []
        for path in self._folder.glob("*.wav"):
            try:
                status = path.stat()
            except OSError:  # another process tidied it away
                continue
            found.append((status.st_mtime_ns, status.st_size, path))
        total = sum(size for _, size, _ in found)
        for _, size, path in sorted(found):
            if total <= self._limit_bytes:
                return
            if path == spare:
                continue
            path.unlink(missing_ok=True)
            total -= size
