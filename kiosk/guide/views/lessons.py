"""Lessons: the list, one lesson page by page, its questions one at a time, and its end.

How far a lesson is stands in the picks of its spot, one for each page, so that Back turns the page.
No answer is counted or kept.
"""

from __future__ import annotations

import msgspec

from kiosk.guide import actions
from kiosk.guide.blocks import (
    Aside,
    Block,
    Button,
    Buttons,
    Heading,
    Item,
    Items,
    Line,
    Notice,
    Paragraph,
    Progress,
    Subheading,
    Value,
)
from kiosk.guide.frame import Scene, forward, frame
from kiosk.guide.page import Page
from kiosk.guide.views.entrance import message_page, procedure_buttons
from kiosk.guide.views.room import has_room_for_hints
from kiosk.i18n import N_, Quantity, Text, ui
from kiosk.procedures.lessons import Lesson, LessonPart, lesson_context
from kiosk.procedures.model import ProcedureId

TITLE = N_("いっしょに 習う（教室）")
UNKNOWN = "unknown"
_NEXT = actions.Pick("next")
_COLUMNS = 2


def lessons_page(scene: Scene) -> Page:
    """Return the list of the lessons."""
    tell = scene.tell
    rows = tuple(
        Button(
            _text(scene, lesson, lesson.title, "title"),
            actions.OpenLesson(lesson.id),
            "row",
            lesson.icon,
            hint=_duration(scene, lesson.minutes) if has_room_for_hints(scene) else None,
            colour="phone",
            key=f"lesson:{lesson.id}",
        )
        for lesson in scene.library.content.lessons
    )
    blocks: list[Block] = [Heading(tell.ui("何を 習いますか")), Buttons(rows, _COLUMNS)]
    page = message_page(scene, "lessons", blocks)
    around = frame(scene, place=tell.ui(TITLE))
    return msgspec.structs.replace(page, frame=around, colour="phone")


def lesson_page(scene: Scene, lesson: Lesson) -> Page:
    """Return the page of ``lesson`` that the picks have reached."""
    picks, parts = scene.visit.spot.picks, len(lesson.parts)
    reached = len(picks)
    if reached == 0:
        return _plan(scene, lesson)
    if reached <= parts:
        return _part(scene, lesson, reached - 1)
    number, is_answered = divmod(reached - parts - 1, 2)
    if number >= len(lesson.questions):
        return _end(scene, lesson)
    if is_answered:
        return _reply(scene, lesson, number, picks[-1])
    return _question(scene, lesson, number)


def page_count(lesson: Lesson) -> int:
    """Return how many pages ``lesson`` has: plan, parts, questions with their replies, end."""
    return 2 + len(lesson.parts) + 2 * len(lesson.questions)


def _plan(scene: Scene, lesson: Lesson) -> Page:
    """Return the first page: what for, for whom, how long, and what is done when."""
    tell = scene.tell
    items = tuple(
        Item(
            tell.ui(
                "{title}（{minutes}）",
                title=Text(part.title, f"{lesson_context(lesson)}/part/{number}/title"),
                minutes=Quantity(part.minutes, "minutes"),
            ),
            "check",
        )
        for number, part in enumerate(lesson.parts)
    )
    paper = Button(
        tell.ui("紙に 印刷する"), actions.Show("sheet"), "small", "print", key="lesson-sheet"
    )
    blocks: list[Block] = [
        Heading(_text(scene, lesson, lesson.title, "title")),
        Paragraph((_text(scene, lesson, lesson.goal, "goal"),)),
        Buttons((paper,)),
        _no_secrets(scene),
        Items(items, tell.ui("すること"), "list"),
        Aside(
            (
                Value(tell.ui("時間"), _duration(scene, lesson.minutes), "clock"),
                Value(tell.ui("だれの ために"), _text(scene, lesson, lesson.whom, "whom"), "group"),
            )
        ),
    ]
    main = forward(scene, N_("はじめる"), _NEXT)
    return msgspec.structs.replace(_page(scene, lesson, blocks, main), may_skip=True)


def _no_secrets(scene: Scene) -> Notice:
    lines = (
        scene.tell.ui("練習では、暗証番号や パスワードを 入れません。"),
        scene.tell.ui("先生も、みんなの 番号を 見ません。"),
    )
    return Notice("private", lines, "lock")


def _part(scene: Scene, lesson: Lesson, number: int) -> Page:
    tell, part = scene.tell, lesson.parts[number]
    own = f"{lesson_context(lesson)}/part/{number}"
    blocks: list[Block] = [
        _progress(scene, lesson, number),
        Heading(tell.line(Text(part.title, f"{own}/title"))),
    ]
    if part.teach:
        blocks.append(Subheading(tell.ui("先生が 話すこと"), "supporter"))
        blocks.append(Paragraph(tell.lines(part.teach, f"{own}/teach")))
    if part.tries:
        items = tuple(Item(line) for line in tell.lines(part.tries, f"{own}/try"))
        blocks.append(Items(items, tell.ui("やってみること"), "practice"))
    blocks += _guide(scene, part)
    page = _page(scene, lesson, blocks, forward(scene, N_("つぎへ"), _NEXT))
    return msgspec.structs.replace(page, minutes=part.minutes)


def _guide(scene: Scene, part: LessonPart) -> list[Block]:
    """Return the row that opens the guide of ``part``; none where it has none."""
    if not part.guide:
        return []
    procedure = scene.library.procedure(ProcedureId(part.guide))
    (row,) = procedure_buttons(scene, [procedure], has_hints=False).buttons
    hint = scene.tell.ui("案内を いっしょに 見る")
    return [Buttons((msgspec.structs.replace(row, hint=hint),))]


def _question(scene: Scene, lesson: Lesson, number: int) -> Page:
    """Return question ``number``; わからない stands under every one."""
    tell, question = scene.tell, lesson.questions[number]
    own = f"{lesson_context(lesson)}/question/{number}"
    answers = [
        Button(
            tell.line(Text(answer.text, f"{own}/answer/{place}/text")),
            actions.Pick(str(place)),
            "answer",
            key=f"answer:{place}",
        )
        for place, answer in enumerate(question.answers)
    ]
    answers.append(
        Button(tell.ui("わからない"), actions.Pick(UNKNOWN), "answer", "help", key=UNKNOWN)
    )
    blocks: list[Block] = [
        _counted(scene, number + 1, len(lesson.questions)),
        Heading(tell.line(Text(question.title, f"{own}/title"))),
        Buttons(tuple(answers)),
    ]
    if number == 0 and has_room_for_hints(scene):
        calm = tell.ui("まちがえても だいじょうぶです。点は つけません。")
        blocks.insert(2, Paragraph((calm,)))
    return _page(scene, lesson, blocks)


def _reply(scene: Scene, lesson: Lesson, number: int, given: str) -> Page:
    """Return what is said to the answer ``given``: always the right one, and why."""
    tell, question = scene.tell, lesson.questions[number]
    own = f"{lesson_context(lesson)}/question/{number}"
    right = question.answers.index(question.right)
    is_right = given == str(right)
    said = ui("そうです。よく できました。")
    if given == UNKNOWN:
        said = ui("だいじょうぶ。いっしょに 見ましょう。")
    elif not is_right:
        said = ui("おしいです。いま 知れば だいじょうぶです。")
    told = tell.line(Text(question.right.text, f"{own}/answer/{right}/text"))
    blocks: list[Block] = [
        _counted(scene, number + 1, len(lesson.questions)),
        Heading(tell.line(said)),
        Value(tell.ui("こたえ"), told, "check"),
        Paragraph((tell.line(Text(question.why, f"{own}/why")),)),
    ]
    return _page(scene, lesson, blocks, forward(scene, N_("つぎへ"), _NEXT))


def _end(scene: Scene, lesson: Lesson) -> Page:
    tell = scene.tell
    closing = tell.lines(lesson.closing, f"{lesson_context(lesson)}/closing")
    guides = dict.fromkeys(part.guide for part in lesson.parts if part.guide)
    rows = procedure_buttons(
        scene, [scene.library.procedure(ProcedureId(one)) for one in guides], has_hints=False
    )
    again = Button(
        tell.ui("ほかの ものを 習う"), actions.Show("lessons"), "small", "class", key="lessons"
    )
    blocks: list[Block] = [
        Heading(tell.ui("おつかれさまでした")),
        Paragraph(closing),
        Buttons((again,)),
        Subheading(tell.ui("もう いちど 見るとき"), "list"),
        rows,
    ]
    main = forward(scene, N_("紙を もらう"), actions.Show("sheet"), "print")
    return msgspec.structs.replace(_page(scene, lesson, blocks, main), may_skip=True)


def _progress(scene: Scene, lesson: Lesson, number: int) -> Progress:
    of = len(lesson.parts)
    line = scene.tell.ui(
        "いま {now} / {of}　約{minutes}",
        now=number + 1,
        of=of,
        minutes=Quantity(lesson.parts[number].minutes, "minutes"),
    )
    return Progress(number + 1, of, line)


def _counted(scene: Scene, now: int, of: int) -> Progress:
    return Progress(now, of, scene.tell.ui("質問 {now} / {of}", now=now, of=of))


def _duration(scene: Scene, minutes: int) -> Line:
    return scene.tell.ui("約{minutes}", minutes=Quantity(minutes, "minutes"))


def _text(scene: Scene, lesson: Lesson, text: str, field: str) -> Line:
    return scene.tell.line(Text(text, f"{lesson_context(lesson)}/{field}"))


def _page(scene: Scene, lesson: Lesson, blocks: list[Block], main: Button | None = None) -> Page:
    around = frame(scene, place=_text(scene, lesson, lesson.title, "title"), main=main)
    page = message_page(scene, "lesson", blocks, main)
    return msgspec.structs.replace(page, frame=around, colour="phone")
