from __future__ import annotations

import ast
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

from tests.tree import ROOT, name_of, sources, texts, tree_of

LONGEST = 400
OWN = sources("kiosk", "ui")
ALL = sources("kiosk", "ui", "tests", "bench")
PROCEDURES = sorted((ROOT / "assets" / "procedures").rglob("*.toml"))
FORBIDDEN_MODULES = {"utils", "util", "helpers", "misc", "manager", "common"}
# Calls of Qt whose numbers are sizes on the panel. Windows of the drawing commands are no sizes.
SIZE_CALLS = re.compile(
    r"set(Fixed|Minimum|Maximum)(Size|Width|Height)|setPixelSize|setPointSizeF?|setSpacing"
    r"|setContentsMargins|setGeometry|fillRect|drawLine|drawRect|drawRoundedRect|drawEllipse|QPen"
)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|\brgba?\(")
UNFINISHED = re.compile(
    r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "for " + "now")) + r")\b"
)
# Machines, people's folders and package servers have no place in the product. Written in halves, or
# this file would be found as well.
_FOLDERS = "|".join(("ro" + "ot", "wo" + "rk", "ho" + "me"))
_SERVERS = (
    "pypi" + ".org",
    "python" + "hosted",
    "npm" + "js.org",
    "deb." + "debian",
    "arti" + "factory",
)
FOREIGN = re.compile(rf"(?<![\w.\-])/({_FOLDERS})/[a-z]|" + "|".join(map(re.escape, _SERVERS)))


@pytest.mark.parametrize("file", ALL, ids=name_of)
def test_no_file_is_longer_than_the_limit(file: Path) -> None:
    lines = file.read_text("utf-8").count("\n")

    assert lines <= LONGEST, "split it: two ideas live here"


@pytest.mark.parametrize("file", OWN, ids=name_of)
def test_every_module_says_what_belongs_there(file: Path) -> None:
    if file.name == "__init__.py":
        assert file.read_text("utf-8") == ""
    else:
        assert ast.get_docstring(tree_of(file))


def test_no_module_is_a_drawer_for_everything() -> None:
    found = [name_of(file) for file in ALL if {file.stem, *file.parts} & FORBIDDEN_MODULES]

    assert found == []


def test_only_commands_print() -> None:
    may = ("kiosk/commands/", "kiosk/__main__.py")

    found = [
        f"{name_of(file)}:{node.lineno}"
        for file in OWN
        if not name_of(file).startswith(may)
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]

    assert found == []


def test_colours_stand_only_in_the_themes() -> None:
    found = [
        f"{name_of(file)}:{node.lineno} {node.value}"
        for file in sources("ui")
        if name_of(file) != "ui/themes.py"
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and COLOUR.search(node.value)
    ]

    assert found == []


def test_pixel_sizes_stand_only_in_the_tokens() -> None:
    found = [
        f"{name_of(file)}:{node.lineno}"
        for file in sources("ui")
        if name_of(file) != "ui/tokens.py"
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and _has_a_literal_size(node)
    ]

    assert found == [], "take the size from ui.tokens.Metrics"


def _has_a_literal_size(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if not SIZE_CALLS.fullmatch(name):
        return False
    numbers = [
        node.value
        for argument in call.args
        for node in (argument, *_terms(argument))
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float)
    ]
    # 0 and 1 are corners and neighbours.
    return any(abs(number) > 1 for number in numbers)


def _terms(argument: ast.expr) -> tuple[ast.expr, ...]:
    """Return both sides of a sum; a factor is no size."""
    if isinstance(argument, ast.BinOp) and isinstance(argument.op, ast.Add | ast.Sub):
        return (argument.left, argument.right)
    return ()


@pytest.mark.parametrize("file", PROCEDURES, ids=lambda file: file.stem)
def test_every_procedure_has_a_source_with_its_date(file: Path) -> None:
    procedure = tomllib.loads(file.read_text("utf-8"))

    assert procedure["source"]
    for source in procedure["source"]:
        assert source["title"]
        assert source.get("url", "https://").startswith(("https://", "http://"))  # a plan on paper
        assert isinstance(source["read"], date)


def test_nothing_is_left_unfinished() -> None:
    found = [
        f"{name_of(file)}:{number}"
        for file in (*ALL, *(ROOT / "docs").rglob("*.md"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if UNFINISHED.search(line) or ("raise NotImplemented" + "Error") in line
    ]

    assert found == []


def test_no_machine_path_or_package_server_stands_in_the_tree() -> None:
    found = [
        f"{name_of(file)}:{number}"
        for file in texts()
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1)
        if FOREIGN.search(line)
    ]

    assert found == []


def test_no_test_sleeps() -> None:
    found = [
        f"{name_of(file)}:{node.lineno}"
        for file in sources("tests")
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (ast.unparse(node.func) == "time.sleep" or ast.unparse(node.func) == "qtbot.wait")
    ]

    assert found == []
