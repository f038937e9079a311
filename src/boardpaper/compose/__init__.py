"""Meeting, paper, narrative, plan and house style become one Paper.

Knows order, numbers, references and placeholders; does not know files or Word.
"""

from boardpaper.compose.appendices import as_sections, labelled, unnumbered, with_sections
from boardpaper.compose.fields import field_faults, reference_fields
from boardpaper.compose.numbers import number
from boardpaper.compose.parts import Parts
from boardpaper.compose.placeholders import fill
from boardpaper.compose.references import resolve
from boardpaper.compose.sections import arrange
from boardpaper.expressions.names import names
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper import Paper
from boardpaper.model.targets import targets

__all__ = ("Parts", "compose")


def compose(parts: Parts) -> Outcome[Paper]:
    """The paper: sections in the house style's order and words, numbered and filled.

    There is a paper even where there are errors, as whole as it can be, so that
    findings can be given the numbers their readers know.
    """
    found: list[Diagnostic] = list(field_faults(parts.about, parts.style, parts.places))
    arranged = arrange(parts.narratives, parts.style, parts.places)
    found += arranged.diagnostics
    numbered = number(arranged.value or (), parts.style)
    appendices = labelled(parts.appendices, parts.style)
    found += unnumbered(appendices, parts.style)
    known = targets(numbered, parts.plan, appendices)
    found += reference_fields(parts.about, parts.style, known, parts.places)
    numbers = {key: target.number for key, target in known.items()}
    whole = (*numbered, *as_sections(appendices))
    filled = fill(whole, names(parts.meeting, parts.about, parts.style, parts.plan, numbers))
    found += filled.diagnostics
    written = (section for narrative in parts.narratives for section in narrative.sections)
    resolved = resolve(filled.value or (), known, written)
    found += resolved.diagnostics
    sections = resolved.value or ()
    paper = Paper(
        meeting=parts.meeting,
        about=parts.about,
        style=parts.style,
        sections=sections[: len(numbered)],
        places=parts.places,
        appendices=with_sections(appendices, sections[len(numbered) :]),
        audience=parts.audience,
    )
    return Outcome(paper, tuple(found))
