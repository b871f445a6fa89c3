"""From the planned files of pages to their texts: a table of templates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.package_data import templates
from generator.plan.template_models import Copy, pages
from generator.render.html_pages import PageRenderer
from generator.render.rendered_file import RenderedFile
from generator.render.rendering import Renderer
from generator.render.template_loading import Templates
from generator.text.html import script_value

_PAGES: Mapping[type, str] = {
    pages.ErrorsPage: "errors.html.jinja",
    pages.WebhooksPage: "webhooks.html.jinja",
    pages.IndexPage: "index.html.jinja",
    pages.ModelsIndex: "models_index.html.jinja",
    pages.ModelsPage: "models.html.jinja",
    pages.ResourcePage: "resource.html.jinja",
    pages.SearchPage: "search.html.jinja",
}
"""The templates of pages, by the type of what they print."""


def render_page(path: str, content: object, renderer: Renderer) -> RenderedFile:
    """Render a file of the pages.

    Args:
        path: of the file.
        content: what was planned.
        renderer: of everything that is no HTML.
    """
    if not isinstance(content, pages.CollectedFile):
        return RenderedFile(path, _text(content, renderer))
    pieces = [
        each if isinstance(each, Copy) else _text(each, renderer)
        for each in content.pieces
    ]
    return RenderedFile(path, "", pieces=tuple(pieces))


def _text(content: object, renderer: Renderer) -> str:
    match content:
        case pages.MarkdownFile():
            return renderer.text("docs/markdown.md.jinja", file=content)
        case pages.SearchIndex(rows=rows):
            return f"window.searchIndex = {script_value(rows)};\n"
        case pages.StaticFile(name=name):
            return (templates() / "docs" / name).read_text(encoding="utf-8")
        case pages.TextFile(text=text):
            return text
        case _:
            return _page_renderer(renderer.own).page(_PAGES[type(content)], content)


@cache
def _page_renderer(own: Templates) -> PageRenderer:
    return PageRenderer(own)
