"""What stands around a note's body, and what is told of the note elsewhere: in its head, in previews, to search engines."""
