"""Colours by role: the four themes. Nothing else in the look names a colour."""

from __future__ import annotations

import msgspec


class Theme(msgspec.Struct, frozen=True):
    """Colours by role.

    The focus ring is ``focus`` outside ``focus_inner``: one of the two always stands out from what
    it lies on. ``inks`` holds one ink per area; each carries text on ``card``.
    """

    name: str
    ink: str
    second: str
    paper: str
    card: str
    line: str
    primary: str
    on_primary: str
    ground: str
    mark: str
    focus: str
    focus_inner: str
    good: str
    danger: str
    call: str
    caution_ground: str
    on_ink: str
    inks: dict[str, str]

    def colour(self, role: str) -> str:
        """Return the colour of a role or of an area."""
        found = self.inks.get(role)
        return found if found is not None else str(getattr(self, role))


_LIGHT_INKS = {
    "mynumber": "#0017c1",
    "certificates": "#5109ad",
    "living": "#115a36",
    "phone": "#7a3a00",
    "places": "#00525c",
    "trouble": "#a90000",
}
LIGHT = Theme(
    name="light",
    ink="#1a1a1c",
    second="#4d4d4d",
    paper="#f7f5f0",
    card="#ffffff",
    line="#c9c6be",
    primary="#0017c1",
    on_primary="#ffffff",
    ground="#e8f1fe",
    mark="#fff0b3",
    focus="#ffd43d",
    focus_inner="#1a1a1c",
    good="#115a36",
    danger="#a90000",
    call="#7a3a00",
    caution_ground="#fff4d6",
    on_ink="#ffffff",
    inks=_LIGHT_INKS,
)
BLACK_ON_WHITE = Theme(
    name="black-on-white",
    ink="#000000",
    second="#000000",
    paper="#ffffff",
    card="#ffffff",
    line="#595959",
    primary="#000000",
    on_primary="#ffffff",
    ground="#ffffff",
    mark="#d9d9d9",
    focus="#ffd43d",
    focus_inner="#000000",
    good="#000000",
    danger="#000000",
    call="#000000",
    caution_ground="#ffffff",
    on_ink="#ffffff",
    inks=dict.fromkeys(_LIGHT_INKS, "#000000"),
)
YELLOW_ON_BLACK = Theme(
    name="yellow-on-black",
    ink="#ffe800",
    second="#ffe800",
    paper="#000000",
    card="#000000",
    line="#a89a00",
    primary="#ffe800",
    on_primary="#000000",
    ground="#000000",
    mark="#4a4400",
    focus="#ffffff",
    focus_inner="#000000",
    good="#ffe800",
    danger="#ffe800",
    call="#ffe800",
    caution_ground="#000000",
    on_ink="#000000",
    inks=dict.fromkeys(_LIGHT_INKS, "#ffe800"),
)
DARK = Theme(
    name="dark",
    ink="#f4f1ea",
    second="#d3d0c8",
    paper="#17191e",
    card="#22252c",
    line="#7d818b",
    primary="#b3c8ff",
    on_primary="#10131a",
    ground="#262f45",
    mark="#4f4310",
    focus="#ffd43d",
    focus_inner="#10131a",
    good="#9fdfbd",
    danger="#ffb3ad",
    call="#f2c28f",
    caution_ground="#3b3113",
    on_ink="#10131a",
    inks={
        "mynumber": "#b3c8ff",
        "certificates": "#d8bfff",
        "living": "#9fdfbd",
        "phone": "#f2c28f",
        "places": "#9adbe2",
        "trouble": "#ffb3ad",
    },
)
THEMES: dict[str, Theme] = {
    theme.name: theme for theme in (LIGHT, BLACK_ON_WHITE, YELLOW_ON_BLACK, DARK)
}
# Pictures are drawn once, for white; they lie on a white sheet in every theme.
PICTURE_GROUND = "#ffffff"
PICTURE_INK = "#1a1a1c"
