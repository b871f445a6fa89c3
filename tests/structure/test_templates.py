"""Templates show the Python that they print, and decide little."""

from __future__ import annotations

import re

from tests.support.real_documents import REPOSITORY

TEMPLATES = sorted((REPOSITORY / "templates").glob("*.jinja"))
STATEMENTS = re.compile(
    r"^ *(?:\{\{[^}]*\}\}|async )*(class|def|return) ?", re.MULTILINE
)


def test_a_quarter_of_their_lines_decide_at_most() -> None:
    lines = [line for path in TEMPLATES for line in path.read_text().splitlines()]
    control = [line for line in lines if "{%" in line]
    assert len(control) <= len(lines) / 4


def test_classes_and_functions_stand_in_them() -> None:
    found = {
        (path.name, statement)
        for path in TEMPLATES
        for statement in STATEMENTS.findall(path.read_text())
    }
    assert found >= {
        ("client.py.jinja", "class"),
        ("client.py.jinja", "def"),
        ("method.jinja", "def"),
        ("method.jinja", "return"),
        ("models.py.jinja", "class"),
        ("resource.py.jinja", "class"),
        ("resource.py.jinja", "return"),
        ("webhooks.py.jinja", "def"),
    }
