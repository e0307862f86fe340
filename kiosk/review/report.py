"""The content report: a page of all procedures with what is to be done, and a diagram of each.

Writes files; what is wrong is found by `kiosk.procedures.check` and `kiosk.review.marks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from kiosk.errors import Fault
from kiosk.guide.library import Library
from kiosk.i18n import Text
from kiosk.language.languages import JA, Lang
from kiosk.language.ruby import plain
from kiosk.procedures.model import Procedure, ProcedureId
from kiosk.procedures.walk import circle
from kiosk.review import drawing
from kiosk.review.graph import flow_of
from kiosk.review.marks import Kind, Mark, count, marks_of

FOLDER = "flow"
INDEX = "index.html"
_LEGEND = "▲ うまく いかない とき　● 手を 入れる ところ　点線：わからない とき"
_COLUMNS: tuple[Kind, ...] = ("untranslated", "expired", "old", "ask")
_STYLE = """
body { font-family: %s; margin: 2em; color: %s; line-height: 1.6 }
table { border-collapse: collapse } th, td { border: 1px solid #c9c6be; padding: .3em .7em }
th { background: #e8f1fe; text-align: left } td.n { text-align: right }
td.n.bad { background: #fde7ea; color: #b00020; font-weight: bold }
li { margin: .3em 0 } code { color: #4d4d4d }
"""


@dataclass(frozen=True, slots=True)
class Findings:
    """What the content check said: the faults, the advice, the ways through each procedure."""

    faults: Sequence[Fault]
    advice: Sequence[Fault]
    paths: Mapping[ProcedureId, int]


def write_report(
    folder: Path, library: Library, day: date, languages: Sequence[Lang], found: Findings
) -> list[Path]:
    """Write the page and one SVG per procedure under ``folder``; return what was written.

    Diagrams of procedures that are gone are taken away.

    Raises:
        OSError: The folder cannot be written.
    """
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    procedures = [one for one in library.content.procedures if not circle(one)]
    marks = {one.id: marks_of(one, library, day, languages) for one in procedures}
    written = [folder / INDEX]
    for procedure in procedures:
        file = folder / FOLDER / f"{procedure.id}.svg"
        file.write_text(diagram(procedure, library, day, marks[procedure.id]), "utf-8")
        written.append(file)
    for old in set((folder / FOLDER).glob("*.svg")).difference(written):
        old.unlink()
    page = _page(procedures, library, day, marks, found)
    written[0].write_text(page, "utf-8")
    return written


def diagram(
    procedure: Procedure, library: Library, day: date, marks: Mapping[str, Sequence[Mark]]
) -> str:
    """Return the SVG of ``procedure`` as the city of ``library`` sees it on ``day``."""
    book = library.book(JA, day)
    titles = {one.id: one.title for one in library.content.procedures}
    flow = flow_of(procedure, titles, lambda text: plain(book.say(Text(text, "flow"))))
    told = f"{plain(library.content.city.name)}　{day}　{_LEGEND}"
    return drawing.svg(flow, marks, told)


def _page(
    procedures: Sequence[Procedure],
    library: Library,
    day: date,
    marks: Mapping[ProcedureId, Mapping[str, Sequence[Mark]]],
    found: Findings,
) -> str:
    heads = ["手続き", "手順", "道", *(drawing.MARKS[kind][0] for kind in _COLUMNS)]
    rows = [_row(one, marks[one.id], found.paths.get(one.id, 0)) for one in procedures]
    return "\n".join(
        [
            '<!doctype html><html lang="ja"><meta charset="utf-8"><title>内容の ようす</title>',
            f"<style>{_STYLE % (drawing.FONT, drawing.INK)}</style>",
            f"<h1>内容の ようす　{escape(plain(library.content.city.name))}　{day}</h1>",
            f"<p>手続き {len(procedures)}、直す ところ {len(found.faults)}。"
            "数は 手順の 数です。手続きの 名前に さわると、流れの 図が 開きます。</p>",
            f"<p>図の 読みかた：{_LEGEND}。"
            "赤い 太い 枠は 訳が ないか、事実の 期限が すぎた 手順。</p>",
            *_faults("直す ところ", found.faults),
            f"<table><tr>{''.join(f'<th>{escape(head)}</th>' for head in heads)}</tr>",
            *rows,
            "</table>",
            *_faults("参考", found.advice),
            "</html>\n",
        ]
    )


def _row(procedure: Procedure, marks: Mapping[str, Sequence[Mark]], paths: int) -> str:
    title = f'<a href="{FOLDER}/{procedure.id}.svg">{escape(plain(procedure.title))}</a>'
    cells = [f"<td>{title}<br><code>{procedure.id}</code></td>"]
    cells += [f'<td class="n">{number}</td>' for number in (len(procedure.steps), paths)]
    for kind in _COLUMNS:
        number = count(marks, kind)
        bad = " bad" if number and kind in drawing.URGENT else ""
        cells.append(f'<td class="n{bad}">{number or ""}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def _faults(title: str, faults: Iterable[Fault]) -> list[str]:
    told = [f"<li>{escape(str(fault))} <code>{escape(fault.rule)}</code></li>" for fault in faults]
    return [f"<h2>{title}</h2>", "<ol>", *told, "</ol>"] if told else []
