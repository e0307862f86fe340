from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.__main__ import VERBS, main

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([verb, "--help"])

    assert ended.value.code == 0
    assert "--data" in capsys.readouterr().out


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])

    told = capsys.readouterr().out
    assert ended.value.code == 0
    assert all(verb in told for verb in VERBS)


@pytest.mark.parametrize("words", [["dance"], ["check", "--loud"], ["facts", "--due", "x"]])
def test_wrong_use_exits_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2


def test_no_verb_exits_2_and_shows_the_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "procedures" in capsys.readouterr().err


def test_only_the_chosen_verb_is_imported() -> None:
    code = (
        "import sys, kiosk.__main__ as m\n"
        "try: m.main(['languages', '--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted(n for n in sys.modules if n.startswith('kiosk.commands.')),"
        " 'babel' in sys.modules, 'msgspec' in sys.modules, file=sys.stderr)"
    )

    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert told.stderr.strip() == "['kiosk.commands.languages'] False False"
