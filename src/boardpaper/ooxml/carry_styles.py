"""The styles that carried content uses, brought along under names of their own.

Knows styles, what they are based on, and what a file's defaults add (ECMA-376-1, 17.7);
does not know lists. A style of the same name in the paper's template stays as it is:
carried content looks as it did, and numbers nothing in the paper.
"""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Final

from boardpaper.ooxml.stylesheet import PPR, PSTYLE, RPR, VAL, is_on, value
from boardpaper.ooxml.xml import Element, W, name, parse

STYLE, KEY, NAME = name("w:style"), name("w:styleId"), name("w:name")
TYPE, DEFAULT, TABLE = name("w:type"), name("w:default"), name("w:tblPr")
USES: Final = (PSTYLE, name("w:rStyle"), name("w:tblStyle"))
LINKS: Final = tuple(name(f"w:{word}") for word in ("basedOn", "link", "next"))
LEFT_OUT: Final = tuple(
    name(f"w:{word}") for word in ("aliases", "autoRedefine", "qFormat", "locked", "rsid")
)
WORDS_OWN: Final = {
    PPR: '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>',
    RPR: '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
    'w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="20"/>'
    '<w:szCs w:val="20"/></w:rPr>',
}
"""What a paragraph looks like where a file says nothing at all (17.7.5)."""
ORDER: Final = {
    PPR: (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
        "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
        "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    RPR: (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
}
"""The children of these in the order that the schema asks for (17.3.1.26, 17.3.2.28)."""
PLACE: Final = {
    tag: {name(f"w:{word}"): at for at, word in enumerate(words.split())}
    for tag, words in ORDER.items()
}
LANGUAGE: Final = name("w:lang")


class CarriedStyles:
    """The styles of the file that is carried, and which of them are needed."""

    def __init__(self, root: Element | None, prefix: str) -> None:
        self._root, self._prefix = root, prefix
        found = () if root is None else root.iterchildren(STYLE)
        self._known = {one.get(KEY, ""): one for one in found}
        self._default = next((key for key, one in self._known.items() if _is_default(one)), "")
        self._in_tables = f"{self._default}InTables"
        if self._default:
            self._known[self._in_tables] = self._for_tables()

    def applied(self, content: Iterable[Element]) -> list[Element]:
        """Gives content the styles' new names, and gives the styles, as they are to be added."""
        trees = list(content)
        for tree in trees:
            for paragraph in tree.iter(name("w:p")):
                self._say_default(paragraph)
            for use in list(tree.iter(*USES)):
                self._rename(use)
        wanted = {one.get(VAL, "") for tree in trees for one in tree.iter(*USES)}
        keys = self._closure(key for key in self._known if self.key(key) in wanted)
        return [self._copied(key, keys) for key in self._known if key in keys]

    def key(self, key: str) -> str:
        """The id a style has where it is carried to."""
        return f"{self._prefix}{key}"

    def _say_default(self, paragraph: Element) -> None:
        """Names the default style, which elsewhere is another."""
        properties = paragraph.find(PPR)
        if properties is None:
            properties = paragraph.makeelement(PPR)
            paragraph.insert(0, properties)
        if properties.find(PSTYLE) is None and self._default:
            table = next(paragraph.iterancestors(name("w:tbl")), None)
            styled = value(table.find(TABLE), name("w:tblStyle")) if table is not None else None
            key = self._in_tables if styled else self._default
            properties.insert(0, properties.makeelement(PSTYLE, {VAL: key}))

    def _for_tables(self) -> Element:
        """The default style as it is in a table with a style, which goes before the defaults."""
        style = deepcopy(self._known[self._default])
        style.set(KEY, self._in_tables)
        style.attrib.pop(DEFAULT, None)
        called = style.find(NAME)
        if called is not None:
            called.set(VAL, f"{called.get(VAL)} in tables")
        return style

    def _rename(self, use: Element) -> None:
        key, parent = use.get(VAL, ""), use.getparent()
        if key in self._known:
            use.set(VAL, self.key(key))
        elif parent is not None:
            parent.remove(use)

    def _closure(self, keys: Iterable[str]) -> set[str]:
        """The styles and all that they are based on or linked with."""
        found: set[str] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key in self._known and key not in found:
                found.add(key)
                held = (value(self._known[key], link) for link in LINKS[:2])
                waiting += [one for one in held if one]
        return found

    def _copied(self, key: str, keys: set[str]) -> Element:
        style = deepcopy(self._known[key])
        style.set(KEY, self.key(key))
        style.attrib.pop(DEFAULT, None)
        style.set(name("w:customStyle"), "1")
        called = style.find(NAME)
        if called is not None:
            words = called.get(VAL, key)
            called.set(VAL, f"{self._prefix} {words[:1].upper()}{words[1:]}")
        for child in list(style):
            if child.tag in LEFT_OUT or (child.tag in LINKS and child.get(VAL) not in keys):
                style.remove(child)
            elif child.tag in LINKS:
                child.set(VAL, self.key(child.get(VAL, "")))
        if style.get(TYPE) in ("paragraph", "table") and self._stands_alone(key):
            for tag in (PPR, RPR):
                _complete(style, tag, self._defaults(tag))
        return style

    def _stands_alone(self, key: str) -> bool:
        """Whether nothing but the file's defaults stands behind a style."""
        return key != self._in_tables and self._known[key].find(LINKS[0]) is None

    def _defaults(self, tag: str) -> Iterator[Element]:
        """What holds where a style says nothing: the file's own defaults, then Word's."""
        if self._root is not None:
            held = self._root.find(f"{name('w:docDefaults')}/{tag}Default/{tag}")
            if held is not None:
                yield held
        yield parse(f'<x xmlns:w="{W}">{WORDS_OWN[tag]}</x>'.encode())[0]


def _is_default(style: Element) -> bool:
    return style.get(TYPE) == "paragraph" and is_on(style.get(DEFAULT), absent=False)


def _complete(style: Element, tag: str, defaults: Iterable[Element]) -> None:
    """Adds to a style's properties what the defaults say and it does not."""
    own = style.find(tag)
    if own is None:
        own = style.makeelement(tag)
        later = next((one for one in style if one.tag in _AFTER[tag]), None)
        if later is None:
            style.append(own)
        else:
            later.addprevious(own)
    for child in (child for holder in defaults for child in holder if child.tag != LANGUAGE):
        held = own.find(str(child.tag))
        if held is None:
            _insert(own, deepcopy(child), PLACE[tag])
        else:
            for key, said in child.items():
                if key not in held.attrib and child.tag in _BY_ATTRIBUTE:
                    held.set(key, said)


_BY_ATTRIBUTE: Final = frozenset(name(f"w:{word}") for word in ("spacing", "rFonts", "ind"))
_AFTER: Final = {
    PPR: (RPR, name("w:tblPr"), name("w:trPr"), name("w:tcPr"), name("w:tblStylePr")),
    RPR: (name("w:tblPr"), name("w:trPr"), name("w:tcPr"), name("w:tblStylePr")),
}


def _insert(own: Element, child: Element, order: dict[str, int]) -> None:
    at = order.get(str(child.tag), len(order))
    later = next((one for one in own if order.get(str(one.tag), len(order)) > at), None)
    if later is None:
        own.append(child)
    else:
        later.addprevious(child)
