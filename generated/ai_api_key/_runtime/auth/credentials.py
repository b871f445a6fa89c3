"""Credentials: from a client's arguments or the environment, and which are sent.

The parts of one scheme come from one source together: an argument for any of them
leaves the environment out, so that a key is never paired with somebody else's secret.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..errors import MissingCredentialsError
from . import Authenticator, CustomAuth, SecurityScheme

if TYPE_CHECKING:
    from ..api import Api
    from . import Auth

Credentials = dict[str, object]
"""The parts of one scheme by the name of its field: texts, or a function for a token."""
Security = tuple[tuple[str, ...], ...]
"""Alternatives of combinations of schemes, by name."""


def variable_name(api: Api, keyword: str) -> str | None:
    """The environment variable that stands in for a keyword; `None` without any."""
    if keyword in api.env_names:
        return api.env_names[keyword]
    return f"{api.env_prefix}_{keyword.upper()}" if api.env_prefix else None


def describe_keywords(api: Api, keywords: Sequence[str]) -> str:
    """Keywords and the environment variables that stand in for them, for messages."""
    variables = [variable_name(api, keyword) for keyword in keywords]
    text = " and ".join(keywords)
    named = " and ".join(name for name in variables if name)
    return f"{text} (environment: {named})" if named else text


def from_environment(api: Api, keyword: str) -> str | None:
    """The keyword's value in the environment; an empty one counts as absent."""
    name = variable_name(api, keyword)
    return (os.environ.get(name) or None) if name else None


def gather(api: Api, given: Mapping[str, object]) -> dict[str, Credentials]:
    """The credentials of every scheme that has them all, by the scheme's name.

    `given` are the constructor's keywords. Raises `MissingCredentialsError` for half a
    credential, naming the half that is missing.
    """
    found: dict[str, Credentials] = {}
    for name, scheme in api.schemes.items():
        parts = _parts(api, scheme, given)
        for group in scheme.groups():
            if _is_whole(api, scheme, group, parts):
                found[name] = {field: parts[field] for field in group}
                break
        else:
            if not scheme.groups():
                found[name] = {}
    return found


def _parts(
    api: Api, scheme: SecurityScheme, given: Mapping[str, object]
) -> Credentials:
    """All parts from the arguments, or all from the environment."""
    fields = [field for group in scheme.groups() for field in group]
    parts: Credentials = {f: given.get(_keyword(scheme, f)) for f in fields}
    if all(value is None for value in parts.values()):
        parts = {f: from_environment(api, _keyword(scheme, f)) for f in fields}
    for field, value in parts.items():
        if isinstance(value, str) and not _is_safe(value):
            keyword = _keyword(scheme, field)
            raise ValueError(f"{keyword}: a line break or a control character in it")
    return parts


def _is_safe(value: str) -> bool:
    return not any(char in value for char in "\r\n\0")


def _keyword(scheme: SecurityScheme, field: str) -> str:
    keyword: str = getattr(scheme, field)
    return keyword


def _is_whole(
    api: Api, scheme: SecurityScheme, group: tuple[str, ...], parts: Credentials
) -> bool:
    """Return whether a group is there.

    A password may be left out; any other part that is empty counts as missing.
    """
    if "password" in group and parts["username"] and parts["password"] is None:
        parts["password"] = ""
    missing = [
        f for f in group if parts[f] is None or (not parts[f] and f != "password")
    ]
    if not missing:
        return True
    if len(missing) < len(group):
        raise MissingCredentialsError(
            f"half a credential: {_names(api, scheme, missing)} is missing beside "
            f"{_names(api, scheme, [f for f in group if f not in missing])}"
        )
    return False


def _names(api: Api, scheme: SecurityScheme, fields: list[str]) -> str:
    return " and ".join(_keyword(scheme, field) for field in fields)


class MissingCredentials(NamedTuple):
    """The credentials that an operation needs and the client was not given."""

    needed: str
    alternatives: Sequence[Sequence[SecurityScheme]]

    def check(self, headers: Mapping[str, str], url: str) -> None:
        """Raise `MissingCredentialsError` unless the request carries them anyway.

        A header field of the caller's or a hook may have put them there.
        """
        fields = {name.lower(): value for name, value in headers.items()}
        for schemes in self.alternatives:
            if schemes and all(each.is_sent_with(fields, url) for each in schemes):
                return
        raise MissingCredentialsError(f"credentials are needed: {self.needed}")


def select(
    api: Api, security: Security, ready: Mapping[str, Authenticator | None]
) -> Authenticator | MissingCredentials | None:
    """The first alternative whose schemes are all ready (OpenAPI 3.2 section 4.30).

    `ready` holds an authenticator for every scheme that has its credentials, `None`
    for one that sends nothing. The empty alternative, which makes security optional,
    comes last.
    """
    if not security:
        return None
    for alternative in sorted(security, key=lambda names: not names):
        if all(name in ready for name in alternative):
            parts = [part for name in alternative if (part := ready[name])]
            if len(parts) < 2:
                return parts[0] if parts else None
            assert api.combine is not None  # it is there where schemes are combined
            return api.combine(parts)
    alternatives = [
        [api.schemes[name] for name in alternative if name in api.schemes]
        for alternative in security
    ]
    return MissingCredentials(_needed(api, security), alternatives)


def to_authenticator(auth: Auth | Authenticator) -> Authenticator:
    """A user's `auth=` in the form of the built-in ones."""
    return auth if isinstance(auth, Authenticator) else CustomAuth(auth)


def _needed(api: Api, security: Security) -> str:
    ways = [
        " with ".join(_describe(api, name) for name in alternative)
        for alternative in security
    ]
    return "; or ".join(way for way in ways if way)


def _describe(api: Api, name: str) -> str:
    """The ways to give a scheme's credentials: keywords, environment variables."""
    scheme = api.schemes.get(name)
    if scheme is None:
        return f"scheme {name!r}"
    groups = ([_keyword(scheme, field) for field in g] for g in scheme.groups())
    ways = (describe_keywords(api, keywords) for keywords in groups)
    return ", or ".join((*ways, *scheme.other_ways()))
