"""Pages of types, with links to what speaks of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Alias, Declaration, Object
from generator.plan.design import Design
from generator.plan.pages.frames import FrameMaker
from generator.plan.pages.trees import Trees
from generator.plan.template_models.page_entries import (
    Link,
    ModelEntry,
    Sort,
)
from generator.plan.template_models.pages import (
    LinkGroup,
    ModelsIndex,
    ModelsPage,
)
from generator.text.html import Html, markdown_html

_MOST_USES = 25
_PAGES_TITLE = "Types"


def models_page(design: Design, path: str) -> ModelsPage:
    """Plan the page of types at a path."""
    entries = tuple(plan_models(design, design.site.models[path]))
    title = f"{_PAGES_TITLE}: {path.partition('/')[2].removesuffix('.html')}"
    contents = tuple(Link(each.name, f"#{each.name}") for each in entries)
    frame = FrameMaker(design).frame(title, path, here="Types", contents=contents)
    return ModelsPage(frame=frame, models=entries)


def plan_models(design: Design, pointers: tuple[str, ...]) -> Iterator[ModelEntry]:
    """Plan what is said of each of some types."""
    reading, sending = (
        Trees(design.api, design.names, design.site.model_urls, sending=is_sent)
        for is_sent in (False, True)
    )
    for pointer in pointers:
        is_sent = design.variants.only_sent(pointer)
        yield _entry(design, sending if is_sent else reading, pointer)


def models_index(design: Design) -> ModelsIndex:
    """Plan the page with links to all types."""
    classes = design.names.classes
    groups = tuple(
        LinkGroup(
            title=Link(path.partition("/")[2].removesuffix(".html"), path),
            about=Html(""),
            links=tuple(
                Link(classes[each, False], f"{path}#{classes[each, False]}")
                for each in sorted(pointers, key=lambda each: classes[each, False])
            ),
        )
        for path, pointers in design.site.models.items()
    )
    frame = FrameMaker(design).frame(_PAGES_TITLE, "models.html", here="Types")
    return ModelsIndex(frame=frame, groups=groups)


def _entry(design: Design, trees: Trees, pointer: str) -> ModelEntry:
    declaration = design.api.declarations[pointer]
    uses = design.site.uses.get(pointer, ())
    names = design.names.of_type(pointer)
    return ModelEntry(
        name=names[0],
        other_name=names[1] if len(names) > 1 else "",
        sort=_sort(declaration),
        deprecated=declaration.deprecated,
        about=declaration.description,
        description=markdown_html(declaration.description),
        alias=(
            (trees.whole(declaration.type),) if isinstance(declaration, Alias) else ()
        ),
        values=trees.values(declaration),
        tree=(trees.flat(declaration),) if isinstance(declaration, Object) else (),
        used_by=tuple(Link(use.text, use.url) for use in uses[:_MOST_USES]),
        more_uses=max(0, len(uses) - _MOST_USES),
    )


def _sort(declaration: Declaration) -> Sort:
    if isinstance(declaration, Object):
        return "object"
    return "alias" if isinstance(declaration, Alias) else "enumeration"
