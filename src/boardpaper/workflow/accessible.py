"""A finished document looked through for what keeps people out, whoever made that part of it.

Knows papers and the documents made of them; leaves the looking to ``ooxml``. It takes as
long as making a small paper, so ``check`` does it and ``build`` does not.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace

from boardpaper.files.place import Output
from boardpaper.model.diagnostic import Diagnostic, Severity, in_order
from boardpaper.model.paper import Paper
from boardpaper.model.sentences import listed
from boardpaper.model.source import Place, WholeFile, WordPlace
from boardpaper.ooxml import package as packages
from boardpaper.ooxml.accessibility import barriers
from boardpaper.ooxml.accessibility_tables import said_rows
from boardpaper.ooxml.linted import Linted, Uses
from boardpaper.ooxml.plan_barriers import PlanTable, plan_table
from boardpaper.workflow.make import Made, adjusted
from boardpaper.writers.word import layout

OF_THE_PLAN = frozenset({"cells-are-not-merged", "table-has-a-heading-row"})
"""Rules that the plan's table breaks as one: it is said of the layout, not of each row."""


def looked_through(made: Made) -> Made:
    """The same, with what was found in its document; nothing more where it has none."""
    if made.document is None or made.paper is None:
        return made
    found = adjusted(_found(made, made.paper, made.document.data), made.paper.style)
    return replace(made, diagnostics=in_order([*made.diagnostics, *found]))


def _found(made: Made, paper: Paper, data: bytes) -> Iterator[Diagnostic]:
    package = packages.read(data)
    faithful = paper.plan is not None and layout(paper, made.edition) == "faithful"
    references = [one.reference for one in paper.plan.recommendations] if paper.plan else []
    plan = plan_table(package, references) if faithful and references else None
    if plan is not None:
        yield from _of_the_plan(paper, plan)
    output = Output(made.place, replace(made.edition, audience=paper.audience), "docx")
    one = Linted.of(output.path, plan.package if plan else package, Uses())
    sources = _sources(paper, one)
    for finding in barriers(one):
        if not (plan and _is_of(plan, finding)):
            yield _placed(finding, sources, plan)


def _template(paper: Paper) -> str:
    """The template that a paper was poured into, as a user would type it."""
    folder = paper.places.style(()).path.rpartition("/")[0]
    return f"{folder}/{paper.style.template}"


def _is_of(plan: PlanTable, finding: Diagnostic) -> bool:
    place = finding.place
    within = isinstance(place, WordPlace) and plan.first <= place.paragraph <= plan.last
    return within and finding.rule in OF_THE_PLAN


def _of_the_plan(paper: Paper, plan: PlanTable) -> Iterator[Diagnostic]:
    """What the layout of the template breaks for those who hear the plan cell by cell."""
    broken = [f"merged cells in {said_rows(plan.merged)}"] if plan.merged else []
    broken += [f"{plan.headings} rows of headings"] if plan.headings > 1 else []
    cells = "empty cell" if plan.empty == 1 else "empty cells"
    broken += [f"{plan.empty} {cells}"] if plan.empty else []
    if broken:
        yield Diagnostic(
            WordPlace(_template(paper), "the document", 0, plan.begins),
            "plan-can-be-followed",
            "the plan prints as the table of its template, which not everybody can follow cell "
            f"by cell: it has {listed(broken)}",
            "publish a copy made with --layout accessible beside it, or write table: accessible "
            "under plan: in the house style",
            Severity.NOTE,
        )


def _sources(paper: Paper, one: Linted) -> Mapping[int, tuple[Place, str]]:
    """The file that made the pages from a paragraph on, and what that is.

    It is the Word file of an appendix that is carried in, else the template.
    """
    headings = {appendix.heading.casefold(): appendix for appendix in paper.appendices}
    last: dict[str, int] = {}
    for part, paragraph in one.paragraphs.values():
        if part == one.package.document_part and paragraph.text.casefold() in headings:
            last[paragraph.text.casefold()] = paragraph.number
    template: tuple[Place, str] = (WholeFile(_template(paper)), "the template it was made from")
    found = {0: template}
    for heading, number in sorted(last.items(), key=lambda one: one[1]):
        document = headings[heading].document
        carried = (WholeFile(document.path), "it was carried in from here") if document else None
        found[number] = carried or template
    return found


def _placed(
    finding: Diagnostic, sources: Mapping[int, tuple[Place, str]], plan: PlanTable | None
) -> Diagnostic:
    """The finding at its place in the whole document, with the file to mend."""
    place = finding.place
    in_text = isinstance(place, WordPlace) and place.part == "the document"
    starts, number = list(sources), place.paragraph if isinstance(place, WordPlace) else 0
    source = sources[starts[bisect_right(starts, number) - 1] if in_text else 0]
    if isinstance(place, WordPlace) and in_text and plan and number > plan.last:
        place = replace(place, paragraph=number + plan.left_out)
    return replace(finding, place=place, related=(source,))
