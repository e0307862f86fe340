"""Numbers in a memo: runs of four digits and more, however they are broken up.

Takes texts that went through `normal.normalise`. Dates, times, ranges, fees and public help lines
that an ordinary note may hold are recognised and left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from stdnum.jp import in_

MIN_RUN = 4
MIN_LOOSE_RUN = 7
MY_NUMBER_DIGITS = 12

_TIGHT = re.compile(r"\d(?:[\s\-.・]*\d)*")
# Up to two other marks between digits, as in 03(1234)5678 or 090の1234の5678.
_LOOSE = re.compile(r"\d(?:[^\w]{0,3}の?\d)*")
# TS5430, EP-882AW: what is printed on a machine, where a machine is spoken of.
_MACHINE = re.compile(
    r"プリンタ|複合機|型番|インク|紙づまり|紙詰まり|スキャナ|機種|カメラ|ルーター|ルータ|PIXUS|カラリオ|LAVIE|dynabook|LIFEBOOK"
    r"|ブラザー|エプソン|キヤノン|キャノン|パナソニック|バッファロー|AQUOS|Galaxy|Xperia|OPPO|arrows|らくらく",
    re.IGNORECASE,
)
_MODEL = re.compile(r"(?<![A-Za-z\d])[A-Z]{1,4}-?[A-Z]?\d{3,4}[A-Z]{0,3}(?![\dA-Za-z-])")
_PHONE = re.compile(r"(?:0|810?)\d{9,10}")
_DIGIT = re.compile(r"\d")
_GROUP = re.compile(r"\d+")
_UNIT = (
    r"(?:時|分|秒|日|月|か月|ヶ月|カ月|年|週|人|名|組|回|番窓口|番目|枚|通|冊|歳|才|代|階|円|件|個|台|本|つ|%|度|"
    r"けた|桁|ケタ|ページ|歩|行|級|割|倍|文字)"
)
# One after the other, as somebody says them: 7、1、0、4; steps (1、2、3、4) and days are none.
_SINGLY = re.compile(rf"(?<![\d/])\d(?:\s*[、,・]\s*\d){{3,}}(?![\d/]|\s*{_UNIT}|\s*番|\s*号)")
_ORDINARY = re.compile(
    r"#(?:9110|7119|8000)(?!\d)"  # public help lines
    r"|(?<![\d\-])0120-?95-?0178(?![\d\-])"  # My Number help line
    r"|(?<!\d)(?:0120|0570|0800)(?=の番号|から始|で始|は無料|の電話)"  # kinds of numbers
    r"|(?<!\d)20[23]\d年(?!(?:\d{1,2}月(?:\d{1,2}日)?)?\s*(?:生|うまれ))(?:\d{1,2}月(?:\d{1,2}日)?)?"
    r"|(?<!\d)20(?:2[4-9]|3\d)([/.\-])\d{1,2}(?:\1\d{1,2})?(?![\d\-])(?!\s*(?:生|うまれ))"
    r"|(?<!\d)20(?:2[4-9]|3\d)年?度"
    r"|(?<![\d:])\d{1,2}:\d{2}(?:\s*[\-~]\s*\d{1,2}:\d{2})?(?![\d:])"  # clock times
    r"|(?<![\d/])\d{1,2}/\d{1,2}(?:\s*[\-~]\s*\d{1,2}/\d{1,2})?(?![\d/])"  # month/day
    rf"|(?<![\d\-.])\d{{1,3}}[\s\-.・]+\d{{1,3}}(?={_UNIT})"  # 30-40分, 13-15時
    r"|(?<![\d\-.])\d{1,2}[\-.](?:\d{1,2})(?:バージョン|版)"
    r"|(?:iOS|Android|Windows|Ver\.?|バージョン)\s*\d{1,2}(?:\.\d{1,2}){0,2}(?![\d\-])"
    r"|(?:Office|Excel|Word|Windows)\s*20[012]\d(?!\d)"
    r"|(?<![\d\-])\d{4,5}(?=円|歩|MB|GB|メガ|人|件|枚|文字)"
    r"|(?<![\d,])\d{1,3}(?:,\d{3})+(?=円|歩|人|件|枚)",
    re.IGNORECASE,
)


def has_my_number(text: str) -> bool:
    """Return whether twelve digits in ``text`` have the check digit of an Individual Number.

    Source: the rule as implemented by python-stdnum (``stdnum.jp.in_``).
    """
    return any(in_.is_valid(number) for number in twelve_digit_numbers(text))


def twelve_digit_numbers(text: str) -> Iterator[str]:
    """Yield every twelve digits that stand together as one number or as whole groups."""
    if _count(text) < MY_NUMBER_DIGITS:
        return
    for run in _TIGHT.finditer(text):
        groups = _GROUP.findall(run.group())
        for first in range(len(groups)):
            number = ""
            for group in groups[first:]:
                number += group
                if len(number) >= MY_NUMBER_DIGITS:
                    break
            if len(number) == MY_NUMBER_DIGITS:
                yield number


def has_phone(text: str) -> bool:
    """Return whether ``text`` holds a telephone number with its area code."""
    numbers = (
        "".join(_GROUP.findall(run.group())) for run in _LOOSE.finditer(_ORDINARY.sub("□", text))
    )
    return any(_PHONE.fullmatch(number) for number in numbers)


def has_long_number(text: str) -> bool:
    """Return whether four or more digits follow each other, whatever stands between them."""
    if _count(text) < MIN_RUN:
        return False
    if any(not _is_counted_up(run.group()) for run in _SINGLY.finditer(text)):
        return True
    rest = _ORDINARY.sub("□", without_models(text))
    if any(_count(run.group()) >= MIN_RUN for run in _TIGHT.finditer(rest)):
        return True
    return any(_count(run.group()) >= MIN_LOOSE_RUN for run in _LOOSE.finditer(rest))


def without_models(text: str) -> str:
    """Return ``text`` with □ for what is printed on a machine, where one is spoken of."""
    return _MODEL.sub("□", text) if _MACHINE.search(text) else text


def _is_counted_up(run: str) -> bool:
    digits = [int(digit) for digit in _DIGIT.findall(run)]
    return all(after == before + 1 for before, after in pairwise(digits))


def _count(run: str) -> int:
    return len(_DIGIT.findall(run))
