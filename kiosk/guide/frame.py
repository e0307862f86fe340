"""The frame around every page: place and tools above, buttons below. Their places never move."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kiosk.dates.trust import Day
from kiosk.guide import actions
from kiosk.guide.blocks import Button, Line
from kiosk.guide.library import Library
from kiosk.guide.page import Frame
from kiosk.guide.phrasebook import Phrasebook
from kiosk.guide.player import Surroundings
from kiosk.guide.teller import Teller
from kiosk.i18n import N_, Text, ui
from kiosk.language import formats
from kiosk.language.languages import JA, Lang
from kiosk.visit import Visit

PREVIEW = N_("見本（職員用）：{day} {hour}")
"""The mark of a preview; staff read it, so it is Japanese in every language."""

_TOOLS = (
    ("language", "language", N_("ことば")),
    ("size", "text-size", N_("文字の 大きさ")),
    ("colour", "colours", N_("色")),
    ("voice", "volume", N_("声")),
)


class Scene(msgspec.Struct, frozen=True):
    """What a view draws from: the visit, the library, the hour and the voice to say it in."""

    visit: Visit
    library: Library
    now: datetime
    tell: Teller
    voice: str = "ready"
    helper: str = ""
    day: Day = "sure"

    def book(self, lang: Lang) -> Phrasebook:
        """Return the phrasebook of another language for the day of the scene."""
        return book_on(self.library, lang, self.now, self.day)

    @property
    def around(self) -> Surroundings:
        """What conditions may ask besides the answers."""
        return Surroundings(self.library.content.city.id, self.now.date())

    @property
    def is_day_sure(self) -> bool:
        """Whether what follows from today's date may be said."""
        return self.day != "doubtful"


def book_on(library: Library, lang: Lang, now: datetime, day: Day) -> Phrasebook:
    """Return the phrasebook of ``lang`` for the day of ``now``, as far as it can be believed."""
    return library.book(lang, now.date(), is_sure=day != "doubtful")


def scene_of(
    visit: Visit,
    library: Library,
    now: datetime,
    *,
    voice: str = "ready",
    helper: str = "",
    day: Day = "sure",
) -> Scene:
    """Return the scene of ``visit`` in the visit's own languages.

    ``voice`` is what the readout does: ready, reading, ``silent`` (the language has no voice) or
    ``mute`` (the machine has no loudspeaker). ``helper`` is empty while no supporter is signed in,
    else ``ready`` or ``open`` (a help session runs). ``day`` is what the date of ``now`` is worth.
    """
    book = book_on(library, visit.language, now, day)
    beside = book_on(library, visit.beside, now, day) if visit.beside else None
    return Scene(visit, library, now, Teller(book, beside), voice, helper, day)


def frame(
    scene: Scene,
    *,
    place: Line | None = None,
    main: Button | None = None,
    has_back: bool = True,
    has_home: bool = True,
    has_end: bool = True,
) -> Frame:
    """Return the frame of a page; ``place`` is the procedure's title, or the centre's name.

    What would do nothing on a page is left out; nothing else takes its place.
    """
    tell = scene.tell
    back = Button(tell.ui("もどる"), actions.Back(), "frame", "back", key="back")
    home = _home_button(scene)
    call = Button(tell.ui("係の人を よぶ"), actions.Show("help"), "call", "call-person", key="call")
    end = Button(tell.ui("おわって 消す"), actions.EndVisit(), "frame", "erase", key="end")
    return Frame(
        place=place or where(scene),
        today=today(scene) if place is None or scene.day == "preview" else None,
        tools=tools(scene),
        back=back if has_back else None,
        home=home if has_home else None,
        read=_read_button(scene),
        call=call,
        end=end if has_end else None,
        main=main,
    )


def _home_button(scene: Scene) -> Button:
    """Return the way to the beginning: of the visit, or of the class that walks this guide."""
    visit = scene.visit
    is_class = visit.spot.position is not None and visit.spot.screen != "staff"
    if is_class and any(spot.screen == "lesson" for spot in visit.behind):
        return Button(scene.tell.ui("教室へ"), actions.ToLesson(), "frame", "class", key="lesson")
    return Button(scene.tell.ui("さいしょへ"), actions.Show("home"), "frame", "home", key="home")


_READ = {
    "ready": ("read-aloud", N_("よみあげ")),
    "reading": ("stop", N_("とめる")),
    "silent": ("sound-off", N_("声は ありません")),
    "mute": ("sound-off", N_("音が 出ません")),
}


def _read_button(scene: Scene) -> Button:
    """Return the button of the voice: it says what it is doing, or why it cannot."""
    icon, words = _READ[scene.voice]
    is_on = scene.voice == "reading"
    return Button(scene.tell.ui(words), actions.ReadAloud(), "frame", icon, is_on=is_on, key="read")


def forward(scene: Scene, message: str, action: actions.Action, icon: str = "next") -> Button:
    """Return the one main action of a page. Mark ``message`` with ``N_``."""
    return Button(scene.tell.ui(message), action, "main", icon, key="main")


def tools(scene: Scene) -> tuple[Button, ...]:
    """Return the tools above: language, text size, colours, voice, reach."""
    visit = scene.visit
    panels = tuple(
        Button(
            scene.tell.ui(words),
            actions.Show(f"panel:{name}"),
            "tool",
            icon,
            is_on=visit.panel == name,
            key=name,
        )
        for name, icon, words in _TOOLS
    )
    words = N_("高く") if visit.is_reach else N_("ひくく")
    reach = Button(
        scene.tell.ui(words),
        actions.ToggleReach(),
        "tool",
        "reach-up" if visit.is_reach else "reach",
        is_on=visit.is_reach,
        key="reach",
    )
    if not scene.helper:
        return (*panels, reach)
    words = N_("支援中") if scene.helper == "open" else N_("支援")
    is_on = scene.helper == "open"
    desk = Button(
        scene.tell.ui(words), actions.Desk("open"), "tool", "supporter", is_on=is_on, key="desk"
    )
    return (*panels, reach, desk)


def where(scene: Scene) -> Line:
    """Return the name of the city and of the centre the terminal stands in, in one language."""
    city = scene.library.content.city
    centre = next((c for c in city.centres if c.id == scene.library.centre), None)
    name = Text(city.name, f"city:{city.id}/name")
    if centre is None and not scene.tell.lang.startswith(JA):
        said = name
    elif centre is None:
        # Two cities of this product are both read かしまし: the prefecture tells them apart.
        prefecture = Text(city.prefecture, f"city:{city.id}/prefecture")
        said = ui("{prefecture} {city}", prefecture=prefecture, city=name)
    else:
        there = Text(centre.name, f"city:{city.id}/centre/{centre.id}")
        said = ui("{city} {centre}", city=name, centre=there)
    return Line(scene.tell.book.say(said), scene.tell.lang)


def today(scene: Scene) -> Line:
    """Return the day and the minute of the wall clock, in one language.

    A clock that cannot be believed is not shown. A preview says so to staff, in Japanese.
    """
    if scene.day == "doubtful":
        return Line(scene.tell.book.say(ui("日付を 確認してください")), scene.tell.lang)
    if scene.day == "preview":
        shown = formats.day(scene.now.date(), JA)
        hour = formats.time_of_day(scene.now.time(), JA)
        return Line(scene.book(JA).say(ui(PREVIEW, day=Text(shown), hour=Text(hour))), JA)
    lang = scene.tell.lang
    day = formats.day(scene.now.date(), lang, today=scene.now.date())
    comma = "" if lang.startswith(JA) else ","
    return Line(f"{day}{comma} {formats.time_of_day(scene.now.time(), lang)}", lang)
