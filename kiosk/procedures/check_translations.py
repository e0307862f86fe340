"""Rules about translations: all there, same placeholders, right ruby, no numbers in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages import Message

from kiosk.errors import Fault
from kiosk.language.compiled import sort_out, usable_catalog
from kiosk.language.languages import EASY, JA, LANGUAGES, Lang
from kiosk.language.plain import check_easy
from kiosk.language.po import (
    CONTENT,
    DOMAINS,
    UI,
    is_translated,
    messages_of,
    po_file,
    read_catalog,
)
from kiosk.language.ruby import message_id, parse, spoken, without_placeholders
from kiosk.procedures.check_words import digits_in_prose
from kiosk.procedures.texts import Told

_KANJI = re.compile(r"[一-鿿々]")
_LATIN = re.compile(r"[A-Za-z]{2}")
_SPEAKABLE = re.compile(r"[^\W_]")
_CHOSEN = re.compile(r"procedure:[^/]*/.*|thing:.*/note")


def check_translations(texts: Iterable[Told], locales: Path, lang: Lang) -> Iterator[Fault]:
    """Yield what keeps pages from being shown wholly in ``lang``.

    ``texts`` are all texts of the content with their contexts; each needs a translation.
    """
    file = po_file(locales, LANGUAGES[lang], CONTENT)
    every, damaged = read_catalog(file, LANGUAGES[lang])
    catalog, wrong = sort_out(file, every, LANGUAGES[lang])
    yield from (*damaged, *wrong)
    broken = {fault.key for fault in (*damaged, *wrong)}
    for context, text in {(told[0], message_id(told[1])): told for told in texts}.values():
        message = catalog.get(message_id(text), context)
        if message is None:
            if context not in broken and file.exists():
                what = f"「{message_id(text)}」の {lang} の訳がありません"
                remedy = "訳を書く（python -m kiosk catalogs update のあとで）"
                entry = every.get(message_id(text), context)
                line = entry.lineno if entry is not None else None
                yield Fault(file, context, what, remedy, "translation.missing", line)
            continue
        yield from _translation(file, message, lang)


def check_ui_texts(locales: Path, lang: Lang) -> Iterator[Fault]:
    """Yield what is wrong with the translations of the texts in code, in ``lang``.

    Japanese needs an entry only where a word carries ruby.
    """
    file = po_file(locales, LANGUAGES[lang], UI)
    catalog, faults = usable_catalog(file, LANGUAGES[lang])
    yield from faults
    if lang == EASY:
        for message in messages_of(catalog):
            yield from _easy(file, message, only_ruby=True)
    if lang != JA and file.exists():
        for message in messages_of(read_catalog(file, LANGUAGES[lang])[0]):
            if not is_translated(message):
                what = f"「{message.id}」の {lang} の訳がありません"
                yield _fault(file, message, "translation.missing", what, "訳を書く")


def speakable(text: str) -> bool:
    """Return whether the voice has something to say for ``text``; placeholders count."""
    return "{" in message_id(text) or bool(_SPEAKABLE.search(spoken(without_placeholders(text))))


def languages_of_content() -> list[Lang]:
    """Return the languages the content is translated into."""
    return [lang for lang, domains in DOMAINS.items() if CONTENT in domains]


def _translation(file: Path, message: Message, lang: Lang) -> Iterator[Fault]:
    text = str(message.string)
    if not speakable(text):
        yield _fault(file, message, "translation.silent", "読む言葉がありません", "文を書く")
    # What a fact says, and what is printed on things, may hold numbers: they are checked there.
    if _CHOSEN.fullmatch(str(message.context)):
        number = digits_in_prose(text)
        if number is not None:
            what = f"「{number}」が 訳に じかに あります"
            yield _fault(file, message, "words.digits", what, "もとの文と 同じ {fact:…} で入れる")
    if lang == EASY:
        yield from _easy(file, message)
    elif not LANGUAGES[lang].is_japanese:
        yield from _foreign(file, message, text)


def _easy(file: Path, message: Message, *, only_ruby: bool = False) -> Iterator[Fault]:
    text = str(message.string)
    for piece in parse(without_placeholders(text)):
        if piece.ruby is None and _KANJI.search(piece.text):
            what = f"「{piece.text.strip()}」に ふりがながありません"
            yield _fault(file, message, "easy.ruby", what, "{漢字|かな} の形にする")
    for finding in () if only_ruby else check_easy(text):
        if finding.is_error and finding.rule != "EJ13":
            what = f"「{message_id(text)}」: {finding.what}（{finding.rule}）"
            yield _fault(file, message, "easy.plain", what, finding.remedy)


def _foreign(file: Path, message: Message, text: str) -> Iterator[Fault]:
    if any(piece.ruby is not None for piece in parse(without_placeholders(text))):
        what = f"「{text}」に ふりがながあります"
        yield _fault(file, message, "translation.ruby", what, "ふりがなの記号を消す")
    bare = without_placeholders(text)
    if _KANJI.search(bare) and not _LATIN.search(bare):
        what = f"「{text}」が 日本語のままです"
        yield _fault(file, message, "translation.untranslated", what, "訳を書く")


def _fault(file: Path, message: Message, rule: str, what: str, remedy: str) -> Fault:
    key = message.context or str(message.id)
    return Fault(file, key, what, remedy, rule, message.lineno)
