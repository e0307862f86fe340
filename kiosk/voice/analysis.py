"""What the Japanese engine makes of a text, and the author's readings enforced on it.

Needs the engine, so only the voice process and `python -m kiosk read` come here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.language import ruby
from kiosk.voice import kana
from kiosk.voice.engines.openjtalk import EngineWord, words_of
from kiosk.voice.normalise import Segment

Analyse = Callable[[str], list[EngineWord]]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of the text handed to the engine.

    ``index`` is its place in the list it came from. ``own`` is the author's katakana when the
    engine would have read the run differently and gets kana instead; empty otherwise.
    """

    index: int
    text: str
    own: str = ""


def settle(runs: Sequence[Segment], analyse: Analyse = words_of) -> list[Part]:
    """Return what the engine is given for ``runs``.

    An authored run keeps its kanji, and with them the natural accent, when the engine reads them
    as the author wants; otherwise it becomes katakana, which every engine reads as written. Kana
    in one place can change how the engine reads the next word, so the result is read again.
    """
    forced: set[int] = set()
    if not any(run.authored for run in runs):
        return [Part(index, run.said) for index, run in enumerate(runs)]
    while True:
        parts = [_part(index, run, index in forced) for index, run in enumerate(runs)]
        wrong = _misread(runs, parts, analyse)
        if not wrong:
            return parts
        forced |= wrong


def _part(index: int, run: Segment, is_forced: bool) -> Part:
    if not run.authored:
        return Part(index, run.said)
    own = kana.to_katakana(run.said) if is_forced else ""
    return Part(index, own or run.shown, own)


def _misread(runs: Sequence[Segment], parts: Sequence[Part], analyse: Analyse) -> set[int]:
    """Return the authored runs, still in kanji, that the engine does not read as their author."""
    line = "".join(part.text for part in parts)
    words = analyse(line)
    spans: list[tuple[int, int]] = []
    at = 0
    for part in parts:
        spans.append((at, at + len(part.text)))
        at += len(part.text)
    return {
        index
        for index, run in enumerate(runs)
        if run.authored and not parts[index].own and not _agrees(index, runs, parts, spans, words)
    }


def _agrees(
    index: int,
    runs: Sequence[Segment],
    parts: Sequence[Part],
    spans: Sequence[tuple[int, int]],
    words: Sequence[EngineWord],
) -> bool:
    """Whether the engine reads the words that run ``index`` belongs to as their authors want.

    A word may reach over the run's edge (手続 in 手続き, 申 and 込 in 申し込む): what the other
    runs add must be authored as well, or kana.
    """
    start, end = spans[index]
    touched = [word for word in words if word.start < end and word.end > start]
    if not touched:
        return False
    first, last = touched[0].start, touched[-1].end
    wanted = ""
    for run, part, (begin, stop) in zip(runs, parts, spans, strict=True):
        inside = part.text[max(first - begin, 0) : max(last - begin, 0)]
        if begin >= last or stop <= first or not inside:
            continue
        if run.authored and len(inside) == len(part.text):
            wanted += run.said
        elif kana.is_kana(inside):
            wanted += inside
        else:
            return False
    return "".join(word.kana for word in touched) == kana.to_katakana(wanted)


def engine_text(guided: str) -> str:
    """Return the text for the engine's voice from an utterance's ``guided`` string."""
    runs = [
        Segment(piece.text, piece.spoken or piece.text, authored=piece.spoken is not None)
        for piece in ruby.parse(guided)
    ]
    # Forced kana is spelled by sound: the engine would break ショウ into ショ and ウ.
    return "".join(kana.pronounced(part.own) or part.text for part in settle(runs))
