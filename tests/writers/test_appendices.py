"""Appendices of every kind: each in its section, in the order of the list, and referred to."""

import io
import re
import struct
import zlib
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml

from boardpaper.ooxml.inspect import faults
from front_door import PAPER_2004, Answer, built, findings, opened, part, run
from tools.office import Office
from tools.validators import Validate

PAPER = f"source/{PAPER_2004}"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def listed(workspace: Path, appendices: str) -> None:
    """Gives the 2004 paper this list of appendices in place of its own."""
    file = workspace / PAPER / "paper.yaml"
    text = file.read_text(encoding="utf-8").split("appendices:")[0]
    file.write_text(f"{text}appendices:\n{appendices}", encoding="utf-8")
    if "plan.yaml" not in appendices:
        (workspace / PAPER / "plan.yaml").unlink(missing_ok=True)


def give(workspace: Path, name: str, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    (workspace / PAPER / name).write_bytes(data)


def say(workspace: Path, words: str) -> None:
    """One more paragraph in the paper's last narrative file but one."""
    file = workspace / PAPER / "06-reasons.md"
    file.write_bytes(file.read_bytes() + f"\n\n{words}\n".encode())


def red(width: int = 9, height: int = 6) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = (b"\0" + b"\xff\0\0" * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def saved(document: Document) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def leaflet() -> Document:
    """A Word file with headings, two lists, a picture, a table, a link and a bookmark."""
    document = docx.Document()
    document.add_heading("Your library", 1)
    for words in ("Mondays", "Tuesdays"):
        document.add_paragraph(words, style="List Bullet")
    for words in ("Fill it in", "Hand it in"):
        document.add_paragraph(words, style="List Number")
    document.add_picture(io.BytesIO(red()))
    table = document.add_table(1, 2, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "Monday", "9 to 5"
    marked: Any = document.add_paragraph()._p
    marked.append(parse_xml(f'<w:bookmarkStart {W} w:id="7" w:name="here"/>'))
    marked.append(parse_xml(f"<w:r {W}><w:t>Ask us</w:t></w:r>"))
    marked.append(parse_xml(f'<w:bookmarkEnd {W} w:id="7"/>'))
    link = f'<w:hyperlink {W} w:anchor="here"><w:r><w:t>see above</w:t></w:r></w:hyperlink>'
    field = f'<w:fldSimple {W} w:instr=" FILENAME "><w:r><w:t>old name</w:t></w:r></w:fldSimple>'
    last: Any = document.add_paragraph()._p
    last.append(parse_xml(link))
    last.append(parse_xml(field))
    return document


def texts(path: Path) -> list[str]:
    return [one.text for one in opened(path).paragraphs]


def landscapes(path: Path) -> list[bool]:
    return [one.orientation == WD_ORIENT.LANDSCAPE for one in opened(path).sections]


def fault(workspace: Path) -> dict[str, object]:
    (found,) = [one for one in findings(workspace, PAPER) if one["severity"] != "note"]
    return found


ALL = """\
  - {text: words.md, title: Words}
  - {plan: plan.yaml, title: Plan}
  - {table: costs.csv, title: Costs, orientation: landscape}
  - {table: more.csv, orientation: landscape}
  - {document: leaflet.docx, title: Leaflet}
  - {text: terms.md, numbered: true}
"""


@pytest.fixture
def full(workspace: Path) -> Path:
    """The 2004 paper with an appendix of every kind, two of them wide tables."""
    listed(workspace, ALL)
    give(workspace, "words.md", "First words.\n\n# A heading\n\n- a bullet\n\nTo {{ title }}.\n")
    give(workspace, "terms.md", "One. {#one}\n\nTwo, after [paragraph](#one).\n")
    give(workspace, "costs.csv", 'Year,Cost\n2004,"£4,000"\n')
    give(workspace, "more.csv", "A,B\n1,2\n")
    give(workspace, "leaflet.docx", saved(leaflet()))
    return workspace


def test_appendices_stand_in_the_order_of_the_list(full: Path) -> None:
    headings = [one for one in texts(built(full)) if re.match("appendix [1-9]", one, re.I)]
    assert headings[-6:] == [
        "Appendix 1: Words",
        "APPENDIX 2",
        "Appendix 3: Costs",
        "Appendix 4",
        "Appendix 5: Leaflet",
        "Appendix 6",
    ]


def test_each_has_pages_of_its_own_the_way_it_asks_for(full: Path) -> None:
    paper = built(full)
    assert landscapes(paper) == [False, False, True, True, True, False, False]
    footers = {(one.orientation, one.footer.part.partname) for one in opened(paper).sections}
    assert len(footers) == 2
    assert "pgNumType" not in part(paper)


def test_a_text_is_read_as_a_narrative_is(full: Path) -> None:
    by_words = {one.text: one.style.name for one in opened(built(full)).paragraphs if one.style}
    assert by_words["First words."] == "Body Paragraph"
    assert by_words["A heading"] == "Heading 2"
    assert by_words["a bullet"] == "Report Bullet"
    assert "To Children's Services Inspection - Progress Report." in by_words


def test_numbered_paragraphs_begin_again(full: Path, soffice: Office, tmp_path: Path) -> None:
    printed = [one.strip() for one in soffice.text(built(full), tmp_path).splitlines()]
    assert "1. One." in printed
    assert "2. Two, after paragraph 1." in printed


def test_references_lead_to_appendices_whoever_draws_them(full: Path) -> None:
    say(full, "[](#appendix-1), [Appendix](#appendix-2), [Appendices](#appendix-3..appendix-5).")
    paper = built(full)
    assert "Appendix 1, Appendix 2, Appendices 3 to 5." in [
        "".join(run.text for run in one.iter_inner_content()) for one in opened(paper).paragraphs
    ]
    xml = part(paper)
    for number in (1, 2, 3, 5):
        assert f'w:anchor="_App_appendix_{number}"' in xml
        assert xml.count(f'w:name="_App_appendix_{number}"') == 1
    assert re.search(r'_App_appendix_2"/>(?:(?!</w:p>).)*APPENDIX 2', xml)
    assert faults(paper.read_bytes()) == ()


def test_labels_are_the_house_styles(full: Path) -> None:
    file = full / "templates/middlesbrough-2004/house-style.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace(
            "appendix_label: Appendix ", 'appendix_numbers: "{A}"\nappendix_label: Annex '
        ).replace("  table_bullet:", "  appendix_heading: Appendix Heading\n  table_bullet:"),
        encoding="utf-8",
    )
    say(full, "See [](#appendix-3) and [](#appendix-c).")
    paper = opened(built(full))
    assert {one.text: one.style.name for one in paper.paragraphs if one.style}[
        "Annex C: Costs"
    ] == "Appendix Heading"
    said = ["".join(run.text for run in one.iter_inner_content()) for one in paper.paragraphs]
    assert "See Annex C and Annex C." in said


def test_a_paper_may_have_no_plan_and_only_texts(workspace: Path) -> None:
    listed(workspace, "  - text: a.md\n  - {text: b.md, orientation: landscape}\n")
    give(workspace, "a.md", "Words of the first.\n")
    give(workspace, "b.md", "Words of the second.\n")
    paper = built(workspace)
    assert opened(paper).tables == []
    assert landscapes(paper) == [False, False, True]
    assert texts(paper)[-2:] == ["Appendix 2", "Words of the second."]
    assert faults(paper.read_bytes()) == ()


def test_a_word_file_keeps_its_looks_and_numbers(
    full: Path, soffice: Office, tmp_path: Path
) -> None:
    paper = built(full)
    by_words = {one.text: one for one in opened(paper).paragraphs}
    heading = by_words["Your library"].style
    assert heading is not None
    assert heading.name == "A5 Heading 1"
    assert heading.font.color.rgb is not None
    assert "see above" in part(paper)
    assert 'w:anchor="_A5_here"' in part(paper)
    assert "FILENAME" not in part(paper)
    printed = [one.strip() for one in soffice.text(paper, tmp_path).splitlines()]
    assert "1. Fill it in" in printed
    assert "2. Hand it in" in printed
    assert any(one.endswith("Mondays") and len(one) > len("Mondays") for one in printed)
    assert len(opened(paper).inline_shapes) == 1


def test_the_same_word_file_twice_clashes_with_nothing(full: Path) -> None:
    listed(full, ALL + "  - {document: leaflet.docx, title: Again}\n")
    give(full, "leaflet.docx", saved(leaflet()))
    paper = built(full)
    assert faults(paper.read_bytes()) == ()
    assert part(paper).count('w:anchor="_A7_here"') == 1
    assert built(full).read_bytes() == paper.read_bytes()


def test_validators_are_silent(full: Path, validators: Validate) -> None:
    say(full, "See [](#appendix-2) and [](#appendix-6).")
    assert [*map(str, validators(built(full)))] == []


def test_appendices_stand_in_the_manifest(full: Path) -> None:
    manifest = built(full).with_suffix("").with_suffix(".manifest.json").read_text("utf-8")
    for name in ("words.md", "costs.csv", "leaflet.docx"):
        assert f"{PAPER}/{name}" in manifest


@pytest.mark.parametrize(
    ("entry", "rule", "says"),
    [
        ("{title: x}", "appendix-has-one-file", "names no file"),
        ("{text: a.md, table: b.csv}", "appendix-has-one-file", '"text" and "table"'),
        ("{text: ../other.md}", "path-stays-inside", "leads out"),
        ("{document: /etc/passwd.docx}", "path-stays-inside", "outside"),
        ("{text: gone.md}", "file-exists", "gone.md"),
        ("{text: leaflet.docx}", "appendix-fits-its-kind", "not a text in Markdown"),
        ("{table: words.pdf}", "appendix-fits-its-kind", "not a table"),
        ("{table: empty.csv}", "table-is-well-formed", "nothing in it"),
        ("{text: empty.md}", "file-is-not-empty", "no words"),
        ("{document: empty.docx}", "word-file-is-a-zip", "is empty"),
        ("{document: words.docx}", "word-file-is-a-zip", "not a Word document"),
        ("{table: costs.csv, numbered: true}", "appendix-fits-its-kind", '"numbered"'),
        ("{text: words.md, orientation: sideways}", "value-is-allowed", "sideways"),
    ],
)
def test_what_is_wrong_in_the_list_has_its_place(
    full: Path, entry: str, rule: str, says: str
) -> None:
    listed(full, f"  - {entry}\n")
    for name in ("empty.md", "empty.csv", "empty.docx"):
        give(full, name, "")
    give(full, "words.docx", "no zip")
    if "words.md" not in entry:
        (full / PAPER / "words.md").unlink()
    (full / PAPER / "terms.md").unlink()
    if "empty.md" not in entry:
        (full / PAPER / "empty.md").unlink()
    found = [one for one in findings(full, PAPER) if one["severity"] != "note"]
    said = [(one["rule"], says in one["message"]) for one in found]
    assert (rule, True) in said, found
    assert all(one["hint"] for one in found)


def test_two_plans_are_one_too_many(workspace: Path) -> None:
    listed(workspace, "  - plan: plan.yaml\n  - plan: plan.yaml\n")
    found = fault(workspace)
    assert (found["rule"], found["hint"][:7]) == ("plan-is-given-once", "put its")  # type: ignore[index]


def with_body(words: str) -> bytes:
    document = docx.Document()
    document.add_paragraph("Before.")
    document.element.body.insert(1, parse_xml(words.replace("<w:p>", f"<w:p {W}>", 1)))
    return saved(document)


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ('<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins></w:p>',
         "word-file-is-settled"),
        ('<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>',
         "word-file-is-settled"),
        ('<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>x</w:t></w:r></w:p>',
         "word-file-is-settled"),
        ('<w:p><w:r><w:endnoteReference w:id="2"/></w:r></w:p>', "word-file-can-be-carried"),
    ],
)  # fmt: skip
def test_a_word_file_that_is_not_settled_is_refused(workspace: Path, words: str, rule: str) -> None:
    listed(workspace, "  - document: leaflet.docx\n")
    give(workspace, "leaflet.docx", with_body(words))
    found = fault(workspace)
    place = found["place"]
    assert isinstance(place, dict)
    assert (found["rule"], place["paragraph"]) == (rule, 2)
    assert f"{PAPER}/leaflet.docx" in str(found)
    assert "in Word" in str(found["hint"])


def test_an_empty_word_file_and_one_with_macros_are_refused(workspace: Path) -> None:
    listed(workspace, "  - document: leaflet.docx\n")
    give(workspace, "leaflet.docx", saved(docx.Document()))
    assert fault(workspace)["rule"] == "file-is-not-empty"
    macros = docx.Document()
    macros.add_paragraph("Words.")
    part_name = docx.opc.packuri.PackURI("/word/vbaProject.bin")  # type: ignore[attr-defined]
    program = docx.opc.part.Part(  # type: ignore[attr-defined]
        part_name, "application/vnd.ms-office.vbaProject", b"x", macros.part.package
    )
    macros.part.relate_to(program, "http://schemas.microsoft.com/office/2006/relationships/vba")
    give(workspace, "leaflet.docx", saved(macros))
    assert fault(workspace)["rule"] == "word-file-has-no-program"


def test_what_stays_behind_is_told_and_stops_nothing(workspace: Path) -> None:
    document = leaflet()
    document.sections[0].footer.paragraphs[0].text = "Leaflet 12"
    listed(workspace, "  - document: leaflet.docx\n")
    give(workspace, "leaflet.docx", saved(document))
    answer: Answer = run(workspace, "build", PAPER, "--findings", "line")
    assert answer.code == 0
    (line,) = (one for one in answer.out.splitlines() if "its footers stay behind" in one)
    assert ": note: " in line
