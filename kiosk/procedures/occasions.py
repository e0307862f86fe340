"""Life events, and letters that arrive: what leads a resident to procedures. Plain data only.

The ids of procedures and deadlines are those of `kiosk.procedures.model`; what the data must obey
is `kiosk.procedures.check_occasions`'.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Reply = Literal["yes", "no", "unknown"]


class Ask(msgspec.Struct, frozen=True):
    """A question of a life event, answered with yes, no or わからない."""

    id: str
    title: str


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """A procedure of a life event. ``when`` is a condition over ``answers.<id of a question>``.

    ``number`` is its place in the file, from 0, also where others had to be left out: its texts
    are found by it. ``any_time`` is for what has no last day at all: looking something up.
    """

    procedure: str
    when: str = ""
    why: str = ""
    number: int = 0
    any_time: bool = False


class LifeEvent(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that happens in a life, with its procedures in the order of doing.

    ``counts`` names the events of deadlines (`kiosk.procedures.model.Event`) whose day is the day
    of this; empty asks for no day. ``day`` is the question for it.
    """

    id: str
    title: str
    icon: str
    entries: tuple[Entry, ...]
    asks: tuple[Ask, ...] = ()
    counts: tuple[str, ...] = ()
    day: str = ""
    words: tuple[str, ...] = ()


class Letter(msgspec.Struct, frozen=True, omit_defaults=True):
    """A letter or card that arrives. ``look`` says how it looks, where a source says so."""

    id: str
    title: str
    sender: str
    what: str
    picture: str
    procedure: str
    look: str = ""
