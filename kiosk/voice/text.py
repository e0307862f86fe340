"""A marked sentence → the `Utterance` that is spoken. Light: no engine is loaded here."""

from __future__ import annotations

import re
import unicodedata

from kiosk.language import ruby
from kiosk.language.languages import language_of
from kiosk.voice.normalise import Segment, segments
from kiosk.voice.port import Utterance

_BLANKS = re.compile(r"\s+")
# Signs an English voice would call by name or stumble over.
_WESTERN_SIGNS = str.maketrans(
    {"※": "", "★": "", "■": "", "●": "", "→": ",", "・": ",", "~": " to "}
)
_WESTERN_RANGE = re.compile(r"(?<=\d)\s?[–〜~-]\s?(?=\d{1,2}(?::\d\d)?\b)(?!\d+-)")


def is_japanese(lang: str) -> bool:
    """Return whether ``lang`` is read by the Japanese voice; unknown languages are not."""
    try:
        return language_of(lang).is_japanese
    except KeyError:
        return False


def utterance(marked: str, lang: str) -> Utterance:
    """Return what to say for one marked sentence.

    Raises:
        MarkupError: A mark in it is not complete.
    """
    if not is_japanese(lang):
        return Utterance(ruby.plain(marked), lang, western(ruby.spoken(marked)))
    runs = segments(marked)
    return Utterance(
        text=ruby.plain(marked),
        lang=lang,
        reading="".join(run.said for run in runs),
        guided="".join(_guided(run) for run in runs),
    )


def _guided(run: Segment) -> str:
    said = ruby.escape(run.said)
    if not run.authored:
        return said
    return f"{{{ruby.escape(run.shown)}|{said}}}"


def western(text: str) -> str:
    """Return ``text`` for a voice of a Western language: compatibility signs and blanks folded."""
    folded = unicodedata.normalize("NFKC", text)
    if not re.search(r"-.*-", folded):  # two hyphens are a telephone number, not a range
        folded = _WESTERN_RANGE.sub(" to ", folded)
    return _BLANKS.sub(" ", folded.translate(_WESTERN_SIGNS)).strip()
