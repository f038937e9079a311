"""A paper's own file for the next meeting: all of it that holds on, and nothing that does not.

Knows what has to be said anew for each meeting; does not know where the file goes. Only what
is cleared is typed anew: notes and order stay.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from boardpaper.model.diagnostic import BoardpaperError
from boardpaper.model.house_style import FieldRule, HouseStyle, PartRule
from boardpaper.model.pieces import Data, Path, Pieces, as_settled, whole_text
from boardpaper.model.source import Source
from boardpaper.readers.yaml_clearing import cleared, says
from boardpaper.readers.yaml_pieces import cut
from boardpaper.readers.yaml_splice import spliced
from boardpaper.readers.yaml_text import read as read_yaml
from boardpaper.workflow.typing_manner import manner_of

LOOKED_AT: Final = ("stands", "not_withheld")
"""Lists of what somebody looked at in the last paper."""
SINCE: Final = "since"
BEHIND: Final = ("title", "subject", "language")
"""Keys that ``since`` stands behind, the last of them that is there."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Something that was not carried over: where it stood, and what it said."""

    where: str
    said: str


@dataclass(frozen=True, slots=True)
class NextFile:
    """A file of the next paper, and what of the last one is not in it."""

    data: bytes
    gone: tuple[Gone, ...] = ()


def pieces_of(source: Source) -> Pieces:
    """A typed file cut into entries, its line ends plain.

    Raises BoardpaperError where it is typed in a way that cannot be edited here.
    """
    pieces = cut(read_yaml(Source(source.path, manner_of(source).plain(source))), {})
    if pieces is None:
        raise BoardpaperError(f'"{source.path}" is typed in a way that cannot be edited here')
    return pieces


def typed_as(source: Source, pieces: Pieces, data: dict[str, Data]) -> bytes:
    """A file that says ``data``, typed in the manner of the one it was made from."""
    text = whole_text(spliced(pieces, data), as_settled("ours"))
    return manner_of(source).typed(text, marked=False)


def next_paper(source: Source, style: HouseStyle, since: str) -> NextFile:
    """The paper's file for the next meeting; ``since`` is empty where it compares with nothing."""
    pieces = pieces_of(source)
    data = says(pieces)
    gone = []
    for path in _paths(style, data):
        said = _at(data, path)
        if said:
            gone.append(Gone(_named(path), _words(said)))
        pieces = cleared(pieces, path)
    kept = says(pieces)
    for key in LOOKED_AT:
        entries = kept.pop(key, None)
        for entry in entries if isinstance(entries, list) else []:
            gone.append(Gone(key, _words(entry)))
    return NextFile(typed_as(source, pieces, _since(kept, since)), tuple(gone))


def _since(data: dict[str, Data], since: str) -> dict[str, Data]:
    """The data with the paper that this one comes after."""
    data = {key: value for key, value in data.items() if key != SINCE or since}
    if not since or SINCE in data:
        return {key: since if key == SINCE else value for key, value in data.items()}
    last = next((key for key in reversed(data) if key in BEHIND), "title")
    with_it: dict[str, Data] = {}
    for key, value in data.items():
        with_it[key] = value
        if key == last:
            with_it[SINCE] = since
    return with_it


def _paths(style: HouseStyle, data: dict[str, Data]) -> Iterator[Path]:
    """Where something stands that has to be said anew."""
    fields = data.get("fields")
    anew = _said_by_law(style)
    for rule in style.fields:
        given = fields.get(rule.key) if isinstance(fields, dict) else None
        if given is not None:
            whole = rule.key in anew or _is_anew(rule)
            yield from _of_field(rule, given, whole=whole)
    yield "exempt", "public_interest"


def _of_field(rule: FieldRule, given: Data, *, whole: bool) -> Iterator[Path]:
    """Where a field, or some of its parts, has to be said anew."""
    path: Path = ("fields", rule.key)
    if whole:
        yield path
        return
    parts = [part.key for part in rule.parts if _is_anew(part)]
    entries = enumerate(given) if isinstance(given, list) else ((None, given),)
    for at, entry in entries:
        for part in parts:
            if isinstance(entry, dict) and entry.get(part) is not None:
                yield (*path, *(() if at is None else (at,)), part)


def _is_anew(rule: FieldRule | PartRule) -> bool:
    return rule.each_time or rule.kind == "date"


def _said_by_law(style: HouseStyle) -> set[str]:
    """Fields in which the last paper said why it was late or urgent, or what it was to decide."""
    law = style.law
    reasons = {law.late, law.urgent} - {""}
    asking = {rule.when for rule in style.fields if rule.key in reasons}
    return (reasons | asking | {law.key_decision, law.notice}) - {""}


def _at(data: Data, path: Path) -> Data:
    """What data says at a path; None where nothing is there."""
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
        else:
            return None
    return data


def _named(path: Path) -> str:
    steps = path[1:] if path[0] == "fields" else path
    return " · ".join(f"{step + 1}" if isinstance(step, int) else step for step in steps)


def _words(said: Data) -> str:
    """Everything some data says, on one line."""
    return " ".join("; ".join(_texts(said)).split())


def _texts(said: Data) -> Iterable[str]:
    if isinstance(said, dict):
        return [text for value in said.values() for text in _texts(value)]
    if isinstance(said, list):
        return [text for value in said for text in _texts(value)]
    return [said] if said else []
