"""How far a plan has come: statuses and results derived from it, and what moved since.

Knows plans, days and a council's rules; does not know how progress is told, nor files.
"""
