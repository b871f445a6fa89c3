"""A package with every kind of operation, and a server in front of a loopback API."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.options import Request
from generator.pipeline import generate
from tests.support.checks import write_package
from tests.support.server import Answer, Seen, Server, serving

PACKAGE = "pets_tools"
_DOCUMENT = """
openapi: 3.1.2
info: {title: "Pets\\e[31m %(prog)s 100%", version: "7"}
servers: [{url: "https://pets.example.com"}]
security: [{key: []}]
tags: [{name: pets}]
x-mcp-documentation-server: {name: Pets documentation, url: "https://pets.example.com/mcp"}
x-poller: [{schema: "#/components/schemas/Job", operation: get-job, parameters: {job_id: $.id}, state: $.state, success: done, failure: [failed], reason: $.state, interval: 0.01}]
paths:
  /pets:
    get:
      operationId: list-pets
      tags: [pets]
      summary: "List all pets\\u202e"
      parameters:
        - {name: cursor, in: query, schema: {type: string}}
        - {name: limit, in: query, schema: {type: integer, maximum: 50}}
        - {name: query, in: query, description: A filter., schema: {type: string}}
      x-pagination: {kind: cursor, parameter: cursor, next: $.next, items: $.pets}
      responses: {"200": {description: ok, content: {application/json: {schema: {type: object, properties: {next: {type: string}, pets: {type: array, items: {$ref: "#/components/schemas/Pet"}}}}}}}}
    post:
      operationId: create-pet
      tags: [pets]
      requestBody: {required: true, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}
      responses: {"201": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
  /pets/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer, minimum: 1}}]
    get:
      operationId: get-pet
      tags: [pets]
      responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}}}}}
    delete: {operationId: delete-pet, tags: [pets], responses: {"204": {description: gone}}}
  /pets/{id}/photo:
    put:
      operationId: set-photo
      tags: [pets]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      requestBody: {required: true, content: {image/png: {}}}
      responses: {"204": {description: done}}
  /pets/names: {get: {operationId: list-names, tags: [pets], responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items: {type: string}}}}}}}}
  /pets/events: {get: {operationId: watch-pets, tags: [pets], responses: {"200": {description: ok, content: {application/jsonl: {itemSchema: {$ref: "#/components/schemas/Pet"}}}}}}}
  /jobs: {post: {operationId: start-job, tags: [jobs], responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Job"}}}}}}}
  /jobs/{job_id}: {get: {operationId: get-job, tags: [jobs], parameters: [{name: job_id, in: path, required: true, schema: {type: string}}], responses: {"200": {description: ok, content: {application/json: {schema: {$ref: "#/components/schemas/Job"}}}}}}}
  /cache/reset: {get: {operationId: reset-cache, tags: [jobs], responses: {"204": {description: ok}}}}
  /logins: {get: {operationId: list-logins, tags: [jobs], responses: {"200": {description: ok, content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Login"}}}}}}}}
  /search: {post: {operationId: search-jobs, tags: [jobs], x-mcp-annotations: {readOnlyHint: true}, responses: {"204": {description: none}}}}
  /export: {post: {operationId: export-jobs, tags: [jobs], x-poller: {header: Location, result: get-job, interval: 0.01}, responses: {"202": {description: begun}}}}
  /key: {get: {operationId: reveal-key, tags: [jobs], responses: {"200": {description: ok, content: {application/json: {schema: {type: object}}}}}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Job: {type: object, required: [id], properties: {id: {type: string}, state: {type: string}}}
    Login: {type: object, properties: {name: {type: string}, word: {type: string, format: password}}}
    Pet:
      type: object
      required: [name]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string, minLength: 2}
        kind: {enum: [dog, cat]}
        born: {type: string, format: date-time}
        token: {type: string}
"""


def emit(folder: Path, document: str, package: str) -> None:
    """Write the package of a document, with its tools and a mock transport."""
    path = folder / f"{package}.yaml"
    path.write_text(document)
    request = Request(specs=(path,), package=package, parts=("mcp", "testing"))
    write_package(generate(request).files, folder)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the packages are, which can be imported."""
    found = tmp_path_factory.mktemp("tools")
    emit(found, _DOCUMENT, PACKAGE)
    sys.path.insert(0, str(found))
    yield found
    sys.path.remove(str(found))


@pytest.fixture
def api() -> Iterator[Server]:
    """The API: it answers as its document says, to who has the key."""
    with serving(_answer) as server:
        yield server


def _answer(request: Seen) -> Answer:
    if request.header("X-Key") != "top-secret-key":
        return _json({"message": f"wrong key {request.header('X-Key')}"}, 401)
    path = request.url.path
    routes: dict[str, Callable[[], Answer]] = {
        "/pets/events": lambda: Answer(
            200, b'{"name":"A1"}\n{"name":"B2"}\n', content_type="application/jsonl"
        ),
        "/pets/names": lambda: _json([f"name {n}" for n in range(1000)]),
        "/pets": lambda: _pets(request),
        "/jobs": lambda: _json({"id": "j1", "state": "running"}),
    }
    if path in routes:
        return routes[path]()
    if path == "/export":
        return Answer(202, headers={"Location": "/jobs/j1"}, content_type=None)
    if path.startswith("/jobs/"):
        return _json({"id": "j1", "state": "done"})
    if request.method == "GET" and path == "/pets/404":
        return _json({"message": "no such pet; key top-secret-key"}, 404)
    if request.method == "GET":
        return _json({"id": 3, "name": "Rex", "token": "abc", "password": "p"})
    return Answer(204)


def _pets(request: Seen) -> Answer:
    if request.method == "POST":
        return _json(json.loads(request.body), 201)
    more = {} if "cursor" in request.url.query else {"next": "n1"}
    return _json({"pets": [{"name": "Rex"}], **more})


def _json(value: Any, status: int = 200) -> Answer:
    return Answer(status, json.dumps(value).encode())
