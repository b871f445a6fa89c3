"""Names of the keywords of the clients' constructors."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Api, ClientHeader, SecurityScheme, server_variables
from generator.ir.security import credential_parts
from generator.naming.reserved import CONSTRUCTOR, pinned
from generator.naming.resolve import DECLARED, DERIVED, PINNED, Entity, resolve
from generator.naming.word_forms import find_words
from generator.text import snake_case
from generator.text.identifier import digest, words

Keyword = tuple[str | None, str]
"""A security scheme and a part of it, or None and a server variable, or a header of the
client by `header_keyword`."""

_TOKEN = "token"
_CREDENTIALS = frozenset(("cookie", "id", "key", "secret", "session", "token"))
_UNSAID = frozenset(("auth", "authentication", "authorization", "scheme", "security"))


def header_keyword(name: str) -> Keyword:
    """The key of a header of the client, by its name on the wire."""
    return None, f"header {name}"


def constructor_names(api: Api) -> dict[Keyword, str]:
    """Name the keywords of a client's constructor.

    Schemes that take a bearer token share ``token``, unless an operation asks for two
    of them at once. Any other keyword that two schemes would share is prefixed by the
    scheme: ``app_key`` for a key of ``appKeyAuth``.

    Returns:
        Keywords by scheme and part; variables and headers have the scheme None.
    """
    apart = _tokens_needed_together(api)
    shared = [row.name for row in api.schemes if _takes_token(row)]
    shared = [name for name in shared if name not in apart]
    entities = [
        entity
        for row in api.schemes
        for entity in _parts(row, shared[1:], apart if shared else frozenset())
    ]
    entities += [
        Entity((None, name), DERIVED, (snake_case(name, "variable"),), name)
        for name in server_variables(api)
    ]
    entities += map(_header, api.client_headers)
    names = resolve(entities, CONSTRUCTOR)
    for name in shared[1:]:
        names.setdefault((name, _TOKEN), names[shared[0], _TOKEN])
    return names


def _header(header: ClientHeader) -> Entity[Keyword]:
    """A header gives way to credentials and variables: ``api_key_header``."""
    asked = pinned(header.python_name)
    name = snake_case(header.name, "header")
    names = (asked or name, f"{name}_header")
    rank = PINNED if asked else DERIVED + 1
    return Entity(header_keyword(header.name), rank, names, f"header {header.name}")


def _tokens_needed_together(api: Api) -> frozenset[str]:
    """The schemes that one operation asks for beside another one with a token."""
    tokens = {row.name for row in api.schemes if _takes_token(row)}
    asked = [api.security, *(row.security or () for row in api.operations)]
    together = (
        tokens.intersection(combination)
        for alternatives in asked
        for combination in alternatives
    )
    return frozenset(name for names in together if len(names) > 1 for name in names)


def _takes_token(scheme: SecurityScheme) -> bool:
    """Return whether a scheme sends a bearer token (RFC 6750), from any source."""
    if _TOKEN in dict(scheme.python_names) or _TOKEN not in credential_parts(scheme):
        return False
    return scheme.type != "http" or scheme.scheme.lower() == "bearer"


def _parts(
    scheme: SecurityScheme, sharing: list[str], apart: frozenset[str]
) -> Iterator[Entity[Keyword]]:
    """The parts of a scheme.

    Args:
        scheme: the scheme.
        sharing: the schemes whose token is another's, which is no part of their own.
        apart: the schemes whose token gives way to one that schemes share.
    """
    asked = dict(scheme.python_names)
    for part in credential_parts(scheme):
        if part == _TOKEN and scheme.name in sharing:
            continue
        key, identity = (scheme.name, part), f"{scheme.name} {part}"
        name = pinned(asked.get(part))
        candidates = (part, _prefixed(scheme.name, part))
        if name is None:
            rank = DERIVED if part == _TOKEN and scheme.name in apart else DECLARED
            yield Entity(key, rank, candidates, identity)
        else:
            yield Entity(key, PINNED, (name, *candidates), identity)


def _prefixed(scheme: str, part: str) -> str:
    """A scheme's name and a part of it, each word once, without ``auth`` at the end.

    A name that says which credential it is, such as ``appId``, stands for itself.
    """
    said = list(words(scheme)) or ["credential", digest(scheme)]
    while len(said) > 1 and said[-1].lower() in _UNSAID:
        said.pop()
    asked = words(part)
    if part == "api_key" and len(said) > 1 and said[-1].lower() in _CREDENTIALS:
        return snake_case("_".join(said), "credential")
    if find_words(said, asked) or said[-1].lower() == asked[-1].lower():
        return snake_case("_".join(asked if len(said) == 1 else said), "credential")
    return snake_case("_".join((*said, *asked)), "credential")
