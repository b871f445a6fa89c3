"""The pages that there are: one a resource or module of types, of long ones several."""

from __future__ import annotations

from collections.abc import Mapping

from generator.ir import Operation
from generator.ir.values import Value
from generator.naming.resources import OperationKey, operation_key

WEBHOOKS = "webhooks/index.html"
"""The page of webhooks and callbacks, where there are some that can be read."""
WEBHOOKS_MARKDOWN = "webhooks.md"
"""The same in Markdown."""


class Chapter(Value, frozen=True):
    """The operations of one page.

    Attributes:
        module: of their resource.
        number: of the page among those of the resource, from 1.
    """

    module: str
    number: int
    operations: tuple[Operation, ...]


class Use(Value, frozen=True):
    """An operation or a type that speaks of a type: how it is called, and its page."""

    text: str
    url: str


class Site(Value, frozen=True):
    """The pages of an SDK, by path below their folder.

    Attributes:
        chapters: the pages of operations.
        models: the pointers of the types of each page of types.
        model_urls: the page and fragment of each type, by pointer.
        operation_urls: those of each operation, by what tells it from all others.
        uses: what speaks of each type, by pointer.
        sizes: the estimated bytes of each of these pages.
    """

    chapters: Mapping[str, Chapter]
    models: Mapping[str, tuple[str, ...]]
    model_urls: Mapping[str, str]
    operation_urls: Mapping[OperationKey, str]
    uses: Mapping[str, tuple[Use, ...]]
    sizes: Mapping[str, int]

    def url_of(self, operation: Operation) -> str:
        """The page and fragment of an operation."""
        return self.operation_urls[operation_key(operation)]


NO_SITE = Site({}, {}, {}, {}, {}, {})
