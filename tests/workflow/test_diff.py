"""Diff: two versions of a paper, named as people name them, told in every format."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from front_door import Answer, built, part, rewrite, run, write

SMALL = "2027-01-21-health-board/winter-plan"
PAPER = f"source/{SMALL}"
BUILT = f"build/{SMALL}.docx"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A new workspace with its small paper built, and then one word of it changed."""
    assert run(tmp_path, "new", "workspace", "papers").code == 0
    workspace = tmp_path / "papers"
    built(workspace, SMALL)
    write(workspace, f"{PAPER}/narrative.md", "warmer homes", "warm homes")
    return workspace


def git(folder: Path, *words: str) -> None:
    who = (
        "-c",
        "user.name=A Clerk",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    subprocess.run(("git", *who, *words), cwd=folder, check=True, capture_output=True)


def committed(folder: Path) -> None:
    """The sources and house styles of a workspace, in git."""
    git(folder, "init")
    git(folder, "add", "source", "templates")
    git(folder, "commit", "-m", "as it is")


def told(answer: Answer) -> dict[str, object]:
    found = json.loads(answer.out)
    assert isinstance(found, dict)
    return found


def diff(folder: Path, *words: str) -> Answer:
    answer = run(folder, "diff", *words)
    assert "fault of its own" not in answer.said, answer.said
    return answer


class TestSides:
    """Whatever names a version may stand on either side, and both are called as people do."""

    def test_a_built_document_and_the_sources_of_its_paper(self, small: Path) -> None:
        answer = diff(small, BUILT, PAPER)
        assert answer.code == 1
        assert "winter-plan.docx" in answer.out.splitlines()[0]
        assert "the sources" in answer.out.splitlines()[0]
        assert "bullet 2 of paragraph 2" in answer.out

    def test_without_a_second_side_the_sources_are_meant(self, small: Path) -> None:
        assert diff(small, BUILT).out == diff(small, BUILT, PAPER).out

    def test_a_document_anywhere_and_in_no_workspace(self, small: Path, tmp_path: Path) -> None:
        shutil.copy(small / BUILT, tmp_path / "a.docx")
        shutil.copy(small / BUILT, tmp_path / "b.docx")
        assert diff(tmp_path, "a.docx", "b.docx").code == 0
        rewrite(tmp_path / "b.docx", ("warmer", "colder"))
        answer = diff(tmp_path, "a.docx", str(tmp_path / "b.docx"))
        assert answer.code == 1
        assert "colder" in answer.out

    def test_a_path_from_the_workspace_in_any_folder_of_it(self, small: Path) -> None:
        assert diff(small / PAPER, BUILT, "narrative.md").code == 1
        assert diff(small / PAPER, BUILT).out == diff(small, BUILT).out

    def test_two_papers(self, small: Path) -> None:
        assert run(small, "new", "paper", f"{SMALL}-2", "--title", "Winter plan 2").code == 0
        answer = diff(small, PAPER, f"{PAPER}-2")
        assert answer.code == 1
        assert f"{PAPER}-2" in answer.out

    def test_a_paper_of_another_workspace(self, small: Path, tmp_path: Path) -> None:
        shutil.copytree(small, tmp_path / "other")
        write(tmp_path / "other", f"{PAPER}/narrative.md", "warm homes", "cold homes")
        answer = diff(small, PAPER, f"../other/{PAPER}")
        assert answer.code == 1
        assert "cold" in answer.out

    def test_a_drive_of_windows_is_no_scheme(self, small: Path) -> None:
        answer = diff(small, r"C:\papers\winter-plan.docx")
        assert answer.code == 2
        assert "[file-exists]" in answer.err


class TestRevisions:
    """What git keeps may stand wherever a paper may."""

    def test_the_paper_as_it_was(self, small: Path) -> None:
        committed(small)
        assert diff(small, "git:HEAD").code == 0
        write(small, f"{PAPER}/narrative.md", "warm homes", "warmest homes")
        answer = diff(small, "git:HEAD")
        assert answer.code == 1
        assert "git:HEAD" in answer.out.splitlines()[0]
        assert "warmest" in answer.out
        assert diff(small, "git:HEAD", "git:HEAD").code == 0

    def test_the_house_style_as_it_was(self, small: Path) -> None:
        committed(small)
        write(
            small,
            "templates/middlesbrough-2004/house-style.yaml",
            "heading: REASONS",
            "heading: REASONS FOR IT",
        )
        write(small, f"{PAPER}/narrative.md", "# Reasons", "# Reasons for it")
        answer = diff(small, "git:HEAD", PAPER)
        assert answer.code == 1
        assert "FOR IT" in answer.out

    def test_a_paper_that_was_called_otherwise(self, small: Path) -> None:
        committed(small)
        git(small, "mv", PAPER, f"{PAPER}s")
        git(small, "commit", "-m", "renamed")
        assert "[revision-has-the-paper]" in diff(small, "git:HEAD~1", f"{PAPER}s").err
        assert diff(small, f"git:HEAD~1:{PAPER}", f"{PAPER}s").code == 0
        assert diff(small / f"{PAPER}s", "git:HEAD~1:../winter-plan").code == 0

    def test_a_folder_of_several_papers_names_none(self, small: Path) -> None:
        assert run(small, "new", "paper", f"{SMALL}-2", "--title", "Winter plan 2").code == 0
        committed(small)
        meeting = PAPER.rpartition("/")[0]
        assert "[paper-is-named]" in diff(small, f"git:HEAD:{meeting}", PAPER).err
        assert "[paper-is-named]" in diff(small, f"git:HEAD:{meeting}", "issued:last").err

    def test_a_document_as_it_was(self, small: Path) -> None:
        git(small, "init")
        git(small, "add", "-f", BUILT)
        git(small, "commit", "-m", "built")
        rewrite(small / BUILT, ("warmer", "colder"))
        answer = diff(small, f"git:HEAD:{BUILT}", BUILT)
        assert answer.code == 1
        assert "colder" in answer.out
        assert "[file-exists]" in diff(small, "git:HEAD:build/no.docx", BUILT).err


class TestDrafts:
    """A draft is the paper as it was issued, but for its number at the foot of every page."""

    def test_a_draft_and_what_became_of_it(self, small: Path) -> None:
        assert run(small, "issue", PAPER, "--to", "finance").code == 0
        assert diff(small, "issued:last").code == 0
        write(small, f"{PAPER}/narrative.md", "warm homes", "warmest homes")
        write(small, f"{PAPER}/plan.yaml", "What happens first", "What comes first")
        assert run(small, "issue", PAPER, "--to", "legal").code == 0
        answer = diff(small, "issued:1", "issued:2")
        assert answer.code == 1
        assert answer.out.startswith("What differs between draft 1 and draft 2\n")
        assert "warmest" in answer.out
        assert "1 · within 3 months · milestone · text: changed" in answer.out
        assert "footer" not in answer.out
        assert diff(small, "issued:2").code == 0

    def test_a_draft_whose_sources_no_longer_build_is_still_a_document(self, small: Path) -> None:
        assert run(small, "issue", PAPER, "--to", "finance").code == 0
        (kept,) = small.glob("issued/*/*/draft-1/sources/source/*/*/paper.yaml")
        kept.write_bytes(b"format: 1\n")
        write(small, f"{PAPER}/narrative.md", "warm homes", "warmest homes")
        answer = diff(small, "issued:1")
        assert answer.code == 1
        assert "warmest" in answer.out
        assert "the data: the sources of draft 1 no longer build" in answer.out

    def test_a_draft_that_was_changed_is_compared_with_a_warning(self, small: Path) -> None:
        assert run(small, "issue", PAPER, "--to", "finance").code == 0
        (kept,) = small.glob("issued/*/*/draft-1/*.docx")
        rewrite(kept, ("warm homes", "cold homes"))
        answer = diff(small, "issued:1")
        assert answer.code == 1
        assert "[issued-file-is-unchanged]" in answer.err


class TestOutputs:
    """Each format goes where it is asked to go, and nothing of anybody's is lost."""

    def test_json_is_printed_alone(self, small: Path) -> None:
        answer = diff(small, BUILT, "--format", "json", "--format", "docx")
        assert told(answer)["new"] == "the sources"
        assert "wrote" in answer.err

    def test_files_are_named_after_the_sides(self, small: Path) -> None:
        committed(small)
        answer = diff(small, "git:HEAD", BUILT, "--format", "html", "--format", "docx")
        assert answer.code == 1
        names = [f"winter-plan compared with winter-plan at HEAD.{end}" for end in ("html", "docx")]
        assert answer.out.splitlines() == [f"wrote  {name}" for name in names]
        assert all((small / name).is_file() for name in names)
        assert diff(small, "git:HEAD", BUILT, "--format", "html").code == 1

    def test_the_ending_of_a_file_says_what_is_in_it(self, small: Path) -> None:
        answer = diff(small, BUILT, "-o", "a.html", "-o", "b.json", "-o", "c.docx", "-o", "d.txt")
        assert answer.out.splitlines() == [
            f"wrote  {one}" for one in ("a.html", "b.json", "c.docx", "d.txt")
        ]
        assert (small / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert (small / "d.txt").read_text(encoding="utf-8") == diff(small, BUILT).out
        assert (
            json.loads((small / "b.json").read_text(encoding="utf-8"))["old"] == "winter-plan.docx"
        )
        assert part(small / "c.docx").count("<w:del ") == 1

    def test_a_redline_accepted_and_rejected_is_either_side(self, small: Path) -> None:
        diff(small, BUILT, "-o", "redline.docx")
        run(small, "build")
        assert diff(small, "redline.docx", BUILT).code == 2
        assert diff(small, "redline.docx", BUILT, "--side", "accepted").code == 0
        rejected = diff(small, "redline.docx", BUILT, "--side", "rejected")
        assert rejected.code == 1
        assert "warmer" in rejected.out

    def test_nobody_is_named_unasked_and_no_clock(
        self, small: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        diff(small, BUILT, "-o", "a.docx")
        assert 'w:author="winter-plan.docx → the sources"' in part(small / "a.docx")
        assert 'w:date="2027-01-21T00:00:00Z"' in part(small / "a.docx")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
        diff(small, BUILT, "-o", "b.docx", "--author", "A. Clerk\x0b")
        assert 'w:author="A. Clerk·"' in part(small / "b.docx")
        assert 'w:date="1970-01-02T00:00:00Z"' in part(small / "b.docx")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
        assert diff(small, BUILT).code == 2

    def test_the_same_redline_every_time(self, small: Path) -> None:
        diff(small, BUILT, "-o", "a.docx")
        diff(small, BUILT, "-o", "b.docx")
        assert (small / "a.docx").read_bytes() == (small / "b.docx").read_bytes()

    @pytest.mark.parametrize("kept", [BUILT, "templates/middlesbrough-2004/report.docx"])
    def test_no_side_and_no_file_of_a_paper_is_replaced(self, small: Path, kept: str) -> None:
        before = (small / kept).read_bytes()
        assert diff(small, BUILT, "-o", kept).code == 2
        assert (small / kept).read_bytes() == before

    @pytest.mark.parametrize(
        "words",
        [
            ("-o", "changes.md"),
            ("-o", "a.docx", "-o", "b.docx"),
            ("--format", "text", "--format", "json"),
        ],
    )
    def test_what_cannot_be_done_is_said_before_anything_is(
        self, small: Path, words: tuple[str, ...]
    ) -> None:
        answer = diff(small, BUILT, *words)
        assert answer.code == 2
        assert answer.out == ""
        assert not list(small.glob("*.docx"))


class TestRefusals:
    """What is no version of anything is refused in plain words, both sides at once."""

    def test_both_sides_are_told_at_once(self, small: Path) -> None:
        (small / "a.docx").write_bytes(b"{\\rtf1 hello}")
        (small / "b.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        answer = diff(small, "a.docx", "b.docx", "--format", "docx")
        assert answer.code == 2
        assert "a.docx: error: the file is rich text (.rtf)" in answer.err
        assert "b.docx: error: " in answer.err
        assert not list(small.glob("*compared*"))

    @pytest.mark.parametrize(
        ("kind", "words"),
        [
            ("vnd.openxmlformats-officedocument.wordprocessingml.template", "a Word template"),
            ("vnd.ms-word.document.macroEnabled", "carries a program"),
        ],
    )
    def test_what_word_would_not_open_as_a_docx(self, small: Path, kind: str, words: str) -> None:
        plain = "vnd.openxmlformats-officedocument.wordprocessingml.document"
        shutil.copy(small / BUILT, small / "a.docx")
        rewrite(
            small / "a.docx", (f"{plain}.main+xml", f"{kind}.main+xml"), name="[Content_Types].xml"
        )
        answer = diff(small, "a.docx", BUILT)
        assert answer.code == 2
        assert words in answer.err

    def test_a_password_and_the_strict_kind(self, small: Path) -> None:
        old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
        (small / "a.docx").write_bytes(old + "EncryptedPackage".encode("utf-16-le") + bytes(500))
        shutil.copy(small / BUILT, small / "b.docx")
        usual = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
        rewrite(small / "b.docx", (usual, strict), name="_rels/.rels")
        answer = diff(small, "a.docx", "b.docx")
        assert answer.code == 2
        assert "a.docx: error: the file is protected by a password" in answer.err
        assert "b.docx: error: the file is a Strict Open XML document" in answer.err

    def test_a_side_that_does_not_build_is_named(self, small: Path) -> None:
        committed(small)
        write(small, f"{PAPER}/paper.yaml", "title:", "titel:")
        answer = diff(small, "git:HEAD", "--format", "docx")
        assert answer.code == 2
        assert f'the paper "{PAPER}" does not build' in answer.err
        assert "[key-is-known]" in answer.err
        assert "git:HEAD:" not in answer.err
        assert not list(small.glob("*compared*"))
