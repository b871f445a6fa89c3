"""Descriptions of resources."""

from __future__ import annotations

from generator.naming import ResourceName
from generator.plan.design import Design


def resource_text(design: Design, name: ResourceName) -> str:
    """The description of a resource, or else words that name it."""
    for tag in design.api.tags:
        if tag.name in name.tags and tag.description:
            return tag.description.strip()
    if not name.path:
        return "The operations of the client itself."
    return f"The operations of {name.attribute.replace('_', ' ')}."
