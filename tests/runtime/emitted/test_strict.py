"""Strict validation holds arguments to what their method says of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from .conftest import Make

_DOCUMENT = """
paths:
  /x/{id}:
    post:
      operationId: send
      parameters:
      - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
      - {name: page-size, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
      - {name: state, in: query, schema: {$ref: '#/components/schemas/State'}}
      - {name: ids, in: query, schema: {type: array, minItems: 1, items: {type: string, format: uuid}}}
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                name: {type: string, maxLength: 3}
                at: {type: integer, format: unixtime}
                note: {type: [string, 'null'], minLength: 2}
                level: {type: integer, enum: [1, 2]}
                inside: {$ref: '#/components/schemas/Inside'}
                twin: {anyOf: [{type: string, format: uuid}, {type: string, maxLength: 3}]}
                either: {oneOf: [{type: integer, minimum: 5}, {type: string, maxLength: 1}]}
              additionalProperties: {type: integer, minimum: 0}
      responses: {"204": {description: done}}
  /upload: {post: {operationId: upload, requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {file: {type: string, format: binary}, files: {type: array, items: {type: string, format: binary}}, note: {type: string, maxLength: 3}}}}}}, responses: {"204": {description: done}}}}
  /list: {post: {operationId: list, requestBody: {required: true, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Inside'}}}}}, responses: {"204": {description: done}}}}
components:
  schemas:
    State: {type: string, enum: [on, off]}
    Inside: {type: object, properties: {code: {type: string, pattern: '^[A-Z]+$'}, id: {type: string, format: uuid}}}
"""
_ID = "00000000-0000-0000-0000-000000000001"
_GOOD: dict[str, Any] = {
    "page_size": 3,
    "state": "on",
    "ids": [_ID, UUID(_ID)],
    "name": "abc",
    "at": datetime(2026, 1, 2, tzinfo=UTC),
    "note": None,
    "level": 2,
    "twin": "no",
    "either": "a",
    "additional_properties": {"more": 1},
}
_BAD: dict[str, Any] = {
    "page_size": 101,
    "state": "unknown",
    "ids": ["no"],
    "name": "abcd",
    "at": "today",
    "note": "a",
    "level": 3,
    "twin": "none",
    "either": 4,
    "additional_properties": {"more": -1},
}
_PATHS = {
    "id",
    "page_size",
    "state",
    "ids[0]",
    "name",
    "at",
    "note",
    "level",
    "twin",
    "either",
    "additional_properties.more",
    "inside.code",
    "inside.id",
}


def test_everything_that_is_wrong_is_listed_and_nothing_is_sent(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    inside = made.models.Inside(code="a", id="no")
    with pytest.raises(made.errors.RequestValidationError) as caught:
        made.call("send", "no", inside=inside, validation="strict", **_BAD)
    assert {issue.path for issue in caught.value.issues} == _PATHS
    assert "nothing was sent" in str(caught.value)
    assert made.requests == []


def test_what_the_document_allows_is_sent(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    made.answers(status=204)
    inside = made.models.Inside(code="A", id=_ID)
    made.call("send", _ID, inside=inside, validation="strict", **_GOOD)
    made.call("send", UUID(_ID), name="a", validation="strict")
    assert len(made.requests) == 2
    assert made.requests[0].json["more"] == 1


def test_the_same_for_a_client(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    made.options["validation"] = "strict"
    with pytest.raises(made.errors.RequestValidationError) as caught:
        made.call("list", body=[made.models.Inside(code="A"), {"code": 1}])
    assert [issue.path for issue in caught.value.issues] == ["body[1].code"]
    with pytest.raises(made.errors.RequestValidationError):
        made.call("send", _ID, name="abcd")


def test_lenient_validation_sends_what_it_is_given(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    made.answers(status=204)
    made.call("send", _ID, name="abcd", page_size=101, state="unknown")
    assert made.sent.json == {"name": "abcd"}


def test_files_are_not_looked_into(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    made.answers(status=204)
    file = made.package.File(b"1", "a.txt")
    made.call("upload", file=b"1", files=[file, b"2"], validation="strict")
    with pytest.raises(made.errors.RequestValidationError):
        made.call("upload", file=b"1", note="abcd", validation="strict")
    assert len(made.requests) == 1
