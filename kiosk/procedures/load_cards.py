"""Turns the TOML of the cards to show into the model."""

from __future__ import annotations

from pathlib import Path

from kiosk.errors import Fault
from kiosk.procedures.cards import Card
from kiosk.procedures.load_facts import Placed, each_of
from kiosk.procedures.toml_reader import Table


def read_cards(file: Path, faults: list[Fault]) -> list[Placed[Card]]:
    """Return the sound cards of ``file``, in its order; a file that is missing has none."""
    return list(each_of(file, "card", _card, faults)) if file.exists() else []


def _card(table: Table) -> Card:
    return Card(
        id=table.text("id"),
        title=table.marked("title"),
        text=table.marked("text"),
        icon=table.text("icon"),
        quick=table.flag("quick"),
    )
