"""All that the planners of one module of models have in common."""

from __future__ import annotations

from msgspec import Struct

from generator.ir import Declaration
from generator.plan.annotations import Annotator
from generator.plan.deprecation import deprecated_decorator
from generator.plan.design import Design
from generator.plan.docs import sentence
from generator.plan.scope import Scope
from generator.plan.type_uses import NO_USES
from generator.text import Code, docstring

_BODY = 4


class DeclarationScope(Struct, frozen=True):
    """A module under ``models/`` that is being written.

    Attributes:
        design: the SDK.
        module: its name.
        scope: its names.
    """

    design: Design
    module: str
    scope: Scope

    def own(self, pointer: str, sending: bool = False) -> Code:
        """The name of a type that the module defines."""
        return self.scope.own(self.design.names.classes[pointer, sending])

    def directions(self, pointer: str) -> tuple[bool, ...]:
        """The classes of a type: whether each is the one that is sent."""
        variants = self.design.variants
        if pointer in variants.split:
            return (False, True)
        return (variants.only_sent(pointer),)

    def annotator(
        self, pointer: str, sending: bool, avoid: frozenset[str] = frozenset()
    ) -> Annotator:
        """A writer of what is in a class of a type, where some names are hidden."""
        design, variants = self.design, self.design.variants
        is_sent = pointer in variants.sent and pointer not in variants.split
        return Annotator(
            self.scope,
            design.names,
            design.api.declarations,
            design.homes,
            self.module,
            sending,
            avoid,
            is_sent=sending or is_sent,
        )

    def uses_text(self, pointer: str, *, sending: bool) -> str:
        """A sentence on what uses the class of a type; nothing where that is nothing."""
        uses = self.design.uses.get(pointer, NO_USES)
        is_split = pointer in self.design.variants.split
        return uses.text(sent=sending or not is_split, read=not sending or not is_split)

    def text(self, declaration: Declaration, fallback: str) -> str:
        """The description of a type, or else its title, or else other words."""
        title = (declaration.hints.title or "").strip()
        return declaration.description.strip() or sentence(title) or fallback

    def docs(self, text: str, indent: int = _BODY) -> tuple[Code, ...]:
        """The docstring of a field, member or alias; none where there is no text."""
        return (docstring(text, indent),) if text else ()

    def decorator(self, declaration: Declaration) -> Code:
        """The decorator of a deprecated class, or nothing."""
        return deprecated_decorator(self.scope, declaration.deprecated, "This type")
