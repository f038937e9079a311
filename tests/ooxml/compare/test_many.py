"""Long documents of which nothing is as it was."""

from boardpaper.ooxml.compare import compare
from ooxml.wordfile import docx, p

NOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def document(said: str, count: int = 1000) -> bytes:
    """A document in which no word stands twice, with a note to every paragraph."""
    lines = [" ".join(f"{said}{at}.{word}" for word in range(6)) for at in range(1, count + 1)]
    notes = [
        f'<w:footnote w:id="{at}">{p(f"{said}n{at}")}</w:footnote>' for at in range(1, count + 1)
    ]
    body = [p(line, NOTE.format(at)) for at, line in enumerate(lines, 1)]
    return docx("".join(body), footnotes="".join(notes))


def test_two_long_documents_without_a_word_in_common_are_told_word_for_word() -> None:
    counted = compare(document("old"), document("new")).comparison.counted

    assert counted.removed == counted.added == 7000
