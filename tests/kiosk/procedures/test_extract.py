from __future__ import annotations

from pathlib import Path

from kiosk.procedures.build import assemble
from kiosk.procedures.extract import content_texts, extract_content
from kiosk.procedures.texts import texts_of
from tests.kiosk.procedures.sample import CITY

GOOD = Path(__file__).parents[2] / "content/good/assets"


def extracted(name: str) -> dict[str, str]:
    with (GOOD / name).open("rb") as file:
        return dict(message for _, _, message, _ in extract_content(file, None, None, {}))


def test_everything_shown_is_extracted() -> None:
    shown = set(texts_of(assemble(GOOD, CITY).content))

    assert shown <= set(content_texts(GOOD))


def test_babel_gets_each_file_with_contexts_and_without_readings() -> None:
    assert extracted("procedures/trouble/sample.toml")["procedure:trouble.sample/title"] == (
        "見本の 手続き"
    )
    assert extracted("facts/sample.toml")["fact:sample.fee/1/label"] == "お金"
    assert extracted("cities/sample/facts.toml")["city:sample/fact:sample.hours/label"] == "時間"
    assert extracted("cities/sample/city.toml")["city:sample/name"] == "見本市"
    assert extracted("words/things.toml")["thing:letter/name"] == "手紙"
    assert extracted("pictures/pictures.toml") == {
        "picture:card-front/alt": "カードの おもてです。"
    }


def test_steps_of_a_city_are_extracted_under_the_procedure(tmp_path: Path) -> None:
    file = tmp_path / "cities/sample/procedures/other.toml"
    file.parent.mkdir(parents=True)
    file.write_text(
        'id = "trouble.other"\n[[step]]\nid = "end"\nkind = "result"\nplace = "call"\n'
        'title = "{電話|でんわ}します"\n',
        encoding="utf-8",
    )

    with file.open("rb") as stream:
        found = [message for _, _, message, _ in extract_content(stream, None, None, {})]

    assert found == [("procedure:trouble.other/end/title", "電話します")]


def test_broken_file_gives_no_messages(tmp_path: Path) -> None:
    file = tmp_path / "procedures/trouble/broken.toml"
    file.parent.mkdir(parents=True)
    file.write_text("id = ", encoding="utf-8")

    with file.open("rb") as stream:
        assert list(extract_content(stream, None, None, {})) == []
