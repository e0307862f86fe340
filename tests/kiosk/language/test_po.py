from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.language.languages import EN, LANGUAGES
from kiosk.language.po import messages_of, new_catalog, read_catalog, write_catalog

ENGLISH = LANGUAGES[EN]
SOUND = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

# reviewed: Sato 2026-11-21
msgctxt "a/title"
msgid "あ"
msgstr "A"

msgctxt "b/title"
msgid "い"
msgstr "B"
"""


def test_written_catalogue_has_no_dates_places_or_invented_people(tmp_path: Path) -> None:
    file = tmp_path / "x.po"
    catalog = new_catalog(ENGLISH)
    catalog.add("あ", "A", context="a", locations=[("somewhere.py", 3)])

    write_catalog(file, catalog)
    once = file.read_bytes()
    write_catalog(file, read_catalog(file, ENGLISH)[0])

    assert file.read_bytes() == once
    text = once.decode()
    assert "Date" not in text
    assert "somewhere" not in text
    assert "EMAIL" not in text
    assert 'msgctxt "a"\nmsgid "あ"\nmsgstr "A"' in text


@pytest.mark.parametrize(
    ("damage", "context", "line"),
    [
        ('msgstr "B', "b/title", 10),
        ("msgstr B", "b/title", 10),
        ("<<<<<<< HEAD", "b/title", 10),
    ],
)
def test_damaged_sentence_is_named_and_the_others_are_read(
    tmp_path: Path, damage: str, context: str, line: int
) -> None:
    file = tmp_path / "x.po"
    file.write_text(SOUND.replace('msgstr "B"', damage), encoding="utf-8")

    catalog, faults = read_catalog(file, ENGLISH)

    assert [message.string for message in messages_of(catalog)] == ["A"]
    assert [message.user_comments for message in messages_of(catalog)] == [
        ["reviewed: Sato 2026-11-21"]
    ]
    assert [(fault.rule, fault.key, fault.line) for fault in faults] == [
        ("po.syntax", context, line)
    ]


def test_missing_file_and_other_encoding_are_faults(tmp_path: Path) -> None:
    file = tmp_path / "x.po"
    catalog, missing = read_catalog(file, ENGLISH)
    file.write_bytes('msgid "あ"'.encode("shift_jis"))
    _, encoded = read_catalog(file, ENGLISH)

    assert list(messages_of(catalog)) == []
    assert ["update" in fault.remedy for fault in missing] == [True]
    assert ["UTF-8" in fault.what for fault in encoded] == [True]
