from __future__ import annotations

import gettext
import shutil
from pathlib import Path

import pytest

from kiosk.language.languages import EASY, EN, Lang
from kiosk.procedures.catalogs import compile_catalogs, damaged, import_texts, status, update

GOOD = Path(__file__).parents[2] / "content/good"
CONTENT_EN = Path("locales/en/LC_MESSAGES/content.po")
LOOK = "procedure:trouble.sample/look/title"
CODE = """from kiosk.i18n import N_, ui

# Translators: on a button
ui("つぎへ")
ui("のこり {n} ページ", n=3)
PARTS = (N_("あ"), "not a message")
ngettext("{n} day", "{n} days", 3)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    (tmp_path / "kiosk").mkdir()
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui/home.py").write_text(CODE, encoding="utf-8")
    update(tmp_path)
    return tmp_path


def compiled(root: Path, folder: str, domain: str) -> gettext.GNUTranslations:
    with (root / "out" / folder / f"{domain}.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_update_extracts_code_and_content(root: Path) -> None:
    ui = (root / "locales/ui.pot").read_text("utf-8")
    content = (root / "locales/content.pot").read_text("utf-8")

    assert [line for line in ui.splitlines() if line.startswith("msgid")] == [
        'msgid ""',
        'msgid "{n} day"',
        'msgid_plural "{n} days"',
        'msgid "あ"',
        'msgid "つぎへ"',
        'msgid "のこり {n} ページ"',
    ]
    assert "#. on a button" in ui
    assert f'msgctxt "{LOOK}"\nmsgid "カードを さがします"' in content
    assert not (root / "locales/ja/LC_MESSAGES/content.po").exists()


def test_second_update_changes_nothing(root: Path) -> None:
    assert update(root) == []


def test_changed_source_loses_its_translation_and_a_new_reading_does_not(root: Path) -> None:
    sample = root / "assets/procedures/trouble/sample.toml"
    text = sample.read_text("utf-8")
    text = text.replace("カードを さがします", "カードを みつけます")
    sample.write_text(text.replace("{見本|みほん}の", "{見本|けんぽん}の"), encoding="utf-8")

    update(root)

    po = (root / CONTENT_EN).read_text("utf-8")
    assert f'msgctxt "{LOOK}"\nmsgid "カードを みつけます"\nmsgstr ""' in po
    assert 'msgid "カードを さがします"' not in po
    assert 'msgid "見本の 手続き"\nmsgstr "Text"' in po


def test_import_writes_by_context_and_names_what_has_no_place(root: Path) -> None:
    done = import_texts(root / "locales", EN, {LOOK: "Find it", "nowhere": "x", f"{LOOK}": "Find"})

    assert (done.written, done.unknown) == (1, ("nowhere",))
    assert 'msgstr "Find"' in (root / CONTENT_EN).read_text("utf-8")


def test_import_into_the_texts_of_the_code(root: Path) -> None:
    done = import_texts(root / "locales", EASY, {"つぎへ": "つぎ"}, domain="ui")

    assert done.written == 1
    with pytest.raises(KeyError):
        import_texts(root / "locales", Lang("zz"), {})


def test_changed_translation_loses_its_review(root: Path) -> None:
    po = root / CONTENT_EN
    text = po.read_text("utf-8")
    before = f'msgctxt "{LOOK}"'
    po.write_text(text.replace(before, f"# reviewed: Sato Hana 2026-11-21\n{before}"), "utf-8")

    first = next(one for one in status(root / "locales") if one.lang == EN)
    import_texts(root / "locales", EN, {LOOK: "Find your card"})
    second = next(one for one in status(root / "locales") if one.lang == EN)

    assert (first.reviewed, second.reviewed) == (1, 0)
    assert first.translated == second.translated
    # Of the four texts in the code only one is translated.
    assert first.messages - first.translated == 3


def test_compiled_catalogues_answer_by_context(root: Path) -> None:
    faults = compile_catalogs(root / "locales", root / "out")

    assert faults == []
    content = compiled(root, "en", "content")
    assert content.pgettext("procedure:trouble.sample/title", "見本の 手続き") == "Text"
    assert compiled(root, "ja_easy", "ui").gettext("つぎへ") == "つぎへ"


def test_pseudo_language_says_everything(root: Path) -> None:
    compile_catalogs(root / "locales", root / "out")

    assert (
        compiled(root, "xx", "content")
        .pgettext(LOOK, "カードを さがします")
        .startswith("［!! カード")
    )
    assert "{n}" in compiled(root, "xx", "ui").gettext("のこり {n} ページ")
    assert compiled(root, "xx", "ui").ngettext("{n} day", "{n} days", 3).startswith("［!! ")


def test_damaged_sentence_is_dropped_and_the_rest_is_used(root: Path) -> None:
    po = root / CONTENT_EN
    text = po.read_text("utf-8")
    fee = 'msgstr "Text {fact:sample.fee}"'
    assert fee in text
    po.write_text(text.replace(fee, 'msgstr "Text {fact:sample.hours}"'), encoding="utf-8")

    faults = compile_catalogs(root / "locales", root / "out")

    assert [(fault.rule, fault.key) for fault in faults] == [
        ("translation.placeholders", "procedure:trouble.sample/have-card/text/0")
    ]
    assert faults[0].line is not None
    content = compiled(root, "en", "content")
    source = "お金は {fact:sample.fee}です。"
    assert content.pgettext("procedure:trouble.sample/have-card/text/0", source) == source
    assert content.pgettext("procedure:trouble.sample/title", "見本の 手続き") == "Text"


def test_only_newer_catalogues_are_compiled(root: Path) -> None:
    compile_catalogs(root / "locales", root / "out")
    target = root / "out/en/content.mo"
    target.write_bytes(b"kept")

    compile_catalogs(root / "locales", root / "out")
    kept = target.read_bytes()
    compile_catalogs(root / "locales", root / "out", always=True)

    assert kept == b"kept"
    assert target.read_bytes() != b"kept"


def test_missing_catalogue_is_a_fault_and_keeps_the_compiled_one(root: Path) -> None:
    compile_catalogs(root / "locales", root / "out")
    (root / CONTENT_EN).unlink()

    faults = compile_catalogs(root / "locales", root / "out")

    assert [(fault.rule, fault.file.name) for fault in faults] == [("po.syntax", "content.po")]
    assert (root / "out/en/content.mo").exists()
    assert damaged(root / "locales") == faults


def test_another_entry_of_a_fact_takes_the_translation_of_the_first(root: Path) -> None:
    facts = root / "assets/facts/sample.toml"
    import_texts(root / "locales", EN, {"fact:sample.hours/label": "Open"})
    last = facts.read_text("utf-8").split("[[fact]]")[-1]
    ended = last.rstrip() + "\nvalid_until = 2027-03-31\n"
    begun = last.rstrip() + "\nvalid_from = 2027-04-01\n"
    facts.write_text(facts.read_text("utf-8").replace(last, f"{ended}\n[[fact]]{begun}"), "utf-8")

    update(root)

    text = (root / CONTENT_EN).read_text("utf-8")
    assert 'msgctxt "fact:sample.hours/1/label"\nmsgid "時間"\nmsgstr "Open"' in text


def test_another_entry_that_says_something_else_waits_for_its_translator(root: Path) -> None:
    facts = root / "assets/facts/sample.toml"
    text = facts.read_text("utf-8")
    first = text.split("[[fact]]")[1]
    facts.write_text(text + "\n[[fact]]" + first.replace("お{金|かね}", "りょうきん"), "utf-8")

    update(root)

    assert 'msgid "りょうきん"\nmsgstr ""' in (root / CONTENT_EN).read_text("utf-8")
