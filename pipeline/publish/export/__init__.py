"""Notes as plain Markdown: beside their pages, and for other builders."""
