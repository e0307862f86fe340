"""The Japanese reading of a text as it will be spoken, and the ruby that follows from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kiosk.language import ruby
from kiosk.voice import kana
from kiosk.voice.analysis import Analyse, Part, settle
from kiosk.voice.engines.openjtalk import EngineWord, words_of
from kiosk.voice.normalise import Segment, segments

_PUNCTUATION = "、。？！"
_KANJI = re.compile(r"[一-龥々〆ヶ㐀-䶿豈-龎]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` as shown; its ``hiragana`` in normal spelling; ``ruby`` covers ``text`` in order.

    A ruby pair is (surface, kana), kana `None` where none is drawn.
    """

    text: str
    hiragana: str
    ruby: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """The smallest run whose edges are edges of words and of segments alike."""

    runs: tuple[Segment, ...]
    kana: str
    own: bool


def reading_of(marked: str, analyse: Analyse = words_of) -> Reading:
    """Return reading and ruby of a marked text; the author's readings win over the engine's.

    Raises:
        MarkupError: A mark is not complete.
        VoiceError: The Japanese engine is missing.
    """
    runs = segments(marked)
    parts = settle(runs, analyse)
    line = "".join(part.text for part in parts)
    blocks = _blocks(runs, parts, _with_stops(line, analyse(line)))
    pairs: list[tuple[str, str | None]] = []
    for block in blocks:
        for pair in _ruby(block):
            _append(pairs, pair)
    return Reading(
        text=ruby.plain(marked),
        hiragana=kana.to_hiragana("".join(block.kana for block in blocks)),
        ruby=tuple(pairs),
    )


def _blocks(
    runs: Sequence[Segment], parts: Sequence[Part], words: Sequence[EngineWord]
) -> list[_Block]:
    """Cut the line wherever a word edge meets a run edge; untouched runs are cut word by word."""
    word_edges = {word.end for word in words}
    blocks: list[_Block] = []
    held: list[Segment] = []
    start = at = 0
    for run, part in zip(runs, parts, strict=True):
        end = at + len(part.text)
        if run.untouched:
            start = _cut(run, (at, end), words, (start, held, blocks))
        else:
            held.append(run)
        if end in word_edges and end > start:
            own = part.own if len(held) == 1 and part.own else ""
            blocks.append(_Block(tuple(held), own or _kana(words, start, end), bool(own)))
            held, start = [], end
        elif end == start and held:  # a blank: shown, not spoken
            blocks.append(_Block(tuple(held), "", own=False))
            held = []
        at = end
    if held:
        blocks.append(_Block(tuple(held), _kana(words, start, at), own=False))
    return blocks


def _cut(
    run: Segment,
    span: tuple[int, int],
    words: Sequence[EngineWord],
    state: tuple[int, list[Segment], list[_Block]],
) -> int:
    """Cut a run that is spoken as shown at its inner word edges; return the open start."""
    start, held, blocks = state
    at, end = span
    open_at = at
    for word in words:
        if at < word.end < end:
            held.append(_slice(run, open_at - at, word.end - at))
            blocks.append(_Block(tuple(held), _kana(words, start, word.end), own=False))
            held.clear()
            start = open_at = word.end
    held.append(_slice(run, open_at - at, end - at))
    return start


def _slice(run: Segment, start: int, end: int) -> Segment:
    return Segment(run.shown[start:end], run.said[start:end])


def _kana(words: Sequence[EngineWord], start: int, end: int) -> str:
    return "".join(word.kana for word in words if word.start >= start and word.end <= end)


def _with_stops(line: str, words: Sequence[EngineWord]) -> list[EngineWord]:
    """Give the punctuation of ``line``, which has no sound, back to the reading."""
    return [
        word
        if word.kana
        else replace(
            word, kana="".join(char for char in line[word.start : word.end] if char in _PUNCTUATION)
        )
        for word in words
    ]


def _append(pairs: list[tuple[str, str | None]], pair: tuple[str, str | None]) -> None:
    """Join neighbours without ruby, so that a reader of the list sees as few pairs as possible."""
    surface, above = pair
    if above is None and pairs and pairs[-1][1] is None:
        pairs[-1] = (pairs[-1][0] + surface, None)
    elif surface:
        pairs.append(pair)


def _ruby(block: _Block) -> list[tuple[str, str | None]]:
    if len(block.runs) == 1 and block.runs[0].authored:
        run = block.runs[0]
        above = kana.to_hiragana(run.said) if _KANJI.search(run.shown) else None
        return [(run.shown, above)]
    shown = "".join(run.shown for run in block.runs)
    if not _KANJI.search(shown) or not block.kana:
        return [(shown, None)]
    return align(shown, kana.to_hiragana(block.kana))


def align(shown: str, hiragana: str) -> list[tuple[str, str | None]]:
    """Return ``shown`` cut into runs with the part of ``hiragana`` above each kanji run.

    Kana of the surface anchor the cut: 受け取り with うけとり gives 受 う, け, 取 と, り. When they
    do not fit, the whole reading stands above the whole surface.
    """
    pieces = re.findall(r"[ぁ-ゖァ-ヺー]+|[^ぁ-ゖァ-ヺー]+", shown)
    pattern = "".join(
        f"({re.escape(kana.to_hiragana(piece))})" if kana.is_kana(piece) else "(.+?)"
        for piece in pieces
    )
    match = re.fullmatch(pattern, hiragana)
    if match is None:
        return [(shown, hiragana)]
    return [
        (piece, above if _KANJI.search(piece) else None)
        for piece, above in zip(pieces, match.groups(), strict=True)
    ]
