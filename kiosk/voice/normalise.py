"""Japanese text as shown → the words to be spoken, run by run. Pure rules; no engine.

What a word sounds like belongs in ``assets/words/readings.toml``; here are only signs, numbers and
the few kanji whose reading hangs on their neighbours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.language import ruby
from kiosk.voice.latin import address
from kiosk.voice.neighbours import NEIGHBOURS, is_polite_kata
from kiosk.voice.signs import ENCLOSED, MASKS, SILENT, WEEKDAY


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of the shown text and what is said for it.

    ``authored`` marks a reading written in the content: it is kana and beats the engine's.
    ``untouched`` marks a run no rule changed: shown and said match character for character.
    """

    shown: str
    said: str
    authored: bool = False
    untouched: bool = False


# Authored words are held out of the rules by one private character each.
_HELD, _HELD_END = 0xE000, 0xF900
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord("　"): " ",
    ord("￥"): "¥",
    ord("～"): "〜",
    ord("−"): "-",
    ord("‐"): "-",
    ord("‑"): "-",
    ord("–"): "-",
    ord("◯"): "〇",
    ord("○"): "〇",
    ord("⭕"): "〇",
    ord("✕"): "×",
    ord("✖"): "×",
}
# The engine reads these best full-width, as they were written.
_UNFOLD = {ord(sign): code for sign, code in (("(", "（"), (")", "）"), ("!", "！"), ("?", "？"))}
_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_COUNTED = r"[桁回日月か箇ヶケカヵ分時人名歳才円年週%枚本件つ個階度通万千]"
_ERA = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治"}

_RULES = re.compile(
    "|".join(
        (
            r"(?P<url>https?://[!-~]+|[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
            r"|(?:[A-Za-z0-9-]+\.)+(?:jp|com|net|org)\b(?:/[!-'*-~]*)?)",
            r"(?P<iso>(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))",
            r"(?P<era>(?<![A-Za-z])[RHSTM]\.?\d{1,2}[./]\d{1,2}[./]\d{1,2}(?!\d)"
            r"|(?<![A-Za-z])[RHS]\d{1,2}(?=年))",
            r"(?P<short>#\d{4}(?!\d)|(?<!\d)188(?=番))",
            r"(?P<phone>(?<![\d-])\(?0\d{1,4}(?:\)|[-(]|\)-)\d{1,4}[-)]\d{3,4}(?![\d-])"
            r"|(?<!\d)0\d{9,10}(?!\d))",
            r"(?P<clock>(?<![\d:])(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:]))",
            r"(?P<yen>¥ ?(?:" + _NUMBER + "))",
            r"(?P<monthday>(?<![\d/])\d{1,2}/\d{1,2}(?= ?\([月火水木金土日]))",
            r"(?P<fraction>(?<![\d/])\d{1,2}/\d{1,3}(?![\d/]))",
            r"(?P<floor>(?<![A-Za-z0-9])B?\d{1,2}F(?![A-Za-z0-9]))",
            r"(?P<span>(?<![\d-])\d+-\d+(?= ?" + _COUNTED + r"))",
            r"(?P<postal>〒 ?\d{3}-?\d{4}(?!\d)|(?<![\d-])\d{3}-\d{4}(?![\d-]))",
            r"(?P<address>(?<![\d-])\d+(?:-\d+){1,3}(?![\d-]))",
            r"(?P<first>(?:毎月|翌月|同月|各月|月の) ?1日(?!中|目|間|[0-9])"
            r"|(?<![\d月])1日(?=付|現在|生まれ))",
            r"(?P<days>(?<![一-龥])[月火水木金土日](?:[・、,/〜][月火水木金土日祝])+(?![一-龥])"
            r"|土日祝?(?![一-龥])|(?<=[(])[月火水木金土日祝](?=[)]))",
            r"(?P<mask>〇{2,}|×{2,}|△{2,}|□{2,}|[*●]{2,})",
            r"(?P<mark>(?:(?<=^)|(?<=[ \n]))[〇×△□](?= ))",
            r"(?P<ring>〇(?![一二三四五六七八九〇]))",
            r"(?P<cross>×)",
            r"(?P<from>(?<=[^ \n])(?: ?)〜(?: ?)(?=[^ \n]|$))",
            r"(?P<half>[ｦ-ﾟ]+)",
            r"(?P<enclosed>[" + "".join(ENCLOSED) + r"①-⑳Ⅰ-ⅻ㊀-㊰㋀-㋋㍘-㍰㌀-㍗])",
            r"(?P<silent>[" + re.escape("".join(SILENT)) + r"])",
            r"(?P<slash>/)",
            r"(?P<ampersand>(?<![A-Za-z]) ?& ?(?![A-Za-z]))",
            r"(?P<break>\s*\n\s*)",
            *(f"(?P<{rule.name}>{rule.pattern})" for rule in NEIGHBOURS),
            r"(?P<kata>方)",
            r"(?P<space> +)",
        )
    )
)


def segments(marked: str) -> tuple[Segment, ...]:
    """Return the runs of a marked Japanese text, in order; their ``shown`` parts joined are it.

    Raises:
        MarkupError: A mark is not complete.
    """
    pieces = ruby.parse(marked)
    held = [piece for piece in pieces if piece.spoken is not None]
    line = ""
    for piece in pieces:
        line += piece.text if piece.spoken is None else chr(_HELD + _held_count(line))
    shown_line = line
    line = _fold(line)
    found: list[Segment] = []
    end = 0
    for match in _RULES.finditer(line):
        said = _said(match, line)
        if said is None or match.end() == match.start():
            continue
        _plain(found, shown_line[end : match.start()], line[end : match.start()], held)
        found.append(Segment(shown_line[match.start() : match.end()], said))
        end = match.end()
    _plain(found, shown_line[end:], line[end:], held)
    return tuple(found)


def _held_count(line: str) -> int:
    """Return how many authored words ``line`` already holds out."""
    return sum(1 for char in line if _is_held(char))


def _is_held(char: str) -> bool:
    return _HELD <= ord(char) < _HELD_END


def _fold(line: str) -> str:
    folded = line.translate(_FOLD)
    if len(folded) != len(line):  # every fold is one character for one
        raise AssertionError(line)
    return folded


def _plain(found: list[Segment], shown: str, folded: str, held: list[ruby.Piece]) -> None:
    """Append a run no rule touched, with the authored words put back."""
    start = 0
    for at, char in enumerate(folded):
        if not _is_held(char):
            continue
        if at > start:
            said = folded[start:at].translate(_UNFOLD)
            found.append(Segment(shown[start:at], said, untouched=True))
        piece = held[ord(char) - _HELD]
        found.append(Segment(piece.text, _bare(piece.spoken or piece.text), authored=True))
        start = at + 1
    if start < len(folded):
        said = folded[start:].translate(_UNFOLD)
        found.append(Segment(shown[start:], said, untouched=True))


def _bare(kana: str) -> str:
    return kana.replace(" ", "").replace("　", "")


def _said(match: re.Match[str], line: str) -> str | None:
    """Return what is said for a match; `None` leaves the text as it is."""
    name = match.lastgroup or ""
    text = match.group()
    if name == "space":
        return _blank(line, match)
    if name == "kata":
        return "カタ" if is_polite_kata(line, match.start()) else None
    rule = _NUMBERS.get(name) or _SIGNS.get(name)
    if rule is not None:
        return rule(text)
    return next(near.said for near in NEIGHBOURS if near.name == name)


def _blank(line: str, match: re.Match[str]) -> str:
    """A blank between words of two Latin names stays; between phrases of Japanese it goes."""
    before = line[match.start() - 1 : match.start()]
    after = line[match.end() : match.end() + 1]
    both_digits = before.isdigit() and after.isdigit()
    both_latin = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    if both_digits:
        return "、"
    return " " if both_latin else ""


def _clock(text: str) -> str:
    hour, minute = text.split(":")
    return f"{int(hour)}時" + (f"{int(minute)}分" if int(minute) else "")


def _date(text: str) -> str:
    year, month, day = re.split(r"[-/.]", text)
    return f"{int(year)}年{int(month)}月{int(day)}日"


def _era(text: str) -> str:
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    year = _ERA[text[0]] + str(numbers[0])
    return year if len(numbers) == 1 else f"{year}年{numbers[1]}月{numbers[2]}日"


def _floor(text: str) -> str:
    return ("地下" if text.startswith("B") else "") + text.strip("BF") + "階"


def _month_day(text: str) -> str:
    month, day = text.split("/")
    return f"{int(month)}月{int(day)}日"


def _fraction(text: str) -> str:
    over, under = text.split("/")
    return f"{under}分の{over}"


def _phone(text: str) -> str:
    return "-".join(re.findall(r"\d+", text))


def _short_number(text: str) -> str:
    digits = "".join(_DIGIT[digit] for digit in text.strip("#"))
    return ("シャープ" if text.startswith("#") else "") + digits


def _postal(text: str) -> str:
    digits = re.findall(r"\d", text)
    spelled = "".join(_DIGIT[digit] for digit in digits[:3]) + "ノ"
    spelled += "".join(_DIGIT[digit] for digit in digits[3:])
    return ("郵便番号、" if text.startswith("〒") else "") + spelled + "、"


def _days(text: str) -> str:
    if len(text) == 1:
        return WEEKDAY[text] + ("" if text == "祝" else "ヨウビ")
    names = {"〜": "から"} | WEEKDAY
    return "".join(names.get(char, "、") for char in text)


def _enclosed(text: str) -> str:
    return ENCLOSED.get(text) or unicodedata.normalize("NFKC", text)


_DIGIT = dict(
    zip(
        "0123456789",
        ("ゼロ", "イチ", "ニー", "サン", "ヨン", "ゴー", "ロク", "ナナ", "ハチ", "キュウ"),
        strict=True,
    )
)


def _yen(text: str) -> str:
    return text.strip("¥ ") + "円"


def _mask(text: str) -> str:
    return MASKS[text[0]] * 2 if text[0] in MASKS else "フセジ"


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


_Rule = Callable[[str], str]
_NUMBERS: dict[str, _Rule] = {
    "iso": _date,
    "era": _era,
    "short": _short_number,
    "phone": _phone,
    "clock": _clock,
    "yen": _yen,
    "monthday": _month_day,
    "fraction": _fraction,
    "floor": _floor,
    "span": lambda text: text.replace("-", "から"),
    "postal": _postal,
    "address": lambda text: text.replace("-", "の"),
    "first": lambda text: text.replace(" ", "").replace("1日", "ツイタチ"),
}
_SIGNS: dict[str, _Rule] = {
    "url": address,
    "days": _days,
    "mask": _mask,
    "mark": lambda _: "",
    "ring": lambda _: "マル",
    "cross": lambda _: "バツ",
    "from": lambda _: "から",
    "half": _narrow,
    "enclosed": _enclosed,
    "silent": lambda _: "、",
    "slash": lambda _: "、",
    "ampersand": lambda _: "アンド",
    "break": lambda _: "。",
}
