"""The pages of a help session: start, close in three touches, memo, hints, what was saved."""

from __future__ import annotations

from kiosk.clock import JST
from kiosk.desk.codes import CANCELLED, OUTCOME, TOPIC
from kiosk.desk.model import HelpSession
from kiosk.desk.pages.parts import Made, back, main, opens, pad_tools, row, says, sure
from kiosk.desk.pages.shift import Helped, Shift
from kiosk.guide import actions
from kiosk.guide.blocks import (
    Aside,
    Block,
    Button,
    Buttons,
    Field,
    Heading,
    Item,
    Items,
    Line,
    Notice,
    Paragraph,
    Subheading,
    Value,
)
from kiosk.guide.frame import Scene
from kiosk.guide.views.other import keys
from kiosk.i18n import Text
from kiosk.language.languages import JA

FACES = {5: "よかった", 3: "ふつう", 1: "こまった"}
"""What the three faces stand for in the record's scale of 1 to 5, 5 being the best."""
_LESSON_SIZES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30)


def home(_scene: Scene, shift: Shift) -> Made:
    """Return the desk between two residents: start, go on with one who waits, look back."""
    buttons = [
        row("相談を はじめる", "start", icon="supporter"),
        row("5分前から はじめる", "start", "5", icon="clock"),
        row("10分前から はじめる", "start", "10", icon="clock"),
        opens("講座を はじめる", "lesson", icon="group"),
        Button(
            says("講座の 教材を 見る"), actions.Show("lessons"), "row", "class", key="desk:lessons"
        ),
        opens("ふりかえる・書く", "look", icon="list"),
        row("きょうは おわる（出る）", "sign-out", icon="exit"),
    ]
    waiting = [
        row(
            f"{_clock(one)}からの 相談を つづける",
            "resume",
            one.session.record_id,
            icon="play",
        )
        for one in shift.waiting
    ]
    if shift.signed_in is not None and shift.signed_in.role != "volunteer":
        buttons += [
            row("支援する人を ふやす", "add", icon="plus"),
            row("この 機械を とめる（職員）", "quit", icon="close"),
        ]
    blocks: list[Block] = [
        Heading(says("支援を はじめます")),
        Paragraph((says(f"きょうの 相談は {shift.today}件です。"),)),
        Buttons((*waiting, *buttons), 2),
    ]
    told: list[Block] = [Notice("ask", (says(notice),), "warning") for notice in shift.notices]
    if shift.handed_over:
        lines = (says("ひきつぎ："), *(says(note) for note in shift.handed_over))
        told.insert(0, Notice("calm", lines, "hand-over"))
    if told:
        blocks.append(Aside(tuple(told)))
    return blocks, None


def lesson(_scene: Scene, _shift: Shift) -> Made:
    """Return the head counts a lesson may begin with."""
    buttons = tuple(
        Button(
            says(f"{count}人"),
            actions.Desk("lesson", str(count)),
            "key",
            key=f"desk:lesson:{count}",
        )
        for count in _LESSON_SIZES
    )
    return [Heading(says("何人 来ていますか")), Buttons(buttons, 5)], back("home")


def close(_scene: Scene, shift: Shift) -> Made:
    """Return the page that closes the open session: one touch on what came of it, one to save."""
    if shift.running is not None and not shift.running.is_recorded:
        return _close_unrecorded()
    labels = {code: label for code, label in OUTCOME.items() if code != CANCELLED}
    outcomes = tuple(
        Button(
            says(label),
            actions.Desk("outcome", code),
            "answer",
            is_on=shift.outcome == code,
            key=f"desk:outcome:{code}",
        )
        for code, label in labels.items()
    )
    blocks: list[Block] = [Heading(says("どう なりましたか")), Buttons(outcomes, 2)]
    blocks.append(Aside((*_facts(shift), Buttons(_more_rows(shift)))))
    return blocks, main("保存する", "save", icon="save") if shift.outcome else None


def _close_unrecorded() -> Made:
    blocks: list[Block] = [
        Heading(says("この 相談は 記録しません")),
        Paragraph((says("ご本人が「いいえ」と 答えました。回数だけを 数えました。"),)),
        Buttons((row("ヒントを 見る", "hints", icon="info"),)),
    ]
    return blocks, main("相談を おわる", "drop", icon="check")


def _facts(shift: Shift) -> list[Block]:
    """Return what will be saved, short enough to stand beside the answers."""
    entry = shift.entry
    if entry is None:
        return []
    topics = "・".join(TOPIC[topic] for topic in entry.topics)
    minutes = f"{entry.minutes}分" if entry.people == 1 else f"{entry.minutes}分・{entry.people}人"
    found: list[Block] = [
        Value(says("相談の 内容"), says(topics), "list"),
        Value(says("時間"), says(minutes), "clock"),
    ]
    if shift.memo:
        found.append(Items((Item(says(shift.memo)),), says("メモ"), "edit"))
    return found


def _more_rows(shift: Shift) -> tuple[Button, ...]:
    rows = [
        row("メモを 書く", "memo", icon="edit"),
        row("ヒントを 見る", "hints", icon="info"),
        opens("なおす・ほかの こと", "more", icon="list"),
    ]
    if shift.outcome:
        rows[1] = row("保存して つぎの 人", "save-next", icon="next")
    if shift.outcome and shift.outcome != "solved":
        rows.insert(0, opens("わけを えらぶ", "blocked_by", icon="help"))
    return tuple(rows)


def more(_scene: Scene, shift: Shift) -> Made:
    """Return everything else about the open session: pause, corrections, the resident's answer."""
    entry = shift.entry
    rows = [
        row("ひとまず とめる（休む）", "pause", icon="pause"),
        *(entry_rows(entry) if entry is not None else ()),
        row("ご本人に 聞く（3つの 顔）", "page", "faces", icon="face-smile", hint=_face(entry)),
        row("ご本人に ことわる（記録の こと）", "page", "notice", icon="shield"),
        row("ヒントを 見る", "hints", icon="info"),
    ]
    return [Heading(says("なおす・ほかの こと")), Buttons(tuple(rows), 2)], back("close")


def entry_rows(entry: HelpSession) -> tuple[Button, ...]:
    """Return the fields that can be changed, each with what is set now."""
    topics = "・".join(TOPIC[topic] for topic in entry.topics)
    slip = entry.slip_number or ""
    return (
        opens("時間", "minutes", icon="clock", hint=f"{entry.minutes}分"),
        opens("相談の 内容", "areas", icon="list", hint=topics),
        opens("人数", "people", icon="group", hint=f"{entry.people}人"),
        opens("つないだ先", "referred_to", icon="call"),
        opens("次の 予定・整理番号", "follow_up", icon="calendar", hint=slip),
    )


def _face(entry: HelpSession | None) -> str:
    return FACES.get(entry.satisfaction or 0, "") if entry is not None else ""


def memo(_scene: Scene, shift: Shift) -> Made:
    """Return the pad of the memo."""
    blocks: list[Block] = [
        Subheading(says("みじかい メモ。名前や 番号は 書きません。"), "edit"),
        Field(shift.typed, says("れい：かぞくと いっしょに きた")),
        keys("kana"),
        pad_tools(),
    ]
    return blocks, main("これで よい", "memo-done")


def memo_sure(_scene: Scene, shift: Shift) -> Made:
    """Return the question before a memo is kept that may name somebody."""
    return sure(shift, keep="memo-sure")


def slip(_scene: Scene, shift: Shift) -> Made:
    """Return the slip number, large enough to be copied onto paper."""
    number = shift.entry.slip_number if shift.entry is not None else None
    blocks: list[Block] = [
        Heading(says(f"整理番号　{number or ''}")),
        Value(says("紙に 書いて わたします"), says(number or ""), "hand-over"),
        Paragraph((says("つぎに 来たとき、この 番号で つづけられます。名前は いりません。"),)),
    ]
    return blocks, main("書きました", "page", shift.hub)


def saved(_scene: Scene, shift: Shift) -> Made:
    """Return the page that says that the session is on the disk."""
    blocks: list[Block] = [
        Heading(says("保存しました")),
        Paragraph((says(f"きょうの 相談は {shift.today}件です。"),)),
    ]
    return blocks, main("もどる", "done", icon="home")


def hints(scene: Scene, _shift: Shift) -> Made:
    """Return what the supporter is told about the procedure and step on the resident's screen."""
    blocks: list[Block] = [Heading(says("支援の ヒント"))]
    found = [spot.position for spot in (scene.visit.spot, *reversed(scene.visit.behind))]
    known = scene.library.has_procedure
    position = next((p for p in found if p is not None and known(p.procedure)), None)
    if position is None:
        blocks.append(Paragraph((says("手続きを 開くと、ヒントが 出ます。"),)))
        return blocks, back()
    procedure = scene.library.procedure(position.procedure)
    tips = [procedure.supporter]
    if position.step is not None:
        tips.insert(0, procedure.step(position.step).supporter)
    title = Text(procedure.title, f"procedure:{procedure.id}/title")
    blocks.append(Subheading(scene.tell.line(title), "list"))
    items = tuple(Item(Line(tip, JA), "check") for one in tips for tip in one.tips)
    if items:
        blocks.append(Items(items))
    blocks += [
        Notice("caution", (Line(one.caution, JA),), "warning") for one in tips if one.caution
    ]
    blocks += [Notice("calm", (Line(one.say, JA),), "supporter") for one in tips if one.say]
    return blocks, back()


def _clock(one: Helped) -> str:
    started = one.session.started.astimezone(JST)
    return f"{started.hour}時{started.minute:02d}分"
