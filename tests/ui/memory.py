"""Finds strings that are still alive in this process, for the tests that nothing is left."""

from __future__ import annotations

import gc

import msgspec


def strings_with(part: str) -> list[str]:
    """Return the live strings that hold ``part`` and are reachable from a container or a struct.

    The very object ``part`` is not counted: the caller holds it.
    """
    gc.collect()
    found = [text for one in gc.get_objects() for text in _texts(one) if part in text]
    return [text for text in found if text is not part]


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
