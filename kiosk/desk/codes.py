"""The code lists of the help-session record, with their Japanese labels.

The topics, being many, are kept in `topics`. What a session holds is in `model`, what makes it
acceptable in `validity`.
"""

from __future__ import annotations

from typing import Final

from kiosk.desk.topics import AREA, AREA_OF_TOPIC, TOPIC, TOPICS_OF_AREA, CodeList, code_list
from kiosk.i18n import N_

__all__ = [
    "ACCOMPANIED",
    "AGE_BAND",
    "AREA",
    "AREA_OF_TOPIC",
    "BLOCKED_BY",
    "CANCELLED",
    "CHANNEL",
    "DEVICE",
    "DIFFICULTY",
    "FIRST_VISIT",
    "FOLLOW_UP",
    "FRAUD_FLAG",
    "LANGUAGE",
    "MINUTE_BUTTONS",
    "OUTCOME",
    "REFERRED_TO",
    "ROLE",
    "SELF_DONE",
    "SUPPORT_NEEDS",
    "TOPIC",
    "TOPICS_OF_AREA",
    "CodeList",
]


CHANNEL: Final = code_list(
    {
        "desk": N_("窓口で対面"),
        "booked": N_("予約の相談"),
        "class": N_("講座"),
        "walkby": N_("通りがかり"),
        "remote": N_("画面ごしの遠隔"),
        "phone": N_("電話"),
        "visit": N_("出張"),
    }
)
AGE_BAND: Final = code_list(
    {
        "u20": N_("20歳未満"),
        "20s": N_("20代"),
        "30s": N_("30代"),
        "40s": N_("40代"),
        "50s": N_("50代"),
        "60_64": N_("60〜64歳"),
        "65_69": N_("65〜69歳"),
        "70_74": N_("70〜74歳"),
        "75_79": N_("75〜79歳"),
        "80_84": N_("80〜84歳"),
        "85p": N_("85歳以上"),
        "na": N_("答えない"),
    }
)
LANGUAGE: Final = code_list(
    {
        "ja": N_("日本語"),
        "ja-easy": N_("やさしい日本語"),
        "en": N_("英語"),
        "zh-Hans": N_("中国語（簡体字）"),
        "zh-Hant": N_("中国語（繁体字）"),
        "ko": N_("韓国・朝鮮語"),
        "vi": N_("ベトナム語"),
        "pt": N_("ポルトガル語"),
        "es": N_("スペイン語"),
        "tl": N_("タガログ語"),
        "ne": N_("ネパール語"),
        "id": N_("インドネシア語"),
        "th": N_("タイ語"),
        "my": N_("ミャンマー語"),
        "uk": N_("ウクライナ語"),
        "sign": N_("手話・筆談"),
        "other": N_("そのほかの言語"),
    }
)
SUPPORT_NEEDS: Final = code_list(
    {
        "large_text": N_("大きな文字"),
        "voice": N_("読み上げ"),
        "contrast": N_("色の濃さ"),
        "slow": N_("ゆっくり"),
        "hearing": N_("聞こえにくい"),
        "hand": N_("手の動き"),
        "memo": N_("紙のメモ"),
        "interpreter": N_("通訳"),
        "none": N_("配慮なし"),
    }
)
DEVICE: Final = code_list(
    {
        "android": N_("Android"),
        "iphone": N_("iPhone"),
        "easyphone": N_("らくらくホンなど"),
        "tablet": N_("タブレット"),
        "pc": N_("パソコン"),
        "kiosk": N_("この端末だけ"),
        "none": N_("持っていない"),
        "unknown": N_("わからない"),
    }
)
DIFFICULTY: Final = code_list(
    {
        "1": N_("すぐできた"),
        "2": N_("少し説明"),
        "3": N_("くり返し説明"),
        "4": N_("ほとんど手伝い"),
        "5": N_("その日はできない"),
    }
)
CANCELLED: Final = "cancelled"
OUTCOME: Final = code_list(
    {
        "solved": N_("解決"),
        "partly": N_("一部"),
        "explained": N_("説明した（実行は家で）"),
        "referred": N_("他へつないだ"),
        "again": N_("また来る"),
        "not_solved": N_("できなかった"),
        "declined": N_("やめた（本人の判断）"),
        "out_of_scope": N_("受けられない相談"),
    }
)
BLOCKED_BY: Final = code_list(
    {
        "pin_unknown": N_("番号がわからない"),
        "pin_locked": N_("ロック"),
        "cert_expired": N_("証明書の期限"),
        "no_card": N_("カードがない"),
        "no_device": N_("端末がない"),
        "device_old": N_("対応していない機種"),
        "no_account": N_("メール・IDがない"),
        "no_docs": N_("書類がない"),
        "system_down": N_("停止・保守"),
        "network": N_("通信"),
        "hours": N_("受付時間外"),
        "language": N_("ことば"),
        "time": N_("時間切れ"),
        "rule": N_("対象外"),
        "other": N_("そのほかの理由"),
    }
)
REFERRED_TO: Final = code_list(
    {
        "city_counter": N_("市の窓口"),
        "mynumber_call": N_("マイナンバー総合フリーダイヤル"),
        "pension": N_("年金事務所"),
        "tax_office": N_("税務署"),
        "carrier": N_("携帯会社"),
        "bank": N_("銀行・カード会社"),
        "consumer188": N_("消費生活センター（188）"),
        "police": N_("警察"),
        "chiiki_houkatsu": N_("地域包括支援センター"),
        "shakyo": N_("社会福祉協議会"),
        "intl": N_("国際交流・多言語相談"),
        "family": N_("家族"),
        "next_booking": N_("次の予約"),
        "none": N_("つないでいない"),
    }
)
ACCOMPANIED: Final = code_list(
    {
        "none": N_("ひとり"),
        "family": N_("家族と"),
        "carer": N_("介助の人と"),
        "interpreter": N_("通訳の人と"),
    }
)
FIRST_VISIT: Final = code_list(
    {"yes": N_("はじめて"), "no": N_("2回目から"), "unknown": N_("不明")}
)
FOLLOW_UP: Final = code_list(
    {"none": N_("予定なし"), "again_here": N_("ここでつづき"), "other": N_("ほかの所でつづき")}
)
FRAUD_FLAG: Final = code_list(
    {"none": N_("なし"), "suspected": N_("詐欺の疑い"), "paid": N_("払ってしまった")}
)
SELF_DONE: Final = code_list(
    {"0": N_("できなかった"), "1": N_("手伝って"), "2": N_("声かけで"), "3": N_("ひとりで")}
)
ROLE: Final = code_list(
    {
        "volunteer": N_("支援ボランティア"),
        "site_lead": N_("拠点の責任者"),
        "city_officer": N_("市の担当者"),
    }
)
MINUTE_BUTTONS: Final = (5, 10, 15, 20, 30, 45, 60)
