"""LNK: links that end nowhere, in several places, or by a detour."""
