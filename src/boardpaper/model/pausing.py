"""Rest for Python's collector of circular garbage while much is made and nothing is let go.

Knows the collector; does not know what is made. A plan of 17,000 recommendations is
a million live objects, and looking through all of them again and again took longer
than reading them.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Inside it nothing is collected; afterwards the collector is as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
