"""`places`: the lists a city publishes: which there are, one of them as data, taking one in."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.clock import SystemClock
from kiosk.commands.place import WrongUseError, city_of, complain, content_of, data_of
from kiosk.places.importing import import_list, remove_list
from kiosk.places.model import Origin, Place
from kiosk.places.shelf import Entry, Shelf, ignored_columns
from kiosk.procedures.lists import BUS, ListKind, Lists, list_folders
from kiosk.settings import ASSETS


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "places",
        help="市の 一覧（避難場所・AED・Wi-Fi・バスなど）を 見る・取りこむ",
        description="市が 出している 一覧を 取りこみます。列の 名前は 国の 標準でも、"
        "古い ものでも、市の ものでも 読みます。",
    )
    verbs = parser.add_subparsers(dest="what", metavar="list|show|import|remove", required=True)
    listed = verbs.add_parser("list", help="この 市に ある 一覧")
    listed.add_argument("--kinds", action="store_true", help="読める 種類を ぜんぶ")
    listed.add_argument("--json", action="store_true", help="JSON で出します")
    shown = verbs.add_parser("show", help="1つの 一覧の 中身")
    shown.add_argument("kind", metavar="KIND")
    shown.add_argument("--json", action="store_true", help="JSON で出します")
    _add_import(verbs.add_parser("import", help="ファイルを 取りこむ（同じ 種類は 入れかわる）"))
    removed = verbs.add_parser("remove", help="取りこんだ 一覧を 消す")
    removed.add_argument("kind", metavar="KIND")


def _add_import(taken: argparse.ArgumentParser) -> None:
    taken.add_argument("file", type=Path, metavar="FILE", help="CSV・TSV、バスは GTFS-JP の zip")
    taken.add_argument("--kind", required=True, help="種類（places list --kinds）")
    taken.add_argument("--publisher", required=True, help="出した ところ（高松市 など）")
    taken.add_argument("--title", required=True, help="データの 名前")
    taken.add_argument("--licence", required=True, help="使い方の 決まり（CC BY 4.0 など）")
    taken.add_argument(
        "--as-of", required=True, type=date.fromisoformat, metavar="DATE", help="データの 日"
    )
    taken.add_argument("--url", default="", help="データの ある ページ")
    taken.add_argument("--owner", default="", help="市の 担当")
    taken.add_argument("--phone", default="", help="聞く ための 電話（バスの 予約など）")


def run(args: argparse.Namespace) -> int:
    """Do what was asked; 1 when a file has faults or a list is not there."""
    lists, city = content_of(args).lists, city_of(args)
    folders = list_folders(ASSETS, data_of(args), city)
    match args.what:
        case "list" if args.kinds:
            return _kinds(args, lists)
        case "list":
            return _list(args, Shelf(lists, folders))
        case "show":
            return _show(args, Shelf(lists, folders))
        case "import":
            return _import(args, lists, folders[0])
        case _:
            is_gone = remove_list(_kind(lists, args.kind).id, lists, folders[0])
            print("消しました。" if is_gone else "取りこんだ 一覧は ありません。")
            return 0 if is_gone else 1


def _kind(lists: Lists, name: str) -> ListKind:
    kind = lists.kind(name)
    if kind is None:
        known = "・".join(one.id for one in lists.kinds)
        raise WrongUseError(f"種類「{name}」はありません。次のどれかにしてください: {known}")
    return kind


def _kinds(args: argparse.Namespace, lists: Lists) -> int:
    from kiosk.language.ruby import plain

    rows = [{"kind": kind.id, "name": plain(kind.name)} for kind in lists.kinds]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print(f"{row['kind']}\t{row['name']}")
    return 0


def _list(args: argparse.Namespace, shelf: Shelf) -> int:
    rows = []
    for kind, entry in shelf.entries.items():
        found = shelf.list_of(kind)
        rows.append(_row(entry, len(found.places) if found is not None else 0))
    complain(shelf.faults)
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            told = (row["kind"], str(row["places"]), row["as_of"], row["publisher"], row["licence"])
            print("\t".join(told))
    return 1 if shelf.faults else 0


def _row(entry: Entry, count: int) -> dict[str, Any]:
    origin = entry.origin
    return {
        "kind": entry.kind,
        "places": count,
        "file": str(entry.file),
        "publisher": origin.publisher,
        "title": origin.title,
        "licence": origin.licence,
        "url": origin.url,
        "as_of": origin.as_of.isoformat(),
        "owner": origin.owner,
    }


def _show(args: argparse.Namespace, shelf: Shelf) -> int:
    found = shelf.list_of(args.kind)
    complain(shelf.faults)
    if found is None:
        print(f"一覧「{args.kind}」は ありません。", file=sys.stderr)
        return 1
    if args.json:
        rows = [_as_json(place) for place in found.places]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for place in found.places:
            print(f"{place.name}\t{place.address}\t{place.phone}")
    return 0


def _as_json(place: Place) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": place.name,
        "kana": place.kana,
        "name_en": place.name_en,
        "address": place.address,
        "at": place.at,
        "phone": place.phone,
        "days": place.hours.days,
        "opens": place.hours.opens,
        "closes": place.hours.closes,
        "hours_note": place.hours.note,
        "first": place.first.isoformat() if place.first else None,
        "last": place.last.isoformat() if place.last else None,
        "details": dict(place.details),
        "flags": dict(place.flags),
        "note": place.note,
    }


def _import(args: argparse.Namespace, lists: Lists, folder: Path) -> int:
    kind = _kind(lists, args.kind)
    today = SystemClock().now().date()
    if args.as_of > today:
        raise WrongUseError(f"データの 日 {args.as_of} は まだ 来ていません。")
    origin = Origin(
        publisher=args.publisher,
        title=args.title,
        licence=args.licence,
        as_of=args.as_of,
        url=args.url,
        owner=args.owner,
        read=today,
        phone=args.phone,
    )
    count, faults = import_list(args.file, kind, origin, lists, folder)
    complain(faults)
    if kind.id != BUS:
        unread = ignored_columns(Entry(kind.id, args.file, origin), kind, lists)
        if unread:
            print(f"読まない 列: {'・'.join(unread)}", file=sys.stderr)
    print(f"{count} か所を 取りこみました。")
    return 1 if faults else 0
