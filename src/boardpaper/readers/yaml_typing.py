"""Plain data typed as YAML, so that it is read again as just that data.

Knows how a text is typed so that it stays a text; does not know what any key means. What
cannot stand as it is goes in double quotes, whose escapes are those of JSON (YAML 1.2.2, 7.3.1).
"""

import json
import re
from typing import Final

from boardpaper.model.pieces import Data
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.readers.yaml_growth import EMPTY

PLAIN: Final = re.compile(r"[^\W_](?:[^\n\r\t]*\S)?")
"""What may stand without quotes, unless something in it means something to YAML."""
MEANING: Final = re.compile(r":(?:\s|$)|\s#|\t")
IN_BRACKETS: Final = re.compile(r"[\[\]{},:]")
MARKS_OF_A_DOCUMENT: Final = ("---", "...")


def scalar(text: str, indent: int, before: str = "", *, on_a_line: bool = False) -> str:
    """A text as a value whose further lines stand ``indent`` in.

    It is typed as ``before`` was, in quotes or as a block, where that can be.
    """
    as_block = "\n" in text and not on_a_line and _can_be_a_block(text)
    if as_block:
        return _block(text, indent)
    if _is_plain(text) and not before.startswith('"'):
        return text
    return quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, what nobody can see as escapes."""
    typed = json.dumps(text, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", typed).replace(
        "\x85", "\\u0085"
    )


def on_one_line(data: Data) -> str:
    """Any data on one line, lists and mappings in brackets."""
    if isinstance(data, dict):
        entries = (f"{_in_brackets(name)}: {on_one_line(value)}" for name, value in data.items())
        return "{" + ", ".join(entries) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(on_one_line, data)) + "]"
    return _in_brackets(data or "")


def key(name: str) -> str:
    """A key of a mapping, without its colon."""
    return scalar(name, 0, on_a_line=True)


def _in_brackets(text: str) -> str:
    return text if _is_plain(text) and not IN_BRACKETS.search(text) else quoted(text)


def _is_plain(text: str) -> bool:
    means_nothing = not MEANING.search(text) and not UNPRINTABLE.search(text)
    return bool(PLAIN.fullmatch(text)) and means_nothing and text not in EMPTY


def _can_be_a_block(text: str) -> bool:
    """Whether a text can stand as it is, in lines: none of them begins or ends unseen."""
    lines = text.removesuffix("\n").split("\n")
    return (
        bool(lines[0].strip() and lines[-1].strip())
        and not any(line != line.strip() for line in (lines[0], lines[-1]))
        and not UNPRINTABLE.search(text)
        and "\r" not in text
        and not any(line.startswith(("\t", *MARKS_OF_A_DOCUMENT)) for line in lines)
    )


def _block(text: str, indent: int) -> str:
    mark = "|" if text.endswith("\n") else "|-"
    lines = text.removesuffix("\n").split("\n")
    return "\n".join((mark, *(" " * indent + line if line else "" for line in lines)))
