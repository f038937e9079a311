"""Fields as they are read through: what they ask for, and what they last showed.

Knows the shape of fields (ECMA-376-1, 17.16); does not work any of them out.
"""

import re
from dataclasses import dataclass, field
from typing import Final

NUMBERS: Final = frozenset(
    ["PAGE", "NUMPAGES", "PAGEREF", "NOTEREF", "SECTION", "SECTIONPAGES", "SEQ", "TOC", "AUTONUM"]
)
"""Fields that show a number Word works out."""
NUMBERED: Final = frozenset(["REF", "STYLEREF"])
WORD: Final = re.compile(r'"([^"]*)"|(\S+)')
NUMBER_SWITCH: Final = re.compile(r"\\[rnwp]\b", re.IGNORECASE)
"""What makes a reference show the number of what it refers to, not its words."""


@dataclass(slots=True)
class Field:
    """A field in reading: its instruction so far, and whether its result has begun.

    ``shown`` is whether the result held anything, ``silent`` whether it is left out.
    """

    pieces: list[str] = field(default_factory=list)
    in_result: bool = False
    shown: bool = False
    silent: bool = False

    @property
    def instruction(self) -> str:
        """What it asks for, its white space made even: ``REF first \\r \\h``."""
        return " ".join("".join(self.pieces).split())

    @property
    def is_number(self) -> bool:
        """Whether its result is a number that Word works out."""
        return is_number(self.instruction)


def is_number(instruction: str) -> bool:
    """Whether a field's result is a number that Word works out."""
    word = kind(instruction)
    return word in NUMBERS or (word in NUMBERED and bool(NUMBER_SWITCH.search(instruction)))


def kind(instruction: str) -> str:
    """The word that says what a field does: ``REF``, ``PAGE``; "" for an empty one."""
    return instruction.split(maxsplit=1)[0].upper() if instruction.strip() else ""


def words(instruction: str) -> list[tuple[str, str]]:
    """What follows that word: each argument, quotes taken off, with the switch before it."""
    found: list[tuple[str, str]] = []
    switch = ""
    for quoted, plain in list(WORD.findall(instruction))[1:]:
        if plain.startswith("\\"):
            switch = plain.lower()
            continue
        found.append((switch, quoted.replace("\\\\", "\\") if quoted else plain))
        switch = ""
    return found


def target(instruction: str) -> str:
    """What a field refers to: the bookmark of a REF, the address of a HYPERLINK.

    A place in a document stands after a ``#``.
    """
    found = dict(reversed(words(instruction)))
    place = found.get("\\l", "") if kind(instruction) == "HYPERLINK" else ""
    return found.get("", "") + (f"#{place}" if place else "")
