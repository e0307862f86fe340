"""Under which foldings two spellings count as the same word, for searching only.

Nothing folded is ever shown or spoken. Ranking belongs to `kiosk.procedures.search`.
"""

from __future__ import annotations

import re
import unicodedata

from kiosk.language.hanzi import JAPANESE_FORMS

_ALIKE = str.maketrans(
    "ぁぃぅぇぉっゃゅょゎゕゖゔぢづゐゑを", "あいうえおつやゆよわかけぶじずいえお"
)
_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_SAME = (
    JAPANESE_FORMS
    | {ord("đ"): "d"}
    | _ALIKE
    | {code: _ALIKE.get(kana, kana) for code, kana in _KATAKANA.items()}
)
_ACCENTED = re.compile(r"[à-öø-ɏḁ-ỿ]")
_NOT_WORD = re.compile(r"[^\w]|_|ー|[〜～]")
_LATIN = re.compile(r"[a-z' -]+")

_O_ROW = "おこそとのほもよろごぞどぼぽ"
_U_ROW = "うくすつぬふむゆるぐずぶぷ"
_A_ROW = "あかさたなはまやらわがざだばぱ"
_I_ROW = "いきしちにひみりぎじびぴ"
_E_ROW = "えけせてねへめれげぜでべぺ"
_LONG = re.compile(
    f"(?<=[{_O_ROW}{_U_ROW}])う+|(?<=[{_O_ROW}])お+|(?<=[{_A_ROW}])あ+"
    f"|(?<=[{_I_ROW}])い+|(?<=[{_E_ROW}])え+"
)

_VOWELS = "aiueo"
_KANA_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "s": "さしすせそ",
    "t": "たちつてと",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "m": "まみむめも",
    "r": "らりるれろ",
    "g": "がぎぐげご",
    "z": "ざじずぜぞ",
    "d": "だぢづでど",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}
_Y_ROWS = {
    "ky": "き",
    "gy": "ぎ",
    "ny": "に",
    "hy": "ひ",
    "my": "み",
    "ry": "り",
    "by": "び",
    "py": "ぴ",
    "sy": "し",
    "sh": "し",
    "ty": "ち",
    "cy": "ち",
    "ch": "ち",
    "zy": "じ",
    "jy": "じ",
    "j": "じ",
}
_OTHERS = {
    "ya": "や",
    "yu": "ゆ",
    "yo": "よ",
    "wa": "わ",
    "wo": "を",
    "shi": "し",
    "she": "しぇ",
    "chi": "ち",
    "che": "ちぇ",
    "tsu": "つ",
    "ji": "じ",
    "je": "じぇ",
    "fu": "ふ",
    "fa": "ふぁ",
    "fi": "ふぃ",
    "fe": "ふぇ",
    "fo": "ふぉ",
    "ti": "ち",
    "va": "ゔぁ",
    "vi": "ゔぃ",
    "vu": "ゔ",
    "ve": "ゔぇ",
    "vo": "ゔぉ",
}
_DOUBLED = frozenset("kstpgzdbchjfmr")


def _syllables() -> dict[str, str]:
    table = {
        consonant + vowel: kana
        for consonant, row in _KANA_ROWS.items()
        for vowel, kana in zip(_VOWELS, row, strict=True)
    }
    for consonants, kana in _Y_ROWS.items():
        for vowel, small in zip("auo", "ゃゅょ", strict=True):
            table[consonants + vowel] = kana + small
    return table | _OTHERS


_SYLLABLES = _syllables()


def folded(text: str) -> str:
    """Return ``text`` with everything removed that people write differently for the same word.

    Width, case, katakana, small kana, long marks, accents of Latin letters, ぢ and づ, Chinese
    forms of kanji, spaces and signs no longer matter; voicing marks still do (がき is not かき).
    """
    wide = unicodedata.normalize("NFKC", text).lower()
    bare = _NOT_WORD.sub("", _ACCENTED.sub(_without_accent, wide))
    return bare.translate(_SAME)


def _without_accent(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", letter.group())[0]


def shortened(text: str) -> str:
    """Return folded ``text`` without its long vowels: じゅうみん and じゅみん become one."""
    return _LONG.sub("", text)


def typed_forms(query: str) -> set[str]:
    """Return what ``query`` may stand for, folded: itself, and the kana that its letters spell."""
    return {folded(query), folded(kana_of_romaji(query.strip()) or "")} - {""}


def kana_of_romaji(text: str) -> str | None:
    """Return the hiragana that Latin ``text`` spells in Hepburn or Kunrei, folded.

    An unfinished syllable at the end is left out, so that typing letter by letter works. `None`
    means that the text is no Japanese in Latin letters.
    """
    letters = unicodedata.normalize("NFKC", text).lower()
    letters = _ACCENTED.sub(_without_accent, letters)
    if not _LATIN.fullmatch(letters):
        return None
    rest, kana = re.sub(r"[ -]", "", letters), ""
    while rest:
        syllable, taken = _first_syllable(rest)
        if taken == 0:
            is_unfinished = bool(kana) and re.fullmatch(r"[b-df-hj-np-tv-z]{1,2}", rest)
            return folded(kana) if is_unfinished else None
        kana, rest = kana + syllable, rest[taken:]
    return folded(kana)


def _first_syllable(rest: str) -> tuple[str, int]:
    for length in (3, 2, 1):
        if rest[:length] in _SYLLABLES and len(rest) >= length:
            return _SYLLABLES[rest[:length]], length
    if rest[0] == "n":
        return "ん", 2 if rest[1:2] == "'" else 1
    if rest[0] == "m" and rest[1:2] in ("b", "p", "m"):
        return "ん", 1
    if (rest[0] in _DOUBLED and rest[1:2] == rest[0]) or rest.startswith("tch"):
        return "っ", 1
    if rest[0] == "h" and rest[1:2] not in ("", "y"):
        return "", 1  # the h of a long vowel: ohno, juuminhyoh
    return "", 0
