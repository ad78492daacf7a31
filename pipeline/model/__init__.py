"""The nouns: frozen dataclasses, one noun a file.

Nothing here imports anything of ours outside this folder, touches the disk or keeps state.
"""
