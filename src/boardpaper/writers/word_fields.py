"""Front matter that is given, held against the tags that would print it.

Knows fields and the words inside tags; does not know what a tag gives.
"""

import re
from collections.abc import Iterator

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.house_style import FieldRule
from boardpaper.model.paper import Paper
from boardpaper.model.source import Span
from boardpaper.ooxml.template import Template

Path = tuple[str | int, ...]


def unprinted_fields(paper: Paper, template: Template) -> Iterator[Diagnostic]:
    """A warning for every part of the front matter that no tag of the template prints."""
    words = f"{template.tag_words}\n{_own_words(paper)}"
    if not _names(words, "title") and not _names(words, "paper"):
        place = paper.places.about(("title",))
        yield _unprinted(place, "front matter · title", "the title", "title")
    for rule in paper.style.fields:
        if _names_whole(words, rule.key):
            continue
        for at, given in enumerate(paper.about.fields.get(rule.key, ())):
            for name, part in _tags(rule):
                if given.get(part) and not _names(words, name):
                    path: Path = ("fields", rule.key, at, part) if part else ("fields", rule.key)
                    said = f'"{rule.label}"' if not part else f'the {part} of "{rule.label}"'
                    place = paper.places.about(path)
                    yield _unprinted(place, f"front matter · {rule.label}", said, name)


def _own_words(paper: Paper) -> str:
    """The house style's own words around sections, which may print fields too."""
    rules = paper.style.sections
    return "\n".join(text for rule in rules for text in (*rule.before, *rule.after))


def _tags(rule: FieldRule) -> Iterator[tuple[str, str]]:
    """The name a tag would use for each part of a field, and the part."""
    if not rule.parts:
        yield rule.key, ""
    for part in rule.parts:
        yield f"{rule.key}.{part.key}", part.key


def _names(words: str, name: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", words) is not None


def _names_whole(words: str, key: str) -> bool:
    """Whether a field is used as a whole, so that all of it may print."""
    return re.search(rf"(?<![\w.]){re.escape(key)}(?![\w.])", words) is not None


def _unprinted(place: Span, address: str, what: str, name: str) -> Diagnostic:
    return Diagnostic(
        place,
        "content-has-a-slot",
        f"{what} is given, and the template prints it nowhere",
        f"give the template {{{{ {name} }}}} where it should stand, or take it out here",
        Severity.WARNING,
        address,
    )
