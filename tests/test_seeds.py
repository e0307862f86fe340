"""Looks whether what docs/seeds.md names is there, and whether no row of the plans is left out."""

from __future__ import annotations

import re

import pytest

from kiosk.guide.library import Library
from kiosk.guide.screens import SCREENS
from tests.conftest import LibraryOf
from tests.tree import ROOT

TEXT = (ROOT / "docs" / "seeds.md").read_text("utf-8")
RESIDENTS, BACK_OFFICE = TEXT.split("## Resident-facing")[1].split("## Back office")
NAMED = sorted(set(re.findall(r"`([a-z-]+[:.][a-z0-9.:-]+)`", TEXT)))
AREAS = ("mynumber", "certificates", "living", "phone", "places", "trouble")
KNOWN_ROWS = 52
CANDIDATES = 24
BACK_OFFICE_ROWS = 13


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0] not in ("#", "plan", "candidate")]


def is_there(name: str, library: Library) -> bool:
    kind, _, rest = name.partition(":")
    content = library.content
    known = {
        "event": {one.id for one in content.events},
        "letter": {one.id for one in content.letters},
        "group": {one.id for one in content.groups},
        "list": {one.id for one in content.lists.kinds},
        "lesson": {one.id for one in content.lessons},
        "thing": {str(one.id) for one in content.things},
        "card": {one.id for one in content.cards},
        "screen": set(SCREENS),
    }
    if rest:
        return rest in known[kind]
    return library.has_procedure(name)


@pytest.mark.parametrize("name", NAMED)
def test_what_a_row_names_is_in_the_content_of_every_city(name: str, library_of: LibraryOf) -> None:
    for city in ("fujisawa", "chigasaki", "kashima-ibaraki", "kashima-saga"):
        assert is_there(name, library_of(city)), city


def test_a_name_that_is_not_there_is_noticed(library: Library) -> None:
    wrong = ("living.no-such", "event:no-such", "letter:no-such", "screen:no-such", "list:no")
    wrong = (
        "living.no-such",
        "event:no-such",
        "letter:no-such",
        "screen:no-such",
        "group:no",
        "lesson:no",
    )

    assert [name for name in wrong if is_there(name, library)] == []


def test_every_row_of_the_plans_stands_in_the_table_once_and_is_answered() -> None:
    table, candidates = RESIDENTS.split("### The 24")
    numbered = rows(table)

    assert [int(row[0]) for row in numbered] == list(range(1, KNOWN_ROWS + 1))
    for row in numbered:
        number, _, named, answer, _ = row
        assert named, number
        refers = re.search(r"rows? \d+|the table below|content rule", answer)
        assert re.search(r"`[a-z]|\]\(", answer) or refers, f"row {number} has no answer"
    assert [int(row[0].split()[0]) for row in rows(candidates)] == list(range(1, CANDIDATES + 1))


def test_every_back_office_row_says_why_it_is_outside() -> None:
    outside = rows(BACK_OFFICE)

    assert len(outside) == BACK_OFFICE_ROWS
    assert all(len(row) == 3 and len(row[2]) > 5 for row in outside)


def test_every_row_that_names_a_guide_names_one_of_a_known_area() -> None:
    guides = [name for name in NAMED if ":" not in name]

    assert guides
    assert {name.split(".")[0] for name in guides} <= set(AREAS)
