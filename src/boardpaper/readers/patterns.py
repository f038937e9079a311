"""Patterns of a house style: words with facts in braces.

Knows braces; does not know what the facts are.
"""

from collections.abc import Iterator, Mapping
from string import Formatter

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.sentences import listed
from boardpaper.readers import naming
from boardpaper.readers.yaml_places import Path
from boardpaper.readers.yaml_text import YamlDocument


def misnamed(
    document: YamlDocument, path: Path, known: Mapping[str, tuple[str, ...]]
) -> Iterator[Diagnostic]:
    """The patterns under a path that name what is not there: ``known`` has the facts by key."""
    for key, pattern in naming.mapping(naming.at(document.data, path)).items():
        facts = known.get(key)
        if facts is None or not isinstance(pattern, str):
            continue
        message = _trouble(pattern, facts)
        if message:
            braced = listed([f"{{{fact}}}" for fact in facts])
            hint = f"facts go in braces, and here there {_are(facts)} {braced}"
            yield Diagnostic(document.locate((*path, key)), "wording-names-a-fact", message, hint)


def _are(facts: tuple[str, ...]) -> str:
    return "are" if len(facts) > 1 else "is"


def _trouble(pattern: str, facts: tuple[str, ...]) -> str:
    """What is wrong with a pattern; empty if nothing is."""
    try:
        for _, name, form, conversion in Formatter().parse(pattern):
            if name is not None and (name not in facts or form or conversion):
                written = (
                    name + (f"!{conversion}" if conversion else "") + (f":{form}" * bool(form))
                )
                return f'"{{{written}}}" is not a fact that can be printed here'
    except ValueError:
        return f'the braces in "{pattern}" do not match'
    return ""
