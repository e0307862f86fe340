"""What things cost: groups of fees, the fees of one group, and the guide each belongs to."""

from __future__ import annotations

import msgspec

from kiosk.guide import actions
from kiosk.guide.blocks import Aside, Block, Button, Buttons, Heading, Notice, Value
from kiosk.guide.frame import Scene, forward
from kiosk.guide.page import Page
from kiosk.guide.views.entrance import message_page, procedure_buttons
from kiosk.i18n import N_, Text
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.fees import Fee, FeeGroup, fee_context, group_context
from kiosk.procedures.model import FactId, ProcedureId, Row

TITLE = N_("手数料を しらべる")
_GROUPS_IN_A_ROW = 3


def fees_page(scene: Scene) -> Page:
    """Return the groups, or the fees of the group that was chosen."""
    picks = scene.visit.spot.picks
    groups = scene.library.content.fees.groups
    chosen = next((group for group in groups if picks and group.id == picks[-1]), None)
    return _groups(scene) if chosen is None else _fees(scene, chosen)


def _groups(scene: Scene) -> Page:
    tell = scene.tell
    buttons = tuple(
        Button(
            tell.line(Text(group.name, f"{group_context(group)}/name")),
            actions.Pick(group.id),
            "row",
            group.icon,
            colour="certificates",
            key=f"fees:{group.id}",
        )
        for group in scene.library.content.fees.groups
    )
    blocks: list[Block] = [
        Heading(tell.ui("何の 手数料ですか")),
        Buttons(buttons, _GROUPS_IN_A_ROW),
    ]
    page = message_page(scene, "fees", blocks)
    return msgspec.structs.replace(page, colour="certificates")


def _fees(scene: Scene, group: FeeGroup) -> Page:
    tell = scene.tell
    fees = scene.library.content.fees.in_group(group.id)
    values = [_value(scene, fee) for fee in fees]
    blocks: list[Block] = [Heading(tell.line(Text(group.name, f"{group_context(group)}/name")))]
    blocks += values
    beside: list[Block] = []
    if not all(value.is_known for value in values):
        beside.append(Notice("calm", (tell.ui("金額は 市が 決めています。"),), "info"))
        beside.append(tell.value(Row(CITY_TELEPHONE, icon="phone"), ""))
    guides = [
        scene.library.procedure(ProcedureId(one))
        for one in dict.fromkeys(fee.procedure for fee in fees)
        if scene.library.has_procedure(one)
    ]
    if guides:
        beside.append(procedure_buttons(scene, guides, has_hints=False))
    if beside:
        blocks.append(Aside(tuple(beside)))
    main = forward(scene, N_("わかった"), actions.Back(), "check")
    page = message_page(scene, "fees", blocks, main)
    return msgspec.structs.replace(page, colour="certificates", may_skip=True)


def _value(scene: Scene, fee: Fee) -> Value:
    """Return a fee under its own name; whom to ask stands once on the page."""
    name = scene.tell.line(Text(fee.name, f"{fee_context(fee)}/name"))
    found = scene.tell.value(Row(FactId(fee.fact)), "")
    note = found.note if found.is_known else None
    return msgspec.structs.replace(found, label=name, note=note)
