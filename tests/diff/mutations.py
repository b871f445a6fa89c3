"""Single changes of a document, each in a part of its own, and what they are told as.

Every mutation has an operation `POST /<name>/{id}` with the tag of its name, and schemas
whose names begin with it, so that one pair of documents has them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Node = dict[str, Any]


@dataclass
class Part:
    """The operation and the schemas of one mutation."""

    name: str
    operation: Node
    schemas: Node

    @property
    def body(self) -> Node:
        """The schema of the body."""
        found: Node = self.operation["requestBody"]["content"]["application/json"]
        return found["schema"]

    @property
    def answer(self) -> Node:
        """The media type of the answer."""
        found: Node = self.operation["responses"]["200"]["content"]["application/json"]
        return found

    def schema(self, suffix: str) -> Node:
        """One of the schemas: `Sent`, `Read`, `Both`, `Level`."""
        found: Node = self.schemas[self.name.capitalize() + suffix]
        return found


@dataclass(frozen=True)
class Mutation:
    """A change of a part.

    Attributes:
        apply: changes the new part.
        expected: severity, action and element of the changes that it makes.
        prepare: changes both parts first.
    """

    name: str
    apply: Callable[[Part], object]
    expected: frozenset[tuple[str, str, str]]
    prepare: Callable[[Part], object] = lambda part: None


MUTATIONS: list[Mutation] = []


def mutation(
    *expected: str, prepare: Callable[[Part], object] = lambda part: None
) -> Callable[[Callable[[Part], object]], Callable[[Part], object]]:
    """Add a mutation that is told as `severity action element`, one text for each."""

    def add(apply: Callable[[Part], object]) -> Callable[[Part], object]:
        wanted = frozenset(tuple(text.split(" ", 2)) for text in expected)
        name = apply.__name__.replace("_", "")
        MUTATIONS.append(Mutation(name, apply, wanted, prepare))  # type: ignore[arg-type]
        return apply

    return add


def documents() -> tuple[Node, Node]:
    """Return the document with every part as it was, and the one with all mutations."""
    parts = [(each, part(each.name), part(each.name)) for each in MUTATIONS]
    for each, old, new in parts:
        each.prepare(old)
        each.prepare(new)
        each.apply(new)
    return document(old for _, old, _ in parts), document(new for _, _, new in parts)


def document(parts: Iterable[Part]) -> Node:
    """Return a document with some parts."""
    paths: Node = {}
    schemas: Node = {}
    for each in parts:
        if each.operation:
            paths[f"/{each.name}/{{id}}"] = {"post": each.operation}
        schemas |= each.schemas
    info = {"title": "Mutations", "version": "1"}
    components = {"schemas": schemas}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": components}


def part(name: str) -> Part:
    """Return a part before its mutation."""
    title = name.capitalize()

    def ref(suffix: str) -> Node:
        return {"$ref": f"#/components/schemas/{title}{suffix}"}

    fields = {"name": {"type": "string"}, "size": {"type": "integer"}}
    schemas: Node = {
        f"{title}{suffix}": {
            "type": "object",
            "required": ["name"],
            "properties": {key: dict(value) for key, value in fields.items()},
        }
        for suffix in ("Sent", "Read", "Both")
    }
    schemas[f"{title}Level"] = {"type": "string", "enum": ["low", "high"]}
    schemas[f"{title}Read"]["properties"] |= {
        "both": ref("Both"),
        "level": ref("Level"),
    }
    operation: Node = {
        "tags": [name],
        "operationId": f"run-{name}",
        "parameters": [
            {
                "in": "path",
                "name": "id",
                "required": True,
                "schema": {"type": "string"},
            },
            {"in": "query", "name": "limit", "schema": {"type": "integer"}},
            {"in": "query", "name": "level", "schema": ref("Level")},
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "required": ["title"],
                        "properties": {
                            "title": {"type": "string"},
                            "sent": ref("Sent"),
                            "both": ref("Both"),
                        },
                    }
                }
            },
        },
        "responses": {
            "200": {
                "description": "Done.",
                "content": {"application/json": {"schema": ref("Read")}},
            }
        },
    }
    return Part(name, operation, schemas)


def _parameter(part: Part, name: str) -> Node:
    found: Node = next(x for x in part.operation["parameters"] if x["name"] == name)
    return found


@mutation("breaking removed method", "breaking removed type")
def method_goes(part: Part) -> object:
    part.operation = {}


@mutation("breaking renamed method")
def method_is_renamed(part: Part) -> object:
    part.operation["x-python-name"] = "perform"


@mutation("breaking removed argument")
def argument_goes(part: Part) -> object:
    part.operation["parameters"].pop(1)


@mutation("safe added argument")
def argument_comes(part: Part) -> object:
    extra = {"in": "query", "name": "page", "schema": {"type": "integer"}}
    part.operation["parameters"].append(extra)


@mutation("breaking added argument")
def needed_argument_comes(part: Part) -> object:
    extra = {"in": "query", "name": "page", "schema": {"type": "integer"}}
    part.operation["parameters"].append(extra | {"required": True})


@mutation("breaking renamed argument")
def argument_is_renamed(part: Part) -> object:
    _parameter(part, "limit")["x-python-name"] = "most"


@mutation("breaking changed argument")
def argument_is_required(part: Part) -> object:
    _parameter(part, "limit")["required"] = True


@mutation("safe changed argument")
def argument_widens(part: Part) -> object:
    _parameter(part, "limit")["schema"] = {"type": "number"}


@mutation("breaking changed argument")
def argument_narrows(part: Part) -> object:
    _parameter(part, "limit")["schema"] = {"type": "boolean"}


@mutation("breaking changed argument")
def argument_is_another(part: Part) -> object:
    _parameter(part, "limit")["schema"] = {"type": "string"}


@mutation("safe changed argument")
def argument_takes_more(part: Part) -> object:
    _parameter(part, "limit")["schema"] = {"type": ["integer", "string"]}


@mutation(
    "notable changed argument",
    prepare=lambda part: _parameter(part, "limit").update(
        required=True, schema={"type": "integer", "default": 10}
    ),
)
def default_changes(part: Part) -> object:
    _parameter(part, "limit")["schema"]["default"] = 20


@mutation("breaking added argument")
def body_needs_more(part: Part) -> object:
    part.body["properties"]["colour"] = {"type": "string"}
    part.body["required"].append("colour")


@mutation("safe changed argument")
def body_needs_less(part: Part) -> object:
    part.body["required"].remove("title")


@mutation("breaking changed result")
def result_is_another(part: Part) -> object:
    part.answer["schema"] = {"type": "string"}


@mutation("breaking changed result")
def result_widens(part: Part) -> object:
    part.answer["schema"] = {"anyOf": [part.answer["schema"], {"type": "null"}]}


@mutation(
    "safe changed result",
    prepare=lambda part: part.answer.update(
        schema={"anyOf": [part.answer["schema"], {"type": "null"}]}
    ),
)
def result_narrows(part: Part) -> object:
    part.answer["schema"] = part.answer["schema"]["anyOf"][0]


@mutation(
    "breaking changed result",
    prepare=lambda part: part.answer.update(
        schema={"type": "array", "items": {"type": "integer"}}
    ),
)
def items_of_result_widen(part: Part) -> object:
    part.answer["schema"]["items"] = {"type": "number"}


BRIEF = "text/plain"


def _also_brief(part: Part) -> None:
    content: Node = part.operation["responses"]["200"]["content"]
    content[BRIEF] = {"schema": {"type": "string"}}


@mutation("safe added argument")
def media_type_comes(part: Part) -> object:
    _also_brief(part)


@mutation("breaking removed argument", prepare=_also_brief)
def media_type_goes(part: Part) -> object:
    del part.operation["responses"]["200"]["content"][BRIEF]


@mutation("breaking changed result", prepare=_also_brief)
def other_media_type_changes(part: Part) -> object:
    content = part.operation["responses"]["200"]["content"]
    content[BRIEF]["schema"] = {"type": "integer"}


def _send_a_model(part: Part) -> None:
    content = part.operation["requestBody"]["content"]["application/json"]
    content["schema"] = content["schema"]["properties"]["sent"]


@mutation("breaking removed argument", "breaking removed type", prepare=_send_a_model)
def model_is_no_longer_taken(part: Part) -> object:
    content = part.operation["requestBody"]["content"]["application/json"]
    content["schema"] = part.schema("Sent")


@mutation("safe added field")
def read_field_comes(part: Part) -> object:
    part.schema("Read")["properties"]["colour"] = {"type": "string"}
    part.schema("Read")["required"].append("colour")


@mutation("breaking removed field")
def read_field_goes(part: Part) -> object:
    del part.schema("Read")["properties"]["size"]


@mutation("safe changed field")
def read_field_is_always_there(part: Part) -> object:
    part.schema("Read")["required"].append("size")


@mutation("breaking changed field")
def read_field_may_be_absent(part: Part) -> object:
    part.schema("Read")["required"] = []


@mutation("breaking changed field")
def read_field_widens(part: Part) -> object:
    part.schema("Read")["properties"]["name"] = {"type": ["string", "integer"]}


@mutation("breaking renamed field")
def read_field_is_renamed(part: Part) -> object:
    part.schema("Read")["properties"]["size"]["x-python-name"] = "extent"


@mutation("safe added field")
def sent_field_comes(part: Part) -> object:
    part.schema("Sent")["properties"]["colour"] = {"type": "string"}


@mutation("breaking added field")
def needed_sent_field_comes(part: Part) -> object:
    part.schema("Sent")["properties"]["colour"] = {"type": "string"}
    part.schema("Sent")["required"].append("colour")


@mutation("breaking changed field")
def sent_field_is_needed(part: Part) -> object:
    part.schema("Sent")["required"].append("size")


@mutation("safe changed field")
def sent_field_is_not_needed(part: Part) -> object:
    part.schema("Sent")["required"] = []


@mutation("safe changed field")
def sent_field_widens(part: Part) -> object:
    part.schema("Sent")["properties"]["name"] = {"type": ["string", "integer"]}


@mutation("breaking changed field")
def sent_field_narrows(part: Part) -> object:
    part.schema("Sent")["properties"]["size"] = {"type": "boolean"}


@mutation("breaking changed field")
def field_of_both_widens(part: Part) -> object:
    part.schema("Both")["properties"]["size"] = {"type": "number"}


@mutation("breaking changed field")
def field_of_both_narrows(part: Part) -> object:
    part.schema("Both")["properties"]["size"] = {"type": "boolean"}


def _add_constant(part: Part) -> None:
    part.schema("Sent")["properties"]["kind"] = {"const": "a", "default": "a"}


@mutation("breaking changed key", prepare=_add_constant)
def sent_constant_is_needed(part: Part) -> object:
    part.schema("Sent")["required"].append("kind")


@mutation("breaking added field")
def sent_field_with_a_default_comes(part: Part) -> object:
    part.schema("Sent")["properties"]["colour"] = {"type": "string", "default": "red"}
    part.schema("Sent")["required"].append("colour")


@mutation("breaking changed field")
def sent_field_is_spelled_otherwise(part: Part) -> object:
    properties = part.schema("Sent")["properties"]
    properties["Size"] = properties.pop("size")


@mutation("breaking removed key")
def field_of_both_is_no_longer_sent(part: Part) -> object:
    part.schema("Both")["properties"]["size"]["readOnly"] = True


@mutation("notable changed argument", "breaking removed type")
def class_is_only_read(part: Part) -> object:
    part.body["properties"]["both"] = {}


@mutation("safe added type", "breaking renamed type", "safe added argument")
def name_of_a_dict_is_taken(part: Part) -> object:
    name = f"{part.name.capitalize()}SentDict"
    part.schemas[name] = {"type": "object", "properties": {"a": {"type": "string"}}}
    extra = {"$ref": f"#/components/schemas/{name}"}
    part.body["properties"]["extra"] = extra


@mutation("breaking renamed type")
def type_is_renamed(part: Part) -> object:
    part.schema("Read")["x-python-name"] = "Renamed"


@mutation("breaking changed type", "breaking changed argument")
def type_is_of_another_kind(part: Part) -> object:
    part.schema("Level").update(type="integer", enum=[1, 2])


@mutation("safe added member")
def value_comes(part: Part) -> object:
    part.schema("Level")["enum"].append("middle")


@mutation("breaking removed member")
def value_goes(part: Part) -> object:
    part.schema("Level")["enum"].remove("low")


@mutation("notable deprecated method")
def method_is_deprecated(part: Part) -> object:
    part.operation["deprecated"] = True


@mutation("notable deprecated argument")
def argument_is_deprecated(part: Part) -> object:
    _parameter(part, "limit")["deprecated"] = True


@mutation("notable deprecated field")
def read_field_is_deprecated(part: Part) -> object:
    part.schema("Read")["properties"]["size"]["deprecated"] = True


@mutation(
    "notable changed argument",
    prepare=lambda part: _parameter(part, "limit")["schema"].update(default=10),
)
def default_of_the_api_changes(part: Part) -> object:
    _parameter(part, "limit")["schema"]["default"] = 20


@mutation("notable changed argument")
def argument_is_a_header(part: Part) -> object:
    _parameter(part, "limit")["in"] = "header"


@mutation("notable changed argument", "breaking changed field")
def field_of_body_is_nullable(part: Part) -> object:
    part.body["properties"]["both"] = {
        "anyOf": [part.body["properties"]["both"], {"type": "null"}]
    }
    part.schema("Read")["properties"]["size"]["type"] = ["integer", "null"]


@mutation("notable changed body")
def body_is_a_form(part: Part) -> object:
    content = part.operation["requestBody"]["content"]
    content["multipart/form-data"] = content.pop("application/json")


@mutation("notable changed server")
def method_has_another_server(part: Part) -> object:
    part.operation["servers"] = [{"url": "https://other.example"}]


def _error(name: str) -> Node:
    schema = {"type": "object", "properties": {name: {"type": "string"}}}
    return {
        "description": "Failed.",
        "content": {"application/json": {"schema": schema}},
    }


@mutation("notable added error")
def error_comes(part: Part) -> object:
    part.operation["responses"]["404"] = _error("message")


@mutation(
    "notable removed error",
    prepare=lambda part: part.operation["responses"].update({"404": _error("a")}),
)
def error_goes(part: Part) -> object:
    del part.operation["responses"]["404"]


def _read_what_was_sent(part: Part) -> None:
    properties = part.body["properties"]
    part.schema("Read")["properties"]["inner"] = properties.pop("sent")


@mutation("breaking renamed type", "safe added field", prepare=_read_what_was_sent)
def schemas_are_renamed(part: Part) -> object:
    """With one more field, and what it contains is renamed as well."""
    title = part.name.capitalize()
    outer, inner = part.schemas.pop(f"{title}Read"), part.schemas.pop(f"{title}Sent")
    part.schemas |= {f"{title}Outer": outer, f"{title}Inner": inner}
    part.answer["schema"] = {"$ref": f"#/components/schemas/{title}Outer"}
    outer["properties"]["inner"] = {"$ref": f"#/components/schemas/{title}Inner"}
    inner["properties"]["more"] = {"type": "string"}


@mutation("breaking renamed type", "breaking changed argument")
def class_is_split(part: Part) -> object:
    """The dict is called after the class that is sent."""
    part.schema("Both")["properties"]["more"] = {"type": "string", "writeOnly": True}


def _take_several(part: Part) -> None:
    items = {"type": "array", "items": {"type": "integer"}}
    _parameter(part, "limit")["schema"] = items


@mutation("notable changed argument", prepare=_take_several)
def argument_is_of_another_style(part: Part) -> object:
    _parameter(part, "limit")["explode"] = False


@mutation()
def style_of_one_number_is_another(part: Part) -> object:
    _parameter(part, "limit")["explode"] = False


def _paginate(part: Part) -> None:
    read = part.schema("Read")["properties"]
    read["things"] = {"type": "array", "items": read["both"]}
    pages = {"kind": "page", "parameter": "limit", "items": "$.things"}
    part.operation["x-pagination"] = pages


def _paginate_not(part: Part) -> None:
    _paginate(part)
    part.operation["x-pagination"] = False


@mutation("breaking removed pages", prepare=_paginate)
def pages_go(part: Part) -> object:
    part.operation["x-pagination"] = False


@mutation("safe added pages", prepare=_paginate_not)
def pages_come(part: Part) -> object:
    _paginate(part)


@mutation("breaking changed pages", "breaking changed field", prepare=_paginate)
def items_of_pages_may_be_null(part: Part) -> object:
    things = part.schema("Read")["properties"]["things"]
    things["items"] = {"anyOf": [things["items"], {"type": "null"}]}


def _poll(part: Part) -> None:
    poller = {"header": "Location", "state": "$.name", "success": "done"}
    part.operation["x-poller"] = poller


@mutation("breaking removed wait", prepare=_poll)
def wait_goes(part: Part) -> object:
    del part.operation["x-poller"]


@mutation("safe added wait")
def wait_comes(part: Part) -> object:
    _poll(part)


def _stream(part: Part) -> None:
    content = part.operation["responses"]["200"]["content"]
    item = {"type": "object", "properties": {"data": {"type": "string"}}}
    content["text/event-stream"] = {"itemSchema": item}


@mutation("breaking removed stream", prepare=_stream)
def stream_goes(part: Part) -> object:
    del part.operation["responses"]["200"]["content"]["text/event-stream"]


@mutation("safe added stream")
def stream_comes(part: Part) -> object:
    _stream(part)


@mutation("notable changed field")
def sent_field_is_nullable(part: Part) -> object:
    part.schema("Sent")["properties"]["size"]["type"] = ["integer", "null"]
