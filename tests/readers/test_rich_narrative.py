"""Tables, pictures, quotations and footnotes of a narrative, as they are typed."""

import pytest

from boardpaper.model.paper import (
    EMPHASIS,
    Block,
    Cell,
    Figure,
    Link,
    List,
    Note,
    Paragraph,
    Placeholder,
    Quote,
    Reference,
    Table,
    TableFile,
    Text,
    walk,
    words,
)
from boardpaper.model.source import Source, Span
from boardpaper.readers.narrative import read

EM = frozenset({EMPHASIS})


def blocks(text: str) -> tuple[Block, ...]:
    """What stands under one heading."""
    found = read(Source("n.md", f"# H\n\n{text}"))
    assert found.diagnostics == ()
    assert found.value is not None
    (section,) = found.value.sections
    return section.blocks


def only(text: str) -> Block:
    (block,) = blocks(text)
    return block


def table(text: str) -> Table:
    found = only(text)
    assert isinstance(found, Table)
    return found


def plain(text: str) -> list[list[str]]:
    found = table(text)
    return [[words(cell) for cell in row] for row in (found.header, *found.rows)]


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def test_table_with_its_alignment_and_caption() -> None:
    found = table("| a | b | c | d |\n|:-|:-:|-:|--|\n| 1 | 2 | 3 | 4 |\nTable: What *it* is\n")
    assert found.aligns == ("left", "centre", "right", "")
    assert found.caption == (Text("What "), Text("it", EM), Text(" is"))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("|a|b|\n|-|-|\n|c|d|\n", [["a", "b"], ["c", "d"]]),
        ("a | b\n--- | ---\nc | d", [["a", "b"], ["c", "d"]]),
        ("| a |\n| - |\n| c |\n", [["a"], ["c"]]),
        ("|a||\n|-|-|\n||d|\n", [["a", ""], ["", "d"]]),
        (r"|a \| b|" + "\n|-|\n" + r"|\\|", [["a | b"], ["\\"]]),
        ("   | a | b |\n   |:--|---|\n   | c | d |   ", [["a", "b"], ["c", "d"]]),
        ("|a|\n|-|\n|{{ x | count }}|", [["a"], ["{{ x | count }}"]]),
    ],
)
def test_cells_of_a_table(text: str, rows: list[list[str]]) -> None:
    assert plain(text) == rows


def test_cells_hold_what_paragraphs_hold() -> None:
    found = table("|a|\n|-|\n|*b* [c](https://d.uk) [](#e) {{ f }}[^1]|\n\n[^1]: g")
    assert found.rows[0][0].inlines == (
        Text("b", EM),
        Text(" "),
        Link((Text("c"),), "https://d.uk"),
        Text(" "),
        Reference((), "e"),
        Text(" "),
        Placeholder("f"),
        Note((Text("g"),)),
    )


def test_every_cell_knows_its_place() -> None:
    text = "# H\r\n\r\n  | ŵ  | <!-- n --> {{ a }} |\r\n  | - | - |\r\n  | c \\| d | e |\r\n"
    found = read(Source("n.md", text)).value
    assert found is not None
    spans = [node.span for node in walk(found) if isinstance(node, Cell) and node.span]
    assert [span.text for span in spans] == ["ŵ", "{{ a }}", "c \\| d", "e"]
    (whole,) = (node.span for node in walk(found) if isinstance(node, Table))
    assert isinstance(whole, Span)
    assert whole.text.startswith("| ŵ")
    assert whole.text.endswith("e |")


def test_caption_may_stand_after_an_empty_line_and_ends_the_table() -> None:
    first, second = blocks("|a|\n|-|\n|b|\n\nTable: one\n\nTable: no caption\n")
    assert isinstance(first, Table)
    assert first.caption == (Text("one"),)
    assert second == paragraph("Table: no caption")


def test_table_ends_where_another_block_begins() -> None:
    kinds = [type(block) for block in blocks("|a|\n|-|\n|b|\n- c\n\n|a|\n|-|\n|b|\n> d\n\ne\n")]
    assert kinds == [Table, List, Table, Quote, Paragraph]


def test_table_may_follow_a_paragraph_at_once() -> None:
    first, second = blocks("words\n|a|\n|-|\n|b|")
    assert (type(first), type(second)) == (Paragraph, Table)


def test_picture_with_alternative_text_and_caption() -> None:
    assert only('![A *dog* & cat](my%20dog.png "The dog")') == Figure(
        "my dog.png", "A dog & cat", (Text("The dog"),)
    )
    assert only("![A dog](<pictures/my dog.jpg>)") == Figure("pictures/my dog.jpg", "A dog")
    assert only("![A dog][d]\n\n[d]: d.png") == Figure("d.png", "A dog")


def test_table_kept_in_a_file() -> None:
    assert only("[Costs *now*](costs.csv)") == TableFile(
        "costs.csv", "", (Text("Costs "), Text("now", EM))
    )
    assert only("[C](<a/b c.XLSX#By year>)") == TableFile("a/b c.XLSX", "By year", (Text("C"),))
    assert only("[C](c.xlsx#By%20year)") == TableFile("c.xlsx", "By year", (Text("C"),))


def test_address_that_ends_like_a_table_is_a_link() -> None:
    found = only("[C](https://x.uk/c.csv)")
    assert isinstance(found, Paragraph)


def test_quotation_holds_paragraphs() -> None:
    assert only("> a\n> b\n>\n> c\n") == Quote((paragraph("a b"), paragraph("c")))


def test_footnotes_stand_where_they_are_referred_to() -> None:
    first, second = blocks("a[^1] b.[^Two]\n\n[^1]: *c*\n[^two]: d\n  e\n\nf\n")
    assert first == Paragraph(
        (
            Text("a"),
            Note((Text("c", EM),)),
            Text(" b."),
            Note((Text("d e"),)),
        )
    )
    assert second == paragraph("f")


def test_footnote_of_one_word_is_no_address_of_a_link() -> None:
    found = only("a[^1]\n\n[^1]: https\n")
    assert found == Paragraph((Text("a"), Note((Text("https"),))))


def test_footnote_may_be_written_before_it_is_referred_to() -> None:
    found = only("[^n]: first [p](#q)\n\na[^n]\n")
    assert found == Paragraph((Text("a"), Note((Text("first "), Reference((Text("p"),), "q")))))


def test_an_item_without_words_is_left_out() -> None:
    found = read(Source("n.md", "# H\n\n1. a\n2.\n3. b\n\n- \n"))
    assert [one.rule for one in found.diagnostics] == ["list-item-has-words"] * 2
    assert found.value is not None
    assert found.value.sections[0].blocks == (List(((paragraph("a"),), (paragraph("b"),)), True),)


def test_signs_of_footnotes_can_print() -> None:
    assert only("a\\[^1] b") == paragraph("a[^1] b")
