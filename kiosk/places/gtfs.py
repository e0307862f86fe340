"""Reads the text files of a GTFS-JP feed (a zip) as they are found in the wild.

With or without a mark, any line ends, headers only, times over 24 hours or without a leading
nought, names spelt in several ways. Rules: 標準的なバス情報フォーマット 第3版.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kiosk.errors import Fault
from kiosk.places.table import decoded

_MOST_BYTES = 200_000_000
_TIME = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})")
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NEEDED = ("stops", "routes", "trips", "stop_times")

Table = list[dict[str, str]]


class Feed:
    """The tables of one feed by their names without ``.txt``; one that is missing is empty."""

    def __init__(self, tables: dict[str, Table]) -> None:
        self._tables = tables

    def rows(self, *names: str) -> Table:
        """Return the rows of the first of ``names`` that has some."""
        return next((rows for name in names if (rows := self._tables.get(name))), [])


def read_feed(file: Path, faults: list[Fault]) -> Feed | None:
    """Return the feed of ``file``; `None`, and a fault, where it cannot be used."""
    try:
        with zipfile.ZipFile(file) as packed:
            tables = dict(_tables(packed))
    except (OSError, zipfile.BadZipFile, zlib.error, csv.Error, ValueError, RuntimeError) as error:
        what = f"時刻表を 読めません（{error}）"
        faults.append(Fault(file, "(file)", what, "GTFS-JP の zip を 取りなおす", "bus.file"))
        return None
    missing = [name for name in _NEEDED if not tables.get(name)]
    if not tables.get("calendar") and not tables.get("calendar_dates"):
        missing.append("calendar")
    if missing:
        what = f"{'・'.join(f'{name}.txt' for name in missing)} が ないか、空です"
        faults.append(Fault(file, "(file)", what, "GTFS-JP の zip を 取りなおす", "bus.table"))
        return None
    return Feed(tables)


def _tables(packed: zipfile.ZipFile) -> Iterator[tuple[str, Table]]:
    whole = sum(info.file_size for info in packed.infolist())
    if whole > _MOST_BYTES:
        raise ValueError(f"{whole // 1_000_000} MB は 大きすぎます")
    for info in packed.infolist():
        name = Path(info.filename).name
        if name.endswith(".txt"):
            text = decoded(packed.read(info))
            if text is None:
                raise ValueError(f"{name}: UTF-8 では ありません")
            yield name.removesuffix(".txt"), list(_rows(text))


def _rows(text: str) -> Iterator[dict[str, str]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    headers = [header.strip() for header in next(reader, [])]
    for cells in reader:
        if any(cells):
            yield {
                header: cell.strip() for header, cell in zip(headers, cells, strict=False) if header
            }


def minutes_of(text: str) -> int | None:
    """Return a time of the service day in minutes; 25:10 is after midnight. `None`: none."""
    found = _TIME.fullmatch(text.strip())
    return int(found[1]) * 60 + int(found[2]) if found is not None else None


def day_of(text: str) -> date | None:
    """Return a day written as 20260401, `None` where it is none."""
    found = _DAY.fullmatch(text.strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found is not None else None
    except ValueError:
        return None
