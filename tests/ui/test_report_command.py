from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import pytest

from kiosk.clock import SystemClock
from kiosk.desk.model import HelpSession
from kiosk.desk.store import new_record_id, open_store
from ui import report_command

pytestmark = pytest.mark.usefixtures("qapp")


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    report_command.add_parser(parser.add_subparsers())
    args = parser.parse_args(["report", *words])
    return int(args.func(args))


def test_a_month_becomes_a_pdf_and_pictures(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data", SystemClock())
    store.save(
        HelpSession(
            record_id=new_record_id(),
            started_on=date(2026, 11, 21),
            start_slot="10:00",
            minutes=15,
            topics=("mn_cert",),
            outcome="solved",
        )
    )
    store.close()
    out, pictures = tmp_path / "r.pdf", tmp_path / "png"
    where = ("--data", str(tmp_path / "data"), "--out", str(out), "--pictures", str(pictures))

    assert run("--month", "2026-11", *where) == 0

    assert out.read_bytes().startswith(b"%PDF")
    assert len(list(pictures.iterdir())) > 3


def test_a_month_that_is_none_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, out = str(tmp_path / "data"), str(tmp_path / "r.pdf")

    assert run("--month", "2026-13", "--data", data, "--out", out) == 1

    assert "2026-11" in capsys.readouterr().err
