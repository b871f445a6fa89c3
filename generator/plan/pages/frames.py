"""The frame of every page: its title, and links to all other pages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.plan.design import Design
from generator.plan.pages.site_map import WEBHOOKS
from generator.plan.template_models.page_entries import (
    Link,
)
from generator.plan.template_models.pages import (
    Entry,
    Frame,
)
from generator.plan.webhook_events import callback_payloads


class FrameMaker:
    """Makes the frames of the pages of one SDK."""

    def __init__(self, design: Design) -> None:
        self._design = design
        self._links = tuple(_links(design))

    def frame(
        self, title: str, path: str, *, here: str = "", contents: tuple[Link, ...] = ()
    ) -> Frame:
        """Return the frame of a page.

        Args:
            title: of the page.
            path: of the page, below the root of the pages.
            here: the link to the page, as it is called beside all others.
            contents: links to its sections.
        """
        design = self._design
        return Frame(
            title=title,
            site=design.title,
            version=design.api.version,
            root="../" * path.count("/"),
            entries=tuple(_entry(each, here, contents) for each in self._links),
        )


def _entry(link: Link, here: str, contents: tuple[Link, ...]) -> Entry:
    is_here = link.text == here
    return Entry(link, is_here, contents if is_here else ())


def _links(design: Design) -> Iterator[Link]:
    """Yield the links of the navigation, in its order."""
    yield Link("Overview", "index.html")
    dotted = {row.module: row.dotted for row in design.names.resources.values()}
    yield from sorted(
        Link(dotted[chapter.module] or "client", path)
        for path, chapter in design.site.chapters.items()
        if chapter.number == 1
    )
    if design.site.models:
        yield Link("Types", "models.html")
    if callback_payloads(design.api):
        yield Link("Webhooks", WEBHOOKS)
    yield Link("Errors", "errors.html")
