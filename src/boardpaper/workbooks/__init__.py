"""An action plan as a workbook that managers edit, out and in again.

Knows sheets, cells and what of a plan each says; does not know how a plan is typed.
"""
