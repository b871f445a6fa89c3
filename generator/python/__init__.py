"""From an API and its names to an SDK as final pieces of Python code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from generator.ir import Api
from generator.naming import Names
from generator.python.client import ClientBuilder
from generator.python.credentials import token_keywords
from generator.python.dist import plan_dist
from generator.python.examples import examples_module
from generator.python.homes import find_homes
from generator.python.models import ModelsBuilder
from generator.python.package import (
    all_names,
    exported,
    lazy_assignment,
    operation_index,
    reexports,
)
from generator.python.pollers import pollers_module
from generator.python.resources import ResourcesBuilder
from generator.python.scope import DEPRECATED_PRAGMA
from generator.python.view import Later, Package
from generator.python.webhooks import webhooks_module
from generator.python.xml import uses_xml
from generator.text import Code, docstring, identifier, literal
from generator.variants import Variants

__all__ = ["plan_package"]

_PRELOAD = (
    "Load every module now, so that no call pays for it later (in a server, "
    "before it takes requests)."
)
_RELEASE = re.compile(r"\d+(?:\.\d+)*", re.ASCII)


def plan_package(api: Api, variants: Variants, names: Names, package: str) -> Package:
    """Decide every line of an SDK.

    Args:
        api: the API.
        variants: the directions of its types.
        names: what everything is called.
        package: the name of the Python package.
    """
    homes = find_homes(api, names)
    models = ModelsBuilder(api, variants, names, homes)
    resources = ResourcesBuilder(api, names, homes)
    groups = {row: resources.text(row) for row in resources.groups()}
    version = release(api.version)
    webhooks = webhooks_module(api, names, homes)
    checked, exports, everything = exported(
        with_webhooks=webhooks is not None,
        with_grants=bool(token_keywords(api.schemes, names.constructor)),
    )
    exports_of_models = models.exports()
    return Package(
        name=package,
        features=frozenset(_features(api)),
        doc=docstring(_text(api, package), 0),
        version=literal(version),
        own_name=identifier("__name__"),
        checked=checked,
        exports=exports,
        all=everything,
        preload_doc=docstring(_PRELOAD, 4),
        client=ClientBuilder(api, names, (package, version), groups, homes).module(),
        pollers=pollers_module(api, names, homes),
        webhooks=webhooks,
        resources=resources.modules(),
        models=models.modules(),
        models_doc=docstring("Every type of the API, under its name.", 0),
        models_pragma=_pragma(api),
        model_names=exports_of_models,
        published={pointer: names.classes[pointer, False] for pointer in homes},
        model_imports=reexports(exports_of_models),
        model_all=all_names(exports_of_models, 4),
        model_exports=lazy_assignment(exports_of_models),
        operations_doc=docstring("All operations, for tools.", 0),
        operations=operation_index(resources.index()),
        examples=Later(
            "_examples",
            len(api.declarations) // 20,
            partial(examples_module, api, variants, names),
        ),
        dist=plan_dist(api, names, package, version),
    )


def _features(api: Api) -> Iterator[str]:
    """The features that need a part of the run-time support of their own."""
    if uses_xml(api):
        yield "xml"
    if any(row.pagination for row in api.operations):
        yield "paging"
    if any(row.poller for row in api.operations) or api.pollers:
        yield "waiting"


def _pragma(api: Api) -> Code | None:
    deprecated = any(row.deprecated for row in api.declarations.values())
    return DEPRECATED_PRAGMA if deprecated else None


def release(version: str) -> str:
    """The release number at the start of a document's version (PEP 440)."""
    found = _RELEASE.match(version.strip().lstrip("vV"))
    return found[0] if found and len(found[0]) < 40 else "0.1.0"


def _text(api: Api, package: str) -> str:
    title = api.title.strip() or package
    return f"{title}\n\n{api.description.strip()}".strip()
