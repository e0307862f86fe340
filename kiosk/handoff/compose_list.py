"""Makes the take-home sheet of one place of a list: where it is, when it is open, whom to call."""

from __future__ import annotations

from kiosk.guide.frame import Scene, where
from kiosk.guide.views.list_place import values_of
from kiosk.guide.views.list_words import name_line, source_line
from kiosk.handoff.compose import words_of
from kiosk.handoff.sheet import Parts, Sheet, sheet_of
from kiosk.places.model import Place, PlaceList


def place_sheet(scene: Scene, found: PlaceList, place: Place) -> Sheet:
    """Return the sheet of ``place``, with whose list it is and of which day."""
    tell = scene.tell
    values = list(values_of(scene, found, place))
    return sheet_of(
        Parts(
            title=name_line(scene, place),
            city=where(scene),
            printed=tell.ui("{day}に 出した 紙です。", day=scene.now.date()),
            facts=[value for value in values if value.icon != "call"],
            phones=[value for value in values if value.icon == "call"],
            closing=(
                tell.ui("{day}の 一覧です。", day=found.origin.as_of),
                source_line(found.origin),
            ),
        ),
        words_of(tell),
    )
