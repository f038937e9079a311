"""A comparison as JSON, for programs: ``docs/comparison.schema.json`` describes it.

Knows the names of fields and their order; does not know what is made of them. Fields may
be added under the same ``format``; none is renamed, removed or given another meaning.
"""

import json
import re
from typing import Final

from boardpaper.changes.grouping import title_of
from boardpaper.model.change import Change, Comparison, DataChange, Renumbered, Where

FORMAT: Final = 1
NOT_ASCII: Final = re.compile(r"[^\n\x20-\x7e]")


def as_json(comparison: Comparison) -> str:
    """A comparison as one JSON object; characters that do not print are escaped."""
    counted = comparison.counted
    told = {
        "format": FORMAT,
        "old": comparison.old,
        "new": comparison.new,
        "same": comparison.same,
        "words": {
            "removed": counted.removed, "added": counted.added, "moved": counted.moved
        },
        "changes": [_change(change) for change in comparison.changes],
        "renumbered": [_run(run) for run in comparison.renumbered],
        "data": [_fact(change) for change in comparison.data],
        "coarser": [
            {"place": one.place, "level": one.level, "why": one.why} for one in comparison.coarser
        ],
        "left_out": list(comparison.left_out),
    }  # fmt: skip
    return NOT_ASCII.sub(_shown, json.dumps(told, indent=2, ensure_ascii=False)) + "\n"


def _change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "what": change.what,
        "address": change.address,
        "group": title_of(change.place),
        "old": _where(change.old),
        "new": _where(change.new),
        "pieces": [{"how": piece.how, "text": piece.text} for piece in change.pieces],
        "notes": list(change.notes),
    }


def _where(place: Where | None) -> dict[str, object] | None:
    if place is None:
        return None
    return {
        "words": place.words,
        "section": place.section,
        "row": place.row,
        "column": place.column,
        "part": place.part,
        "order": place.order,
        "label": place.label,
    }


def _run(run: Renumbered) -> dict[str, object]:
    ends = {
        side: {"first": first, "last": last}
        for side, (first, last) in (("old", run.old), ("new", run.new))
    }
    return {"what": run.what, **ends}


def _fact(change: DataChange) -> dict[str, object]:
    return {
        "kind": change.kind,
        "what": change.what,
        "address": change.address,
        "subject": change.subject,
        "field": change.field,
        "old": change.old,
        "new": change.new,
    }


def _shown(found: re.Match[str]) -> str:
    char = found[0]
    return char if char.isprintable() else json.dumps(char)[1:-1]
