"""The names of one emitted module: what it defines, and what it imports under which."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from msgspec import Struct, field

from generator.plan.layout import STEP, WIDTH
from generator.plan.statements import alias, below, import_line
from generator.text import Code, code, identifier, join

BUILTINS = "builtins"
_PRAGMA = Code("\n# pyright: reportDeprecated=false\n")
Natural = tuple[tuple[int, int, str], ...]
_REGISTRATION = 3
"""The place of a statement after all groups of imports."""
_NUMBER = re.compile(r"(\d+)", re.ASCII)


class Scope(Struct):
    """Collects the imports of a module while its code is written.

    A name that the module defines itself or has from another module, that a model of
    the SDK has, or that a class body hides behind a member of that name, is imported
    under an alias with an underscore: the names of the document stay as they are.

    Attributes:
        taken: the names that the module defines.
        models: the names of all models.
        uses_deprecated: whether something in the module is deprecated, which type
            checkers would report at each of its uses here.
        registrations: the names of the run time's functions that make kinds of types
            known which this module has, such as unions.
    """

    taken: frozenset[str]
    models: frozenset[str]
    uses_deprecated: bool = False
    registrations: dict[str, Code] = field(default_factory=dict)
    _checked: dict[str, dict[str, tuple[str, str, str]]] = field(default_factory=dict)
    _imports: dict[str, dict[str, str]] = field(default_factory=dict)
    _origins: dict[str, str] = field(default_factory=dict)

    def name(
        self, module: str, attribute: str, avoid: frozenset[str] = frozenset()
    ) -> Code:
        """Import a name of another module, and return how it is written here.

        Args:
            module: absolute, or relative with leading dots; ``builtins`` needs no
                import unless the name is hidden.
            attribute: its name there.
            avoid: names that mean something else where it is written.
        """
        local = attribute
        models = frozenset[str]() if is_models_module(module) else self.models
        while (
            local in self.taken
            or local in avoid
            or local in models
            or self._origins.get(local, module) != module
        ):
            local = f"_{local}"
        if module == BUILTINS and local == attribute:
            return identifier(local)
        self._imports.setdefault(module, {})[local] = attribute
        self._origins[local] = module
        return identifier(local)

    def checked_name(
        self,
        module: str,
        attribute: str,
        stands_for: tuple[str, str],
        avoid: frozenset[str] = frozenset(),
    ) -> Code:
        """Import a name that type checkers see, and at run time another one under it.

        Args:
            module: relative, of what checkers see.
            attribute: its name there.
            stands_for: the module and name of what it is at run time.
            avoid: names that mean something else where it is written.
        """
        local = attribute
        while (
            local in self.taken
            or local in avoid
            or self._origins.get(local, module) != module
        ):
            local = f"_{local}"
        self._checked.setdefault(module, {})[local] = (attribute, *stands_for)
        self._origins[local] = module
        return identifier(local)

    def checked_imports(self) -> tuple[Code, ...]:
        """Imports below ``if TYPE_CHECKING``, of the names that only checkers see."""
        modules = {
            module: {local: row[0] for local, row in names.items()}
            for module, names in self._checked.items()
        }
        return _guarded(modules)

    def substitutes(self) -> tuple[Code, ...]:
        """Statements below ``else``: ``PetDict = Pet``, in one line if there is room."""
        found = {
            local: self.name(module, attribute)
            for names in self._checked.values()
            for local, (_, module, attribute) in names.items()
        }
        names = [identifier(local) for local in sorted(found)]
        values = [found[local] for local in sorted(found)]
        line = code("{} = {}", join(", ", names), join(", ", values))
        if len(line.source) + STEP <= WIDTH:
            return (line,)
        pairs = zip(names, values, strict=True)
        return tuple(alias(*pair, STEP) for pair in pairs)

    def builtin(self, name: str, avoid: frozenset[str] = frozenset()) -> Code:
        """Return how a built-in name is written here."""
        return self.name(BUILTINS, name, avoid)

    def own(self, name: str) -> Code:
        """A name that the module defines."""
        if name not in self.taken:
            raise ValueError(f"the module does not define {name!r}")
        return identifier(name)

    def pragma(self) -> Code:
        """The comment that keeps type checkers from reporting our own uses, if any."""
        pragma = deprecated_pragma(self.uses_deprecated)
        if "Union" not in self._imports.get("typing", {}).values():
            return pragma
        return code("{}{}", pragma, _UNION_PRAGMA)

    def imports(self) -> Code:
        """Import statements: the standard library's, packages', the SDK's own.

        Sorted within each group as isort sorts; an aliased name has a line of its own.
        Each group comes after a blank line.
        The registration of kinds of types comes last.
        """
        groups: dict[int, list[Code]] = {}
        for module in sorted(self._imports, key=module_key):
            rows = groups.setdefault(_group(module), [])
            rows += _statements(module, self._imports[module])
        if self.registrations:
            made = sorted(self.registrations.items())
            groups[_REGISTRATION] = [code("{}()", name) for _, name in made]
        blank = Code("\n")
        return join(
            "", (code("{}{}", blank, below(groups[g], 0)) for g in sorted(groups))
        )


def deprecated_pragma(is_needed: bool) -> Code:
    """A comment for type checkers between line breaks, or nothing."""
    return _PRAGMA if is_needed else Code("")


_UNION_PRAGMA = Code("\n# ruff: noqa: UP007\n")
"""Beyond a depth, checkers cannot read the `X | Y` that ruff asks for."""


@functools.cache
def is_models_module(module: str) -> bool:
    """Return whether a relative module is one of ``models/``, from inside or outside."""
    return module.startswith(("..models.", ".models.")) or (
        module.startswith(".")
        and not module.startswith(("..", "._responses", "._runtime"))
    )


def module_key(module: str) -> tuple[int, Natural, str]:
    """The order of modules in imports: relative ones from further away first."""
    dots = len(module) - len(module.lstrip("."))
    return -dots, _natural(module.lower()), module


def _group(module: str) -> int:
    if module.startswith("."):
        return 2
    return 1 if module in ("msgspec", "httpx2", "typing_extensions") else 0


def _statements(module: str, names: dict[str, str], indent: int = 0) -> Iterator[Code]:
    plain = sorted((a for local, a in names.items() if local == a), key=isort_key)
    lines = [(isort_key(plain[0]), plain)] if plain else []
    aliased = [(attribute, local) for local, attribute in names.items()]
    rows = [
        (isort_key(attribute), f"{attribute} {local}")
        for attribute, local in aliased
        if attribute != local
    ]
    for _, row in sorted([*lines, *rows], key=lambda row: row[0]):
        names_in_line = _aliased(row) if isinstance(row, str) else map(identifier, row)
        yield import_line(_module(module), names_in_line, indent)


def _guarded(modules: dict[str, dict[str, str]]) -> tuple[Code, ...]:
    """Imports below a condition."""
    return tuple(
        row
        for name in sorted(modules, key=module_key)
        for row in _statements(name, modules[name], 4)
    )


def _aliased(row: str) -> tuple[Code]:
    attribute, _, local = row.partition(" ")
    return (code("{} as {}", identifier(attribute), identifier(local)),)


def isort_key(name: str) -> tuple[int, Natural, str]:
    """The order of names in an import: constants, classes, then the rest."""
    return _rank(name), _natural(name.lower()), name


def all_key(name: str) -> tuple[int, Natural]:
    """The order of names in ``__all__``, which minds capitals."""
    return _rank(name), _natural(name)


def _rank(name: str) -> int:
    if name.isupper() and len(name) > 1:
        return 0
    return 1 if name[:1].isupper() else 2


@functools.cache
def _natural(name: str) -> Natural:
    """Characters by their code, runs of digits by their value: `_7` before `_10`.

    A run that begins with a zero is compared as a text, and comes before others.
    """
    key: list[tuple[int, int, str]] = []
    for place, part in enumerate(_NUMBER.split(name)):
        if place % 2:  # what the pattern matched
            key.append((ord("0"), 0 if part.startswith("0") else len(part), part))
        else:
            key += [(ord(character), 0, "") for character in part]
    return tuple(key)


def _module(module: str) -> Code:
    path = module.lstrip(".")
    dots = Code("." * (len(module) - len(path)))
    parts = [identifier(part) for part in path.split(".") if part]
    return code("{}{}", dots, join(".", parts))
