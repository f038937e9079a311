"""A cleaned copy of a PDF tells nothing beside its pages, and its pages are what they were."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf, Stream, String

from front_door import run
from preflight.finished import found, told
from preflight.pdf_files import (
    attachment,
    line,
    metadata,
    note,
    pdf_file,
    properties,
    root,
    script,
)
from preflight.test_unfit_pdf import SECRET

KEPT = (
    "<pdfuaid:part>1</pdfuaid:part>"
    '<dc:title><rdf:Alt><rdf:li xml:lang="en">A paper</rdf:li></rdf:Alt></dc:title>'
)
TELLING = (
    "<dc:creator><rdf:Seq><rdf:li>Jo Bloggs</rdf:li></rdf:Seq></dc:creator>"
    "<xmpMM:History><rdf:Seq><rdf:li>saved by Jo</rdf:li></rdf:Seq></xmpMM:History>"
)


def telling(pdf: Pdf) -> None:
    """Puts into a PDF everything that can be taken out of one."""
    properties(Author="Jo Bloggs", Creator=r"C:\Users\jo\a.docx", Case="A17")(pdf)
    metadata(KEPT + TELLING)(pdf)
    root(OpenAction=script(), PieceInfo=Dictionary(Draw=Dictionary(By=String("Jo"))))(pdf)
    attachment("costs.csv", b"Bloggs, 12")(pdf)
    note("Link", A=Dictionary(S=Name.Launch, F=String("jo.exe")))(pdf)
    pdf.pages[0].obj.AA = Dictionary(O=script())


def cleaned(path: Path) -> Path:
    answer = run(path.parent, "preflight", "--clean", path.name)
    copy = path.with_name(f"{path.stem} (cleaned).pdf")
    assert answer.out.startswith(f"cleaned  {copy.name}"), answer.said
    return copy


def pages(path: Path) -> list[tuple[str, bytes]]:
    """What each page says, and how it looks."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            (page.get_textpage().get_text_range(), bytes(page.render(scale=1).buffer))
            for page in document
        ]


def test_a_cleaned_copy_tells_nothing_and_its_pages_are_the_same(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "paper.pdf", SECRET, line("Agreed."), change=telling)
    assert len(found(path)) == 8
    copy = cleaned(path)
    assert told(copy) == []
    assert pages(copy) == pages(path)
    with pikepdf.open(copy) as pdf:
        everything = "".join(
            f"{one.read_bytes()!r}{dict(one)}" if isinstance(one, Stream) else repr(one)
            for one in pdf.objects
        )
        assert pdf.Root.StructTreeRoot.Type == Name.StructTreeRoot
        assert pdf.trailer.Info.Title == "A paper"
    assert "pdfuaid:part>1<" in everything
    for secret in ("Bloggs, 12", "saved by", "A17", "jo.exe", "alert"):
        assert secret not in everything
    assert everything.count("Jo Bloggs") == 1  # what is written on the page


def test_a_copy_is_the_same_bytes_again_and_replaces_nothing(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "paper.pdf", change=telling)
    copy = cleaned(path)
    first = copy.read_bytes()
    assert run(tmp_path, "preflight", "--clean", path.name).out.startswith("same ")
    copy.write_bytes(b"somebody's work")
    assert "[new-file-is-new]" in run(tmp_path, "preflight", "--clean", path.name).out
    assert copy.read_bytes() == b"somebody's work"
    copy.unlink()
    assert cleaned(path).read_bytes() == first


def test_what_a_pdf_said_before_it_was_saved_goes(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "paper.pdf")
    with path.open("ab") as file:
        file.write(b"7 0 obj (Jo Bloggs) endobj\ntrailer\n<< >>\nstartxref\n0\n%%EOF\n")
    copy = cleaned(path)
    assert told(copy) == []
    assert b"Jo Bloggs" not in copy.read_bytes()


@pytest.mark.parametrize(
    ("page", "rule"),
    [
        (SECRET + "0 0 0 rg 70 695 200 20 re f\n", "words-are-not-covered"),
        (line("Secret", before="3 Tr"), "words-can-be-seen"),
        (line("{{ costs }}"), "tag-is-filled"),
    ],
)
def test_what_is_on_the_pages_stays_and_is_told_again(tmp_path: Path, page: str, rule: str) -> None:
    path = pdf_file(tmp_path / "paper.pdf", page, change=properties(Author="Jo Bloggs"))
    assert [one["rule"] for one in found(cleaned(path))] == [rule]


def test_reviewers_notes_stay_for_they_are_seen(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "paper.pdf", change=note("FreeText", Contents=String("Why?")))
    assert [one["rule"] for one in found(cleaned(path))] == ["comments-are-gone"]
