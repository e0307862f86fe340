"""`python -m ui audit`: the command line and the report. Rules and screens are elsewhere."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from collections import defaultdict
from pathlib import Path

from kiosk.language.languages import language_of
from ui.audit.finding import Finding
from ui.audit.runner import LANGUAGES, WINDOWS, Languages, Plan, Report, audit
from ui.stage import Stage
from ui.start import size_of
from ui.themes import THEMES
from ui.tokens import SIZES

_DONE, _FOUND, _WRONG_USE = 0, 1, 2
_EXAMPLES = 3


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "audit",
        help="ぜんぶの 画面を しらべます",
        description="ぜんぶの 画面を、ことば・文字の 大きさ・色・画面の 向きごとに しらべます。",
    )
    parser.add_argument(
        "--lang", nargs="+", metavar="L", help="ことば（2つ いっしょは en+ja。xx も えらべます）"
    )
    parser.add_argument("--size", nargs="+", type=int, choices=range(1, SIZES + 1), metavar="1..4")
    parser.add_argument("--theme", nargs="+", choices=sorted(THEMES), metavar="T", help="色")
    parser.add_argument("--window", nargs="+", metavar="WxH", help="画面の 大きさ")
    parser.add_argument("--screen", nargs="+", default=(), metavar="NAME", help="名前の はじめ")
    parser.add_argument("--quick", action="store_true", help="色は 1つ、ひくい 配置は なし")
    parser.add_argument("--list", action="store_true", help="画面の 名前を 書いて おわります")
    parser.add_argument("--city", help="市の id")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Audit what the command line names; 1 when something was found, 2 on wrong use."""
    try:
        plan = plan_of(args)
    except (KeyError, ValueError) as error:
        sys.stderr.write(f"ありません: {error}\n")
        return _WRONG_USE
    stage = Stage(city=args.city, data=args.data)
    try:
        report = audit(stage, plan, _progress)
    finally:
        stage.close()
    if args.list:
        sys.stdout.write("\n".join(sorted(report.screens)) + "\n")
        return _DONE
    if not report.screens:
        sys.stderr.write("その 名前の 画面は ありません。--list で 名前が 出ます。\n")
        return _WRONG_USE
    _write(report, is_json=args.json)
    return _FOUND if report.findings else _DONE


def _progress(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def plan_of(args: argparse.Namespace) -> Plan:
    """Return the plan that the command line describes.

    Raises:
        KeyError: No such language.
        ValueError: A window of another form.
    """
    languages = [_languages(code) for code in args.lang] if args.lang else list(LANGUAGES)
    windows = [size_of(text) or WINDOWS[0] for text in args.window] if args.window else WINDOWS
    themes = args.theme or (["light"] if args.quick else list(THEMES))
    if args.list:
        return Plan(languages[:1], (1,), ("light",), WINDOWS[:1], args.screen, has_reach=False)
    return Plan(
        languages,
        args.size or range(1, SIZES + 1),
        themes,
        windows,
        args.screen,
        has_reach=not args.quick,
    )


def _languages(code: str) -> Languages:
    first, _, second = code.partition("+")
    return language_of(first).code, language_of(second).code if second else None


def _write(report: Report, *, is_json: bool) -> None:
    if is_json:
        found = [dataclasses.asdict(finding) for finding in report.findings]
        whole = {"screens": len(report.screens), "checked": report.checked, "findings": found}
        sys.stdout.write(json.dumps(whole, ensure_ascii=False) + "\n")
        return
    for rule, findings in _by_rule(report.findings).items():
        sys.stdout.write(f"{rule}: {len(findings)} 件\n")
        for one in findings[:_EXAMPLES]:
            sys.stdout.write(
                f"  {one.screen} {one.lang} 文字 {one.size} {one.theme} {one.window}: {one.what}\n"
            )
    sys.stdout.write(
        f"{len(report.screens)} の 画面を {report.checked} とおり しらべました。"
        f"{len(report.findings)} 件 見つかりました。\n"
    )


def _by_rule(findings: list[Finding]) -> dict[str, list[Finding]]:
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        grouped[finding.rule].append(finding)
    return dict(sorted(grouped.items(), key=lambda item: -len(item[1])))
