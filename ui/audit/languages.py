"""No mixed languages: no letters of another in a line, no lines of another on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.guide import kana_pad
from kiosk.guide.blocks import Field, Line, Qr
from ui.audit.finding import Complaint, Piece, Shown

RULE = "language"
# Names and signs that Japanese itself writes in Latin letters.
ALLOWED = frozenset(
    (
        "LINE",
        "web",  # web171, the message board of a disaster
        "USB",
        "QR",
        "PDF",
        "Wi-Fi",
        "IC",
        "NFC",
        "PIN",
        "ATM",
        "SNS",
        "SMS",
        "J-LIS",
        "App",
        "JPKI",
        "e-Tax",
        "IPA",
        "ESC",
        "Store",
        "Google",
        "Play",
        "iPhone",
        "Android",
        "ABC",
        "English",
        "Apple",
        "iCloud",
        "Gmail",
        "SSID",
        "eL-QR",
        "e-kanagawa",
        "FRESC",
        "iOS",
        "XS",
        "IP",
        "ID",
        "AED",
        "JAPAN",
        "JPEG",
        "RGB",
        "KB",
        "MB",
    )
)
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿々〆]")
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]|[「『][^「」『』]*[」』]|\"[^\"]*\"")
# What is printed on a phone's button or in a letter, in quotation marks.
_QUOTED = re.compile(r"「[^「」]*」")
# A term she will meet in Japanese, with its English in brackets after it.
_GLOSSED = re.compile(r"[ぁ-ヺー一-鿿々〆・、0-9 ]+\([^()]*[A-Za-z][^()]*\)")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'\-]+")
_ADDRESS = re.compile(r"(https?://)?[a-z0-9\-]+(\.[a-z0-9\-]+)+(/\S*)?")
_OWN_LANGUAGES = ("attract", "panel:language")


def mixed_letters(piece: Piece) -> Iterator[Complaint]:
    """Yield Japanese letters in English outside brackets, and Latin words in Japanese."""
    if piece.button is not None and piece.button.key.startswith("pad:"):
        # The names of the pads are samples of their letters.
        return
    for line in piece.said[:1] if isinstance(piece.block, Qr | Field) else piece.said:
        yield from _of_line(line)


def _of_line(line: Line) -> Iterator[Complaint]:
    text = line.shown
    if line.is_quoted:
        return
    if line.lang == "en":
        if _JAPANESE.search(_BRACKETS.sub("", _GLOSSED.sub("", text))):
            yield Complaint(RULE, f"英語の 文に 日本語が あります: {text[:40]}")
    elif line.lang.startswith("ja"):
        words = set(_LATIN.findall(_QUOTED.sub("", _ADDRESS.sub("", text)))) - ALLOWED
        if words:
            yield Complaint(RULE, f"日本語の 文に {', '.join(sorted(words))} が あります")


def foreign_lines(shown: Shown) -> Iterator[Complaint]:
    """Yield the lines that are neither in the page's languages nor meant to be in their own."""
    page = shown.page
    if page.name in _OWN_LANGUAGES or page.name.startswith("staff:"):
        return
    known = {page.lang, page.beside or page.lang, *shown.chosen}
    for piece in shown.pieces:
        if not _is_key(piece):
            for line in piece.said:
                is_own = line.is_private or line.is_quoted or _is_credit(page.name, line)
                if line.lang not in known and not is_own:
                    yield Complaint(RULE, f"{line.lang} の 文が あります: {line.shown[:40]}")


def _is_key(piece: Piece) -> bool:
    """Keys of a pad show the same sign in every language."""
    button = piece.button
    is_key = button is not None and button.key.startswith("key:")
    return is_key and piece.said[0].lang == kana_pad.LANG


def _is_credit(name: str, line: Line) -> bool:
    """Names of makers and licences are the same in every language."""
    return name == "about" and line.lang == "en"
