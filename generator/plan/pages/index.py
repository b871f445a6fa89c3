"""The files of the part `docs`, below ``docs/<package>/``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.plan.design import Design
from generator.plan.pages.markdown import (
    api_file,
    llms_file,
    llms_full_file,
    models_file,
    resource_file,
    webhooks_file,
)
from generator.plan.pages.models import models_index, models_page
from generator.plan.pages.operations import OperationPages
from generator.plan.pages.overview import (
    errors_page,
    index_page,
    mcp_json,
    search_index,
    search_page,
)
from generator.plan.pages.site_map import WEBHOOKS, WEBHOOKS_MARKDOWN
from generator.plan.pages.webhooks import webhooks_page
from generator.plan.template_models.page_entries import ModelEntry, OperationEntry
from generator.plan.template_models.pages import StaticFile
from generator.plan.webhook_events import callback_payloads

_FILES: Mapping[str, Callable[[Design], object]] = {
    "api.md": api_file,
    "errors.html": errors_page,
    "index.html": index_page,
    "llms-full.txt": llms_full_file,
    "llms.txt": llms_file,
    "mcp.json": mcp_json,
    "models.html": models_index,
    "script.js": lambda _: StaticFile("script.js"),
    "search-index.js": search_index,
    "search.html": search_page,
    WEBHOOKS: webhooks_page,
    WEBHOOKS_MARKDOWN: webhooks_file,
    "style.css": lambda _: StaticFile("style.css"),
}
_MODELS = "models"
_RESOURCES = "resources/"
_MODEL_BYTES = 4_000
"""The bytes of a page that are as much work as a model of an SDK."""


def page_sizes(design: Design) -> dict[str, int]:
    """Return the keys of the pages, each with how much work it is, in models.

    A key is the path of a file; ``models`` for all files about types; or ``resources/``
    with a module for the files about that resource.
    """
    site = design.site
    sizes = dict.fromkeys((*_FILES, _MODELS), 1)
    if not callback_payloads(design.api):
        del sizes[WEBHOOKS], sizes[WEBHOOKS_MARKDOWN]
    for path, size in site.sizes.items():
        chapter = site.chapters.get(path)
        key = f"{_RESOURCES}{chapter.module}" if chapter else _MODELS
        sizes[key] = sizes.get(key, 0) + size // _MODEL_BYTES
    return dict(sorted(sizes.items()))


class PagePlanner:
    """Plans the pages of one SDK, in any order; what they have in common, once."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._operations = OperationPages(design)

    def files(self, key: str) -> Iterator[tuple[str, object]]:
        """Yield the path and the content of each file of a key of `page_sizes`."""
        if key in _FILES:
            yield key, _FILES[key](self._design)
        elif key == _MODELS:
            yield from self._models()
        else:
            yield from self._resource(key.removeprefix(_RESOURCES))

    def _models(self) -> Iterator[tuple[str, object]]:
        """Yield the pages of types, then the same in Markdown."""
        entries: list[ModelEntry] = []
        for path in self._design.site.models:
            page = models_page(self._design, path)
            entries += page.models
            yield path, page
        yield "models.md", models_file(entries)

    def _resource(self, module: str) -> Iterator[tuple[str, object]]:
        """Yield the pages of a resource, then the same in Markdown."""
        entries: list[OperationEntry] = []
        for path, chapter in self._design.site.chapters.items():
            if chapter.module == module:
                page = self._operations.page(path)
                entries += page.operations
                yield path, page
        markdown = f"{_RESOURCES}{module}.md"
        yield markdown, resource_file(self._design, module, entries)
