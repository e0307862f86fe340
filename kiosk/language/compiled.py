"""Turns PO catalogues into the files the terminal reads, and leaves out what would break a page.

A sentence with a wrong placeholder or broken markup is dropped and reported; its page is then
shown wholly in Japanese.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo

from kiosk.errors import Fault, MarkupError
from kiosk.language.languages import LANGUAGES, PSEUDO_LANGUAGE, Language
from kiosk.language.po import (
    CONTENT,
    DOMAINS,
    UI,
    is_translated,
    messages_of,
    new_catalog,
    po_file,
    read_catalog,
)
from kiosk.language.pseudo import pseudo
from kiosk.language.ruby import parse, placeholders, without_placeholders


def compile_catalogs(locales: Path, out: Path, *, always: bool = False) -> list[Fault]:
    """Write ``out/<folder>/<domain>.mo`` for each catalogue that is newer; return all faults.

    A catalogue without its PO file is a fault and leaves an older compiled one alone. With
    ``always`` every file is written, and so every fault found.

    Raises:
        OSError: ``out`` cannot be written.
    """
    faults: list[Fault] = []
    for lang, domains in DOMAINS.items():
        for domain in domains:
            source = po_file(locales, LANGUAGES[lang], domain)
            target = out / LANGUAGES[lang].folder / f"{domain}.mo"
            if always or _is_newer(source, target):
                faults.extend(_compile(source, target, LANGUAGES[lang]))
    for domain in (UI, CONTENT):
        template = locales / f"{domain}.pot"
        target = out / PSEUDO_LANGUAGE.folder / f"{domain}.mo"
        if template.exists() and (always or _is_newer(template, target)):
            _write(target, _pseudo_catalog(template))
    return faults


def usable_catalog(file: Path, language: Language) -> tuple[Catalog, list[Fault]]:
    """Return the translated sentences of ``file`` that can be shown, and the faults of the others.

    Untranslated sentences are left out without a fault; `kiosk.procedures.check` reports those.
    """
    catalog, faults = read_catalog(file, language)
    kept, wrong = sort_out(file, catalog, language)
    return kept, faults + wrong


def sort_out(file: Path, catalog: Catalog, language: Language) -> tuple[Catalog, list[Fault]]:
    """Return what of ``catalog``, read from ``file``, can be shown, and the faults of the rest."""
    kept = new_catalog(language)
    faults: list[Fault] = []
    for message in messages_of(catalog):
        if not is_translated(message):
            continue
        wrong = list(_wrong(message))
        if wrong:
            faults.extend(_fault(file, message, *one) for one in wrong)
        else:
            kept.add(message.id, message.string, context=message.context).lineno = message.lineno
    return kept, faults


def _compile(source: Path, target: Path, language: Language) -> list[Fault]:
    if not source.exists():
        return read_catalog(source, language)[1]
    catalog, faults = usable_catalog(source, language)
    _write(target, catalog)
    return faults


def _wrong(message: Message) -> Iterator[tuple[str, str, str]]:
    """Yield rule, finding and remedy of what keeps a translation from being shown."""
    ids = _forms(message.id)
    wanted = {name for one in ids for name in placeholders(one)}
    for text in _forms(message.string):
        try:
            parse(without_placeholders(text))
        except MarkupError:
            what = f"「{text}」の記号がそろっていません"
            yield "translation.markup", what, "{漢字|かな} か [4桁|よんけた] の形にする"
            continue
        found = set(placeholders(text))
        if found != wanted and not (len(ids) > 1 and found <= wanted):
            names = "・".join(f"{{{name}}}" for name in sorted(found ^ wanted))
            what = f"差しこみが もとと違います（{names}）"
            yield "translation.placeholders", what, "もとの文と 同じ {…} を書く"


def _forms(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list | tuple) else (str(value),)


def _fault(file: Path, message: Message, rule: str, what: str, remedy: str) -> Fault:
    key = message.context or _forms(message.id)[0]
    return Fault(file, key, what, remedy, rule, message.lineno)


def _pseudo_catalog(template: Path) -> Catalog:
    catalog = new_catalog(PSEUDO_LANGUAGE)
    for message in messages_of(read_catalog(template, None)[0]):
        forms = [pseudo(form) for form in _forms(message.id)]
        text = forms[0] if isinstance(message.id, str) else forms
        catalog.add(message.id, text, context=message.context)
    return catalog


def _write(target: Path, catalog: Catalog) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(target.name + ".tmp")
    with temporary.open("wb") as file:
        write_mo(file, catalog)
    temporary.replace(target)


def _is_newer(source: Path, target: Path) -> bool:
    if not source.exists() or not target.exists():
        return True
    return source.stat().st_mtime_ns > target.stat().st_mtime_ns
