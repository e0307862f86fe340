from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.settings import (
    FILE_NAME,
    Settings,
    default_data_dir,
    desk_key_path,
    load_settings,
    read_settings,
    write_setting,
)

OTHERS: dict[str, str | int | float] = {
    "city": "chigasaki",
    "centre": "koide",
    "panel_inch": 32.5,
    "idle_warn_s": 300,
    "idle_wipe_s": 60,
    "repeat_guard_ms": 1000,
    "page_guard_ms": 0,
    "reach_mm": 250,
    "volume": 2,
    "text_size": 3,
    "theme": "yellow-on-black",
    "printer": "pdf",
    "network_url": "https://www.example.lg.jp/",
    "desk_key": "/srv/keys/desk.key",
}


def write(data: Path, text: str) -> Path:
    data.mkdir(exist_ok=True)
    (data / FILE_NAME).write_text(text, "utf-8")
    return data


def test_missing_file_is_no_fault_and_is_not_created(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none") == (Settings(), [])
    assert not (tmp_path / "none").exists()


def test_every_setting_is_read_as_it_was_written(tmp_path: Path) -> None:
    lines = [
        f'{key} = "{v}"' if isinstance(v, str) else f"{key} = {v}" for key, v in OTHERS.items()
    ]

    settings, faults = read_settings(write(tmp_path, "\n".join(lines)))

    assert faults == []
    assert {field.name for field in fields(Settings)} == OTHERS.keys()
    for field in fields(Settings):
        assert (
            getattr(settings, field.name) == OTHERS[field.name] != getattr(Settings(), field.name)
        )
        assert type(getattr(settings, field.name)) is type(getattr(Settings(), field.name))


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("volume = 6", "volume"),
        ("volume = 2.5", "volume"),
        ("volume = true", "volume"),
        ('volume = "4"', "volume"),
        ("volume = inf", "volume"),
        ("volume = [4]", "volume"),
        ("panel_inch = nan", "panel_inch"),
        ("panel_inch = 9", "panel_inch"),
        ("text_size = 0", "text_size"),
        ("idle_wipe_s = 29", "idle_wipe_s"),
        ("idle_warn_s = -1", "idle_warn_s"),
        ("repeat_guard_ms = 3000", "repeat_guard_ms"),
        ('theme = "pink"', "theme"),
        ("city = 3", "city"),
        ('colour = "red"', "colour"),
        ("[new]\nthing = 1", "new"),
    ],
)
def test_wrong_value_gives_one_message_with_file_key_and_remedy(
    tmp_path: Path, line: str, key: str
) -> None:
    data = write(tmp_path, f'centre = "koide"\n{line}\n')

    settings, faults = read_settings(data)

    assert settings == Settings(centre="koide")
    assert [(fault.file, fault.key, fault.rule) for fault in faults] == [
        (data / FILE_NAME, key, "settings.value")
    ]
    assert faults[0].what
    assert "README" in faults[0].remedy


@pytest.mark.parametrize("broken", [b"volume = ", b"\xff\xfe", b'city = "a"\ncity = "b"'])
def test_unreadable_file_gives_the_defaults_and_one_message(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(broken)

    settings, faults = read_settings(tmp_path)

    assert settings == Settings()
    assert [(fault.file, fault.rule) for fault in faults] == [
        (tmp_path / FILE_NAME, "settings.file")
    ]
    assert "はじめの設定" in faults[0].remedy


def test_folder_in_place_of_the_file_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()

    assert load_settings(tmp_path) == Settings()


def test_file_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\xef\xbb\xbfvolume = 1\r\n")

    assert read_settings(tmp_path) == (Settings(volume=1), [])


def test_every_wrong_value_is_told_at_once(tmp_path: Path) -> None:
    data = write(tmp_path, 'volume = 9\ntheme = "pink"\nolder = 1\n')

    assert [fault.key for fault in read_settings(data)[1]] == ["volume", "theme", "older"]


def test_writing_one_setting_keeps_every_other_line(tmp_path: Path) -> None:
    data = write(tmp_path, '# 藤沢市\ncity = "fujisawa"\n# city = "old"\nnewer = 1\nvolume = 3\n')

    write_setting(data, "city", "chigasaki")

    assert (data / FILE_NAME).read_text("utf-8") == (
        '# 藤沢市\n# city = "old"\nnewer = 1\nvolume = 3\ncity = "chigasaki"\n'
    )
    assert load_settings(data) == Settings(city="chigasaki", volume=3)


def test_written_setting_does_not_fall_into_a_table_of_a_newer_version(tmp_path: Path) -> None:
    data = write(tmp_path, 'volume = 3\n[newer]\ncity = "x"\n')

    write_setting(data, "city", "chigasaki")

    assert load_settings(data) == Settings(city="chigasaki", volume=3)
    assert '[newer]\ncity = "x"' in (data / FILE_NAME).read_text("utf-8")


@pytest.mark.parametrize("value", ["", '"引用"', "C:\\プリンター", "二行\nです", "# 番"])
def test_written_text_is_read_back_as_it_was(tmp_path: Path, value: str) -> None:
    write_setting(tmp_path / "new", "printer", value)

    assert read_settings(tmp_path / "new") == (Settings(printer=value), [])


def test_writing_leaves_no_other_file_behind(tmp_path: Path) -> None:
    write_setting(tmp_path, "city", "chigasaki")

    assert [file.name for file in tmp_path.iterdir()] == [FILE_NAME]


def test_data_folder_is_where_the_system_keeps_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/data")

    assert default_data_dir() == Path("/srv/data/shimin-kiosk")

    monkeypatch.delenv("XDG_DATA_HOME")

    assert default_data_dir() == Path.home() / ".local/share/shimin-kiosk"


def test_key_of_the_help_sessions_is_kept_outside_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", "/srv/config")

    assert desk_key_path(tmp_path) == Path("/srv/config/shimin-kiosk/desk.key")

    write_setting(tmp_path, "desk_key", "/srv/keys/desk.key")

    assert desk_key_path(tmp_path) == Path("/srv/keys/desk.key")
