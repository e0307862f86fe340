"""How much room a page has: what it leaves out where text is large, double, or within reach."""

from __future__ import annotations

from kiosk.guide.frame import Scene

LARGE = 3
"""From this text size on, a page within reach, or beside a pad, has room for the essential."""
_SHORT, _SHORTEST = 2, 3


def has_room_for_hints(scene: Scene) -> bool:
    """Say whether a hint fits below a name: not where two things take the room for it."""
    return _taken(scene) < _SHORT


def has_room_for_answers_hints(scene: Scene) -> bool:
    """Say whether a hint fits below an answer; it is worth more than that of a name."""
    return _taken(scene) < _SHORTEST


def _taken(scene: Scene) -> int:
    """Count what takes room: large text, a second language, a page that stays within reach."""
    visit = scene.visit
    return (visit.size >= LARGE) + (scene.tell.beside is not None) + visit.is_reach
