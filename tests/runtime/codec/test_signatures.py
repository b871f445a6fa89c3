"""Type hints as methods have them, fed to the codec; and what checkers make of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Annotated, Any, Literal, get_type_hints
from uuid import UUID

import pytest

from generator.runtime.constraints import Constraints
from generator.runtime.formats import Base64Url, Duration, JsonDecimal, UnixTime
from generator.runtime.model import (
    UNSET,
    JsonValue,
    Model,
    UnsetType,
)
from generator.runtime.serialization import codec
from generator.runtime.serialization.wire import Wire

from . import models as m
from .models import Bag, Cage, Cat, Dog, Level, State, Tree

ROOT = Path(__file__).parents[3]


class File:
    """Stands for a class that JSON knows nothing of."""


def method(
    id: UUID | str,
    *,
    name: Annotated[str, Constraints(max_length=3)],
    pet: Cat | Dog,
    pets: Sequence[Cat | Dog] | None = None,
    wired: Wire[Cat | Dog] | None | UnsetType = UNSET,
    state: State | str | None = None,
    level: Level | int | None = None,
    expires_at: datetime | None | UnsetType = UNSET,
    when: datetime | str | None = None,
    day: date | None = None,
    seen: UnixTime | None = None,
    times: Sequence[UnixTime] | None = None,
    blob: bytes | None = None,
    url_blob: Base64Url | None = None,
    every: Duration | str | None = None,
    price: Decimal | None = None,
    rate: JsonDecimal | None = None,
    bag: Bag | None = None,
    cage: Cage | None = None,
    tree: Tree | None = None,
    order: Literal["asc", "desc"] | str | None = None,
    labels: Mapping[str, str] | None = None,
    anything: JsonValue = None,
    pair: tuple[int, str] | None = None,
    file: (
        File | bytes | Path | IO[bytes] | Iterator[bytes] | AsyncIterator[bytes]
    ) = b"",
) -> None:
    """The kinds of annotations that emitted methods have."""


SAMPLES: dict[str, list[Any]] = {
    "id": ["00000000-0000-0000-0000-000000000001", "x"],
    "name": ["a", "long"],
    "pet": [{"kind": "cat", "lives": 1}, {"kind": "dog", "name": "d"}],
    "pets": [None, [], [{"kind": "cat", "lives": 1, "born": "2020-01-01T00:00:00Z"}]],
    "wired": [None, {"kind": "dog", "name": "d"}],
    "state": ["ready", "new", None],
    "level": [1, 9],
    "expires_at": ["2020-01-01T00:00:00Z", None],
    "when": ["2020-01-01T00:00:00Z", "now"],
    "day": ["2020-01-01"],
    "seen": [5, 5.5],
    "times": [[5, 6]],
    "blob": ["eHg="],
    "url_blob": ["-_8"],
    "every": ["P1M", "often"],
    "price": ["1.10"],
    "rate": [1.25, 3],
    "bag": [{"id": 1, "x": 2}],
    "cage": [{"pet": {"kind": "fish", "fins": 2}}],
    "tree": ["a", ["a", ["b"]]],
    "order": ["asc", "up"],
    "labels": [{"a": "b"}],
    "anything": [None, {"a": [1, 2.5, "x", True, None]}],
    "pair": [[1, "a"]],
    "file": ["eHg="],
}


def test_every_hint_round_trips() -> None:
    hints = get_type_hints(method, include_extras=True)
    del hints["return"]
    assert hints.keys() == SAMPLES.keys()
    for name, samples in SAMPLES.items():
        for sample in samples:
            value = codec.from_builtins(hints[name], sample)
            assert codec.to_builtins(value) == sample, name
            text = codec.to_json(sample)
            assert codec.from_json(hints[name], text) == value, name
            assert codec.to_builtins(value, hints[name]) == sample, name


def test_a_file_takes_text_as_its_bytes() -> None:
    hint = get_type_hints(method, include_extras=True)["file"]
    assert codec.from_builtins(hint, "héllo") == "héllo".encode()


@pytest.mark.parametrize(
    "model",
    [
        v
        for v in vars(m).values()
        if isinstance(v, type) and issubclass(v, Model) and v.__module__ == m.__name__
    ],
)
def test_every_model_has_a_decoder_of_msgspec(model: type[Model]) -> None:
    value, issues = codec.decode(model, b"{}")
    assert isinstance(value, model)
    assert all("missing required" in issue.message for issue in issues)


_USE = """
from typing import assert_type
from generator.runtime.serialization import codec
from generator.runtime.enums import UNLISTED, OpenIntEnum, OpenStrEnum
from generator.runtime.formats import UnixTime
from generator.runtime.model import Model
from generator.runtime.serialization.wire import Wire
from datetime import datetime

class State(OpenStrEnum):
    READY = "ready"
    _UNLISTED = UNLISTED

class Level(OpenIntEnum):
    LOW = 1
    _UNLISTED = UNLISTED

class Cat(Model):
    lives: int | None = None
    seen: UnixTime

class Dog(Model):
    pet: "Wire[Cat | Dog] | None" = None

def name(state: State) -> int:
    match state:
        case State.READY:
            return 1

def number(level: Level) -> int:
    match level:
        case Level.LOW:
            return 1

def complete(state: State) -> int:
    match state:
        case State.READY:
            return 1
        case _:
            return 2

assert_type(codec.from_json(Cat | Dog, b""), Cat | Dog)
assert_type(codec.from_builtins(list[Wire[Cat | Dog]], []), list[Cat | Dog])
assert_type(Dog(pet=Cat(seen=datetime.now())).pet, Cat | Dog | None)
assert_type(Cat.from_json(b""), Cat)
Cat(1)
"""


def test_type_checker(tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(_USE)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary"]
    command += ["--cache-dir", str(tmp_path / "cache"), str(tmp_path / "use.py")]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False
    )
    lines = [line for line in done.stdout.splitlines() if "use.py" in line]
    assert [line.split("error: ")[1] for line in lines] == [
        "Missing return statement  [return]",
        "Missing return statement  [return]",
        'Too many positional arguments for "Cat"  [call-arg]',
        'Missing named argument "seen" for "Cat"  [call-arg]',
    ]
