"""How a thing in a typed file is spoken of: "measure 2 of recommendation 2.6".

Knows paths and the untyped data they lead through, which may be wrong in any way;
does not know what is wrong there.
"""

import difflib
from collections.abc import Iterable

from boardpaper.model.dates import ordinal
from boardpaper.model.sentences import listed
from boardpaper.readers.yaml_growth import Data
from boardpaper.readers.yaml_places import Path

SINGULAR = {
    "recommendations": "recommendation",
    "actions": "action",
    "measures": "measure",
    "managers": "manager",
    "periods": "period",
    "sections": "section",
    "fields": "field",
    "parts": "part",
    "appendices": "appendix",
}
"""The lists whose entries have a name of their own; other lists have entries."""


def at(data: Data, path: Path) -> Data:
    """What stands at a path, None if nothing does."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def mapping(data: Data) -> dict[str, Data]:
    """The data if it is a mapping, else an empty one."""
    return data if isinstance(data, dict) else {}


def entries(data: Data) -> list[Data]:
    """The data if it is a list, else an empty one."""
    return data if isinstance(data, list) else []


def text(data: Data) -> str:
    """The data if it is text, else none."""
    return data if isinstance(data, str) else ""


def name(path: Path, data: Data, whole: str) -> str:
    """The thing at a path in words; ``whole`` is what the file as a whole is called."""
    if not path:
        return whole
    last = path[-1]
    if isinstance(last, int):
        return _entry(path, last, data, whole)
    if len(path) == 1:
        return f'"{last}"'
    joint = "under" if isinstance(path[-2], str) else "of"
    return f'"{last}" {joint} {name(path[:-1], data, whole)}'


def _entry(path: Path, number: int, data: Data, whole: str) -> str:
    kind = SINGULAR.get(str(path[-2])) if len(path) > 1 else None
    if kind is None:
        return f"entry {number + 1} of {name(path[:-1], data, whole)}"
    words = _labelled(kind, number, mapping(at(data, path)))
    return f"{words} of {name(path[:-2], data, whole)}" if len(path) > 2 else words


def _labelled(kind: str, number: int, entry: dict[str, Data]) -> str:
    key = text(entry.get("key"))
    if kind == "recommendation":
        reference = text(entry.get("reference")).strip()
        return f"{kind} {reference}" if reference else f"the {nth(number + 1)} {kind}"
    return f'{kind} "{key}"' if key else f"{kind} {number + 1}"


def nth(number: int) -> str:
    """1st, 2nd, 3rd."""
    return f"{number}{ordinal(number)}"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was most likely meant, empty where none is near."""
    by_folded = {each.casefold(): each for each in known}
    found = difflib.get_close_matches(word.strip().casefold(), by_folded, n=1)
    return by_folded[found[0]] if found else ""


def suggest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint: what was most likely meant, else all that is known."""
    known = tuple(known)
    near = nearest(word, known)
    if near:
        return f'did you mean "{near}"?'
    if not known:
        return otherwise
    return f"{'those known are' if len(known) > 1 else 'known is'} {listed(known)}"
