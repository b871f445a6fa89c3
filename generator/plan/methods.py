"""Methods: an operation's signature, docstring and call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from generator.ir import NULL, Api, Object, Operation, Parameter, without_null
from generator.naming import Arguments
from generator.plan import bodies
from generator.plan.annotations import Annotator
from generator.plan.argument_defaults import required_default
from generator.plan.arguments import body_object, extra_arguments, operation_arguments
from generator.plan.former_names import (
    former_arguments,
    former_choice,
    method_decorators,
)
from generator.plan.layout import Group, mapping
from generator.plan.method_docs import method_text, title
from generator.plan.model_bodies import (
    model_choice,
    plain_model_decorator,
    typed_model_decorator,
)
from generator.plan.response_specs import NO_CONSTANTS, ResponseConstants
from generator.plan.responses import accept_types, is_streamed_only, return_type
from generator.plan.scope import Scope
from generator.plan.signatures import (
    Choice,
    Signature,
    accept_choices,
    body_choices,
    chosen_arguments,
)
from generator.plan.statements import returned_value
from generator.plan.template_models import Argument, Method
from generator.text import Code, code, docstring, identifier, join, literal

_BODY = 8
_NONE = Code("None")


@dataclass(frozen=True)
class MethodBuilder:
    """Builds what one operation needs in its resource module.

    Attributes:
        constants_module: the module of the constant that describes it.
        returns: writes types that are read.
        takes: writes types that are sent.
        has_model: whether the arguments are the properties of a model.
        constants: stand for what responses repeat.
    """

    api: Api
    operation: Operation
    resource: str
    function: str
    constant: str
    constants_module: str
    returns: Annotator
    takes: Annotator
    has_model: bool = False
    constants: ResponseConstants = NO_CONSTANTS

    @cached_property
    def fields(self) -> Object | None:
        """The object whose properties are arguments."""
        return body_object(self.api, self.operation)

    @cached_property
    def names(self) -> Arguments:
        """The names of the arguments."""
        return operation_arguments(self.operation, self.fields)

    @cached_property
    def is_derived(self) -> bool:
        """Return whether the asynchronous method is made from the blocking one.

        Checkers see no overloads and no deprecation then; streams are of two types.
        """
        operation = self.operation
        is_seen = bool(self.choices) or operation.deprecated
        return not is_seen and not is_streamed_only(operation)

    def method(self, *, asynchronous: bool) -> Method:
        """The method in one of its two flavours."""
        start = Code("await self._call(" if asynchronous else "self._call(")
        return self._method(
            return_type(self.returns, self.operation, asynchronous=asynchronous),
            Group(start, self._passed, Code(")")),
            self._doc,
            lambda data: data,
            asynchronous=asynchronous,
        )

    @property
    def _model_decorator(self) -> Code:
        """The decorator by which the method takes a model, before a line break."""
        if not self.has_model:
            return Code("")
        if self.choices:
            return plain_model_decorator(self._constant, self.takes)
        return typed_model_decorator(
            self.operation, self._constant, self.signature, self.returns, self.takes
        )

    @property
    def _constant(self) -> Code:
        """The constant that describes the operation."""
        return self.takes.scope.name(self.constants_module, self.constant)

    @cached_property
    def _doc(self) -> Code:
        """The docstring of both flavours."""
        # A docstring names types that the module need not import.
        named = replace(self.returns, scope=Scope(frozenset(), frozenset()))
        arguments = [row.name.source for row in self.signature.arguments]
        order = (*arguments, self._options.source)
        text = method_text(self.operation, self.fields, self.names, order, named)
        return docstring(text, _BODY)

    def viewed(
        self,
        returned: Code,
        function: Code,
        wrap: Callable[[Code], Code],
        *,
        awaits: bool,
    ) -> Method:
        """The method of a view, written out, as overloads are not passed on.

        Args:
            returned: what it returns.
            function: of the run time, which does it.
            wrap: makes the type that is returned of the type of the data.
            awaits: whether it is asynchronous.
        """
        start = code("await {}(" if awaits else "{}(", function)
        items = (Code("self"), *self._passed)
        call = Group(start, items, Code(")"))
        doc = docstring(title(self.operation), _BODY)
        return self._method(returned, call, doc, wrap, asynchronous=awaits)

    def _method(
        self,
        returned: Code,
        call: Group,
        doc: Code,
        wrap: Callable[[Code], Code],
        *,
        asynchronous: bool,
    ) -> Method:
        signature = self.signature
        choices = self.choices
        scope = self.takes.scope
        mark = scope.name("typing", "overload") if choices else Code("")
        marks = method_decorators(self.takes, self.operation, self.former_arguments)
        overloads = [
            code(
                "@{}\n    {}{}\n\n    ",
                mark,
                row.mark,
                (row.signature or signature).overload(
                    row.arguments,
                    returned if row.returned is None else wrap(row.returned),
                    asynchronous=asynchronous,
                ),
            )
            for row in choices
        ]
        if any(row.returned is not None for row in choices):
            returned = self.takes.typing("Any")  # the overloads say what it is
        return Method(
            overloads=join("", overloads),
            decorator=code("{}{}", marks, self._model_decorator),
            asynchronous=Code("async " if asynchronous else ""),
            name=signature.name,
            signature=signature.header(returned, asynchronous=asynchronous),
            doc=doc,
            value=returned_value(call, _BODY),
        )

    @cached_property
    def former_arguments(self) -> dict[str, str | None]:
        """The present names of the arguments' former ones."""
        if not self.operation.former_arguments:
            return {}
        extra = extra_arguments(self.operation, self.fields)
        return former_arguments(self.operation, self.names, extra)

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The overloads; most methods have none."""
        own, names = self._own_choices, self.former_arguments
        if not (own or names or (self.has_model and self.operation.deprecated)):
            return ()
        rows = own or (Choice({}),)
        models = self._model_choices(rows) if self.has_model else ()
        if not names:
            return (*rows, *models)
        former = former_choice(self.takes, rows[0], self.signature, names)
        return (*rows, *models, former)

    def _model_choices(self, rows: tuple[Choice, ...]) -> tuple[Choice, ...]:
        """The overloads that take a model in place of its properties."""
        properties = {argument.name.source for argument in self._body_arguments()}
        both = (self.returns, self.takes)
        return tuple(
            model_choice(row, self.operation, self.signature, properties, both)
            for row in rows
        )

    @cached_property
    def _own_choices(self) -> tuple[Choice, ...]:
        """The overloads of the body, or else of ``accept``."""
        body = self.operation.body
        chosen: tuple[Choice, ...] = ()
        if body is not None and len(body.media) > 1 and self.fields is None:
            chosen = body_choices(self.takes, body)
        types = accept_types(self.returns, self.operation)
        return chosen or accept_choices(self.takes, types)

    @cached_property
    def signature(self) -> Signature:
        """The arguments that both flavours take."""
        unpack = self.takes.typing("Unpack")
        options = self.takes.runtime("options", "RequestOptions")
        first = self._first_positional
        return Signature(
            identifier(self.function),
            tuple(self._parameter(row) for row in self._path_parameters()[first:]),
            self._keyword_arguments(),
            code("**{}: {}[{}]", self._options, unpack, options),
        )

    @cached_property
    def _passed(self) -> tuple[Code | Group, ...]:
        """The arguments of the call: the operation, its own arguments, the call's options."""
        rows = self.signature.arguments
        passed = mapping((literal(row.name.source), row.name) for row in rows)
        return (self._constant, passed, self._options)

    @property
    def _options(self) -> Code:
        """The name of the keyword arguments of every call, were it not an argument's."""
        names = self.names
        taken = {*names.parameters.values(), *names.fields.values()}
        return identifier("options_" if "options" in taken else "options")

    def _path_parameters(self) -> list[Parameter]:
        return [row for row in self.operation.parameters if row.location == "path"]

    @property
    def _first_positional(self) -> int:
        """The index of the first path parameter that goes by position."""
        count = len(self._path_parameters())
        return max(count - 1, 0) if self.api.only_last_path_argument else 0

    def _parameter(self, row: Parameter) -> Argument:
        name = identifier(self.names.parameters[row.location, row.name])
        type_ = without_null(row.type)
        annotation = self.takes.argument(type_)
        default: Code | None = _NONE
        if row.required:
            is_path = row.location == "path"
            default = None if is_path else required_default(self.takes, row)
        if default != _NONE or type_ == NULL:
            return Argument(name, annotation, default)
        return Argument(name, code("{} | None", annotation), _NONE)

    def _keyword_arguments(self) -> tuple[Argument, ...]:
        declared = self.operation.parameters
        rows = [
            *self._path_parameters()[: self._first_positional],
            *(row for row in declared if row.location != "path"),
        ]
        arguments = [self._parameter(row) for row in rows]
        arguments += self._body_arguments()
        required = [row for row in arguments if row.default is None]
        optional = [row for row in arguments if row.default is not None]
        chosen = chosen_arguments(self.takes, self.operation, self.fields)
        return (*required, *optional, *chosen)

    def _body_arguments(self) -> list[Argument]:
        body, fields = self.operation.body, self.fields
        if body is None:
            return []
        if fields is None:
            return [bodies.value_argument(self.takes, body)]
        rows = bodies.field_arguments(self.takes, body, fields, self.names.fields)
        found = [argument for _, argument in rows]
        if fields.additional is not None:
            found.append(bodies.additional_argument(self.takes, fields))
        return found
