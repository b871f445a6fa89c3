"""The part `testing`: a mock transport, its examples and fixtures for pytest."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from generator.ir import Object, Operation
from generator.plan.design import Design
from generator.plan.docs import compact_json
from generator.plan.layout import Group, mapping, prefixed, sequence, statement
from generator.plan.reexports import all_names
from generator.plan.scope import isort_key
from generator.plan.statements import import_line, rest_of
from generator.plan.template_models import (
    ExamplesModule,
    FixturesModule,
    TestingModule,
)
from generator.text import Code, docstring, identifier, literal

_REPLIES = Code("REPLIES: dict[str, dict[str, int]] = ")
_MODELS = Code("MODELS: dict[str, dict[str, int]] = ")
_TEXTS = Code("TEXTS: tuple[str, ...] = ")
_TRANSPORT = (
    "Answers every operation by itself, in the process: `Client(transport=…)`.\n\n"
    "An answer is the document's example, or else drawn from the types, the same for "
    "the same `seed`; `answer()` tells it something else. `calls` records what was "
    "sent. A call that breaks the document raises `RefusedCallError`."
)
_FIXTURES = """Fixtures of pytest: `pytest_plugins = ["<package>.testing.pytest_plugin"]`.

They are called `<package>_transport`, `<package>_client` and `<package>_async_client`."""
_TEXT = "The document's examples as JSON, each with the type or place that it is of."


class _Texts(Struct):
    """JSON texts, each once."""

    places: dict[str, int] = field(default_factory=dict)

    def place(self, value: object) -> Code:
        """The place of a value's text."""
        text = compact_json(value)
        return literal(self.places.setdefault(text, len(self.places)))


def testing_module(design: Design) -> TestingModule:
    """Plan ``testing/__init__.py``, which has the mock transport."""
    del design  # the transport finds the API in the package itself
    return TestingModule(
        doc=docstring("The API without a server, for tests of code that uses it.", 0),
        transport_doc=docstring(_TRANSPORT, 4),
        all=all_names(
            {"": ("Answer", "MockTransport", "RefusedCallError", "SentCall")}
        ),
    )


def fixtures_module(design: Design) -> FixturesModule:
    """Plan ``testing/pytest_plugin.py``."""
    text = _FIXTURES.replace("<package>", design.package)
    client, async_client = map(identifier, design.names.clients)
    names = sorted(("API", *design.names.clients), key=isort_key)
    return FixturesModule(
        doc=docstring(text, 0),
        import_line=import_line(Code(".._client"), map(identifier, names), 0),
        client=client,
        async_client=async_client,
    )


def examples_module(design: Design) -> ExamplesModule:
    """Plan ``testing/_examples.py``: of replies, and of the properties of models."""
    api, variants, names = design.api, design.variants, design.names
    texts = _Texts()
    replies = mapping(
        (literal(f"{row.method} {row.path}"), mapping(found))
        for row in api.operations
        if (found := list(_replies(row, texts)))
    )
    models = mapping(
        (literal(names.classes[pointer, False]), mapping(found))
        for pointer, row in api.declarations.items()
        if isinstance(row, Object) and not variants.only_sent(pointer)
        if (found := list(_members(row, texts)))
    )
    return ExamplesModule(
        doc=docstring(_TEXT, 0),
        replies=_display(_REPLIES, replies),
        models=_display(_MODELS, models),
        texts=_display(_TEXTS, sequence(map(literal, texts.places))),
    )


def _display(start: Code, display: Group) -> Code:
    """Lay out a display after the start of its statement, which the template has."""
    return rest_of(statement(prefixed(start, display), 0), start.source)


def _replies(operation: Operation, texts: _Texts) -> Iterator[tuple[Code, Code]]:
    """The first example of each response and media type."""
    for response in operation.responses:
        for media in response.media:
            if media.examples:
                key = literal(f"{response.status} {media.name}")
                yield key, texts.place(media.examples[0])


def _members(row: Object, texts: _Texts) -> Iterator[tuple[Code, Code]]:
    """The example of each property: within that of the object, its own, its default."""
    whole = next((value for value in row.examples if isinstance(value, dict)), {})
    for property_ in row.properties:
        own = (*property_.examples, *property_.default)
        if property_.name in whole:
            yield literal(property_.name), texts.place(whole[property_.name])
        elif own and own[0] is not None:
            yield literal(property_.name), texts.place(own[0])
