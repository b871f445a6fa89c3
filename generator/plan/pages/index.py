"""The files of the part `docs`, below ``docs/<package>/``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
    "models.md": models_file,
    "script.js": lambda _: StaticFile("script.js"),
    "search-index.js": search_index,
    "search.html": search_page,
    WEBHOOKS: webhooks_page,
    WEBHOOKS_MARKDOWN: webhooks_file,
    "style.css": lambda _: StaticFile("style.css"),
}
_MODEL_BYTES = 4_000
"""The bytes of a page that are as much work as a model of an SDK."""


def page_sizes(design: Design) -> dict[str, int]:
    """Return the files of the pages, each with how much work it is, in models."""
    site = design.site
    sizes = {path: size // _MODEL_BYTES for path, size in site.sizes.items()}
    markdown = {
        f"resources/{chapter.module}.md": 1 for chapter in site.chapters.values()
    }
    files = dict.fromkeys(_FILES, 1)
    if not callback_payloads(design.api):
        del files[WEBHOOKS], files[WEBHOOKS_MARKDOWN]
    files["llms-full.txt"] = sum(sizes.values()) // 2
    return dict(sorted({**files, **markdown, **sizes}.items()))


def plan_page(design: Design, path: str) -> object:
    """Plan one of these files; a pure function of both."""
    if path in _FILES:
        return _FILES[path](design)
    if path in design.site.models:
        return models_page(design, path)
    if path in design.site.chapters:
        return OperationPages(design).page(path)
    return resource_file(design, path.partition("/")[2].removesuffix(".md"))
