"""Responses: typed headers in every form, and contents by what they are."""

from __future__ import annotations

from .conftest import Make

_DOCUMENT = """
paths:
  /headers:
    get:
      operationId: headers
      responses:
        "200":
          description: ok
          headers:
            X-Ids: {schema: {type: array, items: {type: integer, minimum: 1}, minItems: 1}}
            X-Maybe: {schema: {type: [array, 'null'], items: {type: boolean}}}
            X-Color: {schema: {$ref: '#/components/schemas/Color'}}
            X-Exploded: {explode: true, schema: {$ref: '#/components/schemas/Color'}}
            X-Map: {explode: true, schema: {type: object, additionalProperties: {type: number}}}
            X-Json: {content: {application/json: {schema: {$ref: '#/components/schemas/Color'}}}}
            X-Quoted: {content: {application/json: {schema: {type: string}}}}
            X-State: {schema: {type: string, enum: ['1', '2']}}
            X-Code: {schema: {type: integer, enum: [1, 2]}}
            X-Wrong: {schema: {type: integer}}
          content: {application/json: {schema: {type: string}}}
  /any:
    get:
      operationId: any
      responses:
        "200":
          description: ok
          content:
            '*/*': {schema: {$ref: '#/components/schemas/Color'}}
            text/plain: {schema: {type: integer}}
components:
  schemas:
    Color: {type: object, properties: {R: {type: integer}, name: {type: string}}}
"""


def test_headers_are_typed(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    fields = {"X_Ids": "1, 2", "X_Maybe": "true,false", "X_Color": "R,100,name,12"}
    fields |= {"X_Exploded": "R=100,name=12", "X_Map": "a=1.5", "X_Wrong": "many"}
    fields |= {"X_Json": '{"R": 100, "name": "12"}', "X_Quoted": '"a, b"'}
    made.answers("a", **fields, X_State="1", X_Code="2")
    found = made.response("headers").typed_headers
    color = made.models.Color(r=100, name="12")
    assert found["X-Ids"] == [1, 2] and found["X-Maybe"] == [True, False]
    assert found["X-Color"] == found["X-Exploded"] == found["X-Json"] == color
    assert (found["X-Map"], found["X-Quoted"]) == ({"a": 1.5}, "a, b")
    assert (found["X-State"], found["X-Code"]) == ("1", 2)
    assert found["X-Wrong"] == "many"


def test_a_range_of_media_types(sdk: Make) -> None:
    made = sdk(_DOCUMENT)
    color = made.models.Color(r=1)
    for content_type in ("application/json", "application/vnd.x+json", None):
        made.answers(b'{"R": 1}', content_type=content_type)
        assert made.call("any") == color
    made.answers("5".encode("utf-16"), content_type="text/plain; charset=utf-16")
    assert made.call("any") == 5
    made.answers("é".encode("latin-1"), content_type="text/html; charset=latin-1")
    assert made.call("any") == "é"
