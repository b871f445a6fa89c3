"""The module that reads what the API sends by itself: webhooks and callbacks."""

from __future__ import annotations

from generator.ir import Api, Callback, Media, Operation
from generator.ir.media_types import is_json
from generator.naming import callback_key
from generator.plan.annotations import Annotator
from generator.plan.design import Design
from generator.plan.docs import paragraphs, sentence
from generator.plan.layout import call
from generator.plan.scope import Scope
from generator.plan.statements import returned_value, signature
from generator.plan.template_models import Parser, WebhooksModule
from generator.text import Code, code, docstring, identifier, literal


def has_webhooks(api: Api) -> bool:
    """Return whether the API sends something that can be read."""
    return any(_payload(row.operation) for row in api.callbacks)


def webhooks_module(design: Design) -> WebhooksModule:
    """Build ``webhooks.py``, with a function for each webhook and callback."""
    api, names = design.api, design.names
    rows = [(row, media) for row in api.callbacks if (media := _payload(row.operation))]
    functions = frozenset(names.parsers.values())
    scope = Scope(functions, frozenset(names.classes.values()))
    annotator = Annotator(scope, names, api.declarations, design.homes, None, root=".")
    parsers = tuple(
        _parser(annotator, names.parsers[callback_key(row)], row, media)
        for row, media in rows
    )
    return WebhooksModule(
        doc=docstring("Readers for the requests that the API sends.", 0),
        pragma=scope.pragma(),
        imports=scope.imports(),
        parsers=parsers,
    )


def _payload(operation: Operation) -> Media | None:
    """The JSON body that the API sends."""
    if operation.body is None:
        return None
    return next((m for m in operation.body.media if is_json(m.name)), None)


def _parser(annotator: Annotator, name: str, row: Callback, media: Media) -> Parser:
    type_ = annotator.expression(media.type)
    own = identifier(name)
    text = code("{} | {}", annotator.builtin("bytes"), annotator.builtin("str"))
    validation = annotator.runtime("serialization.codec", "Validation")
    items = (
        code("body: {}", text),
        Code("*"),
        code("validation: {} = {}", validation, literal("strict")),
    )
    read = call(annotator.runtime("webhooks", "read"), _read_arguments(type_))
    return Parser(
        name=own,
        signature=signature(own, items, type_, 0),
        doc=docstring(_text(row), 4),
        value=returned_value(read, 4),
    )


def _read_arguments(type_: Code) -> tuple[Code, ...]:
    return (type_, Code("body"), Code("validation"))


def _text(row: Callback) -> str:
    operation = row.operation
    title = operation.summary.strip() or f"Read a request of `{row.name}`"
    return paragraphs(sentence(title), operation.description)
