"""Names of the keywords of the clients' constructors."""

from __future__ import annotations

from generator.naming.reserved import CONSTRUCTOR
from generator.naming.resolve import DECLARED, DERIVED, Entity, resolve
from generator.text import snake_case

Keyword = tuple[str | None, str]
"""A security scheme and a part of it, or None and a server variable."""


def constructor_names(
    credentials: tuple[tuple[str, str], ...], variables: tuple[str, ...]
) -> dict[Keyword, str]:
    """Name the keywords of a client's constructor.

    Args:
        credentials: pairs of a security scheme's name and one of its parts, such as
            ``token``; parts that several schemes share are prefixed by the scheme.
        variables: names of server variables.

    Returns:
        Keywords by scheme and part; variables have the scheme None.
    """
    entities = [_credential(scheme, part) for scheme, part in credentials]
    entities += [
        Entity((None, name), DERIVED, (snake_case(name, "variable"),), name)
        for name in variables
    ]
    return resolve(entities, CONSTRUCTOR)


def _credential(scheme: str, part: str) -> Entity[Keyword]:
    longer = snake_case(f"{scheme} {part}", "credential")
    return Entity((scheme, part), DECLARED, (part, longer), f"{scheme} {part}")
