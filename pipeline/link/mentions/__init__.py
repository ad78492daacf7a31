"""Places that name a note and do not link to it."""
