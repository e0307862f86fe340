"""Reads typed values out of a TOML file and notes every fault instead of stopping at the first.

Knows TOML and markup, nothing of procedures; `kiosk.procedures.load` says which keys there are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from kiosk.errors import Fault, MarkupError
from kiosk.language.ruby import parse, without_placeholders
from kiosk.procedures.toml_lines import KeyPath, key_lines, line_of

_W = TypeVar("_W", bound=str)

# A kiosk that could ask for a PIN would be asked for one: a step has no such key, ever.
_INPUT_KEYS = frozenset({"input", "field", "enter", "type", "keyboard", "ask", "form"})


@dataclass(frozen=True, slots=True)
class Origin:
    """The file something was read from, with the line of each key."""

    file: Path
    lines: Mapping[KeyPath, int]

    def fault(self, rule: str, key: str, what: str, remedy: str, *, path: KeyPath = ()) -> Fault:
        """Return a fault at ``path`` of this file; ``key`` is what the author reads."""
        return Fault(self.file, key, what, remedy, rule, line_of(self.lines, path))


def read_toml(file: Path, faults: list[Fault]) -> Table | None:
    """Read ``file``; a file that cannot be read adds a fault and gives `None`."""
    source = ""
    try:
        source = file.read_bytes().decode("utf-8")
        data = tomllib.loads(source)
    except OSError as error:
        _broken(faults, file, f"読めません（{error.strerror}）", "ファイルの場所と権限を確かめる")
    except UnicodeDecodeError:
        _broken(faults, file, "UTF-8 ではありません", "UTF-8 で保存しなおす")
    except tomllib.TOMLDecodeError as error:
        line = _line_in(str(error), source)
        _broken(faults, file, f"TOML として読めません（{error}）", "引用符とかっこを直す", line)
    except (ValueError, RecursionError):
        _broken(faults, file, "TOML として読めません", "数字・日付と入れ子を直す")
    else:
        return Table(data, Origin(file, key_lines(source)), (), faults)
    return None


def _broken(
    faults: list[Fault], file: Path, what: str, remedy: str, line: int | None = None
) -> None:
    faults.append(Fault(file, "(file)", what, remedy, "load.toml", line))


def _line_in(message: str, source: str) -> int:
    """Return the line `tomllib` names in its message: a number, or the end of the document."""
    found = re.search(r"at line (\d+)", message)
    return int(found.group(1)) if found else source.rstrip("\n").count("\n") + 1


class Table:
    """A TOML table being read. Each reading marks its key as known; `close` names the others.

    A value that is missing or of the wrong type adds a fault and reads as empty.
    """

    def __init__(
        self, data: Mapping[str, object], origin: Origin, path: KeyPath, faults: list[Fault]
    ) -> None:
        self._data = data
        self._faults = faults
        self._known: set[str] = set()
        self._name = ""
        self.origin = origin
        self.path = path

    def fault(self, rule: str, key: str, what: str, remedy: str) -> None:
        """Note a fault at ``key`` of this table (empty: the table itself)."""
        name = ".".join(part for part in (self._name, key) if part) or "(file)"
        path = (*self.path, key) if key else self.path
        self._faults.append(self.origin.fault(rule, name, what, remedy, path=path))

    def has(self, key: str) -> bool:
        """Return whether the file sets ``key``."""
        return key in self._data

    def keys(self) -> tuple[str, ...]:
        """Return the table's keys in file order."""
        return tuple(self._data)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a string; without ``default`` it must be there and not be empty."""
        value = self._take(key, required=default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str):
            self._wrong_type(key, '文字列（"…"）')
            return default or ""
        if default is None and not value.strip():
            self.fault("load.missing", key, "空です", "文を書く")
        return value

    def marked(self, key: str, default: str | None = None) -> str:
        """Return a string whose ruby marks are complete."""
        value = self.text(key, default)
        self._check_marks(key, value)
        return value

    def texts(self, key: str, *, marked: bool = True, required: bool = False) -> tuple[str, ...]:
        """Return a list of strings; a missing key is an empty list unless ``required``."""
        value = self._take(key, required=required)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            self._wrong_type(key, '文字列のリスト（["…", "…"]）')
            return ()
        for entry in value:
            if not entry.strip():
                self.fault("load.missing", key, "空の文があります", "文を書くか、消す")
            elif marked:
                self._check_marks(key, entry)
        return tuple(value)

    def word(self, key: str, words: Sequence[_W], default: _W | None = None) -> _W:
        """Return one of ``words``."""
        value = self.text(key, default)
        for word in words:
            if value == word:
                return word
        if value:
            self._unknown_word(key, value, words)
        return default if default is not None else words[0]

    def words(self, key: str, words: Sequence[_W]) -> tuple[_W, ...]:
        """Return a list whose entries are all among ``words``."""
        found: list[_W] = []
        for value in self.texts(key, marked=False):
            match = [word for word in words if word == value]
            found.extend(match)
            if not match:
                self._unknown_word(key, value, words)
        return tuple(found)

    def whole(self, key: str, default: int) -> int:
        """Return a whole number that is not negative."""
        value = self._take(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self._wrong_type(key, "0 以上の整数")
            return default
        return value

    def wholes(self, key: str) -> tuple[int, ...]:
        """Return a list of whole numbers; a missing key is empty."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(type(one) is int for one in value):
            self._wrong_type(key, "整数の ならび")
            return ()
        return tuple(value)

    def flag(self, key: str) -> bool:
        """Return true or false; a missing key is false."""
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            self._wrong_type(key, "true か false")
        return value is True

    def day(self, key: str, *, required: bool = False) -> date | None:
        """Return a calendar day, written without quotes (2026-11-21)."""
        value = self._take(key, required=required)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self._wrong_type(key, "日付（引用符なしの 2026-11-21）")
            return None
        return value

    def raw(self, key: str) -> object:
        """Return whatever stands there; `None` when nothing does."""
        return self._take(key)

    def table(self, key: str, *, required: bool = False) -> Table | None:
        """Return the table under ``key``."""
        value = self._take(key, required=required)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong_type(key, "表（{ … }）")
            return None
        return self._child(value, (key,), key)

    def tables(self, key: str, *, required: bool = False) -> list[Table]:
        """Return the tables of the list under ``key``; an entry of another type is a fault."""
        value = self._take(key, required=required)
        if value is None:
            return []
        if not isinstance(value, list):
            self._wrong_type(key, "表のリスト（[{ … }]）")
            return []
        found: list[Table] = []
        for number, entry in enumerate(value):
            if isinstance(entry, dict):
                name = entry.get("id")
                label = f"{key}[{name if isinstance(name, str) else number}]"
                found.append(self._child(entry, (key, number), label))
            else:
                self._wrong_type(key, "表のリスト（[{ … }]）")
        return found

    def close(self) -> None:
        """Note a fault for every key that nobody asked for."""
        for key in self._data:
            if key in self._known:
                continue
            if key in _INPUT_KEYS:
                what = f"「{key}」は 入力欄です。この端末は 何も 入力させません"
                self.fault("step.input", key, what, "「pin」で しらせ、ほかの場所で 入れてもらう")
            else:
                known = "・".join(sorted(self._known))
                what = f"「{key}」という項目はありません"
                self.fault(
                    "load.unknown-key", key, what, f"つづりを直すか消す（あるもの: {known}）"
                )

    def _child(self, data: Mapping[str, object], path: KeyPath, label: str) -> Table:
        child = Table(data, self.origin, (*self.path, *path), self._faults)
        child._name = f"{self._name}.{label}" if self._name else label
        return child

    def _take(self, key: str, *, required: bool = False) -> object:
        self._known.add(key)
        if key not in self._data and required:
            self.fault("load.missing", key, f"「{key}」がありません", f"「{key} = …」を書く")
        return self._data.get(key)

    def _check_marks(self, key: str, value: str) -> None:
        try:
            parse(without_placeholders(value))
        except MarkupError:
            what = f"「{value}」の記号がそろっていません"
            self.fault("load.markup", key, what, "{漢字|かな} か [4桁|よんけた] の形にする")

    def _wrong_type(self, key: str, wanted: str) -> None:
        self.fault("load.type", key, "書きかたが違います", f"{wanted}で書く")

    def _unknown_word(self, key: str, value: str, words: Sequence[str]) -> None:
        remedy = f"次のどれかにする: {'・'.join(words)}"
        self.fault("load.word", key, f"「{value}」は使えません", remedy)
