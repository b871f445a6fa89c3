"""Docstrings for schemas without a description: they name the position."""

from __future__ import annotations

from generator.pointers import without_base

_BODY_NAME = "a body"
_NAMING = frozenset(("properties", "patternProperties", "schemas", "$defs"))
"""Keywords whose members have names of the document's own."""
_LISTING = frozenset(("oneOf", "anyOf", "allOf", "prefixItems"))
"""Keywords whose members have nothing but a place."""


def position_text(pointer: str) -> str:
    """A sentence on where the schema at a pointer stands in the document."""
    tokens = ["", *without_base(pointer).replace("~1", "/").split("/")]
    around, step = _without_last_step(tokens)
    if step == "items":
        return f"An item of {_owner(around)}."
    if step in ("oneOf", "anyOf"):
        return f"One of the alternatives of {_owner(around)}."
    name = _owner(tokens)
    if name == _BODY_NAME:
        return "The body of a request or response."
    if tokens[-2] == "properties" and len(tokens) > 4:
        return f"The property {name} of {_owner(tokens[:-2])}."
    return f"The schema {name}."


def _owner(tokens: list[str]) -> str:
    """The owner of a schema: the next one outside that has a name."""
    around, step = _without_last_step(tokens)
    while step:
        tokens = around
        around, step = _without_last_step(tokens)
    is_body = tokens[-1] == "schema" and tokens[-2] not in _NAMING
    return _BODY_NAME if is_body else f"`{tokens[-1]}`"


def _without_last_step(tokens: list[str]) -> tuple[list[str], str]:
    """A pointer without a last step that has no name, and the keyword of that step."""
    keyword, name = tokens[-2:]
    if name == "items" and keyword not in _NAMING:
        return tokens[:-1], name
    if name.isdecimal() and keyword in _LISTING and len(tokens) > 3:
        return tokens[:-2], keyword
    return tokens, ""
