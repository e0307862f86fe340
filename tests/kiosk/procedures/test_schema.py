from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from kiosk.procedures.schema import procedure_schema
from kiosk.procedures.schema_lessons import lesson_schema
from kiosk.procedures.schema_occasions import cards_schema, event_schema, letters_schema

ROOT = Path(__file__).parents[3]
GOOD = Path(__file__).parents[2] / "content/good/assets"


def unknown_keys(value: Any, schema: Any, whole: Any) -> list[str]:
    """Keys of ``value`` the schema has no place for; enough of JSON Schema for a closed tree."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, dict):
        found = [key for key in value if key not in schema.get("properties", {})]
        found += [f"-{key}" for key in schema.get("required", ()) if key not in value]
        for key in value.keys() - set(found):
            found += unknown_keys(value[key], schema["properties"][key], whole)
        return found
    if isinstance(value, list) and "items" in schema:
        return [key for entry in value for key in unknown_keys(entry, schema["items"], whole)]
    return []


def test_schema_knows_every_key_of_a_sound_procedure() -> None:
    schema = procedure_schema()

    for file in GOOD.glob("procedures/*/*.toml"):
        assert unknown_keys(tomllib.loads(file.read_text("utf-8")), schema, schema) == []


def test_schema_refuses_a_key_that_is_not_there() -> None:
    schema = procedure_schema()
    data = tomllib.loads((GOOD / "procedures/trouble/other.toml").read_text("utf-8"))
    data["step"][0]["input"] = "pin"
    del data["title"]

    assert sorted(unknown_keys(data, schema, schema)) == ["-title", "input"]


def test_shipped_schema_is_the_one_of_the_code() -> None:
    shipped = json.loads((ROOT / "docs/procedure.schema.json").read_text("utf-8"))

    assert shipped == procedure_schema()
    assert json.loads((ROOT / "docs/lesson.schema.json").read_text("utf-8")) == lesson_schema()
    assert json.loads((ROOT / "docs/event.schema.json").read_text("utf-8")) == event_schema()
    assert json.loads((ROOT / "docs/letters.schema.json").read_text("utf-8")) == letters_schema()
    assert json.loads((ROOT / "docs/cards.schema.json").read_text("utf-8")) == cards_schema()


def test_schemas_know_every_key_of_the_shipped_events_letters_and_lessons() -> None:
    for file in (ROOT / "assets/lessons").glob("*.toml"):
        data = tomllib.loads(file.read_text("utf-8"))
        assert unknown_keys(data, lesson_schema(), lesson_schema()) == [], file.name

    for file in (ROOT / "assets/events").glob("*.toml"):
        data = tomllib.loads(file.read_text("utf-8"))
        assert unknown_keys(data, event_schema(), event_schema()) == [], file.name

    letters = tomllib.loads((ROOT / "assets/letters/letters.toml").read_text("utf-8"))
    assert unknown_keys(letters, letters_schema(), letters_schema()) == []

    cards = tomllib.loads((ROOT / "assets/cards/cards.toml").read_text("utf-8"))
    assert unknown_keys(cards, cards_schema(), cards_schema()) == []
