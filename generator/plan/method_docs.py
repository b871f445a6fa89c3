"""Docstrings of methods: what the document says of an operation."""

from __future__ import annotations

from generator.ir import Object, Operation, Parameter, Response
from generator.naming import Arguments
from generator.plan import bodies
from generator.plan.annotations import Annotator
from generator.plan.docs import (
    default_text,
    example_text,
    link_text,
    paragraphs,
    property_text,
    section,
    sentence,
)
from generator.plan.responses import is_success, successes

_ERRORS = {
    "400": "BadRequestError",
    "401": "AuthenticationError",
    "403": "PermissionDeniedError",
    "404": "NotFoundError",
    "409": "ConflictError",
    "422": "UnprocessableEntityError",
    "429": "RateLimitError",
}


def title(operation: Operation) -> str:
    """The first line: the summary, a short description, or else method and path."""
    summary = operation.summary.strip()
    first = summary or _first_words(operation.description.strip())
    return sentence(first or f"{operation.method} {operation.path}")


def method_text(
    operation: Operation,
    fields: Object | None,
    names: Arguments,
    returns: Annotator,
) -> str:
    """The whole docstring of a method.

    Args:
        operation: whose method it is.
        fields: the object whose properties are arguments, if there is one.
        names: what the arguments are called.
        returns: writes types that are read.
    """
    summary = operation.summary.strip()
    description = operation.description.strip()
    if summary.rstrip(".") == description.rstrip("."):
        description = ""
    first = title(operation)
    links = [row for found in successes(operation) for row in found.links]
    return paragraphs(
        first,
        "" if first == sentence(description) else description,
        section("Args", _argument_rows(operation, fields, names)),
        section("Returns", _return_rows(operation)),
        section("Raises", _error_rows(operation, returns)),
        section("Links", [(row.name, link_text(row)) for row in links]),
        *_examples(operation),
    )


def _argument_rows(
    operation: Operation, fields: Object | None, names: Arguments
) -> list[tuple[str, str]]:
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
    return rows


def _return_rows(operation: Operation) -> list[tuple[str, str]]:
    rows = [(row.status, row.description) for row in successes(operation)]
    return [row for row in rows if row[1].strip() not in (row[0], "")]


def _error_rows(operation: Operation, returns: Annotator) -> list[tuple[str, str]]:
    returned = successes(operation)
    return [
        (_error_name(row.status), _error_text(returns, row))
        for row in operation.responses
        if not is_success(row.status) and row not in returned
    ]


def _examples(operation: Operation) -> list[str]:
    for row in successes(operation):
        for media in row.media:
            found = example_text("Example of a response", media.examples)
            if found:
                return [found]
    return []


def _parameter_text(row: Parameter) -> str:
    marks = [default_text(row.default), "Deprecated." if row.deprecated else ""]
    return paragraphs(row.description, " ".join(mark for mark in marks if mark))


def _first_words(description: str) -> str:
    """The first line of a description stands for a missing summary if it is short."""
    line = description.partition("\n")[0].strip()
    return line if len(line) <= 80 else ""


def _error_name(status: str) -> str:
    if status in _ERRORS:
        return f"errors.{_ERRORS[status]}"
    return "errors.ServerError" if status.startswith("5") else "errors.StatusError"


def _error_text(annotator: Annotator, row: Response) -> str:
    status, said = row.status, row.description.strip()
    types = [annotator.expression(media.type).source for media in row.media]
    body = f"`body`: `{' | '.join(dict.fromkeys(types))}`." if types else ""
    label = "" if said == status else said
    prefix = status if status != "default" else "any other status"
    head = f"{prefix}: {label}" if label else prefix
    return f"{head}. {body}" if body else head
