"""Placeholders: what may stand between double braces, and what it gives.

Knows Jinja and the facts of a paper; does not know Markdown or Word.
"""
