"""Fields that a house style asks for and its template never prints.

Knows what a house style declares and what a template names; does not know Word.
"""

import re
from collections.abc import Callable, Iterator

from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.house_style import FieldRule, HouseStyle
from boardpaper.model.source import Locator, WholeFile

WORD = re.compile(r"[A-Za-z_][\w.]*")
Path = tuple[str | int, ...]


def unused_slots(
    style: HouseStyle, names: frozenset[str], template: str, locate: Locator
) -> Iterator[Diagnostic]:
    """What an author is asked for in vain, given the names in the template's tags."""
    said = names | frozenset(_own_words(style))

    def unused(path: Path, message: str, hint: str) -> Diagnostic:
        related = ((WholeFile(template), "the template"),)
        return Diagnostic(
            locate(path), "content-has-a-slot", message, hint, Severity.WARNING, related=related
        )

    for number, field in enumerate(style.fields):
        yield from _field(field, ("fields", number), said, unused)


def _own_words(style: HouseStyle) -> Iterator[str]:
    """The names that stand in the house style's own words around sections."""
    for section in style.sections:
        for text in (*section.before, *section.after):
            for expression in re.findall(r"\{\{(.*?)\}\}", text):
                yield from WORD.findall(expression)


def _field(
    rule: FieldRule,
    path: Path,
    names: frozenset[str],
    unused: Callable[[Path, str, str], Diagnostic],
) -> Iterator[Diagnostic]:
    used = {name for name in names if name == rule.key or name.startswith(f"{rule.key}.")}
    if not used:
        slot = f"{rule.key}.{rule.parts[0].key}" if rule.parts else rule.key
        wanted = f"{{% for one in {rule.key} %}}" if rule.many else f"{{{{ {slot} }}}}"
        message = f'the template never prints the field "{rule.label}"'
        hint = f"write {wanted} in it, or take the field out of the house style"
        yield unused((*path, "key"), message, hint)
        return
    dotted = {name.split(".")[1] for name in used if "." in name}
    if not dotted:
        return  # printed as a whole
    for number, part in enumerate(rule.parts):
        if part.key not in dotted:
            message = f'the template never prints "{part.key}" of the field "{rule.label}"'
            slot = f"one.{part.key}" if rule.many else f"{rule.key}.{part.key}"
            hint = f"write {{{{ {slot} }}}} in it, or take the part out of the house style"
            yield unused((*path, "parts", number), message, hint)
