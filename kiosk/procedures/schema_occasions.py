"""The JSON Schemas of a life event, the letters and the cards to show, for their authors' editors.

They know keys and words; the rules are `kiosk.procedures.check_occasions`' and `check_cards`'.
"""

from __future__ import annotations

from kiosk.procedures.check_cards import MOST_TEXT
from kiosk.procedures.check_occasions import MOST_QUESTIONS
from kiosk.procedures.load_steps import EVENTS
from kiosk.procedures.schema import PROCEDURE_ID, STEP_ID, TEXT, TEXTS, Schema, one_of, table

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def event_schema() -> Schema:
    """Return the schema of a file in ``assets/events`` as plain data."""
    ask = table({"id": STEP_ID, "title": TEXT}, ("id", "title"))
    fields = {"procedure": PROCEDURE_ID, "when": TEXT, "why": TEXT, "any_time": {"type": "boolean"}}
    entry = table(fields, ("procedure",))
    keys = {
        "id": STEP_ID,
        "title": {**TEXT, "description": "24 full-width characters at most"},
        "icon": TEXT,
        "words": TEXTS,
        "counts": {"type": "array", "items": one_of(EVENTS)},
        "day": {**TEXT, "description": "the question for the day; together with counts"},
        "ask": {"type": "array", "items": ask, "maxItems": MOST_QUESTIONS},
        "entry": {"type": "array", "items": entry, "minItems": 1},
    }
    return {
        "$schema": _DRAFT,
        "title": "Life event",
        **table(keys, ("id", "title", "icon", "entry")),
    }


def letters_schema() -> Schema:
    """Return the schema of ``assets/letters/letters.toml`` as plain data."""
    keys = {
        "id": STEP_ID,
        "title": TEXT,
        "sender": TEXT,
        "what": {**TEXT, "description": "what it is, in one sentence"},
        "look": {**TEXT, "description": "how it looks, only where a source says so"},
        "picture": {**TEXT, "description": "an id in assets/pictures/pictures.toml"},
        "procedure": PROCEDURE_ID,
    }
    letter = table(keys, ("id", "title", "sender", "what", "picture", "procedure"))
    whole = table({"letter": {"type": "array", "items": letter}}, ("letter",))
    return {"$schema": _DRAFT, "title": "Letters", **whole}


def cards_schema() -> Schema:
    """Return the schema of ``assets/cards/cards.toml`` as plain data."""
    keys = {
        "id": STEP_ID,
        "title": {**TEXT, "description": "what stands on the tile, a few words"},
        "text": {**TEXT, "description": f"one sentence, {MOST_TEXT} full-width characters at most"},
        "icon": TEXT,
        "quick": {"type": "boolean", "description": "a short answer under every card"},
    }
    card = table(keys, ("id", "title", "text", "icon"))
    whole = table({"card": {"type": "array", "items": card}}, ("card",))
    return {"$schema": _DRAFT, "title": "Cards to show", **whole}
