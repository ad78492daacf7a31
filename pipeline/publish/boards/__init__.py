"""Canvases and bases, which only Obsidian opens, as pages."""
