"""The tools' panels: language, text size, colours, voice. The effect of a touch shows at once."""

from __future__ import annotations

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Buttons, Heading, Line, Notice, Subheading
from kiosk.guide.frame import Scene, forward
from kiosk.guide.page import Page
from kiosk.guide.views.entrance import message_page
from kiosk.i18n import N_
from kiosk.language.languages import JA, language_of

THEMES = (
    ("light", N_("ふつう")),
    ("black-on-white", N_("白に 黒い字")),
    ("yellow-on-black", N_("黒に 黄色い字")),
    ("dark", N_("くらい 色")),
)
SIZES = (N_("ふつう"), N_("大きい"), N_("もっと 大きい"), N_("いちばん 大きい"))
SPEEDS = (("slow", N_("ゆっくり")), ("usual", N_("ふつう")), ("fast", N_("はやい")))
VOLUMES = 5


def panel_page(scene: Scene, panel: str) -> Page:
    """Return the page of one tool; its main action goes back to where the resident was."""
    blocks = {
        "language": _language,
        "size": _size,
        "colour": _colour,
        "voice": _voice,
    }[panel](scene)
    main = forward(scene, N_("これで よい"), actions.Back(), "check")
    return message_page(scene, f"panel:{panel}", blocks, main, may_skip=True)


def _option(line: Line, action: actions.Action, key: str, *, is_on: bool) -> Button:
    return Button(line, action, "answer", is_on=is_on, key=key)


def _language(scene: Scene) -> list[Block]:
    tell, visit = scene.tell, scene.visit
    buttons = tuple(
        _option(
            Line(language_of(code).name, code),
            actions.SetLanguage(code),
            code,
            is_on=visit.language == code,
        )
        for code in scene.library.languages()
    )
    blocks: list[Block] = [Heading(tell.ui("ことばを えらびます")), Buttons(buttons, columns=2)]
    if visit.language != JA:
        both = _option(
            tell.ui("日本語も いっしょに 出す"),
            actions.ToggleJapanese(),
            "both",
            is_on=visit.beside is not None,
        )
        blocks.append(Buttons((both,)))
    if not visit.language.startswith(JA):
        blocks.append(
            Notice("calm", (tell.ui("窓口では、日本語を いっしょに 出すと 伝わります。"),), "info")
        )
    return blocks


def _size(scene: Scene) -> list[Block]:
    buttons = tuple(
        _option(
            scene.tell.ui(name),
            actions.SetSize(number),
            f"size-{number}",
            is_on=scene.visit.size == number,
        )
        for number, name in enumerate(SIZES, start=1)
    )
    return [Heading(scene.tell.ui("文字の 大きさを えらびます")), Buttons(buttons, columns=2)]


def _colour(scene: Scene) -> list[Block]:
    buttons = tuple(
        _option(
            scene.tell.ui(name), actions.SetTheme(theme), theme, is_on=scene.visit.theme == theme
        )
        for theme, name in THEMES
    )
    return [Heading(scene.tell.ui("見やすい 色を えらびます")), Buttons(buttons, columns=2)]


def _voice(scene: Scene) -> list[Block]:
    tell, visit = scene.tell, scene.visit
    speeds = tuple(
        _option(tell.ui(name), actions.SetSpeed(speed), speed, is_on=visit.speed == speed)
        for speed, name in SPEEDS
    )
    volumes = tuple(
        _option(
            Line(str(number), tell.lang),
            actions.SetVolume(number),
            f"volume-{number}",
            is_on=visit.volume == number,
        )
        for number in range(1, VOLUMES + 1)
    )
    return [
        Heading(tell.ui("声を えらびます")),
        Subheading(tell.ui("はやさ"), "speed"),
        Buttons(speeds, columns=3),
        Subheading(tell.ui("音の 大きさ"), "volume"),
        Buttons(volumes, columns=VOLUMES),
    ]
