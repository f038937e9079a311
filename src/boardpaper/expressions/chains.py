"""What a placeholder names: chains of names from the first to the last, and its filters.

Knows Jinja's tree; works nothing out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import TemplateError, nodes

from boardpaper.expressions.sandbox import Sandbox

Chain = tuple[str | int, ...]
_READER = Sandbox()


@dataclass(frozen=True, slots=True)
class Named:
    """What a placeholder asks for: ``measures.placements.actual`` is one chain.

    ``filters`` are in the order in which they are run.
    """

    chains: tuple[Chain, ...] = ()
    filters: tuple[str, ...] = ()


def named(expression: str) -> Named:
    """What an expression names; nothing where it cannot be read."""
    try:
        tree = _READER.parse("{{ " + expression + " }}")
    except TemplateError:
        return Named()
    filters = [one.name for one in tree.find_all(nodes.Filter)]
    return Named(tuple(dict.fromkeys(_chains(tree))), tuple(reversed(filters)))


def _chains(node: nodes.Node) -> Iterator[Chain]:
    """The longest chains in a tree."""
    chain = _chain(node)
    if chain:
        yield chain
        return
    for inner in node.iter_child_nodes():
        yield from _chains(inner)


def _chain(node: nodes.Node) -> Chain:
    match node:
        case nodes.Name():
            return (node.name,)
        case nodes.Getattr():
            owner = _chain(node.node)
            return (*owner, node.attr) if owner else ()
        case nodes.Getitem(arg=nodes.Const(value=str() | int() as value)):
            owner = _chain(node.node)
            return (*owner, value) if owner else ()
    return ()
