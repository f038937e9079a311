"""Preflight: what in a finished file ought not to be published.

Knows what people leave in Word files and PDFs; does not know papers, nor who made the file.
"""
