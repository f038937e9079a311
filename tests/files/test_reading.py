"""Reading files, saying what is wrong with them, and remembering what was read."""

import hashlib
import os
from pathlib import Path

import pytest

from boardpaper.files import locating
from boardpaper.files.place import PaperPlace
from boardpaper.files.reading import MISSING, Files
from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.rules import RULES
from boardpaper.model.source import Place, Source, Span, WholeFile

PAPER = PaperPlace("2004-09-23", "budget")
WRITTEN = Span(Source(PAPER.paper_file, "plan: plan.yaml\n"), 6, 15)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "papers" / PAPER.folder
    folder.mkdir(parents=True)
    (tmp_path / "papers/templates").mkdir()
    return folder


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "papers")


def fault(files: Files, path: str, asked_by: Place | None = None) -> Diagnostic:
    outcome = files.text(path, asked_by)
    assert outcome.value is None
    (finding,) = outcome.diagnostics
    assert finding.rule in RULES
    return finding


def text(files: Files, path: str) -> Source:
    outcome = files.text(path)
    assert not outcome.diagnostics
    assert outcome.value is not None
    return outcome.value


def position(finding: Diagnostic) -> tuple[int, int]:
    assert isinstance(finding.place, Span)
    return finding.place.source.position(finding.place.start)


def test_text_comes_with_its_line_ends_and_is_remembered(files: Files, folder: Path) -> None:
    data = "Tŷ 🏠\r\nail\rtrydedd\n".encode()
    (folder / "1 adroddiad ŵ.md").write_bytes(data)
    source = text(files, PAPER.file("1 adroddiad ŵ.md"))
    assert source.text == data.decode()
    assert source.path == "source/2004-09-23/budget/1 adroddiad ŵ.md"
    assert not source.bom
    assert files.inputs == {source.path: hashlib.sha256(data).hexdigest()}
    assert files.watched == (folder / "1 adroddiad ŵ.md",)


def test_a_byte_order_mark_is_taken_off_and_noted(files: Files, folder: Path) -> None:
    (folder / "a.md").write_bytes(b"\xef\xbb\xbf# Reasons\n")
    source = text(files, PAPER.file("a.md"))
    assert (source.text, source.bom) == ("# Reasons\n", True)


def test_bytes_come_as_they_are(files: Files, folder: Path) -> None:
    (folder / "crest.png").write_bytes(b"\x89PNG\r\n\x00\xff")
    assert files.data(PAPER.file("crest.png")).value == b"\x89PNG\r\n\x00\xff"


def test_a_windows_code_page_is_found_out_at_its_first_byte(files: Files, folder: Path) -> None:
    (folder / "a.md").write_bytes(b"# Reasons\r\nT\xc5\xb7: the child\x92s plan \x80\n")
    finding = fault(files, PAPER.file("a.md"), WRITTEN)
    assert finding.rule == "file-is-utf-8"
    assert position(finding) == (2, 14)
    assert 'it may be meant as "’"' in finding.message
    assert "Save As" in finding.hint
    assert finding.related == ((WRITTEN, "the file is named here"),)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_unicode_is_named(files: Files, folder: Path, encoding: str) -> None:
    (folder / "a.md").write_bytes(("# Reasons for the recommendation\n" * 4).encode(encoding))
    finding = fault(files, PAPER.file("a.md"))
    assert finding.rule == "file-is-utf-8"
    assert encoding[:6].upper() in finding.message


def test_a_zero_byte_is_pointed_at(files: Files, folder: Path) -> None:
    (folder / "a.md").write_bytes(b"one\ntwo\0three\n")
    finding = fault(files, PAPER.file("a.md"))
    assert (finding.rule, position(finding)) == ("file-is-text", (2, 4))


def test_a_word_document_is_not_text(files: Files, folder: Path) -> None:
    (folder / "a.md").write_bytes(b"PK\x03\x04\x14\0")
    finding = fault(files, PAPER.file("a.md"), WRITTEN)
    assert (finding.rule, finding.place) == ("file-is-text", WRITTEN)
    assert "Word" in finding.message


def test_a_missing_file_is_reported_where_it_was_named(files: Files, folder: Path) -> None:
    (folder / "plan.yaml").write_text("")
    finding = fault(files, PAPER.file("plam.yaml"), WRITTEN)
    assert (finding.rule, finding.place) == ("file-exists", WRITTEN)
    assert finding.message == 'there is no file "source/2004-09-23/budget/plam.yaml"'
    assert finding.hint == 'did you mean "source/2004-09-23/budget/plan.yaml"?'
    assert files.inputs == {PAPER.file("plam.yaml"): MISSING}
    assert files.watched == (folder / "plam.yaml",)


def test_capitals_and_accents_that_differ_are_said(files: Files, folder: Path) -> None:
    (folder / "Plan.yaml").write_text("")
    (folder / "ty\u0302.md").write_text("")  # an accent as a character of its own, as Macs store it
    if (folder / "plan.yaml").exists():
        pytest.skip("here capitals do not count")
    assert fault(files, PAPER.file("plan.yaml")).hint.endswith("there, and capitals count")
    assert "accents stored otherwise" in fault(files, PAPER.file("tŷ.md")).hint


def test_a_missing_folder_is_named_rather_than_the_file(files: Files, folder: Path) -> None:
    finding = fault(files, "source/2004-09-32/budget/plan.yaml")
    assert finding.message == 'there is no folder "source/2004-09-32"'
    assert finding.hint == 'did you mean "source/2004-09-23"?'


def test_a_folder_is_not_a_file(files: Files, folder: Path) -> None:
    finding = fault(files, PAPER.folder)
    assert finding.rule == "file-is-a-file"
    assert finding.message == f'"{PAPER.folder}" is a folder'


def test_a_pipe_is_refused_and_not_waited_for(files: Files, folder: Path) -> None:
    os.mkfifo(folder / "a.md")
    assert fault(files, PAPER.file("a.md")).rule == "file-is-a-file"


def test_a_file_of_65_megabytes_is_refused_unread(files: Files, folder: Path) -> None:
    with (folder / "a.md").open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    finding = fault(files, PAPER.file("a.md"))
    assert finding.rule == "file-is-not-too-large"
    assert "65 MB, and 64 MB" in finding.message


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_said(files: Files, folder: Path) -> None:
    (folder / "a.md").write_text("secret")
    (folder / "a.md").chmod(0)
    assert fault(files, PAPER.file("a.md")).rule == "file-is-readable"


@pytest.mark.parametrize(
    "written",
    [
        "../../../../outside.md",
        "/etc/passwd",
        "..\\..\\..\\..\\outside.md",
        "C:\\outside.md",
        "\\\\server\\share\\outside.md",
        "link/outside.md",
        "outside-link.md",
    ],
)
def test_a_path_that_leads_out_is_refused(
    files: Files, folder: Path, tmp_path: Path, written: str
) -> None:
    (tmp_path / "outside.md").write_text("secret")
    (folder / "link").symlink_to(tmp_path)
    (folder / "outside-link.md").symlink_to(tmp_path / "outside.md")
    finding = fault(files, PAPER.file(written), WRITTEN)
    assert (finding.rule, finding.place) == ("path-stays-inside", WRITTEN)
    assert files.inputs == {}


def test_a_path_may_go_about_inside(files: Files, folder: Path) -> None:
    (folder.parent / "figures.yaml").write_text("a: 1\n")
    (folder / "link.yaml").symlink_to("../figures.yaml")
    assert text(files, PAPER.file("../figures.yaml")).path == "source/2004-09-23/figures.yaml"
    assert text(files, PAPER.file("..\\figures.yaml")).path == "source/2004-09-23/figures.yaml"
    assert text(files, PAPER.file("link.yaml")).text == "a: 1\n"
    assert folder / "../figures.yaml" in files.watched


def test_links_that_lead_nowhere_are_said(files: Files, folder: Path) -> None:
    (folder / "a.md").symlink_to("gone.md")
    (folder / "b.md").symlink_to("b.md")
    assert "is a link to a file that is not there" in fault(files, PAPER.file("a.md")).message
    assert "is a link that leads to itself" in fault(files, PAPER.file("b.md")).message


def test_a_listing_leaves_out_what_is_nobodys_work(files: Files, folder: Path) -> None:
    names = ["2 reasons.md", "10.md", "Ŵ.MD", "~$10.md", ".10.md", "10.md~", "#10.md#", "10.md.bak"]
    for name in [*names, "plan.yaml"]:
        (folder / name).write_text("")
    (folder / "old.md").mkdir()
    assert files.list(PAPER.folder, ".md") == ("10.md", "2 reasons.md", "Ŵ.MD")
    assert files.watched == (folder,)
    before = files.inputs
    (folder / "~$2.md").write_text("")
    files.list(PAPER.folder, ".md")
    assert files.inputs == before
    (folder / "3.md").write_text("")
    files.list(PAPER.folder, ".md")
    assert files.inputs.keys() == before.keys() == {"source/2004-09-23/budget/*.md"}
    assert files.inputs != before


def test_a_listing_of_no_folder_is_empty(files: Files, folder: Path) -> None:
    assert files.list("source/2005", ".md") == ()
    assert files.list("../..", ".md") == ()


@pytest.mark.skipif(os.name == "nt", reason="there every name is text")
def test_a_name_in_latin_1_is_not_lost(files: Files, folder: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.md")).write_text("words")
    except OSError:
        pytest.skip("this disk takes only names in UTF-8")
    (name,) = files.list(PAPER.folder, ".md")
    finding = fault(files, PAPER.file(name))
    assert finding.rule == "name-works-everywhere"
    assert finding.message.encode()


def style(root: Path, name: str, words: str) -> None:
    (root / "templates" / name).mkdir(parents=True)
    (root / "templates" / name / "house-style.yaml").write_text(words)


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package laid out as it is once installed, with one house style in it."""
    package = tmp_path / "site-packages/boardpaper"
    style(package, "middlesbrough-2004", "name: shipped\n")
    monkeypatch.setattr(locating, "PACKAGE", package)
    return package


def test_the_workspaces_house_style_comes_first(files: Files, folder: Path, shipped: Path) -> None:
    found = files.house_style_folder("middlesbrough-2004").value
    assert found == "shipped templates/middlesbrough-2004"
    source = text(files, f"{found}/house-style.yaml")
    assert source.text == "name: shipped\n"
    assert source.path == "shipped templates/middlesbrough-2004/house-style.yaml"
    assert set(files.inputs) == {source.path}
    own = files.root / "templates/middlesbrough-2004/house-style.yaml"
    assert own in files.watched
    style(files.root, "middlesbrough-2004", "name: ours\n")
    found = files.house_style_folder("middlesbrough-2004").value
    assert found == "templates/middlesbrough-2004"
    assert text(files, f"{found}/house-style.yaml").text == "name: ours\n"


def test_shipped_house_styles_do_not_open_the_rest_of_the_disk(files: Files, shipped: Path) -> None:
    (shipped / "secret.yaml").write_text("x")
    (shipped / "templates/link.yaml").symlink_to(shipped / "secret.yaml")
    for path in ("../secret.yaml", "x/../../secret.yaml", "link.yaml"):
        assert files.text(f"shipped templates/{path}").value is None


def test_a_checkout_brings_its_own_house_styles(
    files: Files, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "checkout/src/boardpaper"
    package.mkdir(parents=True)
    style(tmp_path / "checkout", "plain", "name: Plain\n")
    monkeypatch.setattr(locating, "PACKAGE", package)
    assert files.house_style_names() == ("plain",)
    found = files.house_style_folder("plain").value
    assert text(files, f"{found}/house-style.yaml").text == "name: Plain\n"


def test_a_house_style_that_is_not_there(files: Files, folder: Path, shipped: Path) -> None:
    style(files.root, "plain", "")
    assert files.house_style_names() == ("middlesbrough-2004", "plain")
    for name, message, hint in (
        ("plian", 'there is no house style "plian"', 'did you mean "plain"?'),
        ("zzz", 'there is no house style "zzz"', "one of these: middlesbrough-2004, plain"),
        ("../plain", '"../plain" cannot be the name of a house style', "plain"),
        ("..", '".." cannot be the name of a house style', "plain"),
        ("", '"" cannot be the name of a house style', "plain"),
    ):
        (finding,) = files.house_style_folder(name, WRITTEN).diagnostics
        assert (finding.rule, finding.place) == ("house-style-exists", WRITTEN)
        assert finding.rule in RULES
        assert finding.message == message
        assert hint in finding.hint


def test_places_without_an_asker_are_the_file(files: Files, folder: Path) -> None:
    assert fault(files, PAPER.file("x.md")).place == WholeFile(PAPER.file("x.md"))
