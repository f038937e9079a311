"""One paper as several documents: kinds of file, copies for some people, drafts."""

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from boardpaper.ooxml.outline import outline
from boardpaper.pdf.texts import texts
from front_door import Answer, run, write

MEETING = "2027-01-21-health-board"
PAPER = f"{MEETING}/winter-plan"
NARRATIVE, ABOUT = f"source/{PAPER}/narrative.md", f"source/{PAPER}/paper.yaml"
LOWEST = "The lowest tender, of £1,234,567, is from Acme Snow Limited."
PUBLIC = f"build/{MEETING}/public/winter-plan-public"
RESTRICTED = f"build/{MEETING}/restricted/winter-plan-not-for-publication"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A new workspace, whose paper has nothing exempt in it."""
    assert run(tmp_path, "new", "workspace", "papers").code == 0
    return tmp_path / "papers"


@pytest.fixture
def exempt(small: Path) -> Path:
    """A workspace whose paper has an exempt paragraph 6."""
    write(small, NARRATIVE, "all wards.\n", f"all wards.\n\n{LOWEST} {{exempt=3}}\n\nAfter it.\n")
    interest = "exempt:\n  public_interest: Tenders are still open.\n"
    write(small, ABOUT, "appendices:\n", f"{interest}appendices:\n")
    return small


def files(workspace: Path) -> list[str]:
    """The documents in build/, without their records."""
    build = workspace / "build"
    held = (path.relative_to(workspace).as_posix() for path in build.rglob("*.*"))
    return sorted(path for path in held if not path.endswith(".json"))


def everything(path: Path) -> str:
    """All that a Word file says, part by part, as it stands in its XML."""
    with ZipFile(path) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without LibreOffice on the way to programs."""
    monkeypatch.setenv("PATH", os.devnull)


def test_kinds_of_file_are_written_as_asked(small: Path, soffice: object) -> None:
    answer = run(small, "build", "--format", "pdf", "--format", "html")
    assert answer.code == 0, answer.said
    assert files(small) == [f"build/{PAPER}.html", f"build/{PAPER}.pdf"]
    assert f"built    build/{PAPER}.pdf" in answer.out
    again = run(small, "build", "--format", "pdf", "--format", "html", "--format", "pdf")
    assert again.out.count("same     build/") == 2


def test_without_libreoffice_the_rest_is_built_and_it_is_said(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_office(monkeypatch)
    answer = run(small, "build", "--format", "pdf", "--format", "docx")
    assert answer.code == 1
    assert "LibreOffice" in answer.err
    assert files(small) == [f"build/{PAPER}.docx"]
    assert run(small, "build", "--format", "pdf").out.startswith(f"not built source/{PAPER}")


def test_the_copies_differ_in_what_is_exempt_and_in_no_number(exempt: Path) -> None:
    for audience in ("public", "restricted"):
        answer = run(exempt, "build", "--for", audience)
        assert (answer.code, answer.err) == (0, "")
    assert files(exempt) == [f"{PUBLIC}.docx", f"{RESTRICTED}.docx"]
    public, restricted = exempt / f"{PUBLIC}.docx", exempt / f"{RESTRICTED}.docx"
    assert "6. Not for publication: paragraph 3 of" in outline(public.read_bytes())
    assert f"6. {LOWEST}" in outline(restricted.read_bytes())
    for path in (public, restricted):
        assert "7. After it." in outline(path.read_bytes())
    assert "Acme" not in everything(public)
    assert "(header) Not for publication: paragraph 3" in outline(restricted.read_bytes())


def test_a_public_copy_says_nothing_of_its_sources(exempt: Path) -> None:
    run(exempt, "build", "--for", "public")
    run(exempt, "build", "--for", "restricted")
    assert "_bp_" not in everything(exempt / f"{PUBLIC}.docx")
    assert "_bp_" in everything(exempt / f"{RESTRICTED}.docx")


def test_a_paper_that_withholds_nothing_has_a_public_copy_and_no_restricted_one(
    small: Path,
) -> None:
    assert run(small, "build", "--for", "public").code == 0
    assert run(small, "build", "--for", "restricted").code == 0
    assert files(small) == [f"{PUBLIC}.docx", f"build/{PAPER}.docx"]
    assert "_bp_" not in everything(small / f"{PUBLIC}.docx")


@pytest.mark.parametrize(
    "words",
    [("build",), ("show", f"source/{PAPER}"), ("issue", f"source/{PAPER}", "--to", "legal")],
)
def test_nothing_is_made_of_exempt_text_unless_it_is_said_for_whom(
    exempt: Path, words: tuple[str, ...]
) -> None:
    answer = run(exempt, *words)
    assert answer.code == 1
    assert "[audience-is-given]" in answer.said
    assert "Acme" not in answer.said
    assert not (exempt / "build").exists()
    assert not (exempt / "issued").exists()


def test_a_leak_stops_every_file_of_the_public_copy(exempt: Path, soffice: object) -> None:
    kinds = ("--format", "docx", "--format", "html", "--format", "pdf")
    assert run(exempt, "build", "--for", "public", *kinds).code == 0
    made = files(exempt)
    before = {path: (exempt / path).read_bytes() for path in made}
    (exempt / NARRATIVE).rename(exempt / f"source/{PAPER}/acme-snow-limited.md")
    answer = run(exempt, "build", "--for", "public", *kinds)
    assert answer.code == 1, answer.said
    assert "[withheld-words-stay-withheld]" in answer.said
    assert {path: (exempt / path).read_bytes() for path in made} == before


def test_drafts_are_issued_for_the_public_and_for_others(exempt: Path) -> None:
    def issue(audience: str) -> Answer:
        return run(exempt, "issue", f"source/{PAPER}", "--to", "legal", "--for", audience)

    assert "draft-1/winter-plan-not-for-publication - draft 1.docx" in issue("restricted").out
    assert "draft-2/winter-plan-public - draft 2.docx" in issue("public").out
    beside = [path.name for path in (exempt / f"issued/{PAPER}/draft-2").rglob("*.*")]
    assert sorted(beside) == ["issue.json", "winter-plan-public - draft 2.docx"]
    public = run(exempt, "diff", "issued:2", "--for", "public")
    assert public.code == 0, public.said
    assert "was issued without its sources" in public.out
    restricted = run(exempt, "diff", "issued:1", "--for", "restricted", "--format", "json")
    assert '"draft 1 (not for publication)"' in restricted.out


def test_what_differs_in_exempt_text_is_told_of_one_copy_only(exempt: Path) -> None:
    run(exempt, "build", "--for", "public")
    run(exempt, "build", "--for", "restricted")
    write(exempt, NARRATIVE, "£1,234,567", "£7,654,321")
    public = run(exempt, "diff", f"{PUBLIC}.docx", "--for", "public")
    assert (public.code, "7,654,321" in public.said) == (0, False), public.said
    restricted = run(exempt, "diff", f"{RESTRICTED}.docx", "--for", "restricted")
    assert restricted.code == 1
    assert "7,654,321" in restricted.out


def test_each_copy_is_verified_by_itself(exempt: Path) -> None:
    run(exempt, "build", "--for", "public")
    assert f"same  {PUBLIC}.docx is what its" in run(exempt, "verify", "--for", "public").out
    assert (
        f"{RESTRICTED}.docx has not been built" in run(exempt, "verify", "--for", "restricted").out
    )


def test_every_kind_of_file_that_stands_is_verified(small: Path) -> None:
    kinds = ("--format", "docx", "--format", "html")
    run(small, "build", *kinds)
    assert run(small, "verify").out.splitlines() == [
        f"same  build/{PAPER}.docx is what its sources make",
        f"same  build/{PAPER}.html is what its sources make",
    ]
    write(small, NARRATIVE, "warmer homes", "warm homes")
    answer = run(small, "verify")
    assert answer.code == 1
    assert f"differs  build/{PAPER}.html is not what its sources make" in answer.out
    assert answer.out.count(f"{NARRATIVE} has changed since it was built") == 2


def test_a_draft_says_so_on_every_page_and_takes_no_other_documents_name(
    small: Path, soffice: object
) -> None:
    words = ("--draft", "--today", "2026-12-01", "--format", "docx", "--format", "pdf")
    assert run(small, "build", *words, "--format", "html").code == 0
    assert files(small) == [f"build/{PAPER}-draft.{kind}" for kind in ("docx", "html", "pdf")]
    assert "DRAFT 1st December 2026" in (small / f"build/{PAPER}-draft.html").read_text()
    told = list(texts((small / f"build/{PAPER}-draft.pdf").read_bytes()))
    assert any("DRAFT 1st December 2026: Winter plan" in text for _, text in told)
    assert "DRAFT 1st December 2026" in everything(small / f"build/{PAPER}-draft.docx")


def test_a_bad_day_is_refused_with_one_that_is_right(small: Path) -> None:
    answer = run(small, "build", "--today", "tomorrow")
    assert answer.code == 2
    assert '"tomorrow" is not a day; write it like 2027-01-21' in answer.err


def test_an_accessible_copy_is_asked_for_by_name(small: Path) -> None:
    assert run(small, "build", "--layout", "accessible").code == 0
    assert files(small) == [f"build/{PAPER}-accessible.docx"]
    assert "actions for recommendation 1" in outline((small / files(small)[0]).read_bytes()).lower()
