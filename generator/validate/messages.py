"""Findings in few words: what is wrong, without the whole schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from generator.patterns import match_pattern
from generator.validate.finding import BAD_DEFAULT, STUMBLED, Finding

_MOST = 60


class Verbatim(str):
    """A number as the document spells it, which is shown without quotes."""

    __slots__ = ()


def decisive(found: Finding) -> Finding:
    """Return the finding within alternatives that says most.

    "Not valid under any of the given schemas" has the findings of each
    alternative. Alternatives for references do not count for what is no
    reference; of the others the one that got furthest is meant.
    """
    while found.alternatives:
        # The library's order is that of sets, and another one in each run.
        alternatives = sorted(found.alternatives, key=lambda each: each.pointer)
        kept = [each for each in alternatives if each.wanted != ["$ref"]]
        rows = _meant(kept or alternatives, found.pointer)
        found = _with_all_values(max(rows, key=lambda f: f.pointer.count("/")), rows)
    return found


def _meant(rows: list[Finding], pointer: str) -> list[Finding]:
    """Leave out alternatives for another value, where one is for the value there is.

    A parameter with `in: path` is none of the alternatives for other places.
    """
    refused: dict[str, set[int | None]] = {}
    for row in rows:
        if row.keyword in ("enum", "const") and row.pointer != pointer:
            refused.setdefault(row.pointer, set()).add(row.branch)
    for branches in sorted(refused.values(), key=len, reverse=True):
        rows = [row for row in rows if row.branch not in branches] or rows
    return rows


_LISTS = {"enum": "enum", "const": "enum", "type": "type"}
"""Keywords that say what may stand somewhere, with the one that lists several."""


def _with_all_values(found: Finding, others: Sequence[Finding]) -> Finding:
    """Name all values or types that may stand here, where alternatives have some each."""
    keyword = _LISTS.get(found.keyword)
    if keyword is None:
        return found
    values: list[Any] = []
    for row in others:
        if row.pointer == found.pointer and _LISTS.get(row.keyword) == keyword:
            is_list = row.keyword != "const" and isinstance(row.wanted, list)
            values += row.wanted if is_list else [row.wanted]
    unique = [value for n, value in enumerate(values) if value not in values[:n]]
    return replace(found, keyword=keyword, wanted=unique)


def code(found: Finding) -> str:
    """Return the kind of a finding."""
    return _RULES.get(found.rule) or _CODES.get(found.keyword, "invalid")


def extra_fields(found: Finding) -> list[str]:
    """Return the fields that a finding says must not be there."""
    if _CODES.get(found.keyword) != "unknown-field":
        return []
    schema = found.schema or {}
    known = schema.get("properties", {})
    patterns = [str(pattern) for pattern in schema.get("patternProperties", {})]
    extra = [
        str(name)
        for name in found.instance
        if name not in known
        and not any(match_pattern(pattern, str(name)) for pattern in patterns)
    ]
    # `unevaluatedProperties` also knows what other schemas here evaluate.
    return [name for name in extra if repr(name) in found.message] or extra


def message(found: Finding) -> str:
    """Return what is wrong, on one line."""
    if found.rule == STUMBLED:
        return f"this cannot be checked: {found.message}"
    say = _MESSAGES.get(found.keyword)
    if say is not None:
        return say(found)
    if len(found.message) > 4 * _MOST and found.keyword:
        return f"{_short(found.instance)} does not fit `{found.keyword}`"
    return found.message


def _missing(found: Finding) -> str:
    names = [str(name) for name in found.wanted if name not in found.instance]
    return f"{_listed(names)} {'is' if len(names) == 1 else 'are'} missing"


def _unknown(found: Finding) -> str:
    extra = extra_fields(found)
    return f"{_listed(extra)} {'is' if len(extra) == 1 else 'are'} not allowed here"


def _type(found: Finding) -> str:
    wanted = [found.wanted] if isinstance(found.wanted, str) else found.wanted
    words = " or ".join(_TYPES.get(name, str(name)) for name in wanted)
    return f"{_short(found.instance)} is not {words}"


def _enum(found: Finding) -> str:
    allowed = ", ".join(_short(value) for value in found.wanted)
    text = f"{_short(found.instance)} is not one of {allowed}"
    return text if len(text) <= 4 * _MOST else f"{text[: 4 * _MOST]}..."


def _alternatives(found: Finding) -> str:
    return f"{_short(found.instance)} fits none of the alternatives"


def _unique(found: Finding) -> str:
    return f"the items of {_short(found.instance)} are not all different"


def _excluded(found: Finding) -> str:
    names = found.wanted.get("required") if isinstance(found.wanted, dict) else None
    return f"{_listed(names)} exclude one another" if names else _cut(found.message)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{_cut(name)}`" for name in names[:5])
    return shown if len(names) <= 5 else f"{shown} and {len(names) - 5} more"


def _short(value: Any) -> str:
    """Return a value as JSON, or what it is where that would be long."""
    if isinstance(value, dict) and value:
        return "an object"
    text = (
        value if isinstance(value, Verbatim) else json.dumps(value, ensure_ascii=False)
    )
    if isinstance(value, list) and len(text) > _MOST:
        return "an array"
    return _cut(text)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 3]}..."


_TYPES = {
    "array": "an array",
    "boolean": "a boolean",
    "integer": "an integer",
    "null": "null",
    "number": "a number",
    "object": "an object",
    "string": "a string",
}

_MESSAGES: dict[str, Callable[[Finding], str]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "unevaluatedProperties": _unknown,
    "type": _type,
    "enum": _enum,
    "oneOf": _alternatives,
    "anyOf": _alternatives,
    "uniqueItems": _unique,
    "not": _excluded,
}

_CODES = {
    "required": "missing-field",
    "additionalProperties": "unknown-field",
    "unevaluatedProperties": "unknown-field",
    "type": "wrong-type",
    "enum": "wrong-value",
    "const": "wrong-value",
    "pattern": "wrong-value",
    "format": "wrong-value",
    "uniqueItems": "not-unique",
}

_RULES = {
    STUMBLED: "not-checked",
    BAD_DEFAULT: "wrong-default",
    "DuplicateOperationIDError": "duplicate-operation-id",
    "ExtraParametersError": "required-undeclared",
    "ParameterDuplicateError": "duplicate-parameter",
    "UnresolvableParameterError": "path-parameter",
}
