"""Pages in a browser: what is seen, folded, found and copied, from a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.pages.sites import site
from tests.support.real_documents import real_document

pytestmark = pytest.mark.long
_SPEC = real_document("train-travel-31.yaml")
_PAGES = (
    "index.html",
    "resources/bookings.html",
    "models.html",
    "errors.html",
    "search.html",
)
_SIZES = {"wide": (1440, 900), "narrow": (390, 844)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a document, on disk."""
    return _write(_SPEC, tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def exoscale_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a large document, on disk."""
    return _write(real_document("exoscale.json"), tmp_path_factory.mktemp("exoscale"))


def _write(spec: Path, root: Path) -> Path:
    for path, text in site(spec, "travel").items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page without anything in it, which complains about errors."""
    context = browser.new_context()
    made = context.new_page()
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.on(
        "console",
        lambda entry: errors.append(entry.text) if entry.type == "error" else None,
    )
    requested: list[str] = []
    made.on("request", lambda request: requested.append(request.url))
    yield made
    context.close()
    assert not errors
    assert all(url.startswith("file:") for url in requested)


@pytest.mark.parametrize("path", _PAGES)
@pytest.mark.parametrize("size", _SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_their_window(
    page: Any, folder: Path, path: str, size: str, scheme: str
) -> None:
    width, height = _SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    page.goto((folder / path).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(16, 21, 29)")
    assert page.locator("h1").is_visible()


def test_code_stays_in_sight_beside_the_text(page: Any, folder: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto((folder / "resources/bookings.html").as_uri())
    column = page.locator(".code-column").first
    before = column.bounding_box()["y"]
    page.evaluate("scrollBy(0, 400)")
    assert before - 400 < column.bounding_box()["y"]


def test_trees_fold_by_keyboard(page: Any, folder: Path) -> None:
    page.goto((folder / "resources/bookings.html").as_uri())
    tree = page.locator("details.tree").first
    is_open = tree.get_attribute("open") is not None
    tree.locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert (tree.get_attribute("open") is not None) != is_open


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bookings.create", "resources/bookings.html#create"),
        ("GET /stations", "resources/stations.html#list"),
        ("BookingPayment", "models/payments.html#BookingPayment"),
        ("list of train trips between", "resources/trips.html#list"),
    ],
)
def test_the_search_finds(page: Any, folder: Path, query: str, first: str) -> None:
    page.goto((folder / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    link = page.locator("#search-results a").first
    assert link.get_attribute("href") == first
    link.click()
    page.wait_for_url(f"**/{first}")
    assert page.locator(f"#{first.partition('#')[2]}").is_visible()


def test_languages_are_chosen_for_all_samples_and_later_pages(
    page: Any, folder: Path
) -> None:
    page.goto((folder / "resources/bookings.html").as_uri())
    assert page.locator("figure[data-language=python]").first.is_visible()
    page.get_by_role("button", name="curl").first.click()
    assert not page.locator("figure[data-language=python]").first.is_visible()
    page.goto((folder / "resources/trips.html").as_uri())
    assert page.locator("figure[data-language=curl]").first.is_visible()


def test_what_is_copied_is_what_runs(page: Any, folder: Path) -> None:
    page.goto((folder / "resources/bookings.html").as_uri())
    page.evaluate(
        "navigator.clipboard.writeText = async (text) => { window.copied = text; }"
    )
    block = page.locator("figure[data-language=python] .block").first
    block.get_by_role("button", name="Copy").click()
    assert page.evaluate("window.copied") == block.locator("code").text_content()


def test_without_javascript_everything_can_be_read(browser: Any, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "resources/bookings.html").as_uri())
    for language in ("python", "python-async", "curl"):
        assert page.locator(f"figure[data-language={language}]").first.is_visible()
    assert page.get_by_role("button").count() == 0
    context.close()


def test_print_has_neither_navigation_nor_buttons(page: Any, folder: Path) -> None:
    page.goto((folder / "resources/bookings.html").as_uri())
    page.emulate_media(media="print")
    assert not page.locator(".side").is_visible()
    assert not page.locator(".copy").first.is_visible()


_AXE = os.environ.get("AXE")


@pytest.mark.skipif(_AXE is None, reason="AXE names no axe.min.js of axe-core")
@pytest.mark.parametrize("path", _PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, folder: Path, path: str, scheme: str) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto((folder / path).as_uri())
    page.add_script_tag(path=_AXE)
    found = page.evaluate("axe.run()")["violations"]
    shown = [(each["id"], each["nodes"][0]["html"]) for each in found]
    context.close()
    assert not shown


@pytest.mark.parametrize("size", _SIZES)
def test_pages_of_a_large_document(page: Any, exoscale_folder: Path, size: str) -> None:
    """Every page fits its window, and shows itself within a second or so."""
    width, height = _SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    paths = sorted(exoscale_folder.rglob("*.html"))
    assert len(paths) > 40
    for path in paths:
        page.goto(path.as_uri())
        assert page.locator("h1").is_visible()
        overflow = page.evaluate("document.documentElement.scrollWidth") - width
        assert overflow <= 0, f"{path.name} is {overflow} pixels too wide"


def test_a_large_document_is_searched_quickly(page: Any, exoscale_folder: Path) -> None:
    page.goto((exoscale_folder / "search.html").as_uri())
    box = page.locator("input[type=search]").first
    box.fill("POST /instance")
    link = page.locator("#search-results a").first
    assert "instance.html" in link.get_attribute("href")
