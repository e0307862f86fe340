"""Rules about what a procedure offers: ways without a device, preparation, tips, why, trouble."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiosk.errors import Fault
from kiosk.procedures.load_steps import Draft
from kiosk.procedures.model import Place, Way

# Where a procedure can be done by somebody who owns no device.
WITHOUT_DEVICE: frozenset[Way] = frozenset(
    {"counter", "store", "post", "call", "photo-booth", "clinic"}
)
# Where a machine of somebody else may refuse, with nobody of ours beside the resident.
ELSEWHERE: frozenset[Place] = frozenset({"own-phone", "store", "clinic"})
LEAST_TIPS = 3
SHORT_LINES = 3
LEAST_TROUBLE = 3
LEAST_WHY = 0.8


def check_pages(draft: Draft) -> Iterator[Fault]:
    """Yield what the procedure lacks for residents without a device, and for supporters."""
    procedure = draft.procedure
    if not WITHOUT_DEVICE.intersection(procedure.ways):
        what = "自分の機械が なくても できる方法が ありません"
        remedy = f"次のどれかを足す: {'・'.join(sorted(WITHOUT_DEVICE))}"
        yield draft.fault("way.no-device", "ways", what, remedy)
    card = procedure.prepare
    if not (card.bring or card.rows or card.text):
        what = "もちもの・お金・時間の カードが 空です"
        yield draft.fault("prepare.empty", "prepare", what, "bring か rows か text を書く")
    if procedure.short and len(procedure.short) != SHORT_LINES:
        what = f"「いそぐ」の 文が {len(procedure.short)} つです"
        remedy = "すること・場所・もちものの 3つの文にする"
        yield draft.fault("short.lines", "short", what, remedy)
    if not set(procedure.seasons) <= set(range(1, 13)):
        yield draft.fault("season.month", "seasons", "月は 1 から 12 です", "月の数字に直す")
    if len(procedure.supporter.tips) < LEAST_TIPS:
        what = f"支援ボランティアへの こつが {len(procedure.supporter.tips)} つです"
        remedy = f"tips を {LEAST_TIPS} つ書く"
        yield draft.fault("supporter.tips", "supporter/tips", what, remedy)
    if not procedure.supporter.caution:
        what = "支援ボランティアへの 注意が ありません"
        yield draft.fault("supporter.caution", "supporter/caution", what, "caution を書く")
    yield from _trouble(draft)


def check_why(drafts: Sequence[Draft]) -> Iterator[Fault]:
    """Yield one fault for the catalogue when too few of its questions say why they are asked."""
    asked, explained = _counts(drafts)
    if drafts and explained < LEAST_WHY * asked:
        what = f"質問 {asked} のうち 「なぜ」があるのは {explained} です"
        folder = drafts[0].origin.file.parent.parent
        yield Fault(folder, "why", what, f"{LEAST_WHY:.0%} 以上に why を書く", "question.why")


def advise_why(draft: Draft) -> Iterator[Fault]:
    """Yield advice for one procedure that explains too few of its questions."""
    asked, explained = _counts([draft])
    if explained < LEAST_WHY * asked:
        what = f"質問 {asked} のうち 「なぜ」があるのは {explained} です"
        yield draft.fault("question.why", "", what, "質問に why を書く")


def _counts(drafts: Sequence[Draft]) -> tuple[int, int]:
    questions = [
        step for draft in drafts for step in draft.procedure.steps if step.kind == "question"
    ]
    return len(questions), sum(bool(step.why) for step in questions)


def _trouble(draft: Draft) -> Iterator[Fault]:
    for step in draft.procedure.steps:
        is_elsewhere = step.kind == "do" and step.place in ELSEWHERE
        if is_elsewhere and len(step.trouble) < LEAST_TROUBLE:
            what = f"「うまく いかない」が {len(step.trouble)} つです"
            remedy = f"よくある 失敗を {LEAST_TROUBLE} つ書く"
            yield draft.fault("trouble.few", "trouble", what, remedy, step=step.id)
