"""Resources: the groups of operations that are attributes of the client."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.ir import Api, Operation
from generator.ir.values import Value
from generator.naming.operation_ids import given_call
from generator.naming.paths import is_procedure, resource_words
from generator.naming.reserved import CLIENT, TYPE, VIEWS, pinned, safe_module
from generator.naming.resolve import DECLARED, DERIVED, Entity, resolve
from generator.naming.verbs import ARTICLES, PREPOSITIONS
from generator.text import camel_case, module_name, snake_case
from generator.text.identifier import words
from generator.text.python_words import KEYWORDS

ResourcePath = tuple[str, ...]
"""Attributes from the client to a resource; () is the client itself."""
OperationKey = tuple[str, str, ResourcePath | None, str | None]
"""HTTP method, path, and the resource and name that are asked for: one operation may be
callable in several places."""

_LONGEST_TAG = 4
_DIGITS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
)
_SUFFIXES = ("Resource", "Methods", "Operations", "Group")
_UNSAID = frozenset(("default", "untagged"))
_FILLERS = (
    ARTICLES
    | PREPOSITIONS
    | frozenset(("all", "and", "any", "api", "apis", "are", "calls", "can", "endpoint"))
    | frozenset(
        ("endpoints", "everything", "is", "its", "manage", "managing", "method")
    )
    | frozenset(("methods", "operation", "operations", "or", "related", "requests"))
    | frozenset(("that", "their", "these", "this", "used", "which", "you", "your"))
)


class ResourceName(Value, frozen=True):
    """The names of a group of operations.

    Attributes:
        path: the attributes that lead to it from the client.
        module: under ``resources/`` and ``models/``.
        class_name: of the resource, without ``Async`` and the name of a view.
        tags: the document's tags that it stands for.
    """

    path: ResourcePath
    module: str
    class_name: str
    tags: tuple[str, ...] = ()

    @property
    def attribute(self) -> str:
        """Its name on what it is an attribute of; empty for the client itself."""
        return self.path[-1] if self.path else ""

    @property
    def dotted(self) -> str:
        """The attributes that lead to it from the client: ``chat.completions``."""
        return ".".join(self.path)

    @property
    def called(self) -> str:
        """The expression that a program writes: ``client.chat.completions``."""
        return ".".join(("client", *self.path))


def operation_key(operation: Operation) -> OperationKey:
    """Return the key that tells an operation from all others."""
    return operation.method, operation.path, operation.resource, operation.python_name


def resource_paths(api: Api) -> dict[OperationKey, ResourcePath]:
    """Choose the resource of each operation.

    That is what is pinned, else the group before the ``/`` of an operationId, else the
    first tag, else the first telling literal of the path, else the client itself; the
    client also where that literal is what a procedure is called, as in
    ``POST /enableRegion``.
    """
    asked = {tag.name: name for tag in api.tags if (name := pinned(tag.python_name))}
    return {operation_key(row): _resource_path(row, asked) for row in api.operations}


def _resource_path(operation: Operation, asked: Mapping[str, str]) -> ResourcePath:
    if operation.resource is not None:
        return tuple(_safe_attributes(operation.resource))
    given = given_call(operation.operation_id or "")
    if operation.tag in asked:
        name = asked[operation.tag]
    elif given is not None:
        name = snake_case(given[0], "resource")
    elif operation.tag.strip().lower() not in _UNSAID | {""}:
        name = tag_name(operation.tag)
    elif operation.operation_id and is_procedure(operation.path):
        return ()
    elif literal := resource_words(operation.path):
        name = snake_case("_".join(literal), "resource")
    else:
        return ()
    return (f"{name}_" if name in CLIENT else name,)


def _safe_attributes(path: ResourcePath) -> Iterator[str]:
    """Yield names that are asked for; one that the client or a resource has gives way."""
    for depth, name in enumerate(path):
        reserved = VIEWS if depth else CLIENT
        yield f"{name}_" if name in reserved or name in KEYWORDS else name


def tag_name(tag: str) -> str:
    """A tag in snake case; of a sentence, the words that say something.

    ``Everything about your Pets`` is ``pets``.
    """
    if len(words(tag)) <= _LONGEST_TAG:
        return snake_case(_begun_by_letter(tag), "tag")
    sentence = tag.partition(". ")[0]
    telling = [word for word in words(sentence) if word.lower() not in _FILLERS]
    return (
        snake_case("_".join(telling[:_LONGEST_TAG]), "tag")
        if telling
        else (snake_case(tag, "tag"))
    )


def _begun_by_letter(tag: str) -> str:
    """Spell a digit that begins a word: ``2FA`` is ``two FA``."""
    first, rest = tag[:1], tag[1:]
    if first.isascii() and first.isdigit() and rest[:1].isalpha():
        return f"{_DIGITS[int(first)]} {rest}"
    return tag


def resource_modules(paths: Iterable[ResourcePath]) -> dict[ResourcePath, str]:
    """Name the modules of all resources, and of those around them."""
    around = (path[:length] for path in paths for length in range(1, len(path) + 1))
    every = dict.fromkeys((*around, *(() for path in paths if not path)))
    return resolve(_module(path) for path in every)


def resource_names(
    api: Api,
    paths: Mapping[OperationKey, ResourcePath],
    modules: Mapping[ResourcePath, str],
    models: frozenset[str],
) -> dict[ResourcePath, ResourceName]:
    """Name all resources.

    Args:
        api: the API.
        paths: the resource of each operation.
        modules: their modules.
        models: the names of the classes of models, which keep them.
    """
    tags: dict[ResourcePath, dict[str, None]] = {path: {} for path in modules}
    for operation in api.operations:
        tags[paths[operation_key(operation)]][operation.tag] = None
    classes = _class_names(tags, models)
    return {
        path: ResourceName(path, modules[path], classes[path], tuple(tags[path]))
        for path in tags
    }


def _module(path: ResourcePath) -> Entity[ResourcePath]:
    if not path:
        return Entity(path, DERIVED, ("client", "client_methods"), "")
    names = (module_name(text, "tag") for text in _texts(path))
    return Entity(path, DECLARED, map(safe_module, names), ".".join(path))


def _texts(path: ResourcePath) -> tuple[str, str]:
    """A path in words: ``chat_completions``, else ``completions_in_chat``."""
    return "_".join(path), "_in_".join(reversed(path))


def _class_names(
    paths: Iterable[ResourcePath], models: frozenset[str]
) -> dict[ResourcePath, str]:
    """Name the classes; models that are called so, and twins, keep their names."""
    stems = {path: [camel_case(text, "Tag") for text in _texts(path)] for path in paths}
    twins = {f"Async{names[0]}Resource" for path, names in stems.items() if path}
    twins |= {"AsyncClientMethods", "AsyncClientOperations"}

    def candidates(path: ResourcePath) -> list[str]:
        if not path:
            return ["ClientMethods", "ClientOperations"]
        names = [f"{stem}{suffix}" for stem in stems[path] for suffix in _SUFFIXES]
        free = [name for name in names if models.isdisjoint(_classes_beside(name))]
        return [name for name in free if name not in twins] or names

    return resolve(
        Entity(path, DECLARED, candidates(path), ".".join(path)) for path in stems
    )


def _classes_beside(name: str) -> set[str]:
    """The classes of a resource: its own, the asynchronous one, those of its views."""
    views = ("", *(camel_case(view, "View") for view in VIEWS))
    return {f"{start}{name}{view}" for start in ("", "Async") for view in views}


def reserved_in(
    path: ResourcePath, resources: Iterable[ResourcePath]
) -> frozenset[str]:
    """Names that no method of a resource may have: its views, the resources in it, `mro`."""
    inner = {other[-1] for other in resources if other and other[:-1] == path}
    return frozenset(inner) | TYPE | (VIEWS if path else CLIENT)
