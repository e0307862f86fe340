"""Web and mail addresses as a person at a counter would read them out.

Other Latin words are the engine's and the dictionary's.
"""

from __future__ import annotations

import re

_NAMES = """エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ オー ピー
キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット
ゼロ イチ ニー サン ヨン ゴー ロク ナナ ハチ キュウ"""
_LETTER = dict(zip("abcdefghijklmnopqrstuvwxyz0123456789", _NAMES.split(), strict=True))
_SIGN = {
    ".": "ドット",
    "/": "スラッシュ",
    "-": "ハイフン",
    "_": "アンダーバー",
    "@": "アットマーク",
    "?": "ハテナ",
    "=": "イコール",
    "&": "アンド",
    "%": "パーセント",
    ":": "コロン",
    "#": "シャープ",
    "~": "チルダ",
    "+": "プラス",
}
_WORD = {
    "city": "シティー",
    "town": "タウン",
    "pref": "プリフ",
    "com": "コム",
    "net": "ネット",
    "org": "オルグ",
    "go": "ゴー",
    "info": "インフォ",
    "mail": "メール",
    "index": "インデックス",
    "html": "エイチティーエムエル",
    "card": "カード",
    "kojinbango": "コジンバンゴウ",
    "myna": "マイナ",
    "digital": "デジタル",
    "support": "サポート",
    "online": "オンライン",
    "service": "サービス",
}
# Shorter labels (go, co, ac) are abbreviations and are spelled.
_SHORTEST_ROMAJI = 4
_VOWELS = dict(zip("aiueo", range(5), strict=True))
_ROMAJI = {
    "": "アイウエオ",
    "k": "カキクケコ",
    "s": "サシスセソ",
    "t": "タチツテト",
    "n": "ナニヌネノ",
    "h": "ハヒフヘホ",
    "m": "マミムメモ",
    "r": "ラリルレロ",
    "g": "ガギグゲゴ",
    "z": "ザジズゼゾ",
    "d": "ダヂヅデド",
    "b": "バビブベボ",
    "p": "パピプペポ",
}
_SPECIAL = {
    "ya": "ヤ", "yu": "ユ", "yo": "ヨ", "wa": "ワ", "shi": "シ", "chi": "チ", "tsu": "ツ",
    "fu": "フ", "ji": "ジ", "sha": "シャ", "shu": "シュ", "sho": "ショ", "cha": "チャ",
    "chu": "チュ", "cho": "チョ", "ja": "ジャ", "ju": "ジュ", "jo": "ジョ",
}  # fmt: skip
_SYLLABLE = re.compile(
    r"(?P<double>([kstcpgdbz])(?=\2)|t(?=ch))|(?P<special>[sc]h[auio]|tsu|j[auio]|fu|y[auo]|wa)"
    r"|(?P<glide>[knhmrgbp]y[auo])|(?P<plain>[kstnhmrgzdbp]?[aiueo])|(?P<n>n|m(?=[bpm]))"
)


def address(text: str) -> str:
    """Return how a web or mail address is said, label by label; the scheme is left out."""
    bare = re.sub(r"^https?://", "", text).rstrip("/")
    return "".join(_label(part) for part in re.findall(r"[A-Za-z0-9]+|[^A-Za-z0-9]", bare))


def romaji(word: str) -> str | None:
    """Return the katakana of a lower-case Hepburn word; `None` when it is none."""
    kana = ""
    at = 0
    while at < len(word):
        match = _SYLLABLE.match(word, at)
        if match is None:
            return None
        kana += _syllable(match)
        at = match.end()
    return kana


def _syllable(match: re.Match[str]) -> str:
    text = match.group()
    if match["double"]:
        return "ッ"
    if match["n"]:
        return "ン"
    if match["special"]:
        return _SPECIAL[text]
    if match["glide"]:
        return _ROMAJI[text[0]][1] + {"a": "ャ", "u": "ュ", "o": "ョ"}[text[2]]
    return _ROMAJI[text[:-1]][_VOWELS[text[-1]]]


def _label(part: str) -> str:
    lower = part.lower()
    if lower in _SIGN:
        return _SIGN[lower]
    if lower in _WORD:
        return _WORD[lower]
    kana = romaji(lower) if len(lower) >= _SHORTEST_ROMAJI else None
    return kana or "".join(_LETTER.get(char, char) for char in lower)
