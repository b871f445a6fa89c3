"""Examples of responses, decoded as answers: how many fit their own schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from typing import Any, NamedTuple

from tests.support.answers import Promise, promises
from tests.support.emitted import Emitted
from tests.support.tree import Tree, join


class ExampleCounts(NamedTuple):
    """How many examples there are, and those of them that do not fit.

    Attributes:
        decoded: examples of JSON that were decoded.
        deviating: the operation, status and first issue of each that has issues.
    """

    decoded: int
    deviating: list[str]


def count_examples(emitted: Emitted) -> ExampleCounts:
    """Decode each example of the responses of a document, leniently, by its SDK.

    In a document of several files, those of other files are left out.
    """
    decoded = list(_decoded(emitted))
    return ExampleCounts(len(decoded), [text for text in decoded if text])


def _decoded(emitted: Emitted) -> Iterator[str]:
    """Yield the first issue of each example, an empty text where there is none."""
    read = import_module(f"{emitted.name}._runtime.responses").read
    index = emitted.package.operations
    pointers = {(verb, path): at for verb, path, at in emitted.tree.operations()}
    for key in index:
        module, constant = index.home(key)
        operation = getattr(module, constant)
        pointer = pointers.get((operation.method, operation.path))
        specs = {(str(s.status), s.media_type): s for s in operation.responses}
        for promise in promises(emitted.tree, pointer) if pointer else ():
            spec = specs.get((promise.status, promise.media_type))
            if spec is None or not promise.is_json:
                continue
            for value in _examples(emitted.tree, pointer, promise):
                _, issues = read(spec, promise.media_type, _text(value), "lenient")
                first = f"{key} {promise.status}: {issues[0]}" if issues else ""
                yield first


def _examples(tree: Tree, operation: str, promise: Promise) -> Iterator[Any]:
    """Yield the examples of a media type, or else those of its schema."""
    holder = tree.follow(join(operation, "responses", promise.status))
    media = tree.follow(join(holder, "content", str(promise.media_type)))
    node = tree.at(media)
    found = [node["example"]] if "example" in node else []
    for name in node.get("examples") or {}:
        example = tree.resolved(join(media, "examples", name))
        if isinstance(example, dict) and "value" in example:
            found.append(example["value"])
    if not found and promise.schema is not None:
        schema = tree.resolved(promise.schema)
        found = _schema_examples(schema) if isinstance(schema, dict) else []
    yield from found


def _schema_examples(schema: dict[str, Any]) -> list[Any]:
    listed = schema.get("examples")
    single = [schema["example"]] if "example" in schema else []
    return single + (listed if isinstance(listed, list) else [])


def _text(value: Any) -> bytes:
    """An example as the text of an answer: many documents write JSON as a string."""
    if isinstance(value, str) and value.lstrip()[:1] in ("{", "["):
        try:
            json.loads(value)
        except ValueError:
            pass
        else:
            return value.encode()
    return json.dumps(value, default=str).encode()
