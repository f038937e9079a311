"""A paper poured into its Word template.

Knows papers, templates and which slot takes what; does not know the disk. A slot
that has no place, a style that is missing and a tag that names nothing are found
before anything is written.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from boardpaper.expressions.facts import Facts
from boardpaper.expressions.fault import ExpressionFault
from boardpaper.expressions.names import names
from boardpaper.model.dates import say
from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity, has_errors
from boardpaper.model.paper import Paper
from boardpaper.model.source import WholeFile
from boardpaper.model.wording import COLUMNS, Wording, printed_name, slot
from boardpaper.ooxml import package as packages
from boardpaper.ooxml import styles as style_names
from boardpaper.ooxml.fill import Filling, fill, row_slots, slot_faults
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.properties import Properties, set_properties
from boardpaper.ooxml.row import mark
from boardpaper.ooxml.template import Template
from boardpaper.ooxml.tidy import BOOKMARK, IDENTITY
from boardpaper.ooxml.xml import serialise
from boardpaper.writers.word_blocks import Blocks
from boardpaper.writers.word_styles import missing_styles


@dataclass(frozen=True, slots=True)
class WordFile:
    """A finished document: its bytes, and a digest of what they hold however packed."""

    data: bytes
    digest: str


def write(paper: Paper, template: Template) -> Outcome[WordFile]:
    """The paper as a .docx, the same bytes for the same paper and template."""
    links: dict[str, str] = {}
    known = _names(paper, links)
    found = [*template.check(known), *missing_styles(paper, template)]
    if has_errors(found):
        return Outcome(None, tuple(found))
    try:
        rendered = template.render(known)
    except ExpressionFault as fault:
        place = WholeFile(template.path)
        return Outcome(None, (*found, Diagnostic(place, fault.rule, fault.message, fault.hint)))
    found += _slots(paper, template, rendered, links)
    if has_errors(found):
        return Outcome(None, tuple(found))
    package = _poured(paper, template, rendered, links)
    digest = packages.content_digest(package)
    return Outcome(WordFile(packages.write(package), digest), tuple(found))


def _names(paper: Paper, links: dict[str, str]) -> dict[str, object]:
    """What the template's tags may name; each address met is put in ``links`` by its mark."""

    def link(target: str) -> str:
        slot_name = f"link.{len(links)}"
        links[slot_name] = target
        return mark(slot_name)

    appendix = paper.appendix
    columns = (*COLUMNS, *(paper.plan.periods if paper.plan else ()))
    return {
        **names(paper.meeting, paper.about, paper.style, paper.plan, link),
        "sections": Facts(
            {rule.key: _constant(mark(f"sections.{rule.key}")) for rule in paper.style.sections},
            "sections",
            mark("sections"),
        ),
        "row": Facts(_Slots(columns, paper.plan is not None), "a row of the plan"),
        "appendix": Facts(
            {
                "label": _constant(appendix.label if appendix else ""),
                "title": _constant(appendix.title if appendix else ""),
            },
            "appendix",
        ),
    }


class _Slots(dict[str, Callable[[], object]]):
    """The slots of a row, each its own mark; without a plan, whatever the template has."""

    def __init__(self, columns: Iterable[str], has_plan: bool) -> None:
        names = (slot(column) for column in columns)
        super().__init__((name, _constant(mark(f"row.{name}"))) for name in names)
        self._has_plan = has_plan

    def __contains__(self, name: object) -> bool:
        return not self._has_plan or super().__contains__(name)

    def __missing__(self, name: str) -> Callable[[], object]:
        return _constant(mark(f"row.{name}"))


def _constant(value: object) -> Callable[[], object]:
    return lambda: value


def _slots(
    paper: Paper, template: Template, rendered: Package, links: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Slots that stand wrongly, and content that has no slot."""
    blocks = _block_slots(paper, rendered)
    faults = slot_faults(rendered, {*blocks, *links})
    for fault in faults:
        place = template.place_of_slot(fault.part, fault.slot)
        yield Diagnostic(place, fault.rule, fault.message, fault.hint)
    if not blocks and paper.sections and not faults:
        yield _no_slot(template, "the narrative", "a paragraph that says {{ sections }}")
    if paper.plan is None:
        return
    drawn = row_slots(rendered)
    if not drawn:
        yield _no_slot(template, "the plan", "a table row with slots such as {{ row.text }}")
        return
    wording = Wording(paper.style.plan, paper.about.language)
    for column in (*COLUMNS, *paper.plan.periods):
        if slot(column) not in drawn and any(
            wording.cell(one, column) for one in paper.plan.recommendations
        ):
            yield _no_slot(
                template,
                f'what the plan says under "{printed_name(column)}"',
                f"a cell of the repeating row that says {{{{ row.{slot(column)} }}}}",
                Severity.WARNING,
            )


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
    blocks = Blocks(rendered, paper.style.styles, template.styles, _first_id(rendered))
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


def _first_id(package: Package) -> int:
    root = package.tree(package.document_part)
    taken = [int(mark.get(IDENTITY, "0")) for mark in root.iter(BOOKMARK)]
    return max(taken, default=0) + 1


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
