"""Divides what is to be said into pages, and finds what speaks of each type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from generator.ir import Api, Media, Object, Operation, Type
from generator.ir.dependencies import linked, operation_types
from generator.naming import Names, callback_key
from generator.naming.resources import OperationKey, operation_key
from generator.plan.docs import json_text
from generator.plan.pages.site_map import WEBHOOKS, Chapter, Site, Use
from generator.plan.pages.trees import Trees
from generator.plan.webhook_events import callback_payloads

T = TypeVar("T")
_PAGE_BYTES = 400_000
"""The estimated size from which a page goes on in another one."""
_ATTRIBUTE_BYTES = 520
_OPERATION_BYTES = 6_000


def build_site(
    api: Api,
    names: Names,
    homes: Mapping[str, str],
    operations: Mapping[str, tuple[Operation, ...]],
) -> Site:
    """Divide what is to be said into pages of a size that browsers like.

    Args:
        api: the API.
        names: its names.
        homes: the modules of its types, by pointer.
        operations: of each resource, by the name of its module.
    """
    sizes: dict[str, int] = {}
    models = dict(_model_pages(api, homes, sizes))
    model_urls = {
        pointer: f"{path}#{names.classes[pointer, False]}"
        for path, pointers in models.items()
        for pointer in pointers
    }
    chapters = dict(_chapters(api, names, operations, sizes))
    operation_urls = {
        operation_key(row): f"{path}#{names.method_of(row)}"
        for path, chapter in chapters.items()
        for row in chapter.operations
    }
    uses = _uses(api, names, model_urls, operation_urls)
    return Site(chapters, models, model_urls, operation_urls, uses, sizes)


def _model_pages(
    api: Api, homes: Mapping[str, str], sizes: dict[str, int]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    by_home: dict[str, list[str]] = {}
    for pointer, home in homes.items():
        by_home.setdefault(home, []).append(pointer)

    def size(pointer: str) -> int:
        row = api.declarations[pointer]
        count = len(row.properties) if isinstance(row, Object) else 0
        return _ATTRIBUTE_BYTES * (2 + count)

    for home, pointers in sorted(by_home.items()):
        for number, (pages, total) in enumerate(_divided(pointers, size), 1):
            path = _page_path("models", home, number)
            sizes[path] = total
            yield path, pages


def _chapters(
    api: Api,
    names: Names,
    operations: Mapping[str, tuple[Operation, ...]],
    sizes: dict[str, int],
) -> Iterator[tuple[str, Chapter]]:
    reading = Trees(api, names, {}, sending=False)
    sending = Trees(api, names, {}, sending=True)

    def size(operation: Operation) -> int:
        body = operation.body.media if operation.body else ()
        answers = [each for row in operation.responses for each in row.media]
        count = sum(sending.size(each.type) for each in body)
        count += sum(reading.size(each.type) for each in answers)
        count += len(operation.parameters)
        examples = sum(map(_example_bytes, (*body, *answers)))
        return _OPERATION_BYTES + _ATTRIBUTE_BYTES * count + 2 * examples

    for module, rows in operations.items():
        for number, (part, total) in enumerate(_divided(rows, size), 1):
            path = _page_path("resources", module, number)
            sizes[path] = total
            yield path, Chapter(module, number, part)


def _example_bytes(media: Media) -> int:
    return sum(len(json_text(each)) for each in media.examples[:1])


def _page_path(folder: str, name: str, number: int) -> str:
    return f"{folder}/{name}.html" if number == 1 else f"{folder}/{name}-{number}.html"


def _divided(
    rows: Iterable[T], size: Callable[[T], int]
) -> Iterator[tuple[tuple[T, ...], int]]:
    """Yield runs of rows that fit on a page, each with its size."""
    page: list[T] = []
    total = 0
    for row in rows:
        added = size(row)
        if page and total + added > _PAGE_BYTES:
            yield tuple(page), total
            page, total = [], 0
        page.append(row)
        total += added
    if page:
        yield tuple(page), total


def _uses(
    api: Api,
    names: Names,
    model_urls: Mapping[str, str],
    operation_urls: Mapping[OperationKey, str],
) -> dict[str, tuple[Use, ...]]:
    found: dict[str, dict[Use, None]] = {}
    trees = Trees(api, names, {}, sending=False)
    for operation in api.operations:
        called = ".".join(names.called(operation))
        use = Use(f"{called}()", operation_urls[operation_key(operation)])
        for type_ in _spoken_types(operation):
            for pointer in trees.models(type_):
                found.setdefault(pointer, {})[use] = None
    for callback, media in callback_payloads(api):
        name = names.parsers[callback_key(callback)]
        use = Use(f"webhooks.{name}()", f"{WEBHOOKS}#{name}")
        for pointer in trees.models(media.type):
            found.setdefault(pointer, {})[use] = None
    for pointer, row in api.declarations.items():
        url = model_urls.get(pointer)
        if url is None:  # a type that no class stands for
            continue
        use = Use(names.classes[pointer, False], url)
        for target in linked(row):
            if target != pointer:
                found.setdefault(target, {})[use] = None
    return {pointer: tuple(uses) for pointer, uses in found.items()}


def _spoken_types(operation: Operation) -> Iterator[Type]:
    yield from operation_types(operation, sending=True)
    yield from operation_types(operation, sending=False)
