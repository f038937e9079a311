"""A paper file: ``paper.yaml``.

Knows what it may say beyond the model; does not know its house style, so not which
fields it wants, nor whether the files it names are there.
"""

from collections.abc import Iterator
from dataclasses import replace

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.paper_file import PaperFile
from boardpaper.model.source import Source
from boardpaper.readers.appendices import appendix_faults
from boardpaper.readers.bind import Read, read_as, settled
from boardpaper.readers.paths import leads_out, slashed
from boardpaper.readers.yaml_text import YamlDocument


def read(source: Source) -> Outcome[Read[PaperFile]]:
    """What a ``paper.yaml`` says, its paths with ``/``, and all that is wrong in it.

    The name of a file that lies elsewhere is left out, so that nobody looks for it.
    """
    return settled(read_as(PaperFile, "the paper", source, _check), _slashed)


def _slashed(paper: PaperFile) -> PaperFile:
    appendices = tuple(
        replace(
            each,
            plan=_inside(each.plan),
            text=_inside(each.text),
            table=_inside(each.table),
            document=_inside(each.document),
        )
        for each in paper.appendices
    )
    return replace(paper, house_style=slashed(paper.house_style), appendices=appendices)


def _inside(written: str) -> str:
    path = slashed(written)
    return "" if not path or leads_out(path) else path


def _check(document: YamlDocument) -> Iterator[Diagnostic]:
    yield from appendix_faults(document)
