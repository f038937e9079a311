"""boardpaper makes committee papers: plain-text sources in, Word documents out."""

__version__ = "0.1.0"
