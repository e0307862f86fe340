"""Which rows a search shows: procedures, and a life event or look-up that costs none."""

from __future__ import annotations

from collections.abc import Container

from kiosk.guide.blocks import Button
from kiosk.guide.frame import Scene
from kiosk.guide.views.entrance import procedure_buttons
from kiosk.guide.views.events import event_button
from kiosk.guide.views.lookups import found as lookups_for
from kiosk.guide.views.lookups import is_named, lookup_button
from kiosk.guide.views.room import LARGE
from kiosk.guide.views.terms import term_row
from kiosk.procedures.model import ProcedureId

MOST_HITS = 3


def found_rows(scene: Scene) -> tuple[Button, ...]:
    """Return the rows for what is typed; the meaning of a word comes last.

    It needs a free row, or takes the third where no row bears that word in its name.
    """
    rows, most = _rows(scene), _most(scene)
    term = scene.library.find_term(scene.visit.query)
    if term is None:
        return rows
    from kiosk.language.folding import folded  # noqa: PLC0415 - only at a search

    names = " ".join(folded(row.line.shown) for row in rows)
    is_named = any(folded(form) in names for form in term.forms)
    if len(rows) == most and (is_named or most < MOST_HITS):
        return rows
    return (*rows[: most - 1], term_row(scene, term))


def _most(scene: Scene) -> int:
    return MOST_HITS if scene.visit.size < LARGE else MOST_HITS - 1


def _rows(scene: Scene) -> tuple[Button, ...]:
    """Return the rows that lead somewhere, one look-up or life event at most before the procedures.

    Where no row is free, that one takes the row of a procedure it leads to itself; where it leads
    to none of them it is left out, unless what is typed is just its name.
    """
    query = scene.visit.query
    if not query:
        return ()
    most = _most(scene)
    hits = scene.library.find(query, scene.tell.lang)[:most]
    for button, leads_to, gives_way in _others(scene):
        left = _without_one(hits, leads_to) if len(hits) == most else hits
        if left is None and gives_way:
            left = hits[:-1]
        if left is not None:
            return (button, *_procedures(scene, left))
    return _procedures(scene, hits)


def _others(scene: Scene) -> list[tuple[Button, Container[str], bool]]:
    """Return the rows beside the procedures: what each leads to, and if its name was typed."""
    query = scene.visit.query
    event = scene.library.find_event(query)
    found: list[tuple[Button, Container[str], bool]] = []
    if event is not None:
        entries = {entry.procedure for entry in event.entries}
        found.append((event_button(scene, event), entries, False))
    for one in lookups_for(scene.library, query):
        found.append((lookup_button(scene, one), one.procedures, is_named(one, query)))
    return found


def _without_one(hits: list[ProcedureId], leads_to: Container[str]) -> list[ProcedureId] | None:
    """Return ``hits`` without the last in ``leads_to``, never the first; `None`: none is."""
    for place in range(len(hits) - 1, 0, -1):
        if hits[place] in leads_to:
            return hits[:place] + hits[place + 1 :]
    return None


def _procedures(scene: Scene, hits: list[ProcedureId]) -> tuple[Button, ...]:
    procedures = [scene.library.procedure(hit) for hit in hits]
    return procedure_buttons(scene, procedures, has_hints=False).buttons
