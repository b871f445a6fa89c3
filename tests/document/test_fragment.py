"""`specs/ai-api-key.yaml`, attribute by attribute as the documentation page has it."""

from __future__ import annotations

import json
from typing import Any, cast

import pytest

from generator.document import Document, load
from generator.validate import validate
from tests.support.real_documents import REPOSITORY, real_document

ERROR = "#/components/schemas/error-response"
LIST = "#/components/schemas/list-ai-api-keys-response"
ENTRY = "#/components/schemas/list-ai-api-keys-response-entry"
ITEM = f"{ERROR}/properties/errors/items"

# In the page's order: schema, attribute, type, format, required, description.
PAGE: list[tuple[str, str, str, str | None, bool, str | None]] = [
    (ERROR, "type", "string", "uri-reference", True, None),
    (ERROR, "title", "string", None, True, None),
    (ERROR, "status", "integer", None, True, None),
    (ERROR, "detail", "string", None, True, None),
    (ERROR, "instance", "string", "uri-reference", False, None),
    (ERROR, "errors", "array", None, False, None),
    (ITEM, "path", "string", None, False, None),
    (ITEM, "detail", "string", None, False, None),
    (ITEM, "pointer", "string", None, False, None),
    (ITEM, "location", "string", None, False, None),
    (LIST, "ai-api-keys", "array", None, True, None),
    (ENTRY, "updated-at", "string", "date-time", True, "Last update timestamp"),
    (ENTRY, "name", "string", None, True, "Human-readable name for the AI API key"),
    (
        ENTRY,
        "scope",
        "string",
        None,
        True,
        "Key scope: 'public' for all deployments, or a specific deployment UUID",
    ),
    (ENTRY, "id", "string", "uuid", True, "AI API key ID"),
    (
        ENTRY,
        "org-uuid",
        "string",
        "uuid",
        True,
        "Organization UUID that owns this key",
    ),
    (ENTRY, "created-at", "string", "date-time", True, "Creation timestamp"),
]

FORBIDDEN_EXAMPLE = {
    "type": "string",
    "title": "string",
    "status": 42,
    "detail": "string",
    "instance": "string",
    "errors": [
        {
            "path": "string",
            "detail": "string",
            "pointer": "string",
            "location": "string",
        }
    ],
}
LIST_EXAMPLE = {
    "ai-api-keys": [
        {
            "updated-at": "2026-03-25T10:00:00Z",
            "name": "default-public-key",
            "scope": "public",
            "id": "11111111-1111-1111-1111-111111111111",
            "org-uuid": "22222222-2222-2222-2222-222222222222",
            "created-at": "2026-03-25T10:00:00Z",
        }
    ]
}


@pytest.fixture(scope="module")
def fragment() -> Document:
    """The fragment, loaded."""
    return load([REPOSITORY / "specs" / "ai-api-key.yaml"])


def at(document: Document, pointer: str) -> dict[str, Any]:
    return cast(dict[str, Any], document.at(pointer))


def test_it_is_valid(fragment: Document) -> None:
    assert fragment.version == (3, 0)
    assert fragment.diagnostics == validate(fragment) == ()


@pytest.mark.parametrize(
    ("schema", "name", "type_", "format_", "required", "description"), PAGE
)
def test_attribute(
    fragment: Document,
    schema: str,
    name: str,
    type_: str,
    format_: str | None,
    required: bool,
    description: str | None,
) -> None:
    holder = at(fragment, schema)
    found = holder["properties"][name]
    assert found["type"] == type_
    assert found.get("format") == format_
    assert found.get("description") == description
    assert (name in holder.get("required", ())) is required


@pytest.mark.parametrize("schema", [ERROR, ITEM, LIST, ENTRY])
def test_nothing_else_and_in_the_order_of_the_page(
    fragment: Document, schema: str
) -> None:
    holder = at(fragment, schema)
    expected = [name for where, name, *_ in PAGE if where == schema]
    assert holder["type"] == "object"
    assert list(holder["properties"]) == expected
    required = [row[1] for row in PAGE if row[0] == schema and row[4]]
    assert holder.get("required", []) == required


def test_what_types_do_not_say(fragment: Document) -> None:
    status = at(fragment, f"{ERROR}/properties/status")
    assert (status["minimum"], status["maximum"]) == (100, 599)
    items = at(fragment, f"{LIST}/properties/ai-api-keys/items")
    assert fragment.resolve(items["$ref"], LIST) == ENTRY
    assert at(fragment, ENTRY)["description"] == "AI API key list entry"


def test_responses(fragment: Document) -> None:
    operation = at(fragment, "#/paths/~1ai~1api-key/get")
    assert list(at(fragment, "#/paths")) == ["/ai/api-key"]
    assert operation["summary"] == "List AI API Keys"
    assert operation["description"] == "List AI API keys for an organization"
    assert list(operation["responses"]) == ["403", "200"]
    for status, schema, example in (
        ("403", ERROR, FORBIDDEN_EXAMPLE),
        ("200", LIST, LIST_EXAMPLE),
    ):
        response = operation["responses"][status]
        assert response["description"] == status
        (media_type,) = response["content"].items()
        assert media_type[0] == "application/json"
        assert media_type[1]["schema"] == {"$ref": schema}
        assert json.dumps(media_type[1]["example"]) == json.dumps(example)


def test_where_the_page_is_silent_it_is_the_published_document(
    fragment: Document,
) -> None:
    published = load([real_document("exoscale.json")])
    where = "#/paths/~1ai~1api-key/get"
    ours, theirs = at(fragment, where), at(published, where)
    assert ours["operationId"] == theirs["operationId"]
    assert ours["tags"] == theirs["tags"]
    assert fragment.root["servers"] == published.root["servers"]
    for status in ("200", "403"):
        content = f"{where}/responses/{status}/content/application~1json/schema"
        assert at(fragment, content) == at(published, content)
    for name, theirs in at(published, ENTRY)["properties"].items():
        ours = at(fragment, ENTRY)["properties"][name]
        assert ours.get("readOnly", False) == theirs.get("readOnly", False)


def test_security(fragment: Document) -> None:
    scheme = at(fragment, "#/components/securitySchemes/exo2")
    assert (scheme["type"], scheme["scheme"]) == ("http", "EXO2-HMAC-SHA256")
    assert fragment.root["security"] == [{"exo2": []}]
    assert fragment.root["x-env-prefix"] == "EXOSCALE"
    assert {"page", "date"} <= at(fragment, "#/x-source").keys()


def test_the_overlay_adds_what_the_published_document_leaves_out() -> None:
    overlay = REPOSITORY / "specs" / "exoscale.overlay.yaml"
    published = real_document("exoscale.json")
    before, after = load([published]), load([published], overlays=[overlay])
    assert after.diagnostics == ()
    assert after.root["security"] == [{"exo2": []}]
    assert at(after, "#/paths/~1zone/get")["security"] == []
    paths = cast(dict[str, dict[str, Any]], after.root["paths"])
    marked = {
        operation["operationId"]
        for item in paths.values()
        for operation in item.values()
        if "x-idempotent" in operation
    }
    assert len(marked) == 52
    assert {"start-instance", "reset-instance"} <= marked
    assert not any(name.startswith("update-") for name in marked)
    assert len(validate(after)) == len(validate(before)) == 123
