"""The hidden bookmarks of a built document: what they hold, and where that came from."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from boardpaper.files.place import PaperPlace
from boardpaper.files.workspace import Workspace
from boardpaper.ooxml.identity import COUNTED, Identity, read_identity
from boardpaper.ooxml.inspect import faults
from boardpaper.ooxml.outline import outline
from boardpaper.ooxml.package import read
from boardpaper.ooxml.template import load
from boardpaper.workflow.make import Templates, make
from boardpaper.writers import word
from front_door import PAPER_2004, built, opened, part, rewrite, run, write
from tools.office import Office
from tools.programs import ROOT
from writers.marked import marked, standing

CASES = ROOT / "tests" / "cases"
FOLDER = f"source/{PAPER_2004}"
BACKGROUND = f"{FOLDER}/02-background.md"
TEMPLATE = "templates/middlesbrough-2004/report.docx"
ITEM = "customXml/item1.xml"


def told(document: Path) -> Mapping[str, Identity]:
    """What the document says of its bookmarks."""
    return read_identity(read(document.read_bytes()))


def rich(folder: Path) -> Path:
    """A workspace with the paper that has tables, pictures, quotations and captions."""
    for kind in ("source", "templates"):
        shutil.copytree(CASES / "rich-narrative" / kind, folder / kind)
    return folder


def test_every_bookmark_is_told_of_and_stands_once(workspace: Path, tmp_path: Path) -> None:
    papers = (
        built(workspace),
        built(rich(tmp_path / "rich"), "2027-06-10-cabinet/library-hours"),
    )
    for paper in papers:
        assert marked(paper).keys() == told(paper).keys()
        assert all(re.fullmatch(r"_bp_\w{1,36}", one, re.ASCII) for one in told(paper))
        assert faults(paper.read_bytes()) == ()


def test_a_bookmark_holds_what_its_source_says(workspace: Path) -> None:
    held = marked(built(workspace))
    assert held["_bp_background_heading"] == "BACKGROUND AND EXTERNAL CONSULTATION"
    assert held["_bp_actions_completed"].endswith("in response to these concerns, including:")
    assert held["_bp__reasons_1_2"].startswith("the Action Plan shows significant progress")
    assert held["_bp_meeting_date"] == "23rd September 2004"
    lines = held["_bp_2_2_reference_text"].split("\n")
    assert [line[:21] for line in lines] == [
        "2.2", "The Council needs to ", "how a broader range o", "how some current grou",
    ]  # fmt: skip
    assert held["_bp_2_6_managers"] == "Denyse Waites"


def test_a_cell_that_says_nothing_can_be_filled_later(workspace: Path) -> None:
    held = marked(built(workspace))
    assert held["_bp_2_7_over_6_months"] == ""


def test_another_paragraph_renames_none_of_other_sections(workspace: Path) -> None:
    before = marked(built(workspace))
    write(workspace, BACKGROUND, "\n\n", "\n\nA new one.\n\n")
    after = marked(built(workspace))
    assert len(after) == len(before) + 1
    renamed = {one for one in before if before[one] != after.get(one)}
    assert renamed
    assert all(one.startswith(f"{COUNTED}background_") for one in renamed)


def test_another_item_renames_none_under_other_paragraphs(workspace: Path) -> None:
    before = marked(built(workspace))
    write(workspace, BACKGROUND, "\n- ", "\n- A new one;\n- ")
    after = marked(built(workspace))
    renamed = {one for one in before if before[one] != after[one]}
    assert renamed
    assert all(one.startswith(f"{COUNTED}key_themes_") for one in renamed)


def test_another_recommendation_renames_no_cell(workspace: Path) -> None:
    before = marked(built(workspace))
    new = '  - reference: "2.0"\n    text: A new one.\n'
    write(workspace, f"{FOLDER}/plan.yaml", "recommendations:\n", f"recommendations:\n{new}")
    after = marked(built(workspace))
    assert after.keys() - before.keys() == {
        one.replace("_2_1_", "_2_0_") for one in before if one.startswith("_bp_2_1_")
    }
    assert all(after[one] == words for one, words in before.items() if "_2_" in one)


def test_references_alike_but_for_a_mark_have_bookmarks_of_their_own(workspace: Path) -> None:
    write(workspace, f"{FOLDER}/plan.yaml", '- reference: "2.2"', '- reference: "2-1"')
    paper = built(workspace)
    rows = {one.row for named, one in told(paper).items() if named.startswith("_bp_2_1_")}
    assert rows == {"2.1", "2-1"}
    assert faults(paper.read_bytes()) == ()


def test_names_stay_short_however_long_the_keys(workspace: Path) -> None:
    long = "a-key-that-goes-on-" * 4
    write(workspace, BACKGROUND, "{#key-themes}", f"{{#{long}x}}")
    write(workspace, f"{FOLDER}/plan.yaml", '- reference: "2.2"', f'- reference: "{long}"')
    paper = built(workspace)
    assert {f"{long}x", f"{long}x.1"} <= {one.key for one in told(paper).values()}
    assert long in {one.row for one in told(paper).values()}
    assert faults(paper.read_bytes()) == ()


def test_the_words_of_a_heading_of_the_authors_own_are_not_told(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "workspace", ".").code == 0
    shutil.copytree(CASES / "tendring" / "source", tmp_path / "source", dirs_exist_ok=True)
    shutil.copytree(ROOT / "templates", tmp_path / "templates", dirs_exist_ok=True)
    folder = "2025-02-21-cabinet/public-conveniences"
    (narrative,) = (tmp_path / "source" / folder).glob("*.md")
    text = narrative.read_text(encoding="utf-8")
    narrative.write_text(f"{text}\n\n# Zanzibar lagoon\n\nFlamingos.\n", encoding="utf-8")
    paper = built(tmp_path, folder)
    assert "Zanzibar" in outline(paper.read_bytes())
    held = part(paper, ITEM) + " ".join(marked(paper))
    assert not re.search("zanzibar|lagoon|flamingo", held, re.I)


def test_the_part_holds_no_place_on_the_machine(workspace: Path) -> None:
    held = part(built(workspace), ITEM)
    assert workspace.name not in held
    files = {one.file for one in told(built(workspace)).values()}
    assert files == {
        "meeting.yaml", "paper.yaml", "plan.yaml",
        *(one.name for one in (workspace / FOLDER).glob("*.md")),
    }  # fmt: skip


def test_digests_depend_on_what_no_document_shows(workspace: Path) -> None:
    before, first = told(built(workspace)), part(built(workspace))
    write(workspace, BACKGROUND, "\n\n", "\n\n<!-- ask legal -->\n\n")
    after = told(built(workspace))
    assert part(built(workspace)) == first
    assert before.keys() == after.keys()
    assert all(before[one].digest != after[one].digest for one in before)


def test_line_ends_of_windows_change_no_digest(workspace: Path) -> None:
    before = told(built(workspace))
    for source in (workspace / FOLDER).glob("*.*"):
        source.write_bytes(source.read_bytes().replace(b"\n", b"\r\n"))
    assert told(built(workspace)) == before


def test_a_document_can_be_made_without_any_of_it(workspace: Path) -> None:
    place = PaperPlace(*PAPER_2004.split("/"))
    made = make(Workspace(workspace), place, Templates())
    assert made.paper is not None
    template = load(TEMPLATE, (workspace / TEMPLATE).read_bytes())
    written = word.write(made.paper, template, identity=False).value
    assert written is not None
    bare = workspace / "bare.docx"
    bare.write_bytes(written.data)
    assert "_bp_" not in part(bare)
    assert not [one for one in read(written.data).parts if one.startswith("customXml")]
    assert outline(written.data, detailed=True) == outline(
        built(workspace).read_bytes(), detailed=True
    )


def test_front_matter_in_loops_and_conditions_has_no_bookmark(workspace: Path) -> None:
    template = opened(workspace / TEMPLATE)
    slot = next(one for one in template.paragraphs if one.text == "{{ sections }}")
    for words in (
        "{%p if meeting.date %}",
        "Again {{ meeting.date }}",
        "{%p endif %}",
        "{% if meeting.date %}{{ meeting.committee }}{% endif %}",
        "{{ meeting.committee | upper }} on {{ meeting.date }}",
    ):
        slot.insert_paragraph_before(words)
    template.save(str(workspace / TEMPLATE))
    paper = built(workspace)
    held = marked(paper)
    fields = {held[named]: one.key for named, one in told(paper).items() if one.kind == "field"}
    assert fields["CORPORATE PARENTING BOARD on 23rd September 2004"] == (
        "meeting.committee meeting.date"
    )
    assert [words for words in fields if "23rd September" in words] == [
        "23rd September 2004",
        "CORPORATE PARENTING BOARD on 23rd September 2004",
    ]


def test_a_paper_without_a_plan_tells_of_no_bookmark_that_went_with_it(workspace: Path) -> None:
    write(workspace, f"{FOLDER}/paper.yaml", "appendices:", "appendices: []\n#")
    text = (workspace / FOLDER / "paper.yaml").read_text(encoding="utf-8")
    kept = re.sub(r"(?s)appendices: \[\].*", "appendices: []\n", text)
    (workspace / FOLDER / "paper.yaml").write_text(kept, encoding="utf-8")
    (workspace / FOLDER / "plan.yaml").unlink()
    answer = run(workspace, "build")
    paper = workspace / "build" / f"{PAPER_2004}.docx"
    assert answer.code == 0, answer.said
    assert marked(paper).keys() == told(paper).keys()
    assert not any(one.kind == "cell" for one in told(paper).values())


def test_a_template_made_of_a_built_paper_brings_none_along(workspace: Path) -> None:
    plain = marked(built(workspace))
    mark = '<w:bookmarkStart w:id="900" w:name="_bp_dated"/><w:bookmarkEnd w:id="900"/>'
    rewrite(
        workspace / TEMPLATE,
        ("{{ sections }}</w:t></w:r>", f"{{{{ sections }}}}</w:t></w:r>{mark}"),
    )
    assert marked(built(workspace)) == plain


@pytest.mark.parametrize("slots", ["{{ row.managers }}", "{{ row.reference }} {{ row.managers }}"])
def test_a_cell_of_several_slots_is_told_as_such(workspace: Path, slots: str) -> None:
    rewrite(workspace / TEMPLATE, ("{{ row.managers }}", slots))
    paper = built(workspace)
    columns = slots.replace("{{ row.", "").replace(" }}", "")
    assert columns in {one.column for one in told(paper).values()}
    assert marked(paper).keys() == told(paper).keys()


def test_libreoffice_keeps_every_bookmark_and_the_part(
    workspace: Path, tmp_path: Path, soffice: Office
) -> None:
    paper = built(workspace)
    (saved,) = soffice.convert([paper], tmp_path, "docx")
    (again,) = soffice.convert([saved], tmp_path / "again", "docx")
    assert standing(saved) == standing(again) == standing(paper)
    assert told(saved) == told(again) == told(paper)
