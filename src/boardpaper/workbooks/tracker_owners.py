"""Who answers for something, as a cell of a tracker names them.

Knows how people, posts and bodies are written beside each other; does not know any of them.
Commas and "and" part names only where both sides can be nothing else.
"""

import re
from typing import Final

from boardpaper.model.pieces import Data

_BODY_WORDS: Final = re.compile(
    r"\b(?:council|team|services?|department|dept|board|group|committee|partnership|trust|nhs|"
    r"police|finance|legal|housing|education|health|care|unit|office|directorate|agency|"
    r"authority|all|schools?|hr|ict|it|forum|network|panel|management|support|planning|"
    r"partners|procurement|communications|division|association|ltd|society)\b",
    re.IGNORECASE,
)
_POST_WORDS: Final = re.compile(
    r"\b(?:head|director|manager|officer|chief|lead|chair|coordinator|co-ordinator|assistant|"
    r"deputy|secretary|clerk|leader|executive|adviser|advisor|member|liaison|principal|senior|"
    r"solicitor|accountant|cllr|councillor)\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Cllr)\.? )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}")
_INITIALS: Final = re.compile(r"[A-Z]{2}(?:[A-Z])?")
_BODY: Final = re.compile(r"[A-Z]{3,}|[A-Z]{2,}\d*")
_COLON: Final = re.compile(r"(?P<body>[^:()]+):\s*(?P<rest>.+)", re.DOTALL)
_BRACKETED: Final = re.compile(r"(?P<outside>[^()]+?)\s*\((?P<inside>[^()]*)\)")
_APART: Final = re.compile(r"\s*[;\n]\s*")


def owners(said: str) -> list[Data]:
    """The managers that a cell names, as a plan has them."""
    bulleted = re.sub(r"(?m)^\s*[-•*·]\s+", "", said)
    return [
        one
        for part in _APART.split(bulleted)
        if part.strip(" ,")
        for one in _line(part.strip(" ,"))
    ]


def _line(line: str) -> list[Data]:
    found = _COLON.fullmatch(line)
    if found:
        people = _split(found["rest"].strip())
        return [_manager(people=people, organisation=found["body"].strip())]
    found = _BRACKETED.fullmatch(line)
    if found:
        return [_bracketed(found["outside"].strip(), found["inside"].strip())]
    name, _, role = line.partition(", ")
    if _is_person(name) and _POST_WORDS.search(role) and "," not in role:
        return [_manager(people=[name], role=role)]
    parts = _split(line)
    if len(parts) > 1 and all(_is_person(one) for one in parts):
        return [_manager(people=parts)]
    return [_one(one) for one in parts]


def _bracketed(outside: str, inside: str) -> Data:
    if _is_person(inside) and not _is_person(outside):
        return _manager(people=[inside], organisation=outside)
    if _is_body(inside) and not _POST_WORDS.search(inside):
        return _manager(people=_split(outside), organisation=inside)
    return _manager(people=_split(outside), role=inside)


def _split(said: str) -> list[str]:
    """Several names beside each other, or the one there is."""
    parts = [part.strip() for part in re.split(r"\s*/\s*", said) if part.strip()]
    return [name for part in parts for name in _by_and(part)]


def _by_and(said: str) -> list[str]:
    parts = [part.strip() for part in re.split(r",\s*|\s+(?:&|and)\s+", said) if part.strip()]
    if len(parts) > 1 and all(_is_person(one) for one in parts):
        return parts
    posts = [part.strip() for part in re.split(r",\s*", said) if part.strip()]
    if len(posts) > 1 and all(_is_body(one) or _is_person(one) for one in posts):
        return posts
    return [said]


def _is_person(said: str) -> bool:
    return (
        bool(_NAME.fullmatch(said))
        and not _BODY_WORDS.search(said)
        and not _POST_WORDS.search(said)
    )


def _is_body(said: str) -> bool:
    return bool(_BODY.fullmatch(said)) or bool(_BODY_WORDS.search(said))


def _one(said: str) -> Data:
    is_body = not _POST_WORDS.search(said) and _is_body(said) and len(said) > 2
    return _manager(organisation=said) if is_body else said


def _manager(people: list[str] | None = None, organisation: str = "", role: str = "") -> Data:
    names: Data = people[0] if people and len(people) == 1 else [*people] if people else ""
    given: dict[str, Data] = {"people": names, "organisation": organisation, "role": role}
    said: dict[str, Data] = {key: value for key, value in given.items() if value}
    return names if isinstance(names, str) and list(said) == ["people"] else said
