"""Lint of the styles a house style uses: headings that are headings, numbers through styles.

Knows outline levels and lists; does not know which numbers a house style wants: those
are held against a finished paper.
"""

from collections.abc import Iterator
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.ooxml.linted import Linted
from boardpaper.ooxml.numbering import Numbering, read_numbering
from boardpaper.ooxml.stylesheet import NUM_ID, NUM_PR, PPR, Style, value
from boardpaper.ooxml.tags import spans

OWN_NUMBER: Final = f"{PPR}/{NUM_PR}"


def _named(one: Linted, names: tuple[str, ...]) -> Iterator[Style]:
    """The paragraph styles of these names, those that are there."""
    held = {
        style.name.lower(): style
        for style in one.styles.styles.values()
        if style.kind == "paragraph"
    }
    for style_name in names:
        if style_name.lower() in held:
            yield held[style_name.lower()]


def outlines(one: Linted) -> Iterator[Diagnostic]:
    """Styles of headings that are no headings to Word, nor to who listens to a paper."""
    own = (one.styles.outline_level(paragraph.element) for paragraph in one.each())
    highest = min((level for level in own if level is not None), default=None)
    for style in _named(one, one.uses.headings):
        chain = one.styles.chain(style)
        level = next((base.outline for base in chain if base.outline is not None), 9)
        if level < 9 and highest is None and level > 0:
            yield _outline(
                one,
                f'the style "{style.name}" is of outline level {level + 1}, '
                "and there are no headings above it",
            )
        elif level >= 9:
            yield _outline(
                one,
                f'the style "{style.name}" is used for headings and has no outline level, '
                "so that it appears in no table of contents and no reader can jump to it",
            )
        highest = 0 if highest is None else highest


def _outline(one: Linted, message: str) -> Diagnostic:
    hint = "in Word, modify the style: Format, Paragraph, Outline level, Level 1"
    return one.warning(None, "heading-has-an-outline-level", message, hint)


def direct_numbers(one: Linted) -> Iterator[Diagnostic]:
    """Paragraphs numbered by hand where only their style is written: the number is lost."""
    used = {style.key for style in _named(one, (*one.uses.headings, *one.uses.blocks))}
    for paragraph in one.each():
        own = paragraph.element.find(OWN_NUMBER)
        style = one.styles.of(paragraph.element)
        if own is None or value(own, NUM_ID) in (None, "0"):
            continue
        tagged = next(spans(paragraph.text), None)
        if (style is None or _number(one, style) is None) and (
            tagged or (style is not None and style.key in used)
        ):
            called = style.name if style else "Normal"
            yield one.warning(
                paragraph.element,
                "numbering-belongs-to-its-style",
                f'this paragraph is numbered by itself, and its style "{called}" is not; '
                "the paragraphs of papers take their numbers from their style alone",
                "in Word, Define New Multilevel List, More, Link level to style",
            )


def _number(one: Linted, style: Style) -> str | None:
    """The list a style is in; "0" takes it out of its base's."""
    chain = one.styles.chain(style)
    number = next((base.num_id for base in chain if base.num_id is not None), None)
    return None if number == "0" else number


def unlinked_levels(one: Linted) -> Iterator[Diagnostic]:
    """Styles in a list none of whose levels is linked to them."""
    numbering = read_numbering(one.package, one.styles)
    for style in _named(one, (*one.uses.headings, *one.uses.blocks)):
        if style.num_id is not None and not _is_linked(numbering, style):
            yield one.warning(
                None,
                "numbering-belongs-to-its-style",
                f'the style "{style.name}" is in a list, and no level of the list is linked to it',
                "in Word, Define New Multilevel List, More, Link level to style",
            )


def _is_linked(numbering: Numbering, style: Style) -> bool:
    num = numbering.nums.get(style.num_id or "")
    if num is None:
        return style.num_id == "0"
    return any(level.style == style.key for level in num.levels.values())
