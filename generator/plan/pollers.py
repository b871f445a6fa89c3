"""Constants that describe how long-running operations are followed."""

from __future__ import annotations

from generator.ir import Api, Operation, Poller
from generator.naming import Names, argument_names, constant_name
from generator.plan.annotations import Annotator
from generator.plan.design import Design
from generator.plan.layout import (
    Group,
    call,
    keyword,
    mapping,
    prefixed,
    sequence,
    statement,
)
from generator.plan.response_specs import SpecWriter
from generator.plan.responses import return_type
from generator.plan.scope import Scope
from generator.plan.statements import assignment, lines, rest_of
from generator.plan.template_models import PollersModule
from generator.text import Code, code, docstring, identifier, literal, upper_case

_PLACES = ("id", "state", "success", "failure", "error", "reason", "message")


def pollers_module(design: Design) -> PollersModule:
    """Build ``_pollers.py``: how the types of long-running operations are asked for."""
    api, names = design.api, design.names
    constants = _constants(api, names)
    own = frozenset((*constants.values(), "POLLERS"))
    scope = Scope(own, frozenset(names.classes.values()))
    annotator = Annotator(scope, names, api.declarations, design.homes, None, root=".")
    definitions = tuple(
        _definition(api, annotator, row, constants[row.pointer]) for row in api.pollers
    )
    names_ = sequence(map(identifier, constants.values()))
    table = statement(prefixed(Code("POLLERS = "), names_), 0)
    return PollersModule(
        doc=docstring("How long-running operations are followed.", 0),
        pragma=scope.pragma(),
        imports=scope.imports(),
        definitions=lines(definitions, 0),
        pollers=rest_of(table, "POLLERS = "),
    )


def _constants(api: Api, names: Names) -> dict[str, str]:
    """The name of each poller's constant, by the poller's pointer."""
    found: dict[str, str] = {}
    for row in api.pollers:
        name = f"{upper_case(names.classes[str(row.type), False], 'operation')}_POLLER"
        while name in found.values():
            name = f"{name}_"
        found[row.pointer] = name
    return found


def _definition(api: Api, annotator: Annotator, row: Poller, name: str) -> Code:
    kind = annotator.runtime("polling.poller", "Poller")
    value = annotator.reference(str(row.type))
    polled = next(x for x in api.operations if (x.method, x.path) == row.route)
    items = [
        keyword("type", value),
        keyword("operation", _constant(annotator, polled)),
        keyword("arguments", _arguments(polled, row)),
        *described(row),
    ]
    annotation = code("{}[{}]", kind, value)
    return assignment(identifier(name), annotation, call(kind, items), 0)


def _constant(annotator: Annotator, polled: Operation) -> Code:
    """The constant of the operation that is polled, in its group's module."""
    names = annotator.names
    module = names.resource_of(polled).module
    constant = constant_name(names.method_of(polled))
    return annotator.scope.name(f"._operations.{module}", constant)


def _arguments(polled: Operation, row: Poller) -> Group:
    called = argument_names(polled, None, frozenset()).parameters
    return mapping(
        (literal(called[argument]), literal(place)) for argument, place in row.arguments
    )


def described(row: Poller) -> list[Code | Group]:
    """The states and times of a poller, as keyword arguments."""
    found = [(key, getattr(row, key)) for key in _PLACES]
    found += [("schedule", row.schedule)]
    items: list[Code | Group] = [
        keyword(key, literal(value)) for key, value in found if value not in (None, ())
    ]
    if row.max_errors is not None:
        items.append(keyword("max_errors", literal(row.max_errors)))
    if row.timeout is not None:
        items.append(keyword("timeout", literal(row.timeout)))
    return items


def follower_definition(api: Api, annotator: Annotator, row: Poller, name: str) -> Code:
    """The constant for an operation whose answer has the URL to look at in a header."""
    kind = annotator.runtime("polling.poller", "Poller")
    shown = next((x for x in api.operations if (x.method, x.path) == row.route), None)
    items: list[Code | Group] = [keyword("header", literal(str(row.header)))]
    if shown is None:
        value = annotator.runtime("model", "JsonValue")
        reply = annotator.runtime("operation", "ResponseSpec")
        any_json = call(reply, [literal("2XX"), literal("application/json"), value])
        items.append(keyword("responses", sequence([any_json])))
    else:
        value = return_type(annotator, shown)
        items.append(keyword("responses", SpecWriter(annotator).responses(shown)))
    annotation = code("{}[{}]", kind, value)
    described_call = call(kind, (*items, *described(row)))
    return assignment(identifier(name), annotation, described_call, 0)
