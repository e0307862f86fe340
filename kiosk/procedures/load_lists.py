"""Turns the TOML of the kinds of lists into the model, and checks what they name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from kiosk.errors import Fault
from kiosk.language.ruby import placeholders
from kiosk.procedures.lists import Detail, Form, ListKind, Lists, Means, Order
from kiosk.procedures.load_facts import Placed
from kiosk.procedures.toml_reader import Table, read_toml

FORMS: tuple[Form, ...] = get_args(Form)
ORDERS: tuple[Order, ...] = get_args(Order)
MEANINGS: tuple[Means, ...] = get_args(Means)
_NEEDED: tuple[Means, ...] = ("name",)


@dataclass(frozen=True, slots=True)
class ListFile:
    """The kinds as they were read, with their places, and the columns they share."""

    kinds: tuple[Placed[ListKind], ...]
    columns: dict[Means, tuple[str, ...]]

    @property
    def lists(self) -> Lists:
        """The kinds without their places."""
        return Lists(tuple(placed.value for placed in self.kinds), self.columns)


def read_lists(file: Path, faults: list[Fault]) -> ListFile | None:
    """Return the sound kinds of ``file``; `None` when it is not there or cannot be read."""
    table = read_toml(file, faults) if file.exists() else None
    if table is None:
        return None
    shared = table.table("columns", required=True)
    columns: dict[Means, tuple[str, ...]] = {}
    if shared is not None:
        for means in MEANINGS:
            columns[means] = shared.texts(means, marked=False, required=means in _NEEDED)
        shared.close()
    kinds: list[Placed[ListKind]] = []
    for entry in table.tables("list"):
        before = len(faults)
        kind = _kind(entry)
        if len(faults) == before:
            kinds.append(Placed(kind, entry.origin, entry.path))
    table.close()
    return ListFile(tuple(kinds), columns)


def _kind(table: Table) -> ListKind:
    kind = ListKind(
        id=table.text("id"),
        name=table.marked("name"),
        icon=table.text("icon"),
        order=table.word("order", ORDERS, "name"),
        words=table.texts("words", marked=False),
        procedures=table.texts("procedures", marked=False),
        notice=table.marked("notice", ""),
        group=table.texts("group", marked=False),
        details=tuple(_detail(one) for one in table.tables("detail")),
    )
    table.close()
    return kind


def _detail(table: Table) -> Detail:
    detail = Detail(
        id=table.text("id"),
        label=table.marked("label"),
        columns=table.texts("columns", marked=False, required=True),
        form=table.word("form", FORMS, "text"),
        icon=table.text("icon", ""),
    )
    table.close()
    return detail


def check_lists(
    file: ListFile, icons: frozenset[str], procedures: frozenset[str], facts: frozenset[str]
) -> Iterator[Fault]:
    """Yield ids given twice, and icons, guides and facts that are not there."""
    seen: set[str] = set()
    for placed in file.kinds:
        kind = placed.value
        if kind.id in seen:
            yield placed.fault("id.twice", "id", f"「{kind.id}」が 2つあります", "id を変える")
        seen.add(kind.id)
        details = [detail.id for detail in kind.details]
        for number, detail in enumerate(kind.details):
            if detail.id in {*details[:number], "name", "notice"}:
                what = f"「{detail.id}」が 2つあります"
                yield placed.fault("id.twice", f"detail/{number}/id", what, "id を変える")
            if detail.icon and detail.icon not in icons:
                yield _no_icon(placed, f"detail/{number}/icon", detail.icon)
        if kind.icon not in icons:
            yield _no_icon(placed, "icon", kind.icon)
        for number, procedure in enumerate(kind.procedures):
            if procedure not in procedures:
                what = f"手続き「{procedure}」がありません"
                yield placed.fault("ref.procedure", f"procedures/{number}", what, "id を直すか消す")
        for fact in sorted(_facts_in(kind.notice) - facts):
            what = f"事実「{fact}」がありません"
            yield placed.fault("ref.fact", "notice", what, "assets/facts の id にする")


def _facts_in(text: str) -> set[str]:
    names = placeholders(text)
    return {name.removeprefix("fact:") for name in names if name.startswith("fact:")}


def _no_icon(placed: Placed[ListKind], key: str, icon: str) -> Fault:
    what = f"アイコン「{icon}」がありません"
    return placed.fault("ref.icon", key, what, "assets/icons にある名前にする")
