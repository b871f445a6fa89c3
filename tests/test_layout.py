"""Code is laid out as Black would, and Black is seldom asked."""

from __future__ import annotations

import random
from collections.abc import Callable

import black
import pytest
from black.mode import TargetVersion

from generator.plan import layout
from generator.plan.layout import Typed, call, keyword, prefixed, sequence, statement
from generator.plan.signatures import Signature
from generator.plan.statements import (
    alias,
    assignment,
    class_header,
    definition,
    import_line,
    return_wrapper,
)
from generator.plan.template_models import Argument
from generator.text import Code, code

_MODE = black.Mode(target_versions={TargetVersion.PY311})
_LENGTHS = (3, 5, 9, 20, 40, 70, 84, 90)
_KINDS = ("field", "called field", "constant", "alias", "method", "overload", "call")
_KINDS += ("class", "property", "import", "substitute")
_CALLS = ("minimum=1", "max_length=255", "unique_items=True")


class _Random:
    """Draws statements with annotations, most of them near the width of a line."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def statement(self) -> str:
        """A line of one of several kinds, in the place where such a thing stands."""
        name, annotation = Code(self._name().lower()), Code(self._annotation(0))
        kind = self._random.choice(_KINDS)
        if kind in ("method", "overload"):
            return self._method(name, annotation, kind)
        if kind == "class":
            header = class_header(name, (code("View[{}]", Code(self._name())),))
            return f"{header.source}\n    x: int"
        if kind == "property":
            lines = definition(code("def {}(", name), (Code("self"),), annotation, 4)
            value = return_wrapper(Code(self._name()), 8)
            return f"class A:\n    {lines.source}\n        return {value.source}"
        if kind == "import":
            names = [Code(self._name()) for _ in range(self._random.randint(1, 3))]
            return import_line(code(".{}", name), names, 0).source
        if kind == "call":
            one = Code(f'("{self._name()}",)')
            several = sequence(map(Code, (self._name(), f"{self._name()}()")))
            items = [*self._arguments('"200"'), annotation, one, keyword("x", several)]
            value = call(Code("Reply"), items[: self._random.randint(1, 5)])
            return statement(prefixed(Code("REPLY = "), value), 0).source
        if kind == "alias":
            return alias(code("{}: TypeAlias", name), annotation, 0).source
        if kind == "substitute":
            line = alias(name, Code(self._name()), 4)
            return f"if x:\n    {line.source}"
        if kind == "constant":
            value = call(Code("Pagination"), self._arguments('"link"', "items=()"))
            return assignment(Code(name.source.upper()), annotation, value, 0).source
        if kind == "field":
            default = self._random.choice((Code("None"), Code("UNSET"), None))
            line = statement(Typed(name, annotation, default), 4)
        else:
            value = call(Code("field"), self._arguments("default=None", 'name="a-b"'))
            line = assignment(name, annotation, value, 4)
        return f"class A:\n    {line.source}"

    def _method(self, name: Code, returned: Code, kind: str) -> str:
        count = self._random.randint(0, 2)
        arguments = tuple(
            Argument(Code(f"x{n}"), Code(self._annotation(1)), None)
            for n in range(count)
        )
        options = Code("**options: Unpack[RequestOptions]")
        header = Signature(name, arguments, (), options)
        asynchronous = self._random.random() < 0.5
        if kind == "overload":
            lines = header.overload({}, returned, asynchronous=asynchronous)
            return f"class A:\n    {lines.source}"
        start = "async def" if asynchronous else "def"
        rest = header.header(returned, asynchronous=asynchronous)
        return f"class A:\n    {start} {name.source}{rest.source}:\n        pass"

    def _arguments(self, *known: str) -> list[Code]:
        rows = [row for row in known if self._random.random() < 0.7]
        return [Code(row) for row in (*rows, f'more="{self._name()}"')]

    def _name(self) -> str:
        length = self._random.choice((*_LENGTHS, self._random.randint(1, 95)))
        letters = "xyz" if self._random.random() < 0.9 else "xé漢字\u093f"
        return "A" + "".join(self._random.choices(letters, k=length))

    def _annotation(self, depth: int) -> str:
        kind = self._random.random()
        if depth > 2 or kind < 0.35:
            return self._name()
        if kind < 0.55:
            count = self._random.randint(2, 5)
            return " | ".join(self._annotation(depth + 1) for _ in range(count))
        inside = self._annotation(depth + 1)
        if kind < 0.75:
            return f"{self._random.choice(('list', 'Wire', 'Sequence'))}[{inside}]"
        if kind < 0.85:
            return f"dict[str, {inside}]"
        pattern = f'pattern="{self._name()}"'
        count = self._random.randint(1, 3)
        limits = ", ".join(self._random.sample((*_CALLS, pattern), count))
        return f"Annotated[{inside}, Constraints({limits})]"


@pytest.mark.parametrize(
    ("seed", "count"), [(1, 500), pytest.param(2, 20_000, marks=pytest.mark.full)]
)
def test_statements_are_as_black_leaves_them(seed: int, count: int) -> None:
    drawn = _Random(seed)
    for _ in range(count):
        text = f"{drawn.statement()}\n"
        assert black.format_str(text, mode=_MODE) == text


@pytest.mark.parametrize(
    "statement_",
    [
        lambda: alias(Code("A" * 60), Code("B" * 60), 4),
        lambda: alias(
            Code(f"{'A' * 60}: TypeAlias"), Code(f'Literal["{"b" * 30}"]'), 0
        ),
        lambda: alias(
            Code(f"{'A' * 70}: TypeAlias"), Code('Literal["b"' + ', "c"' * 30 + "]"), 0
        ),
    ],
    ids=["a name", "a subscript", "a subscript that is opened, too"],
)
def test_black_is_not_asked_for_aliases_of_long_names(
    statement_: Callable[[], Code], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(layout, "_by_black")
    text = statement_().source
    assert max(map(len, text.split("\n"))) <= 88
