"""Draws a flow as SVG: one box a step, its answers on the arrows, marks where work is to be done.

Plain shapes and text, no script and no outside file; the same flow gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise

import msgspec

from kiosk.guide.views.blocks import PLACES
from kiosk.review import lettering
from kiosk.review.graph import KINDS, Arrow, Box, Flow, Shape
from kiosk.review.layout import Place, Placed, Spacing, laid_out
from kiosk.review.marks import Kind, Mark

FONT = "'BIZ UDPGothic','BIZ UDGothic','Noto Sans CJK JP','Hiragino Sans','Yu Gothic',sans-serif"
_TITLE, _SMALL = 17.0, 13.0
_LEAD = 1.4
_BOX, _LABEL = 268.0, 168.0
_PAD, _EDGE = 12.0, 24.0
_SPACING = Spacing(across=22.0, beside=14.0, down=26.0)
_HEAD = 76.0
_UPRIGHT = 0.5
"""Points nearer than this stand under one another."""

INK, SOFT, PAPER, LINE = "#1a1a1c", "#4d4d4d", "#ffffff", "#6b6b76"
FILLS: dict[Shape, str] = {
    "start": "#e7e7ea",
    "question": "#e8f1fe",
    "do": "#ffffff",
    "info": "#ffffff",
    "check": "#f1eafc",
    "result": "#e2f3e8",
    "other": "#e7e7ea",
}
MARKS: dict[Kind, tuple[str, str]] = {
    "untranslated": ("訳が ない", "#b00020"),
    "expired": ("期限が すぎた 事実", "#b00020"),
    "old": ("1年 確かめて いない 事実", "#9a4a00"),
    "ask": ("窓口に 聞く 事実", "#5f5f6b"),
}
URGENT: tuple[Kind, ...] = ("untranslated", "expired")
_TROUBLE = "#9a4a00"


class _Row(msgspec.Struct, frozen=True):
    """One line of text in a box."""

    text: str
    size: float
    ink: str = INK
    is_bold: bool = False


class _Piece(msgspec.Struct, frozen=True):
    """A box or a label with its rows set."""

    rows: tuple[_Row, ...]
    width: float
    height: float


def svg(flow: Flow, marks: Mapping[str, Sequence[Mark]], told: str = "") -> str:
    """Return the diagram of ``flow`` as an SVG document; ``told`` is a line under its title."""
    pieces = {box.id: _box_piece(box, marks.get(box.id, ())) for box in flow.boxes}
    labels = {f"?{n}": arrow for n, arrow in enumerate(flow.arrows) if arrow.label}
    pieces |= {name: _label_piece(arrow) for name, arrow in labels.items()}
    edges = [
        edge
        for n, arrow in enumerate(flow.arrows)
        for edge in (
            [(arrow.start, f"?{n}"), (f"?{n}", arrow.end)]
            if arrow.label
            else [(arrow.start, arrow.end)]
        )
    ]
    sizes = {name: (piece.width, piece.height) for name, piece in pieces.items()}
    placed = laid_out(sizes, list(dict.fromkeys(edges)), _SPACING, set(labels))
    body = [
        *_arrows(placed, pieces, labels),
        *(_label(placed.places[name], pieces[name], arrow) for name, arrow in labels.items()),
        *(_box(placed.places[box.id], pieces[box.id], box, marks) for box in flow.boxes),
    ]
    return _document(flow, told, (placed.width, placed.height), body)


def _document(flow: Flow, told: str, size: tuple[float, float], body: Sequence[str]) -> str:
    heading = f"{flow.title}（{flow.procedure}）"
    least = max(lettering.width(heading, 22), lettering.width(told, _SMALL))
    wide, high = max(size[0], least) + 2 * _EDGE, size[1] + 2 * _EDGE + _HEAD
    shift = _EDGE + max(0.0, least - size[0]) / 2
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high:.0f}"'
            f' viewBox="0 0 {wide:.0f} {high:.0f}" role="img" font-family="{FONT}">',
            f"<title>{escape(heading)}</title>",
            '<defs><marker id="head" markerWidth="9" markerHeight="9" refX="8" refY="4.5"'
            f' orient="auto"><path d="M0 0L9 4.5L0 9z" fill="{LINE}"/></marker></defs>',
            f'<rect width="{wide:.0f}" height="{high:.0f}" fill="{PAPER}"/>',
            _text(_EDGE, _EDGE + 22, _Row(heading, 22, is_bold=True), "start"),
            _text(_EDGE, _EDGE + 48, _Row(told, _SMALL, SOFT), "start"),
            f'<g transform="translate({shift:.1f} {_EDGE + _HEAD:.1f})">',
            *body,
            "</g>",
            "</svg>",
            "",
        ]
    )


def _box_piece(box: Box, marks: Sequence[Mark]) -> _Piece:
    room = _BOX - 2 * _PAD
    kind = KINDS[box.shape]
    if box.place is not None and box.shape != "question":
        kind += f"・{PLACES[box.place][1]}"
    rows = [_Row(kind, _SMALL, SOFT)]
    rows += [_Row(line, _TITLE, is_bold=True) for line in lettering.lines(box.title, _TITLE, room)]
    if box.step is not None:
        rows.append(_Row(box.step, _SMALL, SOFT))
    for trouble in box.troubles:
        rows += _set(f"▲ {trouble}", room, _TROUBLE)
    for mark in marks:
        words, ink = MARKS[mark.kind]
        rows += _set(f"● {words} {mark.what}", room, ink, is_bold=mark.kind in URGENT)
    return _Piece(tuple(rows), _BOX, _height(rows) + 2 * _PAD)


def _set(text: str, room: float, ink: str, *, is_bold: bool = False) -> list[_Row]:
    return [_Row(line, _SMALL, ink, is_bold) for line in lettering.lines(text, _SMALL, room)]


def _label_piece(arrow: Arrow) -> _Piece:
    ink = _TROUBLE if arrow.kind == "trouble" else INK
    rows = [
        _Row(line, _SMALL, ink, arrow.kind == "answer")
        for line in lettering.lines(arrow.label, _SMALL, _LABEL - _PAD)
    ]
    wide = max(lettering.width(row.text, row.size) for row in rows) + _PAD
    return _Piece(tuple(rows), max(wide, 44.0), _height(rows) + _PAD / 2)


def _height(rows: Sequence[_Row]) -> float:
    return sum(row.size * _LEAD for row in rows)


def _box(place: Place, piece: _Piece, box: Box, marks: Mapping[str, Sequence[Mark]]) -> str:
    kinds = [mark.kind for mark in marks.get(box.id, ())]
    is_urgent = any(kind in URGENT for kind in kinds)
    ink, line = (MARKS["expired"][1], 4.0) if is_urgent else (INK, 1.5)
    radius = {"question": 22.0, "result": 6.0}.get(box.shape, 6.0)
    x = place.x - piece.width / 2
    parts = [_rect(x, place.y, piece, f'rx="{radius:.0f}"', (FILLS[box.shape], ink, line))]
    if box.shape == "result":
        inner = _Piece((), piece.width - 8, piece.height - 8)
        parts.append(_rect(x + 4, place.y + 4, inner, 'rx="4"', ("none", ink, 1.0)))
    parts += _rows(piece, x + _PAD, place.y + _PAD, "start")
    named = f' data-step="{escape(box.step)}"' if box.step is not None else ""
    told = f' data-marks="{" ".join(dict.fromkeys(kinds))}"' if kinds else ""
    return f'<g class="{box.shape}"{named}{told}>{"".join(parts)}</g>'


def _label(place: Place, piece: _Piece, arrow: Arrow) -> str:
    ink = _TROUBLE if arrow.kind == "trouble" else LINE
    x = place.x - piece.width / 2
    dashes = ' stroke-dasharray="5 3"' if arrow.kind in ("unknown", "trouble") else ""
    ground = _rect(x, place.y, piece, f'rx="10"{dashes}', (PAPER, ink, 1.0))
    named = f' data-choice="{escape(arrow.key)}"' if arrow.key else ""
    rows = "".join(_rows(piece, place.x, place.y + _PAD / 4, "middle"))
    return f'<g class="{arrow.kind}"{named}>{ground}{rows}</g>'


def _rect(x: float, y: float, piece: _Piece, more: str, look: tuple[str, str, float]) -> str:
    fill, ink, line = look
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{piece.width:.1f}" height="{piece.height:.1f}"'
        f' {more} fill="{fill}" stroke="{ink}" stroke-width="{line:g}"/>'
    )


def _rows(piece: _Piece, x: float, y: float, anchor: str) -> list[str]:
    found = []
    for row in piece.rows:
        y += row.size * _LEAD
        found.append(_text(x, y - row.size * 0.32, row, anchor))
    return found


def _text(x: float, y: float, row: _Row, anchor: str) -> str:
    weight = ' font-weight="bold"' if row.is_bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{row.size:g}" fill="{row.ink}"'
        f' text-anchor="{anchor}"{weight}>{escape(row.text)}</text>'
    )


def _arrows(placed: Placed, pieces: Mapping[str, _Piece], labels: Mapping[str, Arrow]) -> list[str]:
    """Return the lines; what leaves a box is spread over its lower edge, in order."""
    leaving: dict[str, list[tuple[str, str]]] = {}
    for edge in placed.routes:
        leaving.setdefault(edge[0], []).append(edge)
    dashed = {name for name, arrow in labels.items() if arrow.kind == "trouble"}
    found = []
    for start, edges in leaving.items():
        points = {edge: [*placed.routes[edge], placed.places[edge[1]]] for edge in edges}
        inorder = sorted(edges, key=lambda edge: (points[edge][0].x, edge[1]))
        place, piece = placed.places[start], pieces[start]
        for number, edge in enumerate(inorder):
            share = (number + 1) / (len(inorder) + 1) - 0.5
            x = place.x + share * piece.width * 0.8
            way = [Place(x, place.y + piece.height), *points[edge]]
            dashes = ' stroke-dasharray="6 4"' if dashed & set(edge) else ""
            head = "" if edge[1] in labels else ' marker-end="url(#head)"'
            found.append(
                f'<path d="{_curve(way)}" fill="none" stroke="{LINE}" stroke-width="1.6"'
                f"{dashes}{head}/>"
            )
    return found


def _curve(way: Sequence[Place]) -> str:
    parts = [f"M{way[0].x:.1f} {way[0].y:.1f}"]
    for one, other in pairwise(way):
        middle = (one.y + other.y) / 2
        if abs(one.x - other.x) < _UPRIGHT:
            parts.append(f"L{other.x:.1f} {other.y:.1f}")
        else:
            parts.append(
                f"C{one.x:.1f} {middle:.1f} {other.x:.1f} {middle:.1f} {other.x:.1f} {other.y:.1f}"
            )
    return "".join(parts)
