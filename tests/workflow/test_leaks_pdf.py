"""A leak stops a public PDF, wherever in the file it stands."""

import shutil
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem, Pdf, String

from front_door import run
from made_files import workbook
from tools.programs import ROOT, need
from workflow.leaky_paper import OUTPUT, SECRETS, Built, built, marked, places

Plant = Callable[[Pdf, str], None]


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, bytes]:
    """The public copy of the paper of 2004 with one paragraph withheld, and its PDF."""
    need("soffice", "what stands in a printed paper")
    workspace = tmp_path_factory.mktemp("workspace")
    for name in ("source", "templates"):
        shutil.copytree(ROOT / name, workspace / name)
    made = built(marked(workspace))
    assert run(workspace, "build", "--for", "public", "--format", "pdf").code == 0
    (file,) = (workspace / "build").rglob("*.pdf")
    return made, file.read_bytes()


def drawn(pdf: Pdf, words: str) -> None:
    """Words on a page, invisible, broken in the middle as a line is."""
    page = pdf.pages[1]
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.add_resource(pdf.make_indirect(font), Name.Font, Name.Leak)
    half = len(words) // 2
    coded = [one.encode("latin-1").hex() for one in (words[:half] + "-", words[half:])]
    text = f"BT 3 Tr /Leak 9 Tf 1 0 0 1 9 30 Tm <{coded[0]}> Tj 1 0 0 1 9 15 Tm <{coded[1]}> Tj ET"
    page.contents_add(pdf.make_stream(text.encode()))


def described(pdf: Pdf, words: str) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:subject"] = [words]


def bookmarked(pdf: Pdf, words: str) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem(words, 0))


def annotated(pdf: Pdf, words: str) -> None:
    box = Array([0, 0, 9, 9])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=box, Contents=String(words))
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(note)])


def attached(pdf: Pdf, words: str) -> None:
    sheet = workbook(lambda page: page.append([words]))
    pdf.attachments["costs.xlsx"] = AttachedFileSpec(pdf, sheet)


def named(pdf: Pdf, words: str) -> None:
    pdf.attachments[f"{words}.txt"] = AttachedFileSpec(pdf, b"")


def tagged(pdf: Pdf, words: str) -> None:
    element = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(words))
    pdf.Root["/PieceInfo"] = pdf.make_indirect(element)


def titled(pdf: Pdf, words: str) -> None:
    pdf.docinfo["/Title"] = words


PLANTS: dict[str, Plant] = {
    "drawn": drawn,
    "title": titled,
    "XMP": described,
    "bookmark": bookmarked,
    "annotation": annotated,
    "attachment": attached,
    "name of an attachment": named,
    "other words": tagged,
}


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("place", PLANTS)
def test_a_secret_in_any_place_of_a_pdf_is_found(
    public: tuple[Built, bytes], place: str, secret: str
) -> None:
    made, data = public
    with pikepdf.open(BytesIO(data)) as pdf:
        PLANTS[place](pdf, secret)
        altered = BytesIO()
        pdf.save(altered)
    assert list(places(made.test, altered.getvalue(), f"{OUTPUT}.pdf"))


def test_the_pdf_itself_has_none(public: tuple[Built, bytes]) -> None:
    assert list(places(public[0].test, public[1], f"{OUTPUT}.pdf")) == []
