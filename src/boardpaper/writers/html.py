"""A paper as one page of HTML that needs nothing beside itself.

Knows the parts of the page and their order; does not know how they look. The page runs
nothing and asks for nothing, and its own policy forbids both.
"""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from typing import Final

from boardpaper.model.edition import WHOLE, Edition
from boardpaper.model.paper import Appendix, Paper
from boardpaper.model.plan import Plan
from boardpaper.ooxml.content import content
from boardpaper.ooxml.plan_columns import PlanColumns, plan_columns
from boardpaper.ooxml.template import Template
from boardpaper.writers.draft_words import draft_words
from boardpaper.writers.html_blocks import Blocks
from boardpaper.writers.html_front import front
from boardpaper.writers.html_ids import Ids
from boardpaper.writers.html_plan import plan_table
from boardpaper.writers.html_style import STYLE
from boardpaper.writers.html_words import Words
from boardpaper.writers.plan_blocks import plan_entries
from boardpaper.writers.word_slots import slot_names

FEW: Final = 3
"""Headings that a reader finds without a list of contents."""


def write(paper: Paper, template: Template, *, edition: Edition = WHOLE) -> bytes:
    """The paper as a page, the same bytes for the same paper, template and edition.

    Of the template it takes what stands above the columns of the plan.
    """
    return _Page(paper, template, edition).whole().encode()


class _Page:
    """One page while it is made."""

    def __init__(self, paper: Paper, template: Template, edition: Edition) -> None:
        self._paper, self._edition = paper, edition
        self._ids = Ids(paper)
        self._words = Words(self._ids, paper.about.language)
        self._blocks = Blocks(self._words)
        self._columns = _columns(paper, template)

    def whole(self) -> str:
        """The page from its first line to its last."""
        title, language = escape(self._paper.about.title), escape(self._paper.about.language)
        return (
            f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n"
            f"{self._body()}\n</html>\n"
        )

    def _body(self) -> str:
        marks = [escape(words) for words in self._marks()]
        shown = "\n".join(f'<p class="mark">{words}</p>' for words in marks)
        parts = [
            '<body class="marked">' if marks else "<body>",
            f'<a class="skip" href="#main"{self._words.own}>Skip to the text</a>',
            f"<header>\n{self._head(shown)}\n</header>",
            self._contents(),
            f'<main id="main">\n{self._main()}\n</main>',
            f"<footer>\n{shown}\n</footer>" if marks else "",
            f'<div class="strip" aria-hidden="true">{" · ".join(marks)}</div>' if marks else "",
            "</body>",
        ]
        return "\n".join(part for part in parts if part)

    def _marks(self) -> Iterator[str]:
        """What stands on every page of a copy that is not final, or not for everyone."""
        if self._edition.draft is not None:
            yield draft_words(self._paper, self._edition.draft)
        if self._paper.banner:
            yield self._paper.banner

    def _head(self, marks: str) -> str:
        notice = "\n".join(self._blocks.each(self._paper.notice))
        notice = f'<div class="notice">\n{notice}\n</div>' if notice else ""
        return "\n".join(part for part in (marks, notice, front(self._paper, self._words)) if part)

    def _contents(self) -> str:
        """Links to all sections and appendices, unless they are few."""
        sections, appendices = self._paper.sections, self._paper.appendices
        if len(sections) + len(appendices) <= FEW:
            return ""
        headings = [
            *((self._ids.section(one.key), f"{one.label} {one.heading}") for one in sections),
            *((self._ids.appendix(one.key), one.heading) for one in appendices),
        ]
        links = "\n".join(
            f'<li><a href="#{named}">{escape(words.strip())}</a></li>' for named, words in headings
        )
        return (
            f'<nav aria-labelledby="contents">\n<h2 id="contents"{self._words.own}>Contents</h2>\n'
            f"<ul>\n{links}\n</ul>\n</nav>"
        )

    def _main(self) -> str:
        rules = {rule.key: rule for rule in self._paper.style.sections}
        parts = [
            *(self._blocks.section(one, rules[one.rule]) for one in self._paper.sections),
            *map(self._appendix, self._paper.appendices),
        ]
        return "\n".join([*parts, *self._notes()])

    def _appendix(self, one: Appendix) -> str:
        named = self._blocks.begin(self._ids.appendix(one.key))
        label = f'<a href="#{named}">{escape(one.label)}</a>' if one.label else ""
        heading = f'<h2 id="{named}">{label}{escape(one.heading.removeprefix(one.label))}</h2>'
        inside = "\n".join(self._inside(one, named))
        wide = one.orientation == "landscape" or (one.plan is not None and not self._is_plain)
        kind = "appendix landscape" if wide else "appendix"
        return f'<section class="{kind}">\n{heading}\n{inside}\n</section>'

    def _inside(self, one: Appendix, named: str) -> Iterator[str]:
        if one.plan is not None:
            yield self._plan(one.plan, named)
        elif one.document is not None:
            yield from self._blocks.each(content(one.document.data))
        yield from self._blocks.each(one.blocks)

    @property
    def _is_plain(self) -> bool:
        return (self._edition.layout or self._paper.style.plan.table) == "accessible"

    def _plan(self, plan: Plan, named: str) -> str:
        if not self._is_plain:
            return plan_table(self._paper, plan, self._columns, self._ids, named)
        said = []
        for one in plan_entries(plan, self._paper.style.plan, self._paper.about.language):
            said.append(self._blocks.subheading(one.heading, self._ids.row(one.reference)))
            said += self._blocks.each(one.blocks)
        return "\n".join(said)

    def _notes(self) -> Iterator[str]:
        """The footnotes, each with a way back to where it is referred to."""
        own = self._words.own
        notes = "\n".join(
            f'<li id="note-{number}"><span class="number">{number}.</span> {words} '
            f'<a href="#note-{number}-from" role="doc-backlink"{own}>Back to {number}</a></li>'
            for number, words in enumerate(self._words.notes, 1)
        )
        if notes:
            yield (
                '<section class="notes" role="doc-endnotes" aria-labelledby="notes">\n'
                f'<h2 id="notes"{own}>Footnotes</h2>\n<ol>\n{notes}\n</ol>\n</section>'
            )


def _columns(paper: Paper, template: Template) -> PlanColumns | None:
    return plan_columns(template.package, slot_names(paper, {})) if paper.plan else None


def _policy() -> str:
    """What the page may do: show its own style and its own pictures, and nothing else."""
    allowed = b64encode(sha256(STYLE.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{allowed}'; "
        "base-uri 'none'; form-action 'none'"
    )
