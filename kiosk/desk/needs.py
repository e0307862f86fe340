"""Which words of a search in vain may be kept: ordinary words, never a name or a number.

Pure. Counting them is in `counters`.
"""

from __future__ import annotations

import re
import unicodedata

from kiosk.desk.guard import Answer, judge
from kiosk.desk.guard_people import starts_with_name
from kiosk.desk.normal import normalise
from kiosk.desk.sqlite.forgetting import SOME_WORD

_WORD = re.compile(r"[ぁ-んァ-ヴー一-龯々]{3,12}")


def safe_word(typed: str) -> str:
    """Return ``typed`` folded if it may be counted by itself, else `SOME_WORD`.

    Kept is one word of 3 to 12 kana or kanji in which the guard of memos finds nothing, that holds
    no numeral and does not begin like a name.
    """
    word = unicodedata.normalize("NFKC", typed).strip()
    if not _WORD.fullmatch(word) or any(char.isdigit() for char in normalise(word)):
        return SOME_WORD
    if judge(word).answer is not Answer.OK or starts_with_name(word):
        return SOME_WORD
    return word
