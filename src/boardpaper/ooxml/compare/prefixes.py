"""XML under the prefixes that Word writes, so that it can be compared as it is written.

Knows namespaces; does not know what any element means.
"""

import re
from typing import Final

from lxml import etree

from boardpaper.ooxml.xml import PREFIXES, Element

DECLARED: Final = re.compile(rb' xmlns(?::([\w.-]+))?="([^"]*)"')
USUAL: Final = {prefix: PREFIXES[prefix] for prefix in ("w", "r", "w14", "w15")}
"""The namespaces that a comparison reads by their prefixes."""


def with_usual_prefixes(root: Element) -> Element:
    """The tree under Word's prefixes: the same one where it has them already."""
    found = DECLARED.findall(etree.tostring(root))
    declared = {(prefix.decode(), uri.decode()) for prefix, uri in found}
    if all(_is_usual(prefix, uri) for prefix, uri in declared):
        return root
    used = {uri for _, uri in declared}
    usual = {prefix: uri for prefix, uri in USUAL.items() if uri in used}
    # the other names of a namespace stay declared: mc:Ignorable may list them
    kept = {prefix: uri for prefix, uri in root.nsmap.items() if prefix and prefix not in USUAL}
    renamed = root.makeelement(root.tag, dict(root.attrib), nsmap={**usual, **kept})
    renamed.text = root.text
    renamed.extend(list(root))
    return renamed


def _is_usual(prefix: str, uri: str) -> bool:
    return USUAL.get(prefix) == (uri if uri in USUAL.values() else None)
