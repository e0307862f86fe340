from __future__ import annotations

import pytest

from kiosk.procedures.check_refs import is_official

HOSTS = ("www.city.sample.jp",)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.kojinbango-card.go.jp/card/",
        "https://www.city.fujisawa.kanagawa.lg.jp/",
        "https://www.city.sample.jp/a?b=c",
        "https://card.www.city.sample.jp/",
    ],
)
def test_page_of_state_or_city_is_official(url: str) -> None:
    assert is_official(url, HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.digital.go.jp/",
        "https://www.go.jp.example.com/",
        "https://evil-city.sample.jp/",
        "https://xgo.jp/",
        "https://user@www.digital.go.jp/",
        "https://www.digital.go.jp:8443/",
        "https://www.digital.go.jp:x/",
        "https://www.ｄigital.go.jp/",
        "https://[::1",
        "javascript:alert(1)",
        "",
    ],
)
def test_any_other_page_is_not(url: str) -> None:
    assert not is_official(url, HOSTS)
