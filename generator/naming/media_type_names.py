"""Words for media types and statuses, where a schema is told apart by them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.ir import Api, Media, Operation
from generator.text.status_phrases import STATUS_PHRASES

_WORD = re.compile("[a-z0-9_]+")
_CHARSET = re.compile(r";\s*charset=[^;]*")
_FORMS = {"x-www-form-urlencoded": "form", "form-data": "multipart", "*": "any"}


def alternatives(api: Api) -> dict[str, str]:
    """Words for the media types of a body that has several types, and for the statuses of
    an operation that succeeds in several ways; by pointer.
    """
    callbacks = (row.operation for row in api.callbacks)
    return {
        pointer: word
        for operation in (*api.operations, *callbacks)
        for pointer, word in _of_operation(operation)
    }


def _of_operation(operation: Operation) -> Iterator[tuple[str, str]]:
    successes = [row for row in operation.responses if row.is_success]
    if len(successes) > 1:
        yield from (
            (r.pointer, STATUS_PHRASES.get(r.status, r.status)) for r in successes
        )
    for response in operation.responses:
        yield from _of_content(response.media)
    if operation.body is not None:
        yield from _of_content(operation.body.media)


def _of_content(content: Sequence[Media]) -> Iterator[tuple[str, str]]:
    if len({media.type for media in content}) > 1:
        forms = Counter(_form(media.name) for media in content)
        alike = [media.name for media in content if forms[_form(media.name)] > 1]
        for media in content:
            words = _own_words(media.name, alike) if media.name in alike else ""
            yield media.pointer, words or _form(media.name)


def _own_words(media_type: str, alike: Sequence[str]) -> str:
    """The words of a media type that others of its form do not all have.

    `v1` of `application/vnd.acme.v1+json`, `v2` of `application/json; v=2`.
    """
    shared = frozenset.intersection(*(frozenset(_words(name)) for name in alike))
    return " ".join(word for word in _words(media_type) if word not in shared)


def _words(media_type: str) -> list[str]:
    """The words of a media type; a parameter and its value are one, `charset` is none."""
    plain = _CHARSET.sub("", media_type.lower())
    return _WORD.findall(plain.replace("=", "").replace('"', ""))


def _form(media_type: str) -> str:
    """The structured syntax suffix (RFC 6838, section 4.2.8), else the subtype."""
    subtype = media_type.partition(";")[0].rpartition("/")[2].strip().lower()
    form = subtype.rpartition("+")[2]
    return _FORMS.get(form, form)
