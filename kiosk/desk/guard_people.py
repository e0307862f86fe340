"""Names in a memo that no さん gives away: 田中が, 佐藤の娘, 山田花子, たなかです, キムが, tanaka.

Takes texts that went through `normal.normalise`. Names with a title are in `guard_names`.
"""

from __future__ import annotations

import re

from kiosk.desk.guard_lists import FIRM_ENDINGS
from kiosk.desk.name_lists import Names, names

_KANJI = "一-龯々ヶヵ"
_RUN = re.compile(rf"[{_KANJI}]{{2,}}")
_KATAKANA_RUN = re.compile(r"[ァ-ヴー]{2,}")
_HIRAGANA_RUN = re.compile(r"[ぁ-んー]{3,}")
_LATIN_RUN = re.compile(r"[A-Za-z]{3,}")
# Before a name in one run of kanji: 担当田中, 隣室佐藤.
_ROLES = re.compile(
    r"^(?:担当者?|本人|ご?主人|夫|妻|母|父|娘|息子|長男|次男|長女|次女|講師|係|隣|前任|後任|同居|代理|来所者?|相談者|"
    r"支援者|責任者|班長|会長|職員|旧姓|氏名|姓|名)"
)
# What follows a family name directly: 田中宅, 田中課長.
OF_FAMILY = (
    r"(?:家|宅|夫人|夫妻|夫婦|姓|先生|会長|副会長|課長|係長|部長|次長|主任|主事|班長|所長|館長|議員|医師|講師|親子|兄弟|姉妹|"
    r"母|父|娘|息子|妻|夫|邸|様方|方|両名|本人|兄|弟|姉|妹)"
)
_WITH_FAMILY = re.compile(rf"(.{{1,4}}?){OF_FAMILY}")
_AMOUNT = re.compile(r"[百千万億]+(?:[歩円人回件枚個冊本台字]|$)|[年月日時分円回件枚歳階度]")
_OFFICES = ("先生", "会長", "課長", "議員", "医師")
_KIN = (
    r"の(?:奥|娘|息子|お?母|お?父|妻|夫|家族|お?孫|お?嫁|ご?主人|旦那|お?ばあ|お?じい|おば|おじ|兄|弟|姉|妹|甥|姪|"
    r"お?子|代理|申請|転入|転出|更新|再発行|受け?取り?|代わり|スマホ|携帯|カード|手続|家(?![電具計庭])|件)"
)
_ACTS = (
    r"(?:が|は|も)(?:来(?!庁者|所者|客|年|週|月)|言(?!葉)|話|希望|帰|待|代(?:理|わ)|電話|持|対応|不在|休|手伝|名乗|困|怒|泣|付き添|"
    r"同席|同伴|担当|説明|対応|留守|入院|亡)"
)
_TOLD = (
    r"(?:と名乗|という(?:お?名前|方|人|お)|に(?:電話|連絡|折り返|引きつ|引き継|引継|たの|頼|渡し|聞い)|"
    r"から(?:電話|連絡|聞|紹介|相談|依頼)|と(?:交代|一緒|いっしょ|来所|同行|名乗)|へ(?:電話|連絡|折り返|引きつ|引継))"
)
_LATER = (
    r"が[^、。]{1,8}(?:来(?!庁者|所者|客|年|週|月)|言っ|話し|待っ|帰っ|電話|希望|質問|操作|手伝)"
)
_A_WORD_AS_A_PERSON = re.compile(
    rf"\s*(?:{_LATER}|が(?:対応|担当|同席|説明|付き添|再来)|と名乗|という(?:方|人|お)|に(?:電話|連絡|折り返)|から(?:電話|連絡)|の(?:奥さ|娘|息子|お?母|お?父|妻|夫|孫|お?ばあ|お?じい|おば|おじ)|です[、と])"
)
_LATER_RULE = re.compile(rf"{_LATER}|と名乗")
_AS_A_PERSON = re.compile(
    rf"\s*(?:ご(?:夫[妻婦]|一家|家族|両親|兄弟)|{_KIN}|{_ACTS}|{_TOLD}|{_LATER}|です(?:[、。]|$|\s*と))"
)
# What may follow a word that is a name by itself; okurigana such as り or く may not.
_AFTER_NAME = re.compile(
    r"$|[\s、。,.・()「」/:→⇒-]|[がはのともにへを](?!り|く|ま)|です|だ(?:そう|と|。|$)|から|より|まで|って|という|宛"
)
_ROLE_BEFORE = re.compile(
    r"(?:委員|ボランティア|ヘルパー|担当|講師|職員|係|隣|友人|知人|ケアマネ|マネ?ー?ジャー|"
    r"先生|会長|サポーター|スタッフ|町内会|自治会|老人会|PTA|施設|包括|社協|市民課)の$"
)
_OFFICE_BEFORE = re.compile(r"[館所課署院校園店局会]の$")
_KANA_AFTER = re.compile(r"\s?(?:[ぁ-ん]{2,6}|[ァ-ヴー]{2,6})")
# 知念トヨ, 金城ウメ: a family and two or three katakana, and no more.
_SHORT_GIVEN = re.compile(r"[ァ-ヴ][ァ-ヴー]{1,2}(?=$|[\s、。,・()「」/:→が])")
_OF_SOMEBODY = re.compile(r"の(?:夫|妻|娘|息子|お?母|お?父|兄|弟|姉|妹|奥さ)")
# Nobody's word list knows it, and it is somebody's card, or comes.
_UNKNOWN_AS_A_PERSON = re.compile(
    r"の(?:在留|転入|転出|更新|再発行|カード|携帯|スマホ|iPhone)|(?:が|と)来所|が来(?:た|る)"
)
_MIDDLE_NAME = re.compile(
    r"[ァ-ヴー]{2,}[\s・](?:ティ|ヴァン|バン|ダ|デ|ビン|ビンティ)[\s・][ァ-ヴー]{2,}"
)
_PAIR = re.compile(r"([ァ-ヴー]{2,})[\s・=]([ァ-ヴー]{2,})")
_AFTER_KANA = re.compile(
    r"^\s*(?:$|です|と名乗|という|が(?:来|く|待)|は(?:来|く|待)|の(?:娘|息子|母|父|妻|夫|奥|家族|孫))"
)
_THING_END = re.compile(
    r"(?:アプリ|カード|ポイント|サービス|ページ|メール|コード|サイト|ボタン|フォン|バンク)$"
)
_FIRM_AFTER = re.compile(
    r"で(?!す)|の(?:店|車|アプリ|CM|前|近く|製品|会員|ポイント|コマーシャル|ごはん)|まで|へ行"
    rf"|{'|'.join(FIRM_ENDINGS.split())}|電[機器]|証券|銀行|製薬|生命|火災|商[店会]|書店"
)
_ONE_PARTICLE = re.compile(r"[がはのとにもへ]|から")
_SHORT_NAME = 2
_SURE_LENGTH = 3
_LONGEST_NAME = 7


def has_bare_name(text: str) -> bool:
    """Return whether ``text`` holds what reads as a person's name without a title."""
    known = names()
    return (
        any(
            _is_kanji_name(text, match, known)
            for match in _RUN.finditer(text)
            if not _is_amount(text, match)
        )
        or _MIDDLE_NAME.search(text) is not None
        or any(not known.katakana.isdisjoint(pair) for pair in _PAIR.findall(text))
        or any(_is_katakana_name(text, match, known) for match in _KATAKANA_RUN.finditer(text))
        or any(_is_hiragana_name(text, match, known) for match in _HIRAGANA_RUN.finditer(text))
        or any(match.group().lower() in known.latin for match in _LATIN_RUN.finditer(text))
    )


def starts_with_name(word: str) -> bool:
    """Return whether ``word`` begins with a name as long as two letters or more."""
    known = names()
    beginnings = [word[:length] for length in range(2, len(word) + 1)]
    lists = (known.family, known.doubtful, known.given, known.katakana)
    kana = known.family_hiragana | known.given_hiragana
    return any(
        any(part in one for one in lists) or (part in kana and len(part) > _SHORT_NAME)
        for part in beginnings
    )


def _is_amount(text: str, match: re.Match[str]) -> bool:
    """Say whether the kanji only go on a number: 5千歩."""
    before = text[max(0, match.start() - 1) : match.start()]
    return before.isdigit() and _AMOUNT.match(match.group()) is not None


def _is_kanji_name(text: str, match: re.Match[str], known: Names) -> bool:
    run, after = match.group(), text[match.end() :]
    if after[:1] in {"さ", "様", "氏"} and after.startswith(("さん", "さま")):
        return False
    if _is_person(run, after, known):
        return True
    kana = _KANA_AFTER.match(after)
    is_full = kana is not None and any(
        kana.group()[:length] in one
        for length in range(2, len(kana.group()) + 1)
        for one in (known.given_hiragana, known.doubtful_hiragana, known.katakana)
    )
    is_full = is_full or _SHORT_GIVEN.match(after) is not None
    if is_full and (_is_family(run, known) or run in known.word_family):
        return True
    before = text[: match.start()]
    if _ROLE_BEFORE.search(before) and (_is_family(run, known) or run in known.word_family):
        return True
    if _OFFICE_BEFORE.search(before) and _is_family(run, known):
        return True
    stripped = _ROLES.sub("", run, count=1)
    is_named = stripped in known.doubtful and bool(_AFTER_NAME.match(after))
    is_other = len(stripped) >= _SHORT_NAME and stripped != run
    return is_other and (is_named or _is_person(stripped, after, known))


def _is_person(run: str, after: str, known: Names) -> bool:
    with_family = _WITH_FAMILY.fullmatch(run)
    if with_family:
        family = with_family.group(1)
        is_given = family in known.given | known.doubtful_given and run.endswith("先生")
        if (
            is_given
            or _starts_name(family, known)
            or (family in known.one_kanji and run.endswith(_OFFICES))
        ):
            return True
    if run in known.places:
        return bool(_LATER_RULE.match(after))
    if run in known.word_family:
        return bool(_A_WORD_AS_A_PERSON.match(after))
    if run in known.family or run in known.given or run in known.doubtful:
        return bool(_AFTER_NAME.match(after) or _AS_A_PERSON.match(after))
    if run[-1] in known.short_given and _AFTER_NAME.match(after) and _starts_name(run[:-1], known):
        return True
    return any(
        _starts_name(run[:length], known)
        and (run[length:] in known.given or run[length:] in known.doubtful_given)
        for length in range(_SHORT_NAME, len(run) - 1)
    )


def _starts_name(word: str, known: Names) -> bool:
    return _is_family(word, known) or word in known.word_family or word in known.places


def _is_family(word: str, known: Names) -> bool:
    return word in known.family or word in known.doubtful


def _is_katakana_name(text: str, match: re.Match[str], known: Names) -> bool:
    word, after = match.group(), text[match.end() :]
    if text[match.end() : match.end() + 1] == "子" and len(word) == _SHORT_NAME:
        return True
    if _OF_SOMEBODY.match(after) and word not in known.people:
        return True
    is_unknown = _SHORT_NAME < len(word) <= _LONGEST_NAME and word not in known.everyday_katakana
    is_unknown = is_unknown and not _THING_END.search(word)
    if is_unknown and _UNKNOWN_AS_A_PERSON.match(after):
        return True
    if word in known.short_katakana and re.match(r"$|[\s、。]|が[^、。]{1,8}た", after):
        return True
    return word in known.katakana and _is_person_in_katakana(word, after, known)


def _is_person_in_katakana(word: str, after: str, known: Names) -> bool:
    if _AS_A_PERSON.match(after):
        return True
    is_other_word = word in known.everyday_katakana and after.startswith("の")  # サトウのごはん
    return len(word) > _SHORT_NAME and not is_other_word and not _FIRM_AFTER.match(after)


def _is_hiragana_name(text: str, match: re.Match[str], known: Names) -> bool:
    run, after = match.group(), text[match.end() :]
    for name in _name_in(run, known):
        rest = run[len(name) :] + after
        if name in known.family_hiragana:
            is_alone = not run[len(name) :] and bool(re.match(r"$|[\s、。,()「」/:]", after))
            if is_alone or _AFTER_KANA.match(rest) or _AS_A_PERSON.match(rest):
                return True
        elif name in known.doubtful_hiragana or name not in known.given_hiragana:
            if _AS_A_PERSON.match(rest) or (
                len(name) > _SURE_LENGTH and _ONE_PARTICLE.fullmatch(run[len(name) :])
            ):
                return True
        elif _AS_A_PERSON.match(rest) or _ends_after(run[len(name) :], after):
            return True
    return False


def _ends_after(rest_of_run: str, after: str) -> bool:
    if rest_of_run:
        return bool(_ONE_PARTICLE.fullmatch(rest_of_run))
    return bool(_AFTER_NAME.match(after))


def _name_in(run: str, known: Names) -> list[str]:
    lengths = range(3, min(len(run), 7) + 1)
    kana = (
        known.family_hiragana,
        known.given_hiragana,
        known.doubtful_hiragana,
        known.rare_hiragana,
    )
    return [run[:length] for length in lengths if any(run[:length] in one for one in kana)]
