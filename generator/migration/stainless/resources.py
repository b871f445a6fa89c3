"""Stainless' `resources`: methods, nested resources and models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from generator.migration.casing import Casings
from generator.migration.document_view import DocumentView
from generator.migration.result import Migration, as_mapping, as_text

_METHODS = frozenset(
    ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
)
_WITHOUT_COUNTERPART = {
    "unwrap_response_fields": "the method returns the whole object: `.data` reads it",
    "body_param_name": "an argument has the document's name, a whole body is `body`",
    "positional_params": "only the last path parameter goes by position",
}


_OPTIONS = frozenset(
    ("type", "endpoint", "paginated", "streaming", "deprecated", "skip", "only")
    + ("description", "skip_test_reason", *_WITHOUT_COUNTERPART)
)
"""Options of methods that are read, or that have nothing to do with an SDK's calls."""


class Method(Struct, frozen=True):
    """A method of a resource.

    Attributes:
        key: where it stands in the file.
        path: names of the resources and the method, in snake_case.
        operation: HTTP method and path.
        options: the members of its long form, empty for the short one.
    """

    key: str
    path: tuple[str, ...]
    operation: str
    options: Mapping[str, Any]


class Resources(Struct):
    """All that `resources` says.

    Attributes:
        tree: for the configuration.
        methods: every method that was taken over.
        models: pointers by class name.
        pointers: of models, by resource and name as the file has them.
        skipped: operations that are not for Python.
    """

    tree: dict[str, Any] = field(default_factory=dict)
    methods: list[Method] = field(default_factory=list)
    models: dict[str, str] = field(default_factory=dict)
    pointers: dict[str, str] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)


class ResourcesReader:
    """Reads the tree of resources.

    Args:
        migration: gets the findings.
        casings: makes names.
        document: says which operations and schemas there are; all, if unknown.
    """

    def __init__(
        self,
        migration: Migration,
        casings: Casings,
        document: DocumentView | None,
    ) -> None:
        self._migration = migration
        self._casings = casings
        self._document = document
        self.resources = Resources()

    def read(
        self,
        nodes: Mapping[str, Any],
        path: tuple[str, ...] = (),
        place: tuple[str, ...] = ("resources",),
    ) -> None:
        """Read resources that stand side by side below a path.

        Args:
            nodes: the resources by name.
            path: names of the resources around them, in snake_case.
            place: the keys that lead to them in the file.
        """
        for name, node in nodes.items():
            node = as_mapping(node)
            inner = (*path, self._casings.snake(name))
            here = (*place, name)
            if name.startswith("$"):  # $client, $shared
                inner = path
            if not is_for_python(node):
                key = ".".join(inner)
                self._migration.taken(f"resources.{key}", "left out: not for Python")
                self._skip(node)
                continue
            self._read_models(as_mapping(node.get("models")), inner, here)
            self._read_methods(as_mapping(node.get("methods")), inner, here)
            below = as_mapping(node.get("subresources"))
            self.read(below, inner, (*here, "subresources"))

    def _read_methods(
        self,
        methods: Mapping[str, Any],
        resource: tuple[str, ...],
        around: tuple[str, ...],
    ) -> None:
        for name, value in methods.items():
            place = (*around, "methods", name)
            options = as_mapping(value)
            path = (*resource, self._casings.snake(name))
            key = ".".join(("resources", *resource, name))
            operation = endpoint(as_text(value) or as_text(options.get("endpoint")))
            if operation is None:
                text = _no_operation(as_text(options.get("type")))
                self._migration.dropped(key, text, place)
            elif not is_for_python(options):
                self.resources.skipped.append(operation)
                self._migration.taken(key, "left out: not for Python")
            elif not self._has_operation(operation):
                text = f"the document has no {operation}"
                self._migration.dropped(key, text, place)
            else:
                method = Method(key, path, operation, options)
                self._add(method, place)

    def _add(self, method: Method, place: tuple[str, ...]) -> None:
        table = self.resources.tree
        for name in method.path[:-1]:
            table = table.setdefault(name, {})
            if not isinstance(table, dict):
                text = f"{name!r} is a method and a resource: the method is kept"
                self._migration.dropped(method.key, text, place)
                return
        if isinstance(table.get(method.path[-1]), dict):
            text = "a resource has this name: the operation keeps its own name"
            self._migration.dropped(method.key, text, place)
            return
        table[method.path[-1]] = method.operation
        self.resources.methods.append(method)
        for option, why in _WITHOUT_COUNTERPART.items():
            if option in method.options:
                own = (*place, option)
                self._migration.differs(f"{method.key}.{option}", why, own)
        for option in method.options.keys() - _OPTIONS:
            text = "not read: this key is not known here"
            own = (*place, option)
            self._migration.dropped(f"{method.key}.{option}", text, own)

    def _read_models(
        self, models: Mapping[str, Any], path: tuple[str, ...], around: tuple[str, ...]
    ) -> None:
        for name, value in models.items():
            place = (*around, "models", name)
            pointer = _schema_pointer(value)
            key = ".".join(("resources", *path, "models", name))
            class_name = self._casings.pascal(name)
            if pointer is None:
                self._migration.dropped(key, "no schema under components", place)
                continue
            if not self._has_schema(pointer):
                text = f"the document has no {pointer}"
                self._migration.dropped(key, text, place)
                continue
            self.resources.pointers[".".join((*path, name))] = pointer
            if self.resources.models.get(class_name, pointer) != pointer:
                longer = self._casings.pascal("_".join((*path[-1:], name)))
                text = f"{class_name} is another type's name: this one is {longer}"
                self._migration.differs(key, text, place)
                class_name = longer
            if pointer not in self.resources.models.values():
                self.resources.models[class_name] = pointer

    def _has_operation(self, operation: str) -> bool:
        return self._document is None or self._document.has_operation(operation)

    def _has_schema(self, pointer: str) -> bool:
        """Return whether the document has a schema, or a transformation adds it."""
        if self._document is None or self._document.has_schema(pointer):
            return True
        updates = (as_mapping(row.get("update")) for row in self._migration.actions)
        return any(pointer.rpartition("/")[2] in update for update in updates)

    def _skip(self, node: Mapping[str, Any]) -> None:
        """Note the operations of a resource that is not for Python."""
        for value in as_mapping(node.get("methods")).values():
            text = as_text(value) or as_text(as_mapping(value).get("endpoint"))
            operation = endpoint(text)
            if operation is not None and self._has_operation(operation):
                self.resources.skipped.append(operation)
        for inner in as_mapping(node.get("subresources")).values():
            self._skip(as_mapping(inner))


def _no_operation(kind: str) -> str:
    """Say why a method of a type has no operation."""
    if kind.startswith("webhook"):
        return "`webhooks` of the package reads and verifies what `webhooks` declares"
    return f"no operation of the document: {kind or 'no endpoint'}"


def endpoint(text: str) -> str | None:
    """Return ``get /pets`` as ``GET /pets``, None for anything else."""
    method, _, path = text.partition(" ")
    if method.lower() in _METHODS and path.strip().startswith("/"):
        return f"{method.upper()} {path.strip()}"
    return None


def is_for_python(node: Mapping[str, Any]) -> bool:
    """Return whether `skip` and `only` let a resource, method or target be."""
    skip, only = node.get("skip"), node.get("only")
    skipped = skip is True or (isinstance(skip, list) and "python" in skip)
    return not skipped and not (isinstance(only, list) and "python" not in only)


def _schema_pointer(value: object) -> str | None:
    """Return the pointer of a model: its schema's name, or a pointer."""
    node = as_mapping(value)
    keys = ("schema", "openapi_uri", "openapi_ref")
    text = as_text(value) or next(
        filter(None, (as_text(node.get(k)) for k in keys)), ""
    )
    if text.startswith("#/"):
        return text
    return f"#/components/schemas/{text}" if text and " " not in text else None
