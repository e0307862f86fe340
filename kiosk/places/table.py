"""Reads a table that a city publishes: whatever its encoding, its headers made comparable.

Encodings are tried in the order of what is found in the wild: UTF-8 with a mark, UTF-8, cp932 (the
Shift_JIS of Excel); never with letters left out.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.errors import Fault

_ENCODINGS = ("utf-8-sig", "cp932")
_NUMBERED = re.compile(r"^\d+[.．]\s*")
_BROKEN = "�"
_MOST_BYTES = 20_000_000
_LINES_BEFORE_HEADER = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by comparable header, and its line in the file (1-based)."""

    line: int
    cells: Mapping[str, str]

    def first(self, headers: Iterable[str]) -> str:
        """Return the first cell of ``headers`` that is filled; empty when none is."""
        return next((cell for name in headers if (cell := self.cells.get(name, ""))), "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was read: its headers in order, its rows, what was wrong with it."""

    headers: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    faults: list[Fault] = field(default_factory=list)


def comparable(header: str) -> str:
    """Return ``header`` as headers are compared: one width, one kind of bracket, no number."""
    wide = unicodedata.normalize("NFKC", header.replace("\ufeff", ""))
    bare = re.sub(r"\s+", "", _NUMBERED.sub("", wide.strip()))
    return bare.casefold()


def read_table(file: Path, names: Sequence[str]) -> Sheet:
    """Return the table of ``file``; one that cannot be read has no rows and one fault.

    The header is the first of the first lines that holds one of ``names`` (comparable headers): a
    remark may stand before it. Where a header stands twice, the last filled cell counts.
    """
    try:
        if file.stat().st_size > _MOST_BYTES:
            return _unreadable(file, "大きすぎます", "要る 行だけにする")
        content = file.read_bytes()
    except OSError as error:
        return _unreadable(
            file, f"読めません（{error.strerror}）", "ファイルの 場所と 権限を 確かめる"
        )
    text = decoded(content)
    if text is None:
        what = "文字を 読めません（UTF-8 でも Shift_JIS でも ありません）"
        return _unreadable(file, what, "UTF-8 で 保存しなおす")
    if _BROKEN in text or "\0" in text:
        line = text[: max(text.find(_BROKEN), text.find("\0"))].count("\n") + 1
        what = "こわれた 文字（�）が あります"
        return _unreadable(file, what, "もとの ファイルから 取りなおす", line)
    delimiter = "\t" if file.suffix.lower() in (".tsv", ".txt") else ","
    try:
        lines = list(_numbered(text, delimiter))
    except csv.Error as error:
        return _unreadable(file, f"表として 読めません（{error}）", "CSV で 保存しなおす")
    return _with_header(file, lines, frozenset(map(comparable, names)))


def decoded(content: bytes) -> str | None:
    """Return ``content`` as text; `None` when no known encoding fits."""
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _numbered(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line on which it begins; a cell may hold line breaks."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    for cells in reader:
        yield line, [_tidy(cell) for cell in cells]
        line = reader.line_num + 1


def _tidy(cell: str) -> str:
    """Return ``cell`` without blanks around it, line breaks made one kind."""
    lines = cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(kept for line in lines if (kept := line.strip(" \t　")))


def _with_header(file: Path, lines: list[tuple[int, list[str]]], names: frozenset[str]) -> Sheet:
    for number, (_, cells) in enumerate(lines[:_LINES_BEFORE_HEADER]):
        headers = [comparable(cell) for cell in cells]
        if names & set(headers):
            rows = tuple(_rows(headers, lines[number + 1 :]))
            shown = tuple(dict.fromkeys(one for one in headers if one))
            return Sheet(shown, rows)
    what = "見出しの 行が 見つかりません"
    return _unreadable(file, what, "はじめの 行を 見出しにする（名称・住所など）", 1)


def _rows(headers: list[str], lines: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    for line, cells in lines:
        filled: dict[str, str] = {}
        for header, cell in zip(headers, cells, strict=False):
            if header and cell:
                filled[header] = cell
        if filled:
            yield Row(line, filled)


def _unreadable(file: Path, what: str, remedy: str, line: int | None = None) -> Sheet:
    return Sheet(faults=[Fault(file, "(file)", what, remedy, "list.file", line)])
