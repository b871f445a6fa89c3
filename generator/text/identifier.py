"""Names of a document as Python identifiers.

Every name in emitted source comes from :func:`identifier`, which accepts only what
Python accepts as a name that is no keyword. The casings make such names from any text.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable

from generator.text.code import Code
from generator.text.python_words import KEYWORDS
from generator.text.unicode import ascii_text, is_identifier, is_lower, normal_form

_LONGEST = 100
_PLAIN_NAME = re.compile(r"[a-z][a-z0-9_]{0,99}", re.ASCII)
_LETTERS = str.maketrans("0123456789", "ghijkmnpqr")
_SIGNS = {
    "+": "plus", "-": "minus", "*": "star", "/": "slash", "=": "equal", "<": "less",
    ">": "greater", "!": "not", "%": "percent", "&": "and", "|": "or", "~": "tilde",
    "^": "caret", "#": "hash", "@": "at", "$": "dollar", ".": "dot", ",": "comma",
    ":": "colon", ";": "semicolon", "?": "question", "_": "underscore", " ": "space",
}  # fmt: skip


@functools.lru_cache(maxsize=100_000)
def identifier(name: str) -> Code:
    """Return ``name`` as code.

    Raises:
        ValueError: it is no identifier in normal form NFKC, or a keyword.
    """
    if normal_form(name) == name and is_identifier(name) and name not in KEYWORDS:
        return Code(name)
    raise ValueError(f"not an identifier: {name!r}")


def is_key_name(text: str) -> bool:
    """Return whether a text can be a key in the body of a `TypedDict`, unchanged.

    Python changes what is not in normal form, and what begins with two underscores.
    """
    is_name = text.isascii() and text.isidentifier() and text not in KEYWORDS
    return is_name and not text.startswith("__")


def snake_case(text: str, fallback: str) -> str:
    """``createdAt`` to ``created_at``; ``fallback`` starts names without a letter."""
    return _finished("_".join(words(text)).lower(), text, fallback, "_")


def argument_name(text: str, fallback: str) -> str:
    """Snake case of a text; one that is a name in small letters keeps its form.

    ``createdAt`` is ``created_at``, while ``any_`` and ``age__gt`` stay as they are.
    """
    if _PLAIN_NAME.fullmatch(text) and text not in KEYWORDS:
        return text
    return snake_case(text, fallback)


def upper_case(text: str, fallback: str) -> str:
    """``createdAt`` to ``CREATED_AT``, for members of enumerations."""
    return _finished("_".join(words(text)).upper(), text, fallback, "_")


def camel_case(text: str, fallback: str) -> str:
    """``list-ai-keys`` to ``ListAiKeys``, for classes; inner capitals are kept."""
    return _finished(join_camel(words(text)), text, fallback, "")


def join_camel(parts: Iterable[str]) -> str:
    """``list``, ``keys`` to ``ListKeys``; two numbers in a row stay apart by ``_``."""
    name = ""
    for part in parts:
        separator = "_" if name[-1:].isdigit() and part[:1].isdigit() else ""
        name += separator + part[:1].upper() + part[1:]
    return name


def module_name(text: str, fallback: str) -> str:
    """Snake case in ASCII only: safe as a file name on every system."""
    plain = ascii_text(text)
    name = snake_case(plain, fallback)
    return name if plain.strip() else f"{fallback}_{digest(text)}"


@functools.lru_cache(maxsize=100_000)
def words(text: str) -> tuple[str, ...]:
    """Split at case changes and at everything that is no letter and no digit.

    A sign before a digit counts as a word (``-1`` is ``minus 1``), and so do the
    signs of a text that has nothing else.
    """
    normal = normal_form(text)
    if len(normal) > 1 and normal[0] in "+-" and normal[1].isdigit():
        return (_SIGNS[normal[0]], *_split(normal[1:]))
    signs = (_SIGNS[sign] for sign in normal[:8] if sign in _SIGNS)
    return tuple(_split(normal)) or tuple(signs)


def digest(text: str) -> str:
    """Four letters that stand for a text: stable, no ordinals."""
    found = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:4]
    return found.translate(_LETTERS)


_ASCII_BREAKS = re.compile(
    "[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z][a-z])"
    "|(?<=[A-Z])(?=[A-Z][a-rt-uw-z](?![a-z]))"
)
"""The breaks of :func:`_split` in texts of ASCII, which nearly all are.

Two letters such as ``By`` in ``IDByName`` are a word, but ``Ds`` of ``IDs`` and ``Pv`` of
``IPv4`` are none.
"""
_ONE_WORD = re.compile(
    "((?:ChatGPT|DevOps|DocuSign|DynamoDB|FastAPI|GHz|GitHub|GitLab|GraphQL|HubSpot|IaaS"
    "|IoT|JavaScript|LinkedIn|MHz|MongoDB|MySQL|NaN|NodeJS|NoSQL|OAuth2?|OpenAI|OpenAPI"
    "|OpenID|PaaS|PayPal|PostgreSQL|PubSub|QoS|SaaS|TikTok|TypeScript|VoIP|WebSocket"
    "|WhatsApp|WiFi|XCom|YouTube"
    "|(?:(?<![A-Za-z])|(?<=get)|(?<=list)|(?<=create)|(?<=update)|(?<=delete))(?:iOS|iPad|iPhone|macOS|oAuth2?|tvOS|eSIM|eBay)|(?<![0-9])2FA)s?)"
    "(?![a-z])"
)
"""Names that are one word in spite of their capitals."""


def _split(text: str) -> list[str]:
    if is_lower(text):  # none of the words with capitals is there
        return _split_at_breaks(text)
    found: list[str] = []
    for number, part in enumerate(_ONE_WORD.split(text)):
        found += [part] if number % 2 else _split_at_breaks(part)
    return found


_ACRONYM = (
    "(?:ACL|API|ARN|AWS|CDN|CIDR|CLI|CPU|CSV|DB|DNS|FTP|GCP|GPU|HTML|HTTPS?|IAM|IDP?|IP|JSON"
    "|JWT|KMS|LDAP|MFA|OIDC|OTP|PDF|RBAC|REST|RPC|SAML|SCIM|SDK|SMS|SMTP|SQL|SSH|SSL|SSO"
    "|TCP|TLS|TTL|UDP|UI|URI|URL|URN|UTC|UUID|VAT|VLAN|VM|VPC|VPN|XML)"
)
_ACRONYMS = re.compile(rf"{_ACRONYM}(?={_ACRONYM}{{0,4}}\Z)")
"""Acronyms in a row, which no capital letter separates: ``SAMLSSO``."""


def _split_at_breaks(text: str) -> list[str]:
    if text.isascii():
        return [
            part
            for word in _ASCII_BREAKS.split(text)
            if word
            for part in (_split_acronyms(word) if word.isupper() else (word,))
        ]
    found: list[str] = []
    word = ""
    for place, char in enumerate(text):
        if not _is_name_character(char):
            word = _close(found, word)
            continue
        after = text[place + 1 : place + 3]
        if word and _starts_word(word, char, after):
            word = _close(found, word)
        word += char
    _close(found, word)
    return found


def _split_acronyms(word: str) -> list[str]:
    """Split capitals that are known acronyms in a row; ``SAMLSSO`` is two words."""
    found: list[str] = _ACRONYMS.findall(word)
    return found if "".join(found) == word else [word]


def _close(found: list[str], word: str) -> str:
    if word:
        found.append(word)
    return ""


def _is_name_character(char: str) -> bool:
    return char != "_" and (char.isascii() and char.isalnum() or _is_unicode_name(char))


def _is_unicode_name(char: str) -> bool:
    return not char.isascii() and is_identifier("a" + char)


def _starts_word(word: str, char: str, after: str) -> bool:
    """``fooBar`` breaks before B, ``HTTPServer`` before S, ``v2Beta`` before B.

    A single small letter after capitals starts no word in ``IDs`` and ``IPv4``; it does
    in ``IDByName``.
    """
    if not char.isupper():
        return False
    if not word[-1].isupper():
        return True
    if len(after) == 2 and after.isalpha() and is_lower(after):
        return True
    return is_lower(after[:1]) and after[0] not in "sv" and not is_lower(after[1:])


def _finished(name: str, text: str, fallback: str, separator: str) -> str:
    if len(name) > _LONGEST:
        name = name[:_LONGEST].rstrip("_") + separator + digest(text)
    if not name:
        return fallback + separator + digest(text)
    if not is_identifier(name[0]):
        name = fallback + separator + name
    name = normal_form(name)
    return name + "_" if name in KEYWORDS else name
