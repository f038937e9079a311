"""A YAML text becomes plain data, and every key and value keeps its place.

Knows the YAML that people need to type papers: mappings, lists and text. Does not
know what any key means. Scalars stay as written: ``2.10`` is not ``2.1``, ``no``
is a word and ``01`` is not 1 (YAML 1.2.2 section 10.1, the failsafe schema, with
the nulls of 10.2). Anchors, tags and merge keys are refused and never followed.
"""

from dataclasses import dataclass, field

import yaml
from yaml import events

from boardpaper.model.diagnostic import Diagnostic, in_order
from boardpaper.model.pausing import collector_paused
from boardpaper.model.printable import UNPRINTABLE
from boardpaper.model.source import Source, Span
from boardpaper.readers import yaml_refusals as refusals
from boardpaper.readers.yaml_growth import Data, Growth, TooDeep
from boardpaper.readers.yaml_places import Parser, Path, Places
from boardpaper.readers.yaml_trouble import explain


@dataclass(frozen=True)
class YamlDocument:
    """What a YAML text says, what is wrong with it, and where everything is.

    ``data`` is None if the text says nothing that can be used. A key without a
    value is as if it were not there, except to ``locate``. Where the text could
    not be read to its end, ``data`` is what stood before and ``open_at`` the path
    of the mapping or list it broke off in; else ``open_at`` is None.
    """

    source: Source
    data: Data
    diagnostics: tuple[Diagnostic, ...]
    places: Places = field(repr=False)
    open_at: Path | None = None

    def locate(self, path: Path, key: bool = False, /) -> Span:
        """The span of the value at a path, or of its key.

        A path that is not there gives the nearest one above it that is: its
        value if that is a scalar, else its key, else the first line of it.
        """
        return self.places.locate(path, key)

    def has(self, path: Path) -> bool:
        """Whether something stands at a path, were it a key without a value."""
        return self.places.has(path)


def read(source: Source) -> YamlDocument:
    """The data and places of a text. Whatever the text, nothing is raised."""
    unprintable = tuple(refusals.unprintable(source))
    text = UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", source.text)
    parser = Parser(text)
    growth = Growth(source, text, parser.get_event)
    with collector_paused():
        broken = _grow(growth)
        open_at = growth.path() if broken else None
        found = [*unprintable, *broken, *growth.finish(len(text))]
    if not broken:
        found += _unlike_a_file(growth)
        found += refusals.unspaced_notes(source, growth.places.is_note)
    data = growth.roots[0] if growth.roots else None
    data = data if isinstance(data, dict) else None
    return YamlDocument(source, data, in_order(found), growth.places, open_at)


def _grow(growth: Growth) -> tuple[Diagnostic, ...]:
    """Feed it all events; returns what stopped it before the end of the text, if anything did."""
    try:
        _feed(growth)
    except TooDeep:
        return (growth.too_deep(),)
    except yaml.MarkedYAMLError as error:
        return (explain(error, growth.source),)
    return ()


def _feed(growth: Growth) -> None:
    handlers, next_event, scalar = growth.handlers, growth.next_event, growth.scalar
    documents = 0
    while event := next_event():
        if event.__class__ is events.ScalarEvent:
            scalar(event)
        elif event.__class__ in handlers:
            handlers[event.__class__](event)
        elif isinstance(event, events.DocumentStartEvent):
            documents += 1
            if documents > 1:
                growth.refuse_document(event)
                return


def _unlike_a_file(growth: Growth) -> tuple[Diagnostic, ...]:
    """The finding that there is no mapping at the top, if there is none."""
    root = growth.roots[0] if growth.roots else None
    if root is None:
        return (refusals.empty(growth.source),)
    if isinstance(root, dict):
        return ()
    return (refusals.unlike_a_mapping(growth.places.heading((-1, 0))),)
