"""What notes write beyond CommonMark, one construct a file, as rules of markdown-it-py."""
