from __future__ import annotations

from tests.ui.conftest import (
    _session_loop,
    compiled,
    data,
    loop,
    no_window_is_left_open,
    open_terminal,
    terminal,
)

__all__ = [
    "_session_loop",
    "compiled",
    "data",
    "loop",
    "no_window_is_left_open",
    "open_terminal",
    "terminal",
]
