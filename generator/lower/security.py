"""Security schemes and requirements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from generator.ir import SecurityScheme
from generator.ir.api import Security
from generator.ir.security import Flow, credential_parts
from generator.lower.context import Context, Node, as_node, prose, text
from generator.pointers import step, unescape

_TYPES = ("apiKey", "http", "oauth2", "openIdConnect", "mutualTLS")
_SCHEMES = "#/components/securitySchemes"


def lower_schemes(context: Context) -> tuple[SecurityScheme, ...]:
    """Lower ``components/securitySchemes``."""
    components = context.document.root.get("components")
    if not isinstance(components, dict):
        return ()
    rows = context.members("#/components", components, "securitySchemes")
    found = (_scheme(context, where, name) for name, where in rows)
    return tuple(scheme for scheme in found if scheme is not None)


def lower_security(context: Context, pointer: str, node: Node) -> Security | None:
    """Lower a ``security`` member; None where there is none.

    An empty requirement among others makes credentials optional.
    """
    value = node.get("security")
    if not isinstance(value, list):
        return None
    where = step(pointer, "security")
    return tuple(
        tuple(_names(context, step(where, str(place)), row))
        for place, row in enumerate(value)
        if isinstance(row, dict)
    )


def _names(context: Context, pointer: str, requirement: Node) -> Iterator[str]:
    """The schemes of a requirement; one that nobody declared cannot be asked for."""
    for name in map(str, requirement):
        found = _declared(context, pointer, name)
        if found is None:
            message = f"no security scheme is called {name}; it is left out"
            context.warn("unknown-security-scheme", step(pointer, name), message)
        elif _is_known(context, step(_SCHEMES, found)):
            yield found


def _declared(context: Context, pointer: str, name: str) -> str | None:
    """The component that a requirement names, since 3.2 by a URI too."""
    components = context.document.root.get("components")
    schemes = components.get("securitySchemes") if isinstance(components, dict) else {}
    if isinstance(schemes, dict) and name in schemes:
        return name
    if context.version < (3, 2):
        return None
    target = context.target(pointer, name)
    section, _, found = (target or "").rpartition("/")
    return unescape(found) if section == _SCHEMES else None


def _is_known(context: Context, pointer: str) -> bool:
    """Return whether a scheme has a type of OpenAPI; `lower_schemes` warns of others."""
    return text(context.follow(pointer)[1], "type") in _TYPES


def _scheme(context: Context, pointer: str, name: str) -> SecurityScheme | None:
    where, node = context.follow(pointer)
    kind = text(node, "type")
    if kind not in _TYPES:
        context.warn("unknown-security-scheme", where, f"unknown type {kind!r}")
        return None
    discovery = "openIdConnectUrl" if kind == "openIdConnect" else "oauth2MetadataUrl"
    scheme = SecurityScheme(
        pointer=where,
        name=name,
        type=kind,
        scheme=text(node, "scheme"),
        location=text(node, "in"),
        parameter=text(node, "name"),
        description=prose(node, "description"),
        flows=tuple(_flows(node.get("flows")) if kind == "oauth2" else ()),
        discovery_url=text(node, discovery),
    )
    return replace(scheme, python_names=_python_names(context, scheme, node))


def _python_names(
    context: Context, scheme: SecurityScheme, node: Node
) -> tuple[tuple[str, str], ...]:
    """Read ``x-python-name``: a name for the only part, or an object for several."""
    asked = node.get("x-python-name")
    parts = credential_parts(scheme)
    rows = {parts[0]: asked} if len(parts) == 1 and isinstance(asked, str) else asked
    if asked is not None and not (isinstance(rows, dict) and {*rows} <= {*parts}):
        message = f"x-python-name does not name the parts {', '.join(parts) or 'none'}"
        context.warn("credential-name", step(scheme.pointer, "x-python-name"), message)
        return ()
    return tuple((part, str(name)) for part, name in as_node(rows).items())


def _flows(flows: Any) -> Iterator[Flow]:
    """The flows by which a program can obtain a token: all but the implicit one."""
    if not isinstance(flows, dict):
        return
    for name, flow in flows.items():
        if isinstance(flow, dict) and text(flow, "tokenUrl"):
            scopes = flow.get("scopes")
            yield Flow(
                name=str(name),
                token_url=text(flow, "tokenUrl"),
                refresh_url=text(flow, "refreshUrl"),
                device_url=text(flow, "deviceAuthorizationUrl"),
                scopes=tuple(map(str, scopes)) if isinstance(scopes, dict) else (),
            )
