"""Meeting, paper, narrative, plan and house style become one Paper.

Knows order, numbers, references and placeholders; does not know files or Word.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from boardpaper.compose.fields import field_faults
from boardpaper.compose.placeholders import fill
from boardpaper.compose.references import resolve
from boardpaper.compose.sections import arrange, number
from boardpaper.expressions.names import names
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.meeting import Meeting
from boardpaper.model.paper import Appendix, Narrative, Paper, Places
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Parts:
    """What a paper is made of, each read and sound in itself."""

    meeting: Meeting
    about: PaperFile
    style: HouseStyle
    narratives: Sequence[Narrative]
    plan: Plan | None
    places: Places


def compose(parts: Parts) -> Outcome[Paper]:
    """The paper: sections in the house style's order and words, numbered and filled.

    There is a paper even where there are errors, as whole as it can be, so that
    findings can be given the numbers their readers know.
    """
    found: list[Diagnostic] = list(field_faults(parts.about, parts.style, parts.places))
    arranged = arrange(parts.narratives, parts.style, parts.places)
    found += arranged.diagnostics
    numbered = number(arranged.value or (), parts.style)
    known = names(parts.meeting, parts.about, parts.style, parts.plan)
    filled = fill(numbered, known)
    found += filled.diagnostics
    written = (section for narrative in parts.narratives for section in narrative.sections)
    resolved = resolve(filled.value or (), written)
    found += resolved.diagnostics
    paper = Paper(
        meeting=parts.meeting,
        about=parts.about,
        style=parts.style,
        sections=resolved.value or (),
        places=parts.places,
        appendix=_appendix(parts),
    )
    return Outcome(paper, tuple(found))


def _appendix(parts: Parts) -> Appendix | None:
    if parts.plan is None:
        return None
    title = parts.about.appendices[0].title or parts.plan.title
    return Appendix(f"{parts.style.appendix_label} 1", title, parts.plan)
