"""``python -m ui sheet``: one take-home sheet as the printer would get it, as a PDF file."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.guide.player import Answers, Position, Surroundings, replay
from kiosk.handoff.compose import sheet_for
from kiosk.language.languages import LANGUAGES, PSEUDO, Lang
from kiosk.language.stored_catalogs import ensure_compiled
from kiosk.procedures.lists import list_folders
from kiosk.procedures.load import city_ids
from kiosk.procedures.model import ChoiceId, CityId, Procedure, ProcedureId, StepId
from kiosk.procedures.stored import load_content
from kiosk.settings import ASSETS, LOCALES, default_data_dir, load_settings
from kiosk.visit import Visit

_DONE, _FAILED, _WRONG_USE = 0, 1, 2


class _WrongUseError(Exception):
    """The command line names something that does not exist."""


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    languages = [*LANGUAGES, PSEUDO]
    parser = sub.add_parser(
        "sheet",
        help="もってかえる紙を PDF にします",
        description="もってかえる紙を、プリンターに 渡すのと 同じ形で PDF にします。",
    )
    parser.add_argument("id", help="手続きの id")
    parser.add_argument("--lang", required=True, choices=languages, help="ことば")
    parser.add_argument("--with", dest="beside", choices=languages, help="2つめの ことば")
    parser.add_argument(
        "--answers",
        metavar="JSON",
        default="{}",
        help='こたえ（{"手順": "選択肢"}）。こたえの ない 質問は 先へ 進む 最初の 選択肢に します',
    )
    parser.add_argument("--city", metavar="ID", help="市の id")
    parser.add_argument("--data", metavar="DIR", type=Path, help="データの フォルダー")
    parser.add_argument("--out", metavar="F.pdf", required=True, type=Path, help="書きだす PDF")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Write the sheet; return 0, 1 when the file cannot be written, 2 on wrong use."""
    try:
        _write(args)
    except _WrongUseError as error:
        return _complain(str(error), _WRONG_USE)
    except OSError as error:
        return _complain(
            f"{args.out}: 書けません（{error}）。場所と 権利を 確かめてください。", _FAILED
        )
    return _DONE


def _write(args: argparse.Namespace) -> None:
    library = open_library(args.data or default_data_dir(), args.city)
    if not library.has_procedure(args.id):
        known = "・".join(procedure.id for procedure in library.content.procedures)
        raise _WrongUseError(
            f"手続き「{args.id}」は ありません。次の どれかに してください: {known}"
        )
    now = SystemClock().now()
    procedure = library.procedure(ProcedureId(args.id))
    around = Surroundings(library.content.city.id, now.date())
    answers = complete(procedure, _answers(args.answers, procedure), around)
    visit = Visit(language=Lang(args.lang), beside=Lang(args.beside) if args.beside else None)
    sheet = sheet_for(scene_of(visit, library, now), Position(procedure.id, answers=answers))
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Only now Qt: what comes before may fail without a window system.
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from ui.printing.printer import save_pdf  # noqa: PLC0415

    # Kept to the end of the call: without an application there are no fonts.
    application = QGuiApplication.instance() or QGuiApplication([])
    args.out.parent.mkdir(parents=True, exist_ok=True)
    save_pdf(sheet, args.out)
    del application


def complete(procedure: Procedure, answers: Answers, around: Surroundings) -> Answers:
    """Return ``answers`` with every open question on the way answered, up to the result.

    An open question gets its first choice that stays in the procedure.
    """
    while True:
        last = replay(procedure, answers, around)[-1]
        staying = [choice for choice in last.choices if choice.to is not None]
        if last.kind != "question" or last.id in dict(answers) or not staying:
            return answers
        answers = (*answers, (last.id, staying[0].id))


def open_library(data: Path, named: str | None) -> Library:
    """Return the content of the city called ``named``, `None` for the terminal's own."""
    settings = load_settings(data)
    city = CityId(named or settings.city)
    known = city_ids(ASSETS)
    if city not in known:
        raise _WrongUseError(
            f"市「{city}」は ありません。次の どれかに してください: {'・'.join(known)}"
        )
    content, faults = load_content(ASSETS, data / "cache", city)
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    catalogs = data / "cache" / "locales"
    ensure_compiled(LOCALES, catalogs)
    return Library(content, catalogs, settings.centre, list_folders(ASSETS, data, city))


def _answers(text: str, procedure: Procedure) -> Answers:
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise _WrongUseError(f"--answers が JSON では ありません（{error}）。") from error
    if not isinstance(given, dict):
        raise _WrongUseError('--answers は {"手順": "選択肢"} の 形に してください。')
    answers: list[tuple[StepId, ChoiceId]] = []
    for step_id, choice_id in given.items():
        step = next((step for step in procedure.steps if step.id == step_id), None)
        if step is None or all(choice.id != choice_id for choice in step.choices):
            raise _WrongUseError(
                f"--answers: 手順「{step_id}」に 選択肢「{choice_id}」は ありません。"
            )
        answers.append((step.id, ChoiceId(choice_id)))
    return tuple(answers)


def _complain(text: str, code: int) -> int:
    sys.stderr.write(f"{text}\n")
    return code
