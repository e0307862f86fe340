"""The content that is shipped: every rule, every path, every language, and fresh catalogues."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

from kiosk.language.compiled import compile_catalogs
from kiosk.procedures.catalogs import update
from kiosk.procedures.check import check_all
from kiosk.settings import ASSETS, LOCALES, ROOT

TODAY = date(2026, 11, 21)
FIRST_EIGHT = {
    "certificates.residence-store",
    "living.moving",
    "mynumber.apply",
    "mynumber.cert-renewal",
    "mynumber.insurance",
    "mynumber.pin",
    "trouble.lost-card",
    "trouble.suspicious",
}


def test_shipped_content_keeps_every_rule_in_every_language_and_city() -> None:
    report = check_all(ASSETS, LOCALES, today=TODAY)

    assert [str(fault) for fault in report.faults] == []
    assert set(report.procedures) >= FIRST_EIGHT
    assert all(count > 0 for count in report.paths.values())


def test_content_keeps_its_rules_when_time_goes_on() -> None:
    later = check_all(ASSETS, LOCALES, today=TODAY + timedelta(days=3 * 365))

    assert [str(fault) for fault in later.faults] == []


def test_catalogues_are_up_to_date(tmp_path: Path) -> None:
    shutil.copytree(LOCALES, tmp_path / "locales")
    for folder in ("assets", "kiosk", "ui"):
        (tmp_path / folder).symlink_to(ROOT / folder, target_is_directory=True)

    stale = [file.name for file in update(tmp_path)]

    assert stale == [], "run: python -m kiosk catalogs update"


def test_every_sentence_of_the_catalogues_can_be_used(tmp_path: Path) -> None:
    assert compile_catalogs(LOCALES, tmp_path) == []
