"""A page as plain data, in reading order: what is shown is what is spoken.

Both the widgets and the voice read this. Nothing here knows Qt, and nothing decides where a touch
leads; an `Action` only names it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kiosk.guide.blocks import Aside, Block, Button, Buttons, Heading, Line, block_lines
from kiosk.language.languages import Lang


class Frame(msgspec.Struct, frozen=True):
    """The part of every page whose places never move: place and tools above, buttons below."""

    place: Line
    today: Line | None = None
    tools: tuple[Button, ...] = ()
    back: Button | None = None
    home: Button | None = None
    read: Button | None = None
    call: Button | None = None
    end: Button | None = None
    main: Button | None = None

    def below(self) -> tuple[Button, ...]:
        """Return the lower buttons that are there, left to right."""
        all_buttons = (self.back, self.home, self.read, self.call, self.end, self.main)
        return tuple(button for button in all_buttons if button is not None)

    def lines(self) -> Iterator[Line]:
        """Yield the frame's texts as they are read: lower buttons, place, day, tools."""
        for button in self.below():
            yield from block_lines(button)
        yield self.place
        if self.today is not None:
            yield self.today
        for button in self.tools:
            yield from block_lines(button)


class Page(msgspec.Struct, frozen=True):
    """Everything one screen shows, its blocks in reading order.

    ``name`` is the screen's, for tests and the staff's log; ``lang`` and ``beside`` the languages.
    ``is_quiet`` keeps a page from being read aloud by itself (attract, staff); ``is_split`` keeps
    its two columns at every text size (a pad, and beside it what was found); ``may_skip`` lets the
    main action be taken before the last part has been read. ``minutes`` is how long people work
    with the page without touching it.
    """

    name: str
    lang: Lang
    frame: Frame
    blocks: tuple[Block, ...]
    beside: Lang | None = None
    colour: str = ""
    is_quiet: bool = False
    is_split: bool = False
    may_skip: bool = False
    minutes: int = 0

    def lines(self) -> tuple[Line, ...]:
        """Return every visible text in reading order; the two languages alternate.

        What the page says comes first and the frame, the same on every page, last: so the voice
        begins with what is new.
        """
        found: list[Line] = []
        for line in self._primary_lines():
            found.extend(line.each())
        return tuple(found)

    def marked(self, mark: Line) -> Page:
        """Return the page with ``mark`` above; its place stands below, in one language."""
        below = Line(self.frame.place.text, self.frame.place.lang)
        frame = msgspec.structs.replace(self.frame, place=mark, today=below)
        return msgspec.structs.replace(self, frame=frame)

    @property
    def title(self) -> Line:
        """The title of the page: its heading, or what stands first."""
        for block in self.blocks:
            if isinstance(block, Heading):
                return block.line
        return next(self._primary_lines())

    def buttons(self) -> tuple[Button, ...]:
        """Return what can be pressed between the bars, in reading order."""
        found: list[Button] = []
        waiting: list[Block] = list(self.blocks)
        while waiting:
            match waiting.pop(0):
                case Aside(blocks):
                    waiting = [*blocks, *waiting]
                case Buttons(buttons):
                    found += buttons
                case Button() as button:
                    found.append(button)
                case _:
                    pass
        return tuple(found)

    def _primary_lines(self) -> Iterator[Line]:
        for block in self.blocks:
            yield from block_lines(block)
        yield from self.frame.lines()
