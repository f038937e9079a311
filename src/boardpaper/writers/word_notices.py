"""What a copy of a paper with exempt text says first, in Word.

Knows notices and styles; does not know what is exempt, nor by which law.
"""

from boardpaper.model.paper import STRONG, Paper, Paragraph, Text
from boardpaper.ooxml import markup
from boardpaper.ooxml.foremost import above_all, on_every_page
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.styles import Styles


def with_notices(package: Package, paper: Paper, styles: Styles) -> Package:
    """The document with its notice above everything else, and its banner on every page."""
    if paper.notice:
        style = styles.paragraph(paper.style.styles.paragraph) or ""
        package = above_all(package, [_paragraph(one, style) for one in paper.notice])
    return on_every_page(package, paper.banner) if paper.banner else package


def _paragraph(one: Paragraph, style: str) -> str:
    texts = (inline for inline in one.inlines if isinstance(inline, Text))
    runs = (markup.run(text.text, markup.marks(STRONG in text.marks, False)) for text in texts)
    return markup.paragraph(style, "".join(runs))
