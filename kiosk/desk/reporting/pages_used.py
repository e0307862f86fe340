"""How the terminal's own pages did, from its anonymous counters: the tables 付1 to 付6.

A counter that nobody touched in the month gives a table without rows, which says 「記録なし」.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from kiosk.desk import codes
from kiosk.desk.counters import Face
from kiosk.desk.reporting.month_facts import MonthFacts
from kiosk.desk.reporting.shapes import ALL, text
from kiosk.desk.reporting.table import Cell, Column, Mark, Proof, Table, rate
from kiosk.desk.sqlite.counter_rows import Key
from kiosk.i18n import N_

_COUNT = Column("count", N_("回数"))
_LANGUAGE = text("language", N_("ことば"), 22)
_PROCEDURE = text("label", N_("手続き"), 44)
_STEP = text("step", N_("手順"), 26)
_ADDED = N_("端末の回数を 足しています。だれの回数かは 記録していません。")
_NEEDS: Mapping[str, str] = {
    "unanswered": N_("答えが なかった相談"),
    "search_failed": N_("見つからなかった ことば"),
}
_QUESTION = "question:"
_COUNTERS: Mapping[str, str] = {
    "a1": "visit_step",
    "a2": "need",
    "a3": "unclear",
    "a4": "feedback",
    "a5": "resident_notice",
    "a6": "question_answer",
}
_FACES: Mapping[int, str] = {
    Face.GOOD: N_("よかった"),
    Face.SO_SO: N_("ふつう"),
    Face.BAD: N_("こまった"),
}


def stops(facts: MonthFacts) -> Table:
    """Return 付1: per step of each procedure, how often it was left before the end."""
    sums = _sums(facts, "visit_step", (0, 1), 3)
    rows = tuple(
        (
            _title(facts, procedure),
            *(str(step), entered, ended, left, rate(left, entered)),
        )
        for (procedure, step), (entered, left, ended) in sums.items()
    )
    return _table(
        facts,
        ("付1", "a1-stops", N_("手続きの どこで やめたか")),
        (
            *(_PROCEDURE, _STEP, Column("entered", N_("開いた回数"), width=12)),
            *(Column("ended", N_("終わった回数"), width=14), Column("left", N_("やめた回数"))),
            Column("left_rate", N_("やめた割合"), "percent", 12),
        ),
        rows,
        2,
    )


def unanswered(facts: MonthFacts) -> Table:
    """Return 付2: what people asked for and did not find."""
    sums = _sums(facts, "need", (0, 1), 1)
    rows = tuple(
        (_NEEDS.get(str(kind), str(kind)), codes.TOPIC.get(str(what)) or _title(facts, what), count)
        for (kind, what), (count,) in sums.items()
    )
    columns = (text("label", N_("種類"), 28), text("what", N_("ことば・番号"), 32), _COUNT)
    return _table(facts, ("付2", "a2-needs", N_("答えられなかったこと")), columns, rows, 2)


def unclear(facts: MonthFacts) -> Table:
    """Return 付3: the steps at which residents pressed 「ここがわからない」."""
    sums = _sums(facts, "unclear", (0, 1, 2), 1)
    rows = tuple(
        (_title(facts, procedure), str(step), _language(language), count)
        for (procedure, step, language), (count,) in sums.items()
    )
    columns = (_PROCEDURE, _STEP, _LANGUAGE, _COUNT)
    return _table(facts, ("付3", "a3-unclear", N_("「ここがわからない」")), columns, rows, 3)


def faces(facts: MonthFacts) -> Table:
    """Return 付4: the faces pressed at the end of a procedure."""
    found: dict[tuple[str | int, ...], Counter[int]] = defaultdict(Counter)
    for (procedure, language, face, _reason), (count,) in _sums(
        facts, "feedback", (0, 1, 2, 3), 1
    ).items():
        found[procedure, language][int(face)] += count
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            _title(facts, procedure),
            _language(language),
            *(counts[face] for face in _FACES),
            counts.total(),
        )
        for (procedure, language), counts in found.items()
    )
    each = tuple(Column(f"face{int(face)}", label) for face, label in _FACES.items())
    columns = (_PROCEDURE, _LANGUAGE, *each, Column("count", N_("計")))
    return _table(facts, ("付4", "a4-faces", N_("みなさんの声（3つの顔）")), columns, rows, 5)


def notices(facts: MonthFacts) -> Table:
    """Return 付5: how often the notice about recording was read, and declined."""
    sums = _sums(facts, "resident_notice", (0,), 2)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (_language(language), *counts) for (language,), counts in sums.items()
    )
    columns = (
        text("label", N_("ことば"), 22),
        Column("heard", N_("読みあげた回数"), width=16),
        Column("declined", N_("記録を ことわった回数"), width=22),
    )
    return _table(facts, ("付5", "a5-notice", N_("記録についての お知らせ")), columns, rows, 1)


def answers(facts: MonthFacts) -> Table:
    """Return 付6: the answers to the city's questions, those nobody chose with their 0."""
    sums = {key: count for key, (count,) in _sums(facts, "question_answer", (0, 1), 1).items()}
    asked: Counter[Key] = Counter()
    for (question, _answer), count in sums.items():
        asked[(question,)] += count
    # As the city's file has them; what is not in it any more follows.
    known = [tuple(name[len(_QUESTION) :].split("/")) for name in _answers_in(facts.titles)]
    order = dict.fromkeys([*(one for one in known if one[:1] in asked), *sorted(sums, key=str)])
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            _title(facts, f"{_QUESTION}{question}", question),
            _title(facts, f"{_QUESTION}{question}/{answer}", answer),
            sums.get((question, answer), 0),
            rate(sums.get((question, answer), 0), asked[(question,)]),
        )
        for question, answer in order
    )
    columns = (
        *(text("question", N_("質問"), 44), text("label", N_("こたえ"), 32), _COUNT),
        Column("share", N_("割合"), "percent"),
    )
    head = ("付6", "a6-question", N_("市の質問への こたえ"))
    return _table(facts, head, columns, rows, 2, is_sorted=False)


def _answers_in(titles: Mapping[str, str]) -> list[str]:
    return [name for name in titles if name.startswith(_QUESTION) and "/" in name]


def _table(
    facts: MonthFacts,
    head: tuple[str, str, str],
    columns: tuple[Column, ...],
    rows: tuple[tuple[Cell, ...], ...],
    counted: int,
    *,
    is_sorted: bool = True,
) -> Table:
    number, name, title = head
    ordered = rows
    if is_sorted:
        ordered = tuple(sorted(rows, key=lambda row: tuple(str(cell) for cell in row[:counted])))
    table_sum = sum(int(row[counted]) for row in ordered)
    totals: list[Cell] = [ALL]
    for at, column in enumerate(columns[1:], start=1):
        sums = [row[at] for row in ordered]
        totals.append(sum(map(int, sums)) if column.kind == "count" else "")
    counter = _COUNTERS[name[:2]]
    raw = sum(v for key, v in facts.counters.get(counter, Counter()).items() if key[-1] == 0)
    if not ordered:
        nothing = ((Mark.NOT_RECORDED,) * len(columns),)
        return Table(number, name, title, columns, nothing, None, Proof(_ADDED, 0, raw))
    return Table(
        number, name, title, columns, ordered, tuple(totals), Proof(_ADDED, table_sum, raw)
    )


def _sums(
    facts: MonthFacts, counter: str, places: tuple[int, ...], width: int
) -> dict[Key, tuple[int, ...]]:
    found: dict[Key, list[int]] = {}
    for key, value in facts.counters.get(counter, Counter()).items():
        kept = tuple(key[place] for place in places)
        found.setdefault(kept, [0] * width)[int(key[-1])] += value
    return {key: tuple(values) for key, values in found.items()}


def _title(facts: MonthFacts, name: str | int, otherwise: str | int = "") -> str:
    return facts.titles.get(str(name), str(otherwise or name))


def _language(code: str | int) -> str:
    return codes.LANGUAGE.get(str(code), str(code))
