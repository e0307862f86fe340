"""One file per terminal: writing all records and counters out, and taking such files in.

A file is JSON lines. The first line names the terminal and holds the SHA-256 of all that follows;
each line after it carries a checksum of its own, so that a damaged one can be named. Memos and the
texts of hand-overs stay on the terminal.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from io import BufferedReader
from pathlib import Path
from typing import Literal

import msgspec

from kiosk.desk.durable import appearing
from kiosk.desk.model import FIELDS, HelpSession
from kiosk.desk.sqlite import rows
from kiosk.desk.sqlite.counter_rows import SHAPES, CounterRow, merge_row, own_rows
from kiosk.desk.sqlite.taking import take_session
from kiosk.desk.sqlite.walking import SMALL_CACHE_KB, one_moment, walk
from kiosk.desk.store import DeskStore
from kiosk.desk.validity import SessionError, check_session
from kiosk.errors import StoreError
from kiosk.i18n import N_

FORMAT = "shimin-kiosk-desk"
VERSION = 1
# The first line has one length, so that its checksum can be filled in at the end.
_HEAD_BYTES = 512
_BUFFER = 1 << 20
_STEP = 1000

NOT_OURS_SAYS = N_(
    "{path}: 端末から 書きだした ファイルでは ありません → "
    "「desk export」で 書きだした ファイルを えらんでください。"
)
NEWER_SAYS = N_(
    "{path}: 新しい版（{version}）の プログラムの ファイルです → この端末の プログラムを "
    "新しくしてください。なにも 取りこんでいません。"
)
DAMAGED_SAYS = N_(
    "{path}: {line}行目が こわれています → もとの端末で もういちど「desk export」をして、"
    "新しいファイルを 取りこんでください。なにも 取りこんでいません。"
)
CUT_SAYS = N_(
    "{path}: {line}行目で とぎれています（{wanted}件のうち {found}件）→ もとの端末で もういちど"
    "「desk export」をして、新しいファイルを 取りこんでください。なにも 取りこんでいません。"
)
NOT_EQUAL_SAYS = N_(
    "{path}: 書きだしたあとに 読みなおしたら ちがっていました → "
    "ディスクを 点検し、もういちど 書きだしてください。"
)
CANNOT_READ_SAYS = N_("{path}: 読めません（{why}）→ ファイルの場所を 確かめてください。")

# Called with how many lines are done and how many there are.
Progress = Callable[[int, int], None]


class Head(msgspec.Struct, frozen=True):
    """The first line of a file."""

    format: str
    version: int
    terminal_id: str
    centre: str
    station: str
    sessions: int
    counters: int
    sha256: str


class _Counter(msgspec.Struct, frozen=True):
    counter: str
    day: str
    key: tuple[str | int, ...]
    sums: tuple[int, ...]


class _Line(msgspec.Struct, frozen=True):
    kind: Literal["session", "counter"]
    crc: str
    body: msgspec.Raw


class Taken(msgspec.Struct, frozen=True):
    """What a file brought. ``removed`` were deleted here by retention and stay deleted."""

    terminal_id: str
    sessions: int
    new: int
    newer: int
    removed: int
    counters: int


class _DamagedError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def export_desk(store: DeskStore, path: Path, progress: Progress | None = None) -> Head:
    """Write everything that may leave the terminal to ``path``; same content, same bytes.

    The file appears whole, after it was read back, or not at all; memory does not grow with it.

    Raises:
        StoreError: It cannot be written, or what was read back differs.
    """
    with appearing(path) as part, one_moment(store.database, cache_kb=SMALL_CACHE_KB):
        sql = "SELECT count(*) AS n FROM help_session"
        wanted = int(store.database.query(sql)[0]["n"])
        digest = hashlib.sha256()
        done = {"session": 0, "counter": 0}
        with part.open("wb", buffering=_BUFFER) as file:
            file.write(b" " * (_HEAD_BYTES - 1) + b"\n")
            for kind, line in _lines(store):
                file.write(line)
                digest.update(line)
                done[kind] += 1
                _tell(progress, sum(done.values()), wanted)
            head = _head(store, done["session"], done["counter"], digest.hexdigest())
            file.seek(0)
            file.write(msgspec.json.encode(head).ljust(_HEAD_BYTES - 1) + b"\n")
        with part.open("rb") as file:
            if _read_head(file, path) != head or _digest(file) != head.sha256:
                raise StoreError(NOT_EQUAL_SAYS.format(path=path))
    return head


def import_desk(store: DeskStore, path: Path, progress: Progress | None = None) -> Taken:
    """Take in a file of `export_desk`, all of it or nothing.

    Newer revisions win; what is here already changes nothing, so a file may be taken in twice.
    Records that retention has deleted here stay deleted. Counters of this very terminal are left
    alone.

    Raises:
        StoreError: No such file, not one of ours, from a newer program, damaged (the message names
            the line), or the disk failed; nothing was taken in.
    """
    try:
        with path.open("rb") as file:
            head = _read_head(file, path)
            is_whole = _digest(file) == head.sha256
            file.seek(_HEAD_BYTES)
            return _take(store, head, _Reader(file, path, is_whole), progress)
    except OSError as error:
        raise StoreError(CANNOT_READ_SAYS.format(path=path, why=error.strerror)) from error
    except _DamagedError as error:
        raise StoreError(DAMAGED_SAYS.format(path=path, line=error.line)) from error


class _Reader:
    """The lines of a file behind its first, each checked."""

    def __init__(self, file: BufferedReader, path: Path, is_whole: bool) -> None:
        self._file = file
        self._path = path
        self._is_whole = is_whole

    def check_end(self, head: Head, found: int) -> None:
        """Return if the file ended where it should."""
        wanted = head.sessions + head.counters
        if found != wanted:
            said = CUT_SAYS.format(path=self._path, line=found + 2, wanted=wanted, found=found)
            raise StoreError(said)
        if not self._is_whole:
            # Every line is whole by its own checksum: the first one was changed.
            raise _DamagedError(1)

    def items(self) -> Iterator[HelpSession | CounterRow]:
        """Yield what the lines hold."""
        for number, text in enumerate(self._file, start=2):
            try:
                yield _item(text)
            except (msgspec.MsgspecError, SessionError, ValueError) as error:
                raise _DamagedError(number) from error


def _take(store: DeskStore, head: Head, reader: _Reader, progress: Progress | None) -> Taken:
    wanted = head.sessions + head.counters
    is_own = head.terminal_id == store.terminal.identity.terminal_id
    fates: Counter[str] = Counter()
    counters = number = 0
    today = store.clock.now().date()
    with store.database.writing() as connection:
        for number, item in enumerate(reader.items(), start=1):
            _tell(progress, number, wanted)
            if isinstance(item, HelpSession):
                filed_on = min(item.started_on, today)
                fates[take_session(connection, item, filed_on=filed_on)] += 1
            elif not is_own:
                counters += merge_row(connection, head.terminal_id, item)
        reader.check_end(head, number)
    return Taken(
        head.terminal_id,
        fates.total(),
        fates["new"],
        fates["newer"],
        fates["removed"],
        counters,
    )


def _lines(store: DeskStore) -> Iterator[tuple[str, bytes]]:
    # In the order of the ids: that is how the records lie, and nothing has to be sorted.
    columns = ", ".join(FIELDS)
    sql = f"SELECT {columns} FROM help_session ORDER BY record_id"  # noqa: S608 - our own names
    for row in walk(store.database, sql):
        yield "session", _line("session", rows.to_body(rows.from_row(row)).encode())
    for counter in SHAPES:
        for one in own_rows(store.database, counter):
            body = msgspec.json.encode(_Counter(one.counter, one.day, one.key, one.sums))
            yield "counter", _line("counter", body)


def _line(kind: Literal["session", "counter"], body: bytes) -> bytes:
    line = _Line(kind, f"{zlib.crc32(body):08x}", msgspec.Raw(body))
    return msgspec.json.encode(line) + b"\n"


def _item(text: bytes) -> HelpSession | CounterRow:
    if not text.endswith(b"\n"):
        raise ValueError("cut")
    line = _LINES.decode(text)
    if f"{zlib.crc32(line.body):08x}" != line.crc:
        raise ValueError("checksum")
    if line.kind == "session":
        session = _SESSIONS.decode(line.body)
        check_session(session)
        return session
    one = _COUNTERS.decode(line.body)
    shape = SHAPES.get(one.counter)
    if shape is None or (len(one.key), len(one.sums)) != (len(shape.keys), len(shape.sums)):
        raise ValueError("shape")
    date.fromisoformat(one.day)
    return CounterRow(one.counter, one.day, one.key, one.sums)


def _head(store: DeskStore, sessions: int, counters: int, sha256: str) -> Head:
    identity = store.terminal.identity
    place = identity.place
    return Head(
        *(FORMAT, VERSION, identity.terminal_id, place.centre, place.station),
        *(sessions, counters, sha256),
    )


def _read_head(file: BufferedReader, path: Path) -> Head:
    try:
        head = _HEADS.decode(file.read(_HEAD_BYTES))
    except msgspec.MsgspecError as error:
        raise StoreError(NOT_OURS_SAYS.format(path=path)) from error
    if head.format != FORMAT:
        raise StoreError(NOT_OURS_SAYS.format(path=path))
    if head.version > VERSION:
        raise StoreError(NEWER_SAYS.format(path=path, version=head.version))
    return head


def _digest(file: BufferedReader) -> str:
    """Return the SHA-256 of the rest of ``file``, which is at its end afterwards."""
    return hashlib.file_digest(file, "sha256").hexdigest()


def _tell(progress: Progress | None, done: int, wanted: int) -> None:
    if progress is not None and (done % _STEP == 0 or done >= wanted):
        progress(done, max(done, wanted))


_HEADS = msgspec.json.Decoder(Head)
_LINES = msgspec.json.Decoder(_Line)
_SESSIONS = msgspec.json.Decoder(HelpSession)
_COUNTERS = msgspec.json.Decoder(_Counter)
