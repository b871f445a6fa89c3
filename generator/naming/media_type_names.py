"""Words for media types and statuses, where a schema is told apart by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.ir import Api, Media, Operation
from generator.text.status_phrases import STATUS_PHRASES

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
        yield from ((media.pointer, _form(media.name)) for media in content)


def _form(media_type: str) -> str:
    """The structured syntax suffix (RFC 6838, section 4.2.8), else the subtype."""
    subtype = media_type.partition(";")[0].rpartition("/")[2].strip().lower()
    form = subtype.rpartition("+")[2]
    return _FORMS.get(form, form)
