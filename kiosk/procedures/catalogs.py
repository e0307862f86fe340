"""The gettext catalogues: extract, update, import, count. Compiling is in `compiled`.

Only the commands and the build come here: Babel takes too long to import for the terminal itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir

from kiosk.errors import Fault
from kiosk.language.compiled import compile_catalogs
from kiosk.language.languages import LANGUAGES, Lang, Language, language_of
from kiosk.language.po import (
    CONTENT,
    DOMAINS,
    UI,
    is_translated,
    messages_of,
    new_catalog,
    po_file,
    read_catalog,
    write_catalog,
)
from kiosk.language.ruby import message_id
from kiosk.procedures.extract import content_texts

_KEYWORDS: dict[str, tuple[int, ...] | None] = {"N_": None, "ui": (1,), "ngettext": (1, 2)}
_OF_FACT = re.compile(r"(?:city:[^/]+/)?(fact:[^/]+)(?:/\d+)?/(label|note|value)")
_REVIEWED = re.compile(r"\breviewed: \S+.* \d{4}-\d{2}-\d{2}")


__all__ = [
    "CatalogStatus",
    "Imported",
    "compile_catalogs",
    "import_texts",
    "status",
    "update",
]


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """How far one language is. ``reviewed``: sentences a named person has read, with the day."""

    lang: Lang
    messages: int
    translated: int
    reviewed: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: sentences written, and contexts no message or several messages have."""

    written: int
    unknown: tuple[str, ...]


def update(root: Path) -> list[Path]:
    """Extract all texts of the project at ``root`` and bring its catalogues up to date.

    A text that changed loses its translation, a text that went away is removed. Nothing is
    guessed; only a new entry of a fact (another year, a city's own) that says the same in Japanese
    takes the translation of the older one. Returns the files whose bytes changed.

    Raises:
        OSError: A file cannot be written.
    """
    locales = root / "locales"
    changed: list[Path] = []
    for domain, template in ((UI, ui_template(root)), (CONTENT, content_template(root / "assets"))):
        _write(locales / f"{domain}.pot", template, changed)
        for lang, domains in DOMAINS.items():
            if domain in domains:
                language = LANGUAGES[lang]
                file = po_file(locales, language, domain)
                _write(file, _updated(file, template, language), changed)
    return changed


def ui_template(root: Path) -> Catalog:
    """Return the texts written in code, sorted; the desk speaks Japanese only and is left out."""
    found: dict[str | tuple[str, ...], list[str]] = {}
    for folder in ("kiosk", "ui"):
        messages = extract_from_dir(
            str(root / folder),
            method_map=[("desk/**.py", "ignore"), ("**.py", "python")],
            options_map={"**.py": {"encoding": "utf-8"}},
            keywords=_KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
        for _, _, message, comments, _ in messages:
            said = found.setdefault(message, [])
            said.extend(comment for comment in comments if comment not in said)
    template = new_catalog(None)
    for message, comments in sorted(found.items(), key=lambda item: _sort_key(item[0])):
        template.add(message, auto_comments=comments)
    return template


def content_template(assets: Path) -> Catalog:
    """Return the texts of the content, sorted by context so that a page stays together."""
    template = new_catalog(None)
    pairs = {(context, message_id(text)) for context, text in content_texts(assets)}
    for context, message in sorted(pairs, key=lambda pair: (_natural(pair[0]), pair[1])):
        template.add(message, context=context)
    return template


def import_texts(
    locales: Path, lang: Lang, texts: Mapping[str, str], *, domain: str = CONTENT
) -> Imported:
    """Write ``texts`` into the catalogue of ``lang``; empty ones are passed over.

    ``texts`` has one entry per gettext context; for the ``ui`` catalogue, per Japanese message.
    A changed translation loses its review.

    Raises:
        OSError: The catalogue cannot be written.
        KeyError: No such language.
    """
    language = language_of(lang)
    file = po_file(locales, language, domain)
    catalog, _ = read_catalog(file, language)
    by_key: dict[str, list[Message]] = {}
    for message in messages_of(catalog):
        by_key.setdefault(_key(message, domain), []).append(message)
    written = 0
    unknown: list[str] = []
    for key, text in texts.items():
        found = by_key.get(key, [])
        if len(found) != 1:
            unknown.append(key)
        elif text and found[0].string != text:
            found[0].string = text
            found[0].user_comments = [c for c in found[0].user_comments if not _REVIEWED.search(c)]
            written += 1
    write_catalog(file, catalog)
    return Imported(written, tuple(unknown))


def status(locales: Path) -> list[CatalogStatus]:
    """Return how far each language is; a catalogue that is missing counts nothing."""
    found = []
    for lang, domains in DOMAINS.items():
        messages: list[Message] = []
        for domain in domains:
            catalog, _ = read_catalog(po_file(locales, LANGUAGES[lang], domain), LANGUAGES[lang])
            messages.extend(messages_of(catalog))
        found.append(
            CatalogStatus(
                lang=lang,
                messages=len(messages),
                translated=sum(is_translated(message) for message in messages),
                reviewed=sum(is_reviewed(message) for message in messages),
            )
        )
    return found


def is_reviewed(message: Message) -> bool:
    """Return whether a named person has read the translation."""
    said = any(_REVIEWED.search(comment) for comment in message.user_comments)
    return said and is_translated(message)


def damaged(locales: Path) -> list[Fault]:
    """Return the faults of every catalogue that cannot be read as a whole."""
    faults: list[Fault] = []
    for lang, domains in DOMAINS.items():
        for domain in domains:
            file = po_file(locales, LANGUAGES[lang], domain)
            faults.extend(read_catalog(file, LANGUAGES[lang])[1])
    return faults


def _updated(file: Path, template: Catalog, language: Language) -> Catalog:
    old, _ = read_catalog(file, language)
    known = {(message.context, message.id): message for message in messages_of(old)}
    of_facts = {
        said: message.string
        for message in messages_of(old)
        if (said := _of_fact(message)) and is_translated(message) and not message.fuzzy
    }
    fresh = new_catalog(language)
    for message in messages_of(template):
        before = known.get((message.context, message.id))
        is_kept = before is not None and is_translated(before) and not before.fuzzy
        fresh.add(
            message.id,
            before.string
            if before is not None and is_kept
            else of_facts.get(_of_fact(message) or ()),
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before is not None else (),
            context=message.context,
        )
    return fresh


def _of_fact(message: Message) -> tuple[object, ...] | None:
    """Return what a text of a fact has in common with those of its other entries."""
    found = _OF_FACT.fullmatch(message.context or "")
    return (*found.groups(), message.id) if found is not None else None


def _write(file: Path, catalog: Catalog, changed: list[Path]) -> None:
    before = file.read_bytes() if file.exists() else b""
    write_catalog(file, catalog)
    if file.read_bytes() != before:
        changed.append(file)


def _key(message: Message, domain: str) -> str:
    if domain == CONTENT:
        return message.context or ""
    return message.id if isinstance(message.id, str) else message.id[0]


def _sort_key(message: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else message


def _natural(context: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in context.split("/"))
