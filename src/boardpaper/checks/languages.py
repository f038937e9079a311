"""Whether dates can be said in the language of the paper.

Knows which languages have names of months here; does not know dates.
"""

from collections.abc import Iterator

from boardpaper.model.dates import MONTHS
from boardpaper.model.diagnostic import Diagnostic, Severity
from boardpaper.model.paper import Paper


def language_has_names(paper: Paper) -> Iterator[Diagnostic]:
    """A warning where dates will print in English in a paper of another language."""
    language = paper.about.language
    if language.split("-")[0].lower() not in MONTHS:
        yield Diagnostic(
            paper.places.about(("language",)),
            "language-has-month-names",
            f"the names of months are not known in {language}; dates print in English",
            "write dates as words where they should print in that language",
            Severity.WARNING,
        )
