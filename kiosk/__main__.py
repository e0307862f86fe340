"""`python -m kiosk VERB`: the headless commands. Each verb is a module of `kiosk.commands`.

Only the module of the verb that is asked for is imported.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from kiosk.errors import KioskError

# Verb, then what `--help` says of it in Japanese and English.
VERBS: dict[str, str] = {
    "procedures": "手続きの一覧 / the catalogue of procedures",
    "check": "内容の決まりを すべて確かめる / check all content rules",
    "page": "1ページをデータで出す / one page as data",
    "search": "手続きをさがす / search procedures",
    "read": "日本語の読みとふりがな / Japanese readings",
    "say": "文を声のファイルにする / speak a text into a file",
    "voices": "言葉ごとの声 / the voice of each language",
    "languages": "訳のようす / state of the translations",
    "facts": "事実と出典 / facts and their sources",
    "places": "市の一覧（場所・バス・行事） / the lists a city publishes",
    "desk": "相談の記録 / help sessions and reports",
    "doctor": "端末のようす / health of the terminal",
    "build": "内容を組み立てる / compile the content",
    "sheetbook": "読みなおすための 画面の本 / all screens for a reviewer",
    "catalogs": "訳の一覧を作る・取りこむ / translation catalogues",
}
_WRONG_USE = 2
_WITH_VALUE = frozenset({"--city", "--data"})


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb and return its exit code: 0, 1 on a finding, 2 on wrong use."""
    words = list(sys.argv[1:] if argv is None else argv)
    verb = _verb_in(words)
    parser = _parser(verb)
    args = parser.parse_args(words)
    if args.verb is None:
        parser.print_help(sys.stderr)
        return _WRONG_USE
    from kiosk.commands.place import WrongUseError

    try:
        return int(_module(args.verb).run(args))
    except WrongUseError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the complaint of the command line itself
        return _WRONG_USE
    except KioskError as error:
        print(error, file=sys.stderr)  # noqa: T201 - the complaint of the command line itself
        return 1
    except BrokenPipeError:
        # The reader has seen enough; Python would complain when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser(verb: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m kiosk",
        description="市民センターの端末の、画面のない側 / the headless side of the terminal",
    )
    _add_common(parser, None)
    sub = parser.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    for name, told in VERBS.items():
        if name != verb:
            sub.add_parser(name, help=told)
            continue
        _module(name).add_parser(sub)
        _add_common(sub.choices[name], argparse.SUPPRESS)
    return parser


def _add_common(parser: argparse.ArgumentParser, default: str | None) -> None:
    """Add the options every verb takes, before the verb or after it."""
    known = parser._option_string_actions
    if "--city" not in known:
        parser.add_argument("--city", default=default, metavar="ID", help="市の id")
    if "--data" not in known:
        parser.add_argument(
            "--data", type=Path, default=default, metavar="DIR", help="データの場所"
        )
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) and default is not None:
            for child in action.choices.values():
                _add_common(child, argparse.SUPPRESS)


def _verb_in(words: Sequence[str]) -> str | None:
    skips = False
    for word in words:
        if skips:
            skips = False
        elif word in _WITH_VALUE:
            skips = True
        elif not word.startswith("-"):
            return word if word in VERBS else None
    return None


def _module(verb: str) -> ModuleType:
    return importlib.import_module(f"kiosk.commands.{verb}")


if __name__ == "__main__":
    sys.exit(main())
