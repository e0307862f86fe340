from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.errors import Fault
from kiosk.procedures.build import assemble
from kiosk.procedures.check import check_content
from kiosk.procedures.extract import content_texts
from kiosk.procedures.fee_list import read_fees
from kiosk.procedures.model import CityId

GOOD = Path(__file__).parent.parent.parent / "content/good/assets"
TODAY = date(2026, 11, 21)
FEES = """
[[group]]
id = "card"
name = "{手数料|てすうりょう}"
icon = "card"

[[fee]]
number = 1
group = "card"
name = "カードの {手数料|てすうりょう}"
fact = "sample.fee"
procedure = "trouble.sample"

[[repeat]]
number = 2
of = 1
"""


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "assets")
    (tmp_path / "assets/fees").mkdir()
    (tmp_path / "assets/fees/fees.toml").write_text(FEES, "utf-8")
    return tmp_path / "assets"


def test_list_is_compiled_and_its_names_are_translated(assets: Path) -> None:
    content = assemble(assets, CityId("sample")).content

    assert [fee.fact for fee in content.fees.in_group("card")] == ["sample.fee"]
    assert content.fees.in_group("seal") == []
    told = dict(content_texts(assets))
    assert told["fee-group:card/name"] == "{手数料|てすうりょう}"
    assert told["fee:1/name"] == "カードの {手数料|てすうりょう}"


def test_city_without_a_list_has_no_fees() -> None:
    assert assemble(GOOD, CityId("sample")).content.fees.fees == ()
    assert read_fees(GOOD / "fees/fees.toml", []) is None


def test_fact_and_guide_that_are_not_there_are_advice(assets: Path) -> None:
    file = assets / "fees/fees.toml"
    text = file.read_text("utf-8").replace("sample.fee", "sample.gone")
    file.write_text(text.replace("trouble.sample", "trouble.gone"), "utf-8")

    report, _ = check_content(assets, today=TODAY)

    advice = [fault for fault in report.advice if fault.rule.startswith("fee.")]
    assert report.faults == []
    assert [(fault.rule, fault.line) for fault in advice] == [
        ("fee.fact", 11),
        ("fee.procedure", 12),
    ]


def test_number_in_a_name_is_a_fault_at_its_line(assets: Path) -> None:
    file = assets / "fees/fees.toml"
    file.write_text(file.read_text("utf-8").replace("カードの ", "300円の "), "utf-8")

    report, _ = check_content(assets, today=TODAY)

    assert [(fault.rule, fault.line) for fault in report.faults] == [("words.digits", 10)]


def test_damaged_list_costs_only_itself(assets: Path) -> None:
    (assets / "fees/fees.toml").write_text("[[fee]]\nnumber = ", "utf-8")
    faults: list[Fault] = []

    assert read_fees(assets / "fees/fees.toml", faults) is None
    assert [fault.rule for fault in faults] == ["load.toml"]
    assert assemble(assets, CityId("sample")).content.procedures
