"""Every rule in one place, asked of what one page shows. Faults of one drawing are found once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ui.audit import clipping, contrast, controls, languages, letters, overlap, sentences, targets
from ui.audit.contrast import Pair
from ui.audit.finding import Complaint, Piece, Shown
from ui.drawing.elements import Drawing
from ui.themes import Theme
from ui.tokens import Metrics

_OF_SCREEN = (
    clipping.outside,
    overlap.overlapping_widgets,
    targets.small_targets,
    targets.narrow_gaps,
    targets.out_of_reach,
    controls.bad_focus,
    controls.bad_names,
    controls.same_keys,
    controls.no_way_on,
    languages.foreign_lines,
)
_OF_PIECE = (
    clipping.clipped_in,
    overlap.overlapping_ink,
    letters.missing_glyphs,
    letters.bad_line_starts,
    sentences.unlike_drawing,
    languages.mixed_letters,
)


class Auditor:
    """Asks the rules. Drawings are shared by many pages: what was said of one is remembered."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, int, str], tuple[Drawing, list[Complaint]]] = {}
        self._pairs: dict[tuple[int, str], tuple[Drawing, frozenset[Pair]]] = {}
        self._weak: dict[tuple[int, str, str], tuple[Drawing, list[Complaint]]] = {}

    def faults(self, parts: Sequence[Shown]) -> list[Complaint]:
        """Return what is wrong with the geometry and the words of a page, all its parts given."""
        found: list[Complaint] = []
        for shown in parts:
            for rule in _OF_SCREEN:
                found += rule(shown)
            for piece in shown.pieces:
                found += self._of_piece(piece, shown.metrics)
        found += sentences.unlike_page(parts)
        return list(dict.fromkeys(found))

    def colours(self, parts: Sequence[Shown], theme: Theme) -> list[Complaint]:
        """Return what is wrong with the colours of a page in ``theme``."""
        found: list[Complaint] = []
        for shown in parts:
            for piece in shown.pieces:
                found += self._of_colours(piece, shown.metrics, theme)
        return list(dict.fromkeys(found))

    def _of_piece(self, piece: Piece, metrics: Metrics) -> list[Complaint]:
        rect = piece.rect
        key = (id(piece.drawing), rect.width, rect.height, piece.where)
        known = self._known.get(key)
        if known is None:
            found = [complaint for rule in _OF_PIECE for complaint in rule(piece)]
            found += letters.small_text(piece, metrics)
            known = self._known[key] = (piece.drawing, found)
        return known[1]

    def _of_colours(self, piece: Piece, metrics: Metrics, theme: Theme) -> list[Complaint]:
        key = (id(piece.drawing), piece.where, theme.name)
        known = self._weak.get(key)
        if known is None:
            known = self._weak[key] = (piece.drawing, list(self._weak_in(piece, metrics, theme)))
        return known[1]

    def _weak_in(self, piece: Piece, metrics: Metrics, theme: Theme) -> Iterator[Complaint]:
        key = (id(piece.drawing), piece.where)
        known = self._pairs.get(key)
        if known is None:
            known = self._pairs[key] = (piece.drawing, contrast.pairs(piece, metrics))
        for pair in sorted(known[1], key=lambda pair: (pair.what, pair.ink, pair.ground)):
            weak = contrast.too_weak(pair, theme)
            if weak is not None:
                yield weak
        ring = contrast.ring_fill(piece)
        unseen = contrast.weak_ring(ring, theme) if ring else None
        if unseen is not None:
            yield unseen
