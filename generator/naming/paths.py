"""Paths of operations in words: what is literal, what is a parameter, what is noise."""

from __future__ import annotations

import functools
import re

from generator.ir.values import Value
from generator.naming.verbs import ACTIONS
from generator.text.identifier import words

_VERSION = re.compile(
    r"v?\d+(?:[._-]\d+)*(?:[._-]?(?:alpha|beta|rc|preview)\d*)?|v\d+\w*"
    r"|(?:latest|alpha|beta)",
    re.IGNORECASE,
)
_FORMAT = re.compile(r"\.(?:json|xml|csv|html?|php|do|aspx?|jsp|ya?ml|\{\w+\})$")
_PARAMETER = re.compile(r"\{([^}]*)\}")
_CALLED = re.compile(r"[(;].*$")
_ABOUT = re.compile(r"[#?].*$", re.DOTALL)


class PathToken(Value, frozen=True):
    """A segment of a path, or the custom verb behind its ``:``.

    Attributes:
        words: of a literal, or of a parameter's name.
        is_parameter: whether the caller fills it in.
        is_noise: whether it is a version or ``api``.
        is_verb: whether it is behind a ``:`` (Google AIP-136).
    """

    words: tuple[str, ...]
    is_parameter: bool = False
    is_noise: bool = False
    is_verb: bool = False


@functools.lru_cache(maxsize=50_000)
def path_tokens(path: str) -> tuple[PathToken, ...]:
    """Read a path: ``/v1/users/{id}:lock`` is a version, ``users``, ``id``, ``lock``."""
    found: list[PathToken] = []
    for segment in _ABOUT.sub("", path).split("/"):
        found += _segment_tokens(segment)
    return tuple(found)


def resource_words(path: str) -> tuple[str, ...]:
    """The first literal that is neither a version nor ``api``; () if there is none."""
    for token in path_tokens(path):
        if not token.is_parameter and not token.is_noise:
            return token.words
    return ()


def is_procedure(path: str) -> bool:
    """Return whether a path says what is done and nothing else: ``/enableRegion``."""
    literals = [row.words for row in path_tokens(path) if not row.is_noise]
    if len(literals) != 1 or len(literals[0]) < 2:
        return False
    return literals[0][0].lower() in ACTIONS


def _segment_tokens(segment: str) -> list[PathToken]:
    """The tokens of one segment; a version or ``api`` is noise wherever it stands."""
    plain = _FORMAT.sub("", segment)
    if _VERSION.fullmatch(plain) or plain.lower() == "api":
        return [PathToken(words(plain), is_noise=True)]
    plain, _, verb = _split_verb(plain)
    tokens: list[PathToken] = []
    if parameters := _PARAMETER.findall(plain):
        tokens += [PathToken(words(name), is_parameter=True) for name in parameters]
        literal = words(_CALLED.sub("", plain)) if plain[0] != "{" else ()
        tokens[:0] = [PathToken(literal)] if "(" in plain and literal else []
    elif literal := words(_CALLED.sub("", plain)):
        tokens.append(PathToken(literal))
    if verb:
        tokens.append(PathToken(words(verb), is_verb=True))
    return tokens


def _split_verb(segment: str) -> tuple[str, str, str]:
    """Part ``users:lock`` and ``{id}:lock``, but not ``{+name:lock}``."""
    if ":" in segment.rpartition("}")[2]:
        return segment.rpartition(":")
    return segment, "", ""
