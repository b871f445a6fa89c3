"""Servers as the run time knows them."""

from __future__ import annotations

from generator.ir import Server, ServerVariable
from generator.plan.annotations import Annotator
from generator.plan.layout import Group, call, keyword, sequence
from generator.text import Code, literal


def server(annotator: Annotator, row: Server) -> Group:
    """The description of a server, with the constructor's keywords for variables."""
    items: list[Code | Group] = [literal(row.url)]
    if row.variables:
        variables = (_variable(annotator, each) for each in row.variables)
        items.append(sequence(variables))
    return call(annotator.runtime("urls", "Server"), items)


def _variable(annotator: Annotator, row: ServerVariable) -> Group:
    items: list[Code | Group] = [literal(row.name)]
    if row.default:
        items.append(keyword("default", literal(row.default)))
    if row.known:
        items.append(keyword("known", sequence(map(literal, row.known))))
    argument = annotator.names.constructor[None, row.name]
    if argument != row.name:
        items.append(keyword("argument", literal(argument)))
    return call(annotator.runtime("urls", "Variable"), items)
