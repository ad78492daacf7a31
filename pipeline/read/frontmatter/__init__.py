"""The YAML, TOML or JSON head of a note: its text split off, read, and every value's place known."""
