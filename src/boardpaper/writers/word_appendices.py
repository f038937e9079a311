"""The appendices of a paper in Word: each a section of its own, with its heading and content.

Knows appendices and which of the template's pages they take; does not know how blocks
are written, nor how a Word file is carried in. The plan's appendix is the template's.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from boardpaper.model.house_style import SectionRule
from boardpaper.model.paper import Appendix, Paper
from boardpaper.model.targets import Target
from boardpaper.ooxml import markup
from boardpaper.ooxml.new_sections import NewSection, add_sections, bookmark_before_plan
from boardpaper.ooxml.own_list import with_list
from boardpaper.ooxml.package import Package
from boardpaper.ooxml.package import read as read_package
from boardpaper.ooxml.styles import Styles
from boardpaper.ooxml.xml import serialise
from boardpaper.writers.word_blocks import Blocks, Labelled
from boardpaper.writers.word_bookmarks import appendix_bookmark

RULE = SectionRule(key="appendix", heading="appendix")


@dataclass
class Appendices:
    """The appendices that need pages of their own, from template to finished document."""

    paper: Paper
    styles: Styles
    referred: Collection[str]
    _lists: dict[str, tuple[int, int] | None] = field(default_factory=dict)

    @property
    def own(self) -> list[Appendix]:
        """Those that the template does not draw itself."""
        return [one for one in self.paper.appendices if one.plan is None]

    def prepared(self, package: Package, first_id: int) -> Package:
        """The rendered template with a section, and a slot in it, for each appendix.

        ``first_id`` is an id that no bookmark has. Without appendices of that kind,
        and references to the plan's, the template stays as it is.
        """
        plan = self.paper.appendix
        if not self.own and (plan is None or plan.key not in self.referred):
            return package
        root = package.tree(package.document_part)
        if plan is not None and plan.key in self.referred:
            bookmark_before_plan(root, plan.label, first_id, appendix_bookmark(plan.key))
        at = self.paper.appendices.index(plan) if plan is not None else 0
        before = [_new(one) for one in self.paper.appendices[:at]]
        after = [_new(one) for one in self.paper.appendices[at:] if one.plan is None]
        add_sections(root, before, after)
        package = package.replace({package.document_part: serialise(root)})
        for one in (one for one in self.own if one.numbered):
            package, self._lists[one.key] = self._numbered(package, one)
        return package

    def _numbered(self, package: Package, one: Appendix) -> tuple[Package, tuple[int, int] | None]:
        """The list of an appendix's paragraphs, which count from 1."""
        style = self.styles.paragraph(self.paper.style.styles.numbered_paragraph)
        assert style is not None, "styles were checked before"
        own = one.label.rpartition(" ")[2]
        pattern = self.paper.style.numbering.paragraphs.replace("{section}", own)
        return with_list(package, style, pattern)

    def written(self, blocks: Blocks) -> Iterator[tuple[str, list[str], list[Labelled]]]:
        """For each slot what stands there, and the labels it should have."""
        for one in self.own:
            before = len(blocks.labels)
            ends = one is self.own[-1] and one.document is None
            pieces = blocks.placed(_slot(one), self._pieces(blocks, one), ends=ends)
            yield _slot(one), pieces, blocks.labels[before:]

    def _pieces(self, blocks: Blocks, one: Appendix) -> Iterator[str]:
        named = self.paper.style.styles
        style = named.appendix_heading or named.unnumbered_heading or named.heading
        blocks.marking.begin(one)
        heading = "".join(self._heading(blocks, one))
        yield blocks.titled(style, blocks.marking.heading(heading))
        yield from blocks.under(one.blocks, RULE, self._lists.get(one.key))

    def _heading(self, blocks: Blocks, one: Appendix) -> Iterator[str]:
        said = markup.run(one.label)
        if one.key in self.referred:
            named = appendix_bookmark(one.key)
            said = markup.bookmark(blocks.next_bookmark(), named, said)
        yield said
        if one.title:
            yield markup.run(one.heading.removeprefix(one.label))

    def carried(self, package: Package, blocks: Blocks, slots: dict[str, list[str]]) -> Package:
        """The package with the Word files of appendices, whose content goes into ``slots``."""
        if not any(one.document for one in self.paper.appendices):
            return package
        from boardpaper.ooxml.carry import Carrier  # much to load, and few papers need it

        for number, one in enumerate(self.paper.appendices, 1):
            if one.document is not None:
                carrier = Carrier(
                    package,
                    read_package(one.document.data),
                    f"A{number}",
                    blocks.next_bookmark,
                    blocks.next_drawing,
                )
                slots[_slot(one)] += carrier.pieces()
                package = carrier.package
        return package


def _slot(appendix: Appendix) -> str:
    return appendix.key.replace("-", ".", 1)


def _new(appendix: Appendix) -> NewSection:
    return NewSection(_slot(appendix), appendix.orientation)


def referred_keys(keys: Collection[str], known: dict[str, Target]) -> frozenset[str]:
    """The keys of what is referred to, an appendix under its own key however it was called."""
    own = {known[key].name for key in keys if key in known and known[key].kind == "appendix"}
    return frozenset(keys) | own
