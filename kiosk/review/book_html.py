"""The sheet book as one HTML file: pictures inside, a heading per step, a field for corrections.

It prints on A4; in a browser the corrections can be typed in and the page saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from kiosk.guide.blocks import Line
from kiosk.language.languages import JA, Lang, language_of
from kiosk.language.ruby import parse
from kiosk.review.book import Chapter, Entry, Leaf, Screen, short_context

Pictures = Callable[[Screen], Sequence[str]]
"""The addresses of a screen's pictures (``data:…``), one per part of the page."""
_STYLE = """
@page { size: A4; margin: 12mm }
body { font-family: "BIZ UDPGothic", "Noto Sans", "Noto Sans CJK JP", sans-serif; color: #1a1a1c;
  max-width: 190mm; margin: 1em auto; line-height: 1.5 }
h1, h2, tr, figure { break-inside: avoid } h2 { break-after: avoid; border-top: 2px solid; }
section.chapter, section.leaf { break-before: page }
.screens { display: flex; flex-wrap: wrap; gap: 4mm } figure { margin: 0; flex: 0 1 92mm }
figure img { width: 100%; border: 1px solid #6b6b76 } figcaption, code, .kind { color: #4d4d4d;
  font-size: 85% } figure:only-child { flex-basis: 130mm }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: 3mm }
th, td { border: 1px solid #c9c6be; padding: 1.5mm 2mm; vertical-align: top; text-align: left }
th { background: #e8f1fe } code { overflow-wrap: anywhere } td.fix { background: #fffdf2 }
.missing { color: #b00020; font-weight: bold } rt { font-size: 60% }
"""


def html_parts(
    chapters: Iterable[Chapter], lang: Lang, told: str, pictures: Pictures
) -> Iterator[str]:
    """Yield the document piece by piece; ``told`` says the city and the day."""
    title = f"画面と 文の 本　{language_of(lang).name}　{told}"
    yield f'<!doctype html><html lang="ja"><meta charset="utf-8"><title>{escape(title)}</title>'
    yield f"<style>{_STYLE}</style><body>\n<p>{escape(title)}</p>\n"
    for one in chapters:
        heading = f"{_pair(one.title, one.other)} <code>{escape(one.id)}</code>"
        yield f'<section class="chapter" id="{escape(one.id)}"><h1>{heading}</h1>\n'
        yield _contents(one)
        for leaf in one.leaves:
            yield _leaf(leaf, lang, pictures)
        yield "</section>\n"
    yield "</body></html>\n"


def _contents(one: Chapter) -> str:
    lines = [
        f'<li value="{leaf.number}"><a href="#{escape(leaf.key)}">{_ruby(leaf.title)}</a></li>'
        for leaf in one.leaves
    ]
    return f"<ol>{''.join(lines)}</ol>\n"


def _leaf(leaf: Leaf, lang: Lang, pictures: Pictures) -> str:
    key = escape(leaf.key)
    parts = [
        f'<section class="leaf"><h2 id="{key}">{leaf.number}　{_pair(leaf.title, leaf.other)}</h2>',
        f'<p class="kind">{escape(leaf.kind)} <code>{escape(leaf.context)}</code></p>',
        '<div class="screens">',
        *(_figures(screen, pictures) for screen in leaf.screens),
        "</div>",
    ]
    if leaf.branches:
        ways = [
            f"<li>{_pair(way.said, way.other)} → {escape(way.leads)}</li>" for way in leaf.branches
        ]
        parts.append(f'<ul class="branches">{"".join(ways)}</ul>')
    if leaf.entries:
        parts.append(_table(leaf, lang))
    return "\n".join([*parts, "</section>\n"])


def _figures(screen: Screen, pictures: Pictures) -> str:
    shown = pictures(screen)
    return "".join(
        f'<figure><img alt="{escape(screen.name)}" src="{address}"><figcaption>'
        f"{escape(part_name(screen.name, number, len(shown)))}</figcaption></figure>"
        for number, address in enumerate(shown, start=1)
    )


def part_name(name: str, number: int, count: int) -> str:
    """Return the caption of one part of a screen."""
    return f"{name}（{number} / {count}）" if count > 1 else name


def _table(leaf: Leaf, lang: Lang) -> str:
    heads = ["場所", "日本語", *([language_of(lang).name] if lang != JA else []), "訂正"]
    rows = "\n".join(_row(entry, leaf.context, lang) for entry in leaf.entries)
    return f"<table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>\n{rows}</table>"


def _row(entry: Entry, own: str, lang: Lang) -> str:
    facts = "".join(f"<br>{escape(fact)}" for fact in entry.facts)
    place = escape(short_context(entry.context, own))
    cells = [f"<td><code>{place}{facts}</code></td>"]
    cells.append(f"<td>{_ruby(entry.japanese)}</td>")
    if lang != JA:
        said = _ruby(entry.other) if entry.other is not None else MISSING_HTML
        cells.append(f'<td lang="{language_of(lang).babel}">{said}</td>')
    fix = '<td class="fix" contenteditable="true"></td>'
    return f'<tr data-context="{escape(entry.context)}">{"".join(cells)}{fix}</tr>'


MISSING = "（訳が ありません）"
MISSING_HTML = f'<span class="missing">{MISSING}</span>'


def _pair(line: Line, other: Line | None) -> str:
    return _ruby(line) if other is None else f"{_ruby(line)}　/　{_ruby(other)}"


def _ruby(line: Line) -> str:
    return "".join(
        f"<ruby>{escape(piece.text)}<rt>{escape(piece.ruby)}</rt></ruby>"
        if piece.ruby
        else escape(piece.text)
        for piece in parse(line.text)
    )
