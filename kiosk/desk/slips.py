"""Slip numbers: short numbers handed to a resident, new every day, with a digit that finds typos.

Pure arithmetic; which numbers were given is in `day_book`. A number says nothing about anybody.
"""

from __future__ import annotations

import re
from datetime import date

MOST_A_DAY = 500
# No I, O, S, Z: they are read as digits.
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXY"
_BLOCK = 100
_STRIDE = 37  # has no factor in common with 100: all hundred numbers of a letter come once
# A quasigroup without fixed points: finds every wrong digit and every exchange of neighbours.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)
_SLIP = re.compile(rf"[{_LETTERS}][0-9]{{3}}")


def slip_number(day: date, given: int) -> str:
    """Return the slip number after ``given`` others of ``day``: a letter and three digits.

    The order of a day is mixed, so that a number does not tell how many came before.
    """
    block, place = divmod(given % MOST_A_DAY, _BLOCK)
    letter = _LETTERS[(day.toordinal() * 5 + block) % len(_LETTERS)]
    number = (place * _STRIDE + day.toordinal() * 7) % _BLOCK
    return f"{letter}{number:02d}{_check_digit(letter, number)}"


def is_slip_number(text: str) -> bool:
    """Return whether ``text`` is a slip number without a typing error.

    One wrong digit and two neighbouring digits exchanged are found.
    """
    if not _SLIP.fullmatch(text):
        return False
    return int(text[3]) == _check_digit(text[0], int(text[1:3]))


def _check_digit(letter: str, number: int) -> int:
    found = 0
    for digit in f"{_LETTERS.index(letter):02d}{number:02d}":
        found = _DAMM[found][int(digit)]
    return found
