"""A mapping file: what the columns of a tracker say, for one that does not tell it itself.

Knows what must hold inside it; does not know the tracker that it is for.
"""

from collections.abc import Iterator

from boardpaper.model.diagnostic import Diagnostic, Outcome
from boardpaper.model.sentences import listed
from boardpaper.model.source import Source
from boardpaper.model.tracker_mapping import WITH_PERIOD, TrackerMapping
from boardpaper.readers import naming
from boardpaper.readers.bind import Read, read_as
from boardpaper.readers.yaml_text import YamlDocument


def read(source: Source) -> Outcome[Read[TrackerMapping]]:
    """What a mapping file says, and all that is wrong in it."""
    return read_as(TrackerMapping, "the mapping", source, _check)


def _check(document: YamlDocument) -> Iterator[Diagnostic]:
    """Periods of what is of no period, and the other way round."""
    columns = naming.mapping(naming.mapping(document.data).get("columns"))
    for heading, each in columns.items():
        given = naming.mapping(each)
        says, period = naming.text(given.get("says")), naming.text(given.get("period"))
        if period and says and says not in WITH_PERIOD:
            yield Diagnostic(
                document.locate(("columns", heading, "period")),
                "mapping-fits-its-column",
                f'what says "{says}" is of no period',
                f"take period: out; {listed(WITH_PERIOD)} are of one",
            )
        if (says or naming.text(each)) == "milestones" and not period:
            yield Diagnostic(
                document.locate(("columns", heading)),
                "mapping-fits-its-column",
                "milestones are of a period, and none is given",
                f"write {heading}: {{says: milestones, period: {heading}}}",
            )
