"""Compiles the content of one city into one JSON file, and loads it.

The terminal shows what is sound: a faulty procedure is left out, reported, and the rest works.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.errors import ContentError, Fault
from kiosk.procedures.check_graph import check_graph, check_procedure_targets
from kiosk.procedures.check_refs import check_named, known_in
from kiosk.procedures.load import Parts, load_all
from kiosk.procedures.load_steps import Draft
from kiosk.procedures.model import CityId, Content, Procedure
from kiosk.procedures.walk import distances

SOURCE_FOLDERS = ("procedures", "facts", "words", "pictures")
# Part of the fingerprint: raise it when the compiled form or a rule for leaving out changes.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was compiled, and what was left out of it and why."""

    content: Content
    faults: list[Fault]


class _Left(msgspec.Struct, frozen=True):
    """A fault as the compiled file keeps it, so that later starts still report it."""

    file: str
    key: str
    what: str
    remedy: str
    rule: str
    line: int | None


class _Compiled(msgspec.Struct, frozen=True):
    content: Content
    left: tuple[_Left, ...]


def build(assets: Path, city: CityId, out: Path) -> BuildResult:
    """Compile ``assets`` for ``city`` into ``out/content-<city>.json``, replacing it whole.

    Raises:
        OSError: The folder cannot be written; an older file is still there.
    """
    result = assemble(assets, city)
    _write(compiled_file(out, city), result)
    return result


def assemble(assets: Path, city: CityId) -> BuildResult:
    """Return the sound content of ``assets`` for ``city``; writes nothing."""
    mark = fingerprint(assets, city)
    parts, faults = load_all(assets, city)
    drafts, left_out = sound(parts)
    content = Content(
        fingerprint=mark,
        city=parts.city,
        procedures=tuple(_with_distances(draft.procedure) for draft in drafts),
        facts=tuple(placed.value for placed in parts.facts),
        things=tuple(placed.value for placed in parts.things),
        pictures=tuple(placed.value for placed in parts.pictures),
    )
    return BuildResult(content, faults + left_out)


def sound(parts: Parts) -> tuple[list[Draft], list[Fault]]:
    """Return the procedures that can be walked to an end, and the faults of the others.

    A procedure that leads into one left out stays, so that one broken file never empties the
    terminal: its answer ``go`` then names a procedure that is not there (a fault as well), and the
    page for it is the one that sends to the counter.
    """
    known = known_in(parts)
    kept: list[Draft] = []
    faults: list[Fault] = []
    for draft in parts.drafts:
        found = [*check_graph(draft), *check_named(draft, known)]
        faults.extend(found)
        if not found:
            kept.append(draft)
    ids = frozenset(draft.procedure.id for draft in kept)
    for draft in parts.drafts:
        faults.extend(check_procedure_targets(draft, ids))
    return kept, faults


def load(path: Path) -> Content:
    """Read a compiled file.

    Raises:
        ContentError: The file is missing, damaged or of an older form; build it again.
    """
    return _read(path).content


def load_content(assets: Path, cache: Path, city: CityId) -> tuple[Content, list[Fault]]:
    """Return the content of ``city``: the compiled file, made anew when a source differs.

    Sources are compared by name, size and time; unchanged ones are not opened. A damaged compiled
    file is replaced, and a cache that cannot be written is done without.
    """
    file = compiled_file(cache, city)
    try:
        compiled = _read(file)
    except ContentError:
        compiled = None
    if compiled is not None and compiled.content.fingerprint == fingerprint(assets, city):
        return compiled.content, [_as_fault(left) for left in compiled.left]
    result = assemble(assets, city)
    try:
        _write(file, result)
    except OSError:
        # A full or read-only disk must not keep the terminal from starting.
        return result.content, result.faults
    return result.content, result.faults


def compiled_file(out: Path, city: CityId) -> Path:
    """Return the compiled file's place for ``city`` in ``out``."""
    return out / f"content-{city}.json"


def fingerprint(assets: Path, city: CityId) -> str:
    """Return a mark that changes with the name, size or time of any source of ``city``."""
    digest = hashlib.sha256(f"{FORMAT} {city}".encode())
    for folder in (*SOURCE_FOLDERS, f"cities/{city}"):
        for line in sorted(_stamps(assets / folder, folder)):
            digest.update(line.encode())
    return digest.hexdigest()


def _stamps(folder: Path, name: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _stamps(folder / entry.name, f"{name}/{entry.name}")
        elif entry.name.endswith((".toml", ".svg")):
            stat = entry.stat()
            yield f"{name}/{entry.name} {stat.st_size} {stat.st_mtime_ns}\n"


def _with_distances(procedure: Procedure) -> Procedure:
    left = distances(procedure)
    steps = tuple(
        msgspec.structs.replace(step, steps_left=left[step.id][0], minutes_left=left[step.id][1])
        for step in procedure.steps
    )
    return msgspec.structs.replace(procedure, steps=steps)


def _read(path: Path) -> _Compiled:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Compiled)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        what = f"組み立てた内容を読めません（{error}）"
        remedy = "python -m kiosk build で組み立てなおす"
        raise ContentError([Fault(path, "(file)", what, remedy, "build.damaged")]) from error


def _write(path: Path, result: BuildResult) -> None:
    left = tuple(_as_left(fault) for fault in result.faults)
    encoded = msgspec.json.encode(_Compiled(result.content, left))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(encoded)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _as_left(fault: Fault) -> _Left:
    return _Left(str(fault.file), fault.key, fault.what, fault.remedy, fault.rule, fault.line)


def _as_fault(left: _Left) -> Fault:
    return Fault(Path(left.file), left.key, left.what, left.remedy, left.rule, left.line)
