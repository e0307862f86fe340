from __future__ import annotations

import pytest

from kiosk.distance import is_in_japan, metres_between

FUJISAWA, CHIGASAKI = (35.338941, 139.491117), (35.333827, 139.403497)


def test_distance_between_two_city_halls() -> None:
    # Vincenty's formula on GRS80 gives 7 986.0 m; a sphere is half a percent off at most.
    assert metres_between(FUJISAWA, CHIGASAKI) == pytest.approx(7986, rel=0.005)
    assert metres_between(CHIGASAKI, FUJISAWA) == pytest.approx(7986, rel=0.005)


def test_nothing_is_far_from_itself() -> None:
    assert metres_between(FUJISAWA, FUJISAWA) == 0


@pytest.mark.parametrize(
    ("point", "is_there"),
    [(FUJISAWA, True), ((24.3, 124.2), True), ((45.5, 141.9), True), ((0, 0), False)],
)
def test_points_in_japan(point: tuple[float, float], is_there: bool) -> None:
    assert is_in_japan(*point) is is_there
    assert not is_in_japan(*reversed(point))
