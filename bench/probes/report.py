"""What both start-up probes say: painted, settled; and how they end."""

from __future__ import annotations

import gc
import os
import sys

from PySide6.QtCore import QSocketNotifier, QTimer

_kept: list[QSocketNotifier] = []


def report_painted(settle_s: float) -> None:
    """Say ``painted``; ``settle_s`` later collect what is garbage and say ``settled``."""
    sys.stdout.write("painted\n")
    sys.stdout.flush()
    # Whoever measures closes our input when it has seen enough; nothing has to be saved then.
    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: os._exit(0))
    _kept.append(notifier)
    if settle_s:
        QTimer.singleShot(round(settle_s * 1000), _settled)


def _settled() -> None:
    gc.collect()
    sys.stdout.write("settled\n")
    sys.stdout.flush()
