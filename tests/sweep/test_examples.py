"""Examples that do not fit their schemas are counted."""

from __future__ import annotations

from pathlib import Path

from tests.support.emitted import Source, emit, forget
from tests.sweep.examples import count_examples

DOCUMENT = """\
openapi: 3.1.0
info: {title: Things, version: '1'}
paths:
  /thing:
    get:
      operationId: getThing
      responses:
        '200':
          description: One.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Thing'}
              examples:
                right: {value: {size: 1}}
                wrong: {value: {size: big}}
                text: {value: '{"size": 2}'}
                shared: {$ref: '#/components/examples/none'}
        '404':
          description: None.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Thing'}}
components:
  examples: {none: {value: {}}}
  schemas:
    Thing:
      type: object
      required: [size]
      properties: {size: {type: integer}}
      example: {size: 3}
"""


def test_each_example_is_decoded(tmp_path: Path) -> None:
    document = tmp_path / "things.yaml"
    document.write_text(DOCUMENT)
    emitted = emit(Source("sdk_with_examples", document), tmp_path)
    counts = count_examples(emitted)
    forget(emitted)
    assert counts.decoded == 5
    assert counts.deviating == [
        "getThing 200: $.size: expected an integer, got a string",
        "getThing 200: $: missing required property 'size'",
    ]
