"""The module that reads what the API sends by itself: webhooks and callbacks."""

from __future__ import annotations

from generator.ir import Api, Callback, Media, Type
from generator.naming import Names, callback_key
from generator.plan.annotations import Annotator
from generator.plan.design import Design
from generator.plan.docs import paragraphs, section, sentence
from generator.plan.layout import Group, call, keyword, prefixed, statement
from generator.plan.scope import Scope
from generator.plan.statements import alias, rest_of, returned_value, signature
from generator.plan.template_models import Parser, Verifier, WebhooksModule
from generator.plan.webhook_events import callback_payloads, webhook_events
from generator.text import Code, code, docstring, identifier, literal

ATTRIBUTE = "webhooks"
"""The attribute of clients that verifies webhooks."""
CLASS = "Webhooks"
METHOD = "unwrap"
_EVENT = "WebhookEvent"
_TOLERANCE = 300.0
"""Seconds; the tolerance of Standard Webhooks' own libraries."""


def has_webhooks(api: Api) -> bool:
    """Return whether the API sends something that can be read."""
    return bool(callback_payloads(api))


def has_attribute(api: Api, names: Names) -> bool:
    """Return whether clients have ``webhooks`` as an attribute of their own."""
    return webhook_events(api) is not None and ATTRIBUTE not in names.attributes(())


def extends_resource(api: Api, names: Names, path: tuple[str, ...]) -> bool:
    """Return whether a resource is ``client.webhooks``, and verifies webhooks as well."""
    if path != (ATTRIBUTE,) or webhook_events(api) is None:
        return False
    return METHOD not in names.attributes(path)


def webhooks_module(design: Design) -> WebhooksModule:
    """Build ``webhooks.py``: a function for each webhook and callback, and a verifier."""
    api, names = design.api, design.names
    functions = frozenset((*names.parsers.values(), CLASS, METHOD, _EVENT, "SIGNATURE"))
    scope = Scope(functions, frozenset(names.classes.values()))
    annotator = Annotator(scope, names, api.declarations, design.homes, None, root=".")
    parsers = tuple(
        _parser(annotator, names.parsers[callback_key(row)], row, media)
        for row, media in callback_payloads(api)
    )
    events = webhook_events(api)
    verifier = _verifier(annotator, api, events) if events is not None else None
    return WebhooksModule(
        doc=docstring("Readers for the requests that the API sends.", 0),
        pragma=scope.pragma(),
        imports=scope.imports(),
        verifier=verifier,
        parsers=parsers,
    )


def _parser(annotator: Annotator, name: str, row: Callback, media: Media) -> Parser:
    type_ = annotator.expression(media.type)
    own = identifier(name)
    items = (_body(annotator), Code("*"), _validation(annotator))
    arguments = (type_, Code("body"), Code("validation"))
    read = call(annotator.runtime("webhooks", "read"), arguments)
    return Parser(
        name=own,
        signature=signature(own, items, type_, 0),
        doc=docstring(_text(row), 4),
        value=returned_value(read, 4),
    )


def _body(annotator: Annotator) -> Code:
    return code("body: {} | {}", annotator.builtin("bytes"), annotator.builtin("str"))


def _validation(annotator: Annotator) -> Code:
    type_ = annotator.runtime("serialization", "Validation")
    return code("validation: {} = {}", type_, literal("strict"))


def _text(row: Callback) -> str:
    operation = row.operation
    title = operation.summary.strip() or f"Read a request of `{row.name}`"
    return paragraphs(sentence(title), operation.description)


def _verifier(annotator: Annotator, api: Api, events: Type) -> Verifier:
    own = annotator.scope.own
    head = code("{}: {}", own(_EVENT), annotator.typing("TypeAlias"))
    described = prefixed(Code("SIGNATURE = "), _signature(annotator, api))
    names = ("body", "headers", "secret", "tolerance", "validation")
    function = annotator.runtime("webhooks", "unwrap")
    arguments = (own(_EVENT), own("SIGNATURE"), *map(identifier, names))
    return Verifier(
        event=alias(head, annotator.expression(events), 0),
        scheme=rest_of(statement(described, 0), "SIGNATURE = "),
        doc=docstring("Webhooks, each verified before it is read.", 4),
        signature=signature(own(METHOD), _arguments(annotator), own(_EVENT), 4),
        method_doc=docstring(_unwrap_text(), 8),
        value=returned_value(call(function, arguments), 8),
    )


def _arguments(annotator: Annotator) -> tuple[Code, ...]:
    """The arguments of ``unwrap``."""
    headers = annotator.runtime("webhooks", "WebhookHeaders")
    secret = annotator.runtime("webhook_signatures", "Secret")
    seconds = annotator.builtin("float")
    return (
        Code("self"),
        _body(annotator),
        code("headers: {}", headers),
        Code("*"),
        code("secret: {}", secret),
        code("tolerance: {} = {}", seconds, literal(_TOLERANCE)),
        _validation(annotator),
    )


def _signature(annotator: Annotator, api: Api) -> Group:
    """The scheme, as a value of the run-time support."""
    scheme = api.webhook_signature
    if scheme is None:
        return call(annotator.runtime("webhook_signatures", "StandardWebhooks"), ())
    options = (keyword(name, literal(value)) for name, value in scheme.options)
    items = (literal(scheme.header), *options)
    return call(annotator.runtime("webhook_keyed_hash", "KeyedHash"), items)


def _unwrap_text() -> str:
    rows = [
        (
            "body",
            "the bytes of the request as they came; no JSON that was read before.",
        ),
        ("headers", "those of the request."),
        ("secret", "the secret of the webhook, or several while one is replaced."),
        ("tolerance", "seconds that its time of signing may lie away from now."),
    ]
    raises = [
        ("WebhookVerificationError", "the API did not sign it, or too long ago."),
        ("DecodeError", "it is signed, and not what the document says."),
    ]
    return paragraphs(
        "Verify a webhook and return its typed payload.",
        section("Args", rows),
        section("Raises", raises),
    )
