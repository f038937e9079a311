"""Which characters print: those a clerk can see and a Word file can hold.

Knows characters; does not know where they stand nor what is said of them.
"""

import re

MARKS = "\ue000\ue001"
"""Characters for private use (The Unicode Standard, 23.5) that stand for slots in a template."""
UNPRINTABLE = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff" + MARKS + "]"
)
"""What XML 1.0 (2.2) or YAML 1.2.2 (5.1) has no place for, line ends nobody sees, our marks."""
