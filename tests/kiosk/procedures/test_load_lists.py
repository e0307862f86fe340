from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import Fault
from kiosk.procedures.load_lists import check_lists, read_lists
from kiosk.settings import ASSETS

SHIPPED = (ASSETS / "lists" / "lists.toml").read_text("utf-8")
NAMES = '[columns]\nname = ["名称"]\n\n'
ICONS = frozenset({"place"})


def read(tmp_path: Path, text: str) -> list[Fault]:
    file = tmp_path / "lists.toml"
    file.write_text(text, "utf-8")
    faults: list[Fault] = []
    found = read_lists(file, faults)
    if found is not None:
        faults += check_lists(found, ICONS, frozenset({"a.b"}), frozenset({"x.tel"}))
    return faults


def one(**keys: str) -> str:
    told = {"id": '"wells"', "name": '"{井戸|いど}"', "icon": '"place"', **keys}
    return NAMES + "[[list]]\n" + "\n".join(f"{key} = {value}" for key, value in told.items())


def test_sound_kind_has_no_fault(tmp_path: Path) -> None:
    detail = '\n[[list.detail]]\nid = "how"\nlabel = "x"\ncolumns = ["方式"]\n'

    assert read(tmp_path, one(procedures='["a.b"]', notice='"{fact:x.tel}です。"') + detail) == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (one(icon='"gone"'), "ref.icon"),
        (one(procedures='["a.gone"]'), "ref.procedure"),
        (one(notice='"{fact:gone.tel}です。"'), "ref.fact"),
        (one(order='"far"'), "load.word"),
        (one(colour='"red"'), "load.unknown-key"),
        (one() + '\n[[list]]\nid = "wells"\nname = "x"\nicon = "place"\n', "id.twice"),
        (one() + '\n[[list.detail]]\nid = "name"\nlabel = "x"\ncolumns = ["y"]\n', "id.twice"),
        (one() + '\n[[list.detail]]\nid = "how"\nlabel = "x"\n', "load.missing"),
        ("[columns]\n", "load.missing"),
    ],
)
def test_each_fault_is_told(tmp_path: Path, text: str, rule: str) -> None:
    assert [fault.rule for fault in read(tmp_path, text)] == [rule]


def test_no_header_means_two_things_of_one_kind(tmp_path: Path) -> None:
    read_back = read_lists(ASSETS / "lists" / "lists.toml", [])
    assert read_back is not None
    for placed in read_back.kinds:
        headers = [column for detail in placed.value.details for column in detail.columns]
        assert len(headers) == len(set(headers)), placed.value.id
        shared = {name for names in read_back.columns.values() for name in names}
        assert not shared & set(headers), placed.value.id
