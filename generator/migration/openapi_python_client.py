"""Reading the `config.yaml` of openapi-python-client."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.migration.document_view import DocumentView
from generator.migration.result import Migration, as_mapping, as_text
from generator.text import camel_case

_NAMES = {
    "package_name_override": "package",
    "project_name_override": "name",
    "package_version_override": "version",
}
_ELSEWHERE = {
    "post_hooks": "what is emitted is formatted and passes ruff's defaults already",
    "field_prefix": "names that Python cannot have get a word before them or a _ behind",
    "use_path_prefixes_for_title_model_names": "inline types are named after where"
    " they stand",
    "literal_enums": "enumerations are open StrEnum classes that take plain values too",
    "content_type_overrides": "an overlay gives a media type another name",
    "http_timeout": "`timeout=` of the client",
    "generate_all_tags": "an operation is called in one resource; the configuration's"
    " tree can name it in several",
    "docstrings_on_attributes": "classes describe their attributes in their docstring",
}


def is_openapi_python_client(tree: Mapping[str, Any]) -> bool:
    """Return whether a configuration has keys of openapi-python-client."""
    return bool(tree.keys() & {*_NAMES, *_ELSEWHERE, "class_overrides"})


def read_openapi_python_client(
    tree: Mapping[str, Any], document: DocumentView | None
) -> Migration:
    """Read a configuration; classes are found in the document by their names."""
    migration = Migration("openapi-python-client")
    distribution: dict[str, Any] = {}
    for key, ours in _NAMES.items():
        value = as_text(tree.get(key))
        if value:
            holder = migration.configuration if ours == "package" else distribution
            holder[ours] = value
            migration.taken(key, value)
    if distribution:
        migration.configuration["distribution"] = distribution
    models = dict(_models(as_mapping(tree.get("class_overrides")), document, migration))
    if models:
        migration.configuration["models"] = models
    for key, text in _ELSEWHERE.items():
        if key in tree:
            migration.differs(key, text)
    return migration


def _models(
    overrides: Mapping[str, Any], document: DocumentView | None, migration: Migration
) -> list[tuple[str, str]]:
    """Return names and pointers of the classes that are called otherwise."""
    components = as_mapping(document.root.get("components")) if document else {}
    schemas = {
        camel_case(name, "Model"): name for name in components.get("schemas", {})
    }
    found: list[tuple[str, str]] = []
    for name, override in overrides.items():
        override = as_mapping(override)
        wanted = as_text(override.get("class_name"))
        key = f"class_overrides.{name}"
        if "module_name" in override:
            migration.dropped(f"{key}.module_name", "modules are the resources'")
        if not wanted:
            continue
        if document is not None and name not in schemas:
            migration.dropped(key, "no schema under components has this class")
            continue
        found.append((wanted, f"#/components/schemas/{schemas.get(name, name)}"))
        migration.taken(key, f"class {wanted}")
    return found
