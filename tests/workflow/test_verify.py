"""Verify: a reviewer can trust that what stands in build/ is what the sources make."""

from pathlib import Path

from front_door import PAPER_2004, built, rewrite, run, write

PAPER = f"source/{PAPER_2004}"


def test_what_was_built_is_what_the_sources_make(workspace: Path) -> None:
    built(workspace)
    answer = run(workspace, "verify")
    assert answer.code == 0
    assert answer.out == f"same  build/{PAPER_2004}.docx is what its sources make\n"


def test_a_changed_source_is_named_with_the_words_that_differ(workspace: Path) -> None:
    built(workspace)
    write(workspace, f"{PAPER}/02-background.md", "currently 3", "currently 4")
    answer = run(workspace, "verify")
    assert answer.code == 1
    assert f"{PAPER}/02-background.md has changed since it was built" in answer.out
    assert "- 9. This has resulted in a significant reduction in pending cases (cur" in answer.out
    assert "(currently 4)" in answer.out


def test_a_document_edited_by_hand_is_told(workspace: Path) -> None:
    rewrite(built(workspace), ("currently 3", "currently 5"))
    answer = run(workspace, "verify")
    assert answer.code == 1
    assert "the document was edited after it was built" in answer.out
    assert "(currently 5)" in answer.out


def test_a_document_packed_anew_says_the_same(workspace: Path) -> None:
    rewrite(built(workspace), ("currently 3", "currently 3"))
    answer = run(workspace, "verify")
    assert answer.code == 0
    assert "packed otherwise" in answer.out


def test_a_paper_that_was_never_built_is_told(workspace: Path) -> None:
    answer = run(workspace, "verify")
    assert answer.code == 1
    assert "has not been built" in answer.out


def test_a_paper_that_does_not_build_is_told_with_its_errors(workspace: Path) -> None:
    built(workspace)
    write(workspace, f"{PAPER}/paper.yaml", "title:", "titel:")
    answer = run(workspace, "verify")
    assert answer.code == 1
    assert f"the sources of {PAPER} do not build" in answer.out
    assert "[key-is-known]" in answer.err


def test_what_differs_is_told_as_a_reviewer_reads_it(workspace: Path) -> None:
    built(workspace)
    write(workspace, f"{PAPER}/02-background.md", "currently 3", "currently 4")
    answer = run(workspace, "verify", "--diff")
    assert answer.code == 1
    assert f"    {PAPER}/02-background.md has changed since it was built\n" in answer.out
    assert "    paragraph 9: changed\n" in answer.out
    assert "[-3-]{+4+}" in answer.out
    assert "\n- 9. This" not in answer.out


def test_tracked_changes_are_taken_as_they_read(workspace: Path) -> None:
    mark = '{} w:id="1" w:author="A Member"><w:r><w:{}>{}</w:{}></w:r>'
    came = f"<w:ins{mark.format('', 't', '5', 't')}</w:ins>"
    went = f"<w:del{mark.format('', 'delText', '3', 'delText')}</w:del>"
    broken = f"(currently </w:t></w:r>{went}{came}<w:r><w:t>)"
    rewrite(built(workspace), ("(currently 3)", broken))
    answer = run(workspace, "verify", "--diff")
    assert answer.code == 1
    assert "[-5-]{+3+}" in answer.out


def test_what_is_no_document_any_more_is_told(workspace: Path) -> None:
    built(workspace).write_bytes(b"PK nothing")
    answer = run(workspace, "verify", "--diff")
    assert answer.code == 1
    assert "the file is damaged" in answer.out
