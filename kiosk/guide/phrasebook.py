"""From messages to lines: translation, placeholders, facts, and the second language.

A message whose translation is missing makes `has` false; the screen is then shown wholly in
Japanese (no half-translated screen). Formatting of values is `kiosk.language.formats`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import msgspec

from kiosk.i18n import Quantity, Text, ui
from kiosk.language import formats
from kiosk.language.languages import JA, PSEUDO, Lang, language_of
from kiosk.language.mo_file import MoFile
from kiosk.language.ruby import escape, message_id
from kiosk.procedures.facts import CITY_TELEPHONE, FactTable
from kiosk.procedures.model import Fact, FactId

_NAME = re.compile(r"\{([a-z][a-z0-9_:.\-]*)\}")
_SEPARATOR = "\x04"


class Messages(Protocol):
    """What translations are looked up in: a dictionary or a compiled catalogue."""

    def get(self, key: str, /) -> str | None:
        """Return the translation under ``key``, `None` where there is none."""


class Catalog(msgspec.Struct, frozen=True):
    """The two catalogues of one language: the screen's words and the content's.

    Japanese needs none for content.
    """

    lang: Lang
    messages: Messages
    content: Messages

    def find(self, text: Text) -> str | None:
        """Return the translation of ``text`` with its markup, `None` where there is none."""
        if text.context is None:
            return self.messages.get(text.msgid) or (text.msgid if self.lang == JA else None)
        if self.lang == JA:
            return text.msgid
        return self.content.get(f"{text.context}{_SEPARATOR}{message_id(text.msgid)}")


@lru_cache(maxsize=4)
def load_catalog(folder: Path, lang: Lang) -> Catalog:
    """Return the compiled catalogues of ``lang`` in ``folder``; a missing file counts as empty."""
    here = folder / language_of(lang).folder
    content: Messages = {} if lang == JA else MoFile(here / "content.mo")
    return Catalog(lang, MoFile(here / "ui.mo"), content)


class Phrasebook(msgspec.Struct, frozen=True):
    """Says messages in one language, for one city and day.

    ``facts`` decides which numbers may be shown; ``city_name`` fills ``{city}``.
    """

    catalog: Catalog
    facts: FactTable
    today: date
    city_name: Text

    @property
    def lang(self) -> Lang:
        """The language this book speaks."""
        return self.catalog.lang

    def has(self, text: Text) -> bool:
        """Say whether ``text`` can be said in this language."""
        return self.catalog.find(text) is not None

    def say(self, text: Text) -> str:
        """Return ``text`` in this language, placeholders filled, markup kept.

        A sentence with a fact that may not be shown today is replaced as a whole by the sentence
        that sends the resident to the counter. An untranslated message is said in Japanese.
        """
        template = self.catalog.find(text)
        if template is None:
            template = text.msgid
        for name in _NAME.findall(template):
            if name.startswith("fact:") and self._fact(name) is None:
                return self.ask_about(FactId(name.removeprefix("fact:")))
        return _NAME.sub(lambda match: self._fill(match.group(1), text.values), template)

    def ask_about(self, fact: FactId) -> str:
        """Return the sentence that sends the resident to the counter for ``fact``."""
        entry = self.facts.nearest(fact, self.today)
        what = self.label(entry) if entry is not None else ui("くわしいこと")
        number = self.facts.usable(CITY_TELEPHONE, self.today)
        if number is None or fact == CITY_TELEPHONE:
            return self.say(ui("{what}は 市の窓口で 確認してください。", what=what))
        message = ui(
            "{what}は 市の窓口で 確認してください。電話は {tel}です。",
            what=what,
            tel=str(number.value),
        )
        return self.say(message)

    def label(self, fact: Fact) -> Text:
        """Return the name of ``fact`` as a message."""
        return Text(fact.label, f"{fact.context}/label")

    def value(self, fact: Fact) -> str:
        """Return the value of ``fact`` in this language."""
        value = fact.value
        if fact.unit == "yen" and value == 0:
            return self.say(ui("お金は かかりません"))
        if fact.unit == "text":
            return self.say(Text(str(value), f"{fact.context}/value"))
        return formats.quantity(value, fact.unit, self.lang, today=self.today)

    def figure(self, fact: Fact) -> str:
        """Return the value of ``fact`` as it stands beside its label, which names the money."""
        if fact.unit == "yen" and fact.value == 0:
            return self.say(ui("かかりません"))
        return self.value(fact)

    def note(self, fact: Fact) -> Text | None:
        """Return the note under the value of ``fact``, `None` where there is none."""
        return Text(fact.note, f"{fact.context}/note") if fact.note else None

    def _fact(self, name: str) -> Fact | None:
        return self.facts.usable(FactId(name.removeprefix("fact:")), self.today)

    def _fill(self, name: str, values: Mapping[str, object]) -> str:
        if name.startswith("fact:"):
            fact = self._fact(name)
            return self.value(fact) if fact is not None else ""
        if name == "city" and name not in values:
            return self.say(self.city_name)
        return self._word(values[name])

    def _word(self, value: object) -> str:
        match value:
            case Text():
                return self.say(value)
            case Quantity():
                return self._quantity(value)
            case date():
                return formats.day(value, self.lang, today=self.today)
            case time():
                return formats.time_of_day(value, self.lang)
            case int():
                return str(value)
            case _:
                return escape(str(value))

    def _quantity(self, value: Quantity) -> str:
        if value.unit == "days_left":
            return formats.days_left(value.value, self.lang)
        if value.unit == "month_of_year":
            return formats.month(value.value, self.lang)
        return formats.count(value.value, value.unit, self.lang)  # type: ignore[arg-type]


def is_spoken_like_japanese(lang: Lang) -> bool:
    """Say whether ``lang`` carries ruby and Japanese readings."""
    return lang != PSEUDO and language_of(lang).is_japanese
