"""Bodies that Stainless' SDKs send in one of two ways: as a form, not as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from generator.migration.document_view import DocumentView
from generator.migration.result import Migration, as_mapping
from generator.migration.stainless.resources import Method
from generator.migration.stainless.transformations import member

_FORM, _JSON = "multipart/form-data", "application/json"


def choose_forms(
    methods: Iterable[Method], document: DocumentView, migration: Migration
) -> None:
    """Leave out JSON beside a form with other properties, whose are the arguments.

    A method with both would take a union, one argument `body`.
    """
    for method in methods:
        operation = document.operations.find(method.operation)
        if operation is None:
            continue
        content = as_mapping(
            as_mapping(operation.node.get("requestBody")).get("content")
        )
        form, json = as_mapping(content.get(_FORM)), as_mapping(content.get(_JSON))
        if not form or not json or form.get("schema") == json.get("schema"):
            continue
        target = f"$.paths{member(operation.path)}.{operation.method.lower()}"
        target += f".requestBody.content{member(_JSON)}"
        migration.remove(target, "The arguments are the properties of the form.")
        text = f"sent as {_FORM}: its properties are the arguments, JSON is left out"
        migration.differs(method.key, text)
