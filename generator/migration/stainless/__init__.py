"""Reading `stainless.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.configuration.operation_index import shape
from generator.migration.casing import Casings
from generator.migration.document_view import DocumentView
from generator.migration.result import Migration, as_mapping, as_text, as_texts
from generator.migration.stainless.arguments import argument_names
from generator.migration.stainless.bodies import choose_forms
from generator.migration.stainless.client import (
    keep_header_arguments,
    read_client_settings,
    read_environments,
    read_security,
)
from generator.migration.stainless.pagination import paginate, read_schemes
from generator.migration.stainless.resources import Method, ResourcesReader, endpoint
from generator.migration.stainless.streaming import read_streaming
from generator.migration.stainless.transformations import member, read_transformations

__all__ = ["is_stainless", "read_stainless"]

_KEYS = frozenset(("resources", "targets", "client_settings", "organization"))
_ELSEWHERE = {
    "edition": "there are no editions",
    "readme": "`--dist` and the part `docs` have examples of their own",
    "streaming": "event streams end as their documents and servers say; `stream` views",
    "codeflow": "docs/regenerate.yml is a workflow to copy",
    "diagnostics": "the generator says what it finds each time",
}
_READ = {
    "": frozenset(
        ("custom_casings", "organization", "targets", "package", "client_settings")
        + ("environments", "security", "security_schemes", "openapi", "settings")
        + ("query_settings", "resources", "pagination", "unspecified_endpoints")
        + ("$schema",)
    ),
    "settings": frozenset(
        ("license", "unwrap_response_fields", "disable_mock_tests", "disable_tests")
        + ("mock_server",)
    ),
    "client_settings": frozenset(
        ("opts", "default_env_prefix", "default_client_name", "default_headers")
        + ("default_timeout", "default_retries", "default_query", "idempotency")
        + ("opt_in_new_security_behaviour", "omit_stainless_headers")
    ),
    "query_settings": frozenset(("array_format", "nested_format")),
}
"""The keys of sections that are read, or that say nothing of an SDK."""
_QUERY_ARRAYS = "[?@.in == 'query' && @.schema.type == 'array' && !@.explode]"


def is_stainless(tree: Mapping[str, Any]) -> bool:
    """Return whether a configuration has the shape of Stainless'."""
    return "resources" in tree and len(_KEYS & tree.keys()) > 1


def read_stainless(tree: Mapping[str, Any], document: DocumentView | None) -> Migration:
    """Read a configuration; with the document, what depends on it too."""
    migration = Migration("Stainless")
    casings = Casings(tree.get("custom_casings"))
    _read_organization(tree, casings, migration)
    _read_target(tree, casings, migration)
    migration.configuration["path-arguments"] = "last"
    migration.taken("methods", "only the last path parameter goes by position")
    settings = as_mapping(tree.get("client_settings"))
    if document is not None:
        keep_header_arguments(migration)
    read_client_settings(settings, casings, migration)
    read_environments(as_mapping(tree.get("environments")), migration, document)
    read_security(tree, migration, document)
    read_transformations(as_mapping(tree.get("openapi")), migration)
    if "unwrap_response_fields" in as_mapping(tree.get("settings")):
        text = "methods return the whole object: `.data` reads a field"
        migration.differs("settings.unwrap_response_fields", text)
    _read_query_settings(as_mapping(tree.get("query_settings")), migration)
    _read_resources(tree, casings, migration, document)
    for key in tree:
        if key in _ELSEWHERE:
            migration.differs(key, _ELSEWHERE[key], (key,))
    for section, known in _READ.items():
        node = as_mapping(tree.get(section)) if section else tree
        _report_unread(section, node, known, migration)
    return migration


def _report_unread(
    section: str, node: Mapping[str, Any], known: frozenset[str], migration: Migration
) -> None:
    for key in node:
        if key not in known and key not in _ELSEWHERE:
            place = (section, str(key)) if section else (str(key),)
            text = "not read: this key is not known here"
            migration.dropped(".".join(place), text, place)


def _read_organization(
    tree: Mapping[str, Any], casings: Casings, migration: Migration
) -> None:
    organization = as_mapping(tree.get("organization"))
    name = casings.pascal(as_text(organization.get("name")))
    if name.isidentifier() and name.isalnum():
        migration.configuration["client-name"] = name
        migration.taken("organization.name", f"classes {name} and Async{name}")


def _read_target(
    tree: Mapping[str, Any], casings: Casings, migration: Migration
) -> None:
    """Read the target for Python: names of package and distribution.

    It is `targets.python`, or `package.python` of older files: `{name: …, repo: …}`.
    """
    older = as_mapping(as_mapping(tree.get("package")).get("python"))
    target = as_mapping(as_mapping(tree.get("targets")).get("python"))
    target = target or {"package_name": older.get("name")}
    organization = as_mapping(tree.get("organization"))
    name = as_text(target.get("package_name")) or as_text(organization.get("name"))
    package = re.sub("[^a-z0-9]+", "_", name.lower()).strip("_")
    if package.isidentifier():
        migration.configuration["package"] = package
        migration.taken("targets.python.package_name", f"package {package}")
    distribution: dict[str, Any] = {}
    project = as_text(target.get("project_name")) or name
    if project:
        distribution["name"] = project
    license = as_mapping(tree.get("settings")).get("license")
    license = as_text(license) or as_text(as_mapping(license).get("name"))
    if license:
        distribution["license"] = license
    urls = {
        "Documentation": as_text(organization.get("docs")),
        "Repository": _repository(as_text(target.get("production_repo"))),
    }
    urls = {label: url for label, url in urls.items() if url}
    if urls:
        distribution["urls"] = urls
    if distribution:
        migration.configuration["distribution"] = distribution
    if "publish" in target:
        text = "`--dist` writes pyproject.toml; publish with your own workflow"
        migration.differs("targets.python.publish", text)
    others = [key for key in as_mapping(tree.get("targets")) if key != "python"]
    if others:
        migration.dropped(f"targets.{{{','.join(others)}}}", "other languages")


def _repository(name: str) -> str:
    name = name.partition("#")[0]
    return f"https://github.com/{name}" if name.count("/") == 1 else name


def _read_query_settings(settings: Mapping[str, Any], migration: Migration) -> None:
    """Read how arrays and objects travel in a query, where OpenAPI's default differs."""
    arrays = as_text(settings.get("array_format"))
    if arrays == "comma":
        for place in ("$.paths[*][*].parameters", "$.components.parameters"):
            text = "Arrays in queries are separated by commas."
            migration.update(f"{place}{_QUERY_ARRAYS}", {"explode": False}, text)
        migration.taken("query_settings.array_format", "`explode: false`")
    elif arrays in ("brackets", "indices"):
        text = "arrays travel as the document says (`style`, `explode`, names with [])"
        migration.differs("query_settings.array_format", text)
    if as_text(settings.get("nested_format")) == "dots":
        text = "objects travel as the document says (`style: deepObject` has brackets)"
        migration.differs("query_settings.nested_format", text)


def _read_resources(
    tree: Mapping[str, Any],
    casings: Casings,
    migration: Migration,
    document: DocumentView | None,
) -> None:
    reader = ResourcesReader(migration, casings, document)
    reader.read(as_mapping(tree.get("resources")))
    resources = reader.resources
    schemes = read_schemes(tree.get("pagination"), migration)
    pagination = paginate(resources.methods, schemes, document, migration)
    used = {method.operation for method in resources.methods}
    unspecified = map(endpoint, as_texts(tree.get("unspecified_endpoints")))
    excluded = {*resources.skipped, *filter(None, unspecified)} - used
    configuration = migration.configuration
    configuration["resources"] = resources.tree
    if excluded:
        configuration["exclude"] = {"operations": sorted(excluded)}
    if models := {k: v for k, v in resources.models.items() if not v.endswith(f"/{k}")}:
        configuration["models"] = models
    if pagination:
        configuration["pagination"] = pagination
    if document is not None:
        if arguments := argument_names(resources.methods, document):
            configuration["arguments"] = arguments
        read_streaming(resources.methods, resources.pointers, document, migration)
        choose_forms(resources.methods, document, migration)
    count = len(resources.methods)
    migration.taken("resources", f"{count} methods, {len(resources.models)} models")
    _deprecate(resources.methods, migration)
    if document is not None:
        named = set(map(shape, used | excluded))
        rest = [
            r for r in document.operations.operations if shape(r.route) not in named
        ]
        if rest:
            text = "operations that it does not name are there under names of their own"
            migration.differs("resources", f"{len(rest)} {text}")


def _deprecate(methods: Iterable[Method], migration: Migration) -> None:
    """Mark operations whose methods are deprecated."""
    for method in methods:
        if method.options.get("deprecated"):
            verb, _, path = method.operation.partition(" ")
            target = f"$.paths{member(path)}.{verb.lower()}"
            migration.update(target, {"deprecated": True}, "Deprecated in the SDK.")
