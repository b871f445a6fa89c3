"""An SDK in front of the mock transport of its own, in both kinds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

from tests.support.reach import resource_at
from tests.support.real_documents import REPOSITORY
from tests.support.sdk import Kind


class Mocked:
    """One client of an SDK, and the transport that answers it."""

    def __init__(self, package: ModuleType, kind: Kind, seed: int = 0) -> None:
        name = package.__name__
        self.package: Any = package
        self.testing: Any = import_module(f"{name}.testing")
        self.transport = self.testing.MockTransport(seed)
        api = import_module(f"{name}._client").API
        placeholders = import_module(f"{name}._runtime.testing.dummy_credentials")
        self.options: dict[str, Any] = placeholders.client_options(api, self.transport)
        self.kind = kind

    def call(
        self, operation: str, /, *args: Any, view: str | None = None, **kwargs: Any
    ) -> Any:
        """Call an operation; what can be iterated becomes a list."""

        def use(client: Any) -> Any:
            info = self.package.operations[operation]
            resource = resource_at(client, info.resource)
            holder = getattr(resource, view) if view else resource
            return getattr(holder, info.function)(*args, **kwargs)

        if self.kind == "async":
            return asyncio.run(self._acall(use))
        with self.package.Client(**self.options) as client:
            return _listed(use(client))

    async def _acall(self, use: Callable[[Any], Any]) -> Any:
        async with self.package.AsyncClient(**self.options) as client:
            found = use(client)
            if hasattr(found, "__await__"):
                found = await found
            if hasattr(found, "__aenter__"):
                async with found as stream:
                    return [item async for item in stream]
            if hasattr(found, "__aiter__"):
                return [item async for item in found]
            return found


def _listed(found: Any) -> Any:
    if hasattr(found, "__enter__"):
        with found as stream:
            return [*stream]
    return [*found] if type(found).__name__ in {"Stream", "Pager"} else found


def case(name: str) -> str:
    """The document of a case, without its first lines."""
    path = REPOSITORY / "tests" / "cases" / name / "openapi.yaml"
    return "".join(path.read_text(encoding="utf-8").splitlines(True)[2:])


PETS = """
security: [{key: []}]
tags: [{name: testing}]
paths:
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer, minimum: 1}}]
    get:
      operationId: get-pet
      parameters: [{name: X-Tenant, in: header, required: true, schema: {type: string}}]
      responses:
        "200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}, example: {name: Rex, age: 3}}}}
        "404": {description: no, content: {application/json: {schema: {type: object, required: [code], properties: {code: {type: string, example: gone}}}}}}
    delete:
      operationId: delete-pet
      security: []
      responses: {"204": {description: done}}
  /pets:
    put:
      operationId: put-pet
      tags: [testing]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {"200": {description: ok, headers: {X-Version: {schema: {type: integer, minimum: 7, maximum: 7}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /wrong-example: {get: {operationId: wrong-example, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}, example: {name: 1}}}}}}}
  /picture:
    get: {operationId: get-picture, responses: {"200": {description: ok, content: {image/png: {}}}}}
    put: {operationId: put-picture, requestBody: {required: true, content: {image/png: {}, image/gif: {}}}, responses: {"204": {description: done}}}
  /thumbnail: {get: {operationId: get-thumbnail, responses: {"200": {description: ok, content: {'image/*': {schema: {type: string, format: binary}}}}}}}
  /note: {get: {operationId: get-note, responses: {"200": {description: ok, content: {text/plain: {schema: {type: string}, example: hello}}}}}}
  /xml: {get: {operationId: get-xml, responses: {"200": {description: ok, content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
  /events: {get: {operationId: get-events, responses: {"200": {description: ok, content: {text/event-stream: {itemSchema: {$ref: '#/components/schemas/Pet'}}}}}}}
  /whole-events: {get: {operationId: get-whole-events, responses: {"200": {description: ok, content: {text/event-stream: {itemSchema: {type: object, required: [data], properties: {data: {type: string, example: "two\\nlines"}, event: {const: news}, id: {type: string}}}}}}}}}
  /lines: {get: {operationId: get-lines, responses: {"200": {description: ok, content: {application/jsonl: {itemSchema: {$ref: '#/components/schemas/Pet'}, examples: {a: {dataValue: [{name: A}, {name: B}, {name: C}]}}}}}}}}
  /sequence: {get: {operationId: get-sequence, responses: {"200": {description: ok, content: {application/json-seq: {itemSchema: {$ref: '#/components/schemas/Pet'}}}}}}}
  /either: {get: {operationId: get-either, responses: {"200": {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}, text/event-stream: {itemSchema: {type: string}}}}}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string, maxLength: 5}
        age: {type: integer, default: 4}
        kind: {type: string, enum: [dog, cat]}
        tag: {type: string, example: furry}
        chips: {type: array, items: {type: string, example: c-1}}
        born: {type: string, format: date-time}
        friend: {$ref: '#/components/schemas/Pet'}
"""
