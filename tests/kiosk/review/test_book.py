from __future__ import annotations

import shutil
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kiosk.clock import JST
from kiosk.guide.library import Library
from kiosk.language.compiled import compile_catalogs
from kiosk.language.languages import EN, JA, LANGUAGES, Lang
from kiosk.procedures.build import assemble
from kiosk.procedures.model import CityId, ProcedureId
from kiosk.procedures.texts import texts_of
from kiosk.review.book import Chapter, chapter
from kiosk.review.book_html import html_parts

GOOD = Path(__file__).parents[2] / "content" / "good"
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=JST)
SAMPLE = ProcedureId("trouble.sample")


class Read(HTMLParser):
    """What a document holds: headings, contexts, pictures; and whether its tags close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[str] = []
        self.contexts: list[str] = []
        self.pictures: list[str] = []
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "h2":
            self.headings.append(given["id"])
        if tag == "a":
            self.targets.append(given["href"].removeprefix("#"))
        if "data-context" in given:
            self.contexts.append(given["data-context"])
        if tag == "img":
            self.pictures.append(given["src"])
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def read(chapters: list[Chapter], lang: Lang) -> tuple[Read, str]:
    text = "".join(html_parts(chapters, lang, "市", lambda screen: [f"data:{screen.name}"]))
    reader = Read()
    reader.feed(text)
    return reader, text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_every_procedure_stands_in_the_book_once(
    library: Library, lang: Lang
) -> None:
    for one in library.content.procedures:
        book = chapter(one, library, NOW, lang)

        contexts = [entry.context for leaf in book.leaves for entry in leaf.entries]
        assert len(contexts) == len(set(contexts))
        assert {context for context, _ in texts_of(one)} <= set(contexts)
        assert not any(entry.is_missing for leaf in book.leaves for entry in leaf.entries)


def test_every_step_has_its_heading_its_screens_and_its_branches(library: Library) -> None:
    for one in library.content.procedures:
        leaves = {leaf.key: leaf for leaf in chapter(one, library, NOW, EN).leaves}

        for number, step in enumerate(one.steps, start=1):
            leaf = leaves[f"{one.id}/{step.id}"]
            assert leaf.number == str(number)
            assert len(leaf.screens) == 1 + bool(step.why) + bool(step.trouble)
            assert all(screen.visit.language == EN for screen in leaf.screens)
            ways = len(step.choices) + len(step.exits)
            assert len(leaf.branches) >= ways
            for choice in step.choices:
                wanted = choice.to or choice.go
                assert any(f"（{wanted}）" in way.leads for way in leaf.branches)


def test_the_japanese_book_has_one_column_of_text(library: Library) -> None:
    one = library.content.procedures[0]

    book = chapter(one, library, NOW, JA)

    assert all(entry.other is None for leaf in book.leaves for entry in leaf.entries)
    assert "<th>日本語</th><th>訂正</th>" in read([book], JA)[1]


def test_a_value_that_is_not_known_leaves_its_name_and_the_sentence(tmp_path: Path) -> None:
    library = copied(tmp_path, lambda text: text.replace('confidence = "H"', 'confidence = "L"'))

    book = chapter(library.procedure(SAMPLE), library, NOW, EN)

    entries = {entry.context: entry for leaf in book.leaves for entry in leaf.entries}
    entry = entries["procedure:trouble.sample/have-card/text/0"]
    assert "お金は ｛fact:sample.fee｝です。" in entry.japanese.shown
    assert entry.facts == ("sample.fee",)


def test_a_text_without_translation_is_said_to_be_missing(tmp_path: Path) -> None:
    library = copied(tmp_path, lambda text: text)
    (tmp_path / "compiled" / "en" / "content.mo").unlink()

    book = chapter(library.procedure(SAMPLE), library, NOW, EN)
    text = read([book], EN)[1]

    entries = [entry for leaf in book.leaves for entry in leaf.entries]
    assert entries
    assert all(entry.is_missing for entry in entries)
    assert text.count("訳が ありません") == len(entries)


def test_the_page_is_well_formed_and_has_a_place_for_each_step_and_text(library: Library) -> None:
    chapters = [chapter(one, library, NOW, EN) for one in library.content.procedures[:3]]

    found, text = read(chapters, EN)

    leaves = [leaf for one in chapters for leaf in one.leaves]
    assert found.open == []
    assert found.headings == [leaf.key for leaf in leaves]
    assert found.targets == found.headings
    assert found.contexts == [entry.context for leaf in leaves for entry in leaf.entries]
    assert len(found.pictures) == sum(len(leaf.screens) for leaf in leaves)
    assert text.count('contenteditable="true"') == len(found.contexts)


def copied(tmp_path: Path, change: object) -> Library:
    shutil.copytree(GOOD, tmp_path / "tree")
    for file in (tmp_path / "tree/assets").rglob("*.toml"):
        file.write_text(change(file.read_text("utf-8")), "utf-8")  # type: ignore[operator]
    compile_catalogs(tmp_path / "tree/locales", tmp_path / "compiled")
    content = assemble(tmp_path / "tree/assets", CityId("sample")).content
    return Library(content, tmp_path / "compiled")
