"""Words that are withheld in one place of a paper and typed for all to read in another.

Knows how much of the same is chance; does not know which of the two places is right.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from boardpaper.leaks.names import distinctive
from boardpaper.leaks.search import Leak, leaks
from boardpaper.leaks.secrets import RUN, Said, secrets
from boardpaper.leaks.words import plain, tokens
from boardpaper.model.placed import Placed

SURELY: Final = 8
"""So many words in a row are not the same by chance."""
USUAL: Final = 2
"""What stands in more public places than these is what the paper is about."""


class Twice(NamedTuple):
    """Something that stands in withheld and in public text."""

    words: str
    withheld_at: str
    public_at: str
    surely: bool
    """Whether it is too long to be chance."""


def typed_twice(
    withheld: Sequence[Said], public: Sequence[Said], background: Sequence[str]
) -> Iterator[Twice]:
    """The names and runs of words of withheld texts that public texts say too, each once.

    ``background`` is what a paper says anyhow: its house style's words, its front matter.
    """
    wanted = secrets(withheld).without(background)
    texts: dict[str, set[str]] = {}
    for address, text in public:
        texts.setdefault(text, set()).add(address)
    found: dict[str, list[Leak]] = {}
    for leak in leaks(wanted, (Placed(min(texts[text]), text) for text in texts)):
        found.setdefault(leak.found.casefold(), []).append(leak)
    small = _small(one.text for one in (*withheld, *public))
    told = []
    for several in found.values():
        leak = several[0]
        said = tokens(plain(leak.found)).written
        telling = len(said) >= RUN or (leak.secret.kind == "name" and _names(said, small))
        if telling and len({place for one in several for place in texts[one.text]}) <= USUAL:
            told.append(Twice(leak.found, leak.secret.address, leak.place, len(said) >= SURELY))
    longest = "\n".join(one.words for one in told)
    yield from (one for one in told if longest.count(one.words) == 1)


def _small(texts: Iterable[str]) -> set[str]:
    """The words that stand somewhere without a capital."""
    read = tokens(plain("\n".join(texts)))
    return {word for word in read.written if word[:1].islower()}


def _names(said: list[str], small: set[str]) -> bool:
    """Whether these words name somebody or something, and not a body or its business."""
    return len(said) > 1 and distinctive(tuple(said), small)
