"""Everything of a paper that is marked exempt from publication, with where it stands.

Knows whole papers; does not know the law, nor what a copy leaves out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from boardpaper.model.address import Addresses
from boardpaper.model.exempt import exempt_runs, item_mark, joined, marks_in
from boardpaper.model.exempt_plan import plan_marks
from boardpaper.model.exempt_words import pictures, texts
from boardpaper.model.paper import (
    Appendix,
    Block,
    Exempt,
    Figure,
    List,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Section,
    Subheading,
    Table,
    TableFile,
    WordDocument,
)
from boardpaper.model.source import Locator, Place, WholeFile
from boardpaper.model.wording import Wording

WHAT: dict[type[Block], str] = {
    Table: "the table ",
    TableFile: "the table ",
    Figure: "the picture ",
}
"""What stands in front of the address of a block that is no paragraph."""

NOWHERE = WholeFile("")


@dataclass(frozen=True, slots=True)
class Marked:
    """Something that is exempt: its address in words, and the paragraphs of the schedule.

    ``texts`` are its words, one for each paragraph, cell or value in it; ``files`` the
    pictures and Word files it carries. ``place`` is where it was written.
    """

    where: str
    exempt: Exempt
    texts: tuple[str, ...] = ()
    files: tuple[Picture | WordDocument, ...] = ()
    place: Place = NOWHERE


def marked(paper: Paper) -> Iterator[Marked]:
    """What is marked: front matter, then the paper in reading order, the whole before its parts.

    In a paper that withholds them already, the words are those that stand there instead.
    """
    addresses = Addresses.of(paper)
    own = {rule.key for rule in paper.style.sections if rule.free}
    yield from _of_fields(paper)
    for section in paper.sections:
        if section.exempt:
            exempt = joined((section.exempt, marks_in(section.blocks)))
            heading = section.heading if section.rule in own else ""
            yield _made(_called(section), exempt, section, section.blocks, heading)
        else:
            yield from _of_blocks(section.blocks, addresses)
    for appendix in paper.appendices:
        yield from _of_appendix(appendix, paper, addresses)


def withheld_words(paper: Paper) -> Iterator[Marked]:
    """What the public copy of a paper must hold none of; ``paper`` is the whole, composed."""
    return (one for one in marked(paper) if one.texts or one.files)


def _called(section: Section) -> str:
    return f"section {section.number}" if section.number else f'the section "{section.heading}"'


def _of_fields(paper: Paper) -> Iterator[Marked]:
    """The front matter that is exempt, by its labels."""
    labels = {rule.key: rule.label for rule in paper.style.fields}
    for name, exempt in paper.about.exempt.fields.items():
        key, _, part = name.partition(".")
        entries = paper.about.fields.get(key, ())
        given = (one for entry in entries for one in entry.items())
        held = tuple(text for at, text in given if text and part in ("", at))
        where = " · ".join(one for one in ("front matter", labels.get(key, key), part) if one)
        place = paper.places.about(("exempt", "fields", name))
        yield Marked(where, exempt, held, (), place)


def _of_blocks(blocks: Sequence[Block], addresses: Addresses) -> Iterator[Marked]:
    for exempt, run in exempt_runs(blocks):
        if exempt:
            yield _made(_address(run, addresses), exempt, run[0], run)
        else:
            yield from _inside(run[0], addresses)


def _inside(block: Block, addresses: Addresses) -> Iterator[Marked]:
    """What is exempt in a block that is not so as a whole."""
    if isinstance(block, Quote):
        yield from _of_blocks(block.blocks, addresses)
    for item in block.items if isinstance(block, List) else ():
        exempt = item_mark(item)
        if exempt:
            yield _made(_address(item, addresses), exempt, item[0], item)
        else:
            yield from _of_blocks(item, addresses)


def _address(run: Sequence[Block], addresses: Addresses) -> str:
    """Where a run of blocks stands, by its first; by its numbers where a heading begins it."""
    first = run[0]
    at = addresses.at(first.span) if first.span else ""
    if isinstance(first, Subheading):
        numbers = [one.number for one in run if isinstance(one, Paragraph) and one.number]
        return _headed(numbers) if numbers else f"a heading, and what it is of, {at}"
    if isinstance(first, Paragraph) and not first.counted:
        return f"what stands {at}"
    return WHAT.get(type(first), "") + at


def _headed(numbers: Sequence[str]) -> str:
    """Numbered paragraphs under an exempt heading, and that."""
    first, last = numbers[0], numbers[-1]
    reach = f"paragraph {first}" if first == last else f"paragraphs {first} to {last}"
    return f"{reach}, with the heading above"


def _made(
    where: str, exempt: Exempt, node: Section | Block, blocks: Iterable[Block], heading: str = ""
) -> Marked:
    blocks = tuple(blocks)
    said = tuple(text for text in (heading, *texts(blocks)) if text.strip())
    return Marked(where, exempt, said, tuple(pictures(blocks)), node.span or NOWHERE)


def _of_appendix(appendix: Appendix, paper: Paper, addresses: Addresses) -> Iterator[Marked]:
    """What is exempt of an appendix: all of it, or some of what stands in it."""
    if appendix.exempt:
        blocks = appendix.blocks
        files = (appendix.document,) if appendix.document else ()
        said = (appendix.title, *texts(blocks), *_of_rows(appendix, paper))
        held, shown = tuple(text for text in said if text.strip()), tuple(pictures(blocks))
        place, exempt = appendix.span or NOWHERE, joined((appendix.exempt, marks_in(blocks)))
        yield Marked(appendix.label, exempt, held, (*files, *shown), place)
        return
    yield from _of_blocks(appendix.blocks, addresses)
    locate = paper.places.plan
    if appendix.plan is not None and locate is not None and _may_have_marks(locate):
        wording = Wording(paper.style.plan, paper.about.language)
        for path, where, exempt, said in plan_marks(appendix.plan, wording):
            yield Marked(where, exempt, said, (), locate((*path, "exempt")))


def _may_have_marks(locate: Locator) -> bool:
    """Whether a plan's file says the word, so that a large plan is not gone through in vain."""
    text = locate(()).source.text
    return "exempt" in text or "\\" in text  # by which a key may be written otherwise


def _of_rows(appendix: Appendix, paper: Paper) -> Iterator[str]:
    """The words of the whole plan that an appendix prints."""
    if appendix.plan is not None:
        wording = Wording(paper.style.plan, paper.about.language)
        for row in wording.rows(appendix.plan):
            yield from (
                line.text for name, cell in row.items() if name != "reference" for line in cell
            )
