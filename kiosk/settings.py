"""Settings of one terminal: a frozen value read from ``settings.toml`` in the data folder.

A broken file never stops the terminal: the defaults are used and the faults are returned for staff.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields, replace
from pathlib import Path

from kiosk.errors import Fault

ROOT = Path(__file__).resolve().parent.parent
ASSETS = ROOT / "assets"
LOCALES = ROOT / "locales"
FILE_NAME = "settings.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the city decides for one terminal.

    ``panel_inch`` is the diagonal of the panel; sizes in millimetres follow from it.
    ``idle_warn_s`` seconds without a touch bring the warning, ``idle_wipe_s`` more erase the visit.
    ``repeat_guard_ms`` is how long a second press of the same control is ignored.
    ``reach_mm`` is the height of the lower part that reach mode keeps all controls in.
    ``volume`` is 1 to 5, ``text_size`` 1 to 4. ``printer`` names the printer; empty means the
    system's default, ``pdf`` that sheets are always saved as files.
    ``network_url`` is asked by ``doctor`` whether the network answers; empty means not asked.
    ``desk_key`` is the file that holds the key of the help sessions; empty means `desk_key_path`.
    """

    city: str = "fujisawa"
    centre: str = ""
    panel_inch: float = 21.5
    idle_warn_s: int = 120
    idle_wipe_s: int = 40
    repeat_guard_ms: int = 500
    page_guard_ms: int = 400
    reach_mm: int = 260
    volume: int = 4
    text_size: int = 1
    theme: str = "light"
    printer: str = ""
    network_url: str = ""
    desk_key: str = ""


_LIMITS: dict[str, tuple[float, float]] = {
    "panel_inch": (10, 65),
    "idle_warn_s": (30, 3600),
    "idle_wipe_s": (30, 600),
    "repeat_guard_ms": (300, 2000),
    "page_guard_ms": (0, 2000),
    "reach_mm": (120, 600),
    "volume": (1, 5),
    "text_size": (1, 4),
}
_WORDS: dict[str, tuple[str, ...]] = {
    "theme": ("light", "black-on-white", "yellow-on-black", "dark"),
}


def default_data_dir() -> Path:
    """Return the folder for settings, database and cache when none is named."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path.home() / ".local" / "share") / "shimin-kiosk"


def desk_key_path(data: Path) -> Path:
    """Return where the key of the help sessions is kept, outside the data folder.

    The setting ``desk_key`` decides; without it the user's folder for configuration is taken.
    """
    named = load_settings(data).desk_key
    if named:
        return Path(named).expanduser()
    base = os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "shimin-kiosk" / "desk.key"


def _unreadable(path: Path, error: Exception) -> Fault:
    return Fault(
        path,
        "",
        f"設定ファイルが読めません（{error}）",
        "TOML の書き方を直してください。それまでは はじめの設定で動きます。",
        "settings.file",
    )


def load_settings(data: Path) -> Settings:
    """Return the settings of ``data``; what cannot be used is replaced by its default."""
    return read_settings(data)[0]


def read_settings(data: Path) -> tuple[Settings, list[Fault]]:
    """Return the settings of ``data`` and every fault found in the file.

    A missing file is no fault. The file is never changed.
    """
    path = data / FILE_NAME
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError) as error:
        return Settings(), [_unreadable(path, error)]
    import tomllib  # noqa: PLC0415 - a start without the file needs no reader

    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), [_unreadable(path, error)]
    faults: list[Fault] = []
    settings = Settings()
    known = {field.name: field for field in fields(Settings)}
    for key, value in raw.items():
        problem = _problem(key, value) if key in known else "知らない名前です"
        if problem:
            remedy = "README の「設定」の名前と値にしてください。この項目は はじめの値で動きます。"
            faults.append(Fault(path, key, problem, remedy, "settings.value"))
        else:
            default = getattr(settings, key)
            settings = replace(settings, **{key: type(default)(value)})
    return settings, faults


def _problem(key: str, value: object) -> str:
    default = getattr(Settings(), key)
    if isinstance(default, str):
        if not isinstance(value, str):
            return '文字（"…"）ではありません'
        if key in _WORDS and value not in _WORDS[key]:
            return f"「{value}」は選べません（{'・'.join(_WORDS[key])}）"
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "数ではありません"
    low, high = _LIMITS[key]
    if not low <= value <= high:
        return f"{value} は {low:g}〜{high:g} の外です"
    is_whole = isinstance(default, float) or value == int(value)
    return "" if is_whole else f"{value} は 整数ではありません"


def write_setting(data: Path, key: str, value: str) -> None:
    """Write one text setting into the file of ``data``, keeping every other line as it is.

    Raises:
        OSError: The folder cannot be written.
    """
    path = data / FILE_NAME
    data.mkdir(parents=True, exist_ok=True)
    lines = path.read_text("utf-8-sig").splitlines() if path.exists() else []
    # A line after a [table] would belong to the table.
    table = next((n for n, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    kept = [line for line in lines[:table] if line.split("=")[0].strip() != key]
    # What JSON writes for a text, TOML reads as the same text.
    import json  # noqa: PLC0415 - as `tomllib`

    kept += [f"{key} = {json.dumps(value, ensure_ascii=False)}", *lines[table:]]
    temporary = path.with_suffix(".tmp")
    temporary.write_text("\n".join(kept) + "\n", "utf-8")
    temporary.replace(path)
