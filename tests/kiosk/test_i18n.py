from __future__ import annotations

import pytest

from kiosk.i18n import N_, Text, ui


def test_marking_a_message_changes_nothing() -> None:
    assert N_("つぎへ") == "つぎへ"


def test_message_of_the_program_has_no_context_and_keeps_its_values() -> None:
    assert ui("あと {seconds}秒", seconds=40) == Text("あと {seconds}秒", None, {"seconds": 40})


def test_message_is_frozen() -> None:
    with pytest.raises(AttributeError):
        ui("つぎへ").msgid = "もどる"  # type: ignore[misc]
