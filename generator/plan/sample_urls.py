"""Sample values in URLs, by the styles of OpenAPI (Parameter Object, Style Values)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from generator.ir import Api, Encoding, Operation, Parameter
from generator.plan.docs import compact_json

_SEPARATORS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}


def percent_encoded(text: str, safe: str = "") -> str:
    """Return the UTF-8 of a text percent-encoded; lone surrogates, which have none, as ``?``."""
    return quote(text.encode("utf-8", "replace"), safe=safe)


def sample_server(api: Api, operation: Operation) -> str:
    """Return the URL of the first server, its variables at their defaults."""
    servers = operation.servers or api.servers
    url = servers[0].url if servers else ""
    for variable in servers[0].variables if servers else ():
        known = variable.known or ("",)
        url = url.replace("{" + variable.name + "}", variable.default or known[0])
    if not url.startswith(("http://", "https://")):
        url = f"https://api.example.com/{url.lstrip('/')}"
    return percent_encoded(url, safe="/%~!$&()*+,;=:@-._?").rstrip("/")


def plain_text(value: object) -> str:
    """Return a value without parts as parameters have it; others as JSON."""
    if isinstance(value, str):
        return value
    return "" if value is None else compact_json(value)


def path_text(parameter: Parameter, value: object) -> str:
    """Return the value of a path parameter, percent-encoded."""
    style, name = parameter.style, percent_encoded(parameter.name)
    if parameter.content is not None:
        return percent_encoded(compact_json(value))
    joint = "," if not parameter.explode or style == "simple" else ";"
    if style == "label":
        joint = "." if parameter.explode else ","
        return f".{_joined(value, joint, parameter.explode)}"
    if style != "matrix":
        return _joined(value, ",", parameter.explode)
    if parameter.explode and isinstance(value, dict):
        return f";{_joined(value, ';', True)}"
    if parameter.explode and isinstance(value, list):
        return "".join(f";{name}={percent_encoded(plain_text(each))}" for each in value)
    return f";{name}={_joined(value, joint, False)}"


def simple_text(parameter: Parameter, value: object) -> str:
    """Return the value of a header or cookie, as it is."""
    if isinstance(value, list):
        return ",".join(map(plain_text, value))
    if isinstance(value, dict):
        joint = "=" if parameter.explode else ","
        return ",".join(f"{name}{joint}{plain_text(v)}" for name, v in value.items())
    return plain_text(value)


def query_pairs(parameter: Parameter, value: object) -> Iterator[str]:
    """Yield the parts of a query that a parameter adds, percent-encoded."""
    if parameter.location == "querystring":
        if isinstance(value, dict):
            for name, each in value.items():
                yield from _pairs(name, each, "form", True)
        else:
            yield percent_encoded(plain_text(value))
    elif parameter.content is not None:
        yield f"{percent_encoded(parameter.name)}={percent_encoded(compact_json(value))}"
    else:
        yield from _pairs(parameter.name, value, parameter.style, parameter.explode)


def field_pairs(name: str, value: object, encoding: Encoding | None) -> Iterator[str]:
    """Yield the parts of a form's body that a field adds (Encoding Object)."""
    style = encoding.style if encoding is not None else None
    if isinstance(value, dict) and style is None:
        yield f"{percent_encoded(name)}={percent_encoded(compact_json(value))}"
        return
    explode = encoding.explode if encoding is not None else None
    style = style or "form"
    yield from _pairs(
        name, value, style, style == "form" if explode is None else explode
    )


def _pairs(name: str, value: object, style: str, explode: bool) -> Iterator[str]:
    key = percent_encoded(name)
    if isinstance(value, dict):
        yield from _object_pairs(key, value, style, explode)
    elif isinstance(value, list) and explode:
        for each in value:
            yield f"{key}={percent_encoded(plain_text(each))}"
    elif isinstance(value, list):
        joint = _SEPARATORS.get(style, ",")
        yield f"{key}={_joined(value, joint, False)}"
    else:
        yield f"{key}={percent_encoded(plain_text(value))}"


def _object_pairs(
    key: str, value: dict[str, object], style: str, explode: bool
) -> Iterator[str]:
    if style == "deepObject":
        for name, each in value.items():
            yield f"{key}%5B{percent_encoded(name)}%5D={percent_encoded(plain_text(each))}"
    elif explode:
        for name, each in value.items():
            yield from _pairs(name, each, "form", True)
    else:
        yield f"{key}={_joined(value, _SEPARATORS.get(style, ','), False)}"


def _joined(value: object, separator: str, explode: bool) -> str:
    """Join the parts of a value, each percent-encoded."""
    if isinstance(value, list):
        return separator.join(percent_encoded(plain_text(each)) for each in value)
    if not isinstance(value, dict):
        return percent_encoded(plain_text(value))
    joint = "=" if explode else separator
    rows = (
        (percent_encoded(k), percent_encoded(plain_text(v))) for k, v in value.items()
    )
    return separator.join(f"{name}{joint}{text}" for name, text in rows)
