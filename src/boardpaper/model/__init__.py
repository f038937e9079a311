"""What a paper is. This room knows no file format, no disk and no Word."""
