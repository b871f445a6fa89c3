"""The part of Python that an emitted module may consist of.

A text of a document that became code would have to be code of this part, and to call
something that the module imports or defines. It could open no file, start nothing and
reach no attribute that Python keeps to itself.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from generator.render.runtime_files import RUNTIME

_SILENT: tuple[type[ast.AST], ...] = (
    *(ast.Module, ast.If, ast.Assign, ast.AnnAssign, ast.FunctionDef, ast.Return),
    *(ast.AsyncFunctionDef, ast.Await, ast.arguments, ast.arg, ast.keyword),
    *(ast.Subscript, ast.Tuple, ast.List, ast.Dict, ast.Lambda, ast.BinOp, ast.BitOr),
    *(ast.UnaryOp, ast.USub, ast.Starred, ast.Add),
)
_MODULES = frozenset(
    ("__future__", "collections.abc", "contextlib", "datetime", "decimal", "functools")
    + ("msgspec", "typing", "typing_extensions", "uuid", "builtins")
)
"""Modules that are imported beside those of the SDK itself."""
_BUILTINS = frozenset(
    ("bool", "bytes", "dict", "float", "int", "list", "property", "str", "tuple")
)
_OWN_NAMES = frozenset(
    ("__all__", "__dir__", "__getattr__", "__init__", "__name__", "__version__")
    + ("__xml__",)
)
_METHODS = frozenset(("__init__", "_call", "at", "named"))
"""Attributes that are called; everything else that is called is a name."""


class Structure:
    """Looks at the nodes of one module, in any order.

    Attributes:
        constants: its strings and numbers, with line and column.
        runtime_names: what it imports of the run-time support, as dotted names.
        violations: what it has and may not have.
    """

    def __init__(self) -> None:
        self.runtime_names: set[str] = set()
        self.constants: list[tuple[int, int, object]] = []
        self.violations: set[str] = set()
        self._bound = {"super"}
        self._called: set[str] = set()

    def read(self, tree: ast.Module) -> None:
        """Look at a whole module."""
        waiting: list[Any] = [tree]
        while waiting:  # `ast.walk` takes ten times as long
            node = waiting.pop()
            kind = type(node)
            known = _KINDS.get(kind)
            if known is None:
                self.violations.add(kind.__name__)
                continue
            look, below = known
            if look is not None:
                look(self, node)
            for field in below:
                value = getattr(node, field)
                if type(value) is list:
                    waiting += value
                elif value is not None:
                    waiting.append(value)
        self.violations |= {f"call of {name}" for name in self._called - self._bound}

    def constant(self, node: ast.Constant) -> None:
        """Keep a string or number, to be compared with the plan."""
        value = node.value
        if value is not None and not isinstance(value, bool) and value is not ...:
            self.constants.append((node.lineno, node.col_offset, value))

    def name(self, node: ast.Name) -> None:
        """Names with two underscores are Python's own."""
        if node.id.startswith("__"):  # before a call: names are what there is most of
            self._private(node.id)

    def attribute(self, node: ast.Attribute) -> None:
        """The same for attributes."""
        self._private(node.attr)

    def statement(self, node: ast.Expr) -> None:
        """An expression by itself is a docstring or a call."""
        if not isinstance(node.value, (ast.Constant, ast.Call)):
            self.violations.add("an expression by itself")

    def addition(self, node: ast.AugAssign) -> None:
        """Only ``__all__`` is added to."""
        if ast.unparse(node.target) != "__all__":
            self.violations.add("an addition to a name")

    def imports(self, node: ast.ImportFrom) -> None:
        """Only modules of the SDK, and the listed ones."""
        if node.level > 2 or (node.level == 0 and node.module not in _MODULES):
            self.violations.add(f"import from {'.' * node.level}{node.module}")
        names = {row.name for row in node.names}
        if node.module == "builtins" and not names <= _BUILTINS:
            self.violations.add(f"import from builtins: {sorted(names - _BUILTINS)}")
        self._bound.update(row.asname or row.name for row in node.names)
        package, _, module = (node.module or "").partition(".")
        if node.level and package == RUNTIME:
            self.runtime_names |= {f"{module}.{name}".lstrip(".") for name in names}

    def defines(self, node: ast.ClassDef) -> None:
        """A class may be called."""
        self._bound.add(node.name)

    def alias(self, node: ast.alias) -> None:
        """An imported name is a name."""
        self._private(node.name)

    def call(self, node: ast.Call) -> None:
        """A called name is one of the module, or one of a few attributes."""
        called = node.func
        if isinstance(called, ast.Subscript):
            called = called.value
        if isinstance(called, ast.Name):
            self._called.add(called.id)
        elif not (isinstance(called, ast.Attribute) and called.attr in _METHODS):
            self.violations.add("a call of something else than a name")

    def _private(self, name: str) -> None:
        if name.startswith("__") and name not in _OWN_NAMES:
            self.violations.add(name)


_Look = Callable[[Structure, Any], None]
_LOOKS: dict[type[ast.AST], _Look] = {
    ast.Constant: Structure.constant,
    ast.Name: Structure.name,
    ast.Attribute: Structure.attribute,
    ast.Expr: Structure.statement,
    ast.AugAssign: Structure.addition,
    ast.ImportFrom: Structure.imports,
    ast.ClassDef: Structure.defines,
    ast.alias: Structure.alias,
    ast.Call: Structure.call,
}
_PLAIN = frozenset(
    ("arg", "asname", "attr", "ctx", "id", "kind", "level", "module", "name", "simple")
    + ("type_comment", "type_ignores")
)
"""The fields in which no node is; a field that a later Python adds is not among them."""
_KINDS: dict[type[Any], tuple[_Look | None, tuple[str, ...]]] = {
    kind: (
        _LOOKS.get(kind),
        tuple(field for field in kind._fields if field not in _PLAIN),
    )
    for kind in (*_SILENT, *_LOOKS)
}
_KINDS[ast.Constant] = _LOOKS[ast.Constant], ()
_KINDS[type(None)] = None, ()
"""The check of a node, if it has one, and its children. None stands in lists,
for the default that an argument lacks; below what is violations nobody has to look."""
