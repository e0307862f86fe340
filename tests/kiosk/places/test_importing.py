from __future__ import annotations

import os
from pathlib import Path

import pytest

from kiosk.errors import ContentError, StoreError
from kiosk.places import importing
from kiosk.places.importing import import_list, remove_list
from kiosk.places.shelf import Shelf
from tests.opendata import DATA, FILES, LISTS, ORIGIN, imported, kind_of


def test_imported_lists_are_there_with_their_origin(tmp_path: Path) -> None:
    shelf = Shelf(LISTS, [imported(tmp_path / "places")])

    assert {kind.id for kind in shelf.kinds} == set(FILES)
    found = shelf.list_of("aed")
    assert found is not None
    assert (len(found.places), found.origin.publisher) == (450, ORIGIN.publisher)
    stops = shelf.list_of("bus")
    assert stops is not None
    assert len(stops.places) == 10
    assert not shelf.faults


def test_newer_file_replaces_the_older(tmp_path: Path) -> None:
    small = tmp_path / "small.tsv"
    small.write_text("名称\t設置位置\n駅\t入口\n", "utf-8")
    folder = imported(tmp_path / "places")

    assert import_list(small, kind_of("aed"), ORIGIN, LISTS, folder) == (1, [])

    shelf = Shelf(LISTS, [folder])
    found = shelf.list_of("aed")
    assert found is not None
    assert [place.name for place in found.places] == ["駅"]
    assert {kind.id for kind in shelf.kinds} == set(FILES)


def test_file_without_a_place_changes_nothing(tmp_path: Path) -> None:
    folder = imported(tmp_path / "places")
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    broken = tmp_path / "broken.csv"
    broken.write_text("建物\n駅\n", "utf-8")

    with pytest.raises(ContentError, match="見出しの 行"):
        import_list(broken, kind_of("aed"), ORIGIN, LISTS, folder)

    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_power_cut_before_the_name_is_written_keeps_the_old_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = imported(tmp_path / "places")

    def cut(descriptor: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(importing.os, "fsync", cut)
    with pytest.raises(StoreError, match="書けません"):
        import_list(DATA / FILES["aed"], kind_of("wifi"), ORIGIN, LISTS, folder)

    shelf = Shelf(LISTS, [folder])
    found = shelf.list_of("wifi")
    assert found is not None
    assert len(found.places) == 3
    assert not shelf.faults


def test_removed_list_is_gone_with_its_file(tmp_path: Path) -> None:
    folder = imported(tmp_path / "places")

    assert remove_list("wifi", LISTS, folder)
    assert not remove_list("wifi", LISTS, folder)
    assert not (folder / "wifi.csv").exists()
    assert "wifi" not in Shelf(LISTS, [folder]).entries


def test_what_staff_imported_counts_before_what_is_shipped(tmp_path: Path) -> None:
    shipped, own = imported(tmp_path / "shipped"), tmp_path / "own"
    small = tmp_path / "small.csv"
    small.write_text("名称\n駅\n", "utf-8")
    import_list(small, kind_of("aed"), ORIGIN, LISTS, own)

    shelf = Shelf(LISTS, [own, shipped])

    aed, wifi = shelf.list_of("aed"), shelf.list_of("wifi")
    assert aed is not None
    assert wifi is not None
    assert (len(aed.places), len(wifi.places)) == (1, 3)
    order = [kind.id for kind in LISTS.kinds]
    assert [order.index(kind.id) for kind in shelf.kinds] == sorted(
        order.index(kind.id) for kind in shelf.kinds
    )


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ('kind = "nothing"', "load.word"),
        ('file = "gone.csv"', "list.file"),
        ('file = "../wifi.csv"', "list.file"),
        ("as_of = 2026-13-01", "load.toml"),
        ("as_of = 20260821", "load.type"),
        ('colour = "red"', "load.unknown-key"),
    ],
)
def test_fault_in_the_manifest_costs_its_own_list(tmp_path: Path, line: str, rule: str) -> None:
    folder = imported(tmp_path / "places")
    key = line.split(" = ", maxsplit=1)[0]
    manifest = folder / "places.toml"
    first, *others = manifest.read_text("utf-8").split("\n\n[[set]]\n")
    kept = [row for row in others[0].splitlines() if not row.startswith(key)]
    text = "\n\n[[set]]\n".join([first, "\n".join([*kept, line]), *others[1:]])
    manifest.write_text(text + "\n", "utf-8")

    shelf = Shelf(LISTS, [folder])
    kinds = {kind.id for kind in shelf.kinds}

    assert [fault.rule for fault in shelf.faults] == [rule]
    assert kinds == (set() if rule == "load.toml" else set(FILES) - {"shelter"})
