"""What a page is made of: lines of text, and the blocks that hold them, as plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from kiosk.guide.actions import Action
from kiosk.language.languages import JA, Lang
from kiosk.language.ruby import escape, plain

Tone = Literal["calm", "caution", "ask", "good", "private"]
Look = Literal[
    "answer", "tile", "row", "key", "tool", "frame", "main", "danger", "call", "go", "small"
]


class Line(msgspec.Struct, frozen=True):
    """One text in one language, placeholders filled, markup kept.

    ``beside`` is the same text in the second language of a two-language page. ``is_private`` marks
    what a resident typed: its voice is never kept. ``is_quoted`` marks what somebody else wrote: it
    stays in its language on every page.
    """

    text: str
    lang: Lang
    beside: Line | None = None
    is_private: bool = False
    is_quoted: bool = False

    @property
    def shown(self) -> str:
        """What the eye meets: the text without its readings."""
        return plain(self.text)

    def each(self) -> Iterator[Line]:
        """Yield the line, then the one beside it."""
        yield self
        if self.beside is not None:
            yield self.beside


class Heading(msgspec.Struct, frozen=True):
    """The one title of the page."""

    line: Line


class Subheading(msgspec.Struct, frozen=True):
    """A title of a part of the page."""

    line: Line
    icon: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """Sentences, one `Line` each."""

    lines: tuple[Line, ...]


class Progress(msgspec.Struct, frozen=True):
    """Where on the way: step ``now`` of ``of``; the line says it in words."""

    now: int
    of: int
    line: Line


class Notice(msgspec.Struct, frozen=True):
    """A box that answers a fear, warns, or says what is not known."""

    tone: Tone
    lines: tuple[Line, ...]
    icon: str = ""


class Value(msgspec.Struct, frozen=True):
    """A labelled fact in large figures: money, a day, a number, an hour."""

    label: Line
    value: Line
    icon: str = ""
    note: Line | None = None
    is_known: bool = True


class Item(msgspec.Struct, frozen=True):
    """One entry of a list."""

    line: Line
    icon: str = ""
    note: Line | None = None


class Items(msgspec.Struct, frozen=True):
    """A list to read; nothing in it can be pressed.

    ``is_inline`` lets its entries flow on; those of an ``is_ordered`` list begin with a number.
    """

    items: tuple[Item, ...]
    title: Line | None = None
    icon: str = ""
    is_inline: bool = False
    is_ordered: bool = False


class Bar(msgspec.Struct, frozen=True):
    """One bar of a chart: what was counted, and how often."""

    line: Line
    count: int


class Bars(msgspec.Struct, frozen=True):
    """A chart of lying bars, each with its words and its number.

    ``most`` is the count that fills the width; 0 is the longest of these bars.
    """

    bars: tuple[Bar, ...]
    title: Line | None = None
    most: int = 0

    @property
    def whole(self) -> int:
        """The count that fills the width, at least 1."""
        return self.most or max((bar.count for bar in self.bars), default=0) or 1


class Picture(msgspec.Struct, frozen=True):
    """A drawing; ``alt`` is shown under it and spoken."""

    id: str
    alt: Line
    note: Line | None = None


class Poster(msgspec.Struct, frozen=True):
    """A card to show: one sentence that fills the screen, for the person at the counter."""

    line: Line
    icon: str


class Button(msgspec.Struct, frozen=True):
    """Something to press. It always has an outline, and nothing else has one.

    ``colour`` names an area's ink; ``is_on`` shows a chosen state; ``key`` names it for tests and
    the navigator (a choice's id, a tool's name). A tile with a ``picture`` shows that drawing in
    place of its icon; the words say what is on it.
    """

    line: Line
    action: Action
    look: Look = "answer"
    icon: str = ""
    hint: Line | None = None
    colour: str = ""
    is_on: bool = False
    key: str = ""
    picture: str = ""


class Buttons(msgspec.Struct, frozen=True):
    """Buttons that belong together: tiles and keys in a grid, answers one under another.

    ``columns`` of 0 lets the look decide.
    """

    buttons: tuple[Button, ...]
    columns: int = 0


class Field(msgspec.Struct, frozen=True):
    """What the pad has typed so far; shows ``hint`` while it is empty.

    ``is_private`` marks text that must never be cached, logged or kept.
    """

    text: str
    hint: Line
    is_private: bool = True
    is_masked: bool = False

    @property
    def line(self) -> Line:
        """What stands in the field: the letters, a dot for each of a code, or the hint."""
        if not self.text:
            return self.hint
        shown = "●" * len(self.text) if self.is_masked else escape(self.text)
        is_kana = any("ぁ" <= letter <= "ヿ" for letter in shown)
        return Line(shown, JA if is_kana else self.hint.lang, None, self.is_private)


class Qr(msgspec.Struct, frozen=True):
    """A QR code of an allow-listed official page, its host in words beside it."""

    url: str
    title: Line
    host: Line


class Preview(msgspec.Struct, frozen=True):
    """The take-home sheet, drawn small; its lines are what the paper says."""

    lines: tuple[Line, ...]


class Aside(msgspec.Struct, frozen=True):
    """Blocks that stand beside the text where there is room, and in its flow where there is not."""

    blocks: tuple[Block, ...]


Block = (
    Heading
    | Subheading
    | Paragraph
    | Progress
    | Notice
    | Value
    | Items
    | Bars
    | Picture
    | Poster
    | Button
    | Buttons
    | Field
    | Qr
    | Preview
    | Aside
)


def block_lines(block: Block) -> Iterator[Line]:  # noqa: C901, PLR0912 - one arm per kind of block
    """Yield the lines of ``block`` in reading order, without those beside them."""
    match block:
        case Heading(line) | Subheading(line) | Progress(_, _, line) | Poster(line):
            yield line
        case Paragraph(lines) | Notice(_, lines) | Preview(lines):
            yield from lines
        case Value(label, value, _, note):
            yield from (label, value)
            if note is not None:
                yield note
        case Items(items, title):
            if title is not None:
                yield title
            for item in items:
                yield item.line
                if item.note is not None:
                    yield item.note
        case Bars(bars, title):
            if title is not None:
                yield title
            for bar in bars:
                yield bar.line
                yield Line(str(bar.count), bar.line.lang)
        case Picture(_, alt, note):
            yield alt
            if note is not None:
                yield note
        case Button():
            yield block.line
            if block.hint is not None:
                yield block.hint
        case Buttons(buttons):
            for button in buttons:
                yield from block_lines(button)
        case Field():
            yield block.line
        case Qr(_, title, host):
            yield from (title, host)
        case Aside(blocks):
            for inner in blocks:
                yield from block_lines(inner)
