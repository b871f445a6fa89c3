"""Docstrings of methods: what the document says of an operation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.ir import Object, Operation, Parameter, Response
from generator.naming import Arguments
from generator.plan import bodies
from generator.plan.annotations import Annotator
from generator.plan.docs import (
    default_text,
    deprecation_text,
    example_text,
    link_text,
    paragraphs,
    property_text,
    section,
    sentence,
    with_remarks,
)
from generator.plan.responses import successes
from generator.text.status_phrases import STATUS_PHRASES

_ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}
_OPTIONS = "`timeout`, `max_retries` and more, see `RequestOptions`."
"""The keywords of every method, which editors do not list by themselves."""
_SUCCESS = {
    *("success", "successful", "success response", "a successful response", "ok"),
    *("successful operation", "successful response", "response", "default response"),
}
"""Descriptions of a success that say no more than that."""
_FAILURES = {
    "400": ("invalid request",),
    "401": ("unauthenticated", "not authenticated"),
    "422": ("validation error", "validation failed"),
    "500": ("internal error", "server error"),
}
"""Further descriptions of an error that say no more than its status."""
_WORD = re.compile(r"[\w'/{}-]+")
_MANY = 3
"""From how many errors on that say the same they share a line."""


def title(operation: Operation) -> str:
    """The first line: the summary, a short description, or else method and path.

    A summary that only repeats the operationId, as frameworks make it of a function's
    name, says less than a description.
    """
    summary, described = operation.summary.strip(), _first_words(operation.description)
    echo = "_".join(summary.lower().split())
    if (operation.operation_id or "").lower().startswith(echo):
        summary = described or summary
    return sentence(summary or described or f"{operation.method} {operation.path}")


def method_text(
    operation: Operation,
    fields: Object | None,
    names: Arguments,
    order: Sequence[str],
    returns: Annotator,
) -> str:
    """The whole docstring of a method.

    Args:
        operation: whose method it is.
        fields: the object whose properties are arguments, if there is one.
        names: what the arguments are called.
        order: the names of the arguments in the signature; the last one is of the
            options that every call has.
        returns: writes types that are read.
    """
    first, description = title(operation), operation.description.strip()
    head, _, rest = description.partition("\n\n")
    links = [row for found in successes(operation) for row in found.links]
    return paragraphs(
        first,
        rest if _repeats(head, first) else description,
        section("Args", _argument_rows(operation, fields, names, order)),
        section("Returns", _return_rows(operation)),
        section("Raises", _error_rows(operation, returns)),
        section("Links", [(row.name, link_text(row)) for row in links]),
        example_text(_examples(operation)),
    )


def _repeats(text: str, title: str) -> bool:
    """Return whether a text has the words of a title or its end, whatever their form.

    "Deletes a pet." repeats "[BETA] Delete a pet".
    """
    said, known = _words(text), _words(title)
    return bool(said) and known[-len(said) :] == said


def _words(text: str) -> list[str]:
    """The words of a text in lower case, verbs and plurals without their ending."""
    return [word.lower().removesuffix("s") for word in _WORD.findall(text)]


def _argument_rows(
    operation: Operation, fields: Object | None, names: Arguments, order: Sequence[str]
) -> list[tuple[str, str]]:
    *arguments, options = order
    rows = [
        (names.parameters[row.location, row.name], _parameter_text(row))
        for row in operation.parameters
    ]
    if fields is not None:
        rows += [
            (names.fields[row.name], property_text(row))
            for row in bodies.sent_properties(fields)
        ]
    elif operation.body is not None:
        rows.append(("body", operation.body.description))
    rows.sort(key=lambda row: arguments.index(row[0]))
    return [*rows, (f"**{options}", _OPTIONS)]


def _return_rows(operation: Operation) -> list[tuple[str, str]]:
    rows = successes(operation)
    return [(row.status, row.description) for row in rows if own_words(row)]


def own_words(response: Response) -> str:
    """A description that says more than the status does."""
    words = response.description.strip()
    phrase = words.rstrip(".").lower()
    phrases = {response.status, STATUS_PHRASES.get(response.status, "").lower()}
    phrases |= _SUCCESS if response.is_success else {"error", "error response"}
    phrases.update(_FAILURES.get(response.status, ()))
    return "" if phrase in phrases else words


def _error_rows(operation: Operation, returns: Annotator) -> list[tuple[str, str]]:
    """The errors by status; those that differ in nothing else share a line."""
    returned = successes(operation)
    errors = [
        row for row in operation.responses if not row.is_success and row not in returned
    ]
    errors.sort(key=lambda row: row.status)  # 404, 4XX, 500, default
    alike: dict[str, list[Response]] = {}
    for row in errors:
        if not own_words(row):
            alike.setdefault(_body_text(returns, row), []).append(row)
    rows: list[tuple[str, str]] = []
    for row in errors:
        body = _body_text(returns, row)
        group = [] if own_words(row) else alike[body]
        if len(group) < _MANY:
            rows.append((error_name(row.status), _error_text(row, body)))
        elif row is group[0]:
            statuses = ", ".join(_status_text(each.status) for each in group)
            rows.append(("errors.StatusError", f"{statuses}. {body}".strip()))
    return rows


def _examples(operation: Operation) -> Iterator[object]:
    for response in successes(operation):
        for media in response.media:
            yield from media.examples


def _parameter_text(row: Parameter) -> str:
    deprecated = deprecation_text(row.deprecated, row.description)
    remarks = (default_text(row.default), deprecated)
    return with_remarks(row.description, remarks)


def _first_words(description: str) -> str:
    """The first paragraph of a description stands for a missing summary if it is short."""
    head = " ".join(description.strip().partition("\n\n")[0].split())
    return head if len(head) <= 80 else ""


def error_name(status: str) -> str:
    """Return the class of errors that a status is raised as, in ``errors``."""
    if status in _ERRORS:
        return f"errors.{_ERRORS[status]}"
    return "errors.ServerError" if status.startswith("5") else "errors.StatusError"


def _error_text(row: Response, body: str) -> str:
    words = own_words(row)
    head = f"{_status_text(row.status)}: {words}" if words else _status_text(row.status)
    return f"{sentence(head)} {body}" if body else head


def _status_text(status: str) -> str:
    return "any other status" if status == "default" else status


def _body_text(annotator: Annotator, row: Response) -> str:
    types = [annotator.expression(media.type).source for media in row.media]
    return f"`body`: `{' | '.join(dict.fromkeys(types))}`." if types else ""
