"""Shows every screen in every language, size and window, and asks the rules. No output here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

import msgspec

from kiosk.guide.blocks import Line
from kiosk.guide.frame import Scene, scene_of
from kiosk.i18n import ui
from kiosk.language.languages import EASY, EN, JA, Lang
from kiosk.visit import Visit
from ui.audit.cases import Case, cases
from ui.audit.finding import Complaint, Finding, Shown
from ui.audit.rules import Auditor
from ui.audit.snapshot import snapshot
from ui.screens.setting import MORE, How
from ui.stage import Stage
from ui.themes import LIGHT, THEMES
from ui.tokens import Metrics

Languages = tuple[Lang, Lang | None]
Window = tuple[int, int]
LANGUAGES: tuple[Languages, ...] = ((JA, None), (EASY, None), (EN, None), (EASY, JA), (EN, JA))
WINDOWS: tuple[Window, ...] = ((1920, 1080), (1080, 1920), (1280, 800))
REACH = "+reach"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to look at. ``screens`` are the beginnings of names; empty is every screen.

    ``has_reach`` asks every screen again in reach mode.
    """

    languages: Sequence[Languages] = LANGUAGES
    sizes: Sequence[int] = (1, 2, 3, 4)
    themes: Sequence[str] = tuple(THEMES)
    windows: Sequence[Window] = WINDOWS
    screens: Sequence[str] = ()
    has_reach: bool = True


@dataclass(slots=True)
class Report:
    """What was looked at and what was found. ``checked`` counts the pictures of all themes."""

    screens: set[str] = field(default_factory=set)
    checked: int = 0
    findings: list[Finding] = field(default_factory=list)


def audit(stage: Stage, plan: Plan, on_progress: Callable[[str], None]) -> Report:
    """Look at everything ``plan`` names and return the report."""
    report = Report()
    wanted = list(_wanted(stage, plan))
    for window in plan.windows:
        stage.screen.resize(*window)
        for size in plan.sizes:
            for languages in plan.languages:
                # Drawings of another size or language never come again.
                auditor = Auditor()
                for case in wanted:
                    _look(stage, plan, case, auditor, report, (languages, size, window))
                on_progress(
                    f"{_name(window)} 文字 {size} {_said(languages)}: "
                    f"{report.checked} 画面、{len(report.findings)} 件"
                )
    return report


def _wanted(stage: Stage, plan: Plan) -> Iterator[Case]:
    today = stage.kiosk.clock.now().date()
    for case in cases(stage.kiosk.library, today):
        visits = [(case.name, case.visit)]
        if plan.has_reach:
            reached = msgspec.structs.replace(case.visit, is_reach=True)
            visits.append((f"{case.name}{REACH}", reached))
        for name, visit in visits:
            if not plan.screens or any(name.startswith(screen) for screen in plan.screens):
                yield Case(name, visit, case.make, case.voice, case.helper)


def _look(
    stage: Stage,
    plan: Plan,
    case: Case,
    auditor: Auditor,
    report: Report,
    where: tuple[Languages, int, Window],
) -> None:
    languages, size, window = where
    visit = msgspec.structs.replace(
        case.visit, language=languages[0], beside=languages[1], size=size
    )
    report.screens.add(case.name.removesuffix(REACH))
    broken: list[Complaint] = []
    parts: list[Shown] = []
    try:
        parts = parts_of(stage, case, visit)
    except Exception as error:
        broken.append(Complaint("crash", f"{type(error).__name__}: {error}"))
    report.checked += max(1, len(parts)) * len(plan.themes)

    def note(found: Sequence[Complaint], theme: str) -> None:
        for one in found:
            report.findings.append(
                Finding(case.name, _said(languages), size, theme, _name(window), one.rule, one.what)
            )

    note(broken or auditor.faults(parts), plan.themes[0])
    for theme in plan.themes:
        note(auditor.colours(parts, THEMES[theme]), theme)


def parts_of(stage: Stage, case: Case, visit: Visit) -> list[Shown]:
    """Show every part of the page of ``case`` and return what stood on the screen."""
    scene = scene_of(
        visit,
        stage.kiosk.library,
        stage.kiosk.clock.now(),
        voice=case.voice,
        helper=case.helper,
    )
    page = case.make(scene)
    screen = stage.screen
    metrics = Metrics(screen.width(), screen.height(), stage.settings.panel_inch, visit.size)
    found: list[Shown] = []
    while not found or len(found) < screen.parts:
        reach_mm = stage.settings.reach_mm if visit.is_reach else 0
        more = partial(_more, scene)
        screen.show_page(page, How(metrics, LIGHT, len(found), reach_mm, more))
        found.append(snapshot(screen, metrics, visit, reach_mm=stage.settings.reach_mm))
    return found


def _more(scene: Scene, now: int, of: int) -> Line:
    return scene.tell.line(ui(MORE, now=now, of=of))


def _said(languages: Languages) -> str:
    return "+".join(lang for lang in languages if lang is not None)


def _name(window: Window) -> str:
    return f"{window[0]}x{window[1]}"
