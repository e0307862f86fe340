"""Says messages as lines of a page, with the second language beside where one is wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from kiosk.guide.blocks import Line, Value
from kiosk.guide.phrasebook import Phrasebook
from kiosk.i18n import Text, ui
from kiosk.language.languages import EASY, JA, Lang
from kiosk.language.ruby import plain
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import FactId, Row

JAPANESE = (JA, EASY)


class Teller:
    """Speaks one language, or two at once."""

    def __init__(self, book: Phrasebook, beside: Phrasebook | None = None) -> None:
        self.book = book
        self.beside = beside if beside is not None and beside.lang != book.lang else None

    @property
    def lang(self) -> Lang:
        """The resident's language on this page."""
        return self.book.lang

    def line(self, text: Text) -> Line:
        """Return ``text`` as a line."""
        return self._pair(self.book.say(text), lambda beside: beside.say(text))

    def ui(self, message: str, **values: object) -> Line:
        """Return a message of the program's own as a line. Mark ``message`` with ``N_``."""
        return self.line(ui(message, **values))

    def worded(self, word: Callable[[Lang], str]) -> Line:
        """Return what ``word`` makes of each language: a day, a count, an hour by itself."""
        beside = None
        if self.beside is not None:
            beside = Line(word(self.beside.lang), self.beside.lang)
        return Line(word(self.lang), self.lang, beside)

    def lines(self, texts: Sequence[str], context: str) -> tuple[Line, ...]:
        """Return content sentences as lines; ``context`` is theirs without the number."""
        return tuple(self.line(Text(text, f"{context}/{n}")) for n, text in enumerate(texts))

    def value(self, row: Row, context: str) -> Value:
        """Return a labelled fact; one that may not be shown sends the resident to the counter."""
        fact = self.book.facts.nearest(row.fact, self.book.today)
        usable = self.book.facts.usable(row.fact, self.book.today)
        if row.label:
            label = self.line(Text(row.label, context))
        elif fact is not None:
            label = self.line(self.book.label(fact))
        else:
            label = self.ui("くわしいこと")
        if usable is None:
            ask = self.ui("市の窓口で 確認してください")
            return Value(label, ask, row.icon, self._telephone(row.fact), is_known=False)
        shown = self._pair(self.book.figure(usable), lambda beside: beside.figure(usable))
        note = self.book.note(usable)
        return Value(label, shown, row.icon, self.line(note) if note is not None else None)

    def _pair(self, text: str, say: Callable[[Phrasebook], str]) -> Line:
        """Return ``text`` with what ``say`` makes of it beside; what reads the same stands once."""
        if self.beside is None:
            return Line(text, self.book.lang)
        beside = Line(say(self.beside), self.beside.lang)
        line = Line(text, self.book.lang)
        if beside.lang in JAPANESE:
            line = Line(without_twin(text, beside.shown), line.lang)
        elif line.lang in JAPANESE:
            beside = Line(without_twin(beside.text, line.shown), beside.lang)
        is_same = line.shown.replace(" ", "") == beside.shown.replace(" ", "")
        return line if is_same else Line(line.text, line.lang, beside)

    def _telephone(self, asked: FactId) -> Line | None:
        """Return whom to call about ``asked``; `None` where the city's number is not known."""
        number = self.book.facts.usable(CITY_TELEPHONE, self.book.today)
        if number is None or asked == CITY_TELEPHONE:
            return None
        return self.ui("電話 {tel}", tel=str(number.value))


_BRACKETS = re.compile(r" ?\(([^()]*)\)")
_LETTER = re.compile(r"[^\W_]")
_MOST_OF_TWIN = 0.4


def without_twin(text: str, japanese: str) -> str:
    """Return ``text`` without the bracketed word for the counter where ``japanese`` says it beside.

    Where it is but a word of a longer sentence it stays: she must know which word it is.
    """
    said = "".join(_LETTER.findall(japanese))

    def kept(found: re.Match[str]) -> str:
        word = "".join(_LETTER.findall(plain(found[1])))
        is_there = bool(word) and not word.isascii() and word in said
        return "" if is_there and len(word) >= len(said) * _MOST_OF_TWIN else found[0]

    return _BRACKETS.sub(kept, text)
