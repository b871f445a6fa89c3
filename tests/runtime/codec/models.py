"""The models that the codec's tests share, written as the generator emits them."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Literal
from uuid import UUID

from msgspec import field

from generator.runtime.constraints import Constraints
from generator.runtime.enums import UNLISTED, OpenIntEnum, OpenStrEnum
from generator.runtime.formats import Base64Url, Duration, JsonDecimal, UnixTime
from generator.runtime.model import (
    UNSET,
    JsonValue,
    Model,
    Secret,
    UnsetType,
)
from generator.runtime.serialization.discriminators import Discriminator
from generator.runtime.serialization.extra_fields import ExtraFieldsModel
from generator.runtime.serialization.literals import register_literals
from generator.runtime.serialization.tuples import register_tuples
from generator.runtime.serialization.union_types import register_unions
from generator.runtime.serialization.wire import Wire

register_literals()
register_tuples()
register_unions()


class State(OpenStrEnum):
    READY = "ready"
    OLD = "old"
    _UNLISTED = UNLISTED


class Level(OpenIntEnum):
    LOW = 1
    HIGH = 2
    _UNLISTED = UNLISTED


class Key(Model):
    name: Annotated[str, Constraints(min_length=1, max_length=5)]
    created_at: datetime = field(name="created-at")
    note: str | None = None
    parent: str | None | UnsetType = UNSET
    state: State | None = None
    id: UUID


class Keys(Model):
    keys: list[Key]
    by_name: dict[str, Key] | None = field(name="by-name", default=None)


class Cat(Model):
    kind: Literal["cat"] = field(default_factory=lambda: "cat")
    lives: int
    born: datetime | None = None


class Dog(Model):
    kind: Literal["dog"] = field(default_factory=lambda: "dog")
    name: str
    friends: list[Wire[Cat | Dog]] | None = None


class Car(Model):
    wheels: int


class Bike(Model):
    pedals: int
    wheels: int | None = None


class Owner(Model):
    pet: Wire[Cat | Dog] | None = None
    vehicle: Wire[Car | Bike] | None | UnsetType = UNSET
    tagged: (
        Wire[
            Annotated[
                Cat | Dog,
                Discriminator("kind", {"cat": Cat, "kitten": Cat, "dog": Dog}),
            ]
        ]
        | None
    ) = None


class Bag(ExtraFieldsModel):
    id: int
    created_at: datetime | None = field(name="created-at", default=None)
    additional_properties: dict[str, int] = field(default_factory=dict)


class Loose(ExtraFieldsModel):
    id: int
    bag: Wire[Bag] | None = None
    additional_properties: dict[str, Wire[Cat | Dog]] = field(default_factory=dict)


class Formats(Model):
    day: date | None = None
    clock: time | None = None
    blob: bytes | None = None
    url_blob: Base64Url | None = None
    price: Decimal | None = None
    rate: JsonDecimal | None = None
    every: Duration | None = None
    seen: UnixTime | None = None
    ratio: float | None = None
    big: int | None = None
    level: Level | None = None
    pair: tuple[int, str] | None = None
    whatever: JsonValue | None = None
    when: Wire[datetime | str] | None = None


class Account(Model):
    user: str
    password: Annotated[str, Secret()]
    pin: Annotated[str, Secret()] | None = None


class Pet(Model):
    kind: str
    name: str | None = None


class Fish(Pet):
    fins: int


class Bird(Pet):
    hatched: datetime


class Box(Model):
    pet: Pet


class Cage(Model):
    pet: Wire[Annotated[Pet, Discriminator("kind", {"fish": "Fish", "bird": "Bird"})]]


class Expression(Model):
    """Told apart from `Term` only by the type of a value deep inside."""

    value: int
    inner: Wire[Expression | Term] | None = None


class Term(Model):
    value: str
    inner: Wire[Expression | Term] | None = None


Tree = Wire.named("Tree", lambda: str | list[Tree])
