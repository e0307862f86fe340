"""The short view of a procedure (いそぐ): three lines, its price, whom to call, the paper."""

from __future__ import annotations

from kiosk.guide import actions
from kiosk.guide.blocks import Aside, Block, Heading, Item, Items, Value
from kiosk.guide.frame import Scene, forward, frame
from kiosk.guide.page import Page
from kiosk.guide.views.blocks import title_of
from kiosk.i18n import N_, Text
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import Procedure, Row

_SIGNS = ("check", "place", "list")
"""What to do, where, what to take along."""


def short_page(scene: Scene, procedure: Procedure) -> Page:
    """Return the three lines of ``procedure``; one without them shows its summary."""
    tell, base = scene.tell, f"procedure:{procedure.id}"
    field = "short" if procedure.short else "summary"
    said = procedure.short or procedure.summary
    items = tuple(
        Item(tell.line(Text(text, f"{base}/{field}/{n}")), _SIGNS[n % len(_SIGNS)])
        for n, text in enumerate(said)
    )
    values = _values(scene, procedure)
    blocks: list[Block] = [Heading(title_of(scene, procedure)), Items(items), Aside(values)]
    main = forward(scene, N_("紙を 印刷する"), actions.PrintNow(), "print")
    return Page(
        "short",
        tell.lang,
        frame(scene, place=tell.ui("いそぐ とき"), main=main),
        tuple(blocks),
        beside=tell.beside.lang if tell.beside else None,
        colour=procedure.area,
        may_skip=True,
    )


def _values(scene: Scene, procedure: Procedure) -> tuple[Value, ...]:
    """Return money and telephone numbers of the preparation card, the city's own number last."""
    wanted = []
    for number, row in enumerate(procedure.prepare.rows):
        fact = scene.library.facts.nearest(row.fact, scene.now.date())
        is_wanted = fact is not None and fact.unit in ("yen", "tel")
        if is_wanted and row.fact != CITY_TELEPHONE:
            context = f"procedure:{procedure.id}/prepare/rows/{number}/label"
            wanted.append(scene.tell.value(row, context))
    city = scene.tell.value(Row(CITY_TELEPHONE, icon="call"), "")
    return (*wanted, city)
