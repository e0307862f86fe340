"""Drops every cached text, so that nothing a resident typed is left in memory-backed caches."""

from __future__ import annotations

from kiosk.language import ruby
from ui.text import break_lines, fonts, measure, typeset


def forget_texts() -> None:
    """Empty the caches of parsed, measured and set text; the next page fills them again."""
    ruby.parse.cache_clear()
    break_lines.phrases.cache_clear()
    fonts.forget()
    measure.measured.cache_clear()
    typeset.cached_typeset.cache_clear()
