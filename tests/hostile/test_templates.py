"""Templates print code that was made as code; nothing else gets through, by any trick."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest
from jinja2 import defaults

from generator.package_data import templates
from generator.render.rendering import Renderer
from generator.text import Code

RAW = "RAW"
"""A text that no template may print."""


class Sly:
    """A value that offers itself as a text in every way that Python and Jinja2 know."""

    source = RAW

    def __str__(self) -> str:
        return RAW

    def __html__(self) -> str:
        return RAW

    def __format__(self, specification: str) -> str:
        return RAW

    def __add__(self, other: object) -> str:
        return RAW

    def __radd__(self, other: object) -> str:
        return RAW

    def __mod__(self, other: object) -> str:
        return RAW

    def __iter__(self) -> Iterator[str]:
        return iter(RAW)

    def __call__(self, *args: object, **named: object) -> str:
        return RAW


VALUES: dict[str, Any] = {
    "raw": RAW,
    "piece": Code(RAW),
    "sly": Sly(),
    "rows": [RAW, Code(RAW)],
    "pieces": [Code(RAW)],
    "table": {RAW: RAW},
    "number": 7,
}
_OPERATIONS = [
    *("raw", "sly", "rows", "table", "number", "'RAW'", "['RAW'] | first", "rows[0]"),
    *("raw ~ raw", "piece ~ raw", "raw ~ piece", "piece ~ piece", "'' ~ piece"),
    *("piece + raw", "raw + piece", "piece + piece", "sly + piece", "raw * 2"),
    *("piece % raw", "raw % ()", "'%s' % piece", "'%s' % raw", "sly % 1"),
    *("piece * 2", "piece - raw", "piece / raw", "piece // raw", "piece ** 2"),
    *("piece.source", "piece['source']", "piece.constants", "piece.__repr__()"),
    *("piece.__str__()", "piece.__class__(raw)", "piece.source.strip()"),
    *("'{}'.format(piece)", "'{}'.format(raw)", "raw.format()", "sly()", "sly.source"),
    *("[raw, piece]", "(raw, piece)", "{'a': raw}", "rows[:1]", "raw[:1]", "-number"),
    *("raw if piece else piece", "piece and raw", "raw or piece", "not piece"),
    *("piece == raw", "raw in rows", "number < 8", "1 + 1", "'a' 'b'", "true", "none"),
]
"""Expressions whose value is no code, however much code is in them."""


def printed(template: str) -> str:
    """Render a template with the project's environment, on values of all kinds."""
    environment = Renderer()._environment  # pyright: ignore[reportPrivateUsage]
    return environment.from_string(template).render(**VALUES)


def refused(template: str) -> None:
    """Check that rendering fails instead of printing a text."""
    try:
        text = printed(template)
    except (TypeError, AttributeError, jinja2.TemplateError):
        return
    assert RAW not in text, template
    pytest.fail(f"{template} is rendered as {text!r}")


def test_code_is_printed() -> None:
    text = (
        "{{ piece }} {% for x in pieces %}{{ x }}{% endfor %}{% if raw %}!{% endif %}"
    )
    assert printed(text) == "RAW RAW!"


@pytest.mark.parametrize("expression", _OPERATIONS)
def test_the_value_of_an_expression_is_no_code(expression: str) -> None:
    refused(f"{{{{ {expression} }}}}")


@pytest.mark.parametrize("name", sorted({*defaults.DEFAULT_FILTERS, "e", "safe"}))
@pytest.mark.parametrize("value", ["raw", "piece", "rows", "sly", "'RAW'"])
def test_there_are_no_filters(name: str, value: str) -> None:
    refused(f"{{{{ {value} | {name} }}}}")
    refused(f"{{{{ {value} | {name}(raw, raw) }}}}")
    refused(f"{{% filter {name} %}}{{{{ piece }}}}{{% endfilter %}}")


@pytest.mark.parametrize("name", sorted(defaults.DEFAULT_TESTS))
def test_there_are_no_tests(name: str) -> None:
    refused(f"{{{{ raw is {name} }}}}")
    refused(f"{{% if raw is {name} %}}{{{{ piece }}}}{{% endif %}}")


@pytest.mark.parametrize("name", sorted({*defaults.DEFAULT_NAMESPACE, "_", "gettext"}))
def test_there_are_no_globals(name: str) -> None:
    refused(f"{{{{ {name} }}}}")
    refused(f"{{{{ {name}(raw) }}}}")
    refused(f"{{% set x = {name}(a=raw) %}}{{{{ x.a }}}}")


@pytest.mark.parametrize(
    "template",
    [
        "{% set x = raw %}{{ x }}",
        "{% set x %}{{ piece }}{% endset %}{{ x }}",
        "{% macro m() %}{{ raw }}{% endmacro %}{{ m() }}",
        "{% call raw.format() %}{% endcall %}",
        "{% call sly() %}{% endcall %}",
        "{% include raw %}",
        "{% include [raw] ignore missing %}",
        "{% import raw as x %}{{ x }}",
        "{% extends raw %}",
        "{% macro m() %}{{ piece }}{% endmacro %}{{ m() }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{% call m(raw) %}{% endcall %}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}x{% endcall %}",
        "{% for x in rows %}{{ x }}{% endfor %}",
        "{% for x in raw %}{{ x }}{% endfor %}",
        "{% for x in rows %}{{ loop.cycle(raw) }}{% endfor %}",
        "{% for x in rows %}{{ loop.index }}{% endfor %}",
        "{% for x in rows recursive %}{{ loop(rows) }}{% endfor %}",
        "{% with x = raw %}{{ x }}{% endwith %}",
        "{% autoescape true %}{{ raw }}{% endautoescape %}",
        "{% autoescape true %}{{ sly }}{% endautoescape %}",
        "{% block b %}{{ raw }}{% endblock %}",
        "{% block b %}{{ piece }}{% endblock %}{{ self.b() }}",
        "{{ self }}",
        "{% do sly() %}",
        "{% trans %}{{ raw }}{% endtrans %}",
        "{% debug %}",
        "{{ nothing }}",
        "{{ piece.nothing }}",
        "{% if nothing %}{% endif %}{{ raw }}",
    ],
)
def test_tricks(template: str) -> None:
    refused(template)


@pytest.mark.parametrize(
    "path", sorted(templates().rglob("*.jinja")), ids=lambda p: p.name
)
def test_templates_only_print(path: Path) -> None:
    """The environment compiles no other; see the tricks."""
    environment = Renderer()._environment  # pyright: ignore[reportPrivateUsage]
    environment.get_template(path.relative_to(templates()).as_posix())


@pytest.mark.parametrize("operation", [str, format, repr, "{}".format, "%s".__mod__])
def test_code_is_no_string(operation: Any) -> None:
    if operation is not repr:
        with pytest.raises(TypeError):
            operation(Code(RAW))
    with pytest.raises(TypeError):
        "".join([Code(RAW)])  # type: ignore[list-item]
    assert repr(Code("x")) == "Code('x')"


_MAKERS = {
    "plan/annotation_layout.py",
    "plan/annotations.py",
    "plan/layout.py",
    "plan/methods.py",
    "plan/project_files.py",
    "plan/statements.py",
    "plan/type_pieces.py",
    "plan/model_dicts.py",
    "plan/pages/markdown_entries.py",
    "plan/readme.py",
    "plan/sample_programs.py",
    "plan/value_annotations.py",
    "text/code.py",
    "text/docstring.py",
    "text/identifier.py",
    "text/literal.py",
    "text/markup.py",
    "text/safe_markdown.py",
}
"""The modules that turn strings into code; all others give `Code` a literal."""


def test_code_is_made_of_strings_in_few_places() -> None:
    root = Path(__file__).parents[2] / "generator"
    found = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if path.relative_to(root).parts[0] != "runtime" and _makes_code(path)
    }
    assert found <= _MAKERS


def _makes_code(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Code"
        and not _is_fixed(node.args[0])
        for node in ast.walk(tree)
    )


def _is_fixed(node: ast.expr) -> bool:
    """Whether an expression is one of several literals, or one of them repeated."""
    if isinstance(node, ast.IfExp):
        return _is_fixed(node.body) and _is_fixed(node.orelse)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return _is_fixed(node.left)
    return isinstance(node, ast.Constant)
