"""The floor of starting and of memory: a window of 1920×1080 with one text, and nothing else."""

from __future__ import annotations

import sys

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel

from bench.probes.report import report_painted


class Label(QLabel):
    is_told = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self.is_told:
            self.is_told = True
            report_painted(float(sys.argv[1]))


if __name__ == "__main__":
    application = QApplication([])
    label = Label("市民キオスク")
    label.resize(1920, 1080)
    label.show()
    sys.exit(application.exec())
