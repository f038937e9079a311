"""What differs between two papers, as a person reads it.

Knows papers as data, and how differences are told; does not know files, nor Word.
"""
