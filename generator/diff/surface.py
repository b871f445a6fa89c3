"""The public surface of an SDK as a value: names, and types as text.

None stands for things that older versions of the generator did not keep.
"""

from __future__ import annotations

from msgspec.structs import replace

from generator.ir.values import Value


class Argument(Value, frozen=True):
    """An argument of a method, or a keyword of the client's constructor.

    Attributes:
        origin: location and name in the document: ``query limit``, ``body name``.
        type: its annotation, without constraints.
        default: the Python of its default; None where it must be given.
        is_positional: whether it may be given without its name.
        replaced_by: of a former name, the present one, empty where there is none; None
            of a present name.
        documented: the default that the API has for it, as JSON; empty where there is
            none.
        sent: how it is sent: ``query limit``, ``header X-Key``; empty where that cannot
            change.
    """

    name: str
    origin: str
    type: str
    default: str | None
    pointer: str
    is_positional: bool = False
    replaced_by: str | None = None
    documented: str | None = None
    deprecated: bool | None = None
    sent: str | None = None

    @property
    def python(self) -> str:
        """The argument as it stands in a signature."""
        default = "" if self.default is None else f" = {self.default}"
        return f"{self.name}: {self.type}{default}"


class Method(Value, frozen=True):
    """A method, and what its views return.

    Attributes:
        call: from the client on: ``client.pets.list``.
        route: HTTP method and path.
        result: the annotation of what it returns.
        accepts: pairs of a media type that ``accept`` can name and what is returned then.
        page_items: the type of what ``iterate`` gives; empty without pages.
        stream_items: the type of what ``stream`` gives; empty without items.
        waits: whether ``and_wait`` has it.
        errors: pairs of a status that is no success and the type of its body.
        result_pointer: of the response that decides the result.
        replaced_by: of a former call, the present one; empty of a present call.
        model: the type that may stand, by position, for all properties of the body.
        credentials: alternatives of keywords of the client, of which one has to be given;
            None where it is not known.
        server: the URL that it is called at; empty for that of the client.
        sends: the media type of its body, unless another is chosen; empty without body.
    """

    call: str
    route: str
    operation_id: str
    pointer: str
    arguments: tuple[Argument, ...]
    result: str
    page_items: str = ""
    stream_items: str = ""
    waits: bool = False
    errors: tuple[tuple[str, str], ...] = ()
    deprecated: bool = False
    result_pointer: str = ""
    replaced_by: str = ""
    model: str = ""
    credentials: tuple[tuple[str, ...], ...] | None = None
    accepts: tuple[tuple[str, str], ...] = ()
    server: str | None = None
    sends: str | None = None

    @property
    def present_arguments(self) -> tuple[Argument, ...]:
        """The arguments under their present names."""
        return tuple(each for each in self.arguments if each.replaced_by is None)

    @property
    def python(self) -> str:
        """The call with its signature."""
        present = self.present_arguments
        names = [each.python for each in present]
        count = sum(each.is_positional for each in present)
        if count < len(names):
            names.insert(count, "*")
        return f"{self.call}({', '.join(names)}) -> {self.result}"


class Field(Value, frozen=True):
    """A field of a model.

    Attributes:
        wire: its name in JSON.
        is_required: whether the constructor asks for it.
    """

    name: str
    wire: str
    type: str
    is_required: bool
    pointer: str
    deprecated: bool | None = None

    @property
    def python(self) -> str:
        """The field as it is declared."""
        return f"{self.name}: {self.type}"


class Member(Value, frozen=True):
    """A named value of an enumeration or of a class of constants.

    Attributes:
        value: as Python writes it.
    """

    name: str
    value: str

    @property
    def python(self) -> str:
        """The member as it is declared."""
        return f"{self.name} = {self.value}"


class Declared(Value, frozen=True):
    """A type with a name in ``models``.

    Attributes:
        form: ``class``, ``str enumeration``, ``int enumeration``, ``constants`` or
            ``alias``.
        is_sent: whether requests contain it; ``is_read`` whether responses do. A type
            that nothing uses has neither.
        type: of an alias, what it stands for.
        dict_name: of the type of dicts, or of literals, that a caller may write in its
            place; empty where there is none.
        needed_keys: of such a dict, those that have to be there; `other_keys` the rest.
    """

    name: str
    form: str
    pointer: str
    is_sent: bool
    is_read: bool
    fields: tuple[Field, ...] = ()
    members: tuple[Member, ...] = ()
    type: str = ""
    deprecated: bool = False
    dict_name: str = ""
    needed_keys: tuple[str, ...] = ()
    other_keys: tuple[str, ...] = ()

    @property
    def qualified(self) -> str:
        """The name as annotations write it."""
        return f"models.{self.name}"

    @property
    def python(self) -> str:
        """The head of its declaration."""
        if self.form == "alias":
            return f"{self.qualified} = {self.type}"
        base = {"str enumeration": "(OpenStrEnum)", "int enumeration": "(OpenIntEnum)"}
        return f"class {self.qualified}{base.get(self.form, '')}"


class Surface(Value, frozen=True):
    """All that a caller of an SDK can name.

    Attributes:
        client: the name of the client's class.
        keywords: of its constructor: credentials and server variables.
        server: the URL that is called unless the caller says otherwise, its variables
            replaced by their defaults.
        env_prefix: of the environment variables that are read, or empty.
        methods: in the order of the document.
        types: by name.
        webhooks: what reads the webhooks and callbacks of the API, as methods.
        webhook_signature: how webhooks are signed; empty for Standard Webhooks.
        package: its name, empty where the configuration does not have it.
    """

    client: str
    keywords: tuple[Argument, ...]
    server: str
    env_prefix: str
    methods: tuple[Method, ...]
    types: tuple[Declared, ...]
    webhooks: tuple[Method, ...] = ()
    webhook_signature: str = ""
    package: str = ""

    @property
    def without_former_names(self) -> Surface:
        """The surface without the calls and arguments that are former names."""
        methods = (
            replace(each, arguments=each.present_arguments)
            for each in self.methods
            if not each.replaced_by
        )
        return replace(self, methods=tuple(methods))
