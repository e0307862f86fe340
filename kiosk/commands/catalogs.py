"""`catalogs`: extract texts for translators, compile what they wrote, take in translations."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from kiosk.commands.place import complain, data_of
from kiosk.settings import ASSETS, LOCALES

_ROOT = ASSETS.parent


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb with what it can do."""
    parser = sub.add_parser(
        "catalogs",
        help="訳の一覧（PO）を作る・組み立てる・取りこむ",
        description="locales の PO ファイルを 新しくし、組み立て、訳を取りこみます。",
    )
    does = parser.add_subparsers(dest="does", metavar="DOES", required=True)
    update = does.add_parser("update", help="文を取りだして PO を新しくします")
    update.add_argument(
        "--check", action="store_true", help="書きかえずに、新しいかどうかだけ確かめます"
    )
    compiled = does.add_parser("compile", help="PO を 端末が読む形にします")
    compiled.add_argument(
        "--out",
        type=Path,
        default=None,
        metavar="DIR",
        help="書きこむ場所",
    )
    compiled.add_argument(
        "--check", action="store_true", help="書きかえずに、使えない文だけを調べます"
    )
    taken = does.add_parser("import", help="訳の JSON（{文脈: 訳}）を取りこみます")
    taken.add_argument("lang", metavar="LANG", help="ja-easy、en など")
    taken.add_argument("file", type=Path, nargs="+", metavar="FILE.json", help="訳のファイル")
    taken.add_argument(
        "--domain",
        choices=("content", "ui"),
        default="content",
        help="手続きの文か 画面の文",
    )


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when a catalogue is out of date, damaged, or a text has no place."""
    if args.does == "update":
        return _check_fresh() if args.check else _update()
    if args.does == "compile":
        return _compile(args)
    return _import(args)


def _update() -> int:
    from kiosk.procedures.catalogs import update

    for file in update(_ROOT):
        print(file)
    return 0


def _check_fresh() -> int:
    from kiosk.procedures.catalogs import update

    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        shutil.copytree(LOCALES, root / "locales")
        for folder in ("assets", "kiosk", "ui"):
            (root / folder).symlink_to(_ROOT / folder, target_is_directory=True)
        stale = [file.relative_to(root) for file in update(root)]
    for file in stale:
        print(f"{file} が古いです → python -m kiosk catalogs update", file=sys.stderr)
    return 1 if stale else 0


def _compile(args: argparse.Namespace) -> int:
    from kiosk.procedures.catalogs import compile_catalogs

    if args.check:
        with tempfile.TemporaryDirectory() as name:
            faults = compile_catalogs(LOCALES, Path(name), always=True)
    else:
        out = args.out or data_of(args) / "cache" / "locales"
        faults = compile_catalogs(LOCALES, out, always=True)
    complain(faults)
    return 1 if faults else 0


def _import(args: argparse.Namespace) -> int:
    from kiosk.language.languages import Lang
    from kiosk.procedures.catalogs import import_texts

    code = 0
    for file in args.file:
        try:
            texts = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            print(f"{file} を読めません（{error}） → JSON を直す", file=sys.stderr)
            code = 1
            continue
        try:
            done = import_texts(LOCALES, Lang(args.lang), texts, domain=args.domain)
        except KeyError:
            print(f"「{args.lang}」という言葉はありません", file=sys.stderr)
            return 2
        print(f"{file}: {done.written}")
        for key in done.unknown:
            print(f"{file} {key}: 入れる文が 1つに決まりません → 文脈を確かめる", file=sys.stderr)
            code = 1
    return code
