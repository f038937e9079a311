"""The documents of papers that were made: the kinds asked for, PDF files all printed at once.

Knows which writer makes which kind; writes nothing to the disk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.edition import Kind
from boardpaper.workflow.make import Made
from boardpaper.writers import pdf
from boardpaper.writers.pdf import Printable


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a paper: its bytes, and a digest of what they say however packed."""

    kind: Kind
    data: bytes = field(repr=False)
    digest: str


def documents(
    papers: Sequence[Made], kinds: Sequence[Kind]
) -> Iterator[Outcome[tuple[Document, ...]]]:
    """For each paper its documents; none where it is wrong, fewer where one cannot be printed."""
    printed = iter(_printed(papers)) if "pdf" in kinds else iter(())
    for made in papers:
        if made.document is None:
            yield Outcome(())
            continue
        held = {"docx": Document("docx", made.document.data, made.document.digest)}
        found: tuple[Diagnostic, ...] = ()
        if made.page is not None:
            held["html"] = _document("html", made.page)
        if "pdf" in kinds:
            outcome = next(printed)
            found = outcome.diagnostics
            if outcome.value is not None:
                held["pdf"] = _document("pdf", outcome.value)
        yield Outcome(tuple(held[kind] for kind in kinds if kind in held), found)


def _document(kind: Kind, data: bytes) -> Document:
    return Document(kind, data, sha256(data).hexdigest())


def _printed(papers: Sequence[Made]) -> list[Outcome[bytes]]:
    """The PDF of each paper that has a document."""
    return pdf.write_all(
        [
            Printable(
                path=made.output("pdf").path,
                document=made.document.data,
                title=made.paper.about.title,
                language=made.paper.about.language,
                council=made.paper.style.council,
                day=made.paper.meeting.date.first_day,
            )
            for made in papers
            if made.document is not None and made.paper is not None
        ]
    )
