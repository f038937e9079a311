"""The clerk's commands for house styles: what they print and what they make."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from boardpaper.model.rules import RULES
from front_door import opened, rewrite, run, write
from tools.programs import ROOT
from tools.validators import Validate

STYLE = "middlesbrough-2004"
FOLDER = f"templates/{STYLE}"
TEMPLATE = f"{FOLDER}/report.docx"
YAML = f"{FOLDER}/house-style.yaml"
SHIPPED = sorted(path.name for path in (ROOT / "templates").iterdir() if path.is_dir())


def check(workspace: Path, *words: str) -> list[dict[str, Any]]:
    """What ``style check`` finds in the style of 2004, as objects."""
    found = json.loads(run(workspace, "style", "check", STYLE, "--findings", "json", *words).out)
    assert isinstance(found, list)
    assert {one["rule"] for one in found} <= set(RULES)
    return found


def only(found: list[dict[str, Any]]) -> dict[str, Any]:
    """The one finding there is."""
    assert len(found) == 1, found
    return found[0]


# what the commands print and make


def test_the_list_says_where_each_style_lies(workspace: Path, tmp_path: Path) -> None:
    (line,) = [one for one in run(workspace, "style", "list").out.splitlines() if STYLE in one]
    assert line.endswith(f"  Middlesbrough 2004  ({FOLDER})")
    assert run(tmp_path, "new", "workspace", "fresh").code == 0
    shutil.rmtree(tmp_path / "fresh/templates" / STYLE)
    (line,) = [
        one for one in run(tmp_path / "fresh", "style", "list").out.splitlines() if STYLE in one
    ]
    assert line.endswith("  Middlesbrough 2004  (comes with boardpaper)")


def test_the_guide_says_what_a_style_asks(workspace: Path) -> None:
    shown = run(workspace, "style", "show", STYLE)
    assert shown.code == 0, shown.said
    for words in (
        "house_style: middlesbrough-2004",
        "  lead_member: Lead member",
        "      website  (an address on the web)",
        "  dated: Date of the report  (a date, written 2004-09-23)",
        "  PURPOSE OF THE REPORT  (must be there)",
        '      Its paragraphs are numbered "1.", "2." and so on',
        "Its paragraphs carry no numbers.",
        '  A line that begins with 1. is numbered "(a)", then inside it "(i)", then',
    ):
        assert words in shown.out, words
    assert " ".join(shown.out.split()).count(", straight through the paper.") == 6


def test_the_guide_shows_numbers_limits_guidance_and_what_stands_for_none(workspace: Path) -> None:
    write(
        workspace,
        YAML,
        "    heading: PURPOSE OF THE REPORT\n",
        "    heading: PURPOSE OF THE REPORT\n    length: {least_words: 20, most_words: 150}\n"
        "    guidance: Say in a sentence or two what is asked for.\n",
    )
    write(workspace, YAML, "    heading: REASONS\n", "    heading: REASONS\n    none: None.\n")
    write(
        workspace,
        YAML,
        "\nappendix_label",
        '\nnumbering: {sections: "{1}.", paragraphs: "{section}.{1}"}\nappendix_label',
    )
    shown = run(workspace, "style", "show", STYLE).out
    assert "  2. BACKGROUND AND EXTERNAL CONSULTATION" in shown
    assert '      Its paragraphs are numbered "2.1", "2.2" and so on.' in shown
    assert "      Length: 20 to 150 words." in shown
    assert "      Say in a sentence or two what is asked for." in shown
    assert 'REASONS  (says "None." when nothing is written)' in shown


def test_a_style_that_is_not_there_is_told(workspace: Path) -> None:
    for words in (["show"], ["check"], ["new", "anytown", "--from"]):
        answer = run(workspace, "style", *words, "midlesbrough-2004")
        assert answer.code == 1
        assert 'did you mean "middlesbrough-2004"?' in answer.said


def test_a_new_style_is_a_copy_with_another_name(workspace: Path) -> None:
    made = run(workspace, "style", "new", "anytown-2027", "--from", STYLE)
    assert made.code == 0, made.said
    new = workspace / "templates/anytown-2027"
    old = (workspace / YAML).read_bytes()
    assert (new / "report.docx").read_bytes() == (workspace / TEMPLATE).read_bytes()
    renamed = (new / "house-style.yaml").read_bytes()
    assert renamed == old.replace(b"name: Middlesbrough 2004", b"name: Anytown 2027")
    assert run(workspace, "style", "check", "--strict", "anytown-2027").code == 0


def test_a_new_style_keeps_every_other_byte(workspace: Path) -> None:
    text = (workspace / YAML).read_bytes().replace(b"\n", b"\r\n")
    text = text.replace(b"name: Middlesbrough 2004", b'name:   "Old: name"   # as said')
    (workspace / YAML).write_bytes(b"\xef\xbb\xbf" + text)
    assert run(workspace, "style", "new", "x", "--from", f"{FOLDER}/").code == 0
    made = (workspace / "templates/x/house-style.yaml").read_bytes()
    assert made == b"\xef\xbb\xbf" + text.replace(b'"Old: name"', b"X")


def test_a_new_style_from_one_that_comes_with_boardpaper(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "workspace", "fresh").code == 0
    made = run(tmp_path / "fresh", "style", "new", "anytown", "--from", STYLE)
    assert made.code == 0, made.said
    assert (tmp_path / "fresh/templates/anytown/report.docx").is_file()


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (STYLE, "new-file-is-new"),
        (STYLE.upper(), "new-file-is-new"),
        ("../out", "name-works-everywhere"),
        ("a/b", "name-works-everywhere"),
        (".hidden", "name-works-everywhere"),
        ("con", "name-works-everywhere"),
        ("what?", "name-works-everywhere"),
        (" ", "name-works-everywhere"),
    ],
)
def test_a_new_style_takes_a_good_name_that_is_free(workspace: Path, name: str, rule: str) -> None:
    before = sorted(workspace.rglob("*"))
    answer = run(workspace, "style", "new", name, "--from", STYLE)
    assert answer.code == 1
    assert f"[{rule}]" in answer.err
    assert sorted(workspace.rglob("*")) == before


@pytest.mark.parametrize("style", SHIPPED)
def test_nothing_is_found_in_the_styles_that_come_with_boardpaper(
    workspace: Path, style: str
) -> None:
    answer = run(workspace, "style", "check", "--strict", style)
    assert answer.out == "1 house style checked: nothing wrong\n"
    assert (answer.code, answer.err) == (0, "")


def test_without_a_name_the_styles_of_the_workspace_are_checked(workspace: Path) -> None:
    write(workspace, YAML, "heading: Heading 1", "heading: Heading One")
    answer = run(workspace, "style", "check")
    assert answer.code == 1
    assert f"{len(SHIPPED)} house styles checked: 1 error" in answer.out
    assert "[style-is-in-the-template]" in answer.out
    lines = run(workspace, "style", "check", "--findings", "line").out.splitlines()
    assert [line.split(": ")[0].rsplit(":", 2)[0] for line in lines] == [YAML]


def test_strict_takes_warnings_for_errors_and_a_style_may_say_how_serious(workspace: Path) -> None:
    rewrite(workspace / TEMPLATE, ("{{ meeting.date }}", "2. {{ meeting.date }}"))
    assert run(workspace, "style", "check", STYLE).code == 0
    assert run(workspace, "style", "check", "--strict", STYLE).code == 1
    rewrite(workspace / TEMPLATE, ("2. {{ meeting.date }}", "{{ meeting.date }}"))
    rewrite(
        workspace / TEMPLATE, ('<w:cantSplit/><w:trHeight w:val="5300"', "<w:trHeight w:val='1'")
    )
    with (workspace / YAML).open("a", encoding="utf-8") as file:
        file.write("rules: {plan-rows-stay-whole: note}\n")
    assert only(check(workspace))["severity"] == "note"


def test_a_style_whose_words_are_wrong_has_its_template_checked_all_the_same(
    workspace: Path,
) -> None:
    write(workspace, YAML, "council:", "counsil:")
    rewrite(workspace / TEMPLATE, ("<w:tblHeader/>", ""))
    rules = [one["rule"] for one in check(workspace)]
    assert rules[:1] == ["key-is-known"]
    assert set(rules[1:]) == {"header-rows-repeat"}


@pytest.mark.parametrize("data", [b"", b"PK", b"no zip at all"])
def test_a_template_that_is_no_word_file_is_told(workspace: Path, data: bytes) -> None:
    (workspace / TEMPLATE).write_bytes(data)
    assert only(check(workspace))["place"] == {"file": TEMPLATE}


def test_a_template_that_is_missing_is_told_where_it_is_named(workspace: Path) -> None:
    (workspace / TEMPLATE).unlink()
    found = only(check(workspace))
    assert found["rule"] == "file-exists"
    assert found["place"]["file"] == YAML


# the annotated copy

CHECKED = f"{FOLDER}/report (checked).docx"


def faulty(workspace: Path) -> bytes:
    """A template with faults in a paragraph, in a cell, in the footer and as a whole."""
    template = workspace / TEMPLATE
    rewrite(
        template,
        ("{{ meeting.date }}", "2.1 {{ meeting.date }}"),
        ("{{ row.managers }}", "{{ row.manager }}"),
        ("<w:tblHeader/>", ""),
    )
    slip = ("</w:p></w:ftr>", "<w:r><w:t>{{ titel }}</w:t></w:r></w:p></w:ftr>")
    rewrite(template, slip, name="word/footer2.xml")
    rewrite(template, ('<w:outlineLvl w:val="0"/>', ""), name="word/styles.xml")
    return template.read_bytes()


def comments(path: Path) -> list[tuple[str, str]]:
    """Each comment of a Word file: the words it is on, and what it says."""
    document = opened(path)
    body = document.element
    found = []
    for comment in document.part._comments_part.element.comment_lst:
        (start,) = body.xpath(f"//w:commentRangeStart[@w:id='{comment.id}']")
        held = start.getparent().xpath("string(.)")
        found.append((held, "\n".join(one.xpath("string(.)") for one in comment.p_lst)))
    return found


def test_the_annotated_copy_has_comments_at_the_faults(
    workspace: Path, validators: Validate
) -> None:
    before = faulty(workspace)
    answer = run(workspace, "style", "check", STYLE, "--annotate")
    assert answer.code == 1
    assert (workspace / TEMPLATE).read_bytes() == before
    said = comments(workspace / CHECKED)
    assert f"report (checked).docx  ({len(said)} comments)" in answer.out
    on = {words: [text for held, text in said if held == words] for words, _ in said}
    assert "number-is-not-typed" in on["2.1 {{ meeting.date }}"][0]
    assert "placeholder-names-a-value" in on["{{ row.manager }}"][0]
    assert 'did you mean "managers"?' in on["{{ row.manager }}"][0]
    assert "header-rows-repeat" in on["Recommendation from the Inspection Report"][0]
    first = "\n".join(on["{{ meeting.committee | upper }}"])
    assert "heading-has-an-outline-level" in first
    assert "In footer 2, paragraph 1: " in first
    assert validators(workspace / CHECKED) == []


def test_the_annotated_copy_is_the_same_every_time(workspace: Path) -> None:
    faulty(workspace)
    made = []
    for name in ("one.docx", "two.docx"):
        run(workspace, "style", "check", STYLE, "--annotate", "-o", name)
        made.append((workspace / name).read_bytes())
    assert made[0] == made[1]
    assert not (workspace / CHECKED).exists()


def test_comments_that_were_there_are_kept(workspace: Path) -> None:
    faulty(workspace)
    run(workspace, "style", "check", STYLE, "--annotate", "-o", TEMPLATE.replace("rep", "prep"))
    (workspace / TEMPLATE).write_bytes((workspace / TEMPLATE.replace("rep", "prep")).read_bytes())
    before = len(comments(workspace / TEMPLATE))
    run(workspace, "style", "check", STYLE, "--annotate")
    assert len(comments(workspace / CHECKED)) > 2 * before


def test_a_checked_copy_that_somebody_worked_on_is_kept(workspace: Path) -> None:
    faulty(workspace)
    for _ in range(2):  # one of ours is replaced
        run(workspace, "style", "check", STYLE, "--annotate")
    assert [path.name for path in (workspace / FOLDER).glob("*checked*")] == [
        "report (checked).docx"
    ]
    opened(workspace / CHECKED).save(str(workspace / CHECKED))
    kept = (workspace / CHECKED).read_bytes()
    run(workspace, "style", "check", STYLE, "--annotate")
    assert (workspace / CHECKED).read_bytes() == kept
    assert (workspace / FOLDER / "report (checked 2).docx").is_file()


def test_nothing_is_annotated_where_nothing_is_wrong(workspace: Path) -> None:
    answer = run(workspace, "style", "check", STYLE, "--annotate")
    assert answer.out == "1 house style checked: nothing wrong\n"
    assert not (workspace / CHECKED).exists()


@pytest.mark.parametrize(
    "words",
    [
        ["-o", "x.docx", STYLE],
        ["--annotate", "-o", "x.docx"],
        ["--annotate", "-o", TEMPLATE, STYLE],
    ],
)
def test_an_annotated_copy_that_cannot_be_made_is_told(workspace: Path, words: list[str]) -> None:
    before = faulty(workspace)
    answer = run(workspace, "style", "check", *words)
    assert answer.code == 2
    assert answer.err.startswith("boardpaper: ")
    assert (workspace / TEMPLATE).read_bytes() == before


# the notes of a new paper


def test_a_new_paper_has_the_guidance_as_notes_that_never_print(workspace: Path) -> None:
    guidance = "Say what is asked for -- in a sentence --> or two."
    write(
        workspace,
        YAML,
        "    heading: PURPOSE OF THE REPORT\n",
        f'    heading: PURPOSE OF THE REPORT\n    guidance: "{guidance}"\n',
    )
    paper = "2027-01-21-board/trees"
    made = run(workspace, "new", "paper", paper, "--style", STYLE, "--title", "Trees")
    assert made.code == 0, made.said
    text = (workspace / "source" / paper / "01-purpose.md").read_text(encoding="utf-8")
    assert "Say what is asked for" in text
    shown = run(workspace, "show", f"source/{paper}")
    assert shown.code == 0, shown.said
    assert "Say what" not in shown.out
    assert "or two" not in shown.out
