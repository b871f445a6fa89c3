"""They are literals, docstrings or identifiers."""

from tests.support.sdk import Sdk


def check(sdk: Sdk) -> None:
    [key] = sdk.package.operations
    assert key == '"""; import os; """'
    sdk.answers({"a\"b\\n": '"""'})
    found = sdk.call(key)
    assert found.to_dict() == {"a\"b\\n": '"""'}
    assert "{{ 7*7 }}" in sdk.method(key).__doc__
    row = {"a\"b\\n": '"""'}
    sdk.keeps("Rows", {"row": row, "list": [row], "map": {"x": row}})
