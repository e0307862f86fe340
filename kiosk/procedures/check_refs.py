"""Rules about what content names: facts, things, pictures, icons, placeholders, links, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from kiosk.errors import Fault
from kiosk.language.ruby import placeholders, plain, without_placeholders
from kiosk.procedures.load import Parts
from kiosk.procedures.load_steps import Draft
from kiosk.procedures.model import FactId, Link, Row, StepId, ThingId
from kiosk.procedures.texts import procedure_context, step_context, texts_of

OFFICIAL_ENDINGS = (".go.jp", ".lg.jp")
_BARE_LINK_TITLES = frozenset({"こちら", "ここ", "リンク", "くわしくは こちら", "詳しくはこちら"})


@dataclass(frozen=True, slots=True)
class Known:
    """What content may name."""

    facts: frozenset[FactId]
    things: frozenset[ThingId]
    pictures: frozenset[str]
    icons: frozenset[str]
    hosts: tuple[str, ...]
    groups: frozenset[tuple[str, str]]


def known_in(parts: Parts) -> Known:
    """Return what the files of ``parts`` offer; a picture needs its words and its drawing."""
    drawn = {file.stem for file in (parts.assets / "pictures").glob("*.svg")}
    return Known(
        facts=frozenset(placed.value.id for placed in parts.facts),
        things=frozenset(placed.value.id for placed in parts.things),
        pictures=frozenset(placed.value.id for placed in parts.pictures) & drawn,
        icons=frozenset(file.stem for file in (parts.assets / "icons").glob("*.svg")),
        hosts=parts.city.hosts,
        groups=frozenset((placed.value.area, placed.value.id) for placed in parts.groups),
    )


def check_named(draft: Draft, known: Known) -> Iterator[Fault]:
    """Yield what the procedure names and nothing defines. Such a procedure is not offered."""
    procedure = draft.procedure
    for number, bring in enumerate(procedure.prepare.bring):
        if bring.thing not in known.things:
            what = f"持ち物「{bring.thing}」がありません"
            remedy = "assets/words/things.toml の id にする"
            yield draft.fault("ref.thing", f"prepare/bring/{number}", what, remedy)
    if procedure.group and (procedure.area, procedure.group) not in known.groups:
        what = f"「{procedure.area}」に なかま「{procedure.group}」がありません"
        yield draft.fault("ref.group", "group", what, "assets/words/groups.toml の id にする")
    for number, deadline in enumerate(procedure.deadlines):
        if deadline.fact not in known.facts:
            what = f"事実「{deadline.fact}」がありません"
            remedy = "assets/facts の id にするか、足す"
            yield draft.fault("ref.fact", f"deadline/{number}/fact", what, remedy)
    yield from _rows(draft, procedure.prepare.rows, known, "prepare/rows", None)
    yield from _drawn(draft, procedure.picture, procedure.icon, known, None)
    for step in procedure.steps:
        yield from _rows(draft, step.rows, known, "rows", step.id)
        yield from _drawn(draft, step.picture, "", known, step.id)
    yield from _placeholders(draft, known)


def check_shelves(parts: Parts) -> Iterator[Fault]:
    """Yield what a shelf names first and does not hold. The others keep their order."""
    held = {(d.procedure.area, d.procedure.group, str(d.procedure.id)) for d in parts.drafts}
    for placed in parts.groups:
        for number, one in enumerate(placed.value.first):
            if (placed.value.area, placed.value.id, one) not in held:
                what = f"この 棚に 手続き「{one}」が ありません"
                remedy = "この 棚の 手続きの id にするか、消す"
                yield placed.fault("ref.shelf", f"first/{number}", what, remedy)


def check_links(draft: Draft, known: Known) -> Iterator[Fault]:
    """Yield links that are not official pages, or whose words do not say where they lead."""
    procedure = draft.procedure
    if procedure.link is not None:
        yield from _link(draft, procedure.link, known, None)
    for step in procedure.steps:
        if step.link is not None:
            yield from _link(draft, step.link, known, step.id)


def check_sources(draft: Draft, today: date) -> Iterator[Fault]:
    """Yield a procedure without a source, and sources read after ``today``."""
    if not draft.procedure.sources:
        what = "出典がありません"
        yield draft.fault("source.none", "source", what, "[[source]] に title・url・read を書く")
    for number, source in enumerate(draft.procedure.sources):
        if source.read > today:
            what = f"読んだ日（{source.read}）が 先の日です"
            yield draft.fault("source.future", f"source/{number}/read", what, "読んだ日に直す")


def is_official(url: str, hosts: tuple[str, ...]) -> bool:
    """Return whether ``url`` is an https page of the state, a municipality or one of ``hosts``."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    if parts.scheme != "https" or parts.netloc.lower() != host or port is not None:
        return False
    return host.isascii() and (
        host.endswith(OFFICIAL_ENDINGS)
        or any(host == own or host.endswith(f".{own}") for own in hosts)
    )


def _rows(
    draft: Draft, rows: tuple[Row, ...], known: Known, key: str, step: StepId | None
) -> Iterator[Fault]:
    for number, row in enumerate(rows):
        if row.fact not in known.facts:
            what = f"事実「{row.fact}」がありません"
            remedy = "assets/facts の id にするか、足す"
            yield draft.fault("ref.fact", f"{key}/{number}/fact", what, remedy, step=step)
        if row.icon and row.icon not in known.icons:
            yield _no_icon(draft, f"{key}/{number}/icon", row.icon, step)


def _drawn(
    draft: Draft, picture: str, icon: str, known: Known, step: StepId | None
) -> Iterator[Fault]:
    if picture and picture not in known.pictures:
        what = f"絵「{picture}」がありません"
        remedy = "assets/pictures に SVG と pictures.toml の説明を置く"
        yield draft.fault("ref.picture", "picture", what, remedy, step=step)
    if icon and icon not in known.icons:
        yield _no_icon(draft, "icon", icon, step)


def _no_icon(draft: Draft, key: str, icon: str, step: StepId | None) -> Fault:
    what = f"アイコン「{icon}」がありません"
    return draft.fault("ref.icon", key, what, "assets/icons にある名前にする", step=step)


def _placeholders(draft: Draft, known: Known) -> Iterator[Fault]:
    for context, text in texts_of(draft.procedure):
        for name in placeholders(text):
            kind, _, fact = name.partition(":")
            if name == "city" or (kind == "fact" and fact in known.facts):
                continue
            step, key = place_of(draft, context)
            what = f"{{{name}}} に入れるものがありません"
            remedy = "{fact:事実のid} か {city} にする"
            yield draft.fault("ref.placeholder", key, what, remedy, step=step)


def place_of(draft: Draft, context: str) -> tuple[StepId | None, str]:
    """Return the step and the key (``text/0``) that the gettext context ``context`` names."""
    procedure = draft.procedure
    for step in procedure.steps:
        own = step_context(procedure.id, step.id) + "/"
        if context.startswith(own):
            key = context.removeprefix(own)
            if key.startswith("choice/"):
                _, choice, field = key.split("/")
                number = [one.id for one in step.choices].index(choice)  # type: ignore[arg-type]
                key = f"choice/{number}/{field}"
            return step.id, key
    return None, context.removeprefix(procedure_context(procedure.id) + "/")


def _link(draft: Draft, link: Link, known: Known, step: StepId | None) -> Iterator[Fault]:
    if not is_official(link.url, known.hosts):
        what = f"{link.url} は 国・自治体のページではありません"
        remedy = "https の *.go.jp・*.lg.jp か 市のページにする"
        yield draft.fault("link.host", "link/url", what, remedy, step=step)
    title = plain(without_placeholders(link.title)).strip(" 　。")
    if title in _BARE_LINK_TITLES or "://" in title:
        what = f"「{title}」では 行き先が わかりません"
        yield draft.fault("link.title", "link/title", what, "ページの名前を書く", step=step)


def missing_drawings(parts: Parts) -> Iterator[Fault]:
    """Yield descriptions of pictures and things whose drawing or icon is not there."""
    folder: Path = parts.assets / "pictures"
    for picture in parts.pictures:
        if not (folder / f"{picture.value.id}.svg").exists():
            what = f"{picture.value.id}.svg がありません"
            yield picture.fault("ref.picture", "", what, "絵を置くか、説明を消す")
    for thing in parts.things:
        if not (parts.assets / "icons" / f"{thing.value.icon}.svg").exists():
            what = f"アイコン「{thing.value.icon}」がありません"
            yield thing.fault("ref.icon", "icon", what, "assets/icons にある名前にする")
