"""Rules about lessons: length, parts, guides, three questions, and that nobody gives a secret away.

Their texts are checked as those of letters are. A lesson names no fact: what changes stands in the
guides that it walks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiosk.errors import Fault
from kiosk.language.ruby import message_id, placeholders
from kiosk.procedures.check_refs import Known
from kiosk.procedures.lessons import Lesson, LessonPart, LessonQuestion, lesson_context
from kiosk.procedures.load import Parts
from kiosk.procedures.load_facts import Placed
from kiosk.procedures.texts import texts_of

LEAST_MINUTES, MOST_MINUTES = 20, 40
QUESTIONS = 3
LEAST_ANSWERS, MOST_ANSWERS = 2, 3
MOST_SENTENCES = 3
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_GIVES_AWAY = re.compile(
    r"(?:番号|パスワード|認証コード)を[\s　]*"
    r"(?:入れ|打[ちっ]|言[いっ]|書[きい]|教え)(?!ない|ません|ず)"
)


def check_lessons(parts: Parts, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with the lessons of ``parts``."""
    procedures = frozenset(str(draft.procedure.id) for draft in parts.drafts)
    for placed in parts.lessons:
        yield from _whole(placed, known)
        for number, part in enumerate(placed.value.parts):
            yield from _part(placed, part, number, procedures)
        for number, question in enumerate(placed.value.questions):
            yield from _question(placed, question, number)
        yield from _told(placed)


def _whole(placed: Placed[Lesson], known: Known) -> Iterator[Fault]:
    lesson = placed.value
    if not _ID.fullmatch(lesson.id):
        what = f"id「{lesson.id}」は使えません"
        yield placed.fault("id.format", "id", what, "小文字・数字・- にする")
    if lesson.icon not in known.icons:
        what = f"アイコン「{lesson.icon}」がありません"
        yield placed.fault("ref.icon", "icon", what, "assets/icons にある名前にする")
    if not LEAST_MINUTES <= lesson.minutes <= MOST_MINUTES:
        what = f"時間が {lesson.minutes} 分です"
        remedy = f"{LEAST_MINUTES} 分から {MOST_MINUTES} 分に する"
        yield placed.fault("lesson.minutes", "minutes", what, remedy)
    total = sum(part.minutes for part in lesson.parts)
    if total != lesson.minutes:
        what = f"部分の 時間を 足すと {total} 分、ぜんたいは {lesson.minutes} 分です"
        yield placed.fault("lesson.sum", "minutes", what, "部分の minutes を 合わせる")
    if not any(part.guide for part in lesson.parts):
        what = "案内を 1つも 使いません"
        yield placed.fault("lesson.guide", "part/0", what, "part に guide を 書く")
    if len(lesson.questions) != QUESTIONS:
        what = f"たしかめる 質問が {len(lesson.questions)} つです"
        yield placed.fault("lesson.questions", "question/0", what, f"{QUESTIONS} つに する")


def _part(
    placed: Placed[Lesson], part: LessonPart, number: int, procedures: frozenset[str]
) -> Iterator[Fault]:
    key = f"part/{number}"
    if part.guide and part.guide not in procedures:
        what = f"手続き「{part.guide}」がありません"
        yield placed.fault("lesson.guide", f"{key}/guide", what, "ある手続きの id にする")
    if not (part.teach or part.tries):
        what = "話すことも、やってみることも ありません"
        yield placed.fault("lesson.part", key, what, "teach か try を 書く")
    for name, texts in (("teach", part.teach), ("try", part.tries)):
        if len(texts) > MOST_SENTENCES:
            what = f"{len(texts)} 文あります"
            remedy = f"{MOST_SENTENCES} 文までにするか、部分を 分ける"
            yield placed.fault("lesson.part", f"{key}/{name}", what, remedy)


def _question(placed: Placed[Lesson], question: LessonQuestion, number: int) -> Iterator[Fault]:
    right = sum(answer.is_right for answer in question.answers)
    is_count_fine = LEAST_ANSWERS <= len(question.answers) <= MOST_ANSWERS
    if right != 1 or not is_count_fine:
        what = f"こたえが {len(question.answers)} つ、正しい こたえが {right} つです"
        remedy = f"{LEAST_ANSWERS} つか {MOST_ANSWERS} つ 書き、1つだけ right = true にする"
        yield placed.fault("lesson.answers", f"question/{number}/answer", what, remedy)


def _told(placed: Placed[Lesson]) -> Iterator[Fault]:
    """Yield placeholders but the city's name, and words that have a secret typed or said."""
    own = lesson_context(placed.value) + "/"
    for context, text in texts_of(placed.value):
        key = context.removeprefix(own)
        for name in placeholders(text):
            if name != "city":
                what = f"{{{name}}} は レッスンに 入れられません"
                remedy = "変わる ことは 書かず、案内を 開く"
                yield placed.fault("lesson.fact", key, what, remedy)
        if "/try/" in key and _GIVES_AWAY.search(message_id(text)):
            what = f"「{message_id(text)}」は 番号や パスワードを 出させます"
            yield placed.fault("lesson.secret", key, what, "番号を 入れない 練習に する")
