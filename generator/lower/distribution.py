"""The package as it is published: `x-distribution`, else what the document says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ir.distribution import Distribution
from generator.lower.context import Context, Node, as_list, as_node, text
from generator.text import one_line

_MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", re.ASCII)


def lower_distribution(context: Context) -> Distribution:
    """Lower `x-distribution`; what is no text is left out.

    Authors, license and URLs are those of `contact`, `license` and `externalDocs`
    unless it has some of its own.
    """
    root = context.document.root
    info = as_node(root.get("info"))
    node = as_node(root.get("x-distribution"))
    urls = as_node(node.get("urls")) or dict(_urls(root, info))
    return Distribution(
        name=text(node, "name"),
        version=text(node, "version"),
        authors=_texts(node, "authors") or tuple(_contact(info)),
        license=text(node, "license"),
        document_license=_license(info),
        urls=tuple((str(k), v) for k, v in urls.items() if isinstance(v, str)),
        keywords=_texts(node, "keywords"),
        requires_python=text(node, "requires-python"),
    )


def _urls(root: Node, info: Node) -> Iterator[tuple[str, str]]:
    """Yield labels and addresses, as the package index knows labels."""
    rows = {
        "Homepage": text(as_node(info.get("contact")), "url"),
        "Documentation": text(as_node(root.get("externalDocs")), "url"),
    }
    return ((k, v) for k, v in rows.items() if v.startswith(("https://", "http://")))


def _contact(info: Node) -> Iterator[str]:
    """Yield the document's contact as an author, ``Name <mail>``."""
    contact = as_node(info.get("contact"))
    name, mail = (one_line(text(contact, key)) for key in ("name", "email"))
    is_mail = _MAIL.fullmatch(mail) is not None
    name = name.replace("<", "").replace(">", "").strip()
    if name or is_mail:
        yield f"{name} <{mail}>" if is_mail else name


def _license(info: Node) -> str:
    """Return the license's identifier, which is SPDX's since 3.1, or else its name."""
    node = as_node(info.get("license"))
    return text(node, "identifier") or text(node, "name")


def _texts(node: Node, key: str) -> tuple[str, ...]:
    rows = as_list(node.get(key)) or ()
    return tuple(row for row in rows if isinstance(row, str))
