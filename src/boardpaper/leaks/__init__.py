"""Whether anything withheld stands in what is published.

Knows words, names and figures, and where a text of a web page may stand; does not know
how papers are marked, nor the insides of Word files and PDFs. It is given texts with
their places.
"""
