"""Names of people in a memo: before さん and the like, after a family name everybody knows.

Takes texts that went through `normal.normalise`. People named by what they are to the resident
(娘さん, 係の方, お客さん) are no names.
"""

from __future__ import annotations

import re

from kiosk.desk.guard_lists import (
    BRANDS,
    DOUBTFUL_SURNAMES,
    FIGURES,
    FIRM_ENDINGS,
    GIVEN_IN_YO,
    KANA_ENDINGS,
    PEOPLE,
    ROLE_ENDINGS,
    SURNAMES,
    TRADES,
)
from kiosk.desk.guard_reading import is_noun_before_title
from kiosk.desk.name_lists import names

_KANJI = "一-龯々ヶ"
_WORD = re.compile(rf"[{_KANJI}ァ-ヴーA-Za-z]+|[ぁ-んー]+|\d+|\s+|.", re.DOTALL)
_TITLE = re.compile(r"さん|サン|様|さま|サマ|氏|くん|クン|君|ちゃん|チャン|殿")

_PEOPLE = frozenset(PEOPLE.split())
_GIVEN_IN_YO = frozenset(GIVEN_IN_YO.split())
_ROLE_ENDINGS = tuple(ROLE_ENDINGS.split())
_KANA_ENDINGS = tuple(KANA_ENDINGS.split())
# Of these, people by what they are; the others only look like the beginning of another word.
_KANA_KIN = tuple(word for word in _KANA_ENDINGS if len(word) > 1)
_PARTICLES = "をにがはもとでのへやかねよてたりばどらけれるいくすつうまっなし"
_NOT_TITLE_AFTER = {
    "様": re.compile(r"[子式々態相]"),
    "さま": re.compile(r"ざま|たげ"),
    "氏": re.compile(r"名|族"),
    "くん": re.compile(r"れん|くん|しょう"),
    "ちゃん": re.compile(r"ぽん|ちゃんこ|こ鍋"),
    "さん": re.compile(
        r"[\d]|(?:か(?!ら|い?っ)|こう|ぽ|ざん|ぷん|びょう|じゅう|がつ|しつ|ぎょう|しょう|にん|ねん|まい)"
    ),
    "君": re.compile(r"[主臨]"),
    "殿": re.compile(r"[堂下]"),
}
_PLACE_OR_FIRM = (
    r"(?!駅|町|区|市|県|医院|病院|内科|歯科|眼科|薬局|電機|商店|書店|銀行|屋|"
    rf"通り|公園|橋|川|湖|島|山|台|ビル|店|{'|'.join(FIRM_ENDINGS.split())})"
)
_NOT_NAMES_WITH = {"様": ("王", "神", "仏", "殿"), "さま": ("王", "神", "仏")}
_SURNAME = re.compile(rf"(?<![{_KANJI}])(?:{'|'.join(SURNAMES.split())}){_PLACE_OR_FIRM}")
_FAMILY_OF = re.compile(
    rf"(?<![{_KANJI}])({'|'.join(DOUBTFUL_SURNAMES.split())})の"
    r"(奥|ご?主人|旦那|娘|息子|お?母|お?父|お?ばあ|お?じい|お?子|家族|家)"
)
# Whoever lives far away: 千葉の娘 is a daughter in Chiba.
_ELSEWHERE = frozenset({"娘", "息子", "母", "お母", "父", "お父", "家族", "家", "子", "お子"})
_SAYS_NAME = re.compile(
    r"(?:お?名前|氏名|名字|苗字|姓名|なまえ)\s*(?:は|が|:|=|、)\s*"
    r"(?!聞|書|記|言|不|な|わ|未|伏|同|変|確|違|省|入|名乗|出|読|ち|漢字|ふりがな|カタカナ|ローマ字|旧|外字|い|後)"
    r"[一-龯々ァ-ヴーぁ-んA-Za-z]{2,}"
    r"|[一-龯]{2,4}という(?:お?名前|方|人)"
    r"|(?:通称|愛称|あだ名|呼び名)(?:は|が|:|「|\s)*(?!名|の|を|で|と|も|な|ま|募集|変|つ|付|案|登録|欄)[一-龯々ァ-ヴーぁ-んA-Za-z]{2,}"
)
_LATIN_TITLE = re.compile(
    r"(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Dr)\.?\s*[A-Z][a-z]+"
    r"|(?<![A-Za-z])[A-Za-z]{2,}[\-\s](?:san|sama|kun|chan)(?![A-Za-z])",
)
_REGISTER_LETTER = re.compile("[髙﨑嵜德濵桒栁曻槗瀨\U00020bb7](?!島屋)")
# きよ子さん; but うちの子さん, お子さん.
_KANA_AND_KO = re.compile(r"(?:^|[\s、。・])[ぁ-ん]{1,2}[ぁ-なにぬねは-ん]子$")
_SHOPKEEPER = re.compile(rf"(?:{'|'.join(TRADES.split())})屋")
# Only as what is seen or sung: a resident may be called like one.
_FIGURE = re.compile(
    rf"(?:(?:{'|'.join(FIGURES.split())})(?:さん|さま|ちゃん|くん|君|先生)?|[{_KANJI}]{{2,6}}選手)"
    r"(?=の(?:(?:新|旧|千円|五千円|一万円)?お?札|曲|着信音|着メロ|主題歌|ドラマ|録画|動画|番組|映画|歌|絵|チラシ|漫画|マンガ|アニメ|本(?!人)|銅像|話|イラスト|スタンプ|"
    r"カレンダー|グッズ|ぬいぐるみ|ポスター|懸賞|シール|CM|試合|写真集|ニュース|再放送)|を歌)"
)
_BRANDS = "|".join(BRANDS.split())
_LATIN_PAIR = re.compile(
    rf"(?<![A-Za-z])(?!(?:{_BRANDS})(?![a-z]))[A-Z][a-z]{{1,}}\s+(?!(?:{_BRANDS})(?![a-z]))[A-Z][a-z]{{1,}}"
)


def has_register_letter(text: str) -> bool:
    """Return whether a letter stands there that only the register of names uses: 髙, 濵."""
    return bool(_REGISTER_LETTER.search(text))


def without_figures(text: str) -> str:
    """Return ``text`` with □ for people of banknotes, history and television."""
    return _FIGURE.sub("□", text)


def has_titled_name(text: str) -> bool:
    """Return whether somebody is named: with さん and the like, or after "名前は"."""
    if _SAYS_NAME.search(text) or _LATIN_TITLE.search(text):
        return True
    return any(_is_name(text, match) for match in _TITLE.finditer(text))


def has_possible_name(text: str) -> bool:
    """Return whether ``text`` holds a common family name or two Latin words like a name."""
    return any(rule.search(text) for rule in (_SURNAME, _LATIN_PAIR)) or any(
        match.group(1) not in names().places or match.group(2) not in _ELSEWHERE
        for match in _FAMILY_OF.finditer(text)
    )


def _is_name(text: str, match: re.Match[str]) -> bool:
    title, after = match.group(), text[match.end() :]
    excluded = _NOT_TITLE_AFTER.get(title)
    before = text[: match.start()].rstrip(" 　・)]」』")
    if not before or (excluded and excluded.match(after)):
        return False
    word = _last_word(before)
    if not word or before.endswith(_NOT_NAMES_WITH.get(title, ("\n",))):
        return False
    if re.fullmatch(r"[ぁ-んー]+", word):
        return _is_kana_name(word, title, before=before, after=after)
    if title == "くん" and len(word) == 1 and re.match(r"だ|で|じゃ|な|の", after):
        return False  # 書くんです
    if title in {"ちゃん", "チャン"} and after.startswith("と"):
        return bool(
            re.match(r"と(?:来|一緒|いっしょ|呼|よば|よぶ|話|行|電話)", after)
        ) and not _is_role(word)
    return not _is_role(word) or bool(_KANA_AND_KO.search(before))


def _is_role(word: str) -> bool:
    if word in _PEOPLE or (len(word) > 1 and word.endswith(_ROLE_ENDINGS)):
        return True
    return bool(_SHOPKEEPER.fullmatch(word))


def _is_kana_name(word: str, title: str, *, before: str, after: str) -> bool:
    known = names()
    is_family = word in known.family_hiragana  # さいとう, though とう alone is a father
    is_boy = title == "君" and word in known.given_hiragana
    # かよさん, but 見積もりとよさん (予算)
    is_old = word in _GIVEN_IN_YO and (len(word) == len(before) or before[-3:-2] in " 、。")
    if is_family or is_boy or is_old:
        return True
    if title in {"氏", "君", "殿"} or (title in {"ちゃん"} and after.startswith("と")):
        return False
    is_name = word in known.given_hiragana or word in known.doubtful_hiragana
    if not word.endswith(_KANA_KIN) and (
        is_name or is_noun_before_title(before + title, len(before))
    ):
        return True  # しんじ, though じ alone begins じさん
    if word.endswith(_KANA_ENDINGS) or word[-1] in "をへっ":
        return False
    core = word.lstrip(_PARTICLES) if len(word) < len(before) else word
    if title in {"くん", "様"} and re.match(r"だ|で|じゃ|な|に(?!つ)", after) and len(core) < 2:  # noqa: PLR2004
        return False
    return len(core) >= 2  # noqa: PLR2004


def _last_word(before: str) -> str:
    words = _WORD.findall(before)
    last = words[-1]
    return last if re.match(rf"[{_KANJI}ァ-ヴーA-Za-zぁ-ん]", last) else ""
