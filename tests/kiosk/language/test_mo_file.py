from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from kiosk.language.mo_file import MoFile


@pytest.fixture
def file(tmp_path: Path) -> Path:
    catalog = Catalog("en")
    catalog.add("はい", "Yes")
    catalog.add("題", "Title — 題", context="procedure:sample/title")
    for number in range(200):
        catalog.add(f"文{number}", f"Text {number}", context=f"procedure:sample/{200 - number}")
    path = tmp_path / "content.mo"
    with path.open("wb") as out:
        write_mo(out, catalog)
    return path


def test_every_message_is_found_as_gettext_finds_it(file: Path) -> None:
    with file.open("rb") as opened:
        theirs = gettext.GNUTranslations(opened)

    messages = MoFile(file)

    assert messages.get("はい") == theirs.gettext("はい") == "Yes"
    assert messages.get("procedure:sample/title\x04題") == "Title — 題"
    for number in range(200):
        context = f"procedure:sample/{200 - number}"
        found = messages.get(f"{context}\x04文{number}")
        assert found == theirs.pgettext(context, f"文{number}") == f"Text {number}"


def test_what_is_not_there_is_none(file: Path) -> None:
    messages = MoFile(file)

    assert messages.get("") is None
    assert messages.get("いいえ") is None
    assert messages.get("procedure:sample/title\x04はい") is None


def test_missing_file_has_no_messages(tmp_path: Path) -> None:
    assert MoFile(tmp_path / "content.mo").get("はい") is None


def test_file_is_opened_at_the_first_look_up(file: Path) -> None:
    messages = MoFile(file)
    moved = file.rename(file.with_suffix(".away"))

    assert messages.get("はい") is None
    assert MoFile(moved).get("はい") == "Yes"


def test_file_replaced_by_a_newer_one_keeps_its_words(file: Path, tmp_path: Path) -> None:
    messages = MoFile(file)
    before = messages.get("はい")
    newer = tmp_path / "newer.mo"
    newer.write_bytes(b"\x00" * 40)
    newer.replace(file)

    assert messages.get("procedure:sample/title\x04題") == "Title — 題"
    assert before == "Yes"


@pytest.mark.parametrize("cut", [3, 25])
def test_file_that_is_cut_off_is_named(file: Path, cut: int) -> None:
    file.write_bytes(file.read_bytes()[:cut])

    with pytest.raises(ValueError, match=r"content\.mo"):
        MoFile(file).get("はい")


def test_other_file_is_refused(file: Path) -> None:
    file.write_bytes(b"\x00" * 40)

    with pytest.raises(ValueError, match="no compiled catalogue"):
        MoFile(file).get("はい")
