"""Views of a resource: classes whose methods are made from the resource's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from generator.ir import Media, Operation
from generator.plan.layout import Group, statement
from generator.plan.methods import MethodBuilder
from generator.plan.resource_groups import ResourceGroup
from generator.plan.responses import (
    has_long_answers,
    is_streamed_only,
    return_type,
    successes,
)
from generator.plan.scope import Scope
from generator.plan.statements import (
    below_blank,
    class_bases,
    return_wrapper,
    signature,
)
from generator.plan.template_models import Method, ViewClass
from generator.text import Code, code, docstring, identifier

_BODY = 4
_VIEWS = ".._runtime.resource"
_WRITTEN = ".._runtime.response_methods"
_MODELS = ".._runtime.model_bodies"
_STREAMING = ".._runtime.streaming.view"
_PAGING = ".._runtime.pagination.view"
_WAITING = ".._runtime.polling.view"


class ViewBuilder(Struct, frozen=True):
    """Makes the method of one operation in one view, for one flavour of resource.

    Attributes:
        group: the operations of the resource.
    """

    scope: Scope
    own: Code
    asynchronous: bool
    group: ResourceGroup

    def view_assignment(self, function: str, row: MethodBuilder, *more: Code) -> Code:
        """``name = function(Resource.name, …)``."""
        return self.assignment(_VIEWS, function, row, (self.method(row), *more))

    def stream_assignment(self, function: str, row: MethodBuilder, *more: Code) -> Code:
        """The same for the view of streams."""
        return self.assignment(_STREAMING, function, row, (self.method(row), *more))

    def assignment(
        self, module: str, function: str, row: MethodBuilder, items: tuple[Code, ...]
    ) -> Code:
        """``name = function(…)``."""
        prefix = "async_" if self.asynchronous else ""
        view = self.scope.name(module, f"{prefix}{function}")
        start = code("{} = {}(", identifier(row.function), view)
        return statement(Group(start, items, Code(")"), bare=len(items) == 1), _BODY)

    def response_method(self, row: MethodBuilder) -> Method:
        """A method with overloads, returning the whole response."""
        response = self.scope.name(".._runtime.responses.response", "Response")
        data = return_type(row.returns, row.operation, asynchronous=self.asynchronous)
        function = self.function(_WRITTEN, "responded")
        return row.viewed(
            code("{}[{}]", response, data),
            function,
            lambda data: code("{}[{}]", response, data),
            awaits=self.asynchronous,
        )

    def stream_method(self, row: MethodBuilder, stream: Code) -> Method:
        """A method with overloads, returning a stream to be opened."""
        prefix = "Async" if self.asynchronous else ""
        manager = self.scope.name("contextlib", f"Abstract{prefix}ContextManager")
        returned = code("{}[{}]", manager, stream)
        function = self.function(_STREAMING, "opened")
        return row.viewed(returned, function, lambda _: returned, awaits=False)

    def function(self, module: str, name: str) -> Code:
        """A function of the run time, for this flavour."""
        return self.scope.name(module, f"async_{name}" if self.asynchronous else name)

    def view_constant(self, view: str, row: MethodBuilder) -> Code | None:
        """The constant that a view needs for an operation, if there is one."""
        name = self.group.view_constants.get((view, row.function))
        if name is None:
            return None
        return self.scope.name(self.group.constants_module, name)

    def method(self, row: MethodBuilder) -> Code:
        """The method of an operation, of the resource itself."""
        return code("{}.{}", self.own, identifier(row.function))


def derived_methods(
    class_name: str, rows: Sequence[MethodBuilder], scope: Scope, group: ResourceGroup
) -> Code:
    """``name = asynchronous(Resource.name)``: methods that are not written out.

    Args:
        class_name: of the blocking methods.
        rows: the operations.
        scope: of the module.
        group: the operations of the resource.
    """
    builder = ViewBuilder(scope, scope.own(class_name), False, group)
    made: list[Code] = []
    for row in rows:
        module = _MODELS if row.has_model else _VIEWS
        function = "asynchronous_model" if row.has_model else "asynchronous"
        made.append(builder.assignment(module, function, row, (builder.method(row),)))
    return below_blank(made, _BODY)


class ViewKind(Struct, frozen=True):
    """A kind of view.

    Attributes:
        attribute: of the resource.
        suffix: of the class.
        make: makes the method of an operation, or None where it has none.
    """

    attribute: str
    suffix: str
    doc: str
    make: Callable[[ViewBuilder, MethodBuilder], Code | Method | None]


def _with_response(builder: ViewBuilder, row: MethodBuilder) -> Code | Method:
    if row.choices:
        return builder.response_method(row)
    if row.has_model:
        items = (builder.method(row),)
        return builder.assignment(_MODELS, "model_with_response", row, items)
    return builder.view_assignment("with_response", row)


def _stream(builder: ViewBuilder, row: MethodBuilder) -> Code | Method | None:
    items = [m for m in _media(row.operation) if m.item_type is not None]
    if row.choices:
        return _opened_stream(builder, row, items)
    if items and is_streamed_only(row.operation):
        return builder.stream_assignment("streamed", row)
    if items and items[0].item_type is not None:
        type_ = row.returns.expression(items[0].item_type)
        marker = builder.scope.name(_STREAMING, "Items")
        return builder.stream_assignment(
            "streamed", row, code("{}[{}]()", marker, type_)
        )
    if has_long_answers(row.operation):
        return builder.stream_assignment("downloaded", row)
    return None


def _opened_stream(
    builder: ViewBuilder, row: MethodBuilder, items: list[Media]
) -> Method | None:
    """A stream of a method with overloads."""
    stream = "AsyncStream" if builder.asynchronous else "Stream"
    if items and items[0].item_type is not None:
        marker = builder.scope.name(".._runtime.streaming.stream", stream)
        item = row.returns.expression(items[0].item_type)
        return builder.stream_method(row, code("{}[{}]", marker, item))
    if has_long_answers(row.operation):
        name = "AsyncByteStream" if builder.asynchronous else "ByteStream"
        return builder.stream_method(
            row, builder.scope.name(".._runtime.streaming.binary", name)
        )
    return None


def _iterate(builder: ViewBuilder, row: MethodBuilder) -> Code | None:
    constant = builder.view_constant("iterate", row)
    if constant is None:
        return None
    items = (constant, builder.method(row))
    return builder.assignment(_PAGING, "iterated", row, items)


def _and_wait(builder: ViewBuilder, row: MethodBuilder) -> Code | None:
    constant = builder.view_constant("and_wait", row)
    if constant is not None:
        items = (constant, builder.method(row))
        return builder.assignment(_WAITING, "followed", row, items)
    if row.operation.poller is None:
        return None
    return builder.assignment(_WAITING, "awaited", row, (builder.method(row),))


def _media(operation: Operation) -> list[Media]:
    return [media for row in successes(operation) for media in row.media]


KINDS = (
    ViewKind(
        "with_response",
        "WithResponse",
        "The same methods, returning whole responses.",
        _with_response,
    ),
    ViewKind(
        "iterate",
        "Iterate",
        "The methods with pages, as iterators over all items.",
        _iterate,
    ),
    ViewKind(
        "and_wait",
        "AndWait",
        "The methods that begin long-running operations, returning at their end.",
        _and_wait,
    ),
    ViewKind(
        "stream",
        "Stream",
        "The same methods, returning what arrives while it arrives.",
        _stream,
    ),
)


def view_classes(
    class_name: str,
    asynchronous: bool,
    rows: Sequence[MethodBuilder],
    scope: Scope,
    group: ResourceGroup,
) -> tuple[ViewClass, ...]:
    """The views of a resource; a view that no operation supports does not exist."""
    builder = ViewBuilder(scope, scope.own(class_name), asynchronous, group)
    found: list[ViewClass] = []
    for kind in KINDS:
        made = [kind.make(builder, row) for row in rows]
        methods = [method for method in made if method is not None]
        if methods:
            found.append(_class(kind, builder, class_name, methods))
    return tuple(found)


def _class(
    kind: ViewKind, builder: ViewBuilder, class_name: str, methods: list[Code | Method]
) -> ViewClass:
    name = builder.scope.own(f"{class_name}{kind.suffix}")
    base = code("{}[{}]", builder.scope.name(_VIEWS, "View"), builder.own)
    attribute = identifier(kind.attribute)
    assignments = [method for method in methods if isinstance(method, Code)]
    return ViewClass(
        attribute=attribute,
        signature=signature(attribute, (Code("self"),), name, _BODY),
        value=return_wrapper(name, 2 * _BODY),
        name=name,
        bases=class_bases(name, (base,)),
        doc=docstring(kind.doc, _BODY),
        assignments=below_blank(assignments, _BODY),
        methods=tuple(method for method in methods if isinstance(method, Method)),
    )
