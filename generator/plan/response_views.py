"""Views of a resource: classes whose methods are made from the resource's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from generator.ir import Kind, Media, Operation, Primitive
from generator.plan.layout import Group, statement
from generator.plan.methods import MethodBuilder
from generator.plan.resource_groups import ResourceGroup
from generator.plan.responses import is_streamed_only, return_type, successes
from generator.plan.scope import Scope
from generator.plan.statements import (
    around_self,
    below_blank,
    class_bases,
    signature,
)
from generator.plan.template_models import Method, ViewClass
from generator.text import Code, code, docstring, identifier

_BODY = 4
_VIEWS = ".._runtime.views"
_STREAMING = ".._runtime.streaming.view"
_PAGING = ".._runtime.pagination.view"
_WAITING = ".._runtime.polling.view"


class Maker(Struct, frozen=True):
    """Makes the method of one operation in one view, for one flavour of resource.

    Attributes:
        group: the operations of the resource.
    """

    scope: Scope
    own: Code
    asynchronous: bool
    group: ResourceGroup

    def turned(self, function: str, row: MethodBuilder, *more: Code) -> Code:
        """``name = function(Resource.name, …)``."""
        return self.made(_VIEWS, function, row, (self.method(row), *more))

    def streamed(self, function: str, row: MethodBuilder, *more: Code) -> Code:
        """The same for the view of streams."""
        return self.made(_STREAMING, function, row, (self.method(row), *more))

    def made(
        self, module: str, function: str, row: MethodBuilder, items: tuple[Code, ...]
    ) -> Code:
        """``name = function(…)``."""
        prefix = "async_" if self.asynchronous else ""
        turn = self.scope.name(module, f"{prefix}{function}")
        start = code("{} = {}(", identifier(row.function), turn)
        return statement(Group(start, items, Code(")"), bare=len(items) == 1), _BODY)

    def responded(self, row: MethodBuilder) -> Method:
        """A method with overloads, returning the whole response."""
        response = self.scope.name(".._runtime.responses.response", "Response")
        data = return_type(row.returns, row.operation, asynchronous=self.asynchronous)
        returned = code("{}[{}]", response, data)
        function = self.function(_VIEWS, "responded")
        return row.viewed(returned, function, awaits=self.asynchronous)

    def opened(self, row: MethodBuilder, stream: Code) -> Method:
        """A method with overloads, returning a stream to be opened."""
        prefix = "Async" if self.asynchronous else ""
        manager = self.scope.name("contextlib", f"Abstract{prefix}ContextManager")
        returned = code("{}[{}]", manager, stream)
        return row.viewed(returned, self.function(_STREAMING, "opened"), awaits=False)

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
    make: Callable[[Maker, MethodBuilder], Code | Method | None]


def _with_response(maker: Maker, row: MethodBuilder) -> Code | Method:
    if row.choices:
        return maker.responded(row)
    return maker.turned("with_response", row)


def _stream(maker: Maker, row: MethodBuilder) -> Code | Method | None:
    items = [m for m in _media(row.operation) if m.item_type is not None]
    if row.choices:
        return _opened(maker, row, items)
    if items and is_streamed_only(row.operation):
        return maker.streamed("streamed", row)
    if items and items[0].item_type is not None:
        type_ = row.returns.expression(items[0].item_type)
        marker = maker.scope.name(_STREAMING, "Items")
        return maker.streamed("streamed", row, code("{}[{}]()", marker, type_))
    if any(_is_binary(media) for media in _media(row.operation)):
        return maker.streamed("downloaded", row)
    return None


def _opened(maker: Maker, row: MethodBuilder, items: list[Media]) -> Method | None:
    """A stream of a method with overloads."""
    stream = "AsyncStream" if maker.asynchronous else "Stream"
    if items and items[0].item_type is not None:
        marker = maker.scope.name(".._runtime.streaming.stream", stream)
        item = row.returns.expression(items[0].item_type)
        return maker.opened(row, code("{}[{}]", marker, item))
    if any(_is_binary(media) for media in _media(row.operation)):
        name = "AsyncByteStream" if maker.asynchronous else "ByteStream"
        return maker.opened(row, maker.scope.name(".._runtime.streaming.binary", name))
    return None


def _iterate(maker: Maker, row: MethodBuilder) -> Code | None:
    constant = maker.view_constant("iterate", row)
    if constant is None:
        return None
    items = (constant, maker.method(row))
    return maker.made(_PAGING, "iterated", row, items)


def _and_wait(maker: Maker, row: MethodBuilder) -> Code | None:
    constant = maker.view_constant("and_wait", row)
    if constant is not None:
        items = (constant, maker.method(row))
        return maker.made(_WAITING, "followed", row, items)
    if row.operation.poller is None:
        return None
    return maker.made(_WAITING, "awaited", row, (maker.method(row),))


def _media(operation: Operation) -> list[Media]:
    return [media for row in successes(operation) for media in row.media]


def _is_binary(media: Media) -> bool:
    return isinstance(media.type, Primitive) and media.type.kind is Kind.BINARY


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
    maker = Maker(scope, scope.own(class_name), asynchronous, group)
    found: list[ViewClass] = []
    for kind in KINDS:
        made = [kind.make(maker, row) for row in rows]
        methods = [method for method in made if method is not None]
        if methods:
            found.append(_class(kind, maker, class_name, methods))
    return tuple(found)


def _class(
    kind: ViewKind, maker: Maker, class_name: str, methods: list[Code | Method]
) -> ViewClass:
    name = maker.scope.own(f"{class_name}{kind.suffix}")
    base = code("{}[{}]", maker.scope.name(_VIEWS, "View"), maker.own)
    attribute = identifier(kind.attribute)
    assignments = [method for method in methods if isinstance(method, Code)]
    return ViewClass(
        attribute=attribute,
        signature=signature(attribute, (Code("self"),), name, _BODY),
        value=around_self(name, 2 * _BODY),
        name=name,
        bases=class_bases(name, (base,)),
        doc=docstring(kind.doc, _BODY),
        assignments=below_blank(assignments, _BODY),
        methods=tuple(method for method in methods if isinstance(method, Method)),
    )
