"""The version of OpenAPI that a tree follows, or the refusal of one that follows none."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.diagnostics import Diagnostic, DocumentError, Position, Severity
from generator.document.json_value import Json
from generator.pointers import Tokens, join

SUPPORTED = "OpenAPI 3.0.x, 3.1.x and 3.2.x are supported"
_OF_GENERATORS = frozenset(("resources", "configVersion", "groups", "class_overrides"))
"""Keys of other generators' configurations, which are passed by mistake."""
_MIGRATE = "`byhand migrate` reads another generator's configuration"
_VERSION = re.compile(r"3\.([012])(\.\d+(-[\w.-]+)?)?")

Locate = Callable[[Tokens], Position]
"""Returns the position of a node of the tree."""


def require_document(tree: Json, locate: Locate) -> dict[str, Json]:
    """Return `tree` as the root object of an OpenAPI document.

    Raises:
        DocumentError: it is no object, or does not say that it is OpenAPI 3.
    """
    if not isinstance(tree, dict):
        raise _refused("not-an-object", "the document is not an object", locate)
    if "openapi" not in tree:
        raise _not_openapi(tree, locate)
    require_version(tree, locate)
    return tree


def require_version(tree: dict[str, Json], locate: Locate) -> tuple[int, int]:
    """Return the version of the OpenAPI Specification that `tree` follows."""
    stated = tree.get("openapi")
    if not isinstance(stated, str):
        raise _refused(
            "openapi-version",
            "the OpenAPI version is not a string",
            locate,
            ("openapi",),
            help='write it in quotes and whole, as in "3.1.0"',
        )
    match = _VERSION.fullmatch(stated)
    if match is None:
        message = f"OpenAPI {stated!r} is not supported"
        where = ("openapi",)
        raise _refused("openapi-version", message, locate, where, help=SUPPORTED)
    return 3, int(match.group(1))


def _not_openapi(tree: dict[str, Json], locate: Locate) -> DocumentError:
    if "swagger" in tree:
        return _refused(
            "swagger",
            "this is a Swagger 2.0 document",
            locate,
            ("swagger",),
            help=f"{SUPPORTED}; convert it with `npx swagger2openapi` or "
            "https://converter.swagger.io",
        )
    if "overlay" in tree:
        return _refused(
            "overlay-as-document",
            "this is an overlay, not an OpenAPI document",
            locate,
            ("overlay",),
            help="name it with --overlay, beside the document it changes",
        )
    is_configuration = bool(tree.keys() & _OF_GENERATORS)
    return _refused(
        "not-openapi",
        "this is not an OpenAPI document: it has no `openapi` field",
        locate,
        help=_MIGRATE if is_configuration else SUPPORTED,
    )


def _refused(
    code: str,
    message: str,
    locate: Locate,
    tokens: Tokens = (),
    help: str | None = None,
) -> DocumentError:
    diagnostic = Diagnostic(
        code,
        Severity.ERROR,
        message,
        join("", tokens),
        help=help,
        position=locate(tokens),
    )
    return DocumentError((diagnostic,))
