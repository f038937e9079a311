"""PDF: Word documents printed through LibreOffice, finished to be read by anyone, and read."""
