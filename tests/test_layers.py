from __future__ import annotations

import subprocess
import sys

from tests.tree import ROOT


def test_imports_keep_the_layers() -> None:
    """The contracts stand in pyproject.toml."""
    lint = "from importlinter.cli import lint_imports_command as run; run()"

    done = subprocess.run(
        [sys.executable, "-c", lint, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout[done.stdout.find("Contracts") :] + done.stderr
