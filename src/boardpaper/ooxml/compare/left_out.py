"""What two files hold that is not compared, by name, so that nothing is passed over in silence.

Knows which parts and elements there are; does not compare words.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from boardpaper.ooxml.compare.reading import Reading
from boardpaper.ooxml.xml import Element, name

MOST: Final = 5
"""Names that are told; the rest is counted."""
CONTROL: Final = name("w:sdt")
COMMENT: Final = name("w:commentReference")
BOX: Final = name("w:txbxContent")
FORMS: Final = name("w:altChunk")


def not_compared(old: Reading, new: Reading) -> list[str]:
    """What is not compared and differs, or may."""
    return [
        *_styles(old, new),
        *_counted(old, new, COMMENT, "comments", "they are left as the new document has them"),
        *_counted(old, new, CONTROL, "content controls", "what stands in them is compared"),
        *_boxes(old, new),
        *_counted(old, new, FORMS, "files put in whole", "what they say is not read"),
        *_parts(old, new),
    ]


def _styles(old: Reading, new: Reading) -> Iterator[str]:
    ours, theirs = _definitions(old), _definitions(new)
    differing = [key[1] for key in theirs if key in ours and ours[key] != theirs[key]]
    if differing:
        yield f"how styles look: {_named(differing)} differ; the redline has the new looks"


def _definitions(reading: Reading) -> dict[tuple[str, str], bytes]:
    part = next(iter(reading.package.related(reading.document, "styles")), None)
    if part is None:
        return {}
    return {
        (style.get(name("w:type"), ""), _style_name(style)): reading.print(style, part)
        for style in reading.package.tree(part).iter(name("w:style"))
    }


def _style_name(style: Element) -> str:
    found = style.find(name("w:name"))
    return "" if found is None else found.get(name("w:val"), "")


def _named(found: Iterable[str]) -> str:
    names = list(found)
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    return ", ".join(f'"{one}"' for one in names[:MOST]) + more


def _counted(old: Reading, new: Reading, tag: str, what: str, why: str) -> Iterator[str]:
    before, now = _count(old, tag), _count(new, tag)
    if before != now or (now and tag in (COMMENT, FORMS)):
        yield f"{what} ({before} in the old document, {now} in the new): {why}"


def _count(reading: Reading, tag: str) -> int:
    return sum(1 for root in reading.stories().values() for _ in root.iter(tag))


def _boxes(old: Reading, new: Reading) -> Iterator[str]:
    before, now = _count(old, BOX), _count(new, BOX)
    if before or now:
        yield (
            "text boxes: each is compared as a whole; one that differs stands in the redline "
            "twice, as it was and as it is"
        )


def _parts(old: Reading, new: Reading) -> Iterator[str]:
    """Parts that are not words: theme, settings, embedded files; those that differ."""
    kinds = {"theme": "colours and fonts of the theme", "settings": "settings of the document"}
    for kind, told in kinds.items():
        held = [
            reading.package.content(part)
            for reading in (old, new)
            for part in reading.package.related(reading.document, kind)[:1]
        ]
        if len(held) == 2 and held[0] != held[1]:
            yield f"{told}: they differ; the redline has the new ones"
    if _properties(old) != _properties(new):
        yield "what the files say of themselves (title, dates): the redline has the new"


def _properties(reading: Reading) -> bytes:
    parts = reading.package.related("", "core-properties")
    return reading.package.content(parts[0]) if parts else b""
