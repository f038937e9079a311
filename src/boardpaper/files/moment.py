"""The time that is recorded: what the environment says it is, else what the clock says.

Knows SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/); does
not know what is dated.
"""

import os
from datetime import UTC, datetime

from boardpaper.model.diagnostic import BoardpaperError

EPOCH = "SOURCE_DATE_EPOCH"


def now() -> str:
    """The moment in UTC, to the second (ISO 8601)."""
    return given() or _words(datetime.now(UTC))


def given() -> str:
    """The moment that the environment gives, empty where it gives none.

    Raises BoardpaperError where it gives something else.
    """
    written = os.environ.get(EPOCH, "")
    if not written:
        return ""
    try:
        return _words(datetime.fromtimestamp(int(written), UTC))
    except (ValueError, OverflowError, OSError):
        raise BoardpaperError(f'{EPOCH} is "{written}", which is no count of seconds') from None


def _words(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
