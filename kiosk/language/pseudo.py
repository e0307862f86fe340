"""The pseudo-language ``xx``: every text longer and in brackets, so that a forgotten one is seen.

Generated, never translated by hand, and never offered to a resident.
"""

from __future__ import annotations

import math
import re

LONGER = 1.4
_NAME = re.compile(r"\{[^{}]*\}")
_ACCENTS = str.maketrans("aceinouyACEINOUY", "áçéíñóúýÁÇÉÍÑÓÚÝ")
_PADDING = "ñöéåü"


def pseudo(message: str) -> str:
    """Return ``message`` in the pseudo-language; its placeholders stay as they are.

    The brackets are full-width: the half-width ones mark readings.
    """
    shown = _NAME.sub("", message)
    missing = math.ceil(len(shown) * LONGER) - len(shown)
    padding = (_PADDING * (missing // len(_PADDING) + 1))[:missing]
    parts = _NAME.split(message)
    names = [*_NAME.findall(message), ""]
    body = "".join(part.translate(_ACCENTS) + name for part, name in zip(parts, names, strict=True))
    return f"［!! {body}{padding} !!］"
