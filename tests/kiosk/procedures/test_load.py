from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.procedures.load import load_all
from kiosk.procedures.model import CityId, StepId
from tests.kiosk.procedures.sample import CITY

GOOD = Path(__file__).parents[2] / "content/good/assets"
SAMPLE = Path("procedures/trouble/sample.toml")


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "assets")
    return tmp_path / "assets"


def test_everything_a_procedure_holds_is_read() -> None:
    parts, faults = load_all(GOOD, CITY)

    procedure = {draft.procedure.id: draft.procedure for draft in parts.drafts}["trouble.sample"]
    assert faults == []
    assert procedure.prepare.bring[1].if_any
    assert procedure.prepare.bring[1].thing == "letter"
    assert procedure.prepare.pins == ("user",)
    assert procedure.link is not None
    first = procedure.steps[0]
    assert [choice.id for choice in first.choices if choice.is_unknown] == ["unknown"]
    assert first.choices[1].go == "trouble.other"
    phone = procedure.step(StepId("use-phone"))
    assert (phone.pin, phone.minutes, len(phone.trouble)) == ("user", 3, 3)
    assert [way.to for way in procedure.step(StepId("answers")).exits] == ["use-phone", "counter"]


def test_city_replaces_a_fact_and_keeps_its_translations_apart() -> None:
    parts, _ = load_all(GOOD, CITY)

    facts = [placed.value for placed in parts.facts]
    assert [(fact.value, fact.context) for fact in facts] == [
        (200, "fact:sample.fee"),
        (300, "fact:sample.fee/1"),
        ("8:30-17:15", "city:sample/fact:sample.hours"),
    ]


def test_city_replaces_a_step(assets: Path) -> None:
    overlay = assets / "cities/sample/procedures/other.toml"
    overlay.parent.mkdir()
    overlay.write_text(
        'id = "trouble.other"\n[[step]]\nid = "end"\nkind = "result"\n'
        'place = "call"\ntitle = "あ"\n',
        encoding="utf-8",
    )

    parts, faults = load_all(assets, CITY)

    other = next(draft for draft in parts.drafts if draft.procedure.id == "trouble.other")
    assert faults == []
    assert other.procedure.steps[0].place == "call"
    fault = other.fault("x", "title", "", "", step=StepId("end"))
    assert (fault.file, fault.line) == (overlay, 6)


def test_faulty_procedure_is_left_out_and_the_rest_loads(assets: Path) -> None:
    (assets / SAMPLE).write_text("id = ", encoding="utf-8")

    parts, faults = load_all(assets, CITY)

    assert [draft.procedure.id for draft in parts.drafts] == ["trouble.other"]
    assert [(fault.rule, fault.line) for fault in faults] == [("load.toml", 1)]


def test_faulty_fact_is_left_out_and_its_neighbours_load(assets: Path) -> None:
    file = assets / "facts/sample.toml"
    file.write_text(file.read_text("utf-8").replace("value = 200", "value = 200\nfee = 1"), "utf-8")

    parts, faults = load_all(assets, CITY)

    assert [placed.value.value for placed in parts.facts] == [300, "8:30-17:15"]
    assert [fault.rule for fault in faults] == ["load.unknown-key"]


def test_city_hours_hold_on_the_days_of_the_base(assets: Path) -> None:
    base = assets / "facts/sample.toml"
    told = 'unit = "hours"\ndays = "weekdays"\nat = "counter"'
    base.write_text(base.read_text("utf-8").replace('unit = "hours"', told), "utf-8")
    entry = base.read_text("utf-8").split("[[fact]]")[-1].replace(told, 'unit = "hours"')
    (assets / f"cities/{CITY}/facts.toml").write_text("[[fact]]" + entry, "utf-8")

    parts, faults = load_all(assets, CITY)

    hours = next(placed for placed in parts.facts if placed.value.unit == "hours")
    assert faults == []
    assert (hours.city, hours.value.days, hours.value.at) == (CITY, "weekdays", "counter")


def test_new_procedure_needs_no_python(assets: Path) -> None:
    text = (assets / "procedures/trouble/other.toml").read_text("utf-8")
    new = assets / "procedures/phone/first-call.toml"
    new.parent.mkdir()
    new.write_text(
        text.replace("trouble.other", "phone.first-call").replace('"trouble"', '"phone"'), "utf-8"
    )

    parts, faults = load_all(assets, CITY)

    assert faults == []
    assert "phone.first-call" in {draft.procedure.id for draft in parts.drafts}


def test_unknown_city_is_a_fault_and_shows_the_base(assets: Path) -> None:
    parts, faults = load_all(assets, CityId("nowhere"))

    assert [fault.rule for fault in faults] == ["load.toml"]
    assert parts.city.id == "nowhere"
    assert len(parts.drafts) == 2


def test_file_in_another_encoding_is_a_fault(assets: Path) -> None:
    (assets / SAMPLE).write_bytes('title = "手続き"'.encode("shift_jis"))

    _, faults = load_all(assets, CITY)

    assert [(fault.rule, "UTF-8" in fault.remedy) for fault in faults] == [("load.toml", True)]


LINES = (GOOD / SAMPLE).read_text("utf-8").splitlines()
VALUES = st.sampled_from(['""', "1", "true", "[]", "{}", "[1]", '"x"', "2026-01-01", "{ a = 1 }"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(number=st.integers(0, len(LINES) - 1), value=VALUES, cut=st.booleans())
def test_no_mutation_of_a_file_makes_loading_raise(
    assets: Path, number: int, value: str, cut: bool
) -> None:
    lines = list(LINES)
    key, _, _ = lines[number].partition("=")
    lines[number] = lines[number][: len(key) // 2] if cut else f"{key}= {value}"
    (assets / SAMPLE).write_text("\n".join(lines), encoding="utf-8")

    parts, faults = load_all(assets, CITY)

    has_sample = "trouble.sample" in {draft.procedure.id for draft in parts.drafts}
    assert has_sample or faults
    assert all(fault.what and fault.remedy and fault.rule for fault in faults)
