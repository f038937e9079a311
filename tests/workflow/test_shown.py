"""Parts of a paper that are made from its plan and from that of the last meeting."""

import re
import shutil
from pathlib import Path

import pytest

from boardpaper.compose.bar_chart import Bars, drawn
from boardpaper.files.workspace import find
from boardpaper.model.edition import Edition
from boardpaper.workflow.make import Templates, make
from boardpaper.workflow.wanted import Wanted
from front_door import built, opened, part, run, write
from test_cases import CASES
from tools.programs import ROOT

PAPER = "2026-09-10-culture-committee/library-progress"
PLAN = f"source/{PAPER}/plan.yaml"
STYLE = "templates/brighton-hove/house-style.yaml"
ASKED = ("changes", "statuses", "chart", "measures", "overdue", "due", "owners", "key")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The second quarter of the library plan, in a workspace of its own."""
    shutil.copytree(CASES / "second-quarter" / "source", tmp_path / "source")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    return tmp_path


def asking_for_nothing(workspace: Path) -> None:
    for kind in ASKED:
        write(workspace, f"source/{PAPER}/narrative.md", f"{{{{ show.{kind} }}}}\n", "")


def captions(path: Path) -> list[str]:
    document = opened(path)
    return [one.text for one in document.paragraphs if one.style and one.style.name == "Caption"]


def test_a_house_style_shows_them_in_a_section_nobody_wrote(second: Path) -> None:
    asked = captions(built(second, PAPER))
    asking_for_nothing(second)
    section = (
        f"- {{key: progress, heading: Progress, required: false, shows: [{', '.join(ASKED)}]}}"
    )
    write(second, STYLE, "sections:\n", f"sections:\n  {section}\n")
    document = built(second, PAPER)
    assert captions(document) == asked
    assert asked[0] == "Achieved since the last meeting"
    headings = [one.text for one in opened(document).paragraphs if "Progress" in one.text]
    assert "Progress" in headings
    # Where there is no plan to make them from, there is no such section, and no fault.
    write(second, f"source/{PAPER}/paper.yaml", "appendices:\n  - plan: plan.yaml\n    title", "#")
    (second / PLAN).unlink()
    assert run(second, "build", f"source/{PAPER}", "--strict").code == 0
    assert "Progress" not in [one.text for one in opened(document).paragraphs]


def test_what_an_author_wrote_stands_before_what_is_shown(second: Path) -> None:
    asking_for_nothing(second)
    write(
        second, STYLE, "    heading: Conclusion\n", "    heading: Conclusion\n    shows: overdue\n"
    )
    words = [one.text for one in opened(built(second, PAPER)).paragraphs]
    assert words.index("Overdue on 10 September 2026") > next(
        at for at, text in enumerate(words) if text.startswith("The plan goes well")
    )


def test_it_is_the_same_to_the_byte_and_moves_with_the_plan(second: Path) -> None:
    first = built(second, PAPER).read_bytes()
    (second / "build").rename(second / "elsewhere")
    document = built(second, PAPER)
    assert document.read_bytes() == first
    write(second, PLAN, "due: 2026-10\n", "due: 2026-12\n")
    assert "December 2026" in part(built(second, PAPER))


def test_the_chart_says_its_figures_to_those_who_do_not_see_it(second: Path) -> None:
    assert run(second, "build", f"source/{PAPER}", "--format", "html").code == 0
    page = (second / "build" / f"{PAPER}.html").read_text(encoding="utf-8")
    (alt,) = re.findall(r'<img[^>]* alt="(Bar chart[^"]*)"', page)
    assert alt.startswith("Bar chart. Actions by status: on 12 March 2026, ")
    assert "on 10 September 2026, 2 complete (achieved)" in alt


def test_what_is_withheld_then_or_now_is_told_by_nothing_shown(second: Path) -> None:
    """The help point is exempt in one of the two plans only, and was put back twice."""
    secret = ("Add a help point", "October 2026")
    for plan in (PLAN, "source/2026-03-12-culture-committee/library-hours/plan.yaml"):
        workspace = second / ("now" if plan == PLAN else "then")
        shutil.copytree(second / "source", workspace / "source")
        shutil.copytree(second / "templates", workspace / "templates")
        text = (workspace / plan).read_text(encoding="utf-8")
        at = text.index("Add a help point")
        begin = text.rindex("- ", 0, at)
        if plan == PLAN:
            text = f"{text[:begin]}- exempt: 3\n        {text[begin + 2 :]}"
        else:
            text = text.replace("was: [2026-05]}", "was: [2026-05], exempt: 3}")
        (workspace / plan).write_text(text, encoding="utf-8")
        for paper in ("library-hours", "library-progress"):
            folder = next((workspace / "source").glob(f"*/{paper}"))
            about = f"source/{folder.parent.name}/{paper}/paper.yaml"
            write(
                workspace,
                about,
                "fields:\n",
                "exempt: {public_interest: It would tell.}\nfields:\n",
            )
        answer = run(workspace, "build", f"source/{PAPER}", "--for", "public")
        assert answer.code == 0, answer.said
        outputs = list((workspace / "build").rglob("library-progress*.docx"))
        assert len(outputs) == 1
        words = part(outputs[0])
        told = words[words.index("What has changed") : words.index("What comes next")]
        assert [one for one in secret if one in told] == [], plan
        assert "not told here" in told


def test_a_public_copy_does_not_say_that_nothing_is_what_only_the_withheld_is(
    second: Path,
) -> None:
    """The door card is all that is overdue, and the leaflet and help point fall due."""
    about = f"source/{PAPER}/paper.yaml"
    write(second, about, "fields:\n", "exempt: {public_interest: It would tell.}\nfields:\n")
    write(second, PLAN, "due: 2026-08-31,", "due: 2026-08-31, exempt: 3,")
    write(second, PLAN, "due: 2026-11-30,", "due: 2027-11-30,")
    write(second, PLAN, "due: 2026-10\n", "due: 2027-10\n")
    answer = run(second, "build", f"source/{PAPER}", "--for", "public")
    assert answer.code == 0, answer.said
    (output,) = (second / "build").rglob("library-progress*.docx")
    words = [one.text for one in opened(output).paragraphs]
    at = words.index("Nothing that is told here is overdue on 10 September 2026.")
    assert words[at + 1] == "What is not for publication is not listed here."
    assert words.count(words[at + 1]) == 4
    # The other copy, which has it all, lists it.
    assert run(second, "build", f"source/{PAPER}", "--for", "restricted").code == 0
    (output,) = (second / "build" / "2026-09-10-culture-committee" / "restricted").glob("*.docx")
    assert "Overdue on 10 September 2026" in captions(output)


@pytest.mark.parametrize("then", [False, True], ids=["withheld now", "withheld both times"])
def test_counts_stand_side_by_side_where_both_leave_out_the_same(second: Path, then: bool) -> None:
    """What one of them alone leaves out would seem to have come or gone between the two."""
    for paper in ("2026-03-12-culture-committee/library-hours", PAPER)[0 if then else 1 :]:
        about = f"source/{paper}/paper.yaml"
        write(second, about, "fields:\n", "exempt: {public_interest: It would tell.}\nfields:\n")
        write(
            second,
            f"source/{paper}/plan.yaml",
            "  - reference: L2\n",
            "  - reference: L2\n    exempt: {actions: 3}\n",
        )
    answer = run(second, "build", f"source/{PAPER}", "--for", "public")
    assert answer.code == 0, answer.said
    (output,) = (second / "build").rglob("library-progress*.docx")
    words = part(output)
    assert ("Per cent then" in words, "on 12 March 2026, " in words) == (then, then)
    assert ("do not stand beside these" in words) is not then


def test_files_are_searched_for_what_the_earlier_plan_withheld(second: Path) -> None:
    """The help point, which was exempt in March, is in this plan no more, nor in its files."""
    helped = "      - text: Add a help point that is answered at once\n"
    dates = "        due: 2026-10\n        was: [2026-05, 2026-07]\n"
    write(second, PLAN, helped + dates, "")
    earlier = "source/2026-03-12-culture-committee/library-hours"
    write(second, f"{earlier}/plan.yaml", "was: [2026-05]}", "was: [2026-05], exempt: 3}")
    exempt = "exempt: {public_interest: It would tell.}\nfields:\n"
    write(second, f"{earlier}/paper.yaml", "fields:\n", exempt)
    found = find(second)
    assert found is not None
    (paper,) = (one for one in found.papers() if one.folder.endswith("library-progress"))
    wanted = Wanted(Edition(audience="public"), ("html",))
    made = make(found, paper, Templates(), wanted)
    assert made.leaks is not None
    assert made.page is not None
    assert made.leaks.of_file("page.html", made.page) == ()
    secret = b"Add a help point that is answered at once"
    told = made.page.replace(b"Heating reset", secret, 1)
    (leak, *_) = made.leaks.of_file("page.html", told)
    assert "L2 \N{MIDDLE DOT} action 2 of the plan for the meeting of Thursday 12" in leak.message


def test_a_share_that_happens_to_equal_a_withheld_figure_is_no_leak(second: Path) -> None:
    """Of the actions 80% said nothing in March, and the target that is exempt is 80%."""
    write(
        second,
        PLAN,
        "    text: Make members",
        "    exempt: {within 6 months: 3}\n    text: Make members",
    )
    about = f"source/{PAPER}/paper.yaml"
    write(second, about, "fields:\n", "exempt: {public_interest: It would tell.}\nfields:\n")
    answer = run(second, "build", f"source/{PAPER}", "--for", "public")
    assert answer.code == 0, answer.said


def test_a_long_word_for_a_status_has_two_lines_in_the_chart() -> None:
    bars = [Bars("12 March 2026", (1,)), Bars("10 September 2026", (2,))]
    long = "Behind schedule but expected to recover (slipping)"
    halves = "Behind schedule but expected\nto recover (slipping)"
    assert drawn([long], bars) == drawn([halves], bars)
    assert drawn(["x" * 200], bars).data != drawn(["x" * 20], bars).data


def test_a_plan_that_says_no_status_is_said_to_say_none(second: Path) -> None:
    asking_for_nothing(second)
    write(second, STYLE, "    heading: Conclusion\n",
          "    heading: Conclusion\n    shows: [statuses, chart]\n")  # fmt: skip
    write(second, f"source/{PAPER}/paper.yaml", "since: 2026-03-12-culture-committee", "#")
    plan = "format: 1\nrecommendations: [{reference: L1, text: Keep warm, actions: [Look]}]\n"
    (second / PLAN).write_text(plan, encoding="utf-8")
    words = [one.text for one in opened(built(second, PAPER)).paragraphs]
    assert words.count("Nothing has a status.") == 2


def test_a_chart_draws_letters_it_has_and_no_boxes() -> None:
    """Few have accents there. The words beside the chart have them all."""
    bars = [Bars("12 – 13 March 2026", (1,)), Bars("10 September 2026", (2,))]
    plain = [Bars("12 - 13 March 2026", (1,)), Bars("10 September 2026", (2,))]
    for word, letters in (
        ("Red – late", "Red - late"),
        ("Ar ôl, ers gw\N{LATIN SMALL LETTER Y WITH CIRCUMFLEX}l", "Ar ol, ers gwyl"),
        ("De\N{COMBINING ACUTE ACCENT}layed", "Delayed"),
        ("\N{LARGE GREEN CIRCLE} Green", "Green"),
    ):
        assert drawn([word], bars) == drawn([letters], plain)
    assert drawn(["Red"], bars) != drawn(["Rod"], bars)


def test_what_an_author_asks_for_by_name_does_not_stand_in_the_section_of_the_style(
    second: Path,
) -> None:
    asked = captions(built(second, PAPER))
    section = "- {key: progress, heading: Progress, required: false, shows: [changes, key]}"
    write(second, STYLE, "sections:\n", f"sections:\n  {section}\n")
    assert captions(built(second, PAPER)) == asked
