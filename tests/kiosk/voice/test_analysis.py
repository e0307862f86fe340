from __future__ import annotations

from kiosk.voice.analysis import engine_text, settle
from kiosk.voice.normalise import Segment


def test_kanji_stays_where_the_engine_agrees_with_the_author(engine: str) -> None:
    assert engine_text("{手続|てつづ}きの{窓口|まどぐち}") == "手続きの窓口"


def test_kana_replaces_kanji_where_it_does_not(engine: str) -> None:
    assert engine_text("この{表|おもて}") == "このオモテ"


def test_forced_reading_is_spelled_by_sound(engine: str) -> None:
    assert engine_text("{明日|みょうにち}") == "ミョーニチ"


def test_blank_in_the_authors_kana_does_not_matter(engine: str) -> None:
    parts = settle([Segment("年金手帳", "ねんきんてちょう", authored=True)])

    assert [part.text for part in parts] == ["年金手帳"]
