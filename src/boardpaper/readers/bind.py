"""Untyped data becomes the model, and what does not fit gets its place.

Knows pydantic and where things stand; does not know what a plan or a paper is.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity, in_order
from boardpaper.model.pausing import collector_paused
from boardpaper.model.source import Source, Span
from boardpaper.readers.faults import Fault, is_text_with_colon, say
from boardpaper.readers.kinds import keys_at
from boardpaper.readers.naming import nearest
from boardpaper.readers.yaml_growth import Data
from boardpaper.readers.yaml_places import Path
from boardpaper.readers.yaml_text import YamlDocument
from boardpaper.readers.yaml_text import read as read_yaml

T = TypeVar("T")
Address = Callable[[Path, Data], str]
Check = Callable[[YamlDocument], Iterator[Diagnostic]]
ABSENT = ("missing", "missing_keyword_only_argument", "too_short")
UNKNOWN = "unexpected_keyword_argument"
AT_KEY = "[key]"
"""With what pydantic ends the path of a key that is none of those a mapping may have."""


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What a typed file says, and the document that places it."""

    value: T
    document: YamlDocument


def no_address(path: Path, data: Data) -> str:
    """The address of what is not printed: none."""
    return ""


def read_as(
    kind: type[T],
    whole: str,
    source: Source,
    check: Check,
    address: Address = no_address,
) -> Outcome[Read[T]]:
    """A source as a typed file: read, bound and checked, all findings at once.

    ``whole`` is what the file as a whole is called. The checks see the untyped
    data, so that they speak even where it does not fit the model.
    """
    with collector_paused():
        document = read_yaml(source)
        bound = bind(document, kind, whole, address)
        found: Iterable[Diagnostic] = bound.diagnostics
        if document.data is not None and document.open_at is None:
            found = in_order((*found, *check(document)))
    value = None if bound.value is None else Read(bound.value, document)
    return Outcome(value, tuple(found))


def settled(outcome: Outcome[Read[T]], settle: Callable[[T], T]) -> Outcome[Read[T]]:
    """The outcome with its value, if there is one, settled by ``settle``."""
    if outcome.value is None:
        return outcome
    return replace(outcome, value=replace(outcome.value, value=settle(outcome.value.value)))


def bind(
    document: YamlDocument,
    kind: type[T],
    whole: str = "the file",
    address: Address = no_address,
) -> Outcome[T]:
    """The document as a ``kind``, with its own findings and those of the model.

    Where the document breaks off there is no value, but what stands before is
    still judged.
    """
    if document.data is None:
        return Outcome(None, document.diagnostics)
    value, found = None, list(document.diagnostics)
    with collector_paused():
        try:
            value = _adapter(cast(Hashable, kind)).validate_python(document.data)
        except ValidationError as error:
            found += _findings(error, document, kind, whole, address)
    if document.open_at is not None:
        value = None
    return Outcome(value, in_order(found))


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _findings(
    error: ValidationError, document: YamlDocument, kind: type, whole: str, address: Address
) -> Iterator[Diagnostic]:
    faults = [_fault(each, document, kind, whole) for each in error.errors(include_url=False)]
    taken_for_mappings = {fault.path[:-1] for fault in faults if _is_misread_text(fault)}
    misspelt = {_meant(fault) for fault in faults if fault.type == UNKNOWN}
    for fault in faults:
        if fault.type in ABSENT and (
            _breaks_off(fault, document)
            or fault.path[:-1] in taken_for_mappings
            or fault.path in misspelt
        ):
            continue
        said = say(fault)
        place = document.locate(fault.path, said.at_key)
        if not said.at_key and _is_unreadable(place, document):
            continue
        spoken = address(fault.path, document.data)
        yield Diagnostic(place, said.rule, said.message, said.hint, address=spoken)


def _is_misread_text(fault: Fault) -> bool:
    return fault.type == UNKNOWN and is_text_with_colon(fault)


def _meant(fault: Fault) -> Path:
    """The path of the key that an unknown one was most likely meant for."""
    holder = fault.path[:-1]
    return (*holder, nearest(fault.key, keys_at(fault.kind, holder)))


def _is_unreadable(place: Span, document: YamlDocument) -> bool:
    """Whether something in a place could not be read: what it says means nothing then."""
    errors = (one.place for one in document.diagnostics if one.severity is Severity.ERROR)
    return any(
        isinstance(error, Span) and place.start <= error.start < place.end for error in errors
    )


def _breaks_off(fault: Fault, document: YamlDocument) -> bool:
    """Whether what is absent might have come where the document breaks off."""
    if document.open_at is None:
        return False
    holder = fault.path if fault.type == "too_short" else fault.path[:-1]
    return document.open_at[: len(holder)] == holder


def _fault(error: Any, document: YamlDocument, kind: type, whole: str) -> Fault:
    path, of = tuple(error["loc"]), error["type"]
    if path[-1:] == (AT_KEY,):
        path, of = path[:-1], "key"
    return Fault(
        kind=kind,
        whole=whole,
        data=document.data,
        type=of,
        path=path,
        value=error["input"],
        context=error.get("ctx", {}),
        given=document.has(path),
    )
