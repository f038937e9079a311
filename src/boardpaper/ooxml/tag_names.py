"""What the tags of a template name, dots and all: ``author.website``, ``row.text``.

Knows tags and Jinja's grammar; does not know what any name stands for.
"""

from collections.abc import Iterator, Mapping

from jinja2 import TemplateError, nodes

from boardpaper.expressions.sandbox import Sandbox
from boardpaper.ooxml import tags as tagged
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.text_parts import text_parts

_READER = Sandbox()


def tag_names(package: Package) -> frozenset[str]:
    """Every name in the tags of a template that can be read, the longest form of each.

    What a loop's name names is named through what it goes over: in a loop over
    ``consultation``, ``one.date`` is ``consultation.date``.
    """
    found: set[str] = set()
    for part in text_parts(package):
        for paragraph in tagged.paragraphs(package.tree(part)):
            for tag in tagged.tags(paragraph):
                found.update(names_in(tag.plain))
        found.update(names_in(_whole(package, part)))
    return frozenset(found)


def _whole(package: Package, part: str) -> str:
    """All the tags of a part in order, so that loops reach to their ends."""
    paragraphs = tagged.paragraphs(package.tree(part))
    return "".join(tag.plain for paragraph in paragraphs for tag in tagged.tags(paragraph))


def names_in(written: str) -> Iterator[str]:
    """The names in what is written between braces; none where it cannot be read."""
    try:
        tree = _READER.parse(written)
    except TemplateError:
        return
    yield from _walk(tree, {})


def _walk(node: nodes.Node, loops: Mapping[str, str]) -> Iterator[str]:
    chain = _chain(node, loops)
    if chain:
        yield chain
        return
    if isinstance(node, nodes.For):
        over = _chain(node.iter, loops)
        if over and isinstance(node.target, nodes.Name):
            loops = {**loops, node.target.name: over}
    for child in node.iter_child_nodes():
        yield from _walk(child, loops)


def _chain(node: nodes.Node, loops: Mapping[str, str]) -> str:
    """The dotted name a node is, empty if it is none."""
    if isinstance(node, nodes.Name):
        return loops.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        held = _chain(node.node, loops)
        return f"{held}.{node.attr}" if held else ""
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        held = _chain(node.node, loops)
        return f"{held}.{node.arg.value}" if held else ""
    return ""
