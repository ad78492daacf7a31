"""GRF: how the notes hang together."""
