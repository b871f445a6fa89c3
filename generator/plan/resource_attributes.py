"""Resources as attributes of the client, or of the resource that they are in."""

from __future__ import annotations

from collections.abc import Iterable

from generator.naming import ResourceName
from generator.plan.design import Design
from generator.plan.docs import paragraphs, sentence
from generator.plan.layout import call
from generator.plan.resource_texts import resource_text
from generator.plan.scope import isort_key, module_key
from generator.plan.statements import (
    import_line,
    lines,
    return_wrapper,
    returned_value,
    signature,
)
from generator.plan.template_models import ResourceAttribute
from generator.plan.webhooks import ATTRIBUTE, CLASS
from generator.text import Code, code, docstring, identifier

_WEBHOOKS = Code(".webhooks")


def inner_resources(design: Design, outer: ResourceName | None) -> list[ResourceName]:
    """Return the resources that are attributes of another; of the client for None."""
    path = outer.path if outer else ()
    rows = design.names.resources.values()
    return [row for row in rows if row.path and row.path[:-1] == path]


def checked_imports(
    rows: Iterable[ResourceName],
    package: Code,
    before: Iterable[Code] = (),
    after: Iterable[Code] = (),
) -> Code | None:
    """Return imports that type checkers see: both classes of each resource.

    Args:
        rows: the resources.
        package: where their modules are, with a last dot.
        before: imports that come before them, and ``after`` those behind.
    """
    imports = [
        _import(row, package, ("", "Async"), 4)
        for row in sorted(rows, key=lambda row: module_key(row.module))
    ]
    every = (*before, *imports, *after)
    return lines(every, 4) if every else None


def client_attribute(
    design: Design, row: ResourceName, prefix: str
) -> ResourceAttribute:
    """Return a resource as a property of a client, which imports it at first use."""
    class_name = identifier(f"{prefix}{row.class_name}")
    body = return_wrapper(class_name, 8)
    return _attribute(design, row, prefix, Code(".resources."), body)


def webhooks_attribute() -> ResourceAttribute:
    """Return the verifier of webhooks as a property of a client."""
    name, class_name = identifier(ATTRIBUTE), identifier(CLASS)
    return ResourceAttribute(
        name=name,
        signature=signature(name, (Code("self"),), class_name, 4),
        doc=docstring("Webhooks, verified.", 8),
        import_line=import_line(_WEBHOOKS, (class_name,), 8),
        value=returned_value(call(class_name, ()), 8),
    )


def webhooks_import() -> Code:
    """Return the import of the verifier that type checkers see."""
    return import_line(_WEBHOOKS, (identifier(CLASS),), 4)


def inner_attribute(
    design: Design, row: ResourceName, prefix: str
) -> ResourceAttribute:
    """Return a resource as a property of the resource that it is in."""
    class_name = identifier(f"{prefix}{row.class_name}")
    body = returned_value(call(class_name, (Code("self._client"),)), 8)
    return _attribute(design, row, prefix, Code("."), body)


def _attribute(
    design: Design, row: ResourceName, prefix: str, package: Code, value: Code
) -> ResourceAttribute:
    class_name = identifier(f"{prefix}{row.class_name}")
    name = identifier(row.attribute)
    text = paragraphs(sentence(resource_text(design, row)))
    return ResourceAttribute(
        name=name,
        signature=signature(name, (Code("self"),), class_name, 4),
        doc=docstring(text, 8),
        import_line=_import(row, package, (prefix,), 8),
        value=value,
    )


def _import(
    row: ResourceName, package: Code, prefixes: tuple[str, ...], indent: int
) -> Code:
    names = sorted((f"{prefix}{row.class_name}" for prefix in prefixes), key=isort_key)
    module = code("{}{}", package, identifier(row.module))
    return import_line(module, map(identifier, names), indent)
