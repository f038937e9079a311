"""A paper becomes bytes: one module an output.

Knows papers and the formats they are written in; does not know the disk.
"""
