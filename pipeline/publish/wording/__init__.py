"""The words that we add to an author's own, in each language that the site speaks, and how its names are sorted."""
