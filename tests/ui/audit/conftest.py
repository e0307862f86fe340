from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.text.fonts import load_fonts


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()
