"""Models whose schema forbids further properties (`additionalProperties: false`).

Answers with others are read all the same; strict validation refuses them.
"""

from __future__ import annotations

from ..model import Model
from .registry import register_base
from .structs import StructAdapter


class ClosedModel(Model):
    """The base of models that have no other properties than those declared."""


class ClosedModelAdapter(StructAdapter):
    """A model without further properties; msgspec passes over them."""

    refuses_unknown = True


register_base(ClosedModel, ClosedModelAdapter)
