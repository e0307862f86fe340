"""The JSON Schema of a procedure file, so that an editor helps its author while typing.

It knows keys and words; the rules across steps are `kiosk.procedures.check`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kiosk.procedures.load_steps import AREAS, EVENTS, KINDS, PINS, PLACES, WAYS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string", "minLength": 1}
TEXTS: Schema = {"type": "array", "items": TEXT}
STEP_ID: Schema = {"type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$"}
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
PROCEDURE_ID: Schema = {"type": "string", "pattern": "^[a-z]+\\.[a-z0-9-]+$"}


def procedure_schema() -> Schema:
    """Return the schema as plain data."""
    schema = table(
        {
            "id": PROCEDURE_ID,
            "area": one_of(AREAS),
            "topic": TEXT,
            "title": {**TEXT, "description": "24 full-width characters at most"},
            "summary": {**TEXTS, "minItems": 1, "maxItems": 2},
            "ways": {"type": "array", "items": one_of(WAYS), "minItems": 1},
            "words": TEXTS,
            "icon": TEXT,
            "picture": TEXT,
            "closing": TEXTS,
            "group": {**TEXT, "description": "an id of assets/words/groups.toml"},
            "short": {**TEXTS, "minItems": 3, "maxItems": 3},
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
        "link": table({"title": TEXT, "url": {"type": "string", "pattern": "^https://"}}, None),
        "source": table(
            {"title": TEXT, "url": {"type": "string"}, "read": {"type": "string"}},
            ("title", "read"),
        ),
        "row": table({"fact": TEXT, "label": TEXT, "icon": TEXT}, ("fact",)),
        "supporter": table({"tips": TEXTS, "caution": TEXT, "say": TEXT}, ()),
        "prepare": table(
            {
                "bring": TEXTS,
                "pins": {"type": "array", "items": one_of(PINS)},
                "rows": {"type": "array", "items": _ref("row")},
                "text": {**TEXTS, "maxItems": 3},
            },
            (),
        ),
        "choice": _choice(),
        "deadline": table({"fact": TEXT, "event": one_of(EVENTS)}, ("fact", "event")),
        "trouble": table(
            {"title": TEXT, "text": TEXTS, "to": STEP_ID, "go": PROCEDURE_ID},
            ("title", "text"),
        ),
        "exit": table({"to": STEP_ID, "when": TEXT}, ("to",)),
        "step": _step(),
    }


def _choice() -> Schema:
    choice = table(
        {
            "id": STEP_ID,
            "text": TEXT,
            "hint": TEXT,
            "to": STEP_ID,
            "go": PROCEDURE_ID,
            "unknown": {"type": "boolean"},
        },
        ("id", "text"),
    )
    return {**choice, "oneOf": [{"required": ["to"]}, {"required": ["go"]}]}


def _step() -> Schema:
    return table(
        {
            "id": STEP_ID,
            "kind": one_of(KINDS),
            "place": one_of(PLACES),
            "title": TEXT,
            "text": {**TEXTS, "maxItems": 3, "description": "one sentence per entry"},
            "items": TEXTS,
            "ordered": {"type": "boolean"},
            "picture": TEXT,
            "why": TEXTS,
            "caution": TEXT,
            "pin": one_of(PINS),
            "rows": {"type": "array", "items": _ref("row")},
            "minutes": {"type": "integer", "minimum": 0},
            "link": _ref("link"),
            "choice": {"type": "array", "items": _ref("choice"), "minItems": 2},
            "next": {"oneOf": [STEP_ID, {"type": "array", "items": _ref("exit")}]},
            "trouble": {"type": "array", "items": _ref("trouble")},
            "supporter": _ref("supporter"),
        },
        ("id", "kind", "place", "title"),
    )


def table(keys: Schema, required: Sequence[str] | None) -> Schema:
    """Return a closed object; ``required`` of `None` asks for every key."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(keys if required is None else required),
        "properties": keys,
    }


def one_of(words: Sequence[str]) -> Schema:
    """Return the choice of one of ``words``."""
    return {"enum": list(words)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
