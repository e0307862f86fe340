"""Makes the take-home sheet of a procedure: what is left to do on the way the answers took.

What goes on the paper is decided here; its form is `kiosk.handoff.sheet`'s, its look the UI's.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from kiosk.guide.blocks import Item, Line, Value
from kiosk.guide.frame import Scene, where
from kiosk.guide.player import Position, Surroundings, replay
from kiosk.guide.teller import Teller
from kiosk.guide.views.blocks import (
    PIN_NAMES,
    PLACES,
    TO_BRING,
    bring_list,
    bring_title,
    link_block,
)
from kiosk.guide.views.steps import is_emergency
from kiosk.handoff.sheet import Parts, PlacedStep, Sheet, Words, sheet_of
from kiosk.i18n import N_, Text, ui
from kiosk.language.languages import JA
from kiosk.procedures.model import FactId, PinKind, Procedure, Row, Step, Trouble
from kiosk.procedures.texts import procedure_context, step_context

_ASK_HERE = Row(FactId("city.tel"), icon="call")
"""The city's own number closes every sheet: rules change, and somebody must be there to ask."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Placed:
    """A row with the gettext context of its label."""

    row: Row
    context: str


def sheet_for(scene: Scene, position: Position) -> Sheet:
    """Return the sheet of the procedure at ``position``, in the languages of ``scene``.

    Only the way decides what is on it; no answer is printed. While a question is open the steps
    after it are left out. A procedure that is not wholly written in the language is printed in
    Japanese, and one that is not wholly written in the second language in the first alone.
    """
    procedure = scene.library.procedure(position.procedure)
    scene = _in_whole_languages(scene, procedure)
    tell, base = scene.tell, procedure_context(procedure.id)
    around = Surroundings(scene.library.content.city.id, scene.now.date())
    way = replay(procedure, position.answers, around)
    elsewhere = [step for step in way if step.kind == "do" and step.place != "here"]
    rows = list(_rows(procedure, [*elsewhere, *(s for s in way if s.kind == "result")]))
    link, closing = procedure.link, tell.lines(procedure.closing, f"{base}/closing")
    parts = Parts(
        title=tell.line(Text(procedure.title, f"{base}/title")),
        city=where(scene),
        printed=printed_line(scene),
        bring=_bring(scene, procedure),
        pins=[tell.ui(PIN_NAMES[pin]) for pin in _pins(procedure, elsewhere)],
        facts=list(_facts(scene, rows)),
        steps=[_placed(tell, procedure, step) for step in elsewhere],
        trouble=[tell.ui("{trouble} → {way}", **said) for said in _troubles(procedure, elsewhere)],
        phones=list(_phones(scene, rows)),
        closing=(
            *closing,
            tell.ui("手続きの 内容は 変わることが あります。"),
        ),
        qr=link_block(scene, link, f"{base}/link") if link is not None else None,
        hosts=scene.library.content.city.hosts,
    )
    sheet = sheet_of(parts, words_of(tell, bring_title(procedure)))
    # Nobody asks a counter before an ambulance.
    is_urgent = any(step.kind == "result" and is_emergency(scene, step) for step in way)
    return dataclasses.replace(sheet, closing=closing) if is_urgent else sheet


def words_of(tell: Teller, bring: str = TO_BRING) -> Words:
    """Return the words that stand on every sheet; ``bring`` names its list of things."""
    return Words(
        bring=tell.ui(bring),
        pins=tell.ui("暗証番号（この 紙には 書かないで ください）"),
        facts=tell.ui("お金や 時間"),
        trouble=tell.ui("うまく いかないとき"),
        phones=tell.ui("聞きたいときの 電話"),
        closing=tell.ui("行く前に、市の窓口に 確認してください。"),
        photo=tell.ui("この 紙を 写真に とって おくと、安心です。"),
    )


def printed_line(scene: Scene) -> Line:
    """Return when the paper was printed, or that the day is not sure."""
    if not scene.is_day_sure:
        return scene.tell.ui("日付を 確認してください")
    return scene.tell.ui("{day}に 出した 紙です。", day=scene.now.date())


def _in_whole_languages(scene: Scene, procedure: Procedure) -> Scene:
    tell, speaks = scene.tell, scene.library.speaks
    if not speaks(procedure, tell.lang):
        return replace(scene, tell=Teller(scene.book(JA)))
    if tell.beside is not None and not speaks(procedure, tell.beside.lang):
        return replace(scene, tell=Teller(tell.book))
    return scene


def _bring(scene: Scene, procedure: Procedure) -> tuple[Item, ...]:
    return tuple(
        item
        for block in bring_list(scene, procedure.prepare.bring, ())
        for item in getattr(block, "items", ())
    )


def _pins(procedure: Procedure, steps: Iterable[Step]) -> list[PinKind]:
    asked = [*procedure.prepare.pins, *(step.pin for step in steps if step.pin is not None)]
    return list(dict.fromkeys(asked))


def _rows(procedure: Procedure, way: Iterable[Step]) -> Iterator[_Placed]:
    """Yield the rows of the preparation card, then those of ``way``, each fact once."""
    base = f"{procedure_context(procedure.id)}/prepare"
    placed = [
        _Placed(row, f"{base}/rows/{n}/label") for n, row in enumerate(procedure.prepare.rows)
    ]
    for step in way:
        own = step_context(procedure.id, step.id)
        placed += [_Placed(row, f"{own}/rows/{n}/label") for n, row in enumerate(step.rows)]
    seen: set[FactId] = set()
    for one in placed:
        if one.row.fact not in seen:
            seen.add(one.row.fact)
            yield one


def _facts(scene: Scene, rows: Iterable[_Placed]) -> Iterator[Value]:
    """Yield what is known; then, in one row, what to ask the city's counter."""
    tell = scene.tell
    found = [tell.value(p.row, p.context) for p in rows if not is_telephone(scene, p.row)]
    yield from (fact for fact in found if fact.is_known)
    to_ask = [fact.label for fact in found if not fact.is_known]
    if to_ask:
        what = tell.ui("市の窓口で 確認する こと")
        yield Value(what, _joined(to_ask), "city-hall", is_known=False)


def _joined(lines: Sequence[Line]) -> Line:
    comma = "、" if lines[0].lang.startswith("ja") else ", "
    others = [line.beside for line in lines if line.beside is not None]
    text = comma.join(line.text for line in lines)
    return Line(text, lines[0].lang, _joined(others) if others else None)


def is_telephone(scene: Scene, row: Row) -> bool:
    """Say whether ``row`` shows a telephone number."""
    fact = scene.library.facts.nearest(row.fact, scene.now.date())
    return fact is not None and fact.unit == "tel"


def _phones(scene: Scene, rows: Iterable[_Placed]) -> Iterator[Value]:
    """Yield the telephone numbers that may be printed, the city's own last.

    A number that is not certain is left out: dialling it reaches a stranger.
    """
    day = scene.now.date()
    tell_facts = scene.tell.book.facts
    wanted = [placed for placed in rows if is_telephone(scene, placed.row)]
    if all(placed.row.fact != _ASK_HERE.fact for placed in wanted):
        wanted.append(_Placed(_ASK_HERE, ""))
    for placed in wanted:
        if tell_facts.usable(placed.row.fact, day) is not None:
            yield scene.tell.value(placed.row, placed.context)


def _placed(tell: Teller, procedure: Procedure, step: Step) -> PlacedStep:
    own = step_context(procedure.id, step.id)
    title = tell.line(Text(step.title, f"{own}/title"))
    note = tell.line(Text(step.caution, f"{own}/caution")) if step.caution else None
    return PlacedStep(tell.ui(PLACES[step.place][1]), title, note)


def _troubles(procedure: Procedure, steps: Iterable[Step]) -> Iterator[dict[str, Text]]:
    """Yield the commonest trouble of each step, first of those where a PIN can be locked."""
    seen: set[str] = set()
    for step in sorted(steps, key=lambda step: step.pin is None):
        for trouble in step.trouble[:1]:
            if trouble.title not in seen:
                seen.add(trouble.title)
                yield _trouble(trouble, f"{step_context(procedure.id, step.id)}/trouble/0")


def _trouble(trouble: Trouble, context: str) -> dict[str, Text]:
    return {
        "trouble": Text(trouble.title, f"{context}/title"),
        "way": Text(trouble.text[0], f"{context}/text/0") if trouble.text else ui(_ASK_SOMEBODY),
    }


_ASK_SOMEBODY = N_("市の窓口に 聞いてください。")
