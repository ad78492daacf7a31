"""ID: what notes are called, and which note stands for which."""
