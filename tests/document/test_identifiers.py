"""`$id`, `$anchor` and `$self`, from OpenAPI 3.1 on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.diagnostics import DocumentError
from generator.document import Document

SCHEMAS = """\
components:
  schemas:
    A: {$anchor: top, properties: {p: {$anchor: deep, type: string}}}
    B: {$ref: '#deep'}
    C:
      $id: https://example.com/schemas/c
      $defs: {d: {type: integer}, e: {$anchor: deep, type: number}}
      properties:
        own: {$ref: '#/$defs/d'}
        near: {$ref: '#deep'}
        root: {$ref: '#/components/schemas/A'}
        beside: {$ref: 'f'}
    D: {$ref: 'https://example.com/schemas/c'}
    E: {$ref: 'https://example.com/schemas/c#/$defs/d'}
    F: {$id: https://example.com/schemas/f, type: boolean}
    G: {properties: {$ref: {type: string}}, example: {$anchor: top, $id: x}}
"""


@pytest.mark.parametrize(
    ("pointer", "target"),
    [
        ("B", "A/properties/p"),
        ("C/properties/own", "C/$defs/d"),
        ("C/properties/near", "C/$defs/e"),
        ("C/properties/root", "A"),
        ("C/properties/beside", "F"),
        ("D", "C"),
        ("E", "C/$defs/d"),
    ],
)
def test_targets(loaded: Callable[..., Document], pointer: str, target: str) -> None:
    document = loaded("openapi: 3.1.0\n" + SCHEMAS)
    start = "#/components/schemas/"
    assert document.follow(start + pointer) == start + target


def test_openapi_3_0_has_no_anchors(loaded: Callable[..., Document]) -> None:
    with pytest.raises(DocumentError):
        loaded("openapi: 3.0.3\n" + SCHEMAS)


def test_self_names_the_document(loaded: Callable[..., Document]) -> None:
    document = loaded(
        "openapi: 3.2.0\n$self: https://example.com/api.yaml\n"
        "components:\n  schemas:\n    A: {type: string}\n"
        "    B: {$ref: 'https://example.com/api.yaml#/components/schemas/A'}\n"
        "    C: {$ref: 'api.yaml#/components/schemas/A'}\n"
    )
    for name in "BC":
        assert document.follow(f"#/components/schemas/{name}").endswith("/A")
