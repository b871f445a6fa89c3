"""Whether a value fits a schema, judged by a validator that this project did not write."""

from __future__ import annotations

from typing import Any

from jsonschema.protocols import Validator
from openapi_schema_validator import (
    OAS30ReadValidator,
    OAS30WriteValidator,
    OAS31Validator,
    oas30_format_checker,
    oas31_format_checker,
)
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from tests.support.repair import repaired
from tests.support.tree import Tree

_HOME = "urn:document"


class Judge:
    """Validates values against the schemas of one document."""

    def __init__(self, tree: Tree) -> None:
        self._is_30 = tree.is_30
        resource = Resource(contents=repaired(tree).root, specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource(_HOME, resource)

    def problems(self, pointer: str, value: Any, *, sending: bool) -> list[str]:
        """Return what is wrong with a value of the schema at a pointer."""
        validator = self._validator({"$ref": f"{_HOME}{pointer}"}, sending)
        return [
            f"{error.json_path}: {error.message}"
            for error in validator.iter_errors(value)
        ]

    def _validator(self, schema: dict[str, Any], sending: bool) -> Validator:
        if not self._is_30:
            return OAS31Validator(
                schema, registry=self._registry, format_checker=oas31_format_checker
            )
        made = OAS30WriteValidator if sending else OAS30ReadValidator
        return made(
            schema, registry=self._registry, format_checker=oas30_format_checker
        )
