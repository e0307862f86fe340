from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kiosk.language.stored_catalogs import ensure_compiled

GOOD = Path(__file__).parents[2] / "content/good/locales"


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "locales")
    return tmp_path / "locales"


def test_missing_catalogues_are_compiled(locales: Path, tmp_path: Path) -> None:
    faults = ensure_compiled(locales, tmp_path / "out")

    assert faults == []
    compiled = {str(one.relative_to(tmp_path / "out")) for one in (tmp_path / "out").rglob("*.mo")}
    assert compiled >= {
        "ja/ui.mo",
        "ja_easy/ui.mo",
        "ja_easy/content.mo",
        "en/ui.mo",
        "en/content.mo",
    }


def test_fresh_catalogues_are_left_alone_and_the_compiler_is_not_loaded(
    locales: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_compiled(locales, tmp_path / "out")
    monkeypatch.setattr(
        "kiosk.language.compiled.compile_catalogs", lambda *_: pytest.fail("compiled again")
    )

    ensure_compiled(locales, tmp_path / "out")


def test_newer_source_is_compiled_again(locales: Path, tmp_path: Path) -> None:
    ensure_compiled(locales, tmp_path / "out")
    source, target = locales / "en/LC_MESSAGES/ui.po", tmp_path / "out/en/ui.mo"
    before = target.stat().st_mtime_ns
    os.utime(source, ns=(before + 1, before + 1))

    ensure_compiled(locales, tmp_path / "out")

    assert target.stat().st_mtime_ns > before


def test_folder_that_cannot_be_written_is_one_fault_and_stops_nothing(
    locales: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("a file in its place", "utf-8")

    faults = ensure_compiled(locales, tmp_path / "out")

    assert [(fault.file, fault.rule) for fault in faults] == [(tmp_path / "out", "catalog.write")]
    assert faults[0].remedy


def test_broken_sentence_is_a_fault_and_the_rest_is_compiled(locales: Path, tmp_path: Path) -> None:
    source = locales / "en/LC_MESSAGES/ui.po"
    source.write_text(source.read_text("utf-8").replace('msgstr "Next"', 'msgstr "{Next"'), "utf-8")

    faults = ensure_compiled(locales, tmp_path / "out")

    assert [fault.file for fault in faults] == [source]
    assert (tmp_path / "out/en/ui.mo").exists()
