"""The title of a page: which blocks it is, and how later parts of the page repeat it."""

from __future__ import annotations

import msgspec

from kiosk.guide.blocks import Block, Heading, Progress


def is_head(block: Block) -> bool:
    """Say whether ``block`` belongs to the title."""
    return isinstance(block, Heading | Progress)


def in_one_language(head: Heading | Progress) -> Heading | Progress:
    """Return a title as later parts repeat it: in the first language alone."""
    return msgspec.structs.replace(head, line=msgspec.structs.replace(head.line, beside=None))
