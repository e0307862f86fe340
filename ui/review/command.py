"""``python -m ui sheetbook``: draws the sheet book; ``python -m kiosk sheetbook`` starts it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.desk.durable import appearing
from kiosk.errors import KioskError
from kiosk.language.languages import LANGUAGES, Lang
from kiosk.language.ruby import plain
from kiosk.procedures.model import ProcedureId
from kiosk.review.book import chapter
from kiosk.review.book_html import html_parts
from ui.app import clock_on
from ui.review.pdf import save_pdf
from ui.review.shots import WINDOW, Shots
from ui.stage import Stage
from ui.start import moment_of

_DONE, _FAILED, _WRONG_USE = 0, 1, 2
FORMS = (".pdf", ".html")


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "sheetbook",
        help="手続きの 画面と 文を ぜんぶ 本に します（読みなおす人のため）",
        description="画面の絵・文・その場所を、日本語と ならべて PDF か HTML にします。",
    )
    parser.add_argument("procedures", nargs="*", metavar="PROCEDURE", help="なければ ぜんぶ")
    parser.add_argument("--lang", required=True, choices=list(LANGUAGES), help="読みなおす ことば")
    parser.add_argument("--out", required=True, type=Path, metavar="F.pdf|F.html")
    parser.add_argument("--on", metavar="DATE", help="その日の 画面で")
    parser.add_argument("--city", metavar="ID", help="市の id")
    parser.add_argument("--data", metavar="DIR", type=Path, help="データの フォルダー")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Write the book; 1 when the file cannot be written, 2 for wrong use."""
    if args.out.suffix not in FORMS:
        return _complain(f"--out {args.out}: 名前の おわりを .pdf か .html に してください。")
    try:
        stage = Stage(
            city=args.city, data=args.data, window=WINDOW, clock=clock_on(moment_of(args.on))
        )
    except ValueError as error:
        return _complain(str(error))
    try:
        library = stage.kiosk.library
        wanted = args.procedures or [one.id for one in library.content.procedures]
        unknown = [one for one in wanted if not library.has_procedure(one)]
        if unknown:
            return _complain(f"手続き「{'・'.join(unknown)}」は ありません。")
        return _write(args, stage, [ProcedureId(one) for one in wanted])
    except KioskError as error:
        return _complain(str(error), _FAILED)
    finally:
        stage.close()


def _write(args: argparse.Namespace, stage: Stage, wanted: list[ProcedureId]) -> int:
    library, now, lang = stage.kiosk.library, stage.kiosk.clock.now(), Lang(args.lang)
    chapters = (chapter(library.procedure(one), library, now, lang) for one in wanted)
    told = f"{plain(library.content.city.name)}　{now.date()}"
    shots = Shots(stage)
    if args.out.suffix == ".pdf":
        pages = save_pdf(chapters, lang, told, shots, args.out)
        said = f"、{pages} ページ"
    else:
        with appearing(args.out) as part, part.open("w", encoding="utf-8") as file:
            file.writelines(html_parts(chapters, lang, told, shots.addresses))
        said = ""
    sys.stdout.write(f"{args.out}: 手続き {len(wanted)}{said}\n")
    return _DONE


def _complain(text: str, code: int = _WRONG_USE) -> int:
    sys.stderr.write(f"{text}\n")
    return code
