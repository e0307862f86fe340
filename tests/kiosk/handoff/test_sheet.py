from __future__ import annotations

from dataclasses import replace

from kiosk.guide.blocks import Item, Line, Qr, Value
from kiosk.handoff.sheet import Parts, PlacedStep, Words, briefer, sheet_of
from kiosk.language.languages import EN, JA


def line(text: str) -> Line:
    return Line(text, JA, Line(f"en:{text}", EN))


WORDS = Words(
    bring=line("もっていくもの"),
    pins=line("番号"),
    facts=line("お金と 場所"),
    trouble=line("こまったら"),
    phones=line("電話"),
    closing=line("内容は 変わることがあります。"),
    photo=line("写真に とっても だいじょうぶです。"),
)
PARTS = Parts(
    title=line("更新する"),
    city=line("藤沢市"),
    printed=line("11月21日"),
    bring=[Item(line("カード"), "card"), Item(line("お知らせ"), "letter", line("あれば"))],
    pins=[line("4けたの番号")],
    facts=[Value(line("お金"), line("かかりません"), "yen")],
    steps=[
        PlacedStep(line("家"), line("カードを さがす")),
        PlacedStep(line("窓口"), line("紙を とる")),
        PlacedStep(line("窓口"), line("番号を 入れる"), line("ゆっくりで いい")),
    ],
    trouble=[line("わすれた"), line("まちがえた"), line("行けない"), line("四つめ")],
    phones=[Value(line("市役所"), line("0466-25-1111"), "phone")],
    qr=Qr(
        "https://www.kojinbango-card.go.jp/", line("くわしい ページ"), line("kojinbango-card.go.jp")
    ),
)


def test_things_to_bring_have_a_box_to_tick() -> None:
    (bring,) = sheet_of(PARTS, WORDS).section("bring")

    assert [entry.mark for entry in bring.entries] == ["box", "box"]
    assert bring.entries[1].note == line("あれば")


def test_steps_are_grouped_by_place_and_numbered_through() -> None:
    steps = sheet_of(PARTS, WORDS).section("steps")

    assert [section.title.text for section in steps] == ["家", "窓口"]
    assert [[entry.number for entry in section.entries] for section in steps] == [[1], [2, 3]]


def test_coming_back_to_a_place_makes_a_new_group() -> None:
    parts = replace(PARTS, steps=[*PARTS.steps, PlacedStep(line("家"), line("しまう"))])

    steps = sheet_of(parts, WORDS).section("steps")

    assert [section.title.text for section in steps] == ["家", "窓口", "家"]
    assert steps[2].entries[0].number == 4


def test_only_the_telephone_numbers_are_huge() -> None:
    sheet = sheet_of(PARTS, WORDS)

    assert [section.kind for section in sheet.sections if section.is_huge] == ["phones"]


def test_no_more_than_three_troubles_are_printed() -> None:
    (trouble,) = sheet_of(PARTS, WORDS).section("trouble")

    assert [entry.line.text for entry in trouble.entries] == ["わすれた", "まちがえた", "行けない"]


def test_a_part_with_nothing_in_it_leaves_no_title() -> None:
    sheet = sheet_of(Parts(PARTS.title, PARTS.city, PARTS.printed), WORDS)

    assert sheet.sections == ()
    assert sheet.closing == (WORDS.closing,)


def test_a_code_of_another_host_is_not_printed() -> None:
    qr = Qr("https://example.com/", line("x"), line("example.com"))

    assert sheet_of(replace(PARTS, qr=qr), WORDS).qr is None


def test_a_code_of_the_citys_own_host_is_printed() -> None:
    qr = Qr("https://www.city.example.jp/", line("x"), line("www.city.example.jp"))

    assert sheet_of(replace(PARTS, qr=qr, hosts=("www.city.example.jp",)), WORDS).qr == qr


def test_the_lines_are_the_paper_in_reading_order() -> None:
    texts = [one.text for one in sheet_of(PARTS, WORDS).lines()]

    assert texts[:5] == ["更新する", "藤沢市", "11月21日", "もっていくもの", "カード"]
    assert texts[-4:] == [
        "くわしい ページ",
        "kojinbango-card.go.jp",
        "内容は 変わることがあります。",
        "写真に とっても だいじょうぶです。",
    ]
    assert texts.index("お金") + 1 == texts.index("かかりません")


def test_a_sheet_that_is_too_long_loses_notes_then_troubles_and_nothing_else() -> None:
    sheet = sheet_of(PARTS, WORDS)

    first = briefer(sheet)
    assert first is not None
    assert first.section("trouble")
    assert line("あれば") not in first.lines()

    second = briefer(first)
    assert second is not None
    assert not second.section("trouble")
    assert [s.kind for s in second.sections] == [
        "bring",
        "pins",
        "facts",
        "steps",
        "steps",
        "phones",
    ]
    assert briefer(second) is None
