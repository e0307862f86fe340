"""The Japanese eras a living person can meet. Dates in words belong to `kiosk.language.formats`."""

from __future__ import annotations

from datetime import date

import msgspec


class Era(msgspec.Struct, frozen=True):
    """An era (元号): its name, its reading, its Latin name and its first Japanese calendar day."""

    name: str
    reading: str
    latin: str
    first: date


class EraYear(msgspec.Struct, frozen=True):
    """A year within an era, counted from 1; the first one is written 元年."""

    era: Era
    year: int


ERAS: tuple[Era, ...] = (
    Era("明治", "めいじ", "Meiji", date(1868, 1, 25)),
    Era("大正", "たいしょう", "Taisho", date(1912, 7, 30)),
    Era("昭和", "しょうわ", "Showa", date(1926, 12, 25)),
    Era("平成", "へいせい", "Heisei", date(1989, 1, 8)),
    Era("令和", "れいわ", "Reiwa", date(2019, 5, 1)),
)


def era(day: date) -> EraYear | None:
    """Return the era and its year on ``day``; `None` means before Meiji.

    A day on which the era changed belongs to the new one: 1989-01-08 is 平成元年, the day before
    昭和64年.

    Source: the five first days as tabled in the project's notes on dates, compared there with the
    package japanera, read 2026-11-21.
    """
    for candidate in reversed(ERAS):
        if day >= candidate.first:
            return EraYear(candidate, day.year - candidate.first.year + 1)
    return None
