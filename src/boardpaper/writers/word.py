"""A paper poured into its Word template.

Knows papers, templates and which slot takes what; does not know the disk. A slot
that has no place, a style that is missing and a tag that names nothing are found
before anything is written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from boardpaper.expressions.fault import ExpressionFault
from boardpaper.model.dates import say
from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity, has_errors
from boardpaper.model.edition import WHOLE, Edition, Layout
from boardpaper.model.paper import Paper, Reference, walk
from boardpaper.model.source import WholeFile
from boardpaper.model.targets import targets
from boardpaper.model.wording import COLUMNS, Row, Wording, printed_name, slot
from boardpaper.ooxml import package as packages
from boardpaper.ooxml import styles as style_names
from boardpaper.ooxml.bookmarks import Bookmarks
from boardpaper.ooxml.draft_banner import with_banner
from boardpaper.ooxml.fill import Filling, fill, row_slots
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.properties import Properties, set_properties
from boardpaper.ooxml.slots import SlotFault, mark, slot_faults, unfilled
from boardpaper.ooxml.template import Template
from boardpaper.ooxml.xml import serialise
from boardpaper.writers.draft_words import draft_words
from boardpaper.writers.word_appendices import Appendices, referred_keys
from boardpaper.writers.word_blocks import Blocks, Labelled
from boardpaper.writers.word_bookmarks import row_bookmark
from boardpaper.writers.word_fields import unprinted_fields
from boardpaper.writers.word_identity import Marking
from boardpaper.writers.word_notices import with_notices
from boardpaper.writers.word_numbers import wrong_numbers
from boardpaper.writers.word_plan import AccessiblePlan
from boardpaper.writers.word_slots import slot_names
from boardpaper.writers.word_styles import missing_styles


@dataclass(frozen=True, slots=True)
class WordFile:
    """A finished document: its bytes, and a digest of what they hold however packed."""

    data: bytes
    digest: str


def write(
    paper: Paper, template: Template, *, identity: bool = True, edition: Edition = WHOLE
) -> Outcome[WordFile]:
    """The paper as a .docx, the same bytes for the same paper, template and edition.

    Unless ``identity`` it says nothing of where its paragraphs and cells came from. Its
    plan is laid out as the edition says, else as the house style does.
    """
    faithful = layout(paper, edition) == "faithful"
    links: dict[str, str] = {}
    known = slot_names(paper, links)
    found = [*template.check(known), *missing_styles(paper, template)]
    if has_errors(found):
        return Outcome(None, tuple(found))
    found += unprinted_fields(paper, template)
    try:
        rendered = template.render(known, marked=identity)
    except ExpressionFault as fault:
        place = WholeFile(template.path)
        return Outcome(None, (*found, Diagnostic(place, fault.rule, fault.message, fault.hint)))
    found += _slots(paper, template, rendered, links, faithful=faithful)
    if has_errors(found):
        return Outcome(None, tuple(found))
    poured = _Pouring(paper, template, rendered, links, identity).poured(faithful=faithful)
    found += poured.diagnostics
    if poured.value is None:
        return Outcome(None, tuple(found))
    found += _told(template, unfilled(poured.value))
    if has_errors(found):
        return Outcome(None, tuple(found))
    finished = poured.value
    if edition.draft is not None:
        finished = with_banner(finished, draft_words(paper, edition.draft))
    digest = packages.content_digest(finished)
    return Outcome(WordFile(packages.write(finished), digest), tuple(found))


def layout(paper: Paper, edition: Edition) -> Layout:
    """How the plan of a paper is laid out in an edition."""
    return edition.layout or paper.style.plan.table


def _slots(
    paper: Paper,
    template: Template,
    rendered: Package,
    links: Mapping[str, str],
    *,
    faithful: bool,
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
    for column in (*COLUMNS, *paper.plan.periods) if faithful and not faults else ():
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
    kinds = ("sections", "body")
    keys = [rule.key for rule in paper.style.sections]
    wanted = ["sections", *(f"{kind}.{key}" for key in keys for kind in kinds)]
    return [one for one in wanted if mark(one) in body]


@dataclass(frozen=True, slots=True)
class _Pouring:
    """A paper about to be poured into its rendered template."""

    paper: Paper
    template: Template
    rendered: Package
    links: Mapping[str, str]
    identity: bool

    def poured(self, *, faithful: bool) -> Outcome[Package]:
        """The document with everything in its slots; none where Word draws other numbers."""
        paper, template = self.paper, self.template
        known = targets(paper.sections, paper.plan, paper.appendices)
        referred = referred_keys(_referred(paper), known)
        appendices = Appendices(paper, template.styles, referred)
        prepared = appendices.prepared(self.rendered, Bookmarks(self.rendered).identity())
        plan = None if faithful else AccessiblePlan.of(paper, prepared)
        prepared = plan.package if plan else prepared
        marking = Marking(paper, Bookmarks(prepared), wanted=self.identity)
        blocks = Blocks(prepared, paper.style.styles, template.styles, known, referred, marking)
        slots, meant = {}, {}
        for slot_name, pieces, labels in chain(
            _narrative(paper, blocks, _block_slots(paper, prepared)),
            plan.written(blocks, referred) if plan else (),
            appendices.written(blocks),
        ):
            slots[slot_name], meant[slot_name] = pieces, labels
        package = appendices.carried(blocks.finished(), blocks, slots)
        filling = self._filling(slots, blocks, referred if plan is None else ())
        wrong = tuple(wrong_numbers(paper, template, package, filling, meant))
        if wrong:
            return Outcome(None, wrong)
        filled = fill(package, filling)
        told = marking.told(filled, template.fields, self.rendered, self.links)
        return Outcome(with_notices(_finish(told, paper), paper, template.styles))

    def _filling(
        self, slots: Mapping[str, Sequence[str]], blocks: Blocks, referred: Iterable[str]
    ) -> Filling:
        """What goes into the slots; ``referred`` is what rows of the plan may be."""
        paper, styles = self.paper, self.template.styles
        named = {one.reference for one in paper.plan.recommendations} if paper.plan else set()
        keys = sorted(named & set(referred))
        return Filling(
            blocks=slots,
            rows=_rows(paper),
            bullet_style=styles.paragraph(paper.style.styles.table_bullet),
            links=self.links,
            link_style=styles.character("Hyperlink"),
            row_bookmarks={key: (blocks.next_bookmark(), row_bookmark(key)) for key in keys},
            cells=blocks.marking.row if self.identity else None,
        )


def _narrative(
    paper: Paper, blocks: Blocks, present: Sequence[str]
) -> Iterator[tuple[str, list[str], list[Labelled]]]:
    """For each slot of the narrative what stands there, and the labels it should have."""
    for found in present:
        before = len(blocks.labels)
        pieces = blocks.placed(found, _sections(paper, blocks, found, present))
        yield found, pieces, blocks.labels[before:]


def _rows(paper: Paper) -> Iterator[Row] | None:
    if paper.plan is None:
        return None
    return Wording(paper.style.plan, paper.about.language).rows(paper.plan)


def _sections(paper: Paper, blocks: Blocks, found: str, present: Iterable[str]) -> Iterator[str]:
    """The sections of one slot; ``{{ sections }}`` takes those that have none of their own."""
    rules = {rule.key: rule for rule in paper.style.sections}
    for section in paper.sections:
        rule = rules[section.rule]
        own = {f"sections.{rule.key}", f"body.{rule.key}"}
        if found == f"body.{rule.key}":
            yield from blocks.body(section, rule)
        elif found in own or (found == "sections" and not own & set(present)):
            yield from blocks.section(section, rule)


def _referred(paper: Paper) -> frozenset[str]:
    """The keys that anything in the paper refers to."""
    found = (node for node in walk(paper) if isinstance(node, Reference))
    return frozenset(key for one in found for key in (one.first, one.last) if key)


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
