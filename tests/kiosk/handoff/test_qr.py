from __future__ import annotations

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kiosk.handoff.qr import QUIET_ZONE, Matrix, host_of, is_official, qr_matrix

CITY_HOSTS = ("www.city.fujisawa.kanagawa.jp",)


def drawn(matrix: Matrix, scale: int = 4) -> Image.Image:
    side = (len(matrix) + 2 * QUIET_ZONE) * scale
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(matrix):
        for x, is_dark in enumerate(row):
            if is_dark:
                left, top = (x + QUIET_ZONE) * scale, (y + QUIET_ZONE) * scale
                image.paste(0, (left, top, left + scale, top + scale))
    return image


@pytest.mark.parametrize(
    "url",
    [
        "https://www.kojinbango-card.go.jp/",
        "https://www.city.fujisawa.kanagawa.jp/shimin/kurashi/todoke/index.html?a=1&b=%E3%81%82",
        "https://myna.go.jp/" + "x" * 281,
    ],
)
def test_a_reader_reads_the_address_back(url: str) -> None:
    found = zxingcpp.read_barcodes(drawn(qr_matrix(url)))

    assert [code.text for code in found] == [url]


def test_a_code_with_a_dirty_corner_is_still_read() -> None:
    url = "https://www.kojinbango-card.go.jp/card/renewal/"
    image = drawn(qr_matrix(url))
    side = image.width
    image.paste(255, (side * 6 // 10, side * 6 // 10, side * 7 // 10, side * 7 // 10))

    assert [code.text for code in zxingcpp.read_barcodes(image)] == [url]


@pytest.mark.parametrize("url", ["", "https://www.soumu.go.jp/" + "x" * 300])
def test_an_address_that_paper_cannot_carry_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="QR"):
        qr_matrix(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.kojinbango-card.go.jp/card/",
        "https://www.soumu.go.jp",
        "https://WWW.MOJ.GO.JP/",
        "https://www.pref.example.lg.jp/a",
        "https://www.city.fujisawa.kanagawa.jp/x",
        "https://sub.www.city.fujisawa.kanagawa.jp/x",
    ],
)
def test_an_official_page_is_recognised(url: str) -> None:
    assert is_official(url, CITY_HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "http://www.soumu.go.jp/",
        "ftp://www.soumu.go.jp/",
        "javascript:alert(1)//www.soumu.go.jp",
        "https://www.soumu.go.jp.example.com/",
        "https://example.com/www.soumu.go.jp",
        "https://examplego.jp/",
        "https://go.jp/",
        "https://www.soumu.go.jp@example.com/",
        "https://user:word@www.soumu.go.jp/",
        "https://www.soumu.go.jp:8443/",
        "https://www.soumu.go.jp:443/",
        "https://www.soumu.go.jp./",
        "https://example.com\\.soumu.go.jp/",
        "https://example.com\\@www.soumu.go.jp/",
        "https://example.com#.go.jp",
        "https://example.com?.go.jp",
        "https://example.com%2f.go.jp/",
        "https://ｗｗｗ.soumu.go.jp/",
        "https://総務省.go.jp/",
        "https://xn--abc.go.jp/",
        "https://www。soumu。go。jp/",
        "https://www.soumu.go.jp\n.example.com/",
        " https://www.soumu.go.jp/",
        "//www.soumu.go.jp/",
        "https:/www.soumu.go.jp/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[bad.go.jp/",
        "https://-a.go.jp/",
        "https://www.city.fujisawa.kanagawa.jp.example.com/",
        "https://evilwww.city.fujisawa.kanagawa.jp/",
        "https://city.fujisawa.kanagawa.jp/",
        "https://www.soumu.go.jp/" + "x" * 300,
        "",
    ],
)
def test_every_other_address_is_refused(url: str) -> None:
    assert not is_official(url, CITY_HOSTS)


def test_an_empty_entry_in_the_list_of_hosts_opens_nothing() -> None:
    assert not is_official("https://example.com/", ("",))


def test_the_host_is_named_in_lower_case() -> None:
    assert host_of("https://WWW.Soumu.go.jp/a/b") == "www.soumu.go.jp"


@given(st.text(max_size=40))
def test_no_text_makes_the_check_fail(text: str) -> None:
    assert is_official("https://" + text) in (True, False)
    assert is_official(text) in (True, False)
