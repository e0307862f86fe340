from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.tree import ROOT

# Each costs milliseconds or megabytes that a start does not have, and has its own later moment.
DEAR = [
    "PySide6.QtMultimedia",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "argon2",
    "asyncio",
    "babel",
    "concurrent.futures",
    "httpx",
    "kiosk.desk.store",
    "kiosk.procedures.build",
    "kiosk.procedures.check",
    "kiosk.procedures.search",
    "kiosk.voice.client",
    "numpy",
    "openpyxl",
    "pydantic",
    "pyopenjtalk",
    "pyttsx3",
    "qasync",
    "rapidfuzz",
    "sqlite_utils",
    "stdnum",
    "yaml",
]
START = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
application = QApplication([])
from kiosk.visit import Spot, Visit
from ui.app import Kiosk, Start
kiosk = Kiosk(Start(Path(sys.argv[1]), None, (1920, 1080), Visit(spot=Spot("home"))))
kiosk.show()
application.processEvents()
page = kiosk.screen.page
print(json.dumps({"page": page.name if page else "", "modules": sorted(sys.modules)}))
"""


def test_nothing_dear_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    _start(tmp_path)  # compiles the content, which later starts find ready

    shown = _start(tmp_path)

    assert shown["page"] == "home"
    assert [name for name in DEAR if name in shown["modules"]] == []


def _start(data: Path) -> dict[str, list[str] | str]:
    done = subprocess.run(
        [sys.executable, "-c", START, str(data)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, list[str] | str] = json.loads(done.stdout)
    return found
