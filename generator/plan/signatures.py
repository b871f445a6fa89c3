"""Signatures of methods, and what a choice between types of bodies makes of them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from generator.ir import Body, Media, Object, Operation
from generator.ir.media_types import is_json
from generator.plan import bodies
from generator.plan.annotations import Annotator
from generator.plan.arguments import extra_arguments
from generator.plan.layout import Item, Typed
from generator.plan.module_assignment import deciding_media
from generator.plan.statements import definition, signature
from generator.plan.template_models import Argument
from generator.text import Code, code, identifier, join, literal

_INDENT = 4
Arguments = Mapping[str, Argument]
"""Arguments by name, that stand for a method's own."""


class Signature(Struct, frozen=True):
    """The name and the arguments of a method.

    Attributes:
        options: the last argument, of every call's own options.
        model: stands for the properties of the body, given by position alone.
    """

    name: Code
    positional: tuple[Argument, ...]
    keyword_only: tuple[Argument, ...]
    options: Code
    model: Argument | None = None

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """The arguments of the operation."""
        return (*self.positional, *self.keyword_only)

    def header(self, returned: Code, *, asynchronous: bool) -> Code:
        """The arguments of the method in parentheses, and what it returns."""
        return signature(
            self.name, self._items(), returned, _INDENT, asynchronous=asynchronous
        )

    def overload(
        self, chosen: Arguments, returned: Code, *, asynchronous: bool
    ) -> Code:
        """The whole of an overload, in which some arguments are narrower."""
        rows = (chosen.get(row.name.source, row) for row in self.keyword_only)
        narrower = replace(self, keyword_only=tuple(rows))
        start = code("async def {}(" if asynchronous else "def {}(", self.name)
        return definition(start, narrower._items(), returned, _INDENT, " ...")

    def _items(self) -> tuple[Item, ...]:
        items: list[Item] = [Code("self"), *map(_typed, self.positional)]
        if self.model is not None:
            items += [_typed(self.model), Code("/")]
        if self.keyword_only:
            items += [Code("*"), *map(_typed, self.keyword_only)]
        return (*items, self.options)


def _typed(row: Argument) -> Typed:
    return Typed(row.name, row.annotation, row.default)


class Choice(Struct, frozen=True):
    """An overload of a method.

    Attributes:
        arguments: that stand for the method's own.
        returned: the type of the data; None where it is the method's own.
        signature: with other arguments than the method's own; None for those.
        mark: a decorator before a line break, or nothing.
    """

    arguments: Arguments
    returned: Code | None = None
    signature: Signature | None = None
    mark: Code = Code("")


def accept_choices(
    annotator: Annotator, types: tuple[tuple[tuple[str, ...], Code], ...]
) -> tuple[Choice, ...]:
    """The overloads for each choice of ``accept``, the default first."""
    own = identifier("accept")
    choices: list[Choice] = []
    for names, type_ in types:
        chosen = Argument(own, one_of(annotator, names), None)
        if not choices:
            optional = code("{} | None", chosen.annotation)
            chosen = Argument(own, optional, Code("None"))
        choices.append(Choice({"accept": chosen}, type_))
    return tuple(choices)


def body_choices(annotator: Annotator, body: Body) -> tuple[Choice, ...]:
    """The arguments ``body`` and ``content_type`` of each overload, the default first.

    Returns:
        Nothing where all media types take the same type of body.
    """
    groups: dict[Code, list[Media]] = {}
    deciding = deciding_media(body)
    for media in deciding:
        one = bodies.value_argument(annotator, replace(body, media=(media,)))
        groups.setdefault(one.annotation, []).append(media)
    if len(groups) < 2:
        return ()
    if len(deciding) < len(body.media):  # other spellings of what goes as JSON
        in_json = next(rows for rows in groups.values() if _has_json(rows))
        in_json += [row for row in body.media if row not in deciding]
    return tuple(
        Choice(_choice(annotator, replace(body, media=tuple(rows)), default=index == 0))
        for index, rows in enumerate(groups.values())
    )


def _has_json(rows: list[Media]) -> bool:
    return any(is_json(row.name) for row in rows)


def _choice(annotator: Annotator, body: Body, *, default: bool) -> Arguments:
    names = tuple(media.name for media in body.media)
    own = identifier("content_type")
    chosen = Argument(own, one_of(annotator, names), None)
    if default:
        optional = code("{} | None", chosen.annotation)
        chosen = Argument(own, optional, Code("None"))
    return {
        "body": bodies.value_argument(annotator, body),
        "content_type": chosen,
    }


def one_of(annotator: Annotator, values: tuple[str, ...]) -> Code:
    """The type of one of several media types; a range stands for any text."""
    named = [literal(value) for value in values if "*" not in value]
    rows: list[Code] = []
    if named:
        literal_type = annotator.typing("Literal")
        rows.append(code("{}[{}]", literal_type, join(", ", named)))
    if len(named) < len(values):
        rows.append(annotator.builtin("str"))
    return join(" | ", rows)


def chosen_arguments(
    annotator: Annotator, operation: Operation, fields: Object | None
) -> tuple[Argument, ...]:
    """The arguments that choose a media type, of a method that has several.

    Args:
        annotator: writes types that are sent.
        operation: whose method it is.
        fields: the object whose properties are arguments, if there is one.
    """
    extra = extra_arguments(operation, fields).items()
    return tuple(
        Argument(
            identifier(name),
            code("{} | None", one_of(annotator, values)),
            Code("None"),
        )
        for name, values in extra
        if values
    )
