from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kiosk.__main__ import main
from kiosk.commands import build, catalogs, check, languages, place

GOOD = Path(__file__).parents[2] / "content/good"


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small sound project that the verbs take for the real one."""
    root = tmp_path / "project"
    shutil.copytree(GOOD, root)
    for folder in ("kiosk", "ui"):
        (root / folder).mkdir()
    for module in (place, check, build, catalogs):
        monkeypatch.setattr(module, "ASSETS", root / "assets")
    for module in (check, build, languages, catalogs):
        monkeypatch.setattr(module, "LOCALES", root / "locales")
    monkeypatch.setattr(catalogs, "_ROOT", root)
    return root


@pytest.fixture
def say(tree: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> object:
    def run(*words: str) -> tuple[int, str, str]:
        code = main([*words, "--city", "sample", "--data", str(tmp_path / "data")])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_procedures_lists_the_catalogue(say) -> None:  # type: ignore[no-untyped-def]
    code, out, err = say("procedures", "--json")

    assert (code, err) == (0, "")
    assert json.loads(out)[1] == {
        "id": "trouble.sample",
        "title": "見本の 手続き",
        "area": "trouble",
        "steps": 7,
        "paths": 13,
        "places": ["here", "home", "own-phone", "counter"],
    }


def test_check_of_sound_content_finds_nothing(say) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = say("check", "--json")

    assert code == 0
    assert json.loads(out) == {
        "procedures": 2,
        "paths": 14,
        "languages": ["ja", "ja-easy", "en"],
        "faults": [],
    }


def test_check_names_file_line_key_and_remedy(say, tree: Path) -> None:  # type: ignore[no-untyped-def]
    bad = GOOD.parent / "bad/graph.target.toml"
    shutil.copy(bad, tree / "assets/procedures/trouble/sample.toml")

    code, out, _ = say("check", "--json")
    fault = next(one for one in json.loads(out)["faults"] if one["rule"] == "graph.target")
    plain_code, _, err = say("check")

    assert (code, plain_code) == (1, 1)
    assert fault["file"].endswith("trouble/sample.toml")
    assert fault["line"] == 35
    assert fault["key"] == "step[look].next.0.to"
    assert fault["remedy"]
    assert "sample.toml:35 step[look].next.0.to" in err


def test_facts_name_source_owner_and_what_is_due(say) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = say("facts", "--json")
    due_code, due, _ = say("facts", "--due", "36500", "--json")

    assert (code, due_code) == (0, 0)
    assert json.loads(out)[0] == {
        "id": "sample.fee",
        "value": 200,
        "unit": "yen",
        "source": {"title": "Sample page", "url": "", "read": "2026-11-01"},
        "checked_on": "2026-11-01",
        "valid_until": "2027-03-31",
        "owner": "市民課",
        "confidence": "H",
    }
    assert [one["value"] for one in json.loads(due)] == [300, "8:30-17:15"]


def test_languages_counts_each_catalogue(say) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = say("languages", "--json")

    assert code == 0
    assert json.loads(out)[2] == {"lang": "en", "messages": 50, "translated": 50, "reviewed": 0}


def test_build_writes_content_and_catalogues(say, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, _, err = say("build", "--out", str(tmp_path / "out"))

    assert (code, err) == (0, "")
    assert (tmp_path / "out/content-sample.json").exists()
    assert (tmp_path / "out/locales/en/content.mo").exists()


def test_catalogs_are_updated_checked_imported_and_compiled(  # type: ignore[no-untyped-def]
    say, tree: Path, tmp_path: Path
) -> None:
    texts = tmp_path / "en.json"
    texts.write_text('{"thing:card/name": "Card", "nothing": "x"}', encoding="utf-8")

    before, _, stale = say("catalogs", "update", "--check")
    updated, _, _ = say("catalogs", "update")
    after, _, _ = say("catalogs", "update", "--check")
    imported, out, err = say("catalogs", "import", "en", str(texts))
    compiled, _, _ = say("catalogs", "compile", "--out", str(tmp_path / "mo"))

    assert (before, updated, after, imported, compiled) == (1, 0, 0, 1, 0)
    assert "content.pot" in stale
    assert out.endswith(": 1\n")
    assert "nothing" in err
    assert (tmp_path / "mo/xx/content.mo").exists()


def test_catalogs_import_of_no_json_or_no_language(say, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    broken, sound = tmp_path / "broken.json", tmp_path / "sound.json"
    broken.write_text("{", encoding="utf-8")
    sound.write_text("{}", encoding="utf-8")

    assert say("catalogs", "import", "en", str(broken))[0] == 1
    assert say("catalogs", "import", "zz", str(sound))[0] == 2


def test_unknown_city_is_wrong_use(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["procedures", "--city", "nowhere", "--data", str(tree / "data")])

    assert code == 2
    assert "sample" in capsys.readouterr().err


def test_check_writes_a_report_with_a_diagram_of_each_procedure(  # type: ignore[no-untyped-def]
    say, tmp_path: Path
) -> None:
    folder = tmp_path / "report"
    (folder / "flow").mkdir(parents=True)
    (folder / "flow" / "trouble.gone.svg").write_text("<svg/>", encoding="utf-8")

    code, out, _ = say("check", "--json", "--out", str(folder))

    assert code == 0
    assert json.loads(out)["faults"] == []
    page = (folder / "index.html").read_text("utf-8")
    drawn = sorted(file.name for file in (folder / "flow").iterdir())
    assert drawn == ["trouble.other.svg", "trouble.sample.svg"]
    assert all(f'href="flow/{name}"' in page for name in drawn)


def test_check_reports_faults_in_the_page_and_still_fails(  # type: ignore[no-untyped-def]
    say, tree: Path, tmp_path: Path
) -> None:
    bad = GOOD.parent / "bad/graph.target.toml"
    shutil.copy(bad, tree / "assets/procedures/trouble/sample.toml")

    code, _, _ = say("check", "--out", str(tmp_path / "report"))

    assert code == 1
    assert "graph.target" in (tmp_path / "report/index.html").read_text("utf-8")
    assert not (tmp_path / "report/flow/trouble.sample.svg").exists()


def test_check_says_where_it_cannot_write(say, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "taken").write_text("", encoding="utf-8")

    code, _, err = say("check", "--out", str(tmp_path / "taken"))

    assert code == 1
    assert "taken" in err
