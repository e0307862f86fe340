"""Reads and writes PO files the way they are kept in git: no places, no dates, nothing obsolete.

A damaged file costs the damaged sentences, never the others.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from kiosk.errors import Fault
from kiosk.language.languages import EASY, EN, JA, Lang, Language

UI, CONTENT = "ui", "content"
# Which catalogues a language has. Japanese content is its own source.
DOMAINS: Mapping[Lang, tuple[str, ...]] = {JA: (UI,), EASY: (UI, CONTENT), EN: (UI, CONTENT)}

_DATED = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Report-Msgid-Bugs-To'
    r"|Last-Translator|Language-Team): .*\n",
    re.MULTILINE,
)
# Babel takes a line without its closing quote and loses its last letter.
_SOUND = re.compile(
    r'(?:#.*|\s*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) +)?"(?:[^"\\]|\\.)*"\s*)'
)
_QUOTED = re.compile(r'^msgctxt +"(.*)"', re.MULTILINE)
_HEADER = (
    "# Texts of the kiosk. Write reviewed translations with a comment: # reviewed: NAME DATE\n#"
)


def po_file(locales: Path, language: Language, domain: str) -> Path:
    """Return where the catalogue of a language is kept."""
    return locales / language.folder / "LC_MESSAGES" / f"{domain}.po"


def new_catalog(language: Language | None) -> Catalog:
    """Return an empty catalogue; without ``language`` a template."""
    return Catalog(
        locale=language.babel if language is not None else None,
        project="shimin-kiosk",
        version="1",
        header_comment=_HEADER,
        fuzzy=False,
    )


def read_catalog(file: Path, language: Language | None) -> tuple[Catalog, list[Fault]]:
    """Return what can be read of ``file``, and one fault per sentence that cannot.

    A file that is missing or not UTF-8 gives an empty catalogue and a fault.
    """
    locale = language.babel if language is not None else None
    try:
        source = file.read_bytes().decode("utf-8")
    except OSError:
        return new_catalog(language), [
            _fault(file, "(file)", "ありません", "python -m kiosk catalogs update で作る")
        ]
    except UnicodeDecodeError:
        return new_catalog(language), [
            _fault(file, "(file)", "UTF-8 ではありません", "UTF-8 で保存しなおす")
        ]
    try:
        return _read(source, locale), []
    except (PoFileError, ValueError, LookupError):
        return _read_blocks(file, source, language)


def write_catalog(file: Path, catalog: Catalog) -> None:
    """Write ``catalog`` to ``file`` in its stable form, replacing it whole.

    Raises:
        OSError: The file cannot be written; the older one is still there.
    """
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=0, no_location=True, ignore_obsolete=True)
    text = _DATED.sub("", buffer.getvalue().decode("utf-8"))
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_name(file.name + ".tmp")
    temporary.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
    temporary.replace(file)


def messages_of(catalog: Catalog) -> Iterator[Message]:
    """Yield the messages without the header."""
    return (message for message in catalog if message.id)


def is_translated(message: Message) -> bool:
    """Return whether every form of ``message`` has a translation that counts."""
    forms = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return bool(forms) and all(forms) and not message.fuzzy


def _read(source: str, locale: str | None) -> Catalog:
    for line in source.split("\n"):
        if not _SOUND.fullmatch(line):
            raise ValueError(line)
    return read_po(io.BytesIO(source.encode()), locale=locale, abort_invalid=True)


def _read_blocks(file: Path, source: str, language: Language | None) -> tuple[Catalog, list[Fault]]:
    """Read a damaged file sentence by sentence: they are parted by empty lines."""
    catalog = new_catalog(language)
    faults: list[Fault] = []
    line = 1
    for block in re.split(r"(?<=\n)(?=\n)", source):
        start = line + len(block) - len(block.lstrip("\n"))
        line += block.count("\n")
        if not block.strip():
            continue
        try:
            found = _read(block, catalog.locale_identifier)
        except (PoFileError, ValueError, LookupError):
            context = _QUOTED.search(block)
            what = "この文は PO として読めません"
            remedy = "引用符と msgctxt・msgid・msgstr の順を直す"
            key = context.group(1) if context else "(msgid)"
            faults.append(_fault(file, key, what, remedy, start))
            continue
        for message in messages_of(found):
            kept = catalog.add(
                message.id,
                message.string,
                user_comments=message.user_comments,
                context=message.context,
            )
            kept.lineno = start + (message.lineno or 1) - 1
    return catalog, faults


def _fault(file: Path, key: str, what: str, remedy: str, line: int | None = None) -> Fault:
    return Fault(file, key, what, remedy, "po.syntax", line)
