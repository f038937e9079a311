"""The documents of papers that were made: the kinds asked for, PDF files all printed at once.

Knows which writer makes which kind; writes nothing to the disk.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from boardpaper.model.diagnostic import Diagnostic, Outcome, has_errors
from boardpaper.model.edition import Edition, Kind
from boardpaper.model.paper import Paper
from boardpaper.workflow.make import Made
from boardpaper.writers import pdf
from boardpaper.writers.draft_words import draft_words
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
        held = [Document("docx", made.document.data, made.document.digest)]
        if made.page is not None:
            held.append(_document("html", made.page))
        paper: Outcome[bytes] = next(printed, Outcome(None))
        found = paper.diagnostics
        if paper.value is not None:
            held.append(_document("pdf", paper.value))
            leaks = _leaks(made, paper.value)
            found, held = (*found, *leaks), [] if has_errors(leaks) else held
        yield Outcome(tuple(one for kind in kinds for one in held if one.kind == kind), found)


def _leaks(made: Made, data: bytes) -> tuple[Diagnostic, ...]:
    """What a public PDF says that it must not; then nothing of the paper is published."""
    return made.leaks.of_file(made.output("pdf").path, data) if made.leaks else ()


def _document(kind: Kind, data: bytes) -> Document:
    return Document(kind, data, sha256(data).hexdigest())


def _title(paper: Paper, edition: Edition) -> str:
    """What a PDF is called; a draft says so first, as its Word document does."""
    title = paper.about.title
    return f"{draft_words(paper, edition.draft)}: {title}" if edition.draft else title


def _printed(papers: Sequence[Made]) -> list[Outcome[bytes]]:
    """The PDF of each paper that has a document."""
    printable = [
        Printable(
            path=made.output("pdf").path,
            document=made.document.data,
            title=_title(made.paper, made.edition),
            language=made.paper.about.language,
            council=made.paper.style.council,
            day=made.paper.meeting.date.first_day,
        )
        for made in papers
        if made.document is not None and made.paper is not None
    ]
    return pdf.write_all(printable) if printable else []
