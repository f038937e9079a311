"""A meeting file: ``meeting.yaml``.

Knows what it may say beyond the model; does not know whether its papers are there.
"""

from collections.abc import Iterator
from dataclasses import replace

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.meeting import Meeting
from boardpaper.model.source import Source
from boardpaper.readers import naming
from boardpaper.readers.bind import Read, read_as, settled
from boardpaper.readers.paths import slashed, strays
from boardpaper.readers.yaml_text import YamlDocument


def read(source: Source) -> Outcome[Read[Meeting]]:
    """The meeting that a ``meeting.yaml`` describes, and all that is wrong.

    The folders of its papers have ``/`` between them, however they were typed.
    """
    outcome = read_as(Meeting, "the meeting", source, _check)
    return settled(
        outcome, lambda meeting: replace(meeting, agenda=tuple(map(slashed, meeting.agenda)))
    )


def _check(document: YamlDocument) -> Iterator[Diagnostic]:
    agenda = naming.entries(naming.mapping(document.data).get("agenda"))
    for number in range(len(agenda)):
        yield from strays(document, ("agenda", number))
