"""`desk key`: the key of the help sessions: where it is, a copy for the safe, a new one."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.commands.desk_sessions import actor, opened, show
from kiosk.desk.key_rotation import rotate_key, save_key_copy
from kiosk.settings import default_data_dir, desk_key_path


def add_parsers(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    options: Callable[[argparse.ArgumentParser], argparse.ArgumentParser],
    actor_options: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Register the verb and its three kinds."""
    key = verbs.add_parser("key", help="記録を守る鍵: 場所・写し・取りかえ")
    kinds = key.add_subparsers(dest="key_verb", metavar="KEY_VERB", required=True)
    options(kinds.add_parser("status", help="鍵のファイルの場所"))
    copy = options(kinds.add_parser("copy", help="鍵の写しを作ります（金庫などに保管）"))
    copy.add_argument("file", type=Path, metavar="FILE")
    rotate = options(kinds.add_parser("rotate", help="鍵を取りかえます（端末を止めてから）"))
    actor_options(rotate)


def _status(args: argparse.Namespace, data: Path) -> int:
    with opened(args):
        path = desk_key_path(data)
    if args.json:
        show({"key": str(path), "encrypted": True})
    else:
        print(path)
    return 0


def _copy(args: argparse.Namespace, data: Path) -> int:
    return _said(args, "copy", save_key_copy(data, args.file))


def _rotate(args: argparse.Namespace, data: Path) -> int:
    return _said(args, "key", rotate_key(data, SystemClock(), by=actor(args)))


def _said(args: argparse.Namespace, name: str, path: Path) -> int:
    if args.json:
        show({name: str(path)})
    else:
        print(path)
    return 0


def _run(args: argparse.Namespace) -> int:
    kinds = {"status": _status, "copy": _copy, "rotate": _rotate}
    return kinds[args.key_verb](args, args.data or default_data_dir())


ACTIONS: Mapping[str, Callable[[argparse.Namespace], int]] = {"key": _run}
