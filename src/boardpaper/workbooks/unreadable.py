"""Why a cell that somebody edited cannot be taken over.

Knows words; does not know which cell it is.
"""


class Unreadable(ValueError):
    """What is wrong with a cell, in words that follow its place, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint
