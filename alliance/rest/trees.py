"""The names of a record as a tree: `country.name_en` is `name_en` below `country`."""

from collections.abc import Iterable, Iterator
from typing import Any

from rest_framework.serializers import BaseSerializer, ListSerializer


class Tree(dict):
    """The names of a record: each with the tree of what is nested there, or `None`."""


class Several(Tree):
    """The names of each of several records."""


def tree_of(serializer: BaseSerializer) -> Tree:
    """What a serializer shows."""
    tree: Tree = Tree()
    for name, field in serializer.fields.items():
        if isinstance(field, ListSerializer):
            tree[name] = Several(tree_of(field.child))
        else:
            tree[name] = tree_of(field) if isinstance(field, BaseSerializer) else None
    return tree


def branches(names: Iterable[str]) -> Tree:
    """Dotted names as a tree; the whole of a record where it is named itself."""
    tree = Tree()
    for name in sorted(names, key=lambda name: name.count(".")):
        here, (*above, last) = tree, name.split(".")
        for part in above:
            here = here.setdefault(part, Tree())
            if here is None:
                break  # all of it is named already
        else:
            here.setdefault(last, None)
    return tree


def dotted(tree: Tree, above: str = "") -> Iterator[str]:
    """Every name, that of a nested record before those below it."""
    for name, below in tree.items():
        yield f"{above}{name}"
        if below:
            yield from dotted(below, f"{above}{name}.")


def leaves(tree: Tree, above: str = "") -> Iterator[str]:
    """The names below which there are none."""
    for name, below in tree.items():
        if below is None:
            yield f"{above}{name}"
        else:
            yield from leaves(below, f"{above}{name}.")


def merged(first: Tree, second: Tree) -> Tree:
    """The names of both."""
    both = type(first)(first)
    for name, below in second.items():
        here = both.get(name)
        both[name] = merged(here, below) if here is not None and below is not None else below
    return both


def kept(value: Any, tree: Tree | None) -> Any:
    """A record, a list of them, or a tree, with nothing but these names."""
    if tree is None or value is None:
        return value
    if isinstance(value, list):
        return [kept(one, tree) for one in value]
    return type(value)({name: kept(below, tree[name]) for name, below in value.items() if name in tree})


def dropped(value: Any, tree: Tree) -> Any:
    """A record, a list of them, or a tree, without these names."""
    if value is None:
        return value
    if isinstance(value, list):
        return [dropped(one, tree) for one in value]
    return type(value)(
        {
            name: dropped(below, tree[name]) if name in tree else below
            for name, below in value.items()
            if name not in tree or tree[name] is not None
        }
    )
