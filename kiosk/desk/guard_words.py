"""Patterns in a memo other than long numbers and names: contacts, addresses, births, secrets.

Takes texts that went through `normal.normalise`. Each function answers one question.
"""

from __future__ import annotations

import re

from kiosk.desk.guard_digits import without_models

_N = r"[\d一二三四五六七八九十百]+"
_MAIL = re.compile(
    r"[\w.+\-]+\s*@\s*[A-Za-z0-9\-]+"
    r"|@\s*\S*\.\S"
    r"|@[A-Za-z0-9_.]{3,}"
    r"|\w+\s*(?:[\(\[]at[\)\]]|アットマーク|あっとまーく|アット|[\(\[]アット[\)\]])\s*\w+"
    r"|[\w.\-]+\s*(?:あっと|アット)\s*(?=docomo|soft|gmail|yahoo|ez|au|icloud|hot|outlook|ドコモ|ジーメ|ヤフー)"
    r"|[A-Za-z0-9_\-]+\s*(?:ドット|どっと)\s*(?:com|jp|ne|co|コム|ジェーピー|ネ)"
    r"|(?<![\w.\-])(?![\w.\-]*(?:go|lg)\.jp)[A-Za-z0-9_\-][A-Za-z0-9_.\-]*\.(?:com|net|org|jp|ne\.jp|co\.jp)(?![A-Za-z])"
    r"|(?:ユーザー名|ユーザーネーム|アカウント名|(?<![A-Za-z])ID)\s*(?:は|が|:|=|\s)\s*"
    r"(?!(?:Google|Apple|LINE|iPhone|Android|Wi|SMS|QR)\b)(?=[A-Za-z]*[\d_.])[A-Za-z][A-Za-z0-9_.\-]{2,}"
    r"|(?:LINE|ライン|ユーザー|ログイン|Apple|Google|インスタ|Instagram|Facebook|X)\s*(?:の)?"
    r"(?:ID|アイディー|アカウント名?|ユーザー名)\s*(?:は|が|:|=|\s)\s*"
    r"(?!(?:Google|Apple|LINE|iPhone|Android|Wi)\b)[A-Za-z0-9][A-Za-z0-9_.\-]{2,}",
    re.IGNORECASE,
)
_PREFECTURE = (
    r"(?:北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|"
    r"石川|福井|山梨|長野|岐阜|静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|"
    r"高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)"
)
_ADDRESS = re.compile(
    rf"〒"
    rf"|大字[^\d\s、。]{{1,8}}\d{{1,4}}|[一-龯](?<!書類)(?<!手続)(?<!資料)(?<!様式)[甲乙丙丁]\d{{2,4}}(?!種|類)"
    rf"|{_N}\s*(?:丁目(?!の夕日)|ちょうめ|丁\s*{_N}|番地|ばんち|号室|号棟|番館)"
    rf"|{_N}\s*番\s*{_N}\s*(?:号|$|[、。\s-])"
    rf"|(?<!第)(?<!様式)(?<!国道)(?<!県道)(?<!市道)(?<!\d)\d{{1,3}}号(?!窓口|館|様式|車|線|機|会議|被保険者)"
    rf"|(?:マンション|アパート|ハイツ|ハイム|コーポ|メゾン|レジデンス|ヴィラ|シャトー|パレス|団地|荘|ビル|寮)\s*(?:の)?\s*[A-Z]?\d{{1,4}}(?!階|F)"
    rf"|(?:マンション|アパート|ハイツ|コーポ|メゾン|レジデンス|ハイム|ヴィラ|シャトー|パレス)[^\d\s、。]{{1,8}}"
    rf"\d{{2,4}}(?!\d|階|F|回|分|円|人|歳|代|年|月|日|時|件|枚|名|番)"
    rf"|[一-龯々ヶケ]\s*{_N}の{_N}の{_N}"
    rf"|[A-Z\d]{{1,2}}\s*棟\s*\d{{2,4}}"
    rf"|(?:フラット|コート|ガーデン|タワー|ハウス|ホームズ|プラザ|パーク)[^\d\s、。]{{0,8}}\s*\d{{3,4}}"
    rf"(?!\d|回|分|円|人|歳|代|年|月|日|時|件|枚|名|番)"
    rf"|部屋(?:番号)?(?:は|が|:)?\s*\d{{2,4}}(?!\d|\s*[つ部人名分回階])"
    rf"|(?<![\d\-])\d{{1,3}}-\d{{1,3}}-\d{{1,4}}(?![\d\-])"
    rf"|{_PREFECTURE}\s*\S{{1,6}}?[市区郡町村](?!役|民|長|内|場|外|立)\S{{0,8}}\d"
    rf"|{_PREFECTURE}\s*\S{{1,5}}?[市区郡](?!役|民|長|内|場|外|立)\S{{1,6}}?[町村区]"
    rf"|[市区町村]\S{{1,8}}?(?<![\d\-])\d{{1,3}}-\d{{1,3}}(?!\d|時|分|人|名|回|歳|月|日|円|枚|番|階|件)"
)
_POSSIBLE_ADDRESS = re.compile(
    rf"{_PREFECTURE}\s*\S{{1,5}}?[市区郡町村](?!役|民|長|内|場|外|立)"
    r"|[一-龯々ヶケ](?<!窓口)(?<!様式)(?<!資料)(?<!別紙)(?<!手順)(?<!第)(?<!図)(?<!表)(?<!約)(?<!前)(?<!後)(?<!計)"
    r"(?<![\d\-])\d{1,3}-\d{1,3}(?!\d|-|\s*(?:時|分|人|名|回|歳|才|代|月|日|円|枚|番|階|件|週|年|か月|度|割|つ|個))"
    r"|[一-龯々ヶケ](?<![第図表約前後計])\d{1,3}の\d{1,3}(?!\d|\s*(?:時|分|人|名|回|歳|代|月|日|円|枚|番|階|件|割|つ|個))"
    r"|(?:住所|自宅|お宅|家)(?:は|:)\s*(?!変|な|わ|不|確|同|違|未|後|次|書|記|言|聞|そ|ま|近|遠|市内|市外|県外|県内)"
    r"[一-龯々ヶケァ-ヶ]{2,}"
    r"|[市区町村郡](?![内外立民役])[一-龯々ヶ]{1,8}(?:に(?:お?住|一人|ひとり)|に?在住|の(?:\S{0,6}の)?(?:家|農家|マンション|アパート|団地|借家)(?![電具計庭族]))"
    r"|[一-龯々ヶ]{2}[町丁荘字]\s*(?:の[^、。]{0,6})?(?:に|の)?\s*(?:お?住|在住)"
    r"|お?住(?:まい|い)(?:先)?(?:は|:|\s)?\s*(?!先|の|は|が|を|に|で|も|と|から|市|県|都|区|不|変|ど|遠|近|海|外)"
    r"[一-龯々ヶぁ-んァ-ヶー]{1,6}(?:[町村丁荘]|団地|マンション|アパート|ハイツ|コーポ)"
    r"|[上下]ル|[東西]入(?:ル|る)|[一-龯々ヶ]{2}町の(?:お?家|お宅|実家)(?![電具計庭族])"
    r"|[一-龯ぁ-ん]{2}(?:町|まち|ちょう)\s*[\d一二三四五六七八九十]+の[\d一二三四五六七八九十]+"
    r"|の(?:裏|角|隣|横|前|奥|脇|わき|そば|近く|上|下)の(?:家|農家|マンション|アパート|\d軒)(?![電具計庭族])|\d軒目|軒となり"
    r"|(?:マンション|アパート|団地|住宅|ハイツ|コーポ)\s*\d{1,2}\s*[の\-]\s*\d{2,4}"
    r"|(?:マンション|アパート|団地|ハイツ|コーポ|住宅)の?\s*\d{1,2}(?:階|F)"
    # A room: 305, 1204 behind the name of a house.
    r"|[ァ-ヴー]{2}[一-龯々]{0,4}の?\s*(?:(?:\d{1,2}[F棟号]?|[A-Z])?[の\s\-]*)(?<!\d)[1-9]\d?0[1-9](?!\d|\s*(?:時|分|人|名|回|歳|才|代|月|日|円|枚|番|階|件|週|年|度|割|つ|個|系|型|MB|GB))"
    r"|\d{1,2}F-\d{2,3}(?!\d)"
)
_PLATE = re.compile(r"[一-龯]{2,4}\s*\d{2,3}\s*[ぁ-ん]\s*[\d・.\-]{1,5}(?!\d)")
_BIRTH_WORD = r"(?:生まれ|うまれ|生れ|誕生日?|生年月日|生(?![一-龯]))"
_DATE = rf"(?:{_N}|元)\s*年?\s*(?:{_N}\s*月)?\s*(?:{_N}\s*日)?"
_BIRTH = re.compile(
    rf"(?:昭和|大正|明治)\s*(?:{_N}|元)\s*年?(?!代)"
    rf"|(?:平成|令和)\s*の?\s*(?:{_N}|元)\s*年?\s*(?:{_N}\s*月\s*)?(?:{_N}\s*日\s*)?(?:に|の)?{_BIRTH_WORD}"
    rf"|平成\s*(?:{_N}|元)\s*年\s*{_N}\s*月\s*{_N}\s*日"
    rf"|令和\s*(?:[1-7一二三四五六七]|元)\s*年\s*{_N}\s*月\s*{_N}\s*日"
    r"|(?<![A-Za-z])(?:[MTSHmtsh]|[Rr](?!(?:[89]|1\d)[./\-]))\s*\d{1,2}\s*[./\-年]\s*\d{1,2}\s*[./\-月]\s*\d{1,2}"
    r"|(?<![A-Za-z])[MTS]\s*\d{1,2}\s*(?:年(?!度)|生)"
    r"|(?<![A-Za-z])[HR]\s*\d{1,2}\s*年?\s*(?:生|うまれ)"
    rf"|(?:誕生日|生年月日|生まれ|うまれ)\s*(?:は|が|:|、|=)?\s*(?:昭和|平成|大正|[MTSHR])?\s*{_N}\s*[年月./\-]\s*{_N}"
    r"|(?<!\d)(?:18|19)\d\d\s*(?:年|/|\.|-)"
    r"|(?<!\d)20(?:0\d|1\d)\s*[年/.\-]\s*\d{1,2}\s*[月/.\-]\s*\d{1,2}"
    rf"|{_N}\s*月\s*{_N}\s*日\s*(?:に|の|が)?{_BIRTH_WORD}"
    rf"|{_N}\s*年\s*(?:{_N}\s*月\s*)?(?:{_N}\s*日\s*)?(?:に|の)?(?:生まれ|うまれ|生れ|生(?![一-龯]))"
    rf"|\d{{1,2}}\s*[./]\s*\d{{1,2}}\s*(?:生|うまれ|が誕生日)"
    rf"|(?<![一-龯])昭\s*{_N}|(?<![一-龯])[明大平]\s*{_N}\s*[年./・\-]\s*{_N}"
)
_ACCOUNT = re.compile(
    r"(?:口座番号|口座|カード番号|支店番号|店番|記号)(?:の頭|の下)?\s*(?:は|が|:|、)?\s*\d{2,}(?!\s*[つ個件回人名年月日円])"
    r"|裏の(?:番号|\d(?:けた|桁|ケタ))\s*(?:は|が|:)?\s*\d{3}(?!\d)"
    r"|(?<!\d)\d{3}\s*(?:が|は)?\s*(?:セキュリティ|CVV|CVC)"
    r"|(?:セキュリティ|CVV|CVC)(?:コード|番号)?\s*(?:は|が|:)?\s*\d{3}(?!\d|\s*[つ個件回人名年月日円])"
)
_UNIT_AFTER = (
    r"(?!\d|\s*(?:回|桁|けた|ケタ|文字|度|つ|種|個|年|か月|ヶ月|月|日|本|番|時|分|階|人|枚|名|"
    r"歳|代|コマ))"
)
_PIN_WORD = (
    r"(?:暗証番号|暗証|あんしょうばんごう|あんしょう|パスワード|パスコード|ぱすわーど|ピン|認証コード|確認コード|"
    r"認証番号|確認番号|秘密の質問|合言葉|(?<![A-Za-z])(?:PIN|PW|pass|password|passcode)(?![A-Za-z])(?:コード|番号)?|"
    r"(?<![ァ-ヴー])パス(?=[は:=]))"
)
_SECRET = re.compile(
    rf"(?:[一二三四五六七八九]?[千百])(?:[一二三四五六七八九]?[百十])*[一二三四五六七八九]?\s*(?:が|は)\s*暗証"
    rf"|{_PIN_WORD}[^。\d]{{0,4}}?[一二三四五六七八九]?千[一二三四五六七八九百十]"
    rf"|(?<!\d)\d{{2,3}}\s*が\s*{_PIN_WORD}"
    rf"|{_PIN_WORD}[^。\d]{{0,6}}?(?<!\d)\d{{1,3}}{_UNIT_AFTER}"
    rf"|{_PIN_WORD}\s*(?:は|が|:|=|「|『|\s|、)+\s*"
    r"(?!(?:Google|Apple|LINE|iPhone|iPad|Android|Gmail|Wi-?Fi|ID|SMS|QR|iCloud|My|Face|Touch|Web|PC)(?![a-z]))"
    r"[A-Za-z][A-Za-z0-9!@#$%^&*_\-]{2,}"
    rf"|{_PIN_WORD}\s*(?:は|が|:|=)\s*[ぁ-んァ-ヴー]{{2,8}}(?!SMS|QR|ID|PC|Wi)[A-Za-z0-9]{{3,}}"
    rf"|{_PIN_WORD}\s*(?:は|が|:|=)\s*(?:ご?本人の|母の|父の|[子孫夫妻]の)?(?:旧姓|誕生日|生年月日|電話番号|車の番号|名前|番地|ペット|孫)(?!で?は|の)",
    re.IGNORECASE,
)
_MIXED = re.compile(
    r"(?<![A-Za-z0-9])(?!(?:iphone|ipad|ios|ipados|windows|win|office|excel|word|android|galaxy|pixel|xperia|aquos|usb|wifi|"
    r"zoom|chrome|edge|mac|macos|type|ver|version|covid|mp|http|line|page|step|room|no|web)[\s\-.]?[a-z]?\d)"
    r"(?!\d+(?:bit|bps|mbps|gbps|kbps|mah|fps|dpi|ghz|mhz)(?![A-Za-z0-9]))"
    r"(?=[A-Za-z0-9_.\-]*[A-Za-z]{3})(?=[A-Za-z0-9_.\-]*\d{2})[A-Za-z0-9_.\-]{5,}"
    r"|[A-Za-z]{2,}_[A-Za-z0-9]{2,}"
    # A handle: Facebook tomoko.k.niwa.
    r"|(?<![A-Za-z0-9./@\-])(?!www\.)[a-z]{2,}(?:[._][a-z][a-z0-9]*){2,}(?![A-Za-z0-9./@])"
    r"|(?:LINE|Facebook|Instagram|Twitter|TikTok|Skype)\s+[a-z]+[._][a-z0-9]+(?![A-Za-z0-9./@])",
    re.IGNORECASE,
)
_SENSITIVE = re.compile(
    r"病名|病気|持病|診断|(?<!公金受取)口座|借金|家族名|認知症|うつ病|鬱|糖尿|脳梗塞|統合失調|発達障害|知的障害|"
    r"精神障害|精神科|難病|手術|肝炎|リウマチ|パーキンソン|白血病|心筋梗塞|依存症|多重債務|ひきこもり|障害者手帳|障害等級|透析|癌|(?<![ァ-ヶぁ-ん])がん(?![ばじき])|HIV|生活保護|離婚|虐待|家庭内暴力|"
    r"(?<![A-Za-z])DV(?![A-Za-z])|自己破産|滞納|年収|貯金|預金|残高|前科|逮捕|宗教|支持政党",
    re.IGNORECASE,
)


_MONEY_CARD = re.compile(
    r"(?:WAON|Suica|PASMO|ICOCA|nanaco|Edy|Pay|ペイ|ポイント|電子マネー|ギガ|データ)\S{0,2}\s?の?残高",
    re.IGNORECASE,
)


# The first sign of every word above.
SENSITIVE_SIGNS = frozenset(
    "難手肝リパ白心依多ひ病持診口借家認う鬱糖脳統発知精障透癌がHh生離虐Dd自滞年貯預残前逮宗支"
)


def has_mail(text: str) -> bool:
    """Return whether ``text`` holds a mail address, an account id or a spelled-out one."""
    return bool(_MAIL.search(text))


def has_address(text: str) -> bool:
    """Return whether ``text`` holds a postal address precise enough to find a home."""
    return bool(_ADDRESS.search(text))


def has_possible_address(text: str) -> bool:
    """Return whether ``text`` may hold a part of an address."""
    return bool(_POSSIBLE_ADDRESS.search(text))


def has_plate(text: str) -> bool:
    """Return whether ``text`` holds the number plate of a car."""
    return bool(_PLATE.search(text))


def has_birth_date(text: str) -> bool:
    """Return whether ``text`` holds a date or year of birth; decades and ages are none."""
    return bool(_BIRTH.search(text))


def has_account(text: str) -> bool:
    """Return whether ``text`` holds the number of an account or a payment card."""
    return bool(_ACCOUNT.search(text))


def has_secret(text: str) -> bool:
    """Return whether ``text`` says a PIN, a password or what it is made of."""
    return bool(_SECRET.search(text))


def has_possible_secret(text: str) -> bool:
    """Return whether ``text`` holds letters and digits mixed, as passwords and ids are made."""
    return bool(_MIXED.search(without_models(text)))


def has_sensitive_word(text: str) -> bool:
    """Return whether ``text`` speaks of illness, money trouble or family circumstances."""
    return bool(_SENSITIVE.search(_MONEY_CARD.sub("", text)))
