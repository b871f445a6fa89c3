"""The meta-schemas, compiled: what says "valid" quickly and nothing else.

`jsonschema-rs` is a hundred times as fast as `jsonschema`. It only decides
whether something is worth `jsonschema`'s while, so that all findings come from
one validator; what it cannot read at all counts as not valid.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, cast

import jsonschema_rs
import openapi_spec_validator.schemas as library
from jsonschema.validators import validator_for  # type: ignore[import-untyped]
from openapi_schema_validator import (
    OAS30Validator,
    OAS31Validator,
    OAS32Validator,
    oas30_format_checker,
    oas31_format_checker,
    oas32_format_checker,
)
from openapi_schema_validator._specifications import REGISTRY

from generator.document import Json, Kind

Version = tuple[int, int]

UNREADABLE = (ArithmeticError, RecursionError, TypeError, ValueError)
"""Errors that the compiled validator raises for values it cannot take, such as text that
is no Unicode; then `jsonschema` decides."""

_DIALECTS: dict[Version, tuple[Any, Any]] = {
    (3, 0): (OAS30Validator, oas30_format_checker),
    (3, 1): (OAS31Validator, oas31_format_checker),
    (3, 2): (OAS32Validator, oas32_format_checker),
}

_RESOURCES: dict[str, Any] = {uri: REGISTRY.contents(uri) for uri in REGISTRY}
"""The meta-schemas and their parts, by URI; nothing is fetched."""


@cache
def schema_check(version: Version) -> Callable[[Any], bool]:
    """Return what tells whether a Schema Object fits its version's meta-schema."""
    dialect, checker = _DIALECTS[version]
    validator = jsonschema_rs.validator_for(
        dialect.META_SCHEMA,
        formats=_formats(checker),
        validate_formats=True,
        registry=jsonschema_rs.Registry(list(_RESOURCES.items())),
    )
    return _lenient(validator.is_valid)


def schema_errors(version: Version, schema: Any) -> Iterator[Any]:
    """Yield how a Schema Object does not fit, as ``check_schema`` of the library finds
    it, which raises the first.
    """
    dialect, checker = _DIALECTS[version]
    meta = dialect.META_SCHEMA
    validator = validator_for(meta, default=dialect)
    found = validator(meta, format_checker=checker, registry=REGISTRY)
    return cast(Iterator[Any], found.iter_errors(schema))


def _formats(checker: Any) -> dict[str, Callable[[Any], bool]]:
    """Return Python's verdict on every format that a meta-schema uses.

    Its `re` warns of patterns such as `[[:alpha:]]`, which means nothing for ECMA-262.
    """

    def verdict(name: str) -> Callable[[Any], bool]:
        def conforms(value: object) -> bool:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FutureWarning)
                return bool(checker.conforms(value, name))

        return conforms

    names = {name for each in _RESOURCES.values() for name in _format_names(each)}
    return {name: verdict(name) for name in sorted(names)}


def _format_names(node: Json) -> Iterator[str]:
    if isinstance(node, dict):
        name = node.get("format")
        if isinstance(name, str):
            yield name
        for value in node.values():
            yield from _format_names(value)


def _lenient(is_valid: Callable[[Any], bool]) -> Callable[[Any], bool]:
    def check(value: Any) -> bool:
        try:
            return is_valid(value)
        except UNREADABLE:
            return False

    return check


def document_schema(version: Version) -> dict[str, Any]:
    """Return the schema of whole documents that openapi-spec-validator carries."""
    return dict(_SCHEMAS[version])


def object_schema(version: Version, kind: Kind) -> dict[str, Any]:
    """Return the schema of one kind of object, out of that of documents."""
    whole = document_schema(version)
    place = "definitions" if version == (3, 0) else "$defs"
    name = kind.removesuffix(" Object")
    name = name.replace(" ", "") if version == (3, 0) else _dashed(name)
    return {
        "$schema": whole["$schema"],
        place: whole[place],
        "$ref": f"#/{place}/{name}",
    }


def structure_check(schema: dict[str, Any]) -> jsonschema_rs.Validator:
    """Return a compiled validator of `schema`; formats are left alone."""
    return jsonschema_rs.validator_for(schema, validate_formats=False)


def _dashed(name: str) -> str:
    return "callbacks" if name == "Callback" else name.lower().replace(" ", "-")


_SCHEMAS: dict[Version, Any] = {
    (3, 0): cast(Any, library).schema_v30,
    (3, 1): cast(Any, library).schema_v31,
    (3, 2): cast(Any, library).schema_v32,
}
