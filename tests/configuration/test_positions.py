"""Positions of keys and values in TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
import tomlkit
from hypothesis import given, strategies

from generator.configuration.toml_positions import TomlPositions

_TEXT = """\
a = 1 # a = 2
"b c".'d' = "x # [y] = "
[t.u]
list = [ 1.5, [2,
  "3"], { k = 4, l.m = 5 } ]
multi = '''
[no.table]
no = 1'''
\"\"\"quoted\"\"\" = 1
""".replace('"""quoted"""', '"q=\\u00e9"')
_TABLES = """\
[[row]]
x = 1
[row.sub]
y = 2
[[row]]
x = 3
  [row.sub]
  y = 4
"""


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("a", "1"),
        ("b c/d", '"x #'),
        ("t/u/list", "[ 1.5"),
        ("t/u/list/0", "1.5"),
        ("t/u/list/1/1", '"3"'),
        ("t/u/list/2/k", "4"),
        ("t/u/list/2/l/m", "5"),
        ("t/u/multi", "'''"),
        ("t/u/q=é", "1"),
        ("t/u/missing", "u]"),
    ],
)
def test_values(path: str, value: str) -> None:
    offset = TomlPositions(_TEXT).find(path.split("/"))
    assert _TEXT[offset:].startswith(value)


def test_keys() -> None:
    positions = TomlPositions(_TEXT)
    offset = positions.find(("b c", "d"), key=True)
    assert _TEXT[offset:].startswith("'d'")


def test_arrays_of_tables() -> None:
    positions = TomlPositions(_TABLES)
    for path, value in (("row/0/x", "1"), ("row/0/sub/y", "2"), ("row/1/sub/y", "4")):
        assert _TABLES[positions.find(path.split("/")) :].startswith(value)


_KEYS = strategies.text("ab#[]=.\"'\\ \n", min_size=1, max_size=5)
_VALUES = strategies.recursive(
    strategies.integers() | _KEYS,
    lambda inner: (
        strategies.lists(inner, max_size=3)
        | strategies.dictionaries(_KEYS, inner, max_size=3)
    ),
    max_leaves=8,
)


@given(strategies.dictionaries(_KEYS, _VALUES, max_size=4))
def test_every_value_is_where_its_position_says(tree: dict[str, object]) -> None:
    text = tomlkit.dumps(tree)
    positions = TomlPositions(text)
    for path, value in _leaves((), tomllib.loads(text)):
        offset = positions.find(path)
        line = text[offset:]
        if isinstance(value, int):
            assert line.startswith(str(value))
        else:
            assert line[0] in "\"'"


def _leaves(
    path: tuple[str, ...], node: object
) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(node, list):
        node = dict(enumerate(node))
    if not isinstance(node, dict):
        yield path, node
        return
    for key, value in node.items():
        yield from _leaves((*path, str(key)), value)
