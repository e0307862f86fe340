"""Rules about where steps lead: targets, circles, ends, questions, conditions, the check page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from kiosk.errors import Fault
from kiosk.procedures.load_steps import Draft
from kiosk.procedures.model import CityId, ProcedureId, Step
from kiosk.procedures.rules import Problem, Rule, compared_values, names_in, parse
from kiosk.procedures.walk import (
    QUESTIONS_WITH_CHECK,
    Path,
    circle,
    critical_days,
    reachable,
    walk_paths,
)

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Fields of the procedure itself: a step of that name would share their translations.
_TAKEN = frozenset({"title", "summary", "prepare", "closing", "link"})


def check_graph(draft: Draft) -> Iterator[Fault]:
    """Yield what keeps a resident from walking the procedure.

    A procedure with any of these faults is not offered.
    """
    yield from _ids(draft)
    yield from _step_targets(draft)
    yield from _circle(draft)
    for step in draft.procedure.steps:
        yield from _question(draft, step)
        yield from _ends(draft, step)
        yield from _exits(draft, step)
        yield from _conditions(draft, step)
    yield from _unreachable(draft)


def check_procedure_targets(draft: Draft, known: frozenset[ProcedureId]) -> Iterator[Fault]:
    """Yield the ways into procedures that are not among ``known``."""
    for step in draft.procedure.steps:
        named = [(f"choice/{n}/go", choice.go) for n, choice in enumerate(step.choices)]
        named += [(f"trouble/{n}/go", case.go) for n, case in enumerate(step.trouble)]
        for key, target in named:
            if target is not None and target not in known:
                what = f"手続き「{target}」がないか、使えません"
                remedy = "ある手続きの id にするか、その手続きを直す"
                yield draft.fault("graph.procedure", key, what, remedy, step=step.id)


def check_paths(draft: Draft, city: CityId, today: date) -> tuple[list[Fault], list[Path]]:
    """Walk every path on every day that matters; return faults and paths of a sound graph."""
    paths: list[Path] = []
    for day in critical_days(draft.procedure, today):
        paths.extend(walk_paths(draft.procedure, city=city, today=day))
    return list(_check_page(draft, paths)), paths


def _ids(draft: Draft) -> Iterator[Fault]:
    for step in draft.procedure.steps:
        for name in (step.id, *(choice.id for choice in step.choices)):
            if not _ID.fullmatch(name) or name in _TAKEN:
                what = f"id「{name}」は使えません"
                remedy = "小文字・数字・- だけの ほかの名前にする"
                yield draft.fault("id.format", "id", what, remedy, step=step.id)
    counts = Counter(step.id for step in draft.procedure.steps)
    for step_id, count in counts.items():
        if count > 1:
            what = f"手順「{step_id}」が {count} つあります"
            yield draft.fault("id.twice", "id", what, "id を 1つずつ変える", step=step_id)
    for step in draft.procedure.steps:
        choices = Counter(choice.id for choice in step.choices)
        for choice_id, count in choices.items():
            if count > 1:
                what = f"答え「{choice_id}」が {count} つあります"
                yield draft.fault("id.twice", "choice", what, "id を変える", step=step.id)


def _step_targets(draft: Draft) -> Iterator[Fault]:
    known = {step.id for step in draft.procedure.steps}
    for step in draft.procedure.steps:
        named = [(f"choice/{n}/to", choice.to) for n, choice in enumerate(step.choices)]
        named += [(f"next/{n}/to", way.to) for n, way in enumerate(step.exits)]
        named += [(f"trouble/{n}/to", case.to) for n, case in enumerate(step.trouble)]
        for key, target in named:
            if target is not None and target not in known:
                what = f"手順「{target}」はありません"
                yield draft.fault("graph.target", key, what, "ある手順の id にする", step=step.id)


def _circle(draft: Draft) -> Iterator[Fault]:
    found = circle(draft.procedure)
    if found:
        what = f"ぐるぐる回ります（{' → '.join(found)}）"
        remedy = "どれかの行き先を 先の手順にする"
        yield draft.fault("graph.circle", "", what, remedy, step=found[0])


def _question(draft: Draft, step: Step) -> Iterator[Fault]:
    if step.kind != "question":
        if step.choices:
            what = "答えがあるのは question の手順だけです"
            yield draft.fault("question.kind", "choice", what, "kind を question に", step=step.id)
        return
    if len(step.choices) < 2:  # noqa: PLR2004 - one answer is no question
        what = "答えが 2つ ありません"
        yield draft.fault("question.choices", "choice", what, "答えを足す", step=step.id)
    if sum(choice.is_unknown for choice in step.choices) != 1:
        what = "「わからない」の答えが ちょうど 1つ 要ります"
        remedy = "unknown = true の答えを 1つにする"
        yield draft.fault("question.unknown", "choice", what, remedy, step=step.id)


def _ends(draft: Draft, step: Step) -> Iterator[Fault]:
    if step.kind == "result":
        if step.exits:
            what = "result の先に 手順があります"
            yield draft.fault("graph.end", "next", what, "next を消す", step=step.id)
    elif step.kind == "question":
        if step.exits:
            what = "question の行き先は 答えに書きます"
            yield draft.fault("graph.end", "next", what, "next を消す", step=step.id)
    elif not step.exits:
        what = "この手順の先がありません"
        remedy = "next を書くか、kind を result にする"
        yield draft.fault("graph.end", "", what, remedy, step=step.id)


def _exits(draft: Draft, step: Step) -> Iterator[Fault]:
    if not step.exits:
        return
    *others, last = step.exits
    if last.when.strip() or any(not way.when.strip() for way in others):
        what = "最後の行き先だけが when なしでなければなりません"
        remedy = "when のない行き先を 最後に 1つ置く"
        yield draft.fault("graph.exits", "next", what, remedy, step=step.id)


def _conditions(draft: Draft, step: Step) -> Iterator[Fault]:
    for number, way in enumerate(step.exits):
        if not way.when.strip():
            continue
        key = f"next/{number}/when"
        rule = parse(way.when)
        if isinstance(rule, Problem):
            what = f"「{way.when}」の {rule.column} 文字目: {rule.what}"
            remedy = "== != < <= > >= in、and or not で書く"
            yield draft.fault("rule.syntax", key, what, remedy, step=step.id)
        else:
            yield from _names(draft, step, key, rule)


def _names(draft: Draft, step: Step, key: str, rule: Rule) -> Iterator[Fault]:
    answers = {
        f"answers.{one.id}": {choice.id for choice in one.choices}
        for one in draft.procedure.steps
        if one.kind == "question"
    }
    for name in sorted(names_in(rule)):
        if name not in answers and name not in ("city", "today"):
            what = f"「{name}」という名前はありません"
            remedy = "answers.質問のid、city、today のどれかにする"
            yield draft.fault("rule.name", key, what, remedy, step=step.id)
    for name, value in compared_values(rule):
        if name in answers and value is not None and value not in answers[name]:
            what = f"「{name}」に「{value}」という答えはありません"
            remedy = f"次のどれかにする: {'・'.join(sorted(answers[name]))}"
            yield draft.fault("rule.choice", key, what, remedy, step=step.id)


def _unreachable(draft: Draft) -> Iterator[Fault]:
    seen = reachable(draft.procedure)
    for step in draft.procedure.steps:
        if step.id not in seen:
            what = "どの手順からも ここへ来られません"
            yield draft.fault("graph.unreachable", "", what, "行き先にするか、消す", step=step.id)


def _check_page(draft: Draft, paths: list[Path]) -> Iterator[Fault]:
    steps = {step.id: step for step in draft.procedure.steps}
    reported = set()
    for path in paths:
        last = steps[path.steps[-1]]
        asked = len(path.answers)
        if last.kind != "result" or asked < QUESTIONS_WITH_CHECK or path.was_checked:
            continue
        if last.id not in reported:
            reported.add(last.id)
            what = f"質問 {asked} つのあとに 答えを確かめる手順がありません"
            remedy = 'この結果の前に kind = "check" の手順を置く'
            yield draft.fault("graph.check-page", "", what, remedy, step=last.id)
