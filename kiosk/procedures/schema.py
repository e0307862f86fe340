"""The JSON Schema of a procedure file, so that an editor helps its author while typing.

It knows keys and words; the rules across steps are `kiosk.procedures.check`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.procedures.load_steps import AREAS, EVENTS, KINDS, PINS, PLACES, WAYS

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string", "minLength": 1}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_STEP_ID: Schema = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"}
_REQUIRED = (
    "id",
    "area",
    "topic",
    "title",
    "summary",
    "ways",
    "source",
    "prepare",
    "supporter",
    "step",
)
_PROCEDURE_ID: Schema = {"type": "string", "pattern": "^[a-z]+\\.[a-z0-9-]+$"}


def procedure_schema() -> Schema:
    """Return the schema as plain data."""
    schema = _table(
        {
            "id": _PROCEDURE_ID,
            "area": _one_of(AREAS),
            "topic": _TEXT,
            "title": {**_TEXT, "description": "24 full-width characters at most"},
            "summary": {**_TEXTS, "minItems": 1, "maxItems": 2},
            "ways": {"type": "array", "items": _one_of(WAYS), "minItems": 1},
            "words": _TEXTS,
            "icon": _TEXT,
            "picture": _TEXT,
            "urgent": {"type": "boolean"},
            "closing": _TEXTS,
            "group": {**_TEXT, "description": "an id of assets/words/groups.toml"},
            "short": {**_TEXTS, "minItems": 3, "maxItems": 3},
            "deadline": {"type": "array", "items": _ref("deadline")},
            "seasons": {
                "type": "array",
                "items": {"type": "integer", "minimum": 1, "maximum": 12},
            },
            "link": _ref("link"),
            "source": {"type": "array", "items": _ref("source"), "minItems": 1},
            "prepare": _ref("prepare"),
            "supporter": _ref("supporter"),
            "step": {"type": "array", "items": _ref("step"), "minItems": 1},
        },
        _REQUIRED,
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Procedure",
        **schema,
        "$defs": _definitions(),
    }


def _definitions() -> Schema:
    return {
        "link": _table({"title": _TEXT, "url": {"type": "string", "pattern": "^https://"}}, None),
        "source": _table(
            {"title": _TEXT, "url": {"type": "string"}, "read": {"type": "string"}},
            ("title", "read"),
        ),
        "row": _table({"fact": _TEXT, "label": _TEXT, "icon": _TEXT}, ("fact",)),
        "supporter": _table({"tips": _TEXTS, "caution": _TEXT, "say": _TEXT}, ()),
        "prepare": _table(
            {
                "bring": _TEXTS,
                "pins": {"type": "array", "items": _one_of(PINS)},
                "rows": {"type": "array", "items": _ref("row")},
                "text": {**_TEXTS, "maxItems": 3},
            },
            (),
        ),
        "choice": _choice(),
        "deadline": _table({"fact": _TEXT, "event": _one_of(EVENTS)}, ("fact", "event")),
        "trouble": _table(
            {"title": _TEXT, "text": _TEXTS, "to": _STEP_ID, "go": _PROCEDURE_ID},
            ("title", "text"),
        ),
        "exit": _table({"to": _STEP_ID, "when": _TEXT}, ("to",)),
        "step": _step(),
    }


def _choice() -> Schema:
    choice = _table(
        {
            "id": _STEP_ID,
            "text": _TEXT,
            "hint": _TEXT,
            "to": _STEP_ID,
            "go": _PROCEDURE_ID,
            "unknown": {"type": "boolean"},
        },
        ("id", "text"),
    )
    return {**choice, "oneOf": [{"required": ["to"]}, {"required": ["go"]}]}


def _step() -> Schema:
    return _table(
        {
            "id": _STEP_ID,
            "kind": _one_of(KINDS),
            "place": _one_of(PLACES),
            "title": _TEXT,
            "text": {**_TEXTS, "maxItems": 3, "description": "one sentence per entry"},
            "items": _TEXTS,
            "picture": _TEXT,
            "why": _TEXTS,
            "caution": _TEXT,
            "pin": _one_of(PINS),
            "rows": {"type": "array", "items": _ref("row")},
            "minutes": {"type": "integer", "minimum": 0},
            "link": _ref("link"),
            "choice": {"type": "array", "items": _ref("choice"), "minItems": 2},
            "next": {"oneOf": [_STEP_ID, {"type": "array", "items": _ref("exit")}]},
            "trouble": {"type": "array", "items": _ref("trouble")},
            "supporter": _ref("supporter"),
        },
        ("id", "kind", "place", "title"),
    )


def _table(keys: Schema, required: Sequence[str] | None) -> Schema:
    """Return a closed object; ``required`` of `None` asks for every key."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(keys if required is None else required),
        "properties": keys,
    }


def _one_of(words: Sequence[str]) -> Schema:
    return {"enum": list(words)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
