"""What was issued, to whom and when: a small JSON file beside it.

Knows the record and its form; does not know how anything is issued.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal, get_args

from boardpaper import __version__
from boardpaper.files.locating import is_inside
from boardpaper.model.edition import Audience

FORMAT = 1
Kind = Literal["draft", "published"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The record of one issue.

    ``to`` names who was given it. ``when`` is a moment in UTC, or no more than a day
    (ISO 8601). ``document`` is the name of the document's file, ``sha256`` the digest
    of its bytes, and ``content`` one of what it says without the mark in its footers,
    as it was built. ``sources`` are digests by path from the folder ``sources``; a copy
    for the public from which something is withheld has none.
    ``audience`` is whom a copy of a paper with exempt text is for, None for other papers.
    ``others`` are digests, by their names, of the same document in other kinds of file.
    """

    kind: Kind
    number: int
    to: tuple[str, ...]
    when: str
    document: str
    sha256: str
    content: str
    sources: Mapping[str, str]
    audience: Audience | None = None
    others: Mapping[str, str] = field(default_factory=dict)
    boardpaper: str = __version__

    def to_bytes(self) -> bytes:
        """The file's bytes: JSON, its keys sorted, a new line at the end."""
        record = asdict(self) | {"format": FORMAT}
        text = json.dumps(record, indent=2, sort_keys=True, ensure_ascii=False)
        return (text + "\n").encode()


def parse(data: bytes) -> Record | None:
    """The record in a file's bytes; None where it is none of ours."""
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or record.pop("format", None) != FORMAT:
        return None
    try:
        made = Record(**record)
        return Record(**{**record, "to": tuple(made.to)}) if _is_sound(made) else None
    except TypeError:
        return None


def _is_sound(record: Record) -> bool:
    words = (record.when, record.document, record.sha256, record.content, record.boardpaper)
    number: object = record.number
    to: object = record.to
    sources, others = _digests(record.sources), _digests(record.others)
    files = (record.document, *(others or ()))
    return (
        record.kind in KINDS
        and record.audience in (None, "public", "restricted")
        and isinstance(number, int)
        and isinstance(to, list)
        and sources is not None
        and others is not None
        and all(isinstance(word, str) for word in (*words, *to))
        and not any("/" in name for name in files)
        and all(map(is_inside, (*files, *sources)))
    )


def _digests(held: object) -> dict[str, str] | None:
    """Digests by path, None where it is something else."""
    if not isinstance(held, dict):
        return None
    return held if all(isinstance(one, str) for one in (*held, *held.values())) else None
