"""What a draft says across its pages.

Knows the words; does not know how a writer draws them.
"""

from datetime import date

from boardpaper.model.dates import When, say
from boardpaper.model.paper import Paper


def draft_words(paper: Paper, day: date) -> str:
    """ "DRAFT 26th November 2026", the day as the house style says days.

    Where some of the paper was carried over from the last one, and nobody has confirmed it
    yet, that is said behind it.
    """
    when = When(day.year, day.month, day.day)
    draft = f"DRAFT {say(when, paper.style.dates, paper.about.language)}"
    waits = paper.not_confirmed
    if not waits:
        return draft
    return f"{draft} - {waits} passage{'s' if waits != 1 else ''} not yet confirmed"
