"""SUP: comments that silence rules."""
