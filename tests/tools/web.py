"""Two independent opinions on whether pages of HTML are sound and fit for everyone.

Knows how to ask axe-core, in a browser, and the Nu checker; does not know what the pages
say. Both take many pages in one call, which is far quicker.
"""

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tools.programs import ROOT, need

MODULES = ROOT / ".tools" / "node_modules"
UNCHECKED = "whether the pages of HTML are sound"
SCRIPT = Path(__file__).with_name("web.mjs")
NOT_SO = "image “data:"
"""The Nu checker holds that a policy of ``img-src data:`` stops pictures in the page. It does
not (CSP 3, 6.7.2.8), as the browser proves, which is asked whether each picture shows."""

Check: TypeAlias = Callable[..., list[str]]


def _asked(command: Sequence[str | Path], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | environment
    )


def in_browser(files: Sequence[Path]) -> Iterator[str]:
    """What axe-core and a browser find, light, dark and on a phone."""
    node, browser = need("node", UNCHECKED), need("chromium", UNCHECKED)
    run = _asked([node, SCRIPT, *files], MODULES=str(MODULES), BROWSER=browser)
    if run.returncode:
        raise RuntimeError(f"the browser gave no answer: {run.stderr}")
    answer: dict[str, list[str]] = json.loads(run.stdout)
    assert set(answer) == set(map(str, files)), "the browser did not open every page"
    for file, faults in sorted(answer.items()):
        yield from (f"{Path(file).name}: {fault}" for fault in faults)


def nu(files: Sequence[Path]) -> Iterator[str]:
    """What the Nu checker finds, warnings too."""
    jar = Path(need("vnu", UNCHECKED)).resolve().parent / "build" / "dist" / "vnu.jar"
    java = need("java", UNCHECKED)
    run = _asked([java, "-jar", jar, "--format", "json", "--exit-zero-always", *files])
    try:
        messages: list[dict[str, Any]] = json.loads(run.stderr)["messages"]
    except (json.JSONDecodeError, KeyError):
        raise RuntimeError(f"the Nu checker gave no answer: {run.stdout}{run.stderr}") from None
    for one in messages:
        if NOT_SO not in one["message"]:
            name = Path(one.get("url", "")).name
            yield f"{name}: line {one.get('lastLine')}: {one['message']}"


def check(*files: Path) -> list[str]:
    """Everything that is held against the pages, best all asked at once."""
    return [fault for ask in (in_browser, nu) for fault in ask(files)]


@pytest.fixture(scope="session")
def web() -> Check:
    """The call ``web(file, ...)``: every fault of the pages, none if they are sound."""
    for name in ("node", "chromium", "vnu", "java"):
        need(name, UNCHECKED)
    return check
