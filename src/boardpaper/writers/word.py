"""A paper poured into its Word template.

Knows papers, templates and which slot takes what; does not know the disk. A slot
that has no place, a style that is missing and a tag that names nothing are found
before anything is written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from boardpaper.expressions.fault import ExpressionFault
from boardpaper.model.dates import say
from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity, has_errors
from boardpaper.model.paper import Paper
from boardpaper.model.source import WholeFile
from boardpaper.model.wording import COLUMNS, Wording, printed_name, slot
from boardpaper.ooxml import package as packages
from boardpaper.ooxml import styles as style_names
from boardpaper.ooxml.fill import Filling, fill, row_slots
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.properties import Properties, set_properties
from boardpaper.ooxml.slots import SlotFault, mark, slot_faults, unfilled
from boardpaper.ooxml.template import Template
from boardpaper.ooxml.xml import serialise
from boardpaper.writers.word_blocks import Blocks
from boardpaper.writers.word_fields import unprinted_fields
from boardpaper.writers.word_slots import slot_names
from boardpaper.writers.word_styles import missing_lists, missing_styles


@dataclass(frozen=True, slots=True)
class WordFile:
    """A finished document: its bytes, and a digest of what they hold however packed."""

    data: bytes
    digest: str


def write(paper: Paper, template: Template) -> Outcome[WordFile]:
    """The paper as a .docx, the same bytes for the same paper and template."""
    links: dict[str, str] = {}
    known = slot_names(paper, links)
    found = [*template.check(known), *missing_styles(paper, template)]
    found += missing_lists(paper, template)
    if has_errors(found):
        return Outcome(None, tuple(found))
    found += unprinted_fields(paper, template)
    try:
        rendered = template.render(known)
    except ExpressionFault as fault:
        place = WholeFile(template.path)
        return Outcome(None, (*found, Diagnostic(place, fault.rule, fault.message, fault.hint)))
    found += _slots(paper, template, rendered, links)
    if has_errors(found):
        return Outcome(None, tuple(found))
    package = _poured(paper, template, rendered, links)
    found += _told(template, unfilled(package))
    if has_errors(found):
        return Outcome(None, tuple(found))
    digest = packages.content_digest(package)
    return Outcome(WordFile(packages.write(package), digest), tuple(found))


def _slots(
    paper: Paper, template: Template, rendered: Package, links: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Slots that stand wrongly, and content that has no slot."""
    blocks = _block_slots(paper, rendered)
    known = {*blocks, *links}
    faults = slot_faults(rendered, lambda one: one in known or one.startswith("row."))
    yield from _told(template, faults)
    if not faults:
        yield from _sections_without(paper, template, blocks)
    if paper.plan is None:
        return
    drawn = row_slots(rendered)
    if not drawn:
        yield _no_slot(template, "the plan", "a table row with slots such as {{ row.text }}")
        return
    wording = Wording(paper.style.plan, paper.about.language)
    for column in () if faults else (*COLUMNS, *paper.plan.periods):
        if slot(column) not in drawn and any(
            wording.cell(one, column) for one in paper.plan.recommendations
        ):
            yield _no_slot(
                template,
                f'what the plan says under "{printed_name(column)}"',
                f"a cell of the repeating row that says {{{{ row.{slot(column)} }}}}",
                Severity.WARNING,
            )


def _told(template: Template, faults: Iterable[SlotFault]) -> Iterator[Diagnostic]:
    for fault in faults:
        place = template.place_of_slot(fault.part, fault.slot)
        yield Diagnostic(place, fault.rule, fault.message, fault.hint)


def _sections_without(
    paper: Paper, template: Template, blocks: Iterable[str]
) -> Iterator[Diagnostic]:
    """Sections that would not print: neither a slot of their own nor one for all."""
    present = set(blocks)
    if not present and paper.sections:
        yield _no_slot(template, "the narrative", "a paragraph that says {{ sections }}")
    elif "sections" not in present:
        for section in paper.sections:
            own = f"sections.{section.key}"
            if own not in present:
                wanted = (
                    f"a paragraph that says {{{{ {own} }}}}, or {{{{ sections }}}} for the rest"
                )
                yield _no_slot(template, f'the section "{section.heading}"', wanted)


def _no_slot(
    template: Template, what: str, wanted: str, severity: Severity = Severity.ERROR
) -> Diagnostic:
    return Diagnostic(
        WholeFile(template.path),
        "content-has-a-slot",
        f"{what} has no place in the template",
        f"give the template {wanted}",
        severity,
    )


def _block_slots(paper: Paper, rendered: Package) -> list[str]:
    """The block slots that this document has."""
    body = rendered.content(rendered.document_part).decode()
    wanted = ["sections", *(f"sections.{rule.key}" for rule in paper.style.sections)]
    return [one for one in wanted if mark(one) in body]


def _poured(
    paper: Paper, template: Template, rendered: Package, links: Mapping[str, str]
) -> Package:
    blocks = Blocks(rendered, paper.style.styles, template.styles)
    slots = {
        found: list(_sections(paper, blocks, found, _block_slots(paper, rendered)))
        for found in _block_slots(paper, rendered)
    }
    bullet = paper.style.styles.table_bullet
    wording = Wording(paper.style.plan, paper.about.language)
    filling = Filling(
        blocks=slots,
        rows=wording.rows(paper.plan) if paper.plan else None,
        bullet_style=template.styles.paragraph(bullet) if bullet else None,
        links=links,
        link_style=template.styles.character("Hyperlink"),
    )
    return _finish(fill(blocks.finished(), filling), paper)


def _sections(paper: Paper, blocks: Blocks, found: str, present: Iterable[str]) -> Iterator[str]:
    """The sections of one slot; ``{{ sections }}`` takes those that have none of their own."""
    numbered = {rule.key: rule.numbered for rule in paper.style.sections}
    for section in paper.sections:
        own = f"sections.{section.key}"
        if found == own or (found == "sections" and own not in present):
            yield from blocks.section(section, numbered[section.key])


def _finish(package: Package, paper: Paper) -> Package:
    """Language and properties, from the paper and never from the clock."""
    part = style_names.styles_part(package)
    if part is not None:
        root = package.tree(part)
        style_names.set_language(root, paper.about.language)
        package = package.replace({part: serialise(root)})
    return set_properties(
        package,
        Properties(
            title=paper.about.title,
            subject=paper.about.subject or _occasion(paper),
            creator=paper.style.council,
            language=paper.about.language,
            day=paper.meeting.date.first_day,
        ),
    )


def _occasion(paper: Paper) -> str:
    """What a paper is about when it does not say: whom it goes to, and when."""
    day = say(paper.meeting.date, paper.style.dates, paper.about.language)
    return f"{paper.meeting.committee}, {day}"
