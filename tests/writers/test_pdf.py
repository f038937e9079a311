"""Each document that is to be a PDF becomes one, or there is a finding that says why not."""

import shutil
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Pdf

from boardpaper.model.diagnostic import Outcome
from boardpaper.model.source import WholeFile
from boardpaper.pdf.opening import opened
from boardpaper.writers.pdf import Printable, write_all
from front_door import PAPER_2004, run
from ooxml.wordfile import docx, p
from tools.programs import need


def printable(name: str, document: bytes) -> Printable:
    return Printable(f"build/{name}.pdf", document, name, "en-GB", "A Council", date(2027, 1, 21))


def finding(outcome: Outcome[bytes]) -> tuple[str, str, str]:
    assert outcome.value is None
    (one,) = outcome.diagnostics
    assert isinstance(one.place, WholeFile)
    return one.place.path, one.rule, one.message


def test_a_document_that_cannot_be_printed_is_an_error_and_the_others_are_printed() -> None:
    need("soffice", "that one bad document takes no other with it")
    good, damaged = docx(p("Sound")), docx(p("Damaged"))[:200]

    before, broken, after = write_all(
        [printable("one", good), printable("two", damaged), printable("three", good)]
    )

    assert finding(broken) == (
        "build/two.pdf",
        "document-can-be-printed",
        "LibreOffice made no PDF of it",
    )
    for name, made in (("one", before), ("three", after)):
        assert made.value is not None
        with opened(made.value) as pdf:
            assert str(pdf.docinfo["/Title"]) == name


def test_what_is_printed_without_tags_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    untagged = Pdf.new()
    untagged.add_blank_page()
    held = BytesIO()
    untagged.save(held)
    (tmp_path / "untagged.pdf").write_bytes(held.getvalue())
    program = tmp_path / "soffice"
    copied = f"shutil.copy({str(tmp_path / 'untagged.pdf')!r}, 'made/0.pdf')"
    program.write_text(f"#!{sys.executable}\nimport os, shutil\nos.mkdir('made')\n{copied}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    (made,) = write_all([printable("old", docx(p("Words")))])

    path, rule, message = finding(made)
    assert (path, rule) == ("build/old.pdf", "document-can-be-printed")
    assert "without tags" in message


def test_without_libreoffice_the_rest_is_built_and_the_remedy_is_said(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert shutil.which("soffice") is None

    answer = run(workspace, "build", "--format", "docx", "--format", "pdf")

    assert answer.code == 1
    assert "LibreOffice, which prints PDF files, is not installed" in answer.said
    assert "[libreoffice-is-there]" in answer.said
    assert "apt-get install libreoffice-writer-nogui" in answer.said
    assert (workspace / f"build/{PAPER_2004}.docx").is_file()
    assert not (workspace / f"build/{PAPER_2004}.pdf").exists()


def test_no_documents_need_no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert write_all([]) == []
