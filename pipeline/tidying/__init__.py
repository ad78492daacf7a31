"""The whole clean-up of a neglected wiki, in memory: what is left over goes, what is one becomes one, links are mended."""
