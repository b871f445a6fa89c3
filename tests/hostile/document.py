"""A document with a hole in every position where it may have text.

The positions are not listed anywhere: they are the holes that the document asks to
be filled.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

Put = Callable[[str], str]
"""The text at a position."""


def document(put: Put) -> dict[str, Any]:
    """Return the document with its holes filled.

    Args:
        put: is asked for the text at each position, by the position's name; positions
            that have to agree are one.
    """
    return {
        "openapi": "3.2.0",
        "info": _info(put),
        "externalDocs": _external(put, "externalDocs"),
        "x-env-prefix": put("x-env-prefix"),
        f"x-{put('extension')}": put("extension value"),
        "servers": [_server(put, "server")],
        "tags": [_tag(put)],
        "security": [{put("scheme"): [put("scope")]}, {put("http scheme"): []}],
        "paths": {
            f"/{put('path')}/{{{put('path parameter')}}}": _path(put),
            f"/raw/{put('raw path')}": {"post": _raw(put)},
            "/form": {"post": _form(put)},
            "/value": {"put": _value(put)},
            "/referring": {"get": _referring(put)},
            "/jobs": {"post": _starting(put)},
            "/jobs/{job}": {"get": _polled(put)},
        },
        "webhooks": {put("webhook"): {"post": _event(put, "webhook")}},
        "components": _components(put),
    }


def _info(put: Put) -> dict[str, Any]:
    return {
        "title": put("title"),
        "summary": put("info summary"),
        "description": put("info description"),
        "termsOfService": put("terms of service"),
        "version": put("version"),
        "contact": {
            "name": put("contact name"),
            "url": put("contact url"),
            "email": put("contact email"),
        },
        "license": {
            "name": put("license name"),
            "identifier": put("license identifier"),
            "url": put("license url"),
        },
    }


def _external(put: Put, where: str) -> dict[str, Any]:
    return {
        "description": put(f"{where} description"),
        "url": put(f"{where} url"),
    }


def _server(put: Put, where: str) -> dict[str, Any]:
    name = put(f"{where} variable")
    return {
        "url": f"https://{{{name}}}.example.com/{put(f'{where} url')}",
        "name": put(f"{where} name"),
        "description": put(f"{where} description"),
        "variables": {
            name: {
                "default": put(f"{where} variable default"),
                "enum": ["a", put(f"{where} variable enum")],
                "description": put(f"{where} variable description"),
            }
        },
    }


def _tag(put: Put) -> dict[str, Any]:
    return {
        "name": put("tag"),
        "summary": put("tag summary"),
        "description": put("tag description"),
        "parent": put("tag parent"),
        "kind": put("tag kind"),
        "externalDocs": _external(put, "tag externalDocs"),
        "x-python-name": put("tag x-python-name"),
        "x-displayName": put("tag x-displayName"),
    }


def _path(put: Put) -> dict[str, Any]:
    return {
        "summary": put("path summary"),
        "description": put("path description"),
        "servers": [_server(put, "path server")],
        "parameters": [
            {
                "name": put("path parameter"),
                "in": "path",
                "required": True,
                "description": put("path parameter description"),
                "schema": {"type": "string", "pattern": put("parameter pattern")},
            }
        ],
        "get": _get(put),
        "additionalOperations": {put("method"): _small(put, "additional")},
    }


def _get(put: Put) -> dict[str, Any]:
    return {
        "operationId": put("operationId"),
        "summary": put("operation summary"),
        "description": put("operation description"),
        "tags": [put("tag"), put("second tag")],
        "deprecated": True,
        "externalDocs": _external(put, "operation externalDocs"),
        "x-python-name": put("operation x-python-name"),
        "x-idempotency-key": put("x-idempotency-key"),
        "x-fern-sdk-method-name": put("x-fern-sdk-method-name"),
        "x-pagination": {"cursor": put("x-pagination")},
        "security": [{put("scheme"): [put("operation scope")]}],
        "servers": [_server(put, "operation server")],
        "parameters": [
            *(_parameter(put, where) for where in ("query", "header", "cookie")),
            _content_parameter(put),
            {"$ref": _ref("parameters", put("parameter component"))},
        ],
        "responses": {
            "200": _response(put),
            put("status"): {"description": put("response description")},
            "404": {"$ref": _ref("responses", put("response component"))},
        },
        "callbacks": {
            put("callback"): {
                put("callback expression"): {"post": _event(put, "callback")}
            },
        },
    }


def _parameter(put: Put, where: str) -> dict[str, Any]:
    return {
        "name": put(f"{where} parameter"),
        "in": where,
        "description": put(f"{where} parameter description"),
        "deprecated": True,
        "x-python-name": put(f"{where} parameter x-python-name"),
        "style": {"header": "simple"}.get(where, "form"),
        "schema": {
            "type": "string",
            "default": put(f"{where} parameter default"),
            "enum": ["a", put(f"{where} parameter enum")],
            "description": put(f"{where} parameter schema description"),
        },
        "example": put(f"{where} parameter example"),
    }


def _content_parameter(put: Put) -> dict[str, Any]:
    return {
        "name": put("content parameter"),
        "in": "query",
        "content": {put("parameter media type"): {"schema": {"type": "string"}}},
    }


def _response(put: Put) -> dict[str, Any]:
    return {
        "summary": put("response summary"),
        "description": put("success description"),
        "headers": {
            put("response header"): {
                "description": put("response header description"),
                "schema": {"type": "string", "const": put("response header const")},
            },
            "X-Ref": {"$ref": _ref("headers", put("header component"))},
        },
        "content": {
            "application/json": {
                "schema": {"$ref": _ref("schemas", put("object component"))},
                "examples": {
                    put("example name"): {
                        "summary": put("example summary"),
                        "description": put("example description"),
                        "value": {put("example key"): put("example value")},
                    },
                    put("example reference name"): {
                        "$ref": _ref("examples", put("example component"))
                    },
                },
            },
            put("response media type"): {"schema": {"type": "string"}},
        },
        "links": {
            put("link"): {
                "operationId": put("operationId"),
                "description": put("link description"),
                "parameters": {put("link parameter"): put("link expression")},
            },
        },
    }


def _raw(put: Put) -> dict[str, Any]:
    """An operation without an operationId and a tag, named by its path."""
    return {
        "summary": put("raw summary"),
        "requestBody": {
            "description": put("raw body description"),
            "content": {
                put("request media type"): {
                    "schema": {"type": "string"},
                    "example": put("request example"),
                }
            },
        },
        "responses": {"default": {"description": put("default description")}},
    }


def _form(put: Put) -> dict[str, Any]:
    name = put("form property")
    return {
        "operationId": "sendForm",
        "requestBody": {
            "required": True,
            "content": {
                "multipart/form-data": {
                    "schema": {
                        "type": "object",
                        "required": [name],
                        "properties": {
                            name: {
                                "type": "string",
                                "description": put("form property description"),
                                "x-python-name": put("form property x-python-name"),
                            }
                        },
                    },
                    "encoding": {
                        name: {
                            "contentType": put("encoding content type"),
                            "style": put("encoding style"),
                            "headers": {
                                put("encoding header"): {"schema": {"type": "string"}}
                            },
                        }
                    },
                }
            },
        },
        "responses": {"204": {"description": ""}},
    }


def _value(put: Put) -> dict[str, Any]:
    """A body that is one value: a union, told apart by a discriminator."""
    return {
        "operationId": "sendValue",
        "requestBody": {"$ref": _ref("requestBodies", put("body component"))},
        "responses": {"204": {"description": ""}},
    }


def _referring(put: Put) -> dict[str, Any]:
    """An operation whose types are components of every kind."""
    names = ("enum component", "alias component", "constants component")
    names += ("union component", "map component", "array component", "all component")
    return {
        "operationId": "refer",
        "parameters": [
            {
                "name": "filter",
                "in": "query",
                "schema": {"$ref": _ref("schemas", put("enum component"))},
            }
        ],
        "responses": {
            str(200 + place): {
                "description": "",
                "content": {
                    "application/json": {"schema": {"$ref": _ref("schemas", put(name))}}
                },
            }
            for place, name in enumerate(names)
        },
    }


def _event(put: Put, where: str) -> dict[str, Any]:
    return {
        "summary": put(f"{where} summary"),
        "description": put(f"{where} description"),
        "x-python-name": put(f"{where} x-python-name"),
        "requestBody": {
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "title": put(f"{where} title"),
                        "properties": {put(f"{where} property"): {"type": "string"}},
                    }
                }
            }
        },
        "responses": {"200": {"description": ""}},
    }


def _starting(put: Put) -> dict[str, Any]:
    """An operation that goes on after it has answered."""
    return {
        "operationId": "startJob",
        "responses": {"202": _job(put)},
        "x-poller": {
            "operation": "getJob",
            "parameters": {"job": "$.id"},
            "state": "$.state",
            "success": ["done", put("poller success")],
            "failure": [put("poller failure")],
        },
    }


def _polled(put: Put) -> dict[str, Any]:
    return {
        "operationId": "getJob",
        "parameters": [
            {
                "name": "job",
                "in": "path",
                "required": True,
                "schema": {"type": "string"},
                "examples": {
                    put("parameter example name"): {
                        "summary": put("parameter example summary"),
                        "value": put("parameter example value"),
                    }
                },
            }
        ],
        "responses": {"200": _job(put)},
    }


def _job(put: Put) -> dict[str, Any]:
    schema = {"$ref": _ref("schemas", put("job component"))}
    return {"description": "", "content": {"application/json": {"schema": schema}}}


def _small(put: Put, where: str) -> dict[str, Any]:
    return {
        "operationId": put(f"{where} operationId"),
        "responses": {"204": {"description": put(f"{where} description")}},
    }


def _components(put: Put) -> dict[str, Any]:
    return {
        "schemas": _schemas(put),
        "parameters": {
            put("parameter component"): {
                "name": put("shared parameter"),
                "in": "query",
                "schema": {"type": "array", "items": {"type": "string"}},
            }
        },
        "responses": {
            put("response component"): {
                "description": put("shared response description"),
                "content": {
                    "application/problem+json": {
                        "schema": {
                            "type": "object",
                            "properties": {put("problem property"): {"type": "string"}},
                        }
                    }
                },
            }
        },
        "headers": {
            put("header component"): {
                "description": put("shared header description"),
                "schema": {"type": "string"},
            }
        },
        "examples": {put("example component"): {"value": put("shared example value")}},
        "requestBodies": {
            put("body component"): {
                "description": put("body description"),
                "required": True,
                "content": {
                    "application/json": {
                        "schema": {"$ref": _ref("schemas", put("union component"))}
                    }
                },
            }
        },
        "links": {put("link component"): {"operationId": "sendForm"}},
        "securitySchemes": _schemes(put),
    }


def _schemes(put: Put) -> dict[str, Any]:
    return {
        put("scheme"): {
            "type": "apiKey",
            "in": "header",
            "name": put("api key name"),
            "description": put("scheme description"),
        },
        put("http scheme"): {
            "type": "http",
            "scheme": put("http scheme scheme"),
            "bearerFormat": put("bearer format"),
        },
        put("oauth scheme"): {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": put("token url"),
                    "refreshUrl": put("refresh url"),
                    "scopes": {put("oauth scope"): put("oauth scope description")},
                },
                "authorizationCode": {
                    "authorizationUrl": put("authorization url"),
                    "tokenUrl": put("code token url"),
                    "scopes": {},
                },
                "deviceAuthorization": {
                    "deviceAuthorizationUrl": put("device url"),
                    "tokenUrl": put("device token url"),
                    "scopes": {},
                },
            },
            "oauth2MetadataUrl": put("oauth metadata url"),
        },
        "openid": {"type": "openIdConnect", "openIdConnectUrl": put("openid url")},
    }


def _schemas(put: Put) -> dict[str, Any]:
    return {
        put("object component"): _object(put),
        put("enum component"): _enum(put),
        put("constants component"): {
            "enum": [1, 2.5, True, put("mixed enum value")],
            "description": put("constants description"),
        },
        put("alias component"): {
            "type": "string",
            "pattern": put("pattern"),
            "description": put("alias description"),
        },
        put("array component"): {
            "type": "array",
            "items": {"type": "string", "enum": ["a", put("inline enum value")]},
        },
        put("map component"): {
            "type": "object",
            "propertyNames": {"pattern": put("property names pattern")},
            "patternProperties": {put("pattern property"): {"type": "string"}},
        },
        put("union component"): _union(put),
        put("first branch"): _branch(put, "first branch"),
        put("second branch"): _branch(put, "second branch"),
        put("job component"): {
            "type": "object",
            "required": ["id", "state"],
            "properties": {"id": {"type": "string"}, "state": {"type": "string"}},
        },
        put("base component"): _base(put),
        put("child component"): _child(put),
        put("all component"): {
            "allOf": [
                {"$ref": _ref("schemas", put("object component"))},
                {"properties": {put("all property"): {"type": "boolean"}}},
            ]
        },
    }


def _object(put: Put) -> dict[str, Any]:
    name, required = put("property"), put("required property")
    return {
        "type": "object",
        "title": put("schema title"),
        "description": put("schema description"),
        "$comment": put("comment"),
        "externalDocs": _external(put, "schema externalDocs"),
        "xml": {
            "name": put("xml name"),
            "namespace": put("xml namespace"),
            "prefix": put("xml prefix"),
        },
        "x-python-name": put("schema x-python-name"),
        "x-go-type": put("x-go-type"),
        "x-fern-type": put("x-fern-type"),
        "x-class-name": put("x-class-name"),
        "required": [required],
        "deprecated": True,
        "properties": {
            name: {
                "type": "string",
                "title": put("property title"),
                "description": put("property description"),
                "default": put("property default"),
                "format": put("format"),
                "pattern": put("property pattern"),
                "example": put("property example"),
                "examples": [put("property examples")],
                "contentMediaType": put("content media type"),
                "x-python-name": put("property x-python-name"),
                "x-fern-property-name": put("x-fern-property-name"),
            },
            required: {"type": "string", "const": put("const")},
            "inner": {
                "type": "object",
                "title": put("inner title"),
                "properties": {put("inner property"): {"type": "integer"}},
            },
            "listed": {"type": "string", "enum": ["a", put("property enum value")]},
            "free": {"default": {put("default key"): [put("default value")]}},
        },
        "additionalProperties": {"type": "string"},
        "dependentRequired": {put("dependent key"): [put("dependent name")]},
        "$defs": {put("definition"): {"type": "string", "$anchor": put("anchor")}},
        "example": {put("schema example key"): put("schema example")},
    }


def _enum(put: Put) -> dict[str, Any]:
    return {
        "type": "string",
        "title": put("enum title"),
        "description": put("enum description"),
        "enum": ["a", put("enum value")],
        "x-enum-varnames": ["A", put("x-enum-varnames")],
        "x-enum-descriptions": ["", put("x-enum-descriptions")],
        "x-ms-enum": {
            "name": put("x-ms-enum name"),
            "values": [
                {
                    "value": put("x-ms-enum value"),
                    "name": put("x-ms-enum value name"),
                    "description": put("x-ms-enum value description"),
                }
            ],
        },
    }


def _union(put: Put) -> dict[str, Any]:
    return {
        "description": put("union description"),
        "oneOf": [
            {"$ref": _ref("schemas", put("first branch"))},
            {"$ref": _ref("schemas", put("second branch"))},
        ],
        "discriminator": {
            "propertyName": put("discriminator property"),
            "mapping": {
                put("mapping key"): _ref("schemas", put("first branch")),
                "other": put("second branch"),
            },
            "x-ms-discriminator-value": put("x-ms-discriminator-value"),
        },
    }


def _branch(put: Put, where: str) -> dict[str, Any]:
    name = put("discriminator property")
    return {
        "type": "object",
        "required": [name],
        "properties": {name: {"type": "string"}, put(f"{where} property"): {}},
    }


def _base(put: Put) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}},
        "discriminator": {
            "propertyName": "kind",
            "mapping": {
                put("base mapping key"): _ref("schemas", put("child component"))
            },
        },
    }


def _child(put: Put) -> dict[str, Any]:
    return {
        "allOf": [
            {"$ref": _ref("schemas", put("base component"))},
            {
                "type": "object",
                "properties": {put("child property"): {"type": "string"}},
            },
        ]
    }


def _ref(section: str, name: str) -> str:
    """Refer to a component (RFC 6901 section 6): escaped, then percent-encoded."""
    token = name.replace("~", "~0").replace("/", "~1")
    encoded = (c if "\ud800" <= c <= "\udfff" else quote(c, safe="~") for c in token)
    return f"#/components/{section}/{''.join(encoded)}"


def positions() -> tuple[str, ...]:
    """Return the name of every position, in the order of the document."""
    found: dict[str, None] = {}

    def put(where: str) -> str:
        found[where] = None
        return f"at{len(found)}"

    document(put)
    return tuple(found)
