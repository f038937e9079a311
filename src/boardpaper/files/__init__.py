"""The disk: where papers are, what was read of them, and what is written.

Knows folders, bytes and names; does not know what any file means.
"""
