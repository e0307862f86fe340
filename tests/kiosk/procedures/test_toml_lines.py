from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.procedures.toml_lines import key_lines, line_of

SOURCE = '''# comment with [brackets]
id = "a"
text = [
  "one ] [",   # not the end
  """two
lines""",
]
[prepare]
rows = [ { fact = "x", icon = "y" },
         { fact = "z" } ]
[[step]]
id = "first"
choice = [
  { id = "yes", to = "b" },
  { id = "no",
    to = "c" },
]
[[step]]
closing = 'it"s'
[step.supporter]
tips = []
'''


def test_lines_of_keys_tables_and_elements() -> None:
    lines = key_lines(SOURCE)

    assert lines["id",] == 2
    assert lines["text", 1] == 5
    assert lines["prepare", "rows", 1, "fact"] == 10
    assert lines["step", 0, "choice", 1, "to"] == 16
    assert lines["step", 1] == 18
    assert lines["step", 1, "supporter", "tips"] == 21
    assert lines["step", 1, "closing"] == 19


def test_line_of_unknown_key_is_that_of_what_is_around_it() -> None:
    lines = key_lines(SOURCE)

    assert line_of(lines, ("step", 0, "choice", 0, "hint")) == 14
    assert line_of(lines, ("nothing",)) is None


@given(st.text(alphabet="[]{}=\"'#.,\\ \nab1", max_size=60))
def test_any_text_ends_without_an_error(source: str) -> None:
    lines = key_lines(source)

    assert all(1 <= line <= source.count("\n") + 1 for line in lines.values())
