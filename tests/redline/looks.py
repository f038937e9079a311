"""Properties of Word's XML as words that can be compared, whatever order they stand in.

Knows which of them say nothing about a document; does not know what the others mean.
"""

from collections.abc import Collection

from boardpaper.ooxml.stylesheet import Stylesheet
from boardpaper.ooxml.xml import Element, W, name

STYLES = frozenset(name(f"w:{word}") for word in ("pStyle", "rStyle", "tblStyle"))
VAL = name("w:val")
ON = ("1", "true", "on")
SAYS_NOTHING = frozenset(
    name(f"w:{word}")
    for word in (
        "lang",
        "noProof",
        "cnfStyle",
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "trPrChange",
    )
) | {name("w:lastRenderedPageBreak")}


def looks(
    properties: Element | None,
    styles: Stylesheet,
    *,
    without: Collection[str] = (),
    only: Collection[str] | None = None,
) -> str:
    """The children of a properties element, sorted: ``jc=right, keepNext``, "" for none.

    ``without`` and ``only`` are names such as ``pStyle``. Styles stand with their names.
    """
    if properties is None:
        return ""
    found = []
    for child in properties:
        word = local(child)
        if child.tag in SAYS_NOTHING or word in without or (only is not None and word not in only):
            continue
        found.append(_said(child, styles))
    return ", ".join(sorted(one for one in found if one))


def local(element: Element) -> str:
    """The name of an element without its namespace: ``pStyle``."""
    return str(element.tag).rpartition("}")[2]


def _said(element: Element, styles: Stylesheet) -> str:
    if element.tag in STYLES:
        key = element.get(VAL, "")
        style = styles.styles.get(key)
        return f"{local(element)}={style.name if style else key}"
    facts = {
        str(key).rpartition("}")[2]: value
        for key, value in element.attrib.items()
        if str(key).startswith(f"{{{W}}}") and "rsid" not in str(key)
    }
    value = facts.pop("val", None)
    words = local(element) + ("" if value is None or value in ON else f"={value}")
    words += "".join(f" {key}={facts[key]}" for key in sorted(facts))
    inside = [_said(child, styles) for child in element]
    return f"{words} ({'; '.join(inside)})" if inside else words
