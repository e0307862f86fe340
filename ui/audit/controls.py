"""Names, keys and the order of controls, and that every page has a way on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kiosk.guide.actions import Back
from kiosk.guide.blocks import Aside, Block, Button, Buttons
from ui.audit.finding import Complaint, Shown


def bad_focus(shown: Shown) -> Iterator[Complaint]:
    """Yield where Tab does not visit every button once, in reading order."""
    wanted = tuple(piece.button.key for piece in shown.buttons() if piece.button is not None)
    missing = [key for key in wanted if key not in shown.focus]
    if missing:
        yield Complaint("focus", f"キーボードで 行けません: {', '.join(missing)}")
    elif shown.focus != wanted:
        first = next(
            (a for a, b in zip(shown.focus, wanted, strict=False) if a != b), shown.focus[-1]
        )
        yield Complaint("focus", f"「{first}」から、読む 順番と ちがいます")


def bad_names(shown: Shown) -> Iterator[Complaint]:
    """Yield controls and texts without a name, and buttons that share one."""
    for piece in shown.pieces:
        is_said = any(line.shown.strip() for line in piece.said)
        if (piece.button is not None or is_said) and not piece.name.strip():
            yield Complaint("name", f"{piece.label}に 名前が ありません")
    counted = Counter(piece.name for piece in shown.buttons() if piece.name.strip())
    for name, count in counted.items():
        if count > 1:
            yield Complaint("name", f"「{name}」という ボタンが {count}つ あります")


def same_keys(shown: Shown) -> Iterator[Complaint]:
    """Yield the keys that two buttons share: a touch on one would do what the other says."""
    counted = Counter(piece.button.key for piece in shown.buttons() if piece.button is not None)
    for key, count in counted.items():
        if count > 1:
            yield Complaint("key", f"「{key}」という キーの ボタンが {count}つ あります")


def no_way_on(shown: Shown) -> Iterator[Complaint]:
    """Yield a page that offers nothing to press besides the buttons that every page has."""
    page, frame = shown.page, shown.page.frame
    has_way = frame.main is not None or (frame.back is not None and frame.back.action != Back())
    if shown.part == 0 and not has_way and not any(map(_has_button, page.blocks)):
        yield Complaint("way-on", "先へ 行く ボタンが ありません")


def _has_button(block: Block) -> bool:
    match block:
        case Button():
            return True
        case Buttons(buttons):
            return bool(buttons)
        case Aside(blocks):
            return any(map(_has_button, blocks))
        case _:
            return False
