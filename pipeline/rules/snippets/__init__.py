"""SNP: what came of running the snippets of a note, and how they are marked."""
