"""Merging, from found notes to new texts: the stages dedupe, link and edit put together. Nothing here writes a file."""
