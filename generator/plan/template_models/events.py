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


class Verifier(Struct, frozen=True, kw_only=True):
    """The class that verifies webhooks.

    Attributes:
        event: the alias for what a webhook may hold.
        scheme: how webhooks are signed.
        doc: the docstring of the class.
        signature: of its method.
        method_doc: the docstring of that.
        value: the call that it returns.
    """

    event: Code
    scheme: Code
    doc: Code
    signature: Code
    method_doc: Code
    value: Code


class WebhooksModule(ModuleHead, frozen=True, kw_only=True):
    """The module of the functions that read webhooks and callbacks."""

    verifier: Verifier | None
    parsers: tuple[Parser, ...]
