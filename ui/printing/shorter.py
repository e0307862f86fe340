"""How a sheet that is too long for its page is made shorter, step by step: form first, then parts.

What may never go is decided here and in `kiosk.handoff.sheet.briefer`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kiosk.guide.blocks import Line, Qr
from kiosk.handoff.sheet import Entry, SectionKind, Sheet, briefer
from ui.printing.form import CALM, CLOSE, DENSE, GRAND, LARGE, TIGHT, Form

_NEEDED = frozenset({"yen", "city-hall", "place"})
_POINTED_AT: tuple[frozenset[SectionKind], ...] = (
    frozenset({"bring", "pins", "steps"}),
    frozenset({"steps"}),
)


def attempts(sheet: Sheet) -> Iterator[tuple[Sheet, Form]]:
    """Yield what to try, the best first; the last is the shortest there is."""
    for form in (GRAND, LARGE, CALM, CLOSE):
        yield sheet, form
    shorter = briefer(sheet)
    while shorter is not None:
        sheet = shorter
        yield sheet, CALM
        yield sheet, CLOSE
        shorter = briefer(sheet)
    for form in (DENSE, TIGHT):
        yield sheet, form
    for kept in _shorter_twins(sheet):
        for fewer in _fewer_facts(kept):
            yield fewer, DENSE
            yield fewer, TIGHT


def _fewer_facts(sheet: Sheet) -> Iterator[Sheet]:
    """Yield ``sheet`` whole, then with ever fewer facts, the last ones first: those of the steps.

    Money and places stay.
    """
    yield sheet
    spare = [
        entry
        for facts in sheet.section("facts")
        for entry in facts.entries
        if entry.icon not in _NEEDED
    ]
    while spare:
        sheet = _without(sheet, spare.pop())
        yield sheet


def _without(sheet: Sheet, gone: Entry) -> Sheet:
    sections = (
        replace(part, entries=tuple(entry for entry in part.entries if entry is not gone))
        for part in sheet.sections
    )
    return replace(sheet, sections=tuple(part for part in sections if part.entries))


def _shorter_twins(sheet: Sheet) -> Iterator[Sheet]:
    """Yield ``sheet`` with the second language only where a clerk must find the place, then alone.

    What to bring and the steps keep it longest.
    """
    alone = _in_one_language(sheet)
    if alone != sheet:
        for kinds in _POINTED_AT:
            sections = (
                part if part.kind in kinds else few
                for part, few in zip(sheet.sections, alone.sections, strict=True)
            )
            yield replace(alone, title=sheet.title, sections=tuple(sections))
    yield alone


def _in_one_language(sheet: Sheet) -> Sheet:
    return replace(
        sheet,
        title=_alone(sheet.title),
        city=_alone(sheet.city),
        printed=_alone(sheet.printed),
        sections=tuple(
            replace(part, title=_alone(part.title), entries=tuple(map(_entry_alone, part.entries)))
            for part in sheet.sections
        ),
        closing=tuple(map(_alone, sheet.closing)),
        photo=_alone(sheet.photo),
        qr=_qr_alone(sheet.qr) if sheet.qr is not None else None,
    )


def _entry_alone(one: Entry) -> Entry:
    return replace(
        one,
        line=_alone(one.line),
        value=_alone(one.value) if one.value is not None else None,
        note=_alone(one.note) if one.note is not None else None,
    )


def _qr_alone(qr: Qr) -> Qr:
    return Qr(qr.url, _alone(qr.title), _alone(qr.host))


def _alone(line: Line) -> Line:
    return Line(line.text, line.lang)
