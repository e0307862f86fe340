"""`page`: one page of a procedure as data: what is shown, what is spoken, what can be answered."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from kiosk.clock import JST, SystemClock
from kiosk.commands.place import WrongUseError, city_of, content_of, data_of
from kiosk.guide import player
from kiosk.guide.actions import Answer
from kiosk.guide.blocks import Progress
from kiosk.guide.frame import Scene, scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.player import Answers, Position
from kiosk.guide.screens import show
from kiosk.language.languages import Lang, language_of
from kiosk.language.ruby import plain
from kiosk.language.stored_catalogs import ensure_compiled
from kiosk.procedures.lists import list_folders
from kiosk.procedures.model import ChoiceId, Procedure, ProcedureId, StepId
from kiosk.settings import ASSETS, LOCALES, load_settings
from kiosk.visit import Spot, Visit
from kiosk.voice.sentences import sentences
from kiosk.voice.text import utterance


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "page",
        help="1ページをデータで出します",
        description="手続きの1ページの、見えるもの・読むもの・答えを出します。",
    )
    parser.add_argument("page", metavar="ID[/STEP]", help="STEP がなければ 準備のページ")
    parser.add_argument("--lang", default="ja")
    parser.add_argument("--with", dest="beside", default=None, metavar="L2")
    parser.add_argument("--answers", default="{}", metavar="JSON", help='{"手順": "答え"}')
    parser.add_argument("--on", type=date.fromisoformat, default=None, metavar="DATE")
    parser.add_argument("--json", action="store_true", help="JSON で出します")


def run(args: argparse.Namespace) -> int:
    """Print the page."""
    library = library_of(args)
    now = SystemClock().now()
    if args.on is not None:
        now = datetime.combine(args.on, time(10, 0), JST)
    procedure, step = _named(args.page, library)
    visit = Visit(language=_lang(args.lang), beside=_lang(args.beside) if args.beside else None)
    scene = scene_of(visit, library, now)
    position = _position(procedure, step, _answers(args.answers, procedure), scene)
    visit = Visit(
        spot=Spot("procedure", position=position), language=visit.language, beside=visit.beside
    )
    page = show(scene_of(visit, library, now))
    told = page_as_data(page, procedure, position)
    if args.json:
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        print("\n".join(told["visible"]))
    return 0


def library_of(args: argparse.Namespace) -> Library:
    """Return the library of the city the command line names, its catalogues compiled."""
    data = data_of(args)
    catalogs = data / "cache" / "locales"
    ensure_compiled(LOCALES, catalogs)
    settings = replace(load_settings(data), city=city_of(args))
    lists = list_folders(ASSETS, data, settings.city)
    return Library(content_of(args), catalogs, settings.centre, lists)


def page_as_data(page: Page, procedure: Procedure, position: Position) -> dict[str, Any]:
    """Return ``page`` as the contract has it, ``visible`` and ``spoken`` by the sentence."""
    said = [
        (line.lang, sentence)
        for line in page.lines()
        for sentence in sentences(line.text, line.lang)
    ]
    spoken = [utterance(sentence, lang) for lang, sentence in said]
    step = procedure.step(position.step) if position.step else None
    progress = next((block for block in page.blocks if isinstance(block, Progress)), None)
    return {
        "id": procedure.id,
        "step": position.step,
        "title": page.title.shown,
        "visible": [plain(sentence) for _, sentence in said],
        "spoken": [{"text": one.text, "lang": one.lang, "reading": one.reading} for one in spoken],
        "choices": [
            {"text": button.line.shown, "to": choice.to or choice.go, "id": choice.id}
            for choice in (step.choices if step else ())
            for button in page.buttons()
            if button.action == Answer(choice.id)
        ],
        "place": step.place if step else "here",
        "progress": {"now": progress.now, "of": progress.of} if progress else None,
    }


def _named(text: str, library: Library) -> tuple[Procedure, StepId | None]:
    name, _, step = text.partition("/")
    if not library.has_procedure(name):
        raise WrongUseError(f"手続き「{name}」はありません。procedures で 一覧を 見てください。")
    procedure = library.procedure(ProcedureId(name))
    if step and step not in {one.id for one in procedure.steps}:
        known = "・".join(one.id for one in procedure.steps)
        raise WrongUseError(f"手順「{step}」はありません。次のどれかです: {known}")
    return procedure, StepId(step) if step else None


def _lang(code: str) -> Lang:
    try:
        return language_of(code).code
    except KeyError:
        told = f"言葉「{code}」はありません。languages で 一覧を 見てください。"
        raise WrongUseError(told) from None


def _answers(text: str, procedure: Procedure) -> Answers:
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise WrongUseError(f"--answers が JSON ではありません（{error}）。") from None
    if not isinstance(given, dict):
        raise WrongUseError('--answers は {"手順": "答え"} の形にしてください。')
    steps = {step.id: [choice.id for choice in step.choices] for step in procedure.steps}
    for step, choice in given.items():
        if choice not in steps.get(StepId(step), []):
            raise WrongUseError(f"--answers: {step} に 答え {choice} は ありません。")
    return tuple((StepId(step), ChoiceId(choice)) for step, choice in given.items())


def _position(
    procedure: Procedure, step: StepId | None, answers: Answers, scene: Scene
) -> Position:
    """Return the place at ``step``: on the way these answers take, else by the shortest way."""
    if step is None:
        return Position(procedure.id, None, (), answers)
    way = [one.id for one in player.replay(procedure, answers, scene.around)]
    if step in way:
        return Position(procedure.id, step, (None, *way[: way.index(step)]), answers)
    try:
        found = player.way_to(procedure, step, scene.around)
    except KeyError:
        return Position(procedure.id, step, (None,), answers)
    given = {**dict(found.answers), **dict(answers)}
    return Position(procedure.id, step, found.behind, tuple(given.items()))
