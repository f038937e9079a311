"""Real papers to edit: those of the cases, built once, in all five house styles.

Knows which are small and which are the paper of 2004; does not edit them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from test_cases import PAPERS, made

LARGE = (
    "children-services-inspection", "brighton-hove-2004", "lambeth-2013-2004", "tendring-2004",
    "west-lothian-2004",
)  # fmt: skip
SMALL = tuple(name for name in PAPERS if name not in LARGE)
EVERY = 5
"""One script in so many edits the paper of 2004; the others edit small papers."""


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers as .docx, by the name of their case."""

    named: Mapping[str, bytes] = field(repr=False)

    @property
    def small(self) -> list[bytes]:
        """The small papers, and those of every kind of block."""
        return [self.named[name] for name in SMALL]

    def of(self, seed: int) -> bytes:
        """The paper that the script of a seed is for."""
        if seed % EVERY:
            return self.named[SMALL[seed % len(SMALL)]]
        return self.named[LARGE[seed // EVERY % len(LARGE)]]


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    """The papers of the cases, as built."""
    return Papers({name: made(name, tmp_path_factory.mktemp(name)).read_bytes() for name in PAPERS})
