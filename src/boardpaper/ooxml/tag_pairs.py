"""Where the tags of a template stand: in words or outside, together with their ends or not.

Knows what docxtpl takes along with a tag; does not know what a tag names.
"""

from collections.abc import Iterator
from itertools import pairwise

from boardpaper.ooxml import tags as tagged
from boardpaper.ooxml.tags import OPENING, STRAY, P, Paragraph, T, Tag, TagFault
from boardpaper.ooxml.xml import Element, name

OPENERS = {"if": "endif", "for": "endfor"}
DEEPEST = 20
"""Conditions in conditions go no deeper: Jinja would lose its way at a few hundred."""
TAKEN = {"p": P, "tr": name("w:tr"), "tc": name("w:tc"), "r": name("w:r")}
HOLDERS = frozenset(
    name(f"w:{word}")
    for word in ("body", "tc", "txbxContent", "hdr", "ftr", "footnote", "endnote", "sdtContent")
)


def unpaired(paragraphs: list[Paragraph]) -> Iterator[TagFault]:
    """Tags that open nothing or are never closed."""
    opened: list[Tag] = []
    for tag in (tag for paragraph in paragraphs for tag in tagged.tags(paragraph)):
        word = tag.word
        if word in OPENERS:
            opened.append(tag)
            if len(opened) == DEEPEST + 1:
                yield _too_deep(tag)
        elif word in OPENERS.values():
            if opened and OPENERS[opened[-1].word] == word:
                opened.pop()
            else:
                yield _unpaired(tag, f"closes no {{% {word[3:]} %}}")
        elif word in ("elif", "else") and not opened:
            yield _unpaired(tag, "belongs to no {% if %}")
    for tag in opened:
        yield _unpaired(tag, f"is never closed with {{% {OPENERS[tag.word]} %}}")


def _too_deep(tag: Tag) -> TagFault:
    return TagFault(
        tag.paragraph,
        "placeholder-can-be-worked-out",
        f"{tag.written} stands more than {DEEPEST} deep in other conditions and loops",
        "use fewer of them in one another",
    )


def _unpaired(tag: Tag, why: str) -> TagFault:
    return TagFault(
        tag.paragraph,
        "tag-is-paired",
        f"{tag.written} {why}",
        "every {% if %} ends with {% endif %} and every {% for %} with {% endfor %}",
    )


def parted(paragraphs: list[Paragraph]) -> Iterator[TagFault]:
    """Tags that belong together, and between which a cell, row or paragraph would be cut."""
    opened: list[tuple[Tag, tuple[object, ...]]] = []
    for paragraph in paragraphs:
        for tag, text in zip(tagged.tags(paragraph), tagged.tag_texts(paragraph), strict=True):
            if tag.word in OPENERS:
                opened.append((tag, _where(tag, text)))
            elif tag.word in ("elif", "else", *OPENERS.values()):
                opening, where = opened[-1]
                if _where(tag, text) != where:
                    yield _parted(opening, tag)
                if tag.word in OPENERS.values():
                    opened.pop()


def _where(tag: Tag, text: Element) -> tuple[object, ...]:
    """Where a tag stands, as far as the tags of one pair must agree."""
    if tag.prefix:
        taken = next(text.iterancestors(TAKEN[tag.prefix]), None)
        return tag.prefix, None if taken is None else taken.getparent()
    chain: list[object] = []
    for around in text.iterancestors():
        if around.tag in HOLDERS:
            return "", around, tuple(chain)
        chain.append(around.tag)
    return "", None, tuple(chain)


def _parted(opening: Tag, tag: Tag) -> TagFault:
    return TagFault(
        tag.paragraph,
        "tag-pairs-stand-together",
        f"{tag.written} does not stand where its {opening.written} does, "
        "and what is between them could not be taken out whole",
        "put both in one paragraph or cell, or write both with the same p, tr or tc",
    )


def across(paragraphs: list[Paragraph]) -> Iterator[TagFault]:
    """Braces at the edges of two paragraphs, which docxtpl would put together."""
    shown = [paragraph for paragraph in paragraphs if paragraph.text]
    for one, other in pairwise(shown):
        met = one.text[-1] + other.text[0]
        if STRAY.fullmatch(met):
            yield TagFault(
                one,
                "tag-is-closed",
                f'"{met[0]}" ends this paragraph and "{met[1]}" begins the next, '
                "which together read as the edge of a tag",
                "write a tag in one paragraph, and other braces apart from each other",
            )


def outside(root: Element, paragraphs: list[Paragraph]) -> Iterator[TagFault]:
    """Tags in a field's instruction, a picture's description or the like."""
    numbers = {paragraph.element: paragraph for paragraph in paragraphs}
    for element in root.iter():
        held = list(element.attrib.values())
        if element.tag != T or next(element.iterancestors(P), None) is None:
            held.append(element.text or "")
        for text in (text for text in held if OPENING.search(str(text))):
            around = next(element.iterancestors(P), None)
            found = numbers.get(element if around is None else around)
            yield TagFault(
                found or Paragraph(0, element, str(text)),
                "tag-stands-in-words",
                f'"{text}" stands in a field, a name or a description, not in words',
                "take the braces out, or move the tag into the words of a paragraph",
            )
