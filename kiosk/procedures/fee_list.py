"""The city's list of fees: how its file is read, and its rules.

A fee names the fact that gives its amount; nothing here knows an amount. A fact or procedure that
is not there is advice, not a fault: the page then sends to the counter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import Fault
from kiosk.procedures.fees import Fee, FeeGroup, FeeList
from kiosk.procedures.toml_lines import KeyPath
from kiosk.procedures.toml_reader import Origin, Table, read_toml


@dataclass(frozen=True, slots=True)
class FeeFile:
    """The list as it was read, with the places of its parts. ``repeats``: number and original."""

    fees: FeeList
    origin: Origin
    repeats: tuple[tuple[int, int], ...] = ()

    def fault(self, rule: str, path: KeyPath, what: str, remedy: str) -> Fault:
        """Return a fault at ``path``."""
        return self.origin.fault(rule, ".".join(map(str, path)), what, remedy, path=path)


def read_fees(file: Path, faults: list[Fault]) -> FeeFile | None:
    """Return what is sound of ``file``; `None` when there is no such file, or it cannot be read."""
    table = read_toml(file, faults) if file.exists() else None
    if table is None:
        return None
    groups = tuple(
        FeeGroup(one.text("id"), one.marked("name"), one.text("icon"))
        for one in _closed(table, "group")
    )
    fees = tuple(
        Fee(
            one.whole("number", 0),
            one.text("group"),
            one.marked("name"),
            one.text("fact"),
            one.text("procedure", ""),
        )
        for one in _closed(table, "fee")
    )
    repeats = tuple(
        (one.whole("number", 0), one.whole("of", 0)) for one in _closed(table, "repeat")
    )
    table.close()
    return FeeFile(FeeList(groups, fees), table.origin, repeats)


def _closed(table: Table, key: str) -> Iterator[Table]:
    for one in table.tables(key):
        yield one
        one.close()


def check_fees(file: FeeFile, icons: frozenset[str]) -> Iterator[Fault]:
    """Yield groups that are not there or empty, numbers given twice, repeats of nothing."""
    groups = {group.id for group in file.fees.groups}
    seen: set[int] = set()
    for number, fee in enumerate(file.fees.fees):
        if fee.group not in groups:
            what = f"手数料の なかま「{fee.group}」がありません"
            yield file.fault("fee.group", ("fee", number, "group"), what, "[[group]] の id にする")
        if fee.number in seen:
            what = f"番号 {fee.number} が 2つあります"
            yield file.fault("fee.number", ("fee", number, "number"), what, "ちがう番号にする")
        seen.add(fee.number)
    for number, group in enumerate(file.fees.groups):
        if not file.fees.in_group(group.id):
            what = f"なかま「{group.id}」に 手数料が ありません"
            yield file.fault("fee.empty", ("group", number, "id"), what, "手数料を 入れるか、消す")
        if group.icon not in icons:
            what = f"アイコン「{group.icon}」がありません"
            remedy = "assets/icons にある名前にする"
            yield file.fault("ref.icon", ("group", number, "icon"), what, remedy)
    for number, (_, original) in enumerate(file.repeats):
        if original not in seen:
            what = f"番号 {original} の 手数料が ありません"
            remedy = "くりかえす もとの番号にする"
            yield file.fault("fee.repeat", ("repeat", number, "of"), what, remedy)


def advise_fees(
    file: FeeFile, facts: frozenset[str], procedures: frozenset[str]
) -> Iterator[Fault]:
    """Yield facts and procedures that a fee names and nothing defines: it is shown without them."""
    for number, fee in enumerate(file.fees.fees):
        if fee.fact not in facts:
            what = f"手数料 {fee.number} の 事実「{fee.fact}」がありません"
            path = ("fee", number, "fact")
            yield file.fault("fee.fact", path, what, "assets/facts に 足すか、id を直す")
        if fee.procedure and fee.procedure not in procedures:
            what = f"手数料 {fee.number} の 手続き「{fee.procedure}」がありません"
            path = ("fee", number, "procedure")
            yield file.fault("fee.procedure", path, what, "手続きを 足すか、消す")
