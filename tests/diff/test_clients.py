"""Changes of what belongs to no single method: credentials, servers, webhooks."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from tests.diff.surfaces import changes_between

Node = dict[str, Any]


def _webhook(*names: str) -> Node:
    properties = {name: {"type": "string"} for name in names}
    body = {
        "application/json": {"schema": {"type": "object", "properties": properties}}
    }
    done = {"200": {"description": "Taken."}}
    return {"post": {"requestBody": {"content": body}, "responses": done}}


DOCUMENT: Node = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "servers": [
        {
            "url": "https://{zone}.shop.example",
            "variables": {"zone": {"default": "north"}},
        }
    ],
    "security": [{"key": []}],
    "paths": {
        f"/{name}": {
            "get": {
                "tags": [name],
                "operationId": f"get-{name}",
                "responses": {"204": {"description": "Done."}},
            }
        }
        for name in ("a", "b")
    },
    "webhooks": {"sold": _webhook("id"), "lost": _webhook("id", "why")},
    "components": {
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
            "basic": {"type": "http", "scheme": "basic"},
        }
    },
}


def _open(document: Node) -> None:
    document["paths"]["/a"]["get"]["security"] = []


def _with_basic(document: Node) -> None:
    document["security"] = [{"key": [], "basic": []}]


def _or_basic(document: Node) -> None:
    document["security"] = [{"key": []}, {"basic": []}]


def _renamed(document: Node) -> None:
    schemes = document["components"]["securitySchemes"]
    schemes["key"]["x-python-name"] = "secret"


def _other_zone(document: Node) -> None:
    document["servers"][0]["variables"]["zone"]["default"] = "south"


def _without_webhook(document: Node) -> None:
    del document["webhooks"]["lost"]


def _other_webhook(document: Node) -> None:
    document["webhooks"]["lost"] = _webhook("id", "why", "when")


def _signed(document: Node) -> None:
    document["x-webhook-signature"] = {"header": "X-Signature"}


def _with_header(document: Node) -> None:
    header = {"name": "Version", "in": "header", "schema": {"type": "string"}}
    for path in document["paths"].values():
        path["get"]["parameters"] = [header]


def _with_needed_header(document: Node) -> None:
    _with_header(document)
    document["paths"]["/a"]["get"]["parameters"][0]["required"] = True


def _with_header_by_default(document: Node) -> None:
    _with_header(document)
    document["paths"]["/a"]["get"]["parameters"][0]["schema"]["default"] = "1"


def _with_code(document: Node) -> None:
    urls = {"authorizationUrl": "https://a.example", "tokenUrl": "https://t.example"}
    flows = {"authorizationCode": {**urls, "scopes": {}}}
    schemes = document["components"]["securitySchemes"]
    schemes["key"] = {"type": "oauth2", "flows": flows}


def _with_other_code(document: Node) -> None:
    _with_code(document)
    flows = document["components"]["securitySchemes"]["key"]["flows"]
    flows["authorizationCode"]["tokenUrl"] = "https://other.example"


def _with_key_in_query(document: Node) -> None:
    document["components"]["securitySchemes"]["key"]["in"] = "query"


def _with_bearer(document: Node) -> None:
    schemes = document["components"]["securitySchemes"]
    schemes["key"] = {"type": "http", "scheme": "bearer"}


def _same(document: Node) -> None:
    """Leave the document as it is."""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (_open, _same, {"breaking client.a.get: credentials"}),
        (_same, _open, set[str]()),
        (_same, _with_basic, {"breaking client.a.get and 1 more: credentials"}),
        (_same, _or_basic, set[str]()),
        (_or_basic, _same, {"breaking client.a.get and 1 more: credentials"}),
        (_same, _renamed, {"breaking Client(api_key): keyword"}),
        (_same, _with_header, {"safe Client(version): keyword"}),
        (_same, _with_needed_header, {"breaking Client(version): keyword"}),
        (_with_header, _with_needed_header, {"breaking Client(version): keyword"}),
        (_with_header, _with_header_by_default, {"notable Client(version): keyword"}),
        (_same, _with_key_in_query, {"notable Client(api_key): keyword"}),
        (_with_code, _with_other_code, {"notable Client(token): keyword"}),
        (_with_code, _with_bearer, {"breaking Client(token): keyword"}),
        (_with_bearer, _with_code, {"safe Client(token): keyword"}),
        (_same, _other_zone, {"notable base_url: server"}),
        (
            _same,
            _without_webhook,
            {
                "breaking models.LostRequest: type",
                "breaking webhooks.parse_lost: method",
                "safe client.webhooks.unwrap(): result",
            },
        ),
        (
            _without_webhook,
            _same,
            {
                "safe models.LostRequest: type",
                "safe webhooks.parse_lost: method",
                "breaking client.webhooks.unwrap(): result",
            },
        ),
        (_same, _other_webhook, {"safe models.LostRequest.when: field"}),
        (_same, _signed, {"notable client.webhooks.unwrap(): signature"}),
    ],
)
def test_what_is_told(
    before: Callable[[Node], None],
    after: Callable[[Node], None],
    expected: set[str],
    tmp_path: Path,
) -> None:
    old, new = deepcopy(DOCUMENT), deepcopy(DOCUMENT)
    before(old)
    after(new)
    told = {
        f"{each.severity} {each.subject}: {each.element}"
        for each in changes_between(tmp_path, old, new)
    }
    assert told == expected
