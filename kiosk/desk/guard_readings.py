"""Names spelled as they are read, in kana or Latin letters: マツバラ ケンジ, ueda keiko.

Takes texts that went through `normal.normalise`. Many such words are other words too (ケンジ is
検事), so each needs a second one beside it, or a place in the sentence where only a person stands.
"""

from __future__ import annotations

import re

from kiosk.desk.name_lists import Names, names

_KANA_PAIR = re.compile(
    r"(?<![ァ-ヴー])([ァ-ヴー]{2,7})[\s・=]([ァ-ヴー]{2,7})(?![ァ-ヴー])"
    r"|(?:^|(?<=[\s、。・(「:]))([ぁ-ん]{2,7})[\s・]([ぁ-ん]{2,6})(?=$|[\s、。・)」])"
)
_LATIN_PAIR = re.compile(r"(?<![A-Za-z])([A-Za-z]{2,})[\s,]+([A-Za-z]{2,})(?![A-Za-z])")
_SAYS = re.compile(
    r"(?:^|(?<=[\s、。]))([ぁ-ん]{3,6}?)(?:が(?:言った|話した|帰|同席|再来|希望|"
    r"(?:昼|朝|夕方|午前|午後|あした|明日|来週|また|次|つぎ)[^、。]{0,3}(?:来|く)る)|と名乗)"
)
_AFTER_KIN = re.compile(
    r"(?:孫|娘|息子|妻|夫|嫁|婿|[兄弟姉妹]|[長次三]男|[長次三]女|[叔伯祖]?[父母]|甥|姪|いとこ|友人|友だち)の"
    r"(?!ため|こと|ほう|もの|ところ|とき|ぶん|いえ|うち|かわり|そば|あと|まえ|なか|つもり|よう|せい|おかげ|みな|とも|ひと)"
    r"([ぁ-ん]{2,5}?)(?:が|と(?:来|一緒|いっしょ|電話|写真|話|二人|2人)|も来|に電話|です|、|$)"
)
_LONG_VOWEL = re.compile(r"(?<=o)[ou]|(?<=u)u")
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}


def has_spelled_name(text: str) -> bool:
    """Return whether two readings of names stand together, or one stands like a person."""
    known = names()
    if _AFTER_KIN.search(text):
        return True
    if any(_katakana(match.group(1)) in known.readings for match in _SAYS.finditer(text)):
        return True
    pairs = [match.groups() for match in _KANA_PAIR.finditer(text)]
    return any(_are_readings([part for part in pair if part], known) for pair in pairs) or any(
        all(_latin(part) in known.readings_latin for part in match.groups())
        for match in _LATIN_PAIR.finditer(text)
    )


def _are_readings(pair: list[str], known: Names) -> bool:
    return all(_katakana(part) in known.readings or len(part) == 2 for part in pair) and any(  # noqa: PLR2004
        _katakana(part) in known.readings for part in pair
    )


def _katakana(word: str) -> str:
    return word.translate(_TO_KATAKANA)


def _latin(word: str) -> str:
    return _LONG_VOWEL.sub("", word.lower())
