"""The disk, the cache, the configuration's file and Git. Imports the model only."""
