"""The title of a page: which blocks it is, and how later parts of the page repeat it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kiosk.guide.blocks import Block, Heading, Progress


def is_head(block: Block) -> bool:
    """Say whether ``block`` belongs to the title."""
    return isinstance(block, Heading | Progress)


def heads_of(blocks: Sequence[Block]) -> list[Heading | Progress]:
    """Return what later parts repeat: the title, and how far one is where that stands above it."""
    heads = [block for block in blocks if isinstance(block, Heading | Progress)]
    title = next((n for n, head in enumerate(heads) if isinstance(head, Heading)), len(heads))
    return heads[: title + 1]


def in_one_language(head: Heading | Progress) -> Heading | Progress:
    """Return a title as later parts repeat it: in the first language alone."""
    return msgspec.structs.replace(head, line=msgspec.structs.replace(head.line, beside=None))
