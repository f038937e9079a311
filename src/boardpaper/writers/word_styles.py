"""The Word styles a house style names, held against those its template has.

Knows house styles and templates; does not know blocks.
"""

from collections.abc import Iterator
from difflib import get_close_matches

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.house_style import WordStyles
from boardpaper.model.paper import List, Node, Paper, Paragraph, Subheading, walk
from boardpaper.model.source import Place, WholeFile
from boardpaper.ooxml.template import Template

Path = tuple[str | int, ...]


def _named(styles: WordStyles) -> Iterator[tuple[Path, str]]:
    """Every style the house style names, with where it names it."""
    for key in ("heading", "numbered_paragraph", "paragraph", "table_bullet"):
        named = getattr(styles, key)
        if named:
            yield ("styles", key), named
    for key in ("subheadings", "bullets", "numbered_list"):
        for number, named in enumerate(getattr(styles, key)):
            yield ("styles", key, number), named


def missing_styles(paper: Paper, template: Template) -> Iterator[Diagnostic]:
    """Styles that are named but not there, and blocks deeper than there are styles."""
    for path, named in _named(paper.style.styles):
        if template.styles.paragraph(named) is None:
            near = get_close_matches(named, template.styles.names, n=1)
            yield Diagnostic(
                paper.places.style(path),
                "style-is-in-the-template",
                f'the template has no paragraph style "{named}"',
                f'did you mean "{_shown(near[0])}"?'
                if near
                else f"make the style in {template.path}",
                related=((WholeFile(template.path), "the template"),),
            )
    for section in paper.sections:
        for block in section.blocks:
            yield from _too_deep(block, paper.style.styles, 1)


def missing_lists(paper: Paper, template: Template) -> Iterator[Diagnostic]:
    """Styles for what is numbered, which the template numbers by no list."""
    for path, named, what in _numbered(paper):
        if template.styles.paragraph(named) is not None and not template.has_list(named):
            yield Diagnostic(
                paper.places.style(path),
                "numbered-style-has-a-list",
                f'the template\'s style "{named}" numbers nothing, and {what} would lose '
                "their numbers",
                "link the style to a numbered list in Word, or name another style here",
                related=((WholeFile(template.path), "the template"),),
            )


def _numbered(paper: Paper) -> Iterator[tuple[Path, str, str]]:
    """The styles that this paper needs numbers from, and for what."""
    styles = paper.style.styles
    numbered = {rule.key for rule in paper.style.sections if rule.numbered}
    blocks = [block for section in paper.sections for block in section.blocks]
    if any(
        isinstance(block, Paragraph)
        for section in paper.sections
        if section.key in numbered
        for block in section.blocks
    ):
        yield ("styles", "numbered_paragraph"), styles.numbered_paragraph, "paragraphs"
    for level in sorted({level for block in blocks for level in _ordered(block, 0)}):
        if level < len(styles.numbered_list):
            path = ("styles", "numbered_list", level)
            yield path, styles.numbered_list[level], "the items of lists"


def _ordered(block: Node, level: int) -> Iterator[int]:
    """The levels of numbered lists in a block."""
    if isinstance(block, List):
        if block.ordered:
            yield level
        for child in (child for item in block.items for child in item):
            yield from _ordered(child, level + 1)


def _shown(style: str) -> str:
    """A style as Word shows it: its own styles have small letters in the file ("heading 1")."""
    return style[:1].upper() + style[1:]


def _too_deep(block: Node, styles: WordStyles, depth: int) -> Iterator[Diagnostic]:
    match block:
        case Subheading() if block.level - 1 > len(styles.subheadings):
            yield _no_style(block, "a heading of this level", "styles: subheadings")
        case List():
            have = len(styles.numbered_list if block.ordered else styles.bullets)
            if depth > have:
                what = "a numbered list" if block.ordered else "bullets"
                key = "numbered_list" if block.ordered else "bullets"
                yield _no_style(block, f"{what} this deep", f"styles: {key}")
            for child in (child for item in block.items for child in item):
                yield from _too_deep(child, styles, depth + 1)


def _no_style(block: List | Subheading, what: str, key: str) -> Diagnostic:
    spans = (node.span for node in walk(block) if isinstance(node, Subheading | Paragraph))
    place: Place = next((span for span in spans if span), WholeFile(""))
    return Diagnostic(
        place,
        "block-has-a-style",
        f"the house style has no style for {what}",
        f"set it out otherwise, or name a style for it in house-style.yaml under {key}",
    )
