from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel


class _Sender(QObject):
    sent = Signal()


def test_binding_does_not_lose_references(qapp: QApplication) -> None:
    """PySide6 6.12.0 does on Python 3.11, and the program aborts later: see docs/adr/0003."""
    sender, label = _Sender(), QLabel()
    before = sys.getrefcount(None), sys.getrefcount(True)

    for _ in range(200):
        label.setText("x")
        sender.sent.emit()

    assert sys.getrefcount(None) > before[0] - 50
    assert sys.getrefcount(True) > before[1] - 50
    label.deleteLater()
