"""Text of a document stays text in TOML, whatever it holds."""

from __future__ import annotations

import tomllib

from hypothesis import example, given, strategies

from generator.commands.init import configuration_text
from generator.commands.name_stability import Rename, pin_names
from generator.proposal import Proposed
from generator.text.toml import toml_text

_TEXT = strategies.text(max_size=20)
_VALUES = strategies.dictionaries(
    _TEXT,
    strategies.recursive(
        _TEXT | strategies.integers(-9, 9) | strategies.lists(_TEXT, max_size=2),
        lambda inner: strategies.dictionaries(_TEXT, inner, max_size=3),
        max_leaves=5,
    ),
    max_size=4,
)


@given(_VALUES)
@example({"a": 'x"\n[b]\nc = 1'})
@example({"a": {}, "pagination": {"GET /x": {"kind": "\x00\u2028"}}})
def test_what_is_written_is_what_is_read(values: dict[str, object]) -> None:
    assert tomllib.loads(toml_text(values)) == values


@given(_TEXT, _TEXT)
@example("\n[x]", "\r\nspecs = []\x85\u2028y = 1")
def test_comments_stay_comments(path: str, doubt: str) -> None:
    rows = (
        Proposed(f"GET {path}", ("a", "b"), doubt),
        Proposed(f"PUT {path}", (), doubt),
    )
    tree = tomllib.loads(configuration_text("s.yaml", "p", rows))
    assert tree == {
        "specs": ["s.yaml"],
        "package": "p",
        "resources": {"a": {"b": f"GET {path}"}},
    }


@given(_TEXT)
@example('"\n[x]')
def test_pins_stay_strings(path: str) -> None:
    renames = (
        Rename(f"GET {path}", "client.a.b.list", "client.a.all"),
        Rename(f"#/{path}", "Old", "New"),
    )
    tree = tomllib.loads(pin_names('# mine\nspecs = ["a"]\n', (), renames))
    assert tree["resources"] == {"a": {"b": {"list": f"GET {path}"}}}
    assert tree["models"] == {"Old": f"#/{path}"}
