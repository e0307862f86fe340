from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from kiosk.clock import JST
from kiosk.guide.frame import Scene, scene_of
from kiosk.guide.library import Library
from kiosk.guide.phrasebook import Phrasebook
from kiosk.guide.player import Answers, Position
from kiosk.guide.teller import Teller
from kiosk.handoff.compose import sheet_for
from kiosk.handoff.sheet import Section, Sheet
from kiosk.i18n import Text
from kiosk.language.languages import EN, JA, Lang
from kiosk.procedures.content import Content
from kiosk.procedures.model import (
    Bring,
    Choice,
    ChoiceId,
    City,
    CityId,
    Exit,
    Fact,
    FactId,
    Link,
    Prepare,
    Procedure,
    ProcedureId,
    Row,
    Source,
    Step,
    StepId,
    Thing,
    ThingId,
    Tips,
    Trouble,
    Unit,
)
from kiosk.visit import Visit

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=JST)
SOURCE = Source("市の ページ", date(2026, 11, 21))
PROCEDURE = ProcedureId("area.example")
BY_COUNTER: Answers = ((StepId("where"), ChoiceId("counter")),)
BY_STORE: Answers = ((StepId("where"), ChoiceId("store")),)


def fact(name: str, value: int | str | None, unit: Unit, label: str = "") -> Fact:
    return Fact(
        FactId(name), label or name, value, unit, SOURCE, date(2026, 11, 21), "市民課", "H",
        context=f"fact:{name}",
    )  # fmt: skip


FACTS = (
    fact("fee", 300, "yen", "お金"),
    fact("days", 14, "days", "出す 間"),
    fact("unknown", None, "text", "予約"),
    fact("also.unknown", None, "text", "休みの日"),
    fact("help.tel", "0120-95-0178", "tel", "無料の 電話"),
    fact("unsure.tel", None, "tel", "支所の 電話"),
    fact("city.tel", "0466-25-1111", "tel", "市役所の 電話"),
)


def step(name: str, **rest: object) -> Step:
    given = {"kind": "do", "place": "counter", "title": f"{name}を します", **rest}
    return Step(id=StepId(name), **given)  # type: ignore[arg-type]


def procedure() -> Procedure:
    return Procedure(
        id=PROCEDURE,
        area="living",
        topic="li",
        title="{住民票|じゅうみんひょう}を もらう",
        summary=("もらいます。",),
        ways=("counter",),
        prepare=Prepare(
            bring=(Bring(ThingId("card")), Bring(ThingId("money"), if_any=True)),
            pins=("user",),
            rows=tuple(Row(FactId(f.id)) for f in FACTS[:4]),
        ),
        steps=(
            step(
                "where",
                kind="question",
                place="here",
                rows=(Row(FactId("days")),),
                choices=(
                    Choice(ChoiceId("counter"), "窓口", to=StepId("ask")),
                    Choice(ChoiceId("store"), "店", to=StepId("pin")),
                ),
            ),
            step(
                "ask",
                rows=(Row(FactId("fee")), Row(FactId("help.tel")), Row(FactId("unsure.tel"))),
                caution="はんこは いりません。",
                trouble=(Trouble("しまって いる", ("あした 来ます。", "電話も できます。")),),
                exits=(Exit(StepId("look")),),
            ),
            step("look", kind="info", exits=(Exit(StepId("done")),)),
            step(
                "pin",
                place="store",
                pin="user",
                trouble=(Trouble("まちがえた", ("やめます。",)),),
                exits=(Exit(StepId("pay")),),
            ),
            step(
                "pay",
                place="store",
                pin="sign",
                trouble=(Trouble("まちがえた", ("もう いちど。",)),),
                exits=(Exit(StepId("done")),),
            ),
            step("done", kind="result", place="here"),
        ),
        sources=(SOURCE,),
        supporter=Tips(),
        link=Link("市の ページ", "https://www.city.example.lg.jp/a"),
        closing=("気を つけて。",),
    )


def scene(tmp_path: Path, *, beside: Lang | None = None, language: Lang = JA) -> Scene:
    content = Content(
        fingerprint="",
        city=City(CityId("fujisawa"), "{藤沢市|ふじさわし}", "{神奈川県|かながわけん}"),
        procedures=(procedure(),),
        facts=FACTS,
        things=(
            Thing(ThingId("card"), "カード", "card"),
            Thing(ThingId("money"), "お金", "yen", "こまかい お金"),
        ),
        pictures=(),
    )
    visit = Visit(language=language, beside=beside)
    return scene_of(visit, Library(content, tmp_path), NOW)


def sheet_by(tmp_path: Path, answers: Answers) -> Sheet:
    return sheet_for(scene(tmp_path), Position(PROCEDURE, answers=answers))


def shown(section: Section) -> list[str]:
    return [entry.line.shown for entry in section.entries]


def test_the_sheet_is_headed_by_the_procedure_the_city_and_the_day(tmp_path: Path) -> None:
    sheet = sheet_by(tmp_path, BY_COUNTER)

    assert sheet.title.text == "{住民票|じゅうみんひょう}を もらう"
    assert sheet.city.shown == "神奈川県 藤沢市"
    assert "11月21日" in sheet.printed.shown


def test_things_to_bring_say_which_are_only_wanted_where_there_are_any(tmp_path: Path) -> None:
    (bring,) = sheet_by(tmp_path, BY_COUNTER).section("bring")

    assert shown(bring) == ["カード", "お金（あれば）"]
    assert bring.entries[1].note is not None


def test_only_steps_of_the_way_that_are_done_elsewhere_are_printed(tmp_path: Path) -> None:
    counter = sheet_by(tmp_path, BY_COUNTER).section("steps")
    store = sheet_by(tmp_path, BY_STORE).section("steps")

    assert [shown(section) for section in counter] == [["askを します"]]
    assert [shown(section) for section in store] == [["pinを します", "payを します"]]


def test_the_caution_of_a_step_is_its_note(tmp_path: Path) -> None:
    ((steps),) = sheet_by(tmp_path, BY_COUNTER).section("steps")

    assert steps.entries[0].note is not None
    assert steps.entries[0].note.shown == "はんこは いりません。"


def test_while_a_question_is_open_no_step_is_promised(tmp_path: Path) -> None:
    sheet = sheet_by(tmp_path, ())

    assert sheet.section("steps") == ()
    assert sheet.section("bring") != ()


def test_a_fact_is_printed_once_and_unknown_ones_are_one_row(tmp_path: Path) -> None:
    (facts,) = sheet_by(tmp_path, BY_COUNTER).section("facts")

    assert shown(facts) == ["お金", "出す 間", "市の窓口で 確認する こと"]
    assert facts.entries[-1].value is not None
    assert facts.entries[-1].value.shown == "予約、休みの日"


def test_telephone_numbers_are_certain_ones_and_always_the_citys(tmp_path: Path) -> None:
    (by_counter,) = sheet_by(tmp_path, BY_COUNTER).section("phones")
    (by_store,) = sheet_by(tmp_path, BY_STORE).section("phones")

    assert shown(by_counter) == ["無料の 電話", "市役所の 電話"]
    assert shown(by_store) == ["市役所の 電話"]


def test_pins_are_those_of_the_preparation_and_of_the_way(tmp_path: Path) -> None:
    (by_counter,) = sheet_by(tmp_path, BY_COUNTER).section("pins")
    (by_store,) = sheet_by(tmp_path, BY_STORE).section("pins")

    assert len(by_counter.entries) == 1
    assert len(by_store.entries) == 2


def test_a_trouble_says_the_first_way_out_and_comes_once(tmp_path: Path) -> None:
    (by_counter,) = sheet_by(tmp_path, BY_COUNTER).section("trouble")
    (by_store,) = sheet_by(tmp_path, BY_STORE).section("trouble")

    assert shown(by_counter) == ["しまって いる → あした 来ます。"]
    assert shown(by_store) == ["まちがえた → やめます。"]


def test_the_sheet_closes_with_the_procedures_words_and_whom_to_ask(tmp_path: Path) -> None:
    closing = [line.shown for line in sheet_by(tmp_path, BY_COUNTER).closing]

    assert closing[0] == "気を つけて。"
    assert "市の窓口" in closing[-1]


def test_the_code_leads_to_the_procedures_official_page(tmp_path: Path) -> None:
    qr = sheet_by(tmp_path, BY_COUNTER).qr

    assert qr is not None
    assert qr.url == "https://www.city.example.lg.jp/a"
    assert qr.host.shown == "www.city.example.lg.jp"


def test_no_answer_is_on_the_paper(tmp_path: Path) -> None:
    told = [line.shown for line in sheet_by(tmp_path, BY_STORE).lines()]

    assert "店" not in told
    assert "whereを します" not in told


class Other:
    """A phrasebook that says everything in other words, and is complete."""

    def __init__(self, book: Phrasebook) -> None:
        self._book = book
        self.lang = book.lang

    def say(self, text: Text) -> str:
        return f"べつの ことばで {self._book.say(text)}"

    def figure(self, fact: Fact) -> str:
        return f"べつの ことばで {self._book.figure(fact)}"


def test_a_second_language_stands_beside_every_line(tmp_path: Path) -> None:
    here = scene(tmp_path)
    two = replace(here, tell=Teller(here.library.book(JA, NOW.date())))
    two.tell.beside = Other(here.library.book(JA, NOW.date()))  # type: ignore[assignment]

    lines = sheet_for(two, Position(PROCEDURE, answers=BY_COUNTER)).lines()

    alone = [line.shown for line in lines if line.beside is None]
    assert alone == [sheet_for(two, Position(PROCEDURE)).city.shown, "www.city.example.lg.jp"]


def test_a_procedure_without_translation_is_printed_in_japanese_alone(tmp_path: Path) -> None:
    position = Position(PROCEDURE, answers=BY_COUNTER)

    in_english = sheet_for(scene(tmp_path, language=EN, beside=JA), position)
    with_english = sheet_for(scene(tmp_path, beside=EN), position)

    for sheet in (in_english, with_english):
        assert {line.lang for line in sheet.lines()} == {JA}
        assert all(line.beside is None for line in sheet.lines())


def test_a_procedure_that_is_not_here_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        sheet_for(scene(tmp_path), Position(ProcedureId("no.such")))


def test_stale_answers_leave_nothing_on_the_paper(tmp_path: Path) -> None:
    position = Position(PROCEDURE, answers=BY_STORE)
    changed = replace(position, answers=BY_COUNTER)

    sheet = sheet_for(scene(tmp_path), changed)

    assert [shown(section) for section in sheet.section("steps")] == [["askを します"]]
