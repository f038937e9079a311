"""Where a house style says that papers say what the law asks of them.

Knows which of its names are sections and which are fields; does not know the law.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from boardpaper.model.diagnostic import Diagnostic
from boardpaper.model.sentences import listed
from boardpaper.readers import naming
from boardpaper.readers.yaml_text import YamlDocument

WANTED: Final = {
    "background_papers": ("sections", ""),
    "late": ("fields", ""),
    "urgent": ("fields", ""),
    "key_decision": ("fields", "yes or no"),
    "notice": ("fields", "date"),
}
"""What each key under ``law`` names: an entry of which list, and of which kind if of one."""


def misplaced(document: YamlDocument) -> Iterator[Diagnostic]:
    """Names under ``law`` that are no section or field of the house style."""
    whole = naming.mapping(document.data)
    law = naming.mapping(whole.get("law"))
    for key, (entries, kind) in WANTED.items():
        name = naming.text(law.get(key))
        known = [
            naming.text(one.get("key"))
            for one in map(naming.mapping, naming.entries(whole.get(entries)))
            if kind in ("", one.get("kind"))
        ]
        if name and name not in known:
            what = f"{naming.SINGULAR[entries]}{f' of the kind {kind}' if kind else ''}"
            yield Diagnostic(
                document.locate(("law", key)),
                "law-names-its-own",
                f'this house style has no {what} called "{name}"',
                _remedy(name, known, what),
            )


def _remedy(name: str, known: Sequence[str], what: str) -> str:
    near = naming.nearest(name, known)
    if near:
        return f'did you mean "{near}"?'
    others = f"name another: {listed(known)}" if known else f"give it a {what}"
    return f"take this line out, or {others}"
