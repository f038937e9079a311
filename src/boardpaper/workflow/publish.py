"""Publish: the public copy of a paper, looked through and kept for good.

Knows what has to hold before anything goes out; does not know what is looked for. What is
published is never changed: a paper that says something else is published again, beside it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from boardpaper.files import issued, issuing
from boardpaper.files.issued import Draft
from boardpaper.files.issuing import Issue
from boardpaper.files.moment import now
from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.model.diagnostic import Diagnostic, has_errors
from boardpaper.model.edition import Kind
from boardpaper.model.source import WholeFile
from boardpaper.preflight import pdf, word
from boardpaper.workflow.documents import Document, documents
from boardpaper.workflow.make import Made, Templates, make
from boardpaper.workflow.wanted import Wanted

KEPT: tuple[Kind, ...] = ("docx", "pdf", "html")
"""All is kept: the PDF and the page go out, the Word document is for comparing with."""
PUBLIC = ("the public",)


@dataclass(frozen=True, slots=True)
class Publication:
    """What became of one paper; ``again`` when exactly this had been published already."""

    place: PaperPlace
    draft: Draft | None
    diagnostics: tuple[Diagnostic, ...] = ()
    again: bool = False


def publish(
    workspace: Workspace,
    places: Sequence[PaperPlace],
    done: Callable[[Publication], None],
    wanted: Wanted,
    day: str = "",
) -> list[Publication]:
    """Publishes papers, and says of each when it is done.

    ``day`` is when (``2027-01-21``), else it is now. Raises BoardpaperError when the disk
    fails.
    """
    templates, published = Templates(), []
    edition = replace(wanted.edition, audience="public", draft=None)
    wanted = replace(wanted, edition=edition, kinds=KEPT)
    papers = [make(workspace, place, templates, wanted) for place in places]
    for made, held in zip(papers, documents(papers, KEPT), strict=True):
        kept = held.value or ()
        found = (*made.diagnostics, *held.diagnostics, *_looked_through(made, kept))
        if has_errors(found) or len(kept) < len(KEPT):
            one = Publication(made.place, None, (*found, _not_published(made)))
        else:
            one = replace(_kept(workspace, made, kept, day or now()), diagnostics=found)
        done(one)
        published.append(one)
    return published


def _looked_through(made: Made, kept: Iterable[Document]) -> Iterator[Diagnostic]:
    """What ought not to be published in any of the files."""
    for one in kept:
        path = made.output(one.kind).path
        if one.kind == "docx":
            yield from word.look(path, one.data)
        elif one.kind == "pdf":
            yield from pdf.look(path, one.data)


def _kept(workspace: Workspace, made: Made, kept: Sequence[Document], when: str) -> Publication:
    """What was made, put where it stays, unless just that stands there already."""
    document, *others = kept
    last = issued.find(workspace, made.place, "last", "published").value
    same = last is not None and last.record.content == document.digest
    if same and last is not None and not any(issued.changed(workspace, last)):
        return Publication(made.place, last, again=True)
    asked = Issue(
        to=PUBLIC,
        when=when,
        document=lambda _: document.data,
        content=document.digest,
        sources={} if made.leaks else issuing.sources_of(made.files),
        audience="public",
        kind="published",
        others={one.kind: one.data for one in others},
    )
    return Publication(made.place, issuing.put(workspace, made.place, asked))


def _not_published(made: Made) -> Diagnostic:
    return Diagnostic(
        WholeFile(made.place.folder),
        "published-files-are-fit",
        "it was not published: something in it, or in a file made from it, has to be mended first",
        "mend what is said of it, and publish it again",
    )
