"""`doctor`: the health of the terminal in plain words, one remedy each."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from kiosk.clock import Clock, SystemClock
from kiosk.commands.place import city_of, data_of
from kiosk.dates.trust import BUILT_ON
from kiosk.errors import KioskError
from kiosk.procedures.model import CityId
from kiosk.procedures.stored import load_content
from kiosk.settings import ASSETS, read_settings

LEAST_FREE_BYTES = 500 * 1024 * 1024
OLD_CONTENT_DAYS = 365
NETWORK_TIMEOUT_S = 3.0


@dataclass(frozen=True, slots=True)
class Health:
    """One part of the terminal. ``say`` tells staff what is the matter and what to do."""

    part: str
    state: Literal["ok", "warn", "fail", "off"]
    say: str


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "doctor",
        help="端末のようすを 調べます",
        description="声・音・プリンター・ディスク・時計・ネットワーク・内容・記録を調べます。",
    )
    parser.add_argument("--json", action="store_true", help="JSON で出します")


def run(args: argparse.Namespace) -> int:
    """Print the health of every part; 1 when something does not work."""
    data = data_of(args)
    found = list(examine(data, city_of(args), SystemClock()))
    if args.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(f"{one.state:5}{one.part:10}{one.say}")
    return 1 if any(one.state == "fail" for one in found) else 0


def examine(data: Path, city: str, clock: Clock) -> Iterator[Health]:
    """Yield the health of each part."""
    yield _settings(data)
    yield from _voices()
    yield _sound()
    yield _printer()
    yield _disk(data)
    yield _clock(clock)
    yield _network(data)
    yield from _content(data, city, clock)
    yield _database(data, clock)


def _settings(data: Path) -> Health:
    _, faults = read_settings(data)
    if faults:
        return Health("settings", "warn", " ".join(str(fault) for fault in faults))
    return Health("settings", "ok", "設定は 正しく 読めました。")


def _voices() -> Iterator[Health]:
    from kiosk.language.languages import LANGUAGES
    from kiosk.voice.voices import voices

    for state in voices(list(LANGUAGES)):
        if state.state == "silent":
            yield Health("voice", "fail", f"{state.lang}: {state.why}")
        else:
            yield Health("voice", "ok", f"{state.lang}: {state.engine} {state.voice}")


def _sound() -> Health:
    """Say whether a sound server or card can be found; the terminal itself asks Qt."""
    cards = Path("/proc/asound/cards")
    has_card = cards.exists() and "no soundcards" not in cards.read_text("utf-8")
    if has_card or shutil.which("pactl") or shutil.which("pipewire"):
        return Health("sound", "ok", "音の 出口が あります。")
    return Health("sound", "warn", "音の 出口が 見つかりません。スピーカーを つないでください。")


def _printer() -> Health:
    if shutil.which("lpstat") is None:
        return Health("printer", "off", "プリンターは ありません。紙の かわりに 画面を 見せます。")
    return Health("printer", "ok", "印刷の しくみが あります。")


def _disk(data: Path) -> Health:
    folder = data if data.exists() else data.parent if data.parent.exists() else Path("/")
    free = shutil.disk_usage(folder).free
    megabytes = free // (1024 * 1024)
    if free < LEAST_FREE_BYTES:
        return Health("disk", "fail", f"空きが {megabytes}MB です。古い 写しを 片づけてください。")
    return Health("disk", "ok", f"空きは {megabytes}MB です。")


def _clock(clock: Clock) -> Health:
    if clock.now().date() < BUILT_ON:
        return Health("clock", "fail", "時計が 古い日に なっています。時計を 合わせてください。")
    return Health("clock", "ok", f"{clock.now():%Y-%m-%d %H:%M}")


def _network(data: Path) -> Health:
    settings, _ = read_settings(data)
    if not settings.network_url:
        return Health("network", "off", "ネットワークは 使いません（設定 network_url が 空です）。")
    import httpx

    try:
        httpx.get(settings.network_url, timeout=NETWORK_TIMEOUT_S, follow_redirects=False)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        why = type(error).__name__
        return Health("network", "warn", f"つながりません（{why}）。案内は このまま 使えます。")
    return Health("network", "ok", "つながっています。")


def _content(data: Path, city: str, clock: Clock) -> Iterator[Health]:
    content, faults = load_content(ASSETS, data / "cache", CityId(city))
    for fault in faults:
        yield Health("content", "fail", str(fault))
    from kiosk.procedures.facts import FactTable

    due = FactTable(content.facts).due(0, clock.now().date())
    if due:
        names = "・".join(fact.id for fact in due[:5])
        yield Health("content", "warn", f"確認の 期限が 来た 事実が {len(due)}件: {names}")
    oldest = min((fact.checked_on for fact in content.facts), default=clock.now().date())
    age = (clock.now().date() - oldest).days
    state: Literal["ok", "warn"] = "warn" if age > OLD_CONTENT_DAYS else "ok"
    told = f"手続き {len(content.procedures)}、いちばん 古い 確認は {oldest}。"
    yield Health("content", state, told)


def _database(data: Path, clock: Clock) -> Health:
    if not (data / "desk.sqlite3").exists():
        return Health("database", "ok", "まだ 記録は ありません。")
    from kiosk.desk.store import open_store

    try:
        store = open_store(data, clock)
    except KioskError as error:
        return Health("database", "fail", str(error))
    try:
        waiting = store.outbox.waiting()
        notices = [event.say for event in store.terminal.notices()]
    finally:
        store.close()
    if notices:
        return Health("database", "warn", " ".join(notices))
    return Health("database", "ok", f"記録は 正しく 読めます。未送信 {waiting}件。")
