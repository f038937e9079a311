"""The Word styles a house style names, held against those its template has.

Knows house styles and templates; does not know blocks.
"""

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.house_style import HouseStyle, SectionRule, WordStyles
from boardpaper.model.paper import List, Node, Paper, Paragraph, Quote, Subheading, walk
from boardpaper.model.source import Place, WholeFile
from boardpaper.ooxml.template import Template

Path = tuple[str | int, ...]
PARAGRAPHS = (
    "heading", "unnumbered_heading", "numbered_paragraph", "paragraph", "table_bullet", "quote",
    "caption", "table_heading", "table_text", "appendix_heading",
)  # fmt: skip
DEEPEST = 3
"""Lists that go deeper are an error already when they are read."""


def named_styles(style: HouseStyle) -> Iterator[tuple[Path, str]]:
    """Every paragraph style the house style names, with where it names it."""
    styles = style.styles
    for key in PARAGRAPHS:
        named = getattr(styles, key)
        if named:
            yield ("styles", key), named
    for key in ("subheadings", "bullets", "numbered_list"):
        for number, named in enumerate(getattr(styles, key)):
            yield ("styles", key, number), named
    for at, rule in enumerate(style.sections):
        yield from _named_by(rule, ("sections", at))


def _named_by(rule: SectionRule, at: Path) -> Iterator[tuple[Path, str]]:
    """Every paragraph style a section names for itself."""
    for key in ("paragraph_style", "heading_style"):
        if getattr(rule, key):
            yield (*at, key), getattr(rule, key)
    for key in ("bullets", "numbered_list"):
        for number, named in enumerate(getattr(rule, key)):
            yield (*at, key, number), named


def _own(styles: WordStyles, rule: SectionRule) -> WordStyles:
    """The styles of a section: its own lists take the place of the others."""
    return replace(
        styles,
        bullets=rule.bullets or styles.bullets,
        numbered_list=rule.numbered_list or styles.numbered_list,
    )


def missing_styles(paper: Paper, template: Template) -> Iterator[Diagnostic]:
    """Styles that are named but not there, and blocks deeper than there are styles."""
    for path, named in named_styles(paper.style):
        if template.styles.paragraph(named) is None:
            yield _missing(paper, template, path, "paragraph", named)
    table = paper.style.styles.table
    if table and template.styles.table(table) is None:
        yield _missing(paper, template, ("styles", "table"), "table", table)
    rules = {rule.key: rule for rule in paper.style.sections}
    for section in paper.sections:
        own = _own(paper.style.styles, rules[section.rule])
        for block in section.blocks:
            yield from _too_deep(block, own, 1)
    for appendix in paper.appendices:
        for block in appendix.blocks:
            yield from _too_deep(block, paper.style.styles, 1)


def _missing(paper: Paper, template: Template, path: Path, kind: str, named: str) -> Diagnostic:
    known = template.styles.names if kind == "paragraph" else template.styles.table_names
    near = get_close_matches(named, known, n=1)
    return Diagnostic(
        paper.places.style(path),
        "style-is-in-the-template",
        f'the template has no {kind} style "{named}"',
        f'did you mean "{_shown(near[0])}"?' if near else f"make the style in {template.path}",
        related=((WholeFile(template.path), "the template"),),
    )


def _shown(style: str) -> str:
    """A style as Word shows it: its own styles have small letters in the file ("heading 1")."""
    return style[:1].upper() + style[1:]


def _too_deep(block: Node, styles: WordStyles, depth: int) -> Iterator[Diagnostic]:
    match block:
        case Subheading() if block.level - 1 > len(styles.subheadings):
            yield _no_style(block, "a heading of this level", "styles: subheadings")
        case Quote() if not styles.quote:
            yield _no_style(block, "a quotation", "styles: quote")
        case List():
            have = len(styles.numbered_list if block.ordered else styles.bullets)
            if depth > have:
                what = "a numbered list" if block.ordered else "bullets"
                key = "numbered_list" if block.ordered else "bullets"
                yield _no_style(block, f"{what} this deep", f"styles: {key}")
            for child in (child for item in block.items for child in item):
                yield from _too_deep(child, styles, depth + 1)


def _no_style(block: List | Subheading | Quote, what: str, key: str) -> Diagnostic:
    spans = (node.span for node in walk(block) if isinstance(node, Subheading | Paragraph))
    place: Place = next((span for span in spans if span), WholeFile(""))
    return Diagnostic(
        place,
        "block-has-a-style",
        f"the house style has no style for {what}",
        f"set it out otherwise, or name a style for it in house-style.yaml under {key}",
    )
