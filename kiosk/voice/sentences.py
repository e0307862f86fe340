"""Cuts a shown or marked text into the sentences that are spoken and highlighted one at a time."""

from __future__ import annotations

import re

from kiosk.language.languages import Lang, language_of

_OPEN = "「『（(【〈《{["
_CLOSE = "」』）)】〉》}]"
_JA_END = "。！？!?"
# A full stop after these does not end an English sentence.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|No|Nos|Tel|Ext|Fig|vs|etc|approx|Inc|Ltd|Co|Jan|Feb|Mar|Apr|Jun|"
    r"Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z]|\be\.g|\bi\.e|\b[ap]\.m)\.$"
)
_EN_END = re.compile(r"""[.!?]+["'”’)\]]*(?=\s)""")


def sentences(text: str, lang: str) -> list[str]:
    """Return the sentences of ``text`` in order, without surrounding blanks.

    A quotation 「…」 and a mark ``{漢字|かな}`` are never cut; a new line always ends a sentence.
    Nothing but blanks is lost: the sentences joined hold every other character.
    """
    japanese = _is_japanese(lang)
    found: list[str] = []
    for line in text.splitlines():
        found += _japanese(line) if japanese else _western(line)
    return found


def _is_japanese(lang: str) -> bool:
    try:
        return language_of(lang).is_japanese
    except KeyError:
        return Lang(lang).startswith(("zh", "yue"))  # the same full stop and quotation marks


def _japanese(line: str) -> list[str]:
    found: list[str] = []
    start = depth = 0
    for at, char in enumerate(line):
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif char in _JA_END and depth == 0 and line[at + 1 : at + 2] not in (*_JA_END, *_CLOSE):
            found.append(line[start : at + 1])
            start = at + 1
    found.append(line[start:])
    return [part.strip() for part in found if part.strip()]


def _western(line: str) -> list[str]:
    found: list[str] = []
    start = 0
    for end in _EN_END.finditer(line):
        part = line[start : end.end()]
        following = line[end.end() :].lstrip()
        goes_on = _ABBREVIATION.search(part) or following[:1].islower()
        if goes_on or not following:
            continue
        found.append(part)
        start = end.end()
    found.append(line[start:])
    return [part.strip() for part in found if part.strip()]
