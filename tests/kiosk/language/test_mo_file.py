from __future__ import annotations

import gettext
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo

from kiosk.language.mo_file import MoFile, read_mo


@pytest.fixture
def file(tmp_path: Path) -> Path:
    catalog = Catalog("en")
    catalog.add("はい", "Yes")
    catalog.add("題", "Title — 題", context="procedure:sample/title")
    catalog.add(("{n}日", "{n}日"), ("{n} day", "{n} days"))
    path = tmp_path / "content.mo"
    with path.open("wb") as out:
        write_mo(out, catalog)
    return path


def test_messages_are_those_gettext_reads(file: Path) -> None:
    with file.open("rb") as opened:
        theirs = gettext.GNUTranslations(opened)

    messages = read_mo(file)

    assert messages == {"はい": "Yes", "procedure:sample/title\x04題": "Title — 題"}
    assert theirs.gettext("はい") == messages["はい"]
    assert theirs.pgettext("procedure:sample/title", "題") == "Title — 題"


def test_file_is_read_at_the_first_look_up(file: Path) -> None:
    messages = MoFile(file)
    file.rename(file.with_suffix(".away"))
    assert messages.get("はい") is None

    assert MoFile(file.with_suffix(".away"))["はい"] == "Yes"


@pytest.mark.parametrize("cut", [3, 25])
def test_file_that_is_cut_off_is_named(file: Path, cut: int) -> None:
    file.write_bytes(file.read_bytes()[:cut])

    with pytest.raises(ValueError, match=r"content\.mo"):
        read_mo(file)


def test_other_file_is_refused(file: Path) -> None:
    file.write_bytes(b"\x00" * 40)

    with pytest.raises(ValueError, match="no compiled catalogue"):
        read_mo(file)
