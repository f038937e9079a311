"""Footnotes, endnotes and comments as lines of text, in the order they are referred to.

Knows the parts they are kept in; does not know where the references stand.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from boardpaper.ooxml.story import Story, Telling
from boardpaper.ooxml.xml import Element, name

ID: Final = name("w:id")


def tell_notes(telling: Telling) -> Iterator[str]:
    """The footnotes, then the endnotes, each ``footnote 1: …``."""
    yield ""
    for kind in ("footnote", "endnote"):
        held, story = _held(telling, kind)
        for (which, key), number in list(telling.register.notes.items()):
            if which == kind:
                lead = f"{kind} {number}" if telling.manner.numbers else kind
                yield from _told(lead, held.get(key), story)


def tell_comments(telling: Telling) -> Iterator[str]:
    """The comments, each ``comment 1, A. Clerk, 2004-09-23, on "the words": …``."""
    yield ""
    held, story = _held(telling, "comment")
    for key, number in telling.register.comments.items():
        lead = f"comment {number}" if telling.manner.numbers else "comment"
        item = held.get(key)
        if item is not None:
            about = (item.get(name("w:author"), ""), item.get(name("w:date"), "")[:10])
            lead = ", ".join(fact for fact in (lead, *about) if fact)
        quote = "".join(telling.register.quotes.get(key, []))
        yield from _told(f'{lead}, on "{quote}"' if quote else lead, item, story)


def _held(telling: Telling, kind: str) -> tuple[Mapping[str, Element], Story | None]:
    """The notes of a kind by id, and the story they are told in."""
    parts = telling.package.related(telling.package.document_part, f"{kind}s")
    if not parts:
        return {}, None
    items = telling.package.tree(parts[0]).iterchildren(name(f"w:{kind}"))
    return {item.get(ID, ""): item for item in items}, Story(telling, parts[0])


def _told(lead: str, item: Element | None, story: Story | None) -> list[str]:
    lines = [] if item is None or story is None else story.tell(item)
    first, *rest = [line for line in lines if line] or ["(nothing)"]
    return [f"{lead}: {first}", *(f"  {line}" for line in rest)]
