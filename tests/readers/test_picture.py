"""Pictures are known by what they hold, whole or not at all."""

import pytest

from boardpaper.model.paper import Figure, Picture
from boardpaper.model.rules import RULES
from boardpaper.model.source import Source, Span
from boardpaper.readers import picture
from made_files import chunk, jpeg, png

LINK = Source("n.md", "![A dog](dog.png)")
ASKED = Figure("dog.png", "A dog", span=Span(LINK, 0, len(LINK.text)))


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [
        (png(3, 2), "png", (3, 2, 96)),
        (png(30, 20, 11811), "png", (30, 20, 300)),
        (png(30, 20, 1), "png", (30, 20, 96)),
        (jpeg(40, 30, 150), "jpeg", (40, 30, 150)),
        (jpeg(40, 30, 150, turned=1), "jpeg", (40, 30, 150)),
    ],
)
def test_size_and_resolution(data: bytes, kind: str, size: tuple[int, int, int]) -> None:
    found = picture.read(data, ASKED)
    assert found.diagnostics == ()
    read = found.value
    assert isinstance(read, Picture)
    assert (read.kind, read.data) == (kind, data)
    assert (read.width, read.height, round(read.per_inch)) == size


def test_what_is_told_beside_a_picture_is_left_out() -> None:
    plain = png()
    told = plain.replace(b"\0\0\0\0IEND", chunk(b"tEXt", b"Author\0Jo") + b"\0\0\0\0IEND")
    read = picture.read(told, ASKED).value
    assert read is not None
    assert read.data == plain


@pytest.mark.parametrize(
    ("data", "rule", "said"),
    [
        (b"", "picture-is-a-picture", "is not a PNG or JPEG"),
        (b"GIF89a", "picture-is-a-picture", "is a GIF"),
        (png()[:-20], "picture-is-a-picture", "damaged"),
        (png().replace(b"IDAT", b"IDAX"), "picture-is-a-picture", "damaged"),
        (png(0, 5), "picture-is-a-picture", "damaged"),
        (jpeg(4, 3)[:-2], "picture-is-a-picture", "damaged"),
        (jpeg(4, 3)[:20], "picture-is-a-picture", "damaged"),
        (jpeg(4, 3, turned=6), "picture-is-a-picture", "stored turned"),
        (jpeg(9000, 9000), "picture-is-not-too-large", "9,000 by 9,000"),
        (png() + b"\0" * 11_000_000, "picture-is-not-too-large", "10.5 MB"),
    ],
)
def test_no_picture(data: bytes, rule: str, said: str) -> None:
    found = picture.read(data, ASKED)
    assert found.value is None
    (one,) = found.diagnostics
    assert (one.rule, one.place) == (rule, ASKED.span)
    assert said in one.message
    assert one.hint
    assert one.rule in RULES
