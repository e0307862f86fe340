"""The pages that look back in numbers: needs, where residents stop, faces, the month, its files."""

from __future__ import annotations

from collections import Counter

from kiosk.desk.counters import Face, NeedKind
from kiosk.desk.months import month_label, months_before
from kiosk.desk.pages.parts import Made, back, main, row, says
from kiosk.desk.pages.shift import Counted, Shift
from kiosk.desk.topics import TOPIC
from kiosk.guide.blocks import (
    Aside,
    Bar,
    Bars,
    Block,
    Buttons,
    Heading,
    Item,
    Items,
    Notice,
    Paragraph,
    Progress,
    Value,
)
from kiosk.guide.frame import Scene
from kiosk.guide.library import Library
from kiosk.language.ruby import plain
from kiosk.procedures.model import ProcedureId

MOST_SHOWN = 10
LAST_DAYS = 30
_FACES = {Face.GOOD: "よかった", Face.SO_SO: "ふつう", Face.BAD: "こまった"}
_ICONS = {Face.GOOD: "face-smile", Face.SO_SO: "face-neutral", Face.BAD: "face-sad"}
_NONE = "この 30日は ありません。"


def needs(scene: Scene, shift: Shift) -> Made:
    """Return what residents asked for in vain."""
    found = shift.counted.needs[:MOST_SHOWN]
    items = tuple(
        Item(
            says(_need(scene.library, one.kind, one.what)),
            "help" if one.kind is NeedKind.UNANSWERED else "search",
            says(f"{one.count}回"),
        )
        for one in found
    )
    return _listed("答えが なかった こと（30日）", items)


def stops(scene: Scene, shift: Shift) -> Made:
    """Return the ten steps where most residents stopped, as bars."""
    bars = tuple(Bar(says(words), left) for words, left in stops_of(scene.library, shift.counted))
    blocks: list[Block] = [Heading(says("どこで やめたか（30日）"))]
    if not bars:
        return [*blocks, Notice("calm", (says(_NONE),), "info")], back("look")
    blocks.append(Bars(bars, says("やめた 回数が 多い ところ")))
    return blocks, back("look")


def stops_of(library: Library, counted: Counted) -> list[tuple[str, int]]:
    """Return the ten steps with the most stops, the languages added up, and how many stopped."""
    left: Counter[tuple[str, str]] = Counter()
    for one in counted.steps:
        left[one.procedure, one.step] += one.left
    ranked = sorted((-count, key) for key, count in left.items() if count)
    return [(_step(library, *key), -count) for count, key in ranked[:MOST_SHOWN]]


def voices(_scene: Scene, shift: Shift) -> Made:
    """Return how often each of the three faces was touched."""
    counts: Counter[Face] = Counter()
    for one in shift.counted.faces:
        counts[one.face] += one.count
    blocks: list[Block] = [Heading(says("みなさんの 声（30日）"))]
    blocks += [
        Value(says(words), says(f"{counts[face]}人"), _ICONS[face])
        for face, words in _FACES.items()
    ]
    return blocks, back("look")


def month(_scene: Scene, shift: Shift) -> Made:
    """Return a month's numbers beside its bars, the month before, and the way to files."""
    shown = shift.month
    if shown is None:
        return [
            Heading(says("月の まとめ")),
            Paragraph((says("数えています。少し お待ちください。"),)),
        ], back("look")
    before = months_before(shown.month, 1)
    blocks: list[Block] = [
        Heading(says(month_label(shown.month))),
        *(Value(says(label), says(value)) for label, value in shown.numbers),
    ]
    rows = (
        row("前の 月を 見る", "month", before, icon="back"),
        row("次の 月を 見る", "month", months_before(shown.month, -1), icon="next"),
        row("ファイルに して 持ち出す", "export", icon="save"),
    )
    beside: list[Block] = []
    if shown.bars:
        bars = tuple(Bar(says(label), count) for label, count in shown.bars)
        beside.append(Bars(bars, says("多い 相談")))
    blocks.append(Aside((*beside, Buttons(rows))))
    return blocks, back("look")


def export(_scene: Scene, shift: Shift) -> Made:
    """Return how far the files of the month are, with the way to stop."""
    going = shift.exporting
    if going is None:
        return [Heading(says("ファイルに して 持ち出す"))], back("month")
    where = Value(says("しまう ところ"), says(going.where), "document")
    if going.state == "running":
        words = says(f"{going.of}つの うち {going.done}つ できました。")
        blocks: list[Block] = [
            Heading(says("ファイルを 作っています")),
            Progress(going.done, going.of, words),
            where,
        ]
        return blocks, main("やめる", "export-stop", icon="stop")
    said = {
        "done": "できました。USBメモリーは、職員が 取り出します。",
        "stopped": "やめました。作りかけの ファイルは ありません。",
        "failed": "作れませんでした。空きと さしこみを 確かめてください。",
    }[going.state]
    tone = "good" if going.state == "done" else "caution"
    sign = "check" if going.state == "done" else "warning"
    return [
        Heading(says("ファイルに して 持ち出す")),
        Notice(tone, (says(said),), sign),  # type: ignore[arg-type]
        where,
    ], back("month")


def _listed(title: str, items: tuple[Item, ...]) -> Made:
    if not items:
        return [Heading(says(title)), Notice("calm", (says(_NONE),), "info")], back("look")
    return [Heading(says(title)), Items(items)], back("look")


def _need(library: Library, kind: NeedKind, what: str) -> str:
    if kind is NeedKind.SEARCH_FAILED:
        return f"さがした {what}"
    return TOPIC.get(what) or _title(library, what)


def _title(library: Library, procedure: str) -> str:
    if not library.has_procedure(ProcedureId(procedure)):
        return procedure
    return plain(library.procedure(ProcedureId(procedure)).title)


def _step(library: Library, procedure: str, step: str) -> str:
    title = _title(library, procedure)
    if not library.has_procedure(ProcedureId(procedure)):
        return f"{title} {step}"
    steps = [one.id for one in library.procedure(ProcedureId(procedure)).steps]
    number = steps.index(step) + 1 if step in steps else 0  # type: ignore[arg-type]
    return f"{title}　{number}番目" if number else title
