"""Kanji whose reading hangs on the words around them. Each rule says only what is certain.

Whatever stays doubtful is marked by the author (``{表|おもて}``); the content check lists it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Neighbour:
    """``pattern`` is replaced by ``said``; ``name`` is its group in the big expression."""

    name: str
    pattern: str
    said: str


# 何 is なん before a counter and before t, d, n sounds.
_COUNTER = r"[回人日時番階枚歳才年通分円度本個台件名曜部箇ヶケカヵ種点文冊丁号週万千百十]"

NEIGHBOURS = (
    Neighbour("which_month", r"何月(?!曜)", "ナンガツ"),
    Neighbour(
        "how_many",
        rf"何(?={_COUNTER}|か[月所国年]|けた|でし|でも|です|だ|のた|の[こもよ]"
        r"|と ?(?:言|書|い[うっ]))",
        "なん",
    ),
    Neighbour("what", r"何(?=[をかもがよにはで])", "なに"),
    Neighbour("carry_out", r"(?<=を)(?: ?)行(?=[わいうえおっ])", "おこな"),
    Neighbour("carry_out_after", r"(?<=[一-龥]を)(?: ?)行(?=なわ|ない|なう|なっ)", "おこ"),
    Neighbour(
        "front_side",
        r"(?<=カードの)表(?![示記紙題現])|(?<=[券証紙状筒票]の)表(?=[ とがにをはの面])"
        r"|表(?=と ?裏|・裏|も ?裏|側)|表(?=に ?向|を ?上)",
        "オモテ",
    ),
    Neighbour("front_face", r"(?<![発代])表面", "オモテメン"),
    Neighbour("back_face", r"裏面", "ウラメン"),
    Neighbour("both_sides", r"(?<=裏)表", "オモテ"),
    Neighbour("opens", r"(?<=[がはも])(?: ?)開(?=いて|いた|きま|く(?:[時とま。]|$))", "あ"),
    Neighbour("open_it", r"(?<=を)(?: ?)開(?=い|き|く|か|こ)", "ひら"),
    Neighbour(
        "throughout",
        r"(?<=今月|来月|今年|本日|今日|今週|来週|年度|期間)中(?=[にはの、。]|$)",
        "チュウ",
    ),
    Neighbour("afterwards", r"(?<=[ただの])(?: ?)後(?=[でにはも、。 ]|$)", "アト"),
    Neighbour("number_tag", r"(?<=番号|整理)札", "フダ"),
    Neighbour("is_hungry", r"(?<=[腹]が)(?: ?)空(?=[いくき])", "す"),
    Neighbour("is_free", r"空(?=いて|いた|きま|く(?:[のとまで、。時日]|$))", "あ"),
    Neighbour("apply", r"申(?=しこ)", "もう"),
    Neighbour("paper", r"(?<=[ぁ-ん、。 ])紙(?=[をがはにのでもと、。 ]|$)", "カミ"),
    Neighbour("while", r"(?<=[つるいた])(?: ?)間(?=[はにも、])", "あいだ"),
    Neighbour("stop_it", r"(?<![一-龥])止(?=め(?:れ|て|ま|た|る|な|よ|ら))", "と"),
    Neighbour("shop", r"(?<=・)店(?![一-龥])|(?<![一-龥])店(?=・)", "みせ"),
    Neighbour("staff", r"(?<=[ぁ-ん、。 ])係(?=の ?[人方者]|[にをがはへと])", "かかり"),
    Neighbour("topmost", r"(?:(?<=いちばん)|(?<=一番))(?: ?)上(?![一-龥])", "うえ"),
    Neighbour("lowest", r"(?:(?<=いちばん)|(?<=一番))(?: ?)下(?![一-龥])", "した"),
    Neighbour("notice", r"(?<![一-龥])気(?=が ?つ|を ?つ|に ?[なし入])", "き"),
    Neighbour("place_unit", r"大字(?=[一-龥])", "オオアザ"),
    Neighbour("small_unit", r"(?<=[町村市一-龥])字(?=[一-龥]{2})", "アザ"),
    Neighbour("ward", r"(?<=市)北区", "キタク"),
    Neighbour("ward_south", r"(?<=市)南区", "ミナミク"),
    Neighbour("ward_east", r"(?<=市)東区", "ヒガシク"),
    Neighbour("ward_west", r"(?<=市)西区", "ニシク"),
    Neighbour("ward_middle", r"(?<=市)中区", "ナカク"),
)

# 方 is a person (かた) after a verb, an adjective or の; a side (ほう) in these.
_SIDE = re.compile(
    r"(?:(?<![一-龥])[東西南北右左上下前後奥]|手前|[こそあど]ちら|[こそあど]の)(?:の|) ?$"
)
_COMPARED = re.compile(
    r" ?(?:が|は) ?(?:[いよ良][いかく]|安|早|速|便利|おすすめ|お得|簡単|安心|多|少)"
)
_BEFORE_PERSON = re.compile(r"(?:[たるいなのうくすつぬぶむぐん]|[\uE000-\uF8FF]る) ?$")
_AFTER_PERSON = re.compile(
    r"(?: ?(?:[はがもにのをへでと、。・）)」]|から|まで|以外|など|全員|のみ|だけ|々|$)| )"
)


def is_polite_kata(line: str, at: int) -> bool:
    """Return whether the 方 at ``line[at]`` surely means a person and is read かた."""
    before, after = line[:at], line[at + 1 :]
    if not _BEFORE_PERSON.search(before) or not _AFTER_PERSON.match(after):
        return False
    return not _SIDE.search(before) and not _COMPARED.match(after)
