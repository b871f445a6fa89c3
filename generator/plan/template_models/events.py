"""Modules of what an API does by itself: webhooks, and long-running operations."""

from __future__ import annotations

from msgspec import Struct

from generator.plan.template_models.heads import ModuleHead
from generator.text import Code


class PollersModule(ModuleHead, frozen=True, kw_only=True):
    """The module that says how long-running operations are followed."""

    definitions: Code
    pollers: Code


class Parser(Struct, frozen=True):
    """A function that reads a webhook or a callback."""

    name: Code
    signature: Code
    doc: Code
    value: Code


class WebhooksModule(ModuleHead, frozen=True, kw_only=True):
    """The module of the functions that read webhooks and callbacks."""

    parsers: tuple[Parser, ...]
