"""Names as a reader finds them: words with their part of speech, and what stands around them.

Takes texts that went through `normal.normalise`. `guard_people` knows names by lists alone; here
the sentence decides: 孫のさくらが is a person, さくらの開花 and 三浦大根 are not.
"""

from __future__ import annotations

import re

from kiosk.desk.guard_people import OF_FAMILY
from kiosk.desk.name_lists import Names, names
from kiosk.desk.word_reader import Word, read_words

_KIN = (
    r"(?:奥(?:様|さん|さま)|旦那(?:様|さん)?|ご?主人|夫|妻|家内|女房|亭主|(?:お|祖|義|叔|伯)?[父母](?:親|さん)?|お?(?:じい|ばあ|とう|かあ|にい|ねえ)さん|"
    r"[長次三四]男|[長次三四]女|息子|娘|お?孫(?:娘|息子|さん)?|ひ孫|曾孫|お?嫁(?:さん)?|婿|[兄弟姉妹](?:さん)?|おじ|おば|いとこ|甥|姪|"
    r"同居人?|友人|友だち|友達|知人|隣人?|となり|近所|大家|担当者?|通訳|講師|先生|職員|係|ヘルパー|ケアマネ(?:ジャー)?|ボランティア|"
    r"サポーター|民生委員|支援[者員]|相談者|来所者|利用者|ご?本人|氏名|名前|保護者|後見人)"
)
_BETWEEN = r"(?:の|は|が|[\s、・:=(「『]){0,2}"
_CALLED = re.compile(
    rf"{_KIN}(?:さん|様)?{_BETWEEN}(?<![一-龯]の家)([一-龯々]{{1,4}}|[ぁ-ん]{{2,6}}|[ァ-ヴー]{{2,6}})"
)
_ENDS_NAME = re.compile(
    r"$|[\s、。,.)」』(:/→⇒]|[はがもとにを](?!り|く|ま)|から|より|という|です|への?|で(?!き)"
)
# Not 行き方 地図, その音 小さい: a family begins a word.
_NEIGHBOUR = re.compile(r"(?<![一-龯ぁ-ん\d])([一-龯])[\s・]([一-龯]{1,2})(?![一-龯])")
_TWO_KANJI = re.compile(r"(?<![一-龯])[一-龯]{2}(?![一-龯])")
_THREE_KANJI = re.compile(r"(?<![一-龯])[一-龯]{3}(?![一-龯])")
_MANY_PARTS = re.compile(r"([ァ-ヴー]+)[・=\s]([ァ-ヴー]+)[・=\s][ァ-ヴー]+")
_TWO_PARTS = re.compile(r"(?<![ァ-ヴー])([ァ-ヴー]+)[\s・=]([ァ-ヴー]{2,})(?![ァ-ヴー])")
_KANA_PAIR = re.compile(
    r"(?:^|(?<=[\s、。・(「]))([ぁ-ん]{2,5})[\s・]([ぁ-ん]{2,5})(?=$|[\s、。・)」])"
)
_PET_NAME = re.compile(
    r"(?:^|[\s、。」)]|の|と)お?([ぁ-んァ-ヴー]{2,3}|[一-龯])ちゃん(?:[とがのにはもを、]|$)"
)
_NO_PETS = frozenset(
    """
    もう まだ でも では ほぼ いつも もっと 赤 あか 坊 孫 まご じい ばあ ばば じじ ねえ にい
    兄 姉 父 母 爺 婆 わん にゃん ワン ニャン 嬢 犬 猫
    """.split()  # noqa: SIM905 - a list of words reads better as a text
)
_TWO_KATAKANA = "メモ バス ペン ピン パス デイ ガス ゴミ カギ ネコ イヌ パパ ママ カメ ミス"
_OF_PERSON = re.compile(
    r"の(?:奥|娘|息子|お?母|お?父|妻|夫|お?孫|お?嫁|ご?主人|旦那|お?ばあ|お?じい|兄|弟|姉|妹|甥|姪|代理|代わり|件|分|携帯|スマホ|カード|電話|保険証|手続|申請|更新|登録|設定|再発行|転[入出居]|住民票|年金|通帳|名|祖父|祖母|県住|市住|団地|家|予約|相談|質問|希望|連絡|伝言|忘れ|メール|写真|パスワード|アカウント)"
)
_AS_SOMEBODY = re.compile(r"が|に(?:聞|電話|連絡|頼|たの|話)|と|も|から(?:聞|き|電話|連絡|紹介)")
_THING_SUFFIX = re.compile(r"[線城川山湖寺橋港]|大根|錦|牛|焼|駅|町|市|公園|海岸|大学|団地")
_FACILITY = re.compile(
    r"の(?:公園|駅|店|体育館|プール|ホール|会館|スーパー|モール|温泉|ホテル|旅館|球場|競技場|動物園|水族館|博物館|美術館|イベント|城|港|フェリー|"
    r"郵便局|図書館|センター|学校|病院|海|山|川|花|祭|桜|朝市|バス|市民|公民館|交番|"
    r"方|人|ほう|天気|地図|写真)"
)
_FOOD = re.compile(
    r"の(?:柿の種|せんべい|お?菓子|あ?んぱん|パン|うどん|そば|カレー|ハム|牛乳|チョコ|ごはん|ラーメン|餃子|お茶|弁当)"
)
_PLACE_AFTER = re.compile(
    r"駅|まで|行き|方面|へ(?!電話|連絡|折)|から(?!電話|連絡|聞|紹介|相談|依頼)"
)
_PERSON_NOUN = re.compile(rf"{_KIN}|{OF_FAMILY}")
_KANJI_WORD = re.compile(r"[一-龯々ヶ]+")
_KATAKANA_WORD = re.compile(r"[ァ-ヴー]+")
_KANA_WORD = re.compile(r"[ぁ-ん]{2,}")
_ONE = 1
_TWO = 2


def has_read_name(text: str) -> bool:
    """Return whether the words of ``text``, read in their sentence, name a person."""
    known = names()
    return (
        any(_is_called(text, match, known) for match in _CALLED.finditer(text))
        or any(_is_neighbour(match, known) for match in _NEIGHBOUR.finditer(text))
        or any(_is_foreign(match, known) for match in _MANY_PARTS.finditer(text))
        or any(
            len(match.group(1)) == _ONE or not any(_is_word(part, known) for part in match.groups())
            for match in _TWO_PARTS.finditer(text)
        )
        or any(match.group(1) not in _NO_PETS for match in _PET_NAME.finditer(text))
        or _is_long_chinese(text, read_words(text), known)
        or _is_chinese(text, read_words(text), known)
        or any(_is_kana_pair(text, match, known) for match in _KANA_PAIR.finditer(text))
        or _has_person(text, read_words(text), known)
    )


def is_noun_before_title(text: str, end: int) -> bool:
    """Return whether one noun in kana ends at ``end``, where a title begins."""
    return any(
        word.end == end and _KANA_WORD.fullmatch(word.text) and (word.is_person or word.is_thing)
        for word in read_words(text)
    )


def without_things(text: str) -> str:
    """Return ``text`` with □ for places, firms and things that are called like a family.

    三浦大根, 山田線, 森永の工場; what stands like a person (小松が来る) stays.
    """
    words = read_words(text)
    known = names()
    for number, word in enumerate(words):
        after = text[word.end :]
        following = words[number + 1] if number + 1 < len(words) else None
        is_thing = _is_thing(word, following, after, known)
        if is_thing:
            is_two = following is not None and word.is_person and word.text not in known.places
            end = following.end if following and is_two else word.end
            text = text[: word.start] + "□" * (end - word.start) + text[end:]
    return text


def _is_thing(word: Word, following: Word | None, after: str, known: Names) -> bool:
    """Return whether ``word`` names a place, a firm or a thing, by what follows it."""
    if not _KANJI_WORD.fullmatch(word.text):
        is_kana = _KATAKANA_WORD.fullmatch(word.text) or _KANA_WORD.fullmatch(word.text)
        return word.is_firm and bool(is_kana) and _is_place_or_firm(after)
    if word.is_person and _FOOD.match(after):
        return True
    if _FACILITY.match(after):
        # 三浦の方 may be somebody of that name; 藤沢の方 comes from there.
        is_somebody = after.startswith(("の方", "の人"))
        if word.text in known.places or (word.text in known.doubtful and not is_somebody):
            return True
    if word.is_other_proper:
        return len(word.text) > _TWO or _is_place_or_firm(after)
    if word.is_person and following and following.start == word.end:
        return _names_a_thing(word, following, known)
    return False


def _is_place_or_firm(after: str) -> bool:
    if _PLACE_AFTER.match(after):
        return True
    return after.startswith("の") and not _OF_PERSON.match(after)


def _names_a_thing(word: Word, following: Word, known: Names) -> bool:
    if _is_given(following.text, known):
        return False
    if following.is_given:
        is_full = following.text in known.short_given or len(following.text) > _ONE
        return not is_full and not word.is_given
    if _THING_SUFFIX.match(following.text):
        return True
    return following.is_thing and not _PERSON_NOUN.match(following.text)


def _is_given(text: str, known: Names) -> bool:
    return any(text in one for one in (known.given, known.given_hiragana, known.doubtful_hiragana))


def _has_person(text: str, words: list[Word], known: Names) -> bool:
    for number, word in enumerate(words):
        if not word.is_person:
            continue
        following = words[number + 1] if number + 1 < len(words) else None
        if _is_person(word, following, text[word.end :], known):
            return True
    return False


def _is_person(word: Word, following: Word | None, after: str, known: Names) -> bool:
    is_attached = following is not None and following.start == word.end
    if following is not None and following.is_given and not word.is_given:
        if len(word.text) == _ONE and not _KANJI_WORD.fullmatch(following.text):
            return _is_given(following.text, known) or following.text in known.katakana
        return not (is_attached and _names_a_thing(word, following, known))
    if following is not None and is_attached and _names_a_thing(word, following, known):
        return False
    if len(word.text) == _ONE or word.text in known.places or _is_word(word.text, known):
        return False
    if not _KANJI_WORD.fullmatch(word.text):
        is_doubtful = word.text in known.doubtful_hiragana or len(word.text) == _TWO
        return bool(_ENDS_NAME.match(after)) and not is_doubtful and word.text.isascii() is False
    return bool(_ENDS_NAME.match(after) or _OF_PERSON.match(after))


def _is_called(text: str, match: re.Match[str], known: Names) -> bool:
    run, after = match.group(1), text[match.end(1) :]
    lists = (
        known.given, known.doubtful_given, known.family, known.doubtful, known.given_hiragana,
        known.doubtful_hiragana, known.katakana, known.short_katakana,
    )  # fmt: skip
    if run in known.short_given and (_ENDS_NAME.match(after) or _OF_PERSON.match(after)):
        return True
    if run in known.word_family and _AS_SOMEBODY.match(after):
        return True
    if re.match("[ぁ-ん]", run) and _is_plain_word_as_name(text, match.start(1)):
        return True
    for length in range(len(run), 1, -1):
        name, rest = run[:length], run[length:] + after
        ends = _ENDS_NAME.match(rest) or _OF_PERSON.match(rest)
        if ends and any(name in one for one in lists):
            return True
    is_short = re.fullmatch(r"[ァ-ヴー]{2,4}", run) and not (
        run in _TWO_KATAKANA if len(run) == _TWO else _is_word(run, known)
    )
    return bool(is_short and (_ENDS_NAME.match(after) or _OF_PERSON.match(after)))


def _is_kana_pair(text: str, match: re.Match[str], known: Names) -> bool:
    lists = (
        known.family_hiragana,
        known.given_hiragana,
        known.doubtful_hiragana,
        known.rare_hiragana,
    )
    if any(part in one for part in match.groups() for one in lists):
        return True
    starts = {match.start(1), match.start(2)}
    return any(word.start in starts and word.is_person for word in read_words(text))


def _is_plain_word_as_name(text: str, start: int) -> bool:
    for word in read_words(text):
        if word.start == start and len(word.text) >= _TWO:
            is_noun = word.kinds[:2] in {("名詞", "一般"), ("名詞", "固有名詞")}
            return is_noun and bool(re.match(r"$|[がとも、)」]", text[word.end :]))
    return False


def _is_neighbour(match: re.Match[str], known: Names) -> bool:
    return match.group(1) in known.one_kanji


def _is_long_chinese(text: str, words: list[Word], known: Names) -> bool:
    """Return whether a family name of one kanji stands before two more that are no word: 郭美玉."""
    for match in _THREE_KANJI.finditer(text):
        family = match.group()[:1]
        starts = any(word.start == match.start() and word.is_person for word in words)
        ends = _ENDS_NAME.match(text[match.end() :]) or _OF_PERSON.match(text[match.end() :])
        if family in known.one_kanji and starts and ends:
            return True
    return False


def _is_chinese(text: str, words: list[Word], known: Names) -> bool:
    """Return whether a family name and a given name of one kanji each stand together: 王芳."""
    for match in _TWO_KANJI.finditer(text):
        family, given = match.group()[:1], match.group()[1:]
        whole = any(word.start == match.start() and word.end >= match.end() for word in words)
        if family in known.one_kanji and given in known.chinese_given and not whole:
            return True
    return False


def _is_foreign(match: re.Match[str], known: Names) -> bool:
    return not all(_is_word(part, known) for part in match.groups())


def _is_word(word: str, known: Names) -> bool:
    return word in known.everyday_katakana and word not in known.short_katakana
