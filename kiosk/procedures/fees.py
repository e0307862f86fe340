"""The city's fees as the terminal holds them. Reading their file is `kiosk.procedures.fee_list`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec


class FeeGroup(msgspec.Struct, frozen=True):
    """Fees that a resident looks for in one place."""

    id: str
    name: str
    icon: str


class Fee(msgspec.Struct, frozen=True, omit_defaults=True):
    """One fee. ``fact`` gives the amount, ``procedure`` the guide it belongs to, if there is one.

    ``number`` is its number in the city's list.
    """

    number: int
    group: str
    name: str
    fact: str
    procedure: str = ""


class FeeList(msgspec.Struct, frozen=True):
    """All fees with their groups, in the order of the file."""

    groups: tuple[FeeGroup, ...] = ()
    fees: tuple[Fee, ...] = ()

    def in_group(self, group: str) -> list[Fee]:
        """Return the fees of one group."""
        return [fee for fee in self.fees if fee.group == group]


def fee_context(fee: Fee) -> str:
    """Return the gettext context of a fee's name, without the field."""
    return f"fee:{fee.number}"


def group_context(group: FeeGroup) -> str:
    """Return the gettext context of a group's name, without the field."""
    return f"fee-group:{group.id}"


def fee_texts(fees: FeeList) -> Iterator[tuple[str, str]]:
    """Yield context and marked text of every name."""
    for group in fees.groups:
        yield f"{group_context(group)}/name", group.name
    for fee in fees.fees:
        yield f"{fee_context(fee)}/name", fee.name
