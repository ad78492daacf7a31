"""TRU: what a note claims about itself against what is known of it."""
