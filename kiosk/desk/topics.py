"""What people come about: the topics of help sessions in two levels. Other code lists: `codes`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from kiosk.i18n import N_

# code -> label, in the order in which tiles and report rows show them
CodeList = Mapping[str, str]


def code_list(entries: dict[str, str]) -> CodeList:
    """Return ``entries`` as a list nobody can change."""
    return MappingProxyType(entries)


AREA: Final = code_list(
    {
        "A_mynumber": N_("マイナンバーカード"),
        "B_portal": N_("マイナポータル・電子申請"),
        "C_cert": N_("証明書・コンビニ交付"),
        "D_move": N_("引越し"),
        "E_health": N_("保険・年金・介護"),
        "F_child": N_("子ども"),
        "G_tax": N_("税"),
        "H_life": N_("くらし"),
        "I_phone": N_("スマホの基本"),
        "J_sns": N_("LINE・SNS・動画通話"),
        "K_mail": N_("メール・アカウント"),
        "L_pay": N_("キャッシュレス"),
        "M_safety": N_("安全・詐欺"),
        "N_disaster": N_("防災"),
        "O_foreign": N_("外国人の相談"),
        "Z_other": N_("その他"),
    }
)
TOPICS_OF_AREA: Final[Mapping[str, CodeList]] = MappingProxyType(
    {
        "A_mynumber": code_list(
            {
                "mn_apply": N_("申請・受取"),
                "mn_cert": N_("電子証明書の更新"),
                "mn_pin": N_("暗証番号"),
                "mn_lost": N_("紛失"),
                "mn_insurance": N_("健康保険証利用"),
                "mn_phone": N_("スマホに入れる"),
                "mn_license": N_("免許証"),
            }
        ),
        "B_portal": code_list(
            {
                "mp_login": N_("ログイン"),
                "mp_search": N_("手続を探す"),
                "mp_apply": N_("マイナポータルの申請"),
                "mp_info": N_("情報を見る"),
                "ea_city": N_("市の電子申請"),
                "ea_forms": N_("書き方"),
            }
        ),
        "C_cert": code_list(
            {
                "ct_konbini": N_("コンビニ交付"),
                "ct_juminhyo": N_("住民票"),
                "ct_koseki": N_("戸籍"),
                "ct_tax": N_("税の証明"),
            }
        ),
        "D_move": code_list({"mv_out": N_("転出"), "mv_in": N_("転入・転居")}),
        "E_health": code_list(
            {
                "hl_kokuho": N_("国民健康保険"),
                "hl_pension": N_("年金"),
                "hl_care": N_("介護"),
                "hl_checkup": N_("健診"),
            }
        ),
        "F_child": code_list(
            {
                "ch_allow": N_("児童手当"),
                "ch_nursery": N_("保育所"),
                "ch_club": N_("放課後児童クラブ"),
                "ch_school": N_("学校"),
                "ch_pregnancy": N_("妊娠・出産"),
            }
        ),
        "G_tax": code_list(
            {
                "tx_etax": N_("e-Tax"),
                "tx_furusato": N_("ふるさと納税"),
                "tx_pay": N_("納税（説明だけ）"),
            }
        ),
        "H_life": code_list(
            {
                "lf_waste": N_("ごみ"),
                "lf_water": N_("水道"),
                "lf_sewer": N_("下水道"),
                "lf_dog": N_("犬"),
                "lf_road": N_("道路"),
                "lf_library": N_("図書館"),
                "lf_room": N_("施設予約"),
                "lf_bus": N_("交通"),
            }
        ),
        "I_phone": code_list(
            {
                "ph_power": N_("電源・ボタン"),
                "ph_call": N_("電話のかけ方"),
                "ph_type": N_("文字入力・音声入力"),
                "ph_camera": N_("カメラ"),
                "ph_qr": N_("二次元コード"),
                "ph_map": N_("地図"),
                "ph_app": N_("アプリを入れる・消す"),
                "ph_notice": N_("通知・設定"),
                "ph_storage": N_("容量・写真"),
                "ph_wifi": N_("Wi-Fi・通信"),
                "ph_new": N_("機種変更・選び方"),
            }
        ),
        "J_sns": code_list(
            {"sn_line": N_("LINE"), "sn_video": N_("動画通話"), "sn_other": N_("そのほかのSNS")}
        ),
        "K_mail": code_list(
            {
                "ml_mail": N_("メール"),
                "ml_account": N_("Google・Appleのアカウント"),
                "ml_password": N_("パスワード"),
            }
        ),
        "L_pay": code_list({"py_explain": N_("しくみの説明（操作はしない）")}),
        "M_safety": code_list(
            {
                "sf_mail": N_("迷惑メール"),
                "sf_call": N_("あやしい電話"),
                "sf_site": N_("偽サイト・警告画面"),
                "sf_paid": N_("払ってしまった"),
            }
        ),
        "N_disaster": code_list(
            {
                "ds_map": N_("ハザードマップ"),
                "ds_mail": N_("防災メール・アプリ"),
                "ds_171": N_("災害用伝言ダイヤル"),
                "ds_shelter": N_("避難所"),
            }
        ),
        "O_foreign": code_list(
            {
                "fr_info": N_("外国人向けの案内"),
                "fr_visa": N_("在留の手続"),
                "fr_interp": N_("通訳"),
            }
        ),
        "Z_other": code_list({"zz_other": N_("その他"), "zz_guide": N_("庁内案内")}),
    }
)
TOPIC: Final = code_list(
    {code: label for topics in TOPICS_OF_AREA.values() for code, label in topics.items()}
)
AREA_OF_TOPIC: Final[Mapping[str, str]] = MappingProxyType(
    {code: area for area, topics in TOPICS_OF_AREA.items() for code in topics}
)
