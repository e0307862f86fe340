"""Where something lies: points that can be right, and the distance between two. Pure."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
"""Latitude and longitude in degrees, world datum (JGD2011)."""

_EARTH_M = 6_371_008.8
_SOUTH, _NORTH, _WEST, _EAST = 20.0, 46.0, 122.0, 154.0


def is_in_japan(latitude: float, longitude: float) -> bool:
    """Say whether the point lies in the rectangle around Japan; swapped numbers do not."""
    return _SOUTH <= latitude <= _NORTH and _WEST <= longitude <= _EAST


def metres_between(here: Point, there: Point) -> float:
    """Return the way of a bird in metres (great circle; a walk is longer)."""
    (lat, lon), (lat2, lon2) = map(_in_radians, (here, there))
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * _EARTH_M * asin(min(1.0, sqrt(half)))


def _in_radians(point: Point) -> Point:
    return radians(point[0]), radians(point[1])
