"""Notes and JSON Schemas in, schema faults out. jsonschema is imported when the first schema is compiled.

Keywords of ours, which other programs pass over:

- `x-expected`: what a `pattern` asks for, in words ("a tag without blanks"); without it the description's first sentence.
- `x-order`: the values of an `enum` from cautious to trusting, so that a merge can take the more cautious one.
- `x-sections`: at the top of a schema, the headings that a note must have; a list within it offers a choice.
"""

from __future__ import annotations

from pipeline.validate.note import validate
from pipeline.validate.schemas import Schemas, compile_schemas

__all__ = ["Schemas", "compile_schemas", "validate"]
