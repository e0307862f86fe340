"""The pages that set one field of a record each: time, topic, people, reason, referral, day.

Closing a session, a paper tally and a correction all use them.
"""

from __future__ import annotations

from datetime import timedelta

from kiosk.clock import JST
from kiosk.desk.codes import (
    AREA,
    BLOCKED_BY,
    CANCELLED,
    FOLLOW_UP,
    MINUTE_BUTTONS,
    OUTCOME,
    REFERRED_TO,
    TOPIC,
    TOPICS_OF_AREA,
)
from kiosk.desk.pages.parts import Made, back, main, numbers, says, tile, tiles
from kiosk.desk.pages.shift import Shift
from kiosk.guide.blocks import Block, Buttons, Heading, Paragraph
from kiosk.guide.frame import Scene
from kiosk.language import formats
from kiosk.language.languages import JA
from kiosk.language.ruby import plain

_LONG_MINUTES = (90, 120, 180)
_PEOPLE = (*range(1, 11), 12, 15, 20, 25, 30)
_SEVERAL = tuple(range(1, 11))
_DAYS_BACK = 8
_HOURS = range(8, 20)
# Said out here: "ことば" alone is the name of the language button above.
_REASONS = {**BLOCKED_BY, "language": "ことばが 通じない", "no_account": "メールや 登録が ない"}


def minutes(_scene: Scene, shift: Shift) -> Made:
    """Return the minutes a session may have taken."""
    now = shift.entry.minutes if shift.entry is not None else 0
    choices = numbers("minutes", (*MINUTE_BUTTONS, *_LONG_MINUTES), chosen=now, unit="分")
    return [Heading(says("何分 かかりましたか")), choices], back(shift.hub)


def people(_scene: Scene, shift: Shift) -> Made:
    """Return the head counts of one session."""
    now = shift.entry.people if shift.entry is not None else 1
    return [
        Heading(says("何人でしたか")),
        numbers("people", _PEOPLE, chosen=now, unit="人"),
    ], back(shift.hub)


def several(_scene: Scene, shift: Shift) -> Made:
    """Return how many sessions of the same kind the paper shows."""
    return [
        Heading(says("同じ 相談が 何件 ありましたか")),
        numbers("several", _SEVERAL, chosen=shift.several, unit="件"),
    ], back(shift.hub)


def areas(_scene: Scene, shift: Shift) -> Made:
    """Return the areas of topics; below the title, what is chosen so far."""
    blocks: list[Block] = [Heading(says("何の 相談でしたか"))]
    if shift.entry is not None and shift.entry.topics:
        chosen = "・".join(TOPIC[topic] for topic in shift.entry.topics)
        blocks.append(Paragraph((says(f"いま：{chosen}"),)))
    blocks.append(Buttons(tuple(tile(label, "area", code) for code, label in AREA.items()), 3))
    return blocks, main("これで よい", "page", shift.hub)


def topics(_scene: Scene, shift: Shift) -> Made:
    """Return the topics of one area; up to three can be on."""
    chosen = shift.entry.topics if shift.entry is not None else ()
    labels = TOPICS_OF_AREA.get(shift.area, {})
    return [
        Heading(says(AREA.get(shift.area, ""))),
        Paragraph((says("3つまで えらべます。はじめの 1つが 主な 相談です。"),)),
        tiles(labels, "toggle", "topics", chosen=chosen),
    ], main("これで よい", "page", shift.hub)


def blocked_by(_scene: Scene, shift: Shift) -> Made:
    """Return the reasons why it was not solved; several can be on."""
    chosen = shift.entry.blocked_by if shift.entry is not None else ()
    return [
        Heading(says("できなかった わけ")),
        tiles(_REASONS, "toggle", "blocked_by", chosen=chosen, columns=3),
    ], main("これで よい", "page", shift.hub)


def referred_to(_scene: Scene, shift: Shift) -> Made:
    """Return where the resident was sent on to."""
    chosen = (shift.entry.referred_to,) if shift.entry is not None else ()
    return [
        Heading(says("どこへ つなぎましたか")),
        tiles(REFERRED_TO, "set", "referred_to", chosen=chosen),
    ], back(shift.hub)


def follow_up(_scene: Scene, shift: Shift) -> Made:
    """Return what happens next; going on here gives a slip number."""
    chosen = (shift.entry.follow_up,) if shift.entry is not None else ()
    return [
        Heading(says("次の 予定は ありますか")),
        Paragraph((says("「ここでつづき」に すると、整理番号が 出ます。"),)),
        tiles(FOLLOW_UP, "set", "follow_up", chosen=chosen),
    ], back(shift.hub)


def outcome(_scene: Scene, shift: Shift) -> Made:
    """Return what may have come of a session that is over."""
    labels = {code: label for code, label in OUTCOME.items() if code != CANCELLED}
    chosen = (shift.entry.outcome,) if shift.entry is not None else ()
    return [
        Heading(says("どう なりましたか")),
        tiles(labels, "set", "outcome", chosen=chosen),
    ], back(shift.hub)


def day(scene: Scene, shift: Shift) -> Made:
    """Return the last days, for a paper tally."""
    today = scene.now.astimezone(JST).date()
    labels = {}
    for ago in range(_DAYS_BACK):
        then = today - timedelta(days=ago)
        name = {0: "きょう ", 1: "きのう "}.get(ago, "")
        labels[then.isoformat()] = f"{name}{plain(formats.day(then, JA, today=today))}"
    chosen = (shift.entry.started_on.isoformat(),) if shift.entry is not None else ()
    return [
        Heading(says("いつの 記録ですか")),
        tiles(labels, "set", "started_on", chosen=chosen),
    ], back(shift.hub)


def hour(_scene: Scene, shift: Shift) -> Made:
    """Return the hours of a day, for a paper tally."""
    labels = {f"{at:02d}:00": f"{at}時ごろ" for at in _HOURS}
    chosen = (str(shift.changes.get("start_slot", "")),)
    return [
        Heading(says("何時ごろでしたか")),
        tiles(labels, "set", "start_slot", chosen=chosen, columns=3),
    ], back(shift.hub)
