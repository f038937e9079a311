"""What an author writes is what Word shows: sections, blocks and text, whatever they are."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from front_door import built, opened, run

HEADINGS = (
    "Purpose of the report",
    "Background and external consultation",
    "Option appraisal",
    "Financial, legal and ward implications",
    "Recommendation",
    "Reasons",
    "Background papers",
)
PAPER = "2027-01-21-health-board/winter-plan"
LETTERS = "abcdefgh ABC&<>'\"éŵŷ£€–’“”.,;:()/%0123456789 🙂漢"
SPECIAL = "\\`*_{}[]<>#+-.!|&~"

words = st.builds(
    lambda first, rest: first + " ".join(rest.split()),
    st.sampled_from("ABCŵé"),
    st.text(LETTERS, max_size=60),
)
paragraphs = words.map(lambda text: ("p", text))
bullets = st.lists(words, min_size=1, max_size=4).map(lambda items: ("l", items))
sections = st.builds(
    lambda first, rest: [first, *rest], paragraphs, st.lists(paragraphs | bullets, max_size=4)
)


def escaped(text: str) -> str:
    """Text that Markdown takes for plain words."""
    return "".join(f"\\{char}" if char in SPECIAL else char for char in text)


def written(blocks: list[tuple[str, object]]) -> Iterator[str]:
    last = ""
    for kind, said in blocks:
        if kind == "p":
            yield f"{escaped(str(said))}\n"
        elif last == "l":
            continue  # two lists in a row are one list to Markdown
        else:
            yield "\n".join(f"- {escaped(item)}" for item in said) + "\n"  # type: ignore[attr-defined]
        last = kind


def expected(blocks: list[tuple[str, object]]) -> Iterator[tuple[str, str]]:
    last = ""
    for kind, said in blocks:
        if kind == "p":
            yield "paragraph", str(said)
        elif last != "l":
            yield from (("bullet", item) for item in said)  # type: ignore[attr-defined]
        last = kind


STYLES = {
    "Numbered Paragraph": "paragraph",
    "Body Paragraph": "paragraph",
    "Report Bullet": "bullet",
    "Heading 1": "heading",
}


def read_back(path: Path) -> Iterator[tuple[str, str]]:
    for one in opened(path).paragraphs:
        kind = STYLES.get(str(one.style.name)) if one.style else None
        if kind:
            yield kind, one.text


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sections, min_size=len(HEADINGS), max_size=len(HEADINGS)))
def test_reading_back_gives_what_was_written(texts: list[list[tuple[str, object]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        assert run(Path(folder), "new", "workspace", "workspace").code == 0
        parts = [f"# {heading}\n\n" + "\n".join(written(blocks))
                 for heading, blocks in zip(HEADINGS, texts, strict=True)]  # fmt: skip
        narrative = workspace / "source" / PAPER / "narrative.md"
        narrative.write_text("\n".join(parts), encoding="utf-8")
        output = built(workspace, PAPER)
        wanted = [
            line
            for heading, blocks in zip(HEADINGS, texts, strict=True)
            for line in (("heading", heading.upper()), *expected(blocks))
        ]
        assert list(read_back(output)) == wanted
        first = output.read_bytes()
        shutil.rmtree(workspace / "build")
        assert built(workspace, PAPER).read_bytes() == first
