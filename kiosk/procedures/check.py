"""Runs every content rule over every city and walks every path in every language.

The rules themselves are in the ``check_*`` modules, one subject each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.errors import Fault
from kiosk.language.languages import JA, Lang
from kiosk.procedures.build import sound
from kiosk.procedures.check_cards import check_cards
from kiosk.procedures.check_facts import check_facts, check_things
from kiosk.procedures.check_graph import check_paths
from kiosk.procedures.check_lessons import check_lessons
from kiosk.procedures.check_occasions import check_occasions
from kiosk.procedures.check_pages import advise_why, check_pages, check_why
from kiosk.procedures.check_questions import check_questions
from kiosk.procedures.check_refs import (
    Known,
    check_links,
    check_shelves,
    check_sources,
    known_in,
    missing_drawings,
)
from kiosk.procedures.check_terms import advise_terms, check_terms
from kiosk.procedures.check_translations import (
    check_translations,
    check_ui_texts,
    languages_of_content,
    speakable,
)
from kiosk.procedures.check_words import PlacedText, check_placed_words, check_words, wrong_words
from kiosk.procedures.fee_list import advise_fees, check_fees
from kiosk.procedures.fees import fee_texts
from kiosk.procedures.load import Parts, city_ids, load_all
from kiosk.procedures.load_lists import check_lists
from kiosk.procedures.load_steps import Draft
from kiosk.procedures.model import CityId, ProcedureId
from kiosk.procedures.texts import Told, step_context, texts_of, texts_of_step
from kiosk.procedures.walk import Path as Way
from kiosk.procedures.walk import count_paths


@dataclass(slots=True)
class Report:
    """What a check found. ``advice`` never fails it.

    ``paths`` counts the ways through each procedure on the day of the check, in the first city.
    """

    languages: tuple[Lang, ...]
    procedures: list[ProcedureId] = field(default_factory=list)
    paths: dict[ProcedureId, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    advice: list[Fault] = field(default_factory=list)


def check_all(
    assets: Path, locales: Path, *, today: date, cities: Sequence[CityId] | None = None
) -> Report:
    """Check content and translations as each of ``cities`` sees them (`None`: all there are).

    Every fault is reported once, whichever cities see it, in order of file and line.
    """
    report, texts = check_content(assets, today=today, cities=cities)
    for lang in languages_of_content():
        report.faults.extend(check_translations(texts, locales, lang))
    for lang in report.languages:
        report.faults.extend(check_ui_texts(locales, lang))
    report.faults = sorted(dict.fromkeys(report.faults), key=_place)
    return report


def check_content(
    assets: Path, *, today: date, cities: Sequence[CityId] | None = None
) -> tuple[Report, list[Told]]:
    """Check the content alone; return the report and every text that needs a translation."""
    report = Report((JA, *languages_of_content()))
    texts: dict[Told, None] = {}
    for city in city_ids(assets) if cities is None else cities:
        parts, faults = load_all(assets, city)
        report.faults.extend(faults)
        report.faults.extend(_check_city(parts, today, report))
        texts.update(dict.fromkeys(_texts(parts)))
    report.faults = sorted(dict.fromkeys(report.faults), key=_place)
    report.advice = sorted(dict.fromkeys(report.advice), key=_place)
    return report, list(texts)


def _check_city(parts: Parts, today: date, report: Report) -> Iterator[Fault]:
    known = known_in(parts)
    drafts, faults = sound(parts)
    yield from faults
    yield from check_facts(parts.facts, today)
    yield from check_things(parts.things)
    yield from missing_drawings(parts)
    yield from check_shelves(parts)
    yield from check_occasions(parts, known, today)
    yield from check_terms(parts.terms, today)
    yield from check_lessons(parts, known)
    yield from check_cards(parts.cards, known.icons)
    yield from check_questions(parts.questions)
    report.advice.extend(advise_terms(parts))
    for placed in _placed(parts):
        yield from check_placed_words(placed)
    for draft in parts.drafts:
        yield from check_words(draft)
        yield from check_pages(draft)
        yield from check_links(draft, known)
        yield from check_sources(draft, today)
        report.advice.extend(advise_why(draft))
        if draft.procedure.id not in report.procedures:
            report.procedures.append(draft.procedure.id)
    yield from check_why(parts.drafts)
    yield from _check_fees(parts, known, report)
    if parts.lists is not None:
        guides = frozenset(str(draft.procedure.id) for draft in parts.drafts)
        yield from check_lists(parts.lists, known.icons, guides, frozenset(map(str, known.facts)))
    for draft in drafts:
        found, ways = check_paths(draft, parts.city.id, today)
        yield from found
        yield from _silent(draft, ways)
        count = count_paths(draft.procedure, city=parts.city.id, today=today)
        report.paths.setdefault(draft.procedure.id, count)


def _check_fees(parts: Parts, known: Known, report: Report) -> Iterator[Fault]:
    if parts.fees is None:
        return
    yield from check_fees(parts.fees, known.icons)
    fees = parts.fees.fees
    names = [("group", number, group.name) for number, group in enumerate(fees.groups)]
    names += [("fee", number, fee.name) for number, fee in enumerate(fees.fees)]
    for key, number, name in names:
        for rule, what, remedy in wrong_words(name):
            yield parts.fees.fault(rule, (key, number, "name"), what, remedy)
    procedures = frozenset(draft.procedure.id for draft in parts.drafts)
    report.advice.extend(advise_fees(parts.fees, frozenset(known.facts), frozenset(procedures)))


def _silent(draft: Draft, ways: Iterable[Way]) -> Iterator[Fault]:
    """Walk ``ways`` and yield the pages on them that leave the voice without a word."""
    seen = {step for way in ways for step in way.steps}
    for step in draft.procedure.steps:
        if step.id not in seen:
            continue
        for context, text in texts_of_step(draft.procedure.id, step):
            if not speakable(text):
                key = context.removeprefix(step_context(draft.procedure.id, step.id) + "/")
                what = "声に出す言葉がありません"
                yield draft.fault("words.silent", key, what, "言葉で書く", step=step.id)


def _placed(parts: Parts) -> list[PlacedText]:
    return [
        *parts.facts,
        *parts.things,
        *parts.pictures,
        *parts.groups,
        *parts.events,
        *parts.letters,
        *parts.terms,
        *(parts.lists.kinds if parts.lists is not None else ()),
        *parts.lessons,
        *parts.cards,
        *parts.questions,
    ]


def _texts(parts: Parts) -> Iterator[Told]:
    for draft in parts.drafts:
        yield from texts_of(draft.procedure)
    for placed in _placed(parts):
        yield from texts_of(placed.value)
    yield from texts_of(parts.city)
    if parts.fees is not None:
        yield from fee_texts(parts.fees.fees)


def _place(fault: Fault) -> tuple[str, int, str, str]:
    return str(fault.file), fault.line or 0, fault.rule, fault.key
