"""The sheet book as a PDF on A4: words that can be searched, a bookmark per procedure and step."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from kiosk.desk.durable import appearing
from kiosk.language.languages import Lang, language_of
from kiosk.language.ruby import escape
from kiosk.review.book import Chapter
from ui.drawing.elements import Drawing, Words
from ui.drawing.painter import paint
from ui.printing.form import DPI
from ui.review import form
from ui.review.pieces import Piece, pieces
from ui.review.shots import WINDOW, Shots
from ui.text.fonts import JAPANESE, load_fonts
from ui.text.measure import Span
from ui.text.typeset import typeset
from ui.themes import LIGHT

Bookmark = tuple[str, int, int]
"""Its words, its level, its page from 0."""


def save_pdf(chapters: Iterable[Chapter], lang: Lang, told: str, shots: Shots, path: Path) -> int:
    """Write the book and return how many pages it has; ``told`` stands at the top of each.

    The file appears whole or not at all. Needs a running `QApplication`.

    Raises:
        StoreError: The file cannot be written.
    """
    load_fonts(JAPANESE)
    drawn = QBuffer()
    drawn.open(QBuffer.OpenModeFlag.ReadWrite)
    writer = QPdfWriter(drawn)
    writer.setTitle(f"画面と 文の 本　{language_of(lang).name}　{told}")
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    try:
        book = _Book(writer, painter, shots, f"{told}　{language_of(lang).name}")
        book.draw(piece for one in chapters for piece in pieces(one, lang, shots))
    finally:
        # A device that is still being painted on brings the process down when it goes.
        painter.end()
    with appearing(path) as part:
        part.write_bytes(_marked(bytes(drawn.data().data()), book.bookmarks))
    return book.pages


class _Book:
    """Fills pages from top to bottom."""

    def __init__(self, writer: QPdfWriter, painter: QPainter, shots: Shots, told: str) -> None:
        self._writer, self._painter, self._shots, self._told = writer, painter, shots, told
        self._chapter = ""
        self._y = 0.0
        self.pages = 0
        self.bookmarks: list[Bookmark] = []

    def draw(self, found: Iterable[Piece]) -> None:
        """Draw every piece, on a new page where it asks for one or does not fit."""
        for piece in found:
            if piece.bookmark and piece.level == 0:
                self._chapter = piece.bookmark
            bottom = form.HEIGHT - form.MARGIN
            if not self.pages or piece.begins_page or self._y + piece.drawing.height > bottom:
                self._begin_page()
            if piece.bookmark:
                self.bookmarks.append((piece.bookmark, piece.level, self.pages - 1))
            self._place(piece)

    def _begin_page(self) -> None:
        if self.pages:
            self._writer.newPage()
        self.pages += 1
        for words, align in (
            (f"{self._chapter}　{self._told}", "left"),
            (str(self.pages), "right"),
        ):
            text = typeset([Span(escape(words), "ja")], form.TINY, form.ROOM)
            x = form.MARGIN if align == "left" else form.WIDTH - form.MARGIN - text.width
            element = Words(x, form.MARGIN, text, "second", form.ROOM)
            paint(self._painter, Drawing(form.ROOM, text.height, (element,)), LIGHT)
        self._y = form.MARGIN + form.HEAD

    def _place(self, piece: Piece) -> None:
        painter = self._painter
        for shot in piece.shots:
            painter.save()
            painter.translate(form.MARGIN + shot.x, self._y)
            scale = shot.width / WINDOW[0]
            painter.scale(scale, scale)
            self._shots.paint(shot.screen, shot.part, painter)
            painter.restore()
        painter.save()
        painter.translate(form.MARGIN, self._y)
        paint(painter, piece.drawing, LIGHT)
        painter.restore()
        is_row = not piece.bookmark and not piece.shots
        self._y += piece.drawing.height + (0.0 if is_row else form.GAP)


def _marked(pdf: bytes, bookmarks: Iterable[Bookmark]) -> bytes:
    """Return ``pdf`` with an outline; Qt's writer has none."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    above = None
    for words, level, page in bookmarks:
        if level == 0:
            above = writer.add_outline_item(title=words, page_number=page)
        else:
            writer.add_outline_item(title=words, page_number=page, parent=above)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
