"""What one touch may bring from here: the visits whose pages can be prepared while she reads."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kiosk.guide import actions
from kiosk.guide.frame import Scene
from kiosk.guide.page import Page
from kiosk.guide.turn import set_language, turn
from kiosk.visit import Visit

_TURNING = (
    actions.Show,
    actions.OpenArea,
    actions.OpenShelf,
    actions.OpenEvent,
    actions.OpenLetter,
    actions.OpenTerm,
    actions.OpenLesson,
    actions.ToLesson,
    actions.Reply,
    actions.OpenProcedure,
    actions.Answer,
    actions.Advance,
    actions.JumpTo,
    actions.ToggleWhy,
    actions.TurnPage,
)


def visits_ahead(scene: Scene, page: Page) -> Iterator[Visit]:
    """Yield the visits one touch away from ``page``: its own ways on, then the other languages.

    Only touches that turn the page: none that types, reads, prints, ends or logs.
    """
    visit = scene.visit
    main = (page.frame.main,) if page.frame.main is not None else ()
    for button in (*main, *page.buttons()):
        if isinstance(button.action, _TURNING):
            yield turn(scene, button.action)
    here = msgspec.structs.replace(visit, panel="")
    for lang in scene.library.languages():
        if lang != visit.language:
            yield set_language(here, lang)
