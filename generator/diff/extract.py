"""The surface of an API: what its methods, models and clients look like to a caller."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from generator.diff.annotation_scope import caller_scope
from generator.diff.extract_methods import base_url, describe_methods
from generator.diff.extract_types import describe_types
from generator.diff.extract_webhooks import describe_webhooks
from generator.diff.python_types import plain_annotation
from generator.diff.surface import Argument, Surface
from generator.ir import Api, server_variables
from generator.ir.security import SecurityScheme, credential_parts
from generator.ir.webhook_signature import WebhookSignature
from generator.naming import Names, header_keyword
from generator.plan.annotations import Annotator
from generator.plan.credentials import token_keywords, token_type
from generator.plan.module_assignment import assign_modules
from generator.text import literal


def describe_surface(api: Api, names: Names) -> Surface:
    """Return the public surface of the SDK that an API becomes.

    Args:
        api: the API.
        names: its names.
    """
    scope = caller_scope()
    homes = assign_modules(api, names)
    returns = Annotator(scope, names, api.declarations, homes, None)
    takes = Annotator(scope, names, api.declarations, homes, None, sending=True)
    return Surface(
        client=names.client,
        keywords=(
            *_credentials(api, names, takes),
            *_variables(api, names),
            *_headers(api, names),
        ),
        server=base_url(api.servers),
        env_prefix=api.env_prefix or "",
        methods=tuple(describe_methods(api, names, homes, returns, takes)),
        types=tuple(describe_types(api, names, returns, takes)),
        webhooks=tuple(describe_webhooks(api, names, returns)),
        webhook_signature=_signature(api.webhook_signature),
    )


def _signature(signature: WebhookSignature | None) -> str:
    if signature is None:
        return ""
    options = (f"{name}={value!r}" for name, value in signature.options)
    return ", ".join((signature.header, *options))


def _credentials(api: Api, names: Names, takes: Annotator) -> Iterator[Argument]:
    """The keywords for credentials; one that schemes share is there once."""
    tokens = token_keywords(api.schemes, names.constructor)
    seen: set[str] = set()
    for scheme in api.schemes:
        for part in credential_parts(scheme):
            name = names.constructor[scheme.name, part]
            if name in seen:
                continue
            seen.add(name)
            is_token = name in tokens
            type_ = token_type(takes, api.schemes).source if is_token else "str"
            origin = f"{scheme.name} {part}"
            row = _keyword(name, origin, type_, scheme.pointer)
            yield replace(row, sent=_sent(scheme))


def _sent(scheme: SecurityScheme) -> str:
    """Return how credentials are sent; empty for a token as it is."""
    if scheme.type == "apiKey":
        return f"{scheme.location} {scheme.parameter}"
    if scheme.scheme.lower() == "bearer":
        return ""
    urls = sorted({each.token_url for each in scheme.flows} | {scheme.discovery_url})
    found = " ".join(filter(None, urls))
    return f"a token of {found}" if found else scheme.scheme.lower()


def _variables(api: Api, names: Names) -> Iterator[Argument]:
    for name in server_variables(api):
        keyword = names.constructor[None, name]
        yield _keyword(keyword, f"variable {name}", "str", "#/servers")


def _headers(api: Api, names: Names) -> Iterator[Argument]:
    """The keywords for headers; the default is what is sent without them."""
    for row in api.client_headers:
        keyword = names.constructor[header_keyword(row.name)]
        default = None if row.required else "None"
        if row.default is not None:
            default = literal(row.default).source
        origin = f"header {row.name}"
        row_type = "str | None"
        yield Argument(keyword, origin, row_type, default, row.pointer, sent=origin)


def _keyword(name: str, origin: str, type_: str, pointer: str) -> Argument:
    return Argument(name, origin, plain_annotation(f"{type_} | None"), "None", pointer)
