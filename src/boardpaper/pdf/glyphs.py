"""Which words the codes of a font stand for, and symbols that stand for none.

Knows the tables by which a font says what its codes mean in Unicode (ISO 32000-1,
9.10.3); does not know where they are drawn.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pikepdf import Name, Object, Pdf, Stream

PAIRS = re.compile(rb"beginbfchar(.*?)endbfchar", re.S)
RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.S)
PAIR = re.compile(rb"(<\s*([0-9A-Fa-f]+)\s*>\s*)<\s*([0-9A-Fa-f]+)\s*>")
RANGE = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>")
PRIVATE = re.compile(rb"(?i)<\s*(?:e[0-9a-f]{3}|f[0-8][0-9a-f]{2})\s*>")
"""A code from the part of Unicode where each font means by it what it likes."""
SYMBOLS = {
    b"F06F": "25CB", b"F071": "25A1", b"F076": "2756", b"F0A7": "25AA", b"F0A8": "25FB",
    b"F0D8": "27A2", b"F0E0": "2192", b"F0E8": "2794", b"F0FC": "2713", b"F0FE": "2611",
}  # fmt: skip
"""What Word's Wingdings mean by the codes that lists and forms use."""
BULLET = "2022"
"""What any other is read as: with few exceptions they stand before the items of a list."""


@dataclass(frozen=True, slots=True)
class Font:
    """The words that each code of a font stands for, and how many bytes a code has."""

    width: int
    words: Mapping[int, str]

    def read(self, codes: bytes) -> str:
        """The words that codes stand for; what has none is a replacement character."""
        steps = range(0, len(codes) - self.width + 1, self.width)
        numbers = (int.from_bytes(codes[at : at + self.width]) for at in steps)
        return "".join(self.words.get(number, "\ufffd") for number in numbers)


@dataclass
class Fonts:
    """Fonts read so far, by where they stand in the file."""

    _read: dict[tuple[int, int], Font] = field(default_factory=dict)

    def font(self, one: Object) -> Font:
        """How a font of the file is read."""
        if one.objgen not in self._read or one.objgen == (0, 0):
            table = one.get(Name.ToUnicode)
            held = table.read_bytes() if isinstance(table, Stream) else b""
            self._read[one.objgen] = _font(held)
        return self._read[one.objgen]


def _font(table: bytes) -> Font:
    words, width = {}, 1
    for block in PAIRS.findall(table):
        for _, code, stands in PAIR.findall(block):
            words[int(code, 16)], width = _text(stands), len(code) // 2
    for block in RANGES.findall(table):
        for first, last, stands in RANGE.findall(block):
            width = len(first) // 2
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                text = _text(stands)
                words[code] = text[:-1] + chr(ord(text[-1]) + step)
    return Font(max(width, 1), words)


def _text(stands: bytes) -> str:
    return bytes.fromhex(stands.decode()).decode("utf-16-be", "replace")


def name_symbols(pdf: Pdf) -> None:
    """Gives symbols of fonts such as Symbol and Wingdings the Unicode that they look like.

    PDF/A-2a (ISO 19005-2, 6.2.11.7.3) and whoever listens need to know what is drawn.
    """
    for one in pdf.objects:
        if isinstance(one, Stream):
            continue
        if getattr(one, "get", None) and isinstance(one.get(Name.ToUnicode), Stream):
            table = one.ToUnicode.read_bytes()
            named = PAIRS.sub(lambda found: PAIR.sub(_named, found[0]), table)
            if named != table:
                one.ToUnicode.write(named)


def _named(found: "re.Match[bytes]") -> bytes:
    if not PRIVATE.fullmatch(b"<" + found[3] + b">"):
        return found[0]
    return found[1] + b"<" + SYMBOLS.get(found[3].upper(), BULLET).encode() + b">"
