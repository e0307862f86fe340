"""Finds the line on which a key of a TOML file stands, so that a fault can name it.

`tomllib` reads the values and forgets the places; this reads the places and forgets the values.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

KeyPath = tuple[str | int, ...]

_BLANK = " \t\r\n"
_SCALAR_END = ",]}\n#"


def key_lines(source: str) -> dict[KeyPath, int]:
    """Return the 1-based line of every table, key and array element of ``source``.

    ``source`` must be valid TOML; of anything else the answer is incomplete, never an error.
    An element of ``[[step]]`` is ``("step", 0)``; a key in it ``("step", 0, "title")``.
    """
    scanner = _Scanner(source)
    scanner.scan()
    return scanner.lines


def line_of(lines: Mapping[KeyPath, int], path: KeyPath) -> int | None:
    """Return the line of ``path``, or of the nearest thing around it; `None` for the whole file."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return None


class _Scanner:
    def __init__(self, source: str) -> None:
        self.lines: dict[KeyPath, int] = {}
        self._source = source + "\n\0"
        self._end = len(source) + 1
        self._at = 0
        self._starts = [0, *(i + 1 for i, char in enumerate(source) if char == "\n")]
        self._table: KeyPath = ()
        self._last: dict[KeyPath, int] = {}

    def scan(self) -> None:
        self._skip()
        while self._at < self._end:
            start = self._at
            if self._here() == "[":
                self._header()
            else:
                self._pair(self._table)
            self._skip()
            if self._at == start:
                return

    def _header(self) -> None:
        line = self._line()
        is_array = self._source.startswith("[[", self._at)
        self._at += 2 if is_array else 1
        keys = self._keys("]")
        self._at += 2 if is_array else 1
        path: KeyPath = ()
        for number, key in enumerate(keys, start=1):
            path += (key,)
            if number == len(keys) and is_array:
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:
                path += (self._last[path],)
        self._table = path
        self.lines[path] = line

    def _pair(self, table: KeyPath) -> None:
        line = self._line()
        path = (*table, *self._keys("="))
        self.lines.setdefault(path, line)
        self._at += 1
        self._value(path)

    def _keys(self, closing: str) -> list[str]:
        keys = [""]
        while self._at < self._end and self._here() not in (closing, "\n"):
            char = self._here()
            if char in "\"'":
                start = self._at
                self._string(char)
                keys[-1] += self._source[start : self._at].strip(char)
                continue
            if char == ".":
                keys.append("")
            elif char not in _BLANK:
                keys[-1] += char
            self._at += 1
        return keys

    def _value(self, path: KeyPath) -> None:
        self._blanks()
        char = self._here()
        if char in "\"'":
            self._string(char)
        elif char == "[":
            self._inside(path, "]")
        elif char == "{":
            self._inside(path, "}")
        else:
            while self._at < self._end and self._here() not in _SCALAR_END:
                self._at += 1

    def _inside(self, path: KeyPath, closing: str) -> None:
        """Read the elements of an array or the pairs of an inline table."""
        self._at += 1
        number = 0
        while True:
            self._skip()
            start = self._at
            if self._at >= self._end:
                return
            if self._here() == closing:
                self._at += 1
                return
            if self._here() == ",":
                self._at += 1
            elif closing == "}":
                self._pair(path)
            else:
                self.lines[(*path, number)] = self._line()
                self._value((*path, number))
                number += 1
            if self._at == start:
                self._at += 1

    def _string(self, quote: str) -> None:
        fence = quote * 3 if self._source.startswith(quote * 3, self._at) else quote
        self._at += len(fence)
        while self._at < self._end and not self._source.startswith(fence, self._at):
            self._at += 2 if quote == '"' and self._here() == "\\" else 1
        self._at += len(fence)
        # Up to two more quotes may belong to the text of a long string.
        while len(fence) > 1 and self._here() == quote:
            self._at += 1

    def _blanks(self) -> None:
        while self._here() in " \t":
            self._at += 1

    def _skip(self) -> None:
        while self._at < self._end:
            char = self._here()
            if char == "#":
                self._at = self._source.index("\n", self._at)
            elif char not in _BLANK:
                return
            else:
                self._at += 1

    def _here(self) -> str:
        return self._source[min(self._at, self._end)]

    def _line(self) -> int:
        return bisect_right(self._starts, min(self._at, self._end - 1))
