"""Everything that preflight looks for in a PDF is found in the smallest file that has it."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from front_door import run
from preflight.finished import found, hiding_workbook, told
from preflight.pdf_files import (
    Change,
    attachment,
    line,
    metadata,
    note,
    pdf_file,
    properties,
    root,
    script,
)
from tools.office import Office

BLACK = "0 0 0 rg 70 695 200 20 re f\n"
SECRET = line("Jo Bloggs")
COVERED = "error words-are-not-covered: "


def test_a_pdf_with_nothing_in_it_is_fit_and_says_what_was_looked_for(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "paper.pdf")
    answer = run(tmp_path, "preflight", path.name)
    assert answer.code == 0
    first, second = answer.out.splitlines()
    assert first == "paper.pdf: fit to publish, as far as boardpaper can see"
    assert second.startswith("looked for in PDFs: notes of reviewers, words under black boxes, ")


def test_words_under_a_black_box_are_found(tmp_path: Path) -> None:
    page = line("Before.", 750) + SECRET + BLACK + line("After.", 650)
    (finding,) = found(pdf_file(tmp_path / "paper.pdf", line("One."), page))
    assert finding["message"] == (
        '"Jo Bloggs" stands under a black box, and can be copied from there'
    )
    assert finding["rule"] == "words-are-not-covered"
    assert finding["place"]["part"] == "page 2"


@pytest.mark.parametrize(
    "change",
    [
        note("Square", IC=Array([0, 0, 0])),
        note("Highlight", C=Array([0, 0, 0])),
    ],
)
def test_words_under_a_black_note_are_found(tmp_path: Path, change: Change) -> None:
    path = pdf_file(tmp_path / "paper.pdf", SECRET, change=change)
    assert f'{COVERED}"Jo Bloggs" stands under a black box, and can be copied from there' in (
        told(path)
    )


@pytest.mark.parametrize(
    "page",
    [
        BLACK + line("White on black", before="1 1 1 rg"),
        "0 0 0 rg 70 698 400 0.5 re f\n" + SECRET,
        SECRET + "0.9 0.9 0.9 rg 70 690 200 1 re f\n",
        SECRET + "0 0 0 rg 70 600 200 20 re f\n",
        "0 0 0 rg 70 700 3 3 re f\n" + line("- a bullet"),
    ],
)
def test_black_that_covers_no_words_is_left_alone(tmp_path: Path, page: str) -> None:
    assert told(pdf_file(tmp_path / "paper.pdf", page)) == []


def test_a_redaction_that_was_not_applied_is_found(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "paper.pdf", SECRET, change=note("Redact"))
    assert told(path) == [
        f"{COVERED}words are marked to be taken out here, and are still in the file"
    ]


@pytest.mark.parametrize(
    ("page", "how"),
    [
        (line("Secret", before="1 1 1 rg"), "is white on white"),
        (line("Secret", before="3 Tr"), "is drawn without ink"),
        (line("Secret", 900), "stands outside of what is shown of the page"),
    ],
)
def test_words_that_are_not_seen_are_found(tmp_path: Path, page: str, how: str) -> None:
    path = pdf_file(tmp_path / "paper.pdf", line("Seen.", 600) + page)
    assert told(path) == [f'error words-can-be-seen: "Secret" {how}']


def test_what_a_program_read_from_a_scan_is_left_alone(tmp_path: Path) -> None:
    def scan(pdf: Pdf) -> None:
        picture = Stream(
            pdf, b"\xff", Subtype=Name.Image, Width=1, Height=1, ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )  # fmt: skip
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im0=picture)

    page = "q 595 0 0 842 0 0 cm /Im0 Do Q\n" + line("Read", before="3 Tr")
    assert told(pdf_file(tmp_path / "paper.pdf", page, change=scan)) == []


def test_a_hidden_layer_is_found(tmp_path: Path) -> None:
    def layer(pdf: Pdf) -> None:
        made = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Notes")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([made]), D=Dictionary(OFF=Array([made])))

    path = pdf_file(tmp_path / "paper.pdf", change=layer)
    assert told(path) == [
        'error words-can-be-seen: the layer "Notes" is hidden, and anybody can show it'
    ]


@pytest.mark.parametrize("kind", ["Text", "FreeText", "Highlight", "Stamp", "StrikeOut"])
def test_a_reviewers_note_is_found(tmp_path: Path, kind: str) -> None:
    change = note(kind, T=String("Jo Bloggs"), Contents=String("Really?"))
    path = pdf_file(tmp_path / "paper.pdf", change=change)
    assert told(path) == [
        'error comments-are-gone: a note by Jo Bloggs is left on the page: "Really?"'
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (properties(Author="Jo Bloggs"), 'names-are-meant: the file says that its author is "Jo B'),
        (
            metadata("<dc:creator><rdf:Seq><rdf:li>Jo</rdf:li></rdf:Seq></dc:creator>"),
            'names-are-meant: the file says that its author is "Jo"',
        ),
        (
            properties(Creator=r"C:\Users\jbloggs\report.docx"),
            "making-is-not-told: its property Creator names a place on somebody's computer",
        ),
        (properties(Case="A17"), 'making-is-not-told: the file has properties of its own: Case "A'),
        (
            metadata("<xmpMM:History><rdf:Seq><rdf:li>saved</rdf:li></rdf:Seq></xmpMM:History>"),
            "making-is-not-told: the file keeps which files it was made from, and when: History",
        ),
        (
            root(PieceInfo=Dictionary(Illustrator=Dictionary())),
            "making-is-not-told: the file keeps data of the program that it was drawn with",
        ),
    ],
)
def test_what_tells_who_made_a_pdf_and_how_is_found(
    tmp_path: Path, change: Change, message: str
) -> None:
    (said,) = told(pdf_file(tmp_path / "paper.pdf", change=change))
    assert said.startswith(f"warning {message}")


def test_the_council_that_a_pdf_is_by_is_no_persons_name(tmp_path: Path) -> None:
    change = properties(Author="Middlesbrough Council", Producer="LibreOffice 7.4")
    assert told(pdf_file(tmp_path / "paper.pdf", change=change)) == []


def test_files_inside_a_pdf_are_named_and_workbooks_looked_into(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "paper.pdf", change=attachment("costs.xlsx", hiding_workbook()))
    assert told(path) == [
        'warning file-carries-no-other: the file "costs.xlsx" is inside it, and anybody can take '
        "it out",
        'error workbook-hides-nothing: in the workbook "costs.xlsx", the sheet "Costs" hides '
        'column B ("Family")',
        'error workbook-hides-nothing: in the workbook "costs.xlsx", the sheet "Costs" hides row 2',
        'error workbook-hides-nothing: in the workbook "costs.xlsx", the sheet "Names" is hidden',
    ]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (root(OpenAction=script()), "a script"),
        (
            note("Link", A=Dictionary(S=Name.Launch, F=String("a.exe"))),
            "an order to start a program",
        ),
        (
            note("Link", A=Dictionary(S=Name.SubmitForm, F=String("https://a.example"))),
            "an order to send what is filled in",
        ),
        (root(AA=Dictionary(WC=script())), "a script"),
    ],
)
def test_scripts_and_orders_are_found(tmp_path: Path, change: Change, what: str) -> None:
    assert f"error pdf-runs-nothing: the file holds {what}" in told(
        pdf_file(tmp_path / "paper.pdf", change=change)
    )


def test_a_field_to_be_filled_in_is_found(tmp_path: Path) -> None:
    form = Dictionary(Fields=Array([Dictionary(T=String("Name"), V=String("Jo"))]))
    path = pdf_file(tmp_path / "paper.pdf", change=root(AcroForm=form))
    assert told(path) == [
        'warning form-is-meant: there is a field to be filled in, "Name", and says "Jo"'
    ]


@pytest.mark.parametrize(
    "action",
    [
        Dictionary(S=Name.URI, URI=String("file://townhall/costs.xlsx")),
        Dictionary(S=Name.URI, URI=String("http://intranet/costs")),
        Dictionary(S=Name.GoToR, F=String(r"\\townhall\costs.pdf")),
        Dictionary(S=Name.GoToR, F=Dictionary(UF=String("C:/costs.pdf"))),
    ],
)
def test_a_link_that_the_public_cannot_follow_is_found(tmp_path: Path, action: Dictionary) -> None:
    (finding,) = found(pdf_file(tmp_path / "paper.pdf", change=note("Link", A=action)))
    assert finding["rule"] == "link-opens-for-the-public"
    assert finding["place"]["part"] == "page 1"


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("Costs are {{ costs }}.", "tag-is-filled"),
        ("[Insert the name of the ward]", "guidance-is-gone"),
        ("<AI12>", "marker-is-gone"),
        ("The date is TBC.", "words-are-final"),
        (r"See \\townhall\reports\costs.xlsx", "link-opens-for-the-public"),
        ("DRAFT 3 January 2027", "draft-is-not-published"),
        ("Not for publication", "restricted-is-not-published"),
    ],
)
def test_words_that_are_left_over_are_found(tmp_path: Path, words: str, rule: str) -> None:
    path = pdf_file(tmp_path / "paper.pdf", line(words))
    assert [one["rule"] for one in found(path)] == [rule]


def test_a_paragraph_that_is_withheld_is_no_reason_not_to_publish(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "paper.pdf", line("Not for publication"), line("Agreed."))
    assert told(path) == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (properties(Title=""), "file-has-a-title"),
        (properties(Title="DRAFT 3 January 2027: Winter plan"), "draft-is-not-published"),
        (properties(Title="DRAFT 3rd January 2027: Winter plan"), "draft-is-not-published"),
        (root(Lang=String("")), "file-says-its-language"),
        (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "pdf-has-tags"),
    ],
)
def test_what_a_pdf_ought_to_say_of_itself_is_missed(
    tmp_path: Path, change: Change, rule: str
) -> None:
    path = pdf_file(tmp_path / "paper.pdf", change=change)
    assert [one["rule"] for one in found(path)] == [rule]
    assert run(tmp_path, "preflight", path.name).code == 1


def test_a_locked_pdf_is_found_and_one_with_a_password_refused(tmp_path: Path) -> None:
    owned = pdf_file(tmp_path / "owned.pdf", encryption=pikepdf.Encryption(owner="x", user=""))
    assert [one["rule"] for one in found(owned)] == ["pdf-is-not-locked"]
    shut = pdf_file(tmp_path / "shut.pdf", encryption=pikepdf.Encryption(owner="x", user="y"))
    answer = run(tmp_path, "preflight", shut.name)
    assert answer.code == 1
    assert "the file opens with a password only  [pdf-can-be-read]" in answer.out
    assert "shut.pdf: not looked through" in answer.out


def test_what_a_pdf_said_before_it_was_saved_is_found(tmp_path: Path) -> None:
    path = pdf_file(tmp_path / "paper.pdf")
    with path.open("ab") as file:
        file.write(b"trailer\n<< >>\nstartxref\n0\n%%EOF\n")
    assert "words-can-be-seen" in {one["rule"] for one in found(path)}


def test_a_picture_that_tells_where_it_was_taken_is_found(tmp_path: Path) -> None:
    def photograph(pdf: Pdf) -> None:
        exif = bytes.fromhex("45786966 0000 4d4d002a 00000008 0001 8825 0004 00000001 00000000")
        data = (
            b"\xff\xd8\xff\xe1"
            + (len(exif) + 2).to_bytes(2, "big")
            + exif
            + b"\xff\xda\0\2\xff\xd9"
        )
        picture = Stream(pdf, data, Subtype=Name.Image, Filter=Name.DCTDecode)
        pdf.pages[0].obj.Resources.XObject = Dictionary(Im0=picture)

    path = pdf_file(tmp_path / "paper.pdf", change=photograph)
    assert told(path) == [
        "warning picture-tells-no-more: the file of a picture tells where it was taken (GPS)"
    ]


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_draft_that_boardpaper_built_is_not_fit_to_publish(
    tmp_path: Path, soffice: Office, kind: str
) -> None:
    assert run(tmp_path, "new", "workspace", "w").code == 0
    workspace = tmp_path / "w"
    built = run(workspace, "build", "--draft", "--today", "2027-01-04", "--format", kind)
    assert built.code == 0, built.said
    (path,) = workspace.glob(f"build/*/*.{kind}")
    assert "error draft-is-not-published" in " ".join(told(path))
