from __future__ import annotations

from kiosk.language import ruby
from kiosk.voice.text import utterance, western


def test_reading_is_what_the_guided_text_says() -> None:
    spoken = utterance("{手続|てつづ}きを 行って、9:00〜[4桁|よんけた]", "ja")

    assert spoken.text == "手続きを 行って、9:00〜4桁"
    assert spoken.reading == ruby.spoken(spoken.guided) == "てつづきをおこなって、9時からよんけた"


def test_easy_japanese_is_read_by_the_same_rules() -> None:
    assert utterance("12月 2日", "ja-easy").reading == "12月2日"


def test_english_keeps_its_blanks_and_loses_its_marks() -> None:
    assert utterance("Go to the {窓口|まどぐち} ①.", "en").reading == "Go to the まどぐち 1."


def test_english_range_is_said_but_a_telephone_number_is_not_one() -> None:
    assert western("Open 9:00 – 17:00") == "Open 9:00 to 17:00"
    assert western("Call 0467-82-1111") == "Call 0467-82-1111"
