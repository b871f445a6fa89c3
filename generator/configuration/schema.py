"""The keys of a configuration: names, types, defaults and what each is for.

These classes are the one description of ``byhand.toml``. Validation, the JSON Schema
and ``docs/configuration.md`` are made from them.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from generator.parts import PARTS, TRANSPORTS

Operation = str
"""An operationId, or a method and a path such as ``POST /files``."""

_Limit = Annotated[int, Meta(ge=1)] | None
_Part = Annotated[str, Meta(extra_json_schema={"enum": list(PARTS)})]
_Transport = Annotated[str, Meta(extra_json_schema={"enum": list(TRANSPORTS)})]
_VERSION = r"^(auto|[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?(\.post[0-9]+)?(\.dev[0-9]+)?)$"
_NAME = {"$ref": "#/$defs/Name"}
_NAMES = {"propertyNames": _NAME}
_NESTED = {**_NAMES, "additionalProperties": {"$ref": "#/$defs/Resource"}}


class _Section(
    Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True
):
    """A table of the configuration: frozen, keys with hyphens, no other keys."""


class Filter(_Section, frozen=True):
    """Operations that are meant by any of its keys.

    Patterns are globs: `*` stands for any characters but `/`, `**` for any characters,
    `?` for one character. A pattern that matches nothing is a warning.
    """

    tags: Annotated[
        tuple[str, ...], Meta(description="Operations with one of these tags.")
    ] = ()
    operations: Annotated[
        tuple[str, ...],
        Meta(description="Operations by operationId, or by method and path."),
    ] = ()
    paths: Annotated[
        tuple[str, ...], Meta(description="Operations on one of these paths.")
    ] = ()
    markers: Annotated[
        tuple[str, ...],
        Meta(description="Operations with one of these extensions, set to `true`."),
    ] = ()
    deprecated: Annotated[
        bool | None,
        Meta(
            description="In `[include]`, `false` leaves deprecated operations out;"
            " in `[exclude]`, `true` does."
        ),
    ] = None


class Distribution(_Section, frozen=True):
    """The metadata that `--dist` writes into the package's `pyproject.toml`."""

    name: Annotated[
        Annotated[
            str,
            Meta(
                pattern="^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$",
                examples=["acme-sdk"],
            ),
        ]
        | None,
        Meta(description="Name of the distribution; else the package's, with hyphens."),
    ] = None
    version: Annotated[
        Annotated[str, Meta(pattern=_VERSION, examples=["1.4.0", "auto"])] | None,
        Meta(
            description="Version; else the document's. `auto`: what follows from the"
            " changes since the last run."
        ),
    ] = None
    deprecate: Annotated[
        bool,
        Meta(
            description="Keep former names of methods and arguments until the next"
            ' version, deprecated; needs `version = "auto"`.'
        ),
    ] = False
    authors: Annotated[
        tuple[str, ...], Meta(description="Authors, as `Name <mail@example.com>`.")
    ] = ()
    license: Annotated[
        str | None, Meta(description="License, as an SPDX expression.")
    ] = None
    urls: Annotated[
        dict[str, str], Meta(description="Links by label, such as `Homepage`.")
    ] = field(default_factory=dict)
    keywords: Annotated[tuple[str, ...], Meta(description="Keywords for indexes.")] = ()
    requires_python: Annotated[
        Annotated[str, Meta(pattern="^ *[<>=!~]", examples=[">=3.11"])] | None,
        Meta(description="Versions of Python that are accepted."),
    ] = None


class Limits(_Section, frozen=True):
    """The limits on a document; each is an option `--max-…` as well."""

    bytes: Annotated[_Limit, Meta(description="Bytes of all files.")] = None
    nodes: Annotated[_Limit, Meta(description="Values, aliases expanded.")] = None
    depth: Annotated[
        _Limit, Meta(description="Objects and arrays inside one another.")
    ] = None
    aliases: Annotated[_Limit, Meta(description="Aliases of YAML.")] = None
    files: Annotated[
        _Limit, Meta(description="Files that one document is spread over.")
    ] = None
    work: Annotated[
        _Limit, Meta(description="Schemas to read, repetitions counted.")
    ] = None
    seconds: Annotated[_Limit, Meta(description="Seconds of CPU time.")] = None


class Configuration(_Section, frozen=True):
    """Everything that a configuration can say."""

    specs: Annotated[
        tuple[str, ...],
        Meta(
            description="Documents: paths, globs, one `https` URL, or `-` for standard"
            " input. Several are fragments of one API."
        ),
    ] = ()
    overlays: Annotated[
        tuple[str, ...],
        Meta(description="OpenAPI Overlays, applied in this order."),
    ] = ()
    package: Annotated[
        str | None,
        Meta(description="Name of the package; else the document's file name."),
    ] = None
    output: Annotated[
        str, Meta(description="Folder that gets the package's folder.")
    ] = "generated"
    client_name: Annotated[
        str,
        Meta(
            pattern="^[A-Za-z][A-Za-z0-9]*$",
            examples=["Acme"],
            description="Name of the client's class; `Async` is put before it for the"
            " asynchronous one.",
        ),
    ] = "Client"
    env_prefix: Annotated[
        Annotated[str, Meta(pattern="^[A-Za-z_][A-Za-z0-9_]{0,99}$", examples=["ACME"])]
        | None,
        Meta(
            description="Start of the environment variables that credentials and"
            " server variables default to.",
        ),
    ] = None
    env_names: Annotated[
        dict[str, str],
        Meta(
            description="Environment variables of keywords that are called otherwise:"
            " keyword of the client = variable."
        ),
    ] = field(default_factory=dict)
    path_arguments: Annotated[
        Literal["all", "last"],
        Meta(
            description="Path parameters that can be given by position: all of them, or"
            " only the last."
        ),
    ] = "all"
    with_: Annotated[
        tuple[_Part, ...],
        Meta(description=f"Parts beyond the SDK: {', '.join(PARTS)}."),
    ] = field(default=(), name="with")
    transports: Annotated[
        tuple[_Transport, ...],
        Meta(description=f"Transports beside the default: {', '.join(TRANSPORTS)}."),
    ] = ()
    dist: Annotated[
        bool, Meta(description="Emit `pyproject.toml` and `README.md` as well.")
    ] = False
    allow_invalid: Annotated[
        bool, Meta(description="Turn errors that can be survived into warnings.")
    ] = False
    ref_root: Annotated[
        str | None,
        Meta(description="Folder that `$ref` may read from; else the document's."),
    ] = None
    with_unused: Annotated[
        bool,
        Meta(description="Keep types that no operation uses when some are left out."),
    ] = False
    include: Annotated[
        Filter, Meta(description="Operations to generate; all, when it is empty.")
    ] = Filter()
    exclude: Annotated[Filter, Meta(description="Operations to leave out.")] = Filter()
    resources: Annotated[
        dict[str, Any],
        Meta(
            description="The tree of resources: a string is a method and names its"
            " operation, a table is a resource.",
            extra_json_schema=_NESTED,
        ),
    ] = field(default_factory=dict)
    models: Annotated[
        dict[str, str],
        Meta(
            description="Names of types: class name = JSON Pointer of the schema, such"
            " as `#/components/schemas/Pet`.",
            extra_json_schema=_NAMES,
        ),
    ] = field(default_factory=dict)
    arguments: Annotated[
        dict[Operation, Annotated[dict[str, str], Meta(extra_json_schema=_NAMES)]],
        Meta(
            description="Names of arguments, by operation: Python name = name on the"
            " wire, or `path id` and `body id` where two locations share a name."
        ),
    ] = field(default_factory=dict)
    credentials: Annotated[
        dict[str, str | dict[str, str]],
        Meta(
            description="Names of the client's keywords for credentials, by security"
            " scheme; a table names each part of a scheme that has several"
            " (`username`, `password`)."
        ),
    ] = field(default_factory=dict)
    pagination: Annotated[
        dict[Operation, bool | dict[str, Any]],
        Meta(
            description="How operations are paginated, with the members of"
            " `x-pagination`; `false` for not at all."
        ),
    ] = field(default_factory=dict)
    polling: Annotated[
        dict[Operation, dict[str, Any]],
        Meta(
            description="How long-running operations are followed, with the members of"
            " `x-poller`."
        ),
    ] = field(default_factory=dict)
    webhook_signature: Annotated[
        dict[str, str],
        Meta(
            description="How webhooks are signed, with the members of"
            " `x-webhook-signature`; else as Standard Webhooks says."
        ),
    ] = field(default_factory=dict)
    distribution: Annotated[
        Distribution, Meta(description="The package as it is published.")
    ] = Distribution()
    limits: Annotated[Limits, Meta(description="How large a document may be.")] = (
        Limits()
    )
