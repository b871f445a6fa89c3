"""Keywords of the client beside credentials: server variables, and headers in common."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.ir import Api, server_variables
from generator.naming import Names, header_keyword
from generator.plan.annotations import Annotator
from generator.plan.docs import paragraphs
from generator.plan.layout import Group, call, keyword, mapping
from generator.text import Code, literal


class Setting(Struct, frozen=True, kw_only=True):
    """A keyword of the client, with the value that stands in for it.

    Attributes:
        default: empty where there is none.
        known: the values that the document lists.
        needed: whether calls are refused where there is neither value nor default.
        secret: whether it proves who calls.
        fallback: what is said where the document describes nothing.
    """

    keyword: str
    description: str
    fallback: str
    default: str = ""
    known: tuple[str, ...] = ()
    needed: bool = False
    secret: bool = False

    @property
    def text(self) -> str:
        """Return the text in the client's docstring."""
        default = f"Default: `{self.default}`." if self.default else ""
        return paragraphs(self.description, default) or self.fallback


def client_settings(api: Api, names: Names) -> tuple[Setting, ...]:
    """Return the server variables of an API, then its headers in common."""
    return (*_variables(api, names), *header_settings(api, names))


def _variables(api: Api, names: Names) -> Iterator[Setting]:
    for name, row in server_variables(api).items():
        yield Setting(
            keyword=names.constructor[None, name],
            description=row.description.strip(),
            fallback="A part of the server's URL.",
            default=row.default,
            known=row.known,
        )


def header_settings(api: Api, names: Names) -> Iterator[Setting]:
    """Yield the headers that operations have in common."""
    for row in api.client_headers:
        yield Setting(
            keyword=names.constructor[header_keyword(row.name)],
            description=row.description.strip(),
            fallback=f"The header `{row.name}` of calls that declare it.",
            default=row.default or "",
            known=row.known,
            needed=row.required and row.default is None,
            secret=row.secret,
        )


def secret_headers(api: Api, names: Names) -> tuple[Setting, ...]:
    """Return the headers in common that prove who calls."""
    return tuple(row for row in header_settings(api, names) if row.secret)


def headers_description(annotator: Annotator, api: Api) -> Group:
    """Describe the headers in common to the run time, by the client's keywords."""
    class_name = annotator.runtime("api", "ClientHeader")
    rows: list[tuple[Code, Group]] = []
    for row in api.client_headers:
        items: list[Code | Group] = [literal(row.name)]
        if row.default is not None:
            items.append(keyword("default", literal(row.default)))
        if row.required:
            items.append(keyword("required", literal(True)))
        name = annotator.names.constructor[header_keyword(row.name)]
        rows.append((literal(name), call(class_name, items)))
    return mapping(rows)
