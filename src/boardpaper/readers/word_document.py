"""A Word file that an appendix carries in, held against what can be carried.

Knows how a fault of the file is told; how it is found, and how the file is carried,
is ``ooxml``'s affair.
"""

from dataclasses import replace

from boardpaper.model.diagnostic import Diagnostic, Outcome, Severity, has_errors
from boardpaper.model.paper import WordDocument
from boardpaper.model.source import Place, Span, WordPlace
from boardpaper.ooxml.carry_faults import CarryFault, carry_faults
from boardpaper.ooxml.package import NotAWordFile
from boardpaper.ooxml.package import read as read_package
from boardpaper.ooxml.soundness import find_unsound


def read(data: bytes, path: str, asked_by: Span) -> Outcome[WordDocument]:
    """The file as it will be carried, and what is wrong with it or stays behind.

    What concerns the file as a whole stands where its name is written, the rest at
    a paragraph of the file.
    """
    try:
        package = find_unsound(read_package(data))
    except NotAWordFile as refusal:
        words = f"{path}: {refusal.reason}"
        return Outcome(None, (Diagnostic(asked_by, refusal.rule, words, refusal.hint),))
    found = tuple(_told(fault, path, asked_by) for fault in carry_faults(package))
    return Outcome(None if has_errors(found) else WordDocument(path, data), found)


def _told(fault: CarryFault, path: str, asked_by: Span) -> Diagnostic:
    place: Place = asked_by
    message = f"{path}: {fault.message}"
    if fault.paragraph:
        place = WordPlace(path, "the document", fault.paragraph, fault.text)
        message = fault.message
    told = Diagnostic(place, fault.rule, message, fault.hint)
    return replace(told, severity=Severity.NOTE) if fault.note else told
