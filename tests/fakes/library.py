"""A small hand-made library, with translations made up on the spot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo

from kiosk.guide.library import Library
from kiosk.language.languages import EN
from kiosk.language.ruby import message_id, plain, without_placeholders
from kiosk.procedures.content import Content
from kiosk.procedures.model import Centre, City, CityId, Fact, Picture, Procedure, Thing
from kiosk.procedures.texts import texts_of

CITY = City(CityId("sample"), "{見本市|みほんし}", "", (), (Centre("koide", "{小出|こいで}"),))


def english(text: str) -> str:
    """Return a sentence no Japanese is in, different for each text."""
    letters = "".join(f"{ord(letter):x}" for letter in plain(without_placeholders(text)))
    names = text[text.find("{fact:") : text.find("}") + 1] if "{fact:" in text else ""
    return f"English {letters}{names}"


def make_library(
    folder: Path,
    ui: Path,
    *procedures: Procedure,
    facts: tuple[Fact, ...] = (),
    things: tuple[Thing, ...] = (),
    pictures: tuple[Picture, ...] = (),
    is_translated: Callable[[str], bool] = lambda _: True,
) -> Library:
    """Return a library of ``procedures``; ``ui`` is a folder of compiled catalogues.

    The English of a content text is made up, unless ``is_translated`` says no to its context.
    """
    content = Content("hand-made", CITY, procedures, facts, things, pictures)
    for language in ("ja", "ja_easy", "en"):
        (folder / language).mkdir(parents=True)
        shutil.copy(ui / language / "ui.mo", folder / language / "ui.mo")
    catalog = Catalog(EN)
    for context, text in texts_of(content):
        if is_translated(context):
            catalog.add(message_id(text), english(text), context=context)
    with (folder / "en/content.mo").open("wb") as file:
        write_mo(file, catalog)
    return Library(content, folder)
