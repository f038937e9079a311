"""The checkers are checked: each must find fault with a broken file and none with a good one."""

import shutil
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from tools.office import Office, pages
from tools.programs import need
from tools.validators import Validate
from tools.web import Check

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NO_SUCH_LIST = f"""
    <w:p xmlns:w="{W}">
      <w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr></w:pPr>
    </w:p>
"""
NO_SUCH_ELEMENT = f'<w:p xmlns:w="{W}"><w:bogus/></w:p>'


def test_every_validator_finds_fault_with_a_broken_file(
    validators: Validate, tmp_path: Path
) -> None:
    document = Document()
    document.element.body[:0] = [parse_xml(NO_SUCH_LIST), parse_xml(NO_SUCH_ELEMENT)]
    document.save(str(tmp_path / "broken.docx"))

    faults = validators(tmp_path / "broken.docx")

    assert {fault.validator for fault in faults if "stylesWithEffects" not in fault.where} == {
        "Open XML SDK",
        "openxml-audit",
        "ooxml-integrity",
    }


def test_validators_accept_the_house_styles_template(validators: Validate, workspace: Path) -> None:
    assert [*map(str, validators(*workspace.glob("templates/*/report.docx")))] == []


UNFIT = """<!DOCTYPE html>
<html lang="en"><head><title>Unfit</title><meta http-equiv="Content-Security-Policy"
content="img-src 'none'"><style>p { color: #aaa; width: 400px }
@media (prefers-color-scheme: dark) { h1 { color: #222; background: #000 } }</style></head>
<body><main><h1>Unfit</h1><p id="a">Pale, and too wide</p><p id="a">
<img src="data:image/png;base64,AAAA" alt="nothing"><img src="missing.png" alt="nowhere"></p>
</main></body></html>"""


def test_every_checker_of_pages_finds_fault_with_an_unfit_one(web: Check, tmp_path: Path) -> None:
    (tmp_path / "unfit.html").write_text(UNFIT, encoding="utf-8")
    faults = "\n".join(web(tmp_path / "unfit.html"))
    for fault in (
        "light: color-contrast",
        "dark: color-contrast: Elements must meet minimum color contrast ratio thresholds [h1]",
        "asks for file://",
        "the browser says: ",
        'does not show the picture "nothing"',
        "scrolls sideways on a phone, to 408 pixels",
        "Duplicate ID",
    ):
        assert fault in faults


def test_office_prints_pages_and_list_numbers(soffice: Office, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("To note", style="List Number")
    after = document.add_paragraph("To agree", style="List Number")
    after.paragraph_format.page_break_before = True
    document.save(str(tmp_path / "lists.docx"))

    (pdf,) = soffice.convert([tmp_path / "lists.docx"], tmp_path / "made")

    assert [page.split() for page in pages(pdf)] == [["1.", "To", "note"], ["2.", "To", "agree"]]
    assert "2. To agree" in soffice.text(tmp_path / "lists.docx", tmp_path)


def test_a_program_that_is_not_there_skips_here_and_fails_in_ci(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert shutil.which("no-such-program") is None
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="not checked: the sky"):
        need("no-such-program", "the sky")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="not checked: the sky"):
        need("no-such-program", "the sky")
