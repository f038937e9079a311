"""Meeting, paper, narrative, plan and house style become one Paper.

Knows order, numbers, references and placeholders; does not know files or Word.
"""

from dataclasses import replace

from boardpaper.compose.appendices import as_sections, labelled, unnumbered, with_sections
from boardpaper.compose.fields import field_faults, reference_fields
from boardpaper.compose.notices import with_notices
from boardpaper.compose.numbers import number
from boardpaper.compose.parts import Parts
from boardpaper.compose.placeholders import fill
from boardpaper.compose.references import resolve
from boardpaper.compose.sections import arrange
from boardpaper.compose.showing import Showing
from boardpaper.expressions.names import names, names_of_a_frame
from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.house_style import HouseStyle
from boardpaper.model.paper import Paper
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.targets import targets

__all__ = ("Parts", "compose")


def compose(parts: Parts) -> Outcome[Paper]:
    """The paper: sections in the house style's order and words, numbered and filled.

    There is a paper even where there are errors, as whole as it can be, so that
    findings can be given the numbers their readers know.
    """
    found: list[Diagnostic] = list(field_faults(*_open_fields(parts), parts.places))
    showing = Showing(parts)
    parts = replace(parts, narratives=showing.narratives(), appendices=showing.appendices())
    arranged = arrange(parts.narratives, parts.style, parts.places, showing.of_rule)
    found += (*showing.found, *arranged.diagnostics)
    numbered = number(arranged.value or (), parts.style)
    appendices = labelled(parts.appendices, parts.style)
    found += unnumbered(appendices, parts.style)
    known = targets(numbered, parts.plan, appendices)
    found += reference_fields(parts.about, parts.style, known, parts.places)
    numbers = {key: target.number for key, target in known.items()}
    whole = (*numbered, *as_sections(appendices))
    filled = fill(whole, *_names(parts, numbers))
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
    return Outcome(with_notices(paper), tuple(found))


def _open_fields(parts: Parts) -> tuple[PaperFile, HouseStyle]:
    """The front matter whose words are the author's: what stands for a withheld field is not."""
    closed = {name.partition(".")[0] for name in parts.about.exempt.fields}
    if parts.audience != "public" or not closed:
        return parts.about, parts.style
    given = {key: entries for key, entries in parts.about.fields.items() if key not in closed}
    asked = tuple(rule for rule in parts.style.fields if rule.key not in closed)
    return replace(parts.about, fields=given), replace(parts.style, fields=asked)


def _names(parts: Parts, numbers: dict[str, str]) -> tuple[dict[str, object], dict[str, object]]:
    """The names that an author's placeholders may use, and those of the house style's words.

    What is withheld an author may not ask for; a house style's words print what stands there.
    """
    held = (parts.meeting, parts.about, parts.style, parts.plan, numbers)
    own = names(*held)
    if parts.audience != "public":
        return own, own
    public = names(*held, public=True)
    return public, names_of_a_frame(own, public)
