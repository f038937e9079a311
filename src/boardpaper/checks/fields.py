"""What a paper gives for the fields that its house style names for the law.

Knows front matter; does not know what the law asks.
"""

from boardpaper.model.paper import Paper
from boardpaper.model.source import Place


def given(paper: Paper, key: str) -> str:
    """The words of a field, its parts and entries one after another; empty where it has none."""
    entries = paper.about.fields.get(key, ())
    return " ".join(text for entry in entries for text in entry.values() if text.strip())


def says_yes(paper: Paper, key: str) -> bool:
    """Whether a yes-or-no field says yes."""
    return given(paper, key).lower() in ("yes", "true")


def place_of(paper: Paper, key: str) -> Place:
    """Where a field is given, or would be."""
    return paper.places.about(("fields", key), True)
