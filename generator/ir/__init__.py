"""An API as values, whatever the version of OpenAPI that describes it.

Frozen values without behaviour. A declared type is referred to by the JSON Pointer
of its schema, never by an object link, so that recursion needs no care and two
values can be compared.
"""

from generator.ir.api import (
    Api,
    Body,
    Callback,
    Encoding,
    Header,
    Link,
    Media,
    Operation,
    Parameter,
    Response,
    Tag,
    asked_schemes,
    explodes,
    server_variables,
)
from generator.ir.client_headers import ClientHeader
from generator.ir.declarations import (
    Alias,
    Constants,
    Declaration,
    Enumeration,
    EnumMember,
    Hints,
    Object,
    Property,
)
from generator.ir.pagination import Argument, BodyPath, Pagination, ValueSource
from generator.ir.polling import Poller, State
from generator.ir.security import SecurityScheme
from generator.ir.servers import DocumentationServer, Server, ServerVariable
from generator.ir.types import (
    ANY,
    NULL,
    ArrayOf,
    Constant,
    Constraints,
    Discriminator,
    Kind,
    MapOf,
    Primitive,
    Reference,
    TextOf,
    TupleOf,
    Type,
    UnionOf,
    children,
    is_nullable,
    with_null,
    without_null,
)
from generator.ir.xml import Xml

__all__ = [
    "ANY",
    "NULL",
    "Alias",
    "Api",
    "Argument",
    "ArrayOf",
    "Body",
    "BodyPath",
    "Callback",
    "ClientHeader",
    "Constant",
    "Constants",
    "Constraints",
    "Declaration",
    "Discriminator",
    "DocumentationServer",
    "Encoding",
    "EnumMember",
    "Enumeration",
    "Header",
    "Hints",
    "Kind",
    "Link",
    "MapOf",
    "Media",
    "Object",
    "Operation",
    "Pagination",
    "Parameter",
    "Poller",
    "Primitive",
    "Property",
    "Reference",
    "Response",
    "SecurityScheme",
    "Server",
    "ServerVariable",
    "State",
    "Tag",
    "TextOf",
    "TupleOf",
    "Type",
    "UnionOf",
    "ValueSource",
    "Xml",
    "asked_schemes",
    "children",
    "explodes",
    "is_nullable",
    "server_variables",
    "with_null",
    "without_null",
]
