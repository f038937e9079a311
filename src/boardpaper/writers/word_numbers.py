"""The numbers that Word will draw, held against those the house style names.

Knows labels and styles; does not know how either was counted.
"""

from collections.abc import Iterator, Mapping, Sequence

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.numbering import Numbering
from boardpaper.model.paper import Paper
from boardpaper.model.source import Place, WholeFile
from boardpaper.ooxml.drawn import drawn_labels
from boardpaper.ooxml.fill import Filling
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.template import Template
from boardpaper.writers.word_blocks import Labelled
from boardpaper.writers.word_styles import named_styles


def wrong_numbers(
    paper: Paper,
    template: Template,
    package: Package,
    filling: Filling,
    meant: Mapping[str, Sequence[Labelled]],
) -> Iterator[Diagnostic]:
    """The first paragraph of each Word style whose drawn number is not the one meant."""
    drawn, told = drawn_labels(package, filling), set()
    for slot, labelled in meant.items():
        for one, label in zip(labelled, drawn.get(slot, ()), strict=False):
            if one.label is None or one.label == label or one.style in told:
                continue
            told.add(one.style)
            yield _wrong(paper, template, one, label)


def _wrong(paper: Paper, template: Template, one: Labelled, drawn: str) -> Diagnostic:
    said = f'"{one.label}"' if one.label else "no number"
    prints = f'"{drawn}"' if drawn else "no number"
    remedy = f"the list level that prints {said}" if one.label else "no list"
    return Diagnostic(
        _named_at(paper, one.style),
        "number-is-drawn-as-named",
        f'the house style gives a paragraph {said}, and the template\'s style "{one.style}" '
        f"draws {prints}",
        f'in Word, give the style "{one.style}" {remedy}; or correct the house style here',
        related=((WholeFile(template.path), "the template"),),
    )


def _named_at(paper: Paper, style: str) -> Place:
    """Where a house style says how its paragraphs are numbered, or which style they take."""
    named = (path for path, name in named_styles(paper.style) if name == style)
    if paper.style.numbering != Numbering():
        return paper.places.style(("numbering",))
    return paper.places.style(next(named, ("numbering",)))
