"""The styles that the old side's words need, in the new file.

Knows that a style is called by its name, whatever its id; does not compare what two
styles of one name say.
"""

from collections.abc import Mapping
from copy import deepcopy

from boardpaper.ooxml.blocks import P
from boardpaper.ooxml.compare.foreign_parts import with_part
from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.stylesheet import NUM_PR, PPR, VAL, value
from boardpaper.ooxml.xml import Element, name, serialise

STYLE, STYLE_ID, TYPE = name("w:style"), name("w:styleId"), name("w:type")
USES = {name("w:pStyle"): "paragraph", name("w:rStyle"): "character", name("w:tblStyle"): "table"}
OWN = f"{PPR}/{NUM_PR}"
BEFORE_NUMBER = frozenset(
    name(f"w:{word}")
    for word in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)
"""What stands before the numbering in a paragraph's properties (17.3.1, CT_PPrBase)."""
REFERS = (name("w:basedOn"), name("w:next"), name("w:link"))


def adopt_styles(old: Reading, new: Reading) -> Package:
    """The new package with the styles it lacks; the old side's parts then use its ids."""
    package, part = with_part(new.package, old.package, "styles")
    old_part = next(iter(old.package.related(old.document, "styles")), None)
    if part is None or old_part is None:
        return package
    known = {(one.kind, one.name.lower()): key for key, one in new.styles.styles.items()}
    ids = {
        key: known.get((one.kind, one.name.lower()), "") for key, one in old.styles.styles.items()
    }
    missing = [key for key, mine in ids.items() if not mine and key in _used(old)]
    if missing:
        root = package.tree(part)
        wanted = _with_bases(missing, old)
        _bring(root, old.package.tree(old_part), [one for one in wanted if not ids[one]], ids)
        package = package.replace({part: serialise(root)})
    _number_directly(old, new, ids)
    _rename(old, {key: mine for key, mine in ids.items() if mine and mine != key})
    return package


def _number_directly(old: Reading, new: Reading, ids: Mapping[str, str]) -> None:
    """Gives old paragraphs the numbering of their style as their own, where the new file's
    style of that name numbers otherwise: the redline has the new styles only."""
    theirs = {key: _numbering(old, key) for key in old.styles.styles}
    other = {key for key, place in theirs.items() if place != _numbering(new, ids.get(key, ""))}
    for root in old.stories().values() if other else ():
        for paragraph in root.iter(P):
            style = old.styles.of(paragraph)
            if style is None or style.key not in other or paragraph.find(OWN) is not None:
                continue
            place = old.numbering.of_style(style.key)
            number, level = ("0", 0) if place is None else (place[0].key, place[1])
            _give_number(paragraph, number, level)


def _numbering(reading: Reading, key: str) -> tuple[bytes, int] | None:
    """What kind of list a style counts in, and at which level; None for no list."""
    place = reading.numbering.of_style(key)
    return None if place is None else (reading.lists.get(place[0].key.encode(), b""), place[1])


def _give_number(paragraph: Element, number: str, level: int) -> None:
    properties = paragraph.find(PPR)
    if properties is None:
        properties = paragraph.makeelement(PPR)
        paragraph.insert(0, properties)
    numbering = properties.makeelement(NUM_PR)
    numbering.append(numbering.makeelement(name("w:ilvl"), {VAL: str(level)}))
    numbering.append(numbering.makeelement(name("w:numId"), {VAL: number}))
    before = [child for child in properties if child.tag in BEFORE_NUMBER]
    properties.insert(len(before), numbering)


def _used(reading: Reading) -> set[str]:
    return {one.get(VAL, "") for root in reading.stories().values() for one in root.iter(*USES)}


def _with_bases(keys: list[str], old: Reading) -> list[str]:
    chains = (old.styles.chain(old.styles.styles[key]) for key in keys)
    return list(dict.fromkeys(style.key for chain in chains for style in chain))


def _bring(root: Element, theirs: Element, keys: list[str], ids: dict[str, str]) -> None:
    """Puts styles in, each under an id that is free; their lists stay behind."""
    taken = {one.get(STYLE_ID, "") for one in root.iter(STYLE)}
    for key in keys:
        mine = key
        while mine in taken:
            mine += "Old"
        taken.add(mine)
        ids[key] = mine
    for style in [one for one in theirs.iter(STYLE) if one.get(STYLE_ID) in keys]:
        copy = deepcopy(style)
        copy.set(STYLE_ID, ids[style.get(STYLE_ID, "")])
        copy.attrib.pop(name("w:default"), None)
        for reference in copy.iter(*REFERS):
            reference.set(VAL, ids.get(reference.get(VAL, ""), "") or reference.get(VAL, ""))
        properties = copy.find(PPR)
        for numbering in [] if properties is None else properties.findall(NUM_PR):
            if value(numbering, name("w:numId")) not in (None, "0"):
                properties.remove(numbering)  # type: ignore[union-attr]
        root.append(copy)


def _rename(reading: Reading, ids: dict[str, str]) -> None:
    if not ids:
        return
    for root in reading.stories().values():
        for use in root.iter(*USES):
            if use.get(VAL, "") in ids:
                use.set(VAL, ids[use.get(VAL, "")])
