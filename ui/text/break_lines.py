"""Where a text may be broken: atoms that stay whole, grouped into phrases. No Qt here.

A phrase ends at a space, after punctuation, and where kana is followed by kanji, katakana or a
figure, which is where a Japanese reader expects the next phrase to begin; never inside a name in
「」. A word in katakana is one atom. Kinsoku: no line begins with closing signs or small kana, none
ends with an opening sign.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from kiosk.language.ruby import parse

NOT_FIRST = (
    "、。，．・：；？！」』）】〉》ー〜…‥ゝ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
    ",.:;?!)]}%℃円"
)
NOT_LAST = "「『（【〈《([{〒¥#"
_ATOM = re.compile(r"[A-Za-z0-9À-ɏ][A-Za-z0-9À-ɏ'’.,:/\-+@_&]*|[ァ-ヺー]+|\s+|.", re.DOTALL)
_HIRAGANA = re.compile(r"[ぁ-ん、。・」）！？…]")
_SHORT_BRACKET = 10
_PHRASE_END = "、。，．・！？」』）"


class Atom(msgspec.Struct, frozen=True):
    """A run that is never broken. ``ruby`` stands above it; ``is_space`` may be dropped."""

    text: str
    ruby: str | None = None
    is_space: bool = False


Phrase = tuple[Atom, ...]


@lru_cache(maxsize=4096)
def phrases(marked: str) -> tuple[Phrase, ...]:
    """Return the phrases of ``marked`` in order; a space is a phrase of its own."""
    found: list[Phrase] = []
    current: list[Atom] = []
    atoms = _glue(_atoms(marked))
    # An author who sets phrases apart has said where a line may end; else it is guessed.
    is_spaced = any(atom.is_space for atom in atoms)
    is_name = False
    for atom in atoms:
        if atom.is_space:
            _flush(found, current)
            found.append((atom,))
        elif current and _begins_phrase(current[-1], atom, guesses=not (is_spaced or is_name)):
            _flush(found, current)
            current.append(atom)
        else:
            current.append(atom)
        is_name = atom.text.rfind("「") > atom.text.rfind("」") or (
            is_name and "」" not in atom.text
        )
    _flush(found, current)
    return tuple(found)


def _flush(found: list[Phrase], current: list[Atom]) -> None:
    if current:
        found.append(tuple(current))
        current.clear()


def _begins_phrase(before: Atom, atom: Atom, *, guesses: bool) -> bool:
    last, first = before.text[-1], atom.text[0]
    if last in NOT_LAST or first in NOT_FIRST:
        return False
    if last in _PHRASE_END or first in NOT_LAST:
        return True
    return guesses and bool(_HIRAGANA.match(last)) and not _HIRAGANA.match(first)


def _atoms(marked: str) -> list[Atom]:
    atoms: list[Atom] = []
    for piece in parse(marked):
        if piece.ruby is not None:
            atoms.append(Atom(piece.text, piece.ruby))
        elif piece.spoken is not None:
            atoms.append(Atom(piece.text))
        else:
            atoms += [Atom(run, None, run.isspace()) for run in _ATOM.findall(piece.text)]
    return atoms


def _glue(atoms: list[Atom]) -> list[Atom]:
    """Join signs that may not begin or end a line with their neighbour."""
    glued: list[Atom] = []
    for atom in atoms:
        last = glued[-1] if glued else None
        if last is None or last.is_space or atom.is_space or last.ruby or atom.ruby:
            glued.append(atom)
        elif atom.text[0] in NOT_FIRST or last.text[-1] in NOT_LAST:
            glued[-1] = Atom(last.text + atom.text)
        else:
            glued.append(atom)
    return _whole_brackets(glued)


def _whole_brackets(atoms: list[Atom]) -> list[Atom]:
    """Join a short bracket, "(2 of 5)", into one atom."""
    found: list[Atom] = []
    start = None
    for atom in atoms:
        found.append(atom)
        if atom.text.startswith("("):
            start = len(found) - 1
        if start is not None and atom.text.endswith(")"):
            inside = found[start:]
            whole = "".join(one.text for one in inside)
            if len(whole) <= _SHORT_BRACKET and not any(one.ruby for one in inside):
                found[start:] = [Atom(whole)]
            start = None
    return found
