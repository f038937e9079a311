"""Why a file is not taken as a Word document.

Knows the words for it; does not know how it is found out.
"""


class NotAWordFile(ValueError):
    """A file that cannot be read as a Word document.

    ``reason`` is a sentence in plain words beginning "the file", ``rule`` the fact
    that should hold, ``hint`` what to do. Callers make a ``Diagnostic`` of it.
    """

    def __init__(self, reason: str, rule: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.rule = rule
        self.hint = hint
