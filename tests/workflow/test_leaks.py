"""A leak stops a public paper, wherever in its files it stands; and nothing else does."""

from base64 import b64encode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from front_door import run, write
from tools.programs import ROOT
from workflow.leak_plants import LABELS, PROSE, RUN, filled, paragraph, png_words
from workflow.leaky_paper import (
    FOLDER,
    MEETING,
    OUTPUT,
    SECRETS,
    SLUGS,
    WITHHELD,
    Built,
    built,
    marked,
    packed,
    places,
)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The public copy of the paper of 2004 with one paragraph withheld."""
    import shutil

    workspace = tmp_path_factory.mktemp("workspace")
    for name in ("source", "templates"):
        shutil.copytree(ROOT / name, workspace / name)
    return built(marked(workspace))


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("place", PROSE)
def test_a_secret_in_any_place_of_a_word_file_is_found(
    public: Built, place: str, secret: str
) -> None:
    parts = public.parts()
    plant, where = PROSE[place]
    plant(parts, secret)
    found = list(places(public.test, packed(parts)))
    assert found
    assert all(where in one for one in found), found


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("place", LABELS)
def test_a_thing_in_a_word_file_that_is_named_after_a_secret_is_found(
    public: Built, place: str, slug: str
) -> None:
    parts = public.parts()
    plant, where = LABELS[place]
    plant(parts, slug)
    found = list(places(public.test, packed(parts)))
    assert found
    assert all(where in one for one in found), found


PAGE = {
    "text": ('<main id="main">', '<main id="main"><p>{}</p>'),
    "text in pieces": ('<main id="main">', '<main id="main"><p>{split}</p>'),
    "broken lines": ("</main>", "<p>{broken}</p></main>"),
    "cell": ("</main>", "<table><tr><td>{}</td></tr></table></main>"),
    "title": ("<title>", "<title>{} "),
    "meta": ("<title>", '<meta name="description" content="{}"><title>'),
    "attribute": ("</main>", '<p title="{}"></p></main>'),
    "alternative text": ("</main>", '<img alt="{}" src="x.png"></main>'),
    "data": ("</main>", '<p data-owner="{}"></p></main>'),
    "comment": ("</main>", "<!-- {} --></main>"),
    "style": ("</style>", "/* {} */</style>"),
    "script": ("</main>", "<script>let a = '{}'</script></main>"),
    "entities": ("</main>", "<p>{entities}</p></main>"),
    "hidden": ("</main>", "<p hidden>{}</p></main>"),
    "file in an address": ("</main>", '<img alt="" src="data:image/png;base64,{png}"></main>'),
    "page in an address": ("</main>", '<iframe src="data:text/html,{percent}"></iframe></main>'),
}
NAMES = {
    "id": ("</main>", '<p id="{}"></p></main>'),
    "link": ("</main>", '<a href="#{}">x</a></main>'),
    "address": ("</main>", '<a href="https://example.org/{percent}">x</a></main>'),
}


def spelled(pattern: str, words: str) -> str:
    """The pattern with the words in it, spelled as it asks."""
    return (
        pattern.replace("{}", words)
        .replace("{split}", "".join(f"<b>{one}</b>" for one in words))
        .replace("{broken}", words.replace(" ", "<br>"))
        .replace("{entities}", "".join(f"&#{ord(one)};" for one in words))
        .replace("{percent}", "".join(f"%{byte:02x}" for byte in words.encode()))
        .replace("{png}", b64encode(png_words(words)).decode())
    )


@pytest.mark.parametrize(
    ("place", "secret"),
    [(place, one) for place in PAGE for one in SECRETS]
    + [(place, slug) for place in NAMES for slug in SLUGS],
)
def test_a_secret_in_any_place_of_a_page_is_found(public: Built, place: str, secret: str) -> None:
    old, new = {**PAGE, **NAMES}[place]
    page = public.html.decode()
    assert old in page
    page = page.replace(old, spelled(new, secret), 1)
    assert list(places(public.test, page.encode(), f"{OUTPUT}.html"))


@pytest.mark.parametrize("name", ["featherstone", "SaleToFeatherstone", "offer-of-1350000"])
def test_a_secret_in_the_name_of_a_file_is_found(public: Built, name: str) -> None:
    path = f"build/2004-09-23-corporate-parenting-board/public/{name}-public.docx"
    assert list(places(public.test, public.docx, path)) == ["its name"]


@pytest.mark.parametrize(
    "written",
    [
        "FEATHERSTONE", "Featherstone’s", "Feather\u00adstone", "Feather\u200bstone",
        "\uff26eatherstone", "Fea&#116;herstone", "£1.35 million", "£1.35m", "1,350,000",
        "RESIDENTS HAVE LEFT IT BEFORE", "residents\u00a0have\u2003left it before",
        "residents – have “left” it; before", "resi-\ndents have left it before",
        "residents have\u200bleft it before", "residents1 have left it before",
        "Brackenbury Estates", "twelve residents_x0020_have left it",
    ],
)  # fmt: skip
def test_a_secret_is_found_however_it_is_spelled(public: Built, written: str) -> None:
    parts = public.parts()
    paragraph(RUN)(parts, written)
    assert list(places(public.test, packed(parts))) == ["the document, paragraph 1"]


@pytest.mark.parametrize(
    "written",
    [
        "feather stone", "the residents have left", "£1,350", "an estate agent",
        "before it is sold", "it before: residents have left",
    ],
)  # fmt: skip
def test_what_is_no_secret_may_be_said(public: Built, written: str) -> None:
    parts = public.parts()
    paragraph(RUN)(parts, written)
    assert list(places(public.test, packed(parts))) == []


def test_words_in_neighbouring_cells_are_not_read_as_one(public: Built) -> None:
    parts = public.parts()
    cells = (filled(RUN, words) for words in ("residents have left", "it before"))
    row = "".join(f"<w:tc><w:p>{one}</w:p></w:tc>" for one in cells)
    paragraph(f"</w:p><w:tbl><w:tr>{row}</w:tr></w:tbl><w:p>")(parts, "")
    assert list(places(public.test, packed(parts))) == []


@given(st.data())
def test_any_five_words_of_a_withheld_text_are_found_in_whatever_pieces(
    public: Built, data: st.DataObject
) -> None:
    words = WITHHELD.rstrip(".").split()
    at = data.draw(st.integers(0, len(words) - 5))
    text = " ".join(words[at : at + 5])
    cuts = sorted(data.draw(st.sets(st.integers(1, len(text) - 1), max_size=8)))
    pieces = (text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True))
    parts = public.parts()
    paragraph("".join(filled(RUN, piece) for piece in pieces))(parts, "")
    assert list(places(public.test, packed(parts)))


def test_a_leak_stops_the_build_and_nothing_is_written(workspace: Path) -> None:
    marked(workspace, "sale-to-featherstone")
    answer = run(workspace, "build", "--for", "public", "--format", "docx", "--format", "html")
    assert answer.code == 1
    assert "[withheld-words-stay-withheld]" in answer.err
    assert not (workspace / "build").exists()


def test_words_that_are_typed_in_public_text_too_are_no_leak_but_are_told(workspace: Path) -> None:
    said = "The offer of Brackenbury Estates is good, and twelve residents have left it."
    write(marked(workspace), f"{FOLDER}/03-options.md", "N/A", said)
    answer = run(workspace, "build", "--for", "public")
    assert answer.code == 0, answer.said
    assert answer.err.count("[withheld-words-stand-once]") == 2, answer.err
    assert '"Brackenbury Estates" is withheld here' in answer.err
    assert '"twelve residents have left it" is withheld here' in answer.err


def test_eight_words_in_a_row_in_public_text_are_an_error(workspace: Path) -> None:
    said = "The offer for the old home, if the twelve residents have left it, is good."
    write(marked(workspace), f"{FOLDER}/03-options.md", "N/A", said)
    answer = run(workspace, "build", "--for", "public")
    assert answer.code == 1
    assert 'error: "for the old home, if the twelve residents have left it"' in answer.err
    assert not (workspace / "build").exists()


def test_what_may_be_told_is_said_with_its_reason_and_shown_to_reviewers(workspace: Path) -> None:
    file = f"{MEETING}/sale-to-featherstone/paper.yaml"
    excepted = (
        "not_withheld:\n  - words: Featherstone\n    reason: he spoke to the press\n"
        "  - words: the Mayor\n    reason: everybody knows\nfields:"
    )
    write(marked(workspace, "sale-to-featherstone"), file, "fields:", excepted)
    answer = run(workspace, "build", "--for", "public")
    assert answer.code == 0, answer.said
    assert 'note: "Featherstone" may be told, though it is withheld: he spoke' in answer.err
    assert '"the Mayor" is named as words that may be told, and is not withheld' in answer.err


def test_an_exception_needs_a_reason(workspace: Path) -> None:
    excepted = "not_withheld:\n  - words: Featherstone\nfields:"
    write(workspace, f"{FOLDER}/paper.yaml", "fields:", excepted)
    answer = run(workspace, "check")
    assert answer.code == 1
    assert 'add "reason: …" to it' in answer.out


def test_a_withheld_picture_is_known_again_in_another_file(workspace: Path) -> None:
    picture = png_words("a plan of the site")
    (workspace / FOLDER / "plan.png").write_bytes(picture)
    old = "Appendix 1 shows the achievements against actions."
    text = "![The rooms](plan.png) {exempt=3}"
    write(workspace, f"{FOLDER}/02-background.md", old, f"{text}\n\n{old}")
    public = built(workspace)
    parts = {**public.parts(), "word/media/image1.png": picture}
    (found,) = public.test.of_file(f"{OUTPUT}.docx", packed(parts))
    assert "the picture or file that is withheld at the picture" in found.message


def test_a_comparison_for_the_public_does_not_tell_what_an_older_draft_says(
    workspace: Path,
) -> None:
    old = "Appendix 1 shows the achievements against actions."
    write(workspace, f"{FOLDER}/02-background.md", old, f"{WITHHELD}\n\n{old}")
    issued = run(workspace, "issue", FOLDER, "--to", "finance", "--date", "2004-07-01")
    assert issued.code == 0, issued.said
    write(workspace, f"{FOLDER}/02-background.md", WITHHELD, f"{WITHHELD} {{exempt=3}}")
    answer = run(workspace / FOLDER, "diff", "issued:1", "--for", "public", "-o", "redline.docx")
    assert answer.code == 2
    assert "[withheld-words-stay-withheld]" in answer.err
    assert "compare draft 1 with the whole paper: --for restricted" in answer.err
    assert not list(workspace.rglob("redline.docx"))
    assert run(workspace / FOLDER, "diff", "issued:1", "--for", "restricted").code == 1
