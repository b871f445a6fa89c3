"""The page of webhooks and callbacks: what the API sends, and how it is read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Callback, Media
from generator.naming import callback_key
from generator.plan.design import Design
from generator.plan.pages.frames import FrameMaker
from generator.plan.pages.site_map import WEBHOOKS
from generator.plan.pages.trees import Trees
from generator.plan.template_models.page_entries import Content, Link, Sample
from generator.plan.template_models.pages import EventEntry, WebhooksPage
from generator.plan.webhook_events import callback_payloads, webhook_events
from generator.text import Code, code, identifier
from generator.text.html import markdown_html

_VERIFIED = """\
from {}.webhooks import Webhooks

event = Webhooks().unwrap(body, headers, secret=secret)
"""
_READ = "from {}.webhooks import {}\n\nevent = {}(body)\n"


def webhooks_page(design: Design) -> WebhooksPage:
    """Plan the page; an SDK that reads nothing of the kind has none."""
    events = tuple(_events(design))
    contents = tuple(Link(each.title, f"#{each.anchor}") for each in events)
    frames = FrameMaker(design)
    verifies = webhook_events(design.api) is not None
    verified = code(_VERIFIED, identifier(design.package))
    return WebhooksPage(
        frame=frames.frame("Webhooks", WEBHOOKS, here="Webhooks", contents=contents),
        sample_groups=(_sample("Python: verified", verified),) if verifies else (),
        events=events,
    )


def _events(design: Design) -> Iterator[EventEntry]:
    urls = design.site.model_urls
    trees = Trees(design.api, design.names, urls, sending=False)
    for row, media in callback_payloads(design.api):
        yield _event(design, trees, row, media)


def _event(design: Design, trees: Trees, row: Callback, media: Media) -> EventEntry:
    operation = row.operation
    name = design.names.parsers[callback_key(row)]
    function = identifier(name)
    read = code(_READ, identifier(design.package), function, function)
    return EventEntry(
        anchor=name,
        title=operation.summary.strip() or row.name,
        name=row.name,
        method=operation.method,
        returns=trees.words.python_type(media.type),
        deprecated=operation.deprecated,
        about=operation.description.strip(),
        description=markdown_html(operation.description),
        contents=(Content(media.name, (trees.whole(media.type),)),),
        sample_groups=(_sample("Python", read),),
    )


def _sample(title: str, program: Code) -> tuple[Sample, ...]:
    return (Sample("python", title, program.source),)
