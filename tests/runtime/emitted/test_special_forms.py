"""Values whose type does not show how they are sent: their declared type says it."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from urllib.parse import unquote

import pytest

from .conftest import Make

_PROPERTIES = """{at: {type: integer, format: unixtime}, key: {type: string, format: base64url}, price: {type: number, format: decimal},
                  wait: {type: string, format: duration}, times: {$ref: '#/components/schemas/Times'}, nested: {$ref: '#/components/schemas/Nested'},
                  maybe: {type: [integer, 'null'], format: unixtime}, text: {type: string, contentMediaType: application/json, contentSchema: {$ref: '#/components/schemas/Nested'}}}"""
_DOCUMENT = f"""
paths:
  /path/{{at}}:
    get:
      operationId: parameters
      parameters:
      - {{name: at, in: path, required: true, schema: {{type: integer, format: unixtime}}}}
      - {{name: times, in: query, explode: false, schema: {{$ref: '#/components/schemas/Times'}}}}
      - {{name: price, in: query, schema: {{type: number, format: decimal}}}}
      - {{name: nested, in: query, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Nested'}}}}}}}}
      - {{name: X-At, in: header, schema: {{type: integer, format: unixtime}}}}
      - {{name: key, in: cookie, schema: {{type: string, format: base64url}}}}
      responses: {{"204": {{description: done}}}}
  /json: {{post: {{operationId: json, requestBody: {{content: {{application/json: {{schema: {{type: object, properties: {_PROPERTIES}}}}}}}}}, responses: {{"204": {{description: done}}}}}}}}
  /form: {{post: {{operationId: form, requestBody: {{content: {{application/x-www-form-urlencoded: {{schema: {{type: object, properties: {_PROPERTIES}}}}}}}}}, responses: {{"204": {{description: done}}}}}}}}
  /whole: {{post: {{operationId: whole, requestBody: {{required: true, content: {{application/json: {{schema: {{type: object, additionalProperties: {{$ref: '#/components/schemas/Times'}}}}}}}}}}, responses: {{"204": {{description: done}}}}}}}}
  /lines: {{post: {{operationId: lines, requestBody: {{required: true, content: {{application/jsonl: {{schema: {{type: integer, format: unixtime}}}}}}}}, responses: {{"204": {{description: done}}}}}}}}
components:
  schemas:
    Times: {{type: array, items: {{type: integer, format: unixtime}}}}
    Nested: {{type: object, properties: {{at: {{type: integer, format: unixtime}}}}}}
"""
_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_SECONDS = 1767323045


def test_parameters(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    made.answers(status=204)
    nested = made.models.Nested(at=_AT)
    made.call(
        "parameters",
        _AT,
        times=[_AT, _AT],
        price=Decimal("1.10"),
        nested=nested,
        x_at=_AT,
        key=b"\xff\xfe",
    )
    path, _, query = made.sent.target.partition("?")
    assert path == f"/path/{_SECONDS}"
    assert unquote(query).split("&") == [
        f"times={_SECONDS},{_SECONDS}",
        "price=1.10",
        f'nested={{"at":{_SECONDS}}}',
    ]
    assert made.sent.headers["x-at"] == str(_SECONDS)
    assert made.sent.headers["cookie"] == "key=__4"


def test_fields_of_json(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    made.answers(status=204)
    made.call(
        "json",
        at=_AT,
        key=b"\xff\xfe",
        price=Decimal("1.10"),
        wait="PT1S",
        times=[_AT],
        nested=made.models.Nested(at=_AT),
        maybe=None,
        text=made.models.Nested(at=_AT),
    )
    assert b'"price":1.10,' in made.sent.body
    assert made.sent.json == {
        "at": _SECONDS,
        "key": "__4",
        "price": 1.1,
        "wait": "PT1S",
        "times": [_SECONDS],
        "nested": {"at": _SECONDS},
        "maybe": None,
        "text": f'{{"at":{_SECONDS}}}',
    }


def test_fields_of_a_form(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    made.answers(status=204)
    nested = made.models.Nested(at=_AT)
    arguments = {"at": _AT, "key": b"\xff\xfe", "price": Decimal("1.10")}
    made.call("form", **arguments, times=[_AT, _AT], nested=nested, text=nested)
    assert unquote(made.sent.body.decode()).split("&") == [
        f"at={_SECONDS}",
        "key=__4",
        "price=1.10",
        f"times={_SECONDS}",
        f"times={_SECONDS}",
        f'nested={{"at":{_SECONDS}}}',
        f'text={{"at":{_SECONDS}}}',
    ]


def test_whole_bodies(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    made.answers(status=204)
    made.call("whole", body={"a": [_AT]})
    assert made.sent.json == {"a": [_SECONDS]}
    made.call("lines", body=iter([_AT, _AT]))
    assert made.sent.body == b"%d\n%d\n" % (_SECONDS, _SECONDS)


@pytest.mark.parametrize("operation", ["json", "form"])
def test_a_naive_instant_is_refused_by_name(sdk: Make, operation: str) -> None:
    made = sdk(_DOCUMENT)
    with pytest.raises(made.errors.RequestValidationError, match="naive"):
        made.call(operation, at=datetime(2026, 1, 2))
    assert made.requests == []
