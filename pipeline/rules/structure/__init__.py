"""STR: the sections and headings of a note."""
