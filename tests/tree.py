"""The project's own files, for tests that look at the tree. Not for anything else."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_WORDS = {".py", ".md", ".toml", ".po", ".pot", ".json", ".sh", ".txt", ".csv", ".tsv", ".svg", ""}
_TOP = ("assets", "bench", "docs", "kiosk", "locales", "scripts", "tests", "ui", ".ci")


def sources(*folders: str) -> list[Path]:
    """Return the Python files under ``folders``, in order."""
    return [file for folder in folders for file in sorted((ROOT / folder).rglob("*.py"))]


def texts() -> Iterator[Path]:
    """Yield every text file of the project that is kept in git."""
    yield from (file for file in sorted(ROOT.iterdir()) if file.is_file() and file.name != ".git")
    for folder in _TOP:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and file.suffix in _WORDS and "__pycache__" not in file.parts:
                yield file


@cache
def tree_of(file: Path) -> ast.Module:
    """Return the syntax tree of ``file``."""
    return ast.parse(file.read_text("utf-8"))


def name_of(file: Path) -> str:
    """Return the path of ``file`` inside the project."""
    return file.relative_to(ROOT).as_posix()
