"""What commands are made of: their arguments, the wiki that they open, the steps of the larger ones, and what they print."""
