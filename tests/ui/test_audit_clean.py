from __future__ import annotations

from collections import Counter
from pathlib import Path

from kiosk.language.languages import EN, JA
from tests.fakes.clock import FrozenClock
from ui.audit.runner import Plan, audit
from ui.stage import Stage


def test_no_screen_has_a_fault_in_one_language_at_the_extreme_sizes(data: Path) -> None:
    plan = Plan(
        languages=((JA, None), (EN, None)),
        sizes=(1, 4),
        windows=((1920, 1080), (1080, 1920)),
        has_reach=False,
    )
    stage = Stage(data=data, clock=FrozenClock())

    try:
        report = audit(stage, plan, lambda _text: None)
    finally:
        stage.close()

    told = Counter(f"{one.rule}: {one.what}" for one in report.findings)
    first = {f"{one.rule}: {one.what}": one for one in reversed(report.findings)}
    assert not told, "\n".join(
        f"{count} × {text} ({first[text].screen} {first[text].lang} {first[text].window})"
        for text, count in told.most_common(30)
    )
