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
    as the author wants; otherwise it becomes katakana, which every engine reads as written.
    """
    line = "".join(run.shown if run.authored else run.said for run in runs)
    words = analyse(line) if any(run.authored for run in runs) else []
    parts: list[Part] = []
    start = 0
    for index, run in enumerate(runs):
        text = run.shown if run.authored else run.said
        end = start + len(text)
        agreed = not run.authored or _agrees(line, words, (start, end), run.said)
        own = "" if agreed else kana.to_katakana(run.said)
        parts.append(Part(index, own or text, own))
        start = end
    return parts


def _agrees(line: str, words: Sequence[EngineWord], span: tuple[int, int], wanted: str) -> bool:
    """Whether the engine reads ``line[span]`` as ``wanted``.

    A word may reach over the span's edge (手続 in 手続き); what hangs over must be kana.
    """
    start, end = span
    touched = [word for word in words if word.start < end and word.end > start]
    if not touched:
        return False
    before, after = line[touched[0].start : start], line[end : touched[-1].end]
    if (before and not kana.is_kana(before)) or (after and not kana.is_kana(after)):
        return False
    return "".join(word.kana for word in touched) == kana.to_katakana(before + wanted + after)


def engine_text(guided: str) -> str:
    """Return the text for the engine's voice from an utterance's ``guided`` string."""
    runs = [
        Segment(piece.text, piece.spoken or piece.text, authored=piece.spoken is not None)
        for piece in ruby.parse(guided)
    ]
    # Forced kana is spelled by sound: the engine would break ショウ into ショ and ウ.
    return "".join(kana.pronounced(part.own) or part.text for part in settle(runs))
