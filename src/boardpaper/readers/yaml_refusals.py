"""What YAML allows and a paper's files do not, and how that is said.

Knows the words; does not know how the text is read.
"""

import re
from collections.abc import Callable, Iterator

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.model.source import Source, Span
from boardpaper.readers.yaml_places import first_line
from boardpaper.readers.yaml_trouble import BRACED, IN_QUOTES, RULE, unspaced

MOST_UNPRINTABLE = 20
UNSPACED_NOTE = re.compile(r"#[^\s#]")


def unprintable(source: Source) -> Iterator[Diagnostic]:
    """The characters that must go: no more than the first 20."""
    for number, found in enumerate(UNPRINTABLE.finditer(source.text)):
        if number == MOST_UNPRINTABLE:
            return
        char, place = found.group(), Span(source, found.start(), found.end())
        if char in "\x85\u2028\u2029":
            hint = "delete it and press Enter instead"
        elif "\x80" <= char <= "\x9f":
            hint = "save the file again as UTF-8, or type the character again"
        else:
            hint = "delete it"
        yield Diagnostic(place, "character-is-printable", _invisible(char), hint)


def _invisible(char: str) -> str:
    return f"there is a character here that nobody can see (U+{ord(char):04X})"


def escaped(place: Span, char: str) -> Diagnostic:
    """An escape that stands for a character Word cannot hold."""
    message = f"this text has a character in it that nobody can see (U+{ord(char):04X})"
    return Diagnostic(place, "character-is-printable", message, "take the escape out")


def unspaced_notes(source: Source, is_note: Callable[[int], bool]) -> Iterator[Diagnostic]:
    """``Item #5``: the words after the # are lost, and most often were not meant as a note."""
    for found in UNSPACED_NOTE.finditer(source.text):
        if _follows(source.text, found.start()) and is_note(found.start()):
            yield Diagnostic(
                first_line(source, found.start()),
                "note-is-meant",
                "a # after a space begins a note, so these words will not print",
                f"{IN_QUOTES}; or, if it is a note, put a space after the #",
                Severity.WARNING,
            )


def _follows(text: str, at: int) -> bool:
    """Whether something stands before an offset on its line, and a space between."""
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    return text[at - 1 : at] in (" ", "\t") and not text[line_start:at].isspace()


def empty(source: Source) -> Diagnostic:
    """A file with nothing in it but comments."""
    return Diagnostic(
        first_line(source, 0), "file-is-not-empty", "this file is empty", 'begin with "format: 1"'
    )


def unlike_a_mapping(place: Span) -> Diagnostic:
    """A file whose top is a list or a text."""
    found = unspaced(place.source, place.start)
    if found:
        return found
    what = "a list" if place.text.startswith(("- ", "[")) else "text"
    return Diagnostic(
        place,
        "file-is-a-mapping",
        f"this file begins with {what}, where a key and a value are wanted",
        'begin with "format: 1", then the other keys, each on its line',
    )


def several(place: Span) -> Diagnostic:
    """A line that begins a second document."""
    return Diagnostic(
        place,
        "file-holds-one-document",
        f'"{place.text[:3]}" begins another document in the same file',
        "take this line out, or move what follows to a file of its own",
    )


def deep(place: Span, most: int) -> Diagnostic:
    """Something set in further than anyone types."""
    return Diagnostic(
        place,
        "nesting-is-shallow",
        f"this is more than {most} levels deep, so the rest of the file was not read",
        "look for brackets that are never closed; no file here needs more than ten levels",
    )


def duplicate(place: Span, key: str, first: Span) -> Diagnostic:
    """A key that its mapping has already."""
    return Diagnostic(
        place,
        "key-is-given-once",
        f'"{key}" is given twice',
        "keep one of the two, or put both together",
        related=((first, "it is given here first"),),
    )


def alias(place: Span) -> Diagnostic:
    """``*name``."""
    message = f'an unquoted value cannot begin with "*": "{place.text}"'
    return Diagnostic(place, "value-is-written-out", message, _written_out("value"))


def anchor(place: Span) -> Diagnostic:
    """``&name``."""
    message = f'an unquoted value cannot begin with "&": "{place.text}"'
    return Diagnostic(place, "value-is-written-out", message, _written_out("value"))


def merge(place: Span) -> Diagnostic:
    """``<<``."""
    message = '"<<" takes over what is written elsewhere, which papers do not use'
    return Diagnostic(place, "value-is-written-out", message, _written_out("keys"))


def _written_out(what: str) -> str:
    return f"write the {what} out here" + (f"; if it is text, {IN_QUOTES}" * (what == "value"))


def tag(place: Span) -> Diagnostic:
    """``!name``."""
    message = f'an unquoted value cannot begin with "!": "{place.text}"'
    return Diagnostic(place, "value-has-no-tag", message, f"if it is text, {IN_QUOTES}")


def keyless(place: Span) -> Diagnostic:
    """A key that is a list, a mapping or nothing."""
    if place.source.text[place.start - 1 : place.start + 1] == "{{":
        place = Span(place.source, place.start - 1, place.end)
        return Diagnostic(place, RULE, BRACED, IN_QUOTES)
    if not place.text.strip() or place.text.startswith(":"):
        message = "there is no key before this colon"
        return Diagnostic(place, "key-is-text", message, "write one, or take the line out")
    return Diagnostic(
        place, "key-is-text", "a key must be text", "write a word or words before the colon"
    )
