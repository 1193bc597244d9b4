"""Imports point one way: wiring → search → editing → checking → knowledge → summits → members → sources → leaves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

# From the lowest to the highest. A module belongs to the longest name that fits: what lies in alliance/ and is not
# named here is a leaf, so that a new module has to ask before it may import an app.
LAYERS = ["leaves", "sources", "members", "summits", "knowledge", "checking", "editing", "search", "wiring"]
OURS = {
    "alliance": "leaves",
    "alliance.sources": "sources",
    "members": "members",
    "alliance.summits": "summits",
    "alliance.knowledge": "knowledge",
    # An admin is a surface, as pages are: it stands above all that can be edited, not beside the models of its app.
    "alliance.sources.admin": "editing",
    "members.admin": "editing",
    "alliance.summits.admin": "editing",
    "alliance.knowledge.admin": "editing",
    "alliance.checking": "checking",
    "alliance.editing": "editing",
    "alliance.reports": "editing",
    "alliance.search": "search",
    "alliance.about": "wiring",
    "alliance.answers": "wiring",
    "alliance.api": "wiring",
    "alliance.bulk": "wiring",
    "alliance.compare": "wiring",
    "alliance.docs": "wiring",
    "alliance.management": "wiring",
    "alliance.mcp": "wiring",
    "alliance.settings": "wiring",
    "alliance.takeaway": "wiring",
    "alliance.templatetags.docs": "wiring",
    "alliance.templatetags.takeaway": "wiring",
    "alliance.timeline": "wiring",
    "alliance.urls": "wiring",
    "alliance.views": "wiring",
    "alliance.wsgi": "wiring",
}


def layer_of(module: str) -> str | None:
    """The layer of a module of ours, `None` for any other."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        if layer := OURS.get(".".join(parts[:length])):
            return layer
    return None


def imports_in(source: str, module: str, is_package: bool = False) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a module imports, inside functions too."""
    package = module.split(".") if is_package else module.split(".")[:-1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            # `from alliance import facts` imports a module, `from alliance.facts import Fact` a name in one.
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def imports_upward(source: str, module: str, is_package: bool = False) -> list[str]:
    """What a module imports from a layer above its own, in words."""
    own = LAYERS.index(layer_of(module))
    return [
        f"{module}, line {line}: {LAYERS[own]} import {name} of {layer}"
        for line, name in imports_in(source, module, is_package)
        if (layer := layer_of(name)) and LAYERS.index(layer) > own
    ]


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of ours with its file."""
    for top in ("alliance", "members"):
        for path in sorted((settings.BASE_DIR / top).rglob("*.py")):
            parts = path.relative_to(settings.BASE_DIR).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def test_imports_point_one_way():
    upward = [
        violation
        for module, path in modules()
        for violation in imports_upward(path.read_text(encoding="utf-8"), module, path.name == "__init__.py")
    ]
    assert not upward, "\n".join(upward)


def test_every_layer_has_modules():
    assert {layer_of(module) for module, _ in modules()} == set(LAYERS)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("alliance.facts", "from members.models import Country"),
        ("alliance.facts", "import alliance.settings"),
        ("alliance.sources.api", "from alliance.summits.models import Meeting"),
        ("alliance.sources.api", "from alliance.knowledge import changes"),
        ("members.models.countries", "def name():\n    from alliance.summits.models import Meeting"),
        ("members.views", "from alliance import views"),
        ("alliance.summits.models.meetings", "from ...knowledge import load"),
        ("alliance.knowledge.load", "from ..urls import urlpatterns"),
        ("alliance.knowledge.changes", "from alliance.search import index"),
    ],
)
def test_an_import_from_a_higher_layer_is_noticed(module, source):
    assert imports_upward(source, module)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("alliance.facts", "from alliance.dates import PartialDate"),
        ("members.models", "from alliance.sources.models import Claim"),
        ("alliance.summits.models", "from members.models import Country"),
        ("alliance.knowledge.load", "from alliance.sources import judging"),
        ("alliance.urls", "from alliance.knowledge.load import load"),
        ("alliance.management.commands.quickstart", "from members.models import Country"),
        ("members.models.offices", "from .countries import Country"),
        ("alliance.facts", "from django.db import models\nimport re"),
    ],
)
def test_an_import_from_the_same_or_a_lower_layer_is_fine(module, source):
    assert not imports_upward(source, module)
