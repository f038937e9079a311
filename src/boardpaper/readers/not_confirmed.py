"""The list of carried words that are not yet confirmed: ``not-confirmed.yaml``.

Knows what it may say; does not know the paper whose words they are.
"""

from boardpaper.model.diagnostic import Outcome
from boardpaper.model.not_confirmed import NotConfirmed
from boardpaper.model.source import Source
from boardpaper.readers.bind import Read, read_as


def read(source: Source) -> Outcome[Read[NotConfirmed]]:
    """The list that a ``not-confirmed.yaml`` holds, and all that is wrong with it."""
    return read_as(NotConfirmed, "the list of what is not confirmed", source, lambda _: iter(()))
