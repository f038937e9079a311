"""Doing again what was done, whenever a file it read has changed.

Knows the state of files and folders, and how to wait; does not know what is done.

The system's notices only wake it. Whether to act is decided by looking at the
paths themselves, compared with how they were before the last time: so a change
made meanwhile is not lost, an editor that replaces files is seen, what nobody read
does not matter, and on a network drive without notices it looks now and then.
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path
from threading import Event

import watchfiles

from boardpaper.files.names import is_folder, is_temporary, names_in
from boardpaper.model.diagnostic import BoardpaperError

State = tuple[int, int, int] | tuple[str, ...] | None
"""A file's time, size and number, a folder's names, or None: not there."""

LOOK = 1000
"""Milliseconds after which it looks unasked."""
SETTLE = 0.1
"""Seconds in which nothing more may change before it acts: saving takes several steps."""
COARSE = 0.1
"""Seconds by which a file's time may lag behind the clock."""


def watch(
    paths_of: Callable[[], Iterable[Path]],
    act: Callable[[], None],
    stop: Event | None = None,
) -> None:
    """Act, then act again whenever any of the paths has changed, come or gone.

    ``paths_of`` is asked after each time for what was read, files and folders,
    there or not. Returns when ``stop`` is set, or quietly at Ctrl+C. What ``act``
    raises passes through.
    """
    halt = stop or Event()
    try:
        before = _states(paths_of())
        while not halt.is_set():
            started = time.time()
            act()
            paths = tuple(dict.fromkeys(paths_of()))
            before = _wait(paths, _known(before, paths, started - COARSE), halt)
    except KeyboardInterrupt:
        return


def _known(before: dict[Path, State], paths: Iterable[Path], started: float) -> dict[Path, State]:
    """How the paths were before acting; as they are now, where nobody looked then.

    Those that were written since it began are left out: what was read of them may
    be older.
    """
    states = _states(path for path in paths if path not in before)
    fresh = {path for path, state in states.items() if state and _written(path) >= started}
    return before | {path: state for path, state in states.items() if path not in fresh}


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _wait(paths: Collection[Path], known: dict[Path, State], halt: Event) -> dict[Path, State]:
    """Wait until a path is otherwise than known; how they all are then."""
    while not halt.is_set():
        for _ in _wakings(_folders(paths), halt):
            now = _states(paths)
            if any(path not in known or known[path] != state for path, state in now.items()):
                return _settled(paths, now, halt)
    return known


def _settled(paths: Collection[Path], now: dict[Path, State], halt: Event) -> dict[Path, State]:
    """How the paths are once they have stayed so for a moment."""
    for _ in range(50):
        halt.wait(SETTLE)
        earlier, now = now, _states(paths)
        if earlier == now:
            break
    return now


def _wakings(folders: Iterable[Path], halt: Event) -> Iterator[None]:
    """At each notice of the system's, and now and then without one."""
    try:
        notices = watchfiles.watch(
            *folders,
            watch_filter=None,
            stop_event=halt,
            rust_timeout=LOOK,
            yield_on_timeout=True,
            recursive=False,
        )
        for _ in notices:
            yield
    except (OSError, RuntimeError):
        # A folder went as it was looked for, or the system has no notices left.
        halt.wait(LOOK / 1000)
        yield


def _folders(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The folders whose notices tell of the paths.

    For each path the nearest that is there and the one above, which tells when
    that one is replaced.
    """
    nearest = (folder for path in paths for folder in islice(_standing(path), 2))
    return tuple(dict.fromkeys(nearest))


def _standing(path: Path) -> Iterator[Path]:
    """The folders that are there, from the path up."""
    return (folder for folder in (path, *path.parents) if is_folder(folder))


def _states(paths: Iterable[Path]) -> dict[Path, State]:
    return {path: _state(path) for path in paths}


def _state(path: Path) -> State:
    try:
        if path.is_dir():
            return tuple(name for name in names_in(path) if not is_temporary(name))
        status = path.stat()
    except (OSError, BoardpaperError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
