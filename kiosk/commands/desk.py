"""`desk`: help sessions from the command line. Parsers and dispatch; the work is in `desk_*`."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from kiosk.errors import KioskError

_TEXT_FIELDS = (
    ("outcome", "OUTCOME", "結果"),
    ("language", "LANGUAGE", "ことば"),
    ("channel", "CHANNEL", "受付のしかた"),
    ("accompanied", "ACCOMPANIED", "付き添い"),
    ("age-band", "AGE_BAND", "年代"),
    ("first-visit", "FIRST_VISIT", "はじめてか"),
    ("device", "DEVICE", "使った機器"),
    ("referred-to", "REFERRED_TO", "つないだ先"),
    ("follow-up", "FOLLOW_UP", "次の予定"),
    ("fraud-flag", "FRAUD_FLAG", "詐欺の疑い"),
)
_LIST_FIELDS = (
    ("topic", "topics", "TOPIC", "相談内容。3つまで、はじめが主な内容"),
    ("need", "support_needs", "SUPPORT_NEEDS", "配慮。3つまで"),
    ("blocked-by", "blocked_by", "BLOCKED_BY", "つまずき"),
)
_NUMBER_FIELDS = (
    ("minutes", "かかった分（1〜240）"),
    ("people", "人数（1〜30）"),
    ("guide-step", "案内の何番目まで進んだか"),
    ("difficulty", "むずかしさ 1〜5"),
    ("self-done", "自分でできたか 0〜3"),
    ("satisfaction", "満足 1〜5"),
    ("confidence-before", "はじめの自信 1〜5"),
    ("confidence-after", "あとの自信 1〜5"),
)
_FREE_FIELDS = (
    ("guide-id", "使った案内"),
    ("supporter-code", "支援者コード"),
    ("slip-number", "整理番号"),
    ("memo", "メモ（60文字まで。個人の情報は書けません）"),
    ("site", "拠点コード"),
    ("station", "端末コード"),
    ("start-slot", "30分ごとの時刻（例 09:30）"),
)


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser("desk", help="支援の記録を 入れる・見る・直す・まとめる・守る")
    parser.set_defaults(func=run)
    from kiosk.commands import desk_book, desk_key

    verbs = parser.add_subparsers(dest="desk_verb", metavar="DESK_VERB", required=True)
    _add_session_parsers(verbs)
    _add_report_parsers(verbs)
    _add_upkeep_parsers(verbs)
    _add_staff_parser(verbs)
    desk_book.add_parsers(verbs, _options)
    desk_key.add_parsers(verbs, _options, _actor_options)


def run(args: argparse.Namespace) -> int:
    """Do what ``desk`` was asked; 0 done, 1 refused or failed (said on stderr)."""
    from kiosk.commands import (
        desk_book,
        desk_key,
        desk_report,
        desk_sessions,
        desk_staff,
        desk_upkeep,
    )

    actions = {
        **desk_book.ACTIONS,
        **desk_key.ACTIONS,
        **desk_sessions.ACTIONS,
        **desk_report.ACTIONS,
        **desk_upkeep.ACTIONS,
        **desk_staff.ACTIONS,
    }
    try:
        return actions[args.desk_verb](args)
    except KioskError as error:
        print(error, file=sys.stderr)
        return 1


def _options(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--json", action="store_true", help="JSON で出します")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="データの場所")
    return parser


def _actor_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--role",
        choices=("volunteer", "site_lead", "city_officer"),
        default="city_officer",
        help="だれの操作として記録するか",
    )
    parser.add_argument("--who", default="console", metavar="CODE", help="その人の支援者コード")


def _add_session_parsers(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    add = _options(verbs.add_parser("add", help="1件の支援を記録します"))
    _session_options(add)
    add.add_argument("--date", type=_day, metavar="YYYY-MM-DD", help="支援した日。なければ今日")
    listing = _options(verbs.add_parser("list", help="記録の一覧を出します"))
    listing.add_argument("--month", metavar="YYYY-MM", help="その月だけ")
    correct = _options(verbs.add_parser("correct", help="記録を直す、または取り消します"))
    correct.add_argument("record_id", metavar="RECORD_ID")
    correct.add_argument("--cancel", action="store_true", help="記録を取り消します")
    _session_options(correct)
    _actor_options(correct)
    memo = _options(verbs.add_parser("memo", help="メモを書いてよいか調べます。保存しません"))
    memo.add_argument("text", metavar="TEXT", help="メモ。- なら標準入力の 1行ごと")


def _session_options(parser: argparse.ArgumentParser) -> None:
    from kiosk.desk import codes

    for name, list_name, say in _TEXT_FIELDS:
        parser.add_argument(f"--{name}", choices=list(getattr(codes, list_name)), help=say)
    for name, field, list_name, say in _LIST_FIELDS:
        known = list(getattr(codes, list_name))
        parser.add_argument(
            f"--{name}", dest=field, action="append", choices=known, metavar="CODE", help=say
        )
    for name, say in _NUMBER_FIELDS:
        parser.add_argument(f"--{name}", type=int, metavar="N", help=say)
    for name, say in _FREE_FIELDS:
        parser.add_argument(f"--{name}", help=say)
    parser.add_argument(
        "--entered-late", action="store_true", default=None, help="紙の記録を あとから入れました"
    )
    parser.add_argument(
        "--memo-confirmed", action="store_true", help="メモの問いかけを見て、そのまま保存します"
    )


def _add_report_parsers(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    report = _options(verbs.add_parser("report", help="月のまとめ（Excel と CSV）を作ります"))
    report.add_argument("--month", required=True, metavar="YYYY-MM")
    report.add_argument(
        "--out", type=Path, metavar="DIR", help="できた ファイルを 入れるフォルダー"
    )
    report.add_argument("--public", action="store_true", help="公開版（5件未満の数を かくします）")
    export = _options(verbs.add_parser("export", help="この端末の 全部の記録を 1つのファイルに"))
    export.add_argument("--out", type=Path, required=True, metavar="F", help="書きだすファイル")
    taking = _options(verbs.add_parser("import", help="ほかの端末の ファイルを 取りこみます"))
    taking.add_argument("file", type=Path, metavar="F", help="「desk export」の ファイル")


def _add_upkeep_parsers(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    backup = _options(verbs.add_parser("backup", help="確かめたバックアップを作ります"))
    _actor_options(backup)
    restore = _options(
        verbs.add_parser("restore", help="バックアップから戻します（端末を止めてから）")
    )
    restore.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="なければ最も新しいもの"
    )
    _actor_options(restore)
    retention = _options(verbs.add_parser("retention", help="保存期間を過ぎた記録を消します"))
    retention.add_argument("--months", type=int, default=24, help="残す月数（はじめは 24）")
    retention.add_argument(
        "--now", type=_day, metavar="YYYY-MM-DD", help="今日の日付。なければ端末の時計"
    )
    _actor_options(retention)


def _add_staff_parser(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
) -> None:
    staff = verbs.add_parser("staff", help="支援者・職員コード・監査の記録")
    kinds = staff.add_subparsers(dest="staff_verb", metavar="STAFF_VERB", required=True)
    _options(kinds.add_parser("list", help="登録された人"))
    register = _options(kinds.add_parser("register", help="支援者を登録・変更します"))
    _person(register)
    register.add_argument("--inactive", action="store_true", help="活動を終えた人にします")
    set_code = _options(
        kinds.add_parser(
            "set-code",
            help="職員コードを決めます。標準入力から 1行目に新しいコード"
            "（2人目からは 1行目に --signer のコード、2行目に新しいコード）",
        )
    )
    _person(set_code)
    set_code.add_argument("--signer", metavar="ORGANISATION/CODE", help="許可する人")
    sign_in = _options(
        kinds.add_parser("sign-in", help="職員コードを確かめます。コードは標準入力の 1行")
    )
    sign_in.add_argument("organisation")
    sign_in.add_argument("code")
    _options(kinds.add_parser("audit", help="監査の記録と、つながりの検査"))
    _options(kinds.add_parser("notices", help="職員へのお知らせ"))
    seen = _options(kinds.add_parser("notices-seen", help="お知らせを読んだことにします"))
    _actor_options(seen)
    trust = _options(kinds.add_parser("trust-clock", help="端末の時計が正しいと確かめました"))
    _actor_options(trust)
    place = _options(kinds.add_parser("place", help="端末の置き場所のコードを決めます"))
    for name in ("municipality", "centre", "station"):
        place.add_argument(f"--{name}", default="", metavar="CODE")


def _person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("organisation", help="団体コード")
    parser.add_argument("code", help="支援者コード")
    _actor_options(parser)


def _day(text: str) -> date:
    return date.fromisoformat(text)
