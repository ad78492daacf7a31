"""Text edits and their laws: what is not meant to change keeps every byte."""

from pipeline.edit.diff import diff
from pipeline.edit.fix import Fixed, fix
from pipeline.edit.splice import accepted, apply

__all__ = ["Fixed", "accepted", "apply", "diff", "fix"]
