"""Finds strings that are still alive in this process, for the tests that nothing is left."""

from __future__ import annotations

import gc

import msgspec


def strings_with(part: str) -> list[str]:
    """Return what kinds of live objects hold a string with ``part``, one entry per string.

    The very object ``part`` is not counted: the caller holds it. The texts themselves are not
    returned: a failed assertion would keep them alive for the tests that follow.
    """
    gc.collect()
    return [
        _name(one)
        for one in gc.get_objects()
        for text in _texts(one)
        if part in text and text is not part
    ]


def _name(one: object) -> str:
    if isinstance(one, dict):
        return f"dict of {', '.join(map(str, list(one)[:4]))}"
    return type(one).__qualname__


def _texts(one: object) -> list[str]:
    if isinstance(one, dict):
        inner = [*one.keys(), *one.values()]
    elif isinstance(one, list | tuple | set | frozenset):
        inner = list(one)
    elif isinstance(one, msgspec.Struct):
        inner = [getattr(one, name, "") for name in one.__struct_fields__]
    else:
        inner = gc.get_referents(one)
    return [text for text in inner if isinstance(text, str)]
