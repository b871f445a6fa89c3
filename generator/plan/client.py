"""The module of the clients: what they are told, and which resources they have."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Api
from generator.plan.annotations import Annotator
from generator.plan.credentials import (
    credential_rows,
    scheme_description,
    token_keywords,
    token_type,
)
from generator.plan.design import Design
from generator.plan.docs import paragraphs, section, sentence
from generator.plan.layout import (
    Group,
    Item,
    Typed,
    call,
    keyword,
    mapping,
    prefixed,
    sequence,
    statement,
)
from generator.plan.polling import WAITABLE, plan_waiting, wait_method
from generator.plan.resource_attributes import (
    checked_imports,
    client_attribute,
    inner_resources,
    webhooks_attribute,
    webhooks_import,
)
from generator.plan.scope import Scope
from generator.plan.secret_names import secret_names
from generator.plan.servers import server
from generator.plan.settings import Setting, client_settings, headers_description
from generator.plan.statements import below, class_bases, rest_of, signature
from generator.plan.template_models import (
    ClientClass,
    ClientModule,
    Method,
    ResourceAttribute,
)
from generator.plan.webhooks import has_attribute
from generator.text import Code, code, docstring, identifier, join, literal

_OPTIONS = (
    "Further keywords: `base_url`, `auth`, `timeout`, `max_retries`, `validation`, "
    "`default_headers`, `default_query`, `follow_redirects`, `max_response_bytes`, `on_request`, `on_response`, "
    "`on_error`, `transport`; see `ClientOptions`."
)


def client_module(design: Design) -> ClientModule:
    """Build ``_client.py``: both clients, and the description of the API."""
    return _ClientBuilder(design).module()


class _ClientBuilder:
    """Builds the module, out of a design and what the document says."""

    def __init__(self, design: Design) -> None:
        api, names, homes = design.api, design.names, design.homes
        self._design = design
        self._api = api
        self._names = names
        self._groups = inner_resources(design, None)
        self._has_webhooks = has_attribute(api, names)
        self._methods = names.resources.get(())
        self._settings = client_settings(api, names)
        own = ("API", *names.clients, WAITABLE)
        self._scope = Scope(frozenset(own), frozenset())
        self._annotator = Annotator(
            self._scope,
            names,
            api.declarations,
            {},
            None,
            avoid=frozenset(names.attributes(())),
            root=".",
        )
        self._waiting = plan_waiting(api, names, homes, self._annotator)

    def module(self) -> ClientModule:
        """The module, with both clients."""
        described = self._described()
        classes = tuple(map(self._class, ("", "Async")))
        title = self._design.title
        cached = checking = None
        if self._groups or self._has_webhooks:
            avoid = self._annotator.avoid
            cached = self._scope.name("functools", "cached_property", avoid)
            checking = self._annotator.typing("TYPE_CHECKING")
        return ClientModule(
            doc=docstring(f"The clients of {title}.", 0),
            pragma=self._scope.pragma(),
            imports=self._scope.imports(),
            cached=cached,
            checking=checking,
            checked=checked_imports(
                self._groups,
                Code(".resources."),
                self._waiting.checked if self._waiting else (),
                (webhooks_import(),) if self._has_webhooks else (),
            ),
            waitable=self._waiting.variable if self._waiting else Code(""),
            api=described,
            classes=classes,
        )

    # The description of the API.

    def _described(self) -> Code:
        api = self._annotator.runtime("api", "Api")
        items: list[Code | Group] = [
            keyword("package", literal(self._design.package)),
            keyword("version", literal(self._design.version)),
        ]
        if self._api.env_prefix:
            items.append(keyword("env_prefix", literal(self._api.env_prefix)))
        if self._api.env_names:
            names = ((literal(k), literal(v)) for k, v in self._api.env_names)
            items.append(keyword("env_names", mapping(names)))
        if self._api.servers:
            rows = (server(self._annotator, row) for row in self._api.servers)
            items.append(keyword("servers", sequence(rows)))
        if self._api.schemes:
            schemes = (
                (literal(row.name), self._scheme(row.name)) for row in self._api.schemes
            )
            items.append(keyword("schemes", mapping(schemes)))
        if self._api.security:
            items.append(keyword("security", literal(self._api.security)))
        if any(len(schemes) > 1 for schemes in _alternatives(self._api)):
            combined = self._annotator.runtime("auth.combined", "CombinedAuth")
            items.append(keyword("combine", combined))
        if secrets := secret_names(self._api):
            items.append(keyword("secrets", sequence(map(literal, secrets))))
        if self._api.client_headers:
            headers = headers_description(self._annotator, self._api)
            items.append(keyword("headers", headers))
        return rest_of(
            statement(prefixed(Code("API = "), call(api, items)), 0), "API = "
        )

    def _scheme(self, name: str) -> Group:
        scheme = next(row for row in self._api.schemes if row.name == name)
        return scheme_description(self._annotator, scheme, self._names.constructor)

    # The classes.

    def _class(self, prefix: str) -> ClientClass:
        own = self._scope.own(f"{prefix}{self._names.client}")
        base = self._annotator.runtime("client", f"Base{prefix}Client")
        bases: tuple[Code, ...] = (base,)
        if self._methods is not None:
            module = f".resources.{self._methods.module}"
            methods = f"{prefix}{self._methods.class_name}"
            bases = (*bases, self._scope.name(module, methods))
        return ClientClass(
            name=own,
            bases=class_bases(own, bases),
            doc=docstring(self._text(prefix), 4),
            signature=self._signature(),
            arguments=self._arguments(),
            begin=_begin(bases[1:]),
            attributes=tuple(self._attributes(prefix)),
            methods=self._methods_of(prefix),
        )

    def _attributes(self, prefix: str) -> Iterator[ResourceAttribute]:
        for row in self._groups:
            yield client_attribute(self._design, row, prefix)
        if self._has_webhooks:
            yield webhooks_attribute()

    def _methods_of(self, prefix: str) -> tuple[Method, ...]:
        if self._waiting is None:
            return ()
        return (wait_method(self._annotator, asynchronous=bool(prefix)),)

    def _text(self, prefix: str) -> str:
        title = self._design.title
        noun = "An asynchronous client" if prefix else "A client"
        return paragraphs(
            f"{noun} of {sentence(title)}",
            section("Args", [*self._credential_rows(), *self._setting_rows()]),
            self._environment(),
            _OPTIONS,
        )

    def _environment(self) -> str:
        prefix, names = self._api.env_prefix, dict(self._api.env_names)
        rows = [*self._credential_rows(), *self._setting_rows(), ("base_url", "")]
        variables = [
            f"`{names.get(name) or f'{prefix}_{name.upper()}'}`"
            for name, _ in rows
            if prefix or name in names
        ]
        if not variables:
            return ""
        return f"Keywords that are not given come from the environment: {', '.join(variables)}."

    def _credential_rows(self) -> list[tuple[str, str]]:
        return credential_rows(self._api.schemes, self._names.constructor)

    def _setting_rows(self) -> list[tuple[str, str]]:
        return [(row.keyword, row.text) for row in self._settings]

    def _signature(self) -> Code:
        options = self._annotator.runtime("options", "ClientOptions")
        rows = [
            _optional(name, self._credential_type(name))
            for name, _ in self._credential_rows()
        ]
        rows += [
            _optional(row.keyword, self._setting_type(row)) for row in self._settings
        ]
        last = code("**options: {}[{}]", self._annotator.typing("Unpack"), options)
        star = [Code("*")] if rows else []
        items: tuple[Item, ...] = (Code("self"), *star, *rows, last)
        return signature(Code("__init__"), items, Code("None"), 4)

    def _credential_type(self, name: str) -> Code:
        if name in token_keywords(self._api.schemes, self._names.constructor):
            return token_type(self._annotator, self._api.schemes)
        return self._annotator.builtin("str")

    def _setting_type(self, setting: Setting) -> Code:
        string = self._annotator.builtin("str")
        if not setting.known:
            return string
        values = join(", ", map(literal, setting.known))
        return code("{}[{}] | {}", self._annotator.typing("Literal"), values, string)

    def _arguments(self) -> Code:
        """The arguments of the base's constructor, in parentheses."""
        credentials = mapping(
            (literal(name), identifier(name)) for name, _ in self._credential_rows()
        )
        keywords = (row.keyword for row in self._settings)
        settings = mapping((literal(name), identifier(name)) for name in keywords)
        items = (self._scope.own("API"), credentials, settings, Code("**options"))
        whole = statement(Group(Code("super().__init__("), items, Code(")")), 8)
        return rest_of(whole, "super().__init__")


def _alternatives(api: Api) -> Iterator[tuple[str, ...]]:
    """The combinations of schemes that requests are sent with."""
    yield from api.security
    for operation in api.operations:
        yield from operation.security or ()


def _begin(methods: tuple[Code, ...]) -> Code:
    """Tell the methods of the client itself which client they are of."""
    return below((code("{}.__init__(self, self)", base) for base in methods), 8)


def _optional(name: str, type_: Code) -> Typed:
    return Typed(identifier(name), code("{} | None", type_), Code("None"))
