"""`search`: which procedures fit what a person types."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict

from kiosk.clock import SystemClock
from kiosk.commands.lines import lines_of
from kiosk.commands.place import WrongUseError, complain, content_of, data_of
from kiosk.desk.guard import contains_my_number
from kiosk.language.languages import JA, Lang, language_of
from kiosk.procedures.search import Hit, SearchIndex, build_index
from kiosk.settings import LOCALES


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "search",
        help="言葉から手続きをさがします",
        description="ふだんの言葉・かな・ローマ字から、合う順に手続きを出します。QUERY が - なら"
        "標準入力の 1 行ずつをさがし、1 行に 1 つの JSON を出します。12けたのマイナンバーは"
        "さがしません。",
    )
    parser.add_argument("query", metavar="QUERY", help="さがす言葉")
    parser.add_argument("--lang", default=JA, help="題名の言葉（ja, ja-easy, en …）")
    parser.add_argument("--json", action="store_true", help="JSON で出します")


def run(args: argparse.Namespace) -> int:
    """Print the hits, best first. Finding nothing is no fault."""
    index = _index(args)
    queries: Iterable[str] = lines_of(sys.stdin) if args.query == "-" else (args.query,)
    for query in queries:
        if contains_my_number(query):
            # Not even repeated: what is printed may end up in a file.
            print("12けたの番号は さがしません。入れないで ください。", file=sys.stderr)
            _print(args, "", [])
        else:
            _print(args, query, index.search(query))
    return 0


def _index(args: argparse.Namespace) -> SearchIndex:
    try:
        lang = language_of(args.lang).code
    except KeyError as error:
        raise WrongUseError(
            f"言葉「{args.lang}」はありません。ja か en などにしてください。"
        ) from error
    content = content_of(args)
    if lang == JA:
        return build_index(content, lambda _, text: text.msgid, lang)
    from kiosk.guide.library import Library
    from kiosk.language.compiled import compile_catalogs

    catalogs = data_of(args) / "cache" / "locales"
    complain(compile_catalogs(LOCALES, catalogs))
    library = Library(content, catalogs)
    today = SystemClock().now().date()
    return build_index(content, lambda code, text: library.book(Lang(code), today).say(text), lang)


def _print(args: argparse.Namespace, query: str, hits: list[Hit]) -> None:
    if args.json or args.query == "-":
        answer = {"query": query, "hits": [asdict(hit) for hit in hits]}
        print(json.dumps(answer, ensure_ascii=False), flush=True)
        return
    for hit in hits:
        print(f"{hit.score:.0f}\t{hit.id}\t{hit.title}")
