"""What looks and layouts were before a tracked change of them (ECMA-376-1, 17.13.5).

Knows each kind of properties that keeps its former state, and what of them is not
part of that state.
"""

from collections.abc import Collection

from boardpaper.ooxml.xml import Element, name

MARKS = frozenset(name(f"w:{word}") for word in ("ins", "del", "moveFrom", "moveTo"))
NOT_KEPT: dict[str, frozenset[str]] = {
    name("w:rPrChange"): MARKS,
    name("w:pPrChange"): frozenset({name("w:rPr"), name("w:sectPr")}),
    name("w:sectPrChange"): frozenset({name("w:headerReference"), name("w:footerReference")}),
    name("w:tblPrChange"): frozenset(),
    name("w:tblGridChange"): frozenset(),
    name("w:trPrChange"): MARKS,
    name("w:tcPrChange"): frozenset(),
    name("w:tblPrExChange"): frozenset(),
}
"""Each change, and which of the present properties its former state says nothing of."""
FIRST = frozenset({name("w:pPrChange"), name("w:trPrChange")})
"""Where what is not part of the former state stands after it (17.3.1, 17.4)."""
FORMER = frozenset({*NOT_KEPT, name("w:numberingChange")})


def settle_formerly(root: Element, kinds: Collection[str], accept: bool) -> None:
    """Leaves the present properties as they are, or puts the former in their place."""
    for change in list(root.iter(*kinds)):
        settle_one(change, accept)


def settle_one(change: Element, accept: bool) -> None:
    """Settles one tracked change of properties."""
    properties = change.getparent()
    if properties is None:
        return
    properties.remove(change)
    if not accept and change.tag in NOT_KEPT:
        _put_back(properties, change)


def _put_back(properties: Element, change: Element) -> None:
    stays = NOT_KEPT[str(change.tag)]
    for child in [child for child in properties if child.tag not in stays]:
        properties.remove(child)
    former = [child for held in change for child in held]
    if change.tag in FIRST:
        properties[0:0] = former
    else:
        properties.extend(former)
