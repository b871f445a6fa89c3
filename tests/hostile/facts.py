"""Names and texts of an imported package at run time, in a process of its own.

Reads the names of packages in the current folder's `packages` from standard input,
and writes for each a line of JSON: its facts, or how it failed. Whatever an import
does beside defining things ends the process.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
import traceback
from collections.abc import Iterator, Mapping
from enum import Enum
from types import ModuleType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints, is_typeddict

import msgspec

import generator.runtime
from generator.runtime.constraints import Constraints
from generator.runtime.introspection import OperationIndex
from generator.runtime.model import public_module
from generator.runtime.serialization.discriminators import Discriminator
from generator.runtime.serialization.structs import wire_name
from generator.runtime.serialization.wire import WireType

Fact = tuple[str, str]
"""The kind of a fact, and its text."""

_IN_PYTHON = frozenset(
    ("argument", "function", "resource", "package", "version", "env_prefix", "value")
    + ("token", "username", "password", "key", "secret", "client_id", "client_secret")
)  # fmt: skip
"""Fields that hold names of Python and of the system, not those of the wire."""
_DOING = ("os.", "subprocess.", "socket.", "shutil.", "ctypes.", "webbrowser.", "pty.")
_HARMLESS = ("os.listdir", "os.scandir")


def facts(package: str) -> list[Fact]:
    """Return everything that a package takes from its document, sorted."""
    found: list[Fact] = []
    seen: set[int] = set()
    for module in _modules(package):
        if module.__name__.endswith("._examples"):
            found += _of_examples(module)
            continue
        examples = sys.modules.get(f"{module.__name__}._examples")
        for name, value in vars(module).items():
            if examples is not None and value is getattr(examples, name, None):
                continue  # told of the module itself
            home = getattr(value, "__module__", module.__name__)
            if home in (module.__name__, public_module(module.__name__)):
                if not (isinstance(value, type) and id(value) in seen):
                    found += _of_value(module, name, value)
                    seen.add(id(value))
            elif isinstance(value, OperationIndex):
                found += (("index", key) for key in value)
            elif isinstance(value, (msgspec.Struct, WireType)):
                found += _of("value", value)
    return sorted(found)


def _modules(package: str) -> Iterator[ModuleType]:
    root = importlib.import_module(package)
    yield root
    for found in pkgutil.walk_packages(root.__path__, f"{package}."):
        is_program = found.name.endswith(".__main__")  # which runs when it is imported
        if "._runtime" not in found.name and not is_program:
            yield importlib.import_module(found.name)


def _of_examples(module: Any) -> Iterator[Fact]:
    """Examples and their types; `MODELS` has the names of classes as keys."""
    yield from _of("reply", module.REPLIES)
    yield from _of("example of", tuple(module.MODELS.values()))
    yield from _of("example", tuple(map(json.loads, module.TEXTS)))


def _of_value(module: ModuleType, name: str, value: Any) -> Iterator[Fact]:
    if isinstance(value, type) and issubclass(value, msgspec.Struct):
        yield from _of_model(value)
    elif isinstance(value, type) and issubclass(value, Enum):
        yield from (("enum", _text(member.value)) for member in value)
    elif is_typeddict(value):
        yield from (("key", key) for key in value.__annotations__)
    elif isinstance(value, type):
        hints = vars(value).get("__annotations__", {})
        for constant in hints:
            yield "constant", _text(vars(value)[constant])
    elif not name.startswith("__"):
        yield from _of(f"{module.__name__.rpartition('.')[2]}.{name}", value)


def _text(value: Any) -> str:
    """A string as it is, any other value as Python writes it."""
    return value if isinstance(value, str) else hex_or_repr(value)


def hex_or_repr(value: Any) -> str:
    """Numbers too long for Python to write in decimal are hexadecimal."""
    return hex(value) if type(value) is int and abs(value) > 10**300 else repr(value)


def _of_model(model: type[msgspec.Struct]) -> Iterator[Fact]:
    hints = get_type_hints(model, include_extras=True)
    for field in msgspec.structs.fields(model):
        if field.name != "additional_properties":
            yield "property", wire_name(model, field)
        yield from _of("type", hints[field.name])


def _of(where: str, value: Any) -> Iterator[Fact]:
    """The texts of a value of the run time, or of a type expression."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, Discriminator):
        yield "discriminator", value.property
        yield from (("mapping", key) for key in value.mapping)
    elif isinstance(value, WireType):
        if not value.is_named:
            yield from _of(where, value.argument)
    elif isinstance(value, msgspec.Struct):
        yield from _of_struct(value)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _of(where, key)
            yield from _of(where, item)
    elif isinstance(value, (tuple, list, frozenset)):
        for item in value:
            yield from _of(where, item)
    elif get_origin(value) is not None or isinstance(value, UnionType):
        for argument in get_args(value):
            if not isinstance(argument, type(Final)):
                yield from _of("type", argument)


def _of_struct(value: msgspec.Struct) -> Iterator[Fact]:
    kind = type(value).__name__
    for field in value.__struct_fields__:
        if field not in _IN_PYTHON and not (
            field == "additional" or (kind == "Constraints" and field != "pattern")
        ):
            yield from _of(f"{kind}.{field}", getattr(value, field))


def _share_runtime() -> list[str]:
    """Import the run-time support, which is the same in every package, once."""
    root = generator.runtime.__name__
    names = [root]
    for found in pkgutil.walk_packages(generator.runtime.__path__, f"{root}."):
        importlib.import_module(found.name)
        names.append(found.name)
    return names


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """End the process at the first event that importing a package must not cause."""
    doing = event.startswith(_DOING) and event not in _HARMLESS
    if event == "open" and isinstance(arguments[1], str):
        doing = not set(arguments[1]).isdisjoint("wax+")
    if doing:
        os.write(2, f"{event} {arguments!r}\n".encode("utf-8", "replace"))
        os._exit(66)


def _answer(package: str) -> dict[str, Any]:
    try:
        return {"package": package, "facts": facts(package)}
    except BaseException:  # noqa: BLE001 - even `raise SystemExit` is a finding
        return {"package": package, "error": traceback.format_exc()}


def main() -> None:
    """Answer for each package that is named."""
    assert Constraints  # what annotations mention is imported before it is watched
    names, packages = _share_runtime(), sys.stdin.read().split()
    sys.path.insert(0, "packages")
    sys.addaudithook(_refuse)
    for package in packages:
        for name in names:
            own = name.replace("generator.runtime", f"{package}._runtime", 1)
            sys.modules[own] = sys.modules[name]
        sys.stdout.write(json.dumps(_answer(package)) + "\n")


if __name__ == "__main__":
    main()
