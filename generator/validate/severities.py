"""The severity of a finding: it refuses a document, or only warns.

A finding that changes nothing of an emitted SDK is a warning: `required: []`, a default that does
not fit, a response without a description. One that makes an SDK wrong or ambiguous refuses.
"""

from __future__ import annotations

import difflib
from itertools import pairwise
from typing import Any

from generator.diagnostics import Severity
from generator.document import Document
from generator.patterns import is_pattern
from generator.pointers import split
from generator.validate.finding import Finding
from generator.validate.messages import extra_fields

_HARMLESS_CODES = frozenset(("wrong-default", "required-undeclared", "not-unique"))
_TEXT_FIELDS = frozenset(
    ("title", "version", "summary", "description", "termsOfService", "operationId")
    + ("name", "url", "email", "identifier")
)
_OPTIONAL_FIELDS = frozenset(("description", "scopes", "responses"))
_DOCUMENTATION = frozenset(("license", "contact", "externalDocs"))
_BOOLEANS = ("/exclusiveMinimum", "/exclusiveMaximum", "/$recursiveAnchor")
"""Keywords that are booleans in other versions of JSON Schema."""
_LIMITS = frozenset(
    ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
    + ("minLength", "maxLength", "minItems", "maxItems")
    + ("minProperties", "maxProperties")
)
"""Keywords whose values are numbers."""
_MAPS = ("properties", "patternProperties", "schemas", "$defs", "definitions")
"""Keywords whose members have names of the document's own."""
_EXAMPLES = frozenset(("example", "examples"))
_UNREAD = (["format"], ["deprecated"], ["$comment"])
_TYPES = frozenset(
    ("string", "integer", "number", "boolean", "array", "object", "null")
)
_SCALARS = (str, int, float, bool)


def is_no_finding(found: Finding) -> bool:
    """Return whether a check does not hold for OpenAPI: its patterns are of ECMA-262."""
    is_checked = found.keyword == "format" and found.wanted == "regex"
    return is_checked and is_pattern(found.instance)


def severity_of(document: Document, found: Finding, code: str) -> Severity:
    """Return what a finding of validation does to a document.

    Args:
        document: the document.
        found: the finding that says most.
        code: its kind.
    """
    tokens = split(found.pointer)[1]
    harmless = (
        code in _HARMLESS_CODES
        or found.keyword == "format"
        or _is_documentation(tokens)
        or _is_empty_list(found)
        or _is_written_text(found, tokens)
        or _is_left_empty(document, found)
        or _is_undocumented(found, code)
        or _is_of_other_version(found)
        or _is_no_limit(found, tokens)
        or _is_unread(found, tokens)
        or _is_required_itself(found, tokens)
        or _is_strange_field(found, code)
    )
    return Severity.WARNING if harmless else Severity.ERROR


def _is_documentation(tokens: tuple[str, ...]) -> bool:
    """Return whether a node is of the parts that are for readers only."""
    if tokens[:1] == ("info",) and len(tokens) > 1:
        return tokens[1] in _DOCUMENTATION
    return bool({"externalDocs"}.intersection(tokens[-2:]))


def _is_empty_list(found: Finding) -> bool:
    """Return whether it is `required: []` or `enum: []`, which demand nothing."""
    return found.keyword in ("minItems", "minProperties") and not found.instance


def _is_written_text(found: Finding, tokens: tuple[str, ...]) -> bool:
    """Return whether it is `version: 1.10`: a text that YAML reads as a number."""
    wants_text = found.keyword == "type" and "string" in _names(found.wanted)
    is_text = tokens[-1:] != () and tokens[-1] in _TEXT_FIELDS
    is_listed = "variables" in tokens[-4:-2] or tokens[-2:-1] == ("tags",)
    return (
        wants_text and (is_text or is_listed) and isinstance(found.instance, _SCALARS)
    )


def _is_left_empty(document: Document, found: Finding) -> bool:
    """Return whether it is `properties:` or `name:` without a value: nothing is said."""
    if found.pointer in document.misshapen:
        return is_left_out(document, found.pointer)
    is_typed = found.keyword in ("type", "oneOf", "anyOf")
    return is_typed and found.instance is None and not found.pointer.endswith("/$ref")


def is_left_out(document: Document, pointer: str) -> bool:
    """Return whether null stands for no schema, or for an object or array of nothing."""
    may_be_empty = ("a Schema Object", "an array", "an object")
    needed = document.misshapen.get(pointer)
    return needed in may_be_empty and document.at(pointer) is None


def _is_of_other_version(found: Finding) -> bool:
    """Return whether a keyword has its form of another version, which is read as well.

    `type: [string, 'null']` and `type: 'null'` in 3.0, `exclusiveMinimum: true` in 3.1.
    """
    if found.keyword == "enum" and found.pointer.endswith("/type"):
        if isinstance(found.instance, list):
            return all(isinstance(row, str) and row in _TYPES for row in found.instance)
        return bool(found.instance == "null")
    if found.keyword == "dependencies":  # of the exclusive bounds in 3.0
        return True
    if found.keyword != "type":
        return False
    if isinstance(found.instance, list):
        return found.pointer.endswith("/type")
    return isinstance(found.instance, bool) and found.pointer.endswith(_BOOLEANS)


def _is_no_limit(found: Finding, tokens: tuple[str, ...]) -> bool:
    """Return whether it is `minimum: "0"` or `maxLength: -1`, which limits nothing."""
    is_keyword = tokens[-2:-1] != ("properties",) and tokens[-1:] != ()
    is_scalar = isinstance(found.instance, _SCALARS)
    return is_scalar and is_keyword and tokens[-1] in _LIMITS


def _is_unread(found: Finding, tokens: tuple[str, ...]) -> bool:
    """Return whether a node is of the examples, or another of which no code is made."""
    keywords = [y for x, y in pairwise(("", *tokens)) if x not in _MAPS]
    if found.keyword == "not":
        return bool(found.wanted == {"required": ["example", "examples"]})
    return not _EXAMPLES.isdisjoint(keywords) or keywords[-1:] in _UNREAD


def _is_required_itself(found: Finding, tokens: tuple[str, ...]) -> bool:
    """Return whether it is `required: true` in a property, as JSON Schema once had it.

    Elsewhere it says nothing.
    """
    return tokens[-1:] == ("required",) and isinstance(found.instance, bool)


def _is_undocumented(found: Finding, code: str) -> bool:
    """Return whether what is missing is a text, or can only be one thing.

    A parameter of the path is required; 3.1 lets operations have no responses.
    """
    if code != "missing-field" or not isinstance(found.instance, dict):
        return False
    missing = {name for name in found.wanted if name not in found.instance}
    is_path = found.instance.get("in") == "path"
    return missing <= _OPTIONAL_FIELDS | ({"required"} if is_path else set())


def _is_strange_field(found: Finding, code: str) -> bool:
    """Return whether a field is none of OpenAPI's, and that is no misspelling of another."""
    if code != "unknown-field":
        return False
    known = list((found.schema or {}).get("properties", {}))
    names = [name for name in extra_fields(found) if name not in _EXAMPLES]
    return not any(difflib.get_close_matches(name, known, 1, 0.8) for name in names)


def _names(wanted: Any) -> list[str]:
    return [wanted] if isinstance(wanted, str) else list(wanted)
