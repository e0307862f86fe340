"""The desk's notebook: today's records and their correction, paper tallies, follow-ups, notes."""

from __future__ import annotations

from datetime import date

from kiosk.desk.codes import FOLLOW_UP, OUTCOME, TOPIC
from kiosk.desk.model import HelpSession
from kiosk.desk.pages.parts import Made, back, main, opens, pad_tools, row, says, sure, tile
from kiosk.desk.pages.session import entry_rows
from kiosk.desk.pages.shift import Shift
from kiosk.guide.blocks import Block, Button, Buttons, Field, Heading, Notice, Paragraph, Subheading
from kiosk.guide.frame import Scene
from kiosk.guide.views.other import keys


def look(_scene: Scene, _shift: Shift) -> Made:
    """Return what can be looked up and written between two residents."""
    rows = (
        opens("きょうの 記録・なおす", "today", icon="list"),
        opens("紙の 記録を 入れる", "tally", icon="edit"),
        opens("つづきの 予定（整理番号）", "follow-ups", icon="calendar"),
        opens("ひきつぎを 書く", "handover", icon="hand-over"),
        opens("答えが なかった こと", "needs", icon="search"),
        opens("どこで やめたか", "stops", icon="stop"),
        opens("みなさんの 声（3つの 顔）", "voices", icon="face-smile"),
        opens("月の まとめ・持ち出す", "month", icon="document"),
    )
    return [Heading(says("ふりかえる・書く")), Buttons(rows, 2)], back("home")


def today(_scene: Scene, shift: Shift) -> Made:
    """Return the supporter's records of today, the newest first; touching one opens it."""
    rows = tuple(
        row(
            f"{one.start_slot} {TOPIC[one.topics[0]]}",
            "one",
            one.record_id,
            icon="edit",
            hint=f"{OUTCOME[one.outcome]}・{one.minutes}分",
        )
        for one in shift.listed
    )
    return _list(shift, "きょうの 記録", rows, "まだ ありません。")


def one(_scene: Scene, shift: Shift) -> Made:
    """Return one saved record: what may be changed, and how it is taken back."""
    entry = shift.entry
    if entry is None:
        return _empty("この 記録を なおす", "記録が ありません。")
    rows = (
        opens("結果", "outcome", icon="check", hint=OUTCOME.get(entry.outcome, "")),
        *entry_rows(entry),
        opens("わけ", "blocked_by", icon="help"),
        opens("この 記録を 取り消す", "cancel", icon="delete"),
    )
    blocks: list[Block] = [
        Heading(says(f"{entry.start_slot}からの 記録を なおす")),
        Buttons(rows, 2),
    ]
    if shift.changes:
        return blocks, main("なおして 保存する", "correct", icon="save")
    return blocks, back("today")


def cancel(_scene: Scene, _shift: Shift) -> Made:
    """Return the question before a record is taken back."""
    blocks: list[Block] = [
        Heading(says("この 記録を 取り消しますか")),
        Paragraph((says("取り消すと、数に 入りません。もとには もどせません。"),)),
        Buttons((tile("取り消す", "cancel"), tile("やめる", "page", "one")), 2),
    ]
    return blocks, None


def tally(_scene: Scene, shift: Shift) -> Made:
    """Return the paper tally: each row leads to one field; all are needed before saving."""
    entry = shift.entry
    blocks: list[Block] = [
        Heading(says("紙の 記録を 入れる")),
        Buttons(_tally_rows(entry, shift), 2),
    ]
    if missing_in_tally(shift):
        return blocks, back("look")
    return blocks, main(f"{shift.several}件 保存する", "save-tally", icon="save")


def missing_in_tally(shift: Shift) -> bool:
    """Return whether something must still be chosen before a paper tally can be saved."""
    return not {"start_slot", "topics", "minutes", "outcome"} <= shift.changes.keys()


def _tally_rows(entry: HelpSession | None, shift: Shift) -> tuple[Button, ...]:
    changes = shift.changes
    if entry is None:
        return ()
    slot = str(changes.get("start_slot", ""))
    hour = f"{int(slot[:2])}時ごろ" if slot else "えらんでください"
    topics = "・".join(TOPIC[one] for one in entry.topics) if "topics" in changes else ""
    minutes = f"{entry.minutes}分" if "minutes" in changes else ""
    ask = "えらんでください"
    day = _day(entry.started_on)
    return (
        opens("日", "day", icon="calendar", hint=day),
        opens("時こく", "hour", icon="clock", hint=hour),
        opens("相談の 内容", "areas", icon="list", hint=topics or ask),
        opens("結果", "outcome", icon="check", hint=OUTCOME.get(entry.outcome, ask)),
        opens("1件の 時間", "minutes", icon="timer", hint=minutes or ask),
        opens("件数", "several", icon="plus", hint=f"{shift.several}件"),
    )


def tallied(_scene: Scene, shift: Shift) -> Made:
    """Return the page that says that a paper tally is on the disk."""
    blocks: list[Block] = [
        Heading(says("保存しました")),
        Paragraph((says(f"紙の 記録を {shift.several}件 入れました。"),)),
        Buttons((opens("つぎの 紙を 入れる", "tally", icon="edit"),)),
    ]
    return blocks, back("look")


def follow_ups(_scene: Scene, shift: Shift) -> Made:
    """Return what is to be continued, by slip number; touching one asks whether it is done."""
    rows = tuple(
        row(
            f"{found.slip_number or '番号なし'}　{_day(found.started_on)}",
            "follow-up",
            found.record_id,
            icon="calendar",
            hint=f"{TOPIC[found.topic]}・{FOLLOW_UP.get(found.follow_up, '')}",
        )
        for found in shift.follow_ups
    )
    return _list(shift, "つづきの 予定", rows, "いま ありません。")


def follow_up_done(_scene: Scene, shift: Shift) -> Made:
    """Return the question whether nothing more is to be done for a session."""
    number = shift.typed or "番号なし"
    blocks: list[Block] = [
        Heading(says(f"整理番号 {number}")),
        Paragraph((says("つづきは おわりましたか。"),)),
        Buttons((tile("おわった", "follow-up-done"), tile("まだ", "page", "follow-ups")), 2),
    ]
    return blocks, None


def handover(_scene: Scene, shift: Shift) -> Made:
    """Return the pad of a note for the next shift."""
    blocks: list[Block] = [
        Subheading(says("つぎの 人への ひきつぎ。名前や 番号は 書きません。"), "hand-over"),
        Field(shift.typed, says("れい：いんさつの かみが すくない")),
        keys("kana"),
        pad_tools(),
    ]
    if not shift.typed:
        return blocks, back("look")
    return blocks, main("のこす", "handover-done", icon="save")


def handover_sure(_scene: Scene, shift: Shift) -> Made:
    """Return the question before a note is kept that may name somebody."""
    return sure(shift, keep="handover-sure")


def handed_over(_scene: Scene, _shift: Shift) -> Made:
    """Return the page that says that the note is kept."""
    blocks: list[Block] = [
        Heading(says("のこしました")),
        Paragraph((says("つぎに 入る 人の 画面に 出ます。"),)),
    ]
    return blocks, back("look")


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _list(shift: Shift, title: str, rows: tuple[Button, ...], empty: str) -> Made:
    """Return a list with a row to what stands before it, or ``empty`` in words."""
    if not rows:
        return _empty(title, empty)
    if shift.has_earlier:
        rows = (*rows, row("もっと 前の ものを 見る", "earlier", icon="list"))
    return [Heading(says(title)), Buttons(rows, 2)], back("look")


def _empty(title: str, words: str) -> Made:
    return [Heading(says(title)), Notice("calm", (says(words),), "info")], back("look")
