"""FM: files that are no notes, and front matter as text, whatever a schema says of it."""
