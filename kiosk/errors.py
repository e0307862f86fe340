"""The short tree of errors the kiosk raises on purpose.

Every message names the file or part, the place in it and the remedy, in Japanese: the city's staff
and the authors of content read it. A resident never does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class KioskError(Exception):
    """Base of every error of our own."""


class SettingsError(KioskError):
    """A settings file or a value in it cannot be used."""


class StoreError(KioskError):
    """Help sessions could not be read or saved; nothing was half written."""


class OfflineError(KioskError):
    """The network did not answer; the caller goes on without it."""


class VoiceError(KioskError):
    """A sentence could not be spoken; its text stays on the screen."""


class MarkupError(KioskError):
    """A text holds a broken ``{漢字|かな}`` or ``[4桁|よんけた]``."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a content file, a catalogue or a city overlay.

    ``line`` is 1-based; `None` means that the fault has no single line (a file that is missing).
    """

    file: Path
    key: str
    what: str
    remedy: str
    rule: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place} {self.key}: {self.what} → {self.remedy}"


class ContentError(KioskError):
    """Content that cannot be shown; carries every fault that was found, not the first."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
