"""Lint of a template's words: numbers typed by hand, fields that change, alternative texts.

Knows what stands before a tag and beside a picture; does not know what tags may name.
"""

import re
from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.ooxml.blocks import ALTERNATES, TBL, TC
from boardpaper.ooxml.lint_tables import TBL_PR
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.pictures import BOX
from boardpaper.ooxml.stylesheet import value
from boardpaper.ooxml.xml import A, Element, V, name

NUMBER: Final = r"\(?(?:\d+(?:\.\d+)+|(?:\d+|[A-Za-z]|[ivxlcIVXLC]+)[.)])\)?"
BEFORE_A_TAG: Final = re.compile(rf"\s*({NUMBER})\s*\{{\{{")
BEFORE_WORDS: Final = re.compile(r"\s*(\d+(?:\.\d+)*[.)]?|[A-Z]\.|[ivxlcIVXLC]+[.)])\s+\S")
DOC_PR: Final = name("wp:docPr")
DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
INSTRUCTION: Final = name("w:instrText")
SIMPLE: Final = name("w:fldSimple")
CHANGING: Final = ("DATE", "TIME", "SAVEDATE", "PRINTDATE", "FILENAME", "USERNAME", "EDITTIME")


def typed_numbers(one: Linted) -> Iterator[Diagnostic]:
    """Numbers typed before tags and in headings: they stay when what they count moves."""
    for paragraph in one.each():
        found = BEFORE_A_TAG.match(paragraph.text)
        if not found and one.styles.outline_level(paragraph.element) is not None:
            found = BEFORE_WORDS.match(paragraph.text)
        if found:
            yield one.warning(
                paragraph.element,
                "number-is-not-typed",
                f'the number "{found[1]}" is typed here, and would never change',
                "delete it, and let Word number the paragraph through its style",
            )


def changing_fields(one: Linted) -> Iterator[Diagnostic]:
    """Fields that say something else at every opening: today's date, the file's name."""
    for root in one.roots.values():
        asked = [(item, item.text or "") for item in root.iter(INSTRUCTION)]
        asked += [(item, item.get(name("w:instr"), "")) for item in root.iter(SIMPLE)]
        for element, instruction in asked:
            word = (instruction.split() or [""])[0].upper()
            if word in CHANGING:
                yield one.warning(
                    element,
                    "field-says-the-same",
                    f"the field {word} says something else whenever the paper is opened",
                    "print the meeting's date instead, as in {{ meeting.date }}, or plain words",
                )


def alternative_texts(one: Linted) -> Iterator[Diagnostic]:
    """Pictures and tables without words for those who cannot see them."""
    for root in one.roots.values():
        for picture in root.iter(DOC_PR, f"{{{V}}}shape"):
            if not _is_read(picture) or not _shows(picture) or _is_described(picture):
                continue
            yield one.warning(
                picture,
                "picture-has-alternative-text",
                "a picture has no alternative text",
                "right-click it, View Alt Text, and say what it shows or mark it as decorative",
            )
    for table in one.body.iter(TBL):
        properties = table.find(TBL_PR)
        says = value(properties, name("w:tblCaption")) or value(
            properties, name("w:tblDescription")
        )
        if not says and next(table.iterancestors(TC), None) is None:
            yield one.warning(
                table,
                "table-has-alternative-text",
                "a table has no alternative text",
                "right-click it, Table Properties, Alt Text, and say what it holds",
            )


def _is_read(element: Element) -> bool:
    """Whether an element is not the older form of something told already."""
    fallback = (up for up in element.iterancestors() if up.tag == name("mc:Fallback"))
    return next(fallback, None) is None


def _shows(element: Element) -> bool:
    """Whether a drawing shows more than a box of text."""
    holder = element.getparent() if element.tag == DOC_PR else element
    if holder is None:
        return False
    pictured = next(holder.iter(f"{{{A}}}blip", f"{{{V}}}imagedata"), None) is not None
    graphic = holder.find(f".//{{{A}}}graphicData")
    drawn = graphic is not None and graphic.get("uri", "").endswith(("chart", "diagram"))
    return pictured or (drawn and next(holder.iter(BOX, ALTERNATES), None) is None)


def _is_described(element: Element) -> bool:
    if element.get("descr") or element.get("title") or element.get("alt"):
        return True
    return any(mark.get("val") in ("1", "true") for mark in element.iter(DECORATIVE))
